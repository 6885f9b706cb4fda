#include "publish/chapters_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "publish/names.hpp"
#include "publish/paragraphs.hpp"

namespace lector::publish {
namespace {

using nlohmann::ordered_json;

/// The article that begins where a chapter does.
const Article* article_at(const Publication& publication, const edition::Chapter& chapter) {
  const auto sentence = sentence_at(publication, chapter.start_ms);
  const auto found = std::ranges::find(publication.articles, sentence, &Article::first_sentence);
  return found == publication.articles.end() ? nullptr : &*found;
}

}  // namespace

std::string chapters_json(const Publication& publication) {
  ordered_json file{{"version", "1.2.0"}, {"title", publication.title}};
  if (publication.byline) file["author"] = *publication.byline;
  if (publication.publisher) file["podcastName"] = *publication.publisher;
  file["fileName"] = plain_line(publication.audio.file_name);
  auto& chapters = file["chapters"] = ordered_json::array();
  for (const auto& chapter : publication.chapters) {
    ordered_json entry{{"startTime", seconds_of(chapter.start_ms)},
                       {"endTime", seconds_of(chapter.end_ms)},
                       {"title", chapter.title}};
    const auto* const article = article_at(publication, chapter);
    if (article != nullptr && article->url) entry["url"] = *article->url;
    chapters.push_back(std::move(entry));
  }
  return file.dump(1) + "\n";
}

}  // namespace lector::publish
