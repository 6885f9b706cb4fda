#include "publish/publish.hpp"

#include <algorithm>
#include <utility>

#include "base/audio.hpp"
#include "publish/book.hpp"
#include "publish/chapters_json.hpp"
#include "publish/fit.hpp"
#include "publish/page.hpp"
#include "publish/paragraphs.hpp"
#include "publish/srt.hpp"
#include "publish/timing_json.hpp"
#include "publish/transcript_json.hpp"
#include "publish/vtt.hpp"
#include "publish/word_times.hpp"

namespace lector::publish {
namespace {

Sentence sentence_of(const script::Segment& segment, const mix::Cue& cue, int sample_rate_hz) {
  auto shown = segment;
  shown.written = plain_line(segment.written);
  // Spans of words count the bytes of the form they were found in.
  if (shown.written != segment.written) shown.words.clear();
  return {.id = segment.id,
          .role = segment.role,
          .language = fit_language(segment.language),
          .written = shown.written,
          .start_ms = base::to_ms(cue.start_frame, sample_rate_hz),
          .end_ms = base::to_ms(cue.start_frame + cue.length_frames, sample_rate_hz),
          .words = word_times(shown, cue, sample_rate_hz),
          .span = segment.span};
}

std::optional<std::string> plain(const std::optional<std::string>& text) {
  return text ? std::optional(plain_line(*text)) : std::nullopt;
}

std::vector<edition::Chapter> plain(std::vector<edition::Chapter> chapters) {
  for (auto& chapter : chapters) chapter.title = plain_line(chapter.title);
  return chapters;
}

std::vector<Article> articles_of(const script::Script& script) {
  if (script.items.empty()) {
    return {{.headline = plain_line(script.title),
             .section = std::nullopt,
             .byline = plain(script.byline),
             .publication = plain(script.publication),
             .published = plain(script.published),
             .url = plain(script.url),
             .language = fit_language(script.language),
             .first_sentence = 0,
             .end_sentence = script.segments.size()}};
  }
  std::vector<Article> articles;
  articles.reserve(script.items.size());
  for (const auto& item : script.items) {
    articles.push_back({.headline = plain_line(item.headline),
                        .section = plain(item.section),
                        .byline = plain(item.byline),
                        .publication = plain(item.publication),
                        .published = plain(item.published),
                        .url = plain(item.url),
                        .language = fit_language(item.language),
                        .first_sentence = item.first_segment,
                        .end_sentence = item.end_segment});
  }
  return articles;
}

/// @param pictures  by segment.
void add_sentences(Publication& publication,
                   const script::Script& script,
                   const mix::Timeline& timeline,
                   std::map<std::string, edition::Picture> pictures) {
  const auto ids = fit_ids(script);
  publication.sentences.reserve(timeline.cues.size());
  for (const auto& cue : timeline.cues) {
    const auto& segment = script.segments.at(cue.take);
    publication.sentences.push_back(sentence_of(segment, cue, timeline.sample_rate_hz));
    publication.sentences.back().id = ids[cue.take];
    if (const auto picture = pictures.find(segment.id); picture != pictures.end())
      publication.pictures[ids[cue.take]] = std::move(picture->second);
  }
}

/// What a kind of file holds.
/// @param beside  all kinds that are wanted: some refer to others.
std::string text_of(const Publication& publication, Kind kind, const Kinds& beside) {
  switch (kind) {
    case Kind::chapters:
      return chapters_json(publication);
    case Kind::vtt:
      return vtt(publication);
    case Kind::srt:
      return srt(publication);
    case Kind::transcript:
      return transcript_json(publication);
    case Kind::timing:
      return timing_json(publication);
    case Kind::html:
      return page(publication, beside);
    case Kind::epub:  // is no text
      break;
  }
  return {};
}

}  // namespace

Kinds all_kinds() {
  Kinds kinds;
  for (const auto& named : kKinds) kinds.insert(named.kind);
  return kinds;
}

Kinds kinds_named(const std::vector<std::string>& names) {
  Kinds kinds;
  for (const auto& name : names) {
    if (name == "none") continue;
    if (name == "all") return all_kinds();
    const auto* const found = std::ranges::find(kKinds, name, &KindName::name);
    if (found == kKinds.end()) {
      std::string known;
      for (const auto& one : kKinds) known += std::string(one.name) + ", ";
      throw Error(ErrorKind::config,
                  base::quoted(name) + " is nothing that can be published; there are " + known +
                      "all and none");
    }
    kinds.insert(found->kind);
  }
  return kinds;
}

void expect_fit(const Kinds& kinds, edition::Format format) {
  if (format == edition::Format::mp3 || kinds.find(Kind::epub) == kinds.end()) return;
  throw Error(
      ErrorKind::config,
      "a book (epub) holds its sound as MP3; end the output's name in .mp3, or name what is "
      "wanted beside it without epub");
}

std::filesystem::path path_beside(const std::filesystem::path& audio, Kind kind) {
  auto path = audio;
  path.replace_extension();
  return path += std::ranges::find(kKinds, kind, &KindName::kind)->ending;
}

Publication publication_of(const Mixed& mixed,
                           Audio audio,
                           std::map<std::string, edition::Picture> pictures) {
  const auto& [script, timeline, tags] = mixed;
  Publication publication{.title = plain_line(tags.title),
                          .byline = plain(tags.artist),
                          .publisher = plain(tags.album),
                          .published = plain(tags.date),
                          .url = plain(tags.url),
                          .language = fit_language(tags.language),
                          .notice = plain_line(tags.notice),
                          .audio = std::move(audio),
                          .sentences = {},
                          .paragraphs = paragraphs_of(script),
                          .articles = articles_of(script),
                          .chapters = plain(tags.chapters),
                          .cover = tags.cover,
                          .pictures = {}};
  add_sentences(publication, script, timeline, std::move(pictures));
  return publication;
}

Beside::Beside(const Publication& publication,
               const Kinds& kinds,
               const std::filesystem::path& path,
               const base::OutputFile& sound) {
  for (const auto kind : kinds) {
    files_.push_back(std::make_unique<base::OutputFile>(path_beside(path, kind)));
    if (kind == Kind::epub)
      write_book(publication, sound, *files_.back());
    else
      files_.back()->write(text_of(publication, kind, kinds));
  }
}

void Beside::commit() {
  for (const auto& file : files_) file->commit();
}

}  // namespace lector::publish
