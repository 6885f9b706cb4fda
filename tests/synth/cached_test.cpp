#include "synth/cached.hpp"

#include <catch2/catch.hpp>

#include "base/report.hpp"
#include "support/fake_engine.hpp"
#include "support/temporary_folder.hpp"

using lector::synth::CachedEngine;
using lector::synth::key_of;
using lector::synth::take_from;
using lector::synth::Utterance;

namespace {

Utterance words() {
  return {.text = "Some words.", .language = "en", .voice = {.name = "en-us"}};
}

bool same(const lector::synth::Take& one, const lector::synth::Take& other) {
  return one.pcm.samples == other.pcm.samples && one.marks == other.marks &&
         one.pcm.sample_rate_hz == other.pcm.sample_rate_hz;
}

}  // namespace

TEST_CASE("cached engine: an utterance is spoken once, from run to run", "[synth]") {
  const support::TemporaryFolder folder;
  lector::tests::FakeEngine engine;
  for (int run = 0; run < 3; ++run) {
    const lector::base::Cache cache(folder / "cache", 1 << 24);
    CachedEngine cached(engine, cache);
    CHECK(same(cached.speak(words()), lector::tests::FakeEngine().speak(words())));
    CHECK(cached.identity() == engine.identity());
  }
  CHECK(engine.asked().size() == 1);
}

TEST_CASE("cached engine: whatever shapes the sound is another utterance", "[synth]") {
  const lector::tests::FakeEngine engine;
  std::vector<lector::base::Key> keys{key_of(words(), engine)};
  const auto add = [&](const auto& change) {
    auto changed = words();
    change(changed);
    keys.push_back(key_of(changed, engine));
  };
  add([](Utterance& other) { other.text += " "; });
  add([](Utterance& other) { other.language = "de"; });
  add([](Utterance& other) { other.voice.name = "en-gb"; });
  add([](Utterance& other) { ++other.voice.rate_wpm; });
  add([](Utterance& other) { ++other.voice.pitch; });
  add([](Utterance& other) { ++other.voice.pitch_range; });
  add([](Utterance& other) { other.runs = {{{0, 4}, "ko", ""}}; });
  add([](Utterance& other) { other.runs = {{{0, 4}, "ja", ""}}; });
  add([](Utterance& other) { other.runs = {{{0, 4}, "", "ja"}}; });
  add([](Utterance& other) { other.runs = {{{5, 10}, "ko", ""}}; });
  add([](Utterance& other) { other.runs = {{{0, 4}, "ko", ""}, {{5, 10}, "ko", ""}}; });
  std::ranges::sort(keys);
  CHECK(std::ranges::adjacent_find(keys) == keys.end());
}

TEST_CASE("cached engine: a failure isn't kept", "[synth]") {
  const support::TemporaryFolder folder;
  lector::tests::FakeTraits traits;
  traits.fails_on = "words";
  lector::tests::FakeEngine broken(traits);
  lector::tests::FakeEngine sound;
  const lector::base::Cache cache(folder / "cache", 1 << 24);
  CHECK_THROWS_AS(CachedEngine(broken, cache).speak(words()), lector::Error);
  CHECK_FALSE(CachedEngine(sound, cache).speak(words()).pcm.samples.empty());
}

TEST_CASE("cached engine: takes go through bytes and back, others are refused", "[synth]") {
  lector::tests::FakeEngine engine;
  for (const std::string text : {"Some words.", "...", "x"}) {
    auto utterance = words();
    utterance.text = text;
    const auto take = engine.speak(utterance);
    CHECK(same(take_from(to_bytes(take)), take));
  }
  for (const std::string bytes : {"", "take", "\x83\x80\x80\x80", "\x83\x01\x41\x00\x01"})
    CHECK_THROWS_AS(take_from(bytes), lector::Error);
}
