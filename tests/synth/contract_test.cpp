/// What every engine promises, held against the fake and against eSpeak NG.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "base/report.hpp"
#include "support/fake_engine.hpp"
#include "synth/workers.hpp"

using lector::synth::Engine;
using lector::synth::Mark;
using lector::synth::Take;
using lector::synth::Utterance;

namespace {

struct Maker {
  std::string name;
  std::function<std::unique_ptr<Engine>()> make;
};

Maker each_engine() {
  return GENERATE(Maker{"fake", [] { return std::make_unique<lector::tests::FakeEngine>(); }},
                  Maker{"eSpeak NG", [] { return lector::synth::start_espeak(); }});
}

Utterance english(const std::string& text) {
  return {.text = text, .language = "en", .voice = {.name = "en-us+benjamin"}};
}

Utterance german(const std::string& text) {
  return {.text = text, .language = "de", .voice = {.name = "de+edward"}};
}

/// "The editor of 사랑 신문 read the tide.", in Korean and in phonemes.
Utterance with_runs() {
  auto utterance = english("The editor of 사랑 신문 read the tide.");
  utterance.runs = {{{14, 27}, "ko", ""}, {{37, 41}, "", "t'u:"}};
  return utterance;
}

std::vector<Utterance> mixed_utterances() {
  return {english("The bridge opened on Tuesday."),
          german("Die Brücke wurde am Dienstag eröffnet."),
          english("Who paid for it?"),
          english("Forty million dollars, said the mayor, “and not a cent more”."),
          german("Über vierzig Millionen."),
          english("It rains."),
          with_runs()};
}

bool same(const Take& one, const Take& other) {
  return one.pcm.samples == other.pcm.samples && one.marks == other.marks &&
         one.pcm.sample_rate_hz == other.pcm.sample_rate_hz;
}

bool sounds(const Take& take) {
  return std::ranges::any_of(take.pcm.samples, [](auto sample) { return sample != 0; });
}

}  // namespace

TEST_CASE("engine: the same utterance gives the same take whatever was spoken before", "[synth]") {
  const auto maker = each_engine();
  INFO(maker.name);
  const auto engine = maker.make();
  const auto utterances = mixed_utterances();
  std::vector<Take> first;
  for (const auto& utterance : utterances) first.push_back(engine->speak(utterance));
  for (std::size_t i = utterances.size(); i-- > 0;)
    CHECK(same(engine->speak(utterances[i]), first[i]));
  const auto another = maker.make();
  for (const std::size_t i : {3U, 0U, 5U}) CHECK(same(another->speak(utterances[i]), first[i]));
}

TEST_CASE("engine: eight threads get the takes that one gets", "[synth]") {
  const auto maker = each_engine();
  INFO(maker.name);
  const auto engine = maker.make();
  const auto utterances = mixed_utterances();
  std::vector<Take> expected;
  for (const auto& utterance : utterances) expected.push_back(engine->speak(utterance));
  std::vector<int> equal(8, 0);
  {
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < equal.size(); ++thread)
      threads.emplace_back([&, thread] {
        for (std::size_t i = 0; i < utterances.size(); ++i) {
          const std::size_t which = (i + thread) % utterances.size();
          equal[thread] += same(engine->speak(utterances[which]), expected[which]) ? 1 : 0;
        }
      });
  }
  CHECK(equal == std::vector<int>(8, static_cast<int>(utterances.size())));
}

TEST_CASE("engine: words have marks, ascending, inside text and sound", "[synth]") {
  const auto maker = each_engine();
  INFO(maker.name);
  const auto engine = maker.make();
  for (const auto& utterance : mixed_utterances()) {
    const auto take = engine->speak(utterance);
    REQUIRE(take.pcm.sample_rate_hz > 0);
    CHECK(sounds(take));
    std::size_t words = 1;
    for (const char letter : utterance.text) words += letter == ' ' ? 1 : 0;
    CHECK(take.marks.size() <= words);
    CHECK(take.marks.size() + 1 >= words);  // eSpeak NG says "not a" as one word
    Mark last;
    for (const auto& mark : take.marks) {
      CHECK(mark.frame >= last.frame);
      CHECK(mark.offset_bytes >= last.offset_bytes + last.length_bytes);
      CHECK(mark.length_bytes > 0);
      CHECK(mark.offset_bytes + mark.length_bytes <= utterance.text.size());
      CHECK(mark.frame <= static_cast<std::int64_t>(take.pcm.samples.size()));
      last = mark;
    }
  }
}

TEST_CASE("engine: voice, rate and pitch shape the sound", "[synth]") {
  const auto maker = each_engine();
  INFO(maker.name);
  const auto engine = maker.make();
  const auto plain = engine->speak(english("One two three."));
  auto other_voice = english("One two three.");
  other_voice.voice.name = "en-us+klatt";
  auto faster = english("One two three.");
  faster.voice.rate_wpm = 260;
  auto higher = english("One two three.");
  higher.voice.pitch = 80;
  CHECK_FALSE(same(engine->speak(other_voice), plain));
  CHECK(engine->speak(faster).pcm.samples.size() < plain.pcm.samples.size());
  CHECK_FALSE(same(engine->speak(higher), plain));
}

TEST_CASE("engine: runs shape the sound, and none is refused for want of a voice", "[synth]") {
  const auto maker = each_engine();
  INFO(maker.name);
  const auto engine = maker.make();
  const auto take = engine->speak(with_runs());
  auto other = with_runs();
  other.runs.pop_back();
  CHECK_FALSE(same(engine->speak(other), take));
  other.runs.front().language = "ru";
  CHECK_FALSE(same(engine->speak(other), take));
  other.runs.front().language = "xx-unknown";
  CHECK(sounds(engine->speak(other)));
}

TEST_CASE("engine: text with nothing to say gives a take without sound", "[synth]") {
  const auto maker = each_engine();
  INFO(maker.name);
  const auto engine = maker.make();
  for (const auto* text : {"", " ", "...", "()"}) {
    const auto take = engine->speak(english(text));
    CHECK_FALSE(sounds(take));
    CHECK(take.marks.empty());
    CHECK(take.pcm.sample_rate_hz > 0);
  }
}

TEST_CASE("engine: a voice that isn't there is refused as a fault of configuration", "[synth]") {
  const auto maker = each_engine();
  INFO(maker.name);
  const auto engine = maker.make();
  engine->check({.name = "en-us+benjamin"});
  try {
    engine->check({.name = "en-us+nosuch"});
    FAIL("accepted");
  } catch (const lector::Error& error) {
    CHECK(error.kind() == lector::ErrorKind::config);
    CHECK_THAT(error.what(), Catch::Matchers::Contains("\"en-us+nosuch\""));
  }
}

TEST_CASE("engine: it says what it is", "[synth]") {
  const auto maker = each_engine();
  CHECK_THAT(maker.make()->identity(), Catch::Matchers::StartsWith(maker.name));
}
