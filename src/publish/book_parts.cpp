#include "publish/book_parts.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>

#include "publish/names.hpp"
#include "publish/paragraphs.hpp"

namespace lector::publish {
namespace {

constexpr std::size_t kManySentences = 300;
constexpr std::size_t kMostSentences = 600;

std::string numbered(std::string_view name, std::size_t number) {
  auto digits = std::to_string(number);
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  return std::string(name) + digits;
}

std::set<std::size_t> chapter_sentences(const Publication& publication) {
  std::set<std::size_t> sentences;
  for (const auto& chapter : publication.chapters)
    sentences.insert(sentence_at(publication, chapter.start_ms));
  return sentences;
}

std::string path_of(const std::string& name, const edition::Picture& picture) {
  return "pictures/" + name + (picture.mime_type == "image/png" ? ".png" : ".jpg");
}

/// Pictures of the captions that a part has.
void add_captions(BookPictures& pictures, const Publication& publication, const BookPart& part) {
  for (auto i = part.first_sentence; i < part.end_sentence; ++i) {
    const auto& id = publication.sentences[i].id;
    const auto found = publication.pictures.find(id);
    const bool is_caption = publication.sentences[i].role == script::Role::caption;
    if (is_caption && found != publication.pictures.end())
      pictures[id] = {.path = path_of(id, found->second), .picture = &found->second};
  }
}

void add_chapter(BookPictures& pictures, const Publication& publication, const BookPart& part) {
  for (const auto& chapter : publication.chapters) {
    if (!chapter.picture || sentence_at(publication, chapter.start_ms) != part.first_sentence)
      continue;
    const auto& id = publication.sentences[part.first_sentence].id;
    pictures[id] = {.path = path_of(id, *chapter.picture), .picture = &*chapter.picture};
  }
}

}  // namespace

std::string title_of(const Publication& publication) {
  if (!publication.title.empty()) return publication.title;
  // A file's name may be any bytes.
  auto name = plain_line(std::filesystem::path(publication.audio.file_name).stem().string());
  return name.empty() ? "Untitled" : name;
}

const Article* article_of(const Publication& publication, std::size_t sentence) {
  const auto& articles = publication.articles;
  const auto after = std::ranges::upper_bound(articles, sentence, {}, &Article::first_sentence);
  if (after == articles.begin()) return nullptr;
  const auto& article = *std::prev(after);
  return sentence < article.end_sentence ? &article : nullptr;
}

std::vector<BookPart> parts_of(const Publication& publication) {
  const auto chapters = chapter_sentences(publication);
  std::vector<BookPart> parts;
  const Article* last = nullptr;
  for (const auto& paragraph : publication.paragraphs) {
    const auto first = paragraph.first_sentence;
    const auto* const article = article_of(publication, first);
    const auto length = parts.empty() ? 0 : first - parts.back().first_sentence;
    const bool is_long = length >= kMostSentences ||
                         (length >= kManySentences && chapters.find(first) != chapters.end());
    if (parts.empty() || article != last || is_long) {
      const bool is_named = article != nullptr && !article->headline.empty();
      parts.push_back({.id = numbered("part", parts.size() + 1),
                       .title = is_named ? article->headline : title_of(publication),
                       .language = article != nullptr ? article->language : publication.language,
                       .first_sentence = first,
                       .end_sentence = first});
    }
    parts.back().end_sentence = paragraph.end_sentence;
    last = article;
  }
  return parts;
}

const BookPart& part_with(const std::vector<BookPart>& parts, std::size_t sentence) {
  const auto after = std::ranges::upper_bound(parts, sentence, {}, &BookPart::first_sentence);
  return after == parts.begin() ? parts.front() : *std::prev(after);
}

Clip clip_of(const Publication& publication, std::size_t sentence) {
  const auto& sentences = publication.sentences;
  const bool is_last = sentence + 1 == sentences.size();
  return {.begin_ms = sentences[sentence].start_ms,
          .end_ms = is_last ? publication.audio.length_ms : sentences[sentence + 1].start_ms};
}

std::int64_t length_ms(const Publication& publication, const BookPart& part) {
  return clip_of(publication, part.end_sentence - 1).end_ms -
         clip_of(publication, part.first_sentence).begin_ms;
}

BookPictures pictures_of(const Publication& publication, const std::vector<BookPart>& parts) {
  BookPictures pictures;
  for (const auto& part : parts) {
    const auto before = pictures.size();
    add_captions(pictures, publication, part);
    if (pictures.size() == before) add_chapter(pictures, publication, part);
  }
  return pictures;
}

}  // namespace lector::publish
