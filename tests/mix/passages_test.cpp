#include "mix/passages.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>

namespace {

using lector::mix::divide;
using lector::mix::Run;
using lector::script::Script;

/// Sentences that differ, as long as sentences are.
Script long_script(std::size_t sentences, unsigned seed) {
  std::mt19937 random(seed);
  Script script;
  for (std::size_t i = 0; i < sentences; ++i) {
    lector::script::Segment segment;
    segment.voice = "en-us";
    segment.spoken = std::string(20 + random() % 120, 'a') + std::to_string(random());
    script.segments.push_back(segment);
  }
  return script;
}

std::size_t bytes_of(const Script& script, const Run& run) {
  std::size_t bytes = 0;
  for (std::size_t i = run.begin; i < run.end; ++i) bytes += script.segments[i].spoken.size();
  return bytes;
}

/// The words of each run.
std::set<std::string> texts_of(const Script& script) {
  std::set<std::string> texts;
  for (const auto& run : divide(script)) {
    std::string text;
    for (std::size_t i = run.begin; i < run.end; ++i) text += script.segments[i].spoken + "|";
    texts.insert(text);
  }
  return texts;
}

}  // namespace

TEST_CASE("passages: runs cover all segments in order, neither short nor long", "[mix]") {
  const auto script = long_script(2000, 1);
  const auto runs = divide(script);
  std::size_t next = 0;
  for (const auto& run : runs) {
    CHECK(run.begin == next);
    CHECK(run.end > run.begin);
    if (run != runs.back()) CHECK(bytes_of(script, run) >= 150);
    CHECK(bytes_of(script, run) < 1500 + 150);
    next = run.end;
  }
  CHECK(next == script.segments.size());
  CHECK(runs.size() > 200);
}

TEST_CASE("passages: an edited sentence changes the runs around it alone", "[mix]") {
  std::size_t most_changed = 0;
  for (std::size_t edited = 5; edited < 1000; edited += 37) {
    auto script = long_script(1000, 2);
    const auto before = texts_of(script);
    script.segments[edited].spoken += " with more words";
    const auto after = texts_of(script);
    std::vector<std::string> changed;
    std::ranges::set_difference(after, before, std::back_inserter(changed));
    CHECK_FALSE(changed.empty());
    most_changed = std::max(most_changed, changed.size());
  }
  CHECK(most_changed <= 6);
}

TEST_CASE("passages: a sentence that is put in or taken out moves no other end", "[mix]") {
  auto script = long_script(1000, 3);
  const auto before = texts_of(script);
  script.segments.erase(script.segments.begin() + 500);
  const auto after = texts_of(script);
  std::vector<std::string> changed;
  std::ranges::set_difference(after, before, std::back_inserter(changed));
  CHECK(changed.size() <= 6);
}

TEST_CASE("passages: a chapter begins a run, however short the one before", "[mix]") {
  Script script;
  for (int i = 0; i < 10; ++i) {
    lector::script::Segment segment;
    segment.spoken = "Short.";
    if (i % 2 == 0) segment.chapter = "Chapter";
    script.segments.push_back(segment);
  }
  const auto runs = divide(script);
  REQUIRE(runs.size() == 5);
  for (std::size_t i = 0; i < runs.size(); ++i) CHECK(runs[i] == Run{2 * i, 2 * i + 2});
}

TEST_CASE("passages: text without a place to end is cut all the same, and none gives none",
          "[mix]") {
  Script script;
  lector::script::Segment segment;
  segment.spoken = std::string(100, 'x');
  script.segments.assign(1000, segment);  // one hash for all
  for (const auto& run : divide(script)) CHECK(run.end - run.begin <= 15);
  CHECK(divide(Script{}).empty());
}
