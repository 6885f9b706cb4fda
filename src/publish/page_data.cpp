#include "publish/page_data.hpp"

#include <nlohmann/json.hpp>
#include <string_view>

#include "edition/tag_text.hpp"
#include "publish/addresses.hpp"

namespace lector::publish {
namespace {

using nlohmann::ordered_json;

std::string_view media_type(edition::Format format) {
  switch (format) {
    case edition::Format::mp3:
      return "audio/mpeg";
    case edition::Format::wav:
      return "audio/wav";
    case edition::Format::flac:
      return "audio/flac";
    case edition::Format::ogg:
    case edition::Format::opus:
      return "audio/ogg";
  }
  return {};
}

std::string two_digits(std::int64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

ordered_json audio_of(const Publication& publication, const std::optional<std::string>& captions) {
  const auto& audio = publication.audio;
  ordered_json object{{"@type", "AudioObject"},
                      {"contentUrl", file_address(audio.file_name)},
                      {"encodingFormat", media_type(audio.format)},
                      {"duration", iso_duration(audio.length_ms)},
                      {"contentSize", std::to_string(audio.size_bytes)},
                      {"inLanguage", publication.language}};
  if (captions) {
    object["transcript"] = *captions;
    object["caption"] = {
        {"@type", "MediaObject"}, {"contentUrl", *captions}, {"encodingFormat", "text/vtt"}};
  }
  return object;
}

/// What articles and collections have alike.
struct Work {
  const std::optional<std::string>& byline;
  const std::optional<std::string>& publisher;
  const std::optional<std::string>& published;
  const std::optional<std::string>& url;
};

void describe(ordered_json& object, const Work& work) {
  if (work.byline) object["author"] = {{"@type", "Person"}, {"name", *work.byline}};
  if (work.publisher) object["publisher"] = {{"@type", "Organization"}, {"name", *work.publisher}};
  if (work.published) object["datePublished"] = *work.published;
  const auto url = edition::ascii_url(work.url.value_or(""));
  if (!url.empty()) object["mainEntityOfPage"] = url;
}

ordered_json article_of(const Article& article) {
  ordered_json object{
      {"@type", "NewsArticle"}, {"headline", article.headline}, {"inLanguage", article.language}};
  if (article.section) object["articleSection"] = *article.section;
  describe(object, {article.byline, article.publication, article.published, article.url});
  return object;
}

}  // namespace

std::string iso_duration(std::int64_t time_ms) {
  std::string text = "PT";
  if (const auto hours = time_ms / 3'600'000; hours > 0) text += std::to_string(hours) + "H";
  if (const auto minutes = time_ms / 60'000 % 60; minutes > 0)
    text += std::to_string(minutes) + "M";
  text += std::to_string(time_ms / 1000 % 60);
  if (const auto rest = time_ms % 1000; rest > 0) {
    auto digits = std::to_string(1000 + rest).substr(1);
    digits.erase(digits.find_last_not_of('0') + 1);
    text += "." + digits;
  }
  return text + "S";
}

std::string short_time(std::int64_t time_ms) {
  const auto seconds = time_ms / 1000;
  const auto minutes = seconds / 60 % 60;
  if (seconds < 3600) return std::to_string(minutes) + ":" + two_digits(seconds % 60);
  return std::to_string(seconds / 3600) + ":" + two_digits(minutes) + ":" +
         two_digits(seconds % 60);
}

std::string times_json(const Publication& publication) {
  std::string rows = "[";
  for (const auto& sentence : publication.sentences) {
    if (rows.size() > 1) rows += ",\n";
    rows += "[" + std::to_string(sentence.start_ms) + "," +
            std::to_string(sentence.end_ms - sentence.start_ms);
    for (const auto& word : sentence.words)
      rows += "," + std::to_string(word.start_ms - sentence.start_ms);
    rows += "]";
  }
  return rows + "]";
}

std::string linked_data(const Publication& publication,
                        const std::optional<std::string>& captions) {
  ordered_json object{{"@context", "https://schema.org"}};
  if (publication.articles.size() == 1) {
    object.update(article_of(publication.articles.front()));
    object["headline"] = publication.title;
  } else {
    object["@type"] = "CollectionPage";
    object["name"] = publication.title;
    object["inLanguage"] = publication.language;
    describe(object,
             {publication.byline, publication.publisher, publication.published, publication.url});
    auto& parts = object["hasPart"] = ordered_json::array();
    for (const auto& article : publication.articles) parts.push_back(article_of(article));
  }
  object["audio"] = audio_of(publication, captions);
  std::string text;
  // A "<" could begin "</script>" or "<!--"; in JSON it only stands in strings.
  for (const char c : object.dump()) text += c == '<' ? std::string("\\u003c") : std::string(1, c);
  return text;
}

}  // namespace lector::publish
