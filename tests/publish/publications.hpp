/// Publications made by hand, whose times are known.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "publish/publication.hpp"

namespace lector::tests {

/// A sentence whose words last half a second each.
inline publish::Sentence sentence_of(std::string id,
                                     script::Role role,
                                     const std::string& written,
                                     std::int64_t start_ms) {
  publish::Sentence sentence;
  sentence.id = std::move(id);
  sentence.role = role;
  sentence.language = "en";
  sentence.written = written;
  sentence.start_ms = start_ms;
  auto time_ms = start_ms;
  for (std::size_t begin = 0; begin < written.size();) {
    const auto end = std::min(written.find(' ', begin), written.size());
    if (end > begin) {
      sentence.words.push_back({.written = {begin, end},
                                .start_ms = time_ms,
                                .end_ms = time_ms + 500,
                                .source = {begin, end}});
      time_ms += 500;
    }
    begin = end + 1;
  }
  sentence.end_ms = std::max(time_ms, start_ms + 500);
  sentence.span = {0, written.size()};
  return sentence;
}

/// One article of the sentences given, a paragraph each, one second between them.
inline publish::Publication publication_of(
    const std::vector<std::pair<script::Role, std::string>>& written) {
  publish::Publication publication;
  publication.title = written.empty() ? "Nothing" : written.front().second;
  publication.language = "en";
  publication.notice = "This article is read by an artificial voice.";
  std::int64_t time_ms = 250;
  for (const auto& [role, text] : written) {
    const auto position = publication.sentences.size();
    publication.sentences.push_back(
        sentence_of("s" + std::to_string(1001 + position).replace(0, 1, "0"), role, text, time_ms));
    publication.paragraphs.push_back(
        {.role = role, .first_sentence = position, .end_sentence = position + 1});
    time_ms = publication.sentences.back().end_ms + 1000;
  }
  publication.audio = {.file_name = "edition.mp3",
                       .format = edition::Format::mp3,
                       .length_ms = time_ms,
                       .size_bytes = 1234};
  publication.articles.push_back({.headline = publication.title,
                                  .section = std::nullopt,
                                  .byline = std::nullopt,
                                  .publication = std::nullopt,
                                  .published = std::nullopt,
                                  .url = std::nullopt,
                                  .language = "en",
                                  .first_sentence = 0,
                                  .end_sentence = publication.sentences.size()});
  publication.chapters.push_back(
      {.title = publication.title, .start_ms = 0, .end_ms = publication.audio.length_ms});
  return publication;
}

}  // namespace lector::tests
