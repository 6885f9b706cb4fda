#include "publish/timing_json.hpp"

#include <nlohmann/json.hpp>

#include "publish/paragraphs.hpp"
#include "script/names.hpp"

namespace lector::publish {
namespace {

using nlohmann::ordered_json;

ordered_json span_of(const base::SourceSpan& span) {
  if (span.begin >= span.end) return nullptr;
  return {span.begin, span.end};
}

ordered_json word_of(const Word& word, const Sentence& sentence) {
  const auto [begin, end] = word.written;
  return {{"written", sentence.written.substr(begin, end - begin)},
          {"start_ms", word.start_ms},
          {"end_ms", word.end_ms},
          {"offset", {begin, end}},
          {"span", span_of(word.source)}};
}

}  // namespace

std::string timing_json(const Publication& publication) {
  auto segments = ordered_json::array();
  for (const auto& sentence : publication.sentences) {
    auto words = ordered_json::array();
    for (const auto& word : sentence.words) words.push_back(word_of(word, sentence));
    segments.push_back({{"id", sentence.id},
                        {"role", script::name_of(sentence.role)},
                        {"language", sentence.language},
                        {"start_ms", sentence.start_ms},
                        {"end_ms", sentence.end_ms},
                        {"written", sentence.written},
                        {"span", span_of(sentence.span)},
                        {"words", std::move(words)}});
  }
  const ordered_json file{{"format", "lector.timing/1"},
                          {"audio", plain_line(publication.audio.file_name)},
                          {"duration_ms", publication.audio.length_ms},
                          {"segments", std::move(segments)}};
  return file.dump(1) + "\n";
}

}  // namespace lector::publish
