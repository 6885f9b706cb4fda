#include <algorithm>
#include <catch2/catch.hpp>

#include "base/audio.hpp"
#include "mix/master.hpp"
#include "mix/sounds.hpp"

namespace {

using lector::mix::Master;
using lector::mix::play;
using lector::mix::Timeline;
using lector::synth::Take;
using lector::tests::loader_of;
using lector::tests::pull_all;
using lector::tests::take_of;
using lector::tests::timeline_of;

std::vector<Take> hot_takes() {
  return {take_of(lector::tests::speech_like(0.9, 0.7, 22050), 22050),
          take_of(lector::tests::tone({.amplitude = 0.9, .seconds = 0.31}, 22050), 22050),
          take_of(lector::tests::tone({.amplitude = 0.2, .seconds = 0.001}, 22050), 22050),
          take_of(lector::tests::speech_like(0.9, 1.1, 24000), 24000)};
}

Master loud() {
  Master master;
  master.gain_db = 6.0;
  return master;
}

}  // namespace

TEST_CASE("play: gives exactly the timeline's frames, for any block size the same", "[mix]") {
  const auto takes = hot_takes();
  const auto timeline = timeline_of(takes, 44100, 5000);
  const auto whole = pull_all(play(timeline, loader_of(takes), loud()), 1U << 20U);
  REQUIRE(static_cast<std::int64_t>(whole.size()) == timeline.length_frames);
  for (const std::size_t block : {1U, 7U, 1024U, 4096U}) {
    CHECK(pull_all(play(timeline, loader_of(takes), loud()), block) == whole);
  }
}

TEST_CASE("play: from any frame on it is the rest of the whole", "[mix]") {
  const auto takes = hot_takes();
  for (const std::int64_t gap : {0, 5000}) {
    const auto timeline = lector::tests::divided(timeline_of(takes, 44100, gap));
    const auto whole = pull_all(play(timeline, loader_of(takes), loud()));
    REQUIRE(std::ssize(whole) == timeline.length_frames);
    std::vector<std::int64_t> begins{0, 1, timeline.length_frames - 1, timeline.length_frames};
    for (const auto& passage : timeline.passages) {
      for (const std::int64_t offset : {-4608, -1, 0, 1, 700})
        begins.push_back(
            std::clamp<std::int64_t>(passage.start_frame + offset, 0, timeline.length_frames));
      begins.push_back(passage.end_frame);
      begins.push_back(std::max<std::int64_t>(passage.end_frame - 3, 0));
    }
    for (const auto begin : begins) {
      CAPTURE(gap, begin);
      const auto rest = pull_all(play(timeline, loader_of(takes), loud(), begin));
      CHECK(std::ranges::equal(rest, std::span(whole).subspan(static_cast<std::size_t>(begin))));
    }
  }
}

TEST_CASE("play: beginning in the silence before a passage loads no take of the one before",
          "[mix]") {
  const auto takes = hot_takes();
  const auto timeline = lector::tests::divided(timeline_of(takes, 44100, 9000));
  std::vector<std::size_t> asked;
  const auto loader = [&](std::size_t position) {
    asked.push_back(position);
    return takes[position];
  };
  const auto& cue = timeline.cues[1];
  static_cast<void>(
      pull_all(play(timeline, loader, {}, cue.start_frame + cue.length_frames), 4096));
  CHECK(asked == std::vector<std::size_t>{2, 3});
}

TEST_CASE("play: is silent exactly where no cue is, and sounds where one is", "[mix]") {
  const auto takes = hot_takes();
  const auto timeline = timeline_of(takes, 44100, 5000);
  const auto sound = pull_all(play(timeline, loader_of(takes), loud()));
  std::vector<bool> covered(sound.size(), false);
  for (const auto& cue : timeline.cues) {
    std::fill_n(covered.begin() + cue.start_frame, cue.length_frames, true);
    const auto part = std::span(sound).subspan(static_cast<std::size_t>(cue.start_frame),
                                               static_cast<std::size_t>(cue.length_frames));
    CHECK(lector::tests::rms(part) > 0.01);
  }
  for (std::size_t i = 0; i < sound.size(); ++i) {
    if (!covered[i] && sound[i] != 0.0F) {
      FAIL("sound at frame " << i);
    }
  }
}

TEST_CASE("play: the limiter's look-ahead is undone", "[mix]") {
  std::vector<float> click(2000, 0.0F);
  click[1000] = 0.9F;
  const std::vector<Take> takes{take_of(click, 44100)};
  auto timeline = timeline_of(takes, 44100, 300);
  for (const double gain_db : {-10.0, 10.0}) {
    Master master;
    master.gain_db = gain_db;
    const auto sound = pull_all(play(timeline, loader_of(takes), master));
    const auto peak = std::ranges::max_element(sound);
    CHECK(peak - sound.begin() == 1300);
  }
}

TEST_CASE("play: cues that touch and blocks that cut them lose nothing", "[mix]") {
  const std::vector<Take> takes(20,
                                take_of(lector::tests::tone({.seconds = 0.0501}, 22050), 22050));
  const auto timeline = timeline_of(takes, 44100, 0);
  const auto sound = pull_all(play(timeline, loader_of(takes), {}), 333);
  const auto length = static_cast<std::size_t>(timeline.cues[0].length_frames);
  for (std::size_t i = 1; i < takes.size(); ++i) {
    CHECK(std::equal(sound.begin(),
                     sound.begin() + static_cast<std::ptrdiff_t>(length),
                     sound.begin() + static_cast<std::ptrdiff_t>(i * length)));
  }
}

TEST_CASE("play: takes are loaded one at a time, each once, in order", "[mix]") {
  const auto takes = hot_takes();
  const auto timeline = timeline_of(takes, 44100, 500);
  std::vector<std::size_t> asked;
  const auto loader = [&](std::size_t position) {
    asked.push_back(position);
    return takes[position];
  };
  const auto source = play(timeline, loader, {});
  CHECK(asked.empty());
  static_cast<void>(pull_all(source, 100));
  CHECK(asked == std::vector<std::size_t>{0, 1, 2, 3});
}

TEST_CASE("play: a timeline without cues is silence, an empty one nothing", "[mix]") {
  Timeline timeline;
  timeline.length_frames = 10000;
  const auto sound = pull_all(play(timeline, loader_of({}), loud()));
  CHECK(sound == std::vector<float>(10000, 0.0F));
  CHECK(pull_all(play(Timeline{}, loader_of({}), loud())).empty());
}

TEST_CASE("play: silent takes stay silent numbers", "[mix]") {
  const std::vector<Take> takes{take_of(std::vector<float>(3000, 0.0F), 22050)};
  const auto timeline = timeline_of(takes, 44100, 100);
  const auto sound = pull_all(play(timeline, loader_of(takes), loud()));
  CHECK(std::ranges::all_of(sound, [](float v) { return v == 0.0F; }));
}

TEST_CASE("play: after the end it keeps saying so", "[mix]") {
  const auto takes = hot_takes();
  const auto timeline = timeline_of(takes, 44100, 10);
  const auto source = play(timeline, loader_of(takes), {});
  static_cast<void>(pull_all(source));
  std::vector<float> more(100);
  CHECK(source(more) == 0);
  CHECK(source(std::span<float>{}) == 0);
}
