#include "publish/word_times.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace lector;

namespace {

script::Segment segment_of(const std::string& written, const std::string& spoken) {
  script::Segment segment;
  segment.written = written;
  segment.spoken = spoken;
  return segment;
}

mix::Cue cue_of(std::vector<mix::WordOnset> onsets, std::int64_t length_frames = 10'000) {
  mix::Cue cue;
  cue.start_frame = 1000;
  cue.length_frames = length_frames;
  cue.onsets = std::move(onsets);
  return cue;
}

std::string words_of(const script::Segment& segment, const std::vector<publish::Word>& words) {
  std::string text;
  for (const auto& word : words)
    text += "[" +
            segment.written.substr(word.written.begin, word.written.end - word.written.begin) +
            " " + std::to_string(word.start_ms) + "-" + std::to_string(word.end_ms) + "]";
  return text;
}

/// At 1000 Hz a frame is a millisecond.
std::string timed(const script::Segment& segment, std::vector<mix::WordOnset> onsets) {
  return words_of(segment, publish::word_times(segment, cue_of(std::move(onsets)), 1000));
}

}  // namespace

TEST_CASE("word times: a word begins where the engine says and lasts until the next", "[publish]") {
  auto segment = segment_of("The tide, then.", "The tide, then.");
  segment.words = {{.spoken = {0, 3}, .written = {0, 3}, .source = {}},
                   {.spoken = {4, 8}, .written = {4, 8}, .source = {}},
                   {.spoken = {10, 14}, .written = {10, 14}, .source = {}}};
  CHECK(timed(segment, {{0, 0, 3}, {2000, 4, 4}, {6000, 10, 4}}) ==
        "[The 1000-3000][tide 3000-7000][then 7000-11000]");
}

TEST_CASE("word times: words that the engine doesn't tell lie between their neighbours",
          "[publish]") {
  auto segment = segment_of("one of the boats", "one of the boats");
  segment.words = {{.spoken = {0, 3}, .written = {0, 3}, .source = {}},
                   {.spoken = {4, 6}, .written = {4, 6}, .source = {}},
                   {.spoken = {7, 10}, .written = {7, 10}, .source = {}},
                   {.spoken = {11, 16}, .written = {11, 16}, .source = {}}};
  const auto text = timed(segment, {{0, 0, 3}, {2000, 4, 2}, {9000, 11, 5}});
  CHECK(text == "[one 1000-3000][of 3000-6000][the 6000-10000][boats 10000-11000]");
}

TEST_CASE("word times: what is said for several written words is one", "[publish]") {
  auto segment = segment_of("It cost $5 million.", "It cost five million dollars.");
  segment.words = {{.spoken = {0, 2}, .written = {0, 2}, .source = {10, 12}},
                   {.spoken = {3, 7}, .written = {3, 7}, .source = {13, 17}},
                   {.spoken = {8, 12}, .written = {8, 18}, .source = {18, 28}},
                   {.spoken = {13, 20}, .written = {8, 18}, .source = {18, 28}},
                   {.spoken = {21, 28}, .written = {8, 18}, .source = {18, 28}}};
  CHECK(timed(segment, {{0, 0, 2}, {1000, 3, 4}, {3000, 8, 4}, {5000, 13, 7}, {8000, 21, 7}}) ==
        "[It 1000-2000][cost 2000-4000][$5 million 4000-11000]");
}

TEST_CASE("word times: an introduction of Lector's own comes before the first word", "[publish]") {
  auto segment = segment_of("Boats at dawn", "Photo: Boats at dawn");
  segment.words = {{.spoken = {0, 5}, .written = {0, 0}, .source = {}},
                   {.spoken = {7, 12}, .written = {0, 5}, .source = {}},
                   {.spoken = {13, 15}, .written = {6, 8}, .source = {}},
                   {.spoken = {16, 20}, .written = {9, 13}, .source = {}}};
  CHECK(timed(segment, {{0, 0, 5}, {2000, 7, 5}, {4000, 13, 2}, {5000, 16, 4}}) ==
        "[Boats 3000-5000][at 5000-6000][dawn 6000-11000]");
}

TEST_CASE("word times: a script from a file has its words matched", "[publish]") {
  const auto segment = segment_of("On May 3 all was well.", "On May third all was well.");
  CHECK(
      timed(segment,
            {{0, 0, 2}, {1000, 3, 3}, {2000, 7, 5}, {3000, 13, 3}, {4000, 17, 3}, {5000, 21, 4}}) ==
      "[On 1000-2000][May 2000-3000][3 3000-4000][all 4000-5000][was 5000-6000][well "
      "6000-11000]");
}

TEST_CASE("word times: onsets that contradict each other never turn time back", "[publish]") {
  const auto segment = segment_of("a b c d", "a b c d");
  const auto words = publish::word_times(
      segment, cue_of({{0, 0, 1}, {9000, 2, 1}, {100, 4, 1}, {200, 6, 1}}), 1000);
  REQUIRE(words.size() == 4);
  for (std::size_t i = 0; i < words.size(); ++i) {
    CHECK(words[i].start_ms <= words[i].end_ms);
    if (i > 0) CHECK(words[i - 1].end_ms == words[i].start_ms);
  }
  CHECK(words.back().end_ms == 11'000);
}

TEST_CASE("word times: text without a word has none, and without onsets all are spread",
          "[publish]") {
  CHECK(timed(segment_of("…", "…"), {}).empty());
  CHECK(timed(segment_of("ab cd", "ab cd"), {}) == "[ab 1000-7000][cd 7000-11000]");
}

TEST_CASE("word times: of words that are one event the second begins behind the first",
          "[publish]") {
  auto segment = segment_of("HA-RAM", "ha-ram");
  segment.words = {{.spoken = {0, 2}, .written = {0, 2}, .source = {}},
                   {.spoken = {3, 6}, .written = {3, 6}, .source = {}}};
  CHECK(timed(segment, {{0, 0, 6}}) == "[HA 1000-6000][RAM 6000-11000]");
}
