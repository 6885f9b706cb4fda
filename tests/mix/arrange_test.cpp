#include "mix/arrange.hpp"

#include <catch2/catch.hpp>

#include "base/report.hpp"
#include "mix/resample.hpp"

namespace {

using lector::mix::arrange;
using lector::mix::Extent;
using lector::mix::Timeline;
using lector::script::Pause;
using lector::script::Script;

constexpr int kRate = 44100;
constexpr std::int64_t kLeadIn = 11025;  // 250 ms
using lector::mix::kPassageGrid;

lector::voice::Style style() {
  lector::voice::Style made;
  made.name = "test";
  made.pauses_ms = {{"after_headline", 900},
                    {"after_opening", 800},
                    {"after_sentence", 300},
                    {"after_paragraph", 500},
                    {"after_list_item", 350},
                    {"after_caption", 600},
                    {"before_subheading", 1000},
                    {"after_subheading", 700},
                    {"before_sign_off", 1200},
                    {"at_end", 1500}};
  return made;
}

void add(Script& script, Pause pause, std::optional<std::string> chapter = std::nullopt) {
  lector::script::Segment segment;
  segment.id = "s" + std::to_string(script.segments.size() + 1);
  segment.pause = pause;
  segment.spoken = "words";
  segment.chapter = std::move(chapter);
  script.segments.push_back(segment);
}

std::vector<Extent> same_extents(const Script& script, const Extent& extent) {
  return std::vector<Extent>(script.segments.size(), extent);
}

std::int64_t pause_after(const Timeline& timeline, std::size_t cue) {
  const auto& before = timeline.cues.at(cue);
  return timeline.cues.at(cue + 1).start_frame - before.start_frame - before.length_frames;
}

}  // namespace

TEST_CASE("arrange: each class of pause gets its length from the style", "[mix]") {
  const auto [pause, pause_ms] = GENERATE(table<Pause, int>({{Pause::after_headline, 900},
                                                             {Pause::after_opening, 800},
                                                             {Pause::after_sentence, 300},
                                                             {Pause::after_paragraph, 500},
                                                             {Pause::after_list_item, 350},
                                                             {Pause::after_caption, 600},
                                                             {Pause::before_subheading, 1000},
                                                             {Pause::after_subheading, 700},
                                                             {Pause::before_sign_off, 1200},
                                                             {Pause::at_end, 1500}}));
  Script script;
  add(script, pause, "Start");
  add(script, Pause::at_end);
  const auto timeline = arrange(script, same_extents(script, {100, 5100, 22050}), style(), kRate);
  CHECK(pause_after(timeline, 0) == pause_ms * kRate / 1000);
}

TEST_CASE("arrange: chapters begin on whole seconds, and speech a quarter second later", "[mix]") {
  Script script;
  for (int i = 0; i < 40; ++i) {
    add(script,
        i % 3 == 0 ? Pause::before_subheading : Pause::after_sentence,
        i % 5 == 0 ? std::optional<std::string>("Chapter " + std::to_string(i)) : std::nullopt);
  }
  std::vector<Extent> extents;
  for (int i = 0; i < 40; ++i) {
    extents.push_back({0, 4001 + 997 * i, 22050});
  }
  const auto timeline = arrange(script, extents, style(), kRate);
  REQUIRE(timeline.chapters.size() == 8);
  for (std::size_t i = 0; i < timeline.chapters.size(); ++i) {
    CHECK(timeline.chapters[i].start_frame % kRate == 0);
    const auto lead_in = timeline.cues[i * 5].start_frame - timeline.chapters[i].start_frame;
    CHECK(lead_in >= kLeadIn);
    CHECK(lead_in < kLeadIn + kPassageGrid);
  }
}

TEST_CASE("arrange: the pause before a chapter is stretched by less than a second, never shortened",
          "[mix]") {
  for (std::int64_t length = 2000; length < 26000; length += 611) {
    Script script;
    add(script, Pause::before_subheading, "One");
    add(script, Pause::at_end, "Two");
    const auto timeline = arrange(script, same_extents(script, {0, length, 22050}), style(), kRate);
    CHECK(pause_after(timeline, 0) >= kRate);
    CHECK(pause_after(timeline, 0) < 2 * kRate + kPassageGrid);
  }
}

TEST_CASE("arrange: a chapter begins after the cue before it even without a pause", "[mix]") {
  auto hasty = style();
  hasty.pauses_ms["after_sentence"] = 0;
  Script script;
  add(script, Pause::after_sentence, "One");
  add(script, Pause::at_end, "Two");
  // Ends exactly on the second, then one frame later.
  for (const std::int64_t extra : {0, 1}) {
    constexpr std::int64_t kFirst = 10 * kPassageGrid;  // where the lead-in ends on the grid
    const auto extents = same_extents(script, {0, kRate - kFirst + extra, kRate});
    const auto timeline = arrange(script, extents, hasty, kRate);
    CHECK(timeline.chapters.at(1).start_frame == (1 + extra) * kRate);
  }
}

TEST_CASE("arrange: chapters are contiguous from 0 to the end, which is a whole second", "[mix]") {
  Script script;
  add(script, Pause::after_headline, "One");
  add(script, Pause::after_sentence, "Two");
  add(script, Pause::at_end, "Three");
  const auto timeline = arrange(script, same_extents(script, {50, 30000, 22050}), style(), kRate);
  REQUIRE(timeline.chapters.size() == 3);
  CHECK(timeline.chapters[0].start_frame == 0);
  CHECK(timeline.chapters[0].end_frame == timeline.chapters[1].start_frame);
  CHECK(timeline.chapters[1].end_frame == timeline.chapters[2].start_frame);
  CHECK(timeline.chapters[2].end_frame == timeline.length_frames);
  CHECK(timeline.length_frames % kRate == 0);
  const auto& last = timeline.cues.back();
  CHECK(timeline.length_frames - last.start_frame - last.length_frames >= 3 * kRate / 2);
}

TEST_CASE("arrange: a script whose first segment names no chapter begins one with its title",
          "[mix]") {
  Script script;
  script.title = "Tides";
  add(script, Pause::at_end);
  const auto timeline = arrange(script, same_extents(script, {0, 5000, 22050}), style(), kRate);
  REQUIRE(timeline.chapters.size() == 1);
  CHECK(timeline.chapters[0].title == "Tides");
}

TEST_CASE("arrange: cues carry their segment, take and the frames that sound", "[mix]") {
  Script script;
  add(script, Pause::after_sentence, "One");
  add(script, Pause::at_end);
  const auto timeline = arrange(script, same_extents(script, {100, 5101, 22050}), style(), kRate);
  REQUIRE(timeline.cues.size() == 2);
  CHECK(timeline.cues[1].segment_id == "s2");
  CHECK(timeline.cues[1].take == 1);
  CHECK(timeline.cues[1].take_begin == 100);
  CHECK(timeline.cues[1].take_end == 5101);
  CHECK(timeline.cues[1].length_frames == 10002);  // 22050 to 44100 is exactly twice
  CHECK(timeline.cues[1].gain_db == 0.0);
}

TEST_CASE("arrange: lengths at other rates are rounded to the nearest frame, halves up", "[mix]") {
  using lector::mix::rescaled;
  CHECK(rescaled(147, 22050, 48000) == 320);
  CHECK(rescaled(1, 22050, 48000) == 2);   // 2.18
  CHECK(rescaled(5, 22050, 48000) == 11);  // 10.88
  CHECK(rescaled(1, 32000, 48000) == 2);   // 1.5
  CHECK(rescaled(3, 48000, 24000) == 2);   // 1.5
  CHECK(rescaled(24LL * 3600 * 22050, 22050, 48000) == 24LL * 3600 * 48000);
  STATIC_REQUIRE(rescaled(0, 22050, 44100) == 0);
}

TEST_CASE("arrange: a day of cues neither drifts nor overlaps", "[mix]") {
  Script script;
  constexpr std::size_t kCues = 30000;
  for (std::size_t i = 0; i < kCues; ++i) {
    add(script, Pause::after_sentence, i == 0 ? std::optional<std::string>("Day") : std::nullopt);
    script.segments.back().spoken += std::to_string(i);
  }
  const Extent extent{0, 57331, 22050};
  const auto timeline = arrange(script, same_extents(script, extent), style(), 48000);
  CHECK(timeline.passages.size() > 500);
  std::size_t stretched = 0;
  for (std::size_t i = 0; i + 1 < kCues; ++i) {
    const auto pause = pause_after(timeline, i) - 14400;
    REQUIRE(pause >= 0);
    REQUIRE(pause < kPassageGrid);
    stretched += pause > 0 ? 1 : 0;
  }
  CHECK(stretched <= timeline.passages.size());
  CHECK(timeline.length_frames > 24LL * 3600 * 48000);
}

TEST_CASE("arrange: passages lie on the grid around their cues, apart where pauses allow",
          "[mix]") {
  const auto pause_ms = GENERATE(0, 20, 60, 100, 300);
  auto paused = style();
  paused.pauses_ms["after_sentence"] = pause_ms;
  Script script;
  for (int i = 0; i < 400; ++i) {
    add(script, Pause::after_sentence);
    script.segments.back().spoken += std::to_string(i);
  }
  std::vector<Extent> extents;
  for (int i = 0; i < 400; ++i) extents.push_back({0, 3001 + 17 * i, 22050});
  const auto timeline = arrange(script, extents, paused, kRate);
  REQUIRE(timeline.passages.size() > 5);
  std::int64_t end = 0;
  std::size_t cue = 0;
  for (const auto& passage : timeline.passages) {
    CHECK(passage.first_cue == cue);
    CHECK(passage.start_frame >= end);
    CHECK(passage.start_frame % kPassageGrid == 0);
    CHECK(passage.end_frame % kPassageGrid == 0);
    const auto& first = timeline.cues[passage.first_cue];
    const auto& last = timeline.cues[passage.end_cue - 1];
    CHECK(first.start_frame % kPassageGrid == 0);
    CHECK(passage.start_frame <= first.start_frame);
    CHECK(passage.end_frame >= last.start_frame + last.length_frames);
    if (pause_ms == 300) CHECK(first.start_frame - passage.start_frame == 3 * kPassageGrid);
    cue = passage.end_cue;
    end = passage.end_frame;
  }
  CHECK(cue == timeline.cues.size());
  CHECK(end <= timeline.length_frames);
}

TEST_CASE("arrange: no segments make an empty timeline", "[mix]") {
  const auto timeline = arrange(Script{}, {}, style(), kRate);
  CHECK(timeline.cues.empty());
  CHECK(timeline.chapters.empty());
  CHECK(timeline.length_frames == 0);
}

TEST_CASE("arrange: a take without sound is named with its words", "[mix]") {
  Script script;
  add(script, Pause::at_end, "One");
  try {
    static_cast<void>(arrange(script, same_extents(script, {0, 0, 22050}), style(), kRate));
    FAIL("no error");
  } catch (const lector::Error& error) {
    CHECK(error.kind() == lector::ErrorKind::engine);
    CHECK_THAT(error.what(), Catch::Contains("s1") && Catch::Contains("words"));
  }
}

TEST_CASE("arrange: a missing take is an error of the engine", "[mix]") {
  Script script;
  add(script, Pause::after_sentence, "One");
  add(script, Pause::at_end);
  const std::vector<Extent> one{{0, 5000, 22050}};
  CHECK_THROWS_AS(arrange(script, one, style(), kRate), lector::Error);
}

TEST_CASE("arrange: a pause that the style lacks is named", "[mix]") {
  Script script;
  add(script, Pause::after_caption, "One");
  auto poor = style();
  poor.pauses_ms.erase("after_caption");
  CHECK_THROWS_WITH(arrange(script, same_extents(script, {0, 5000, 22050}), poor, kRate),
                    Catch::Contains("after_caption"));
}
