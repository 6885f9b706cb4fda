#include "pipeline/render.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "base/cache.hpp"
#include "base/files.hpp"
#include "edition/inspect.hpp"
#include "support/fake_engine.hpp"
#include "support/temporary_folder.hpp"

using namespace lector;

namespace {

voice::Style newsreader() {
  return voice::read_style(LECTOR_SOURCE_DIR "/voices", "newsreader");
}

script::Script small_script() {
  return pipeline::script_of(
      "The Ferry Comes Home\n\nThe ferry came home at noon. Nobody was surprised.\n\n"
      "## What happened next\n\nThe passengers went ashore.\n",
      newsreader());
}

/// An article long enough for many passages; one sentence of it may be another.
script::Script long_script(const std::string& sentence = "Nothing else happened on that day.") {
  std::string text = "The Ferry Comes Home\n\n";
  for (int i = 0; i < 60; ++i) {
    if (i == 30) text += sentence + " ";
    if (i % 20 == 19) text += "\n\n## Part " + std::to_string(i) + "\n\n";
    text += "The ferry came home for the " + std::to_string(i) + "th time, and it was noon. ";
    text += "Number " + std::to_string(i * i) + " was seen on the pier.\n\n";
  }
  return pipeline::script_of(text, newsreader());
}

/// Bytes of an edition made with or without a cache.
std::string rendered_bytes(const script::Script& script,
                           synth::Engine& engine,
                           const base::Cache* cache,
                           std::size_t jobs = 2) {
  const support::TemporaryFolder folder;
  pipeline::RenderOptions options;
  options.style = newsreader();
  options.jobs = jobs;
  options.cache = cache;
  options.program = "test";
  static_cast<void>(pipeline::render(script, options, engine, folder / "a.mp3"));
  return base::read_file(folder / "a.mp3", 1U << 30U);
}

pipeline::Rendered render(synth::Engine& engine,
                          const std::filesystem::path& output,
                          const base::Progress& progress = {}) {
  pipeline::RenderOptions options;
  options.style = newsreader();
  options.jobs = 3;
  options.progress = progress;
  return pipeline::render(small_script(), options, engine, output);
}

}  // namespace

TEST_CASE("render: every segment is asked for once and gets its cue, in order", "[pipeline]") {
  const support::TemporaryFolder folder;
  tests::FakeEngine engine;
  const auto rendered = render(engine, folder / "a.mp3");
  CHECK(engine.asked().size() == rendered.script.segments.size());
  REQUIRE(rendered.timeline.cues.size() == rendered.script.segments.size());
  for (std::size_t i = 0; i < rendered.timeline.cues.size(); ++i)
    CHECK(rendered.timeline.cues[i].segment_id == rendered.script.segments[i].id);
  CHECK(rendered.loudness.integrated_lufs == Approx(-16.0).margin(0.2));
}

TEST_CASE("render: runs reach the engine, and one that no voice reads is noted once",
          "[pipeline]") {
  const support::TemporaryFolder folder;
  tests::FakeTraits traits;
  traits.voices = {"en-us+benjamin", "ko"};
  tests::FakeEngine engine(traits);
  const auto script = pipeline::script_of(
      R"({"format": "lector.script/1", "language": "en", "segments": [
          {"written": "The sign said 바다.", "span": [0, 20]},
          {"written": "Below stood ທະເລ.", "span": [21, 40]},
          {"written": "Nobody knew what ທະເລ means.", "span": [41, 60]}]})",
      newsreader());
  pipeline::RenderOptions options;
  options.style = newsreader();
  const auto rendered = pipeline::render(script, options, engine, folder / "a.mp3");
  std::size_t runs = 0;
  for (const auto& utterance : engine.asked()) runs += utterance.runs.size();
  CHECK(runs == 3);
  REQUIRE(rendered.script.diagnostics.size() == script.diagnostics.size() + 1);
  const auto& note = rendered.script.diagnostics.back();
  CHECK_THAT(note.message, Catch::Contains("no voice reads \"lo\": \"ທະເລ\""));
  CHECK(note.span == base::SourceSpan{21, 40});
}

TEST_CASE("render: another run is another edition, cache or not", "[pipeline]") {
  const support::TemporaryFolder folder;
  const base::Cache cache(folder / "cache", 1U << 26U);
  tests::FakeEngine engine;
  auto script = small_script();
  const auto before = rendered_bytes(script, engine, &cache);
  script.segments.back().runs = {{{0, 3}, "ko", ""}};
  const auto after = rendered_bytes(script, engine, &cache);
  CHECK(after != before);
  CHECK(after == rendered_bytes(script, engine, nullptr));
}

TEST_CASE("render: chapters follow headline, subheadings and sign-off into the file",
          "[pipeline]") {
  const support::TemporaryFolder folder;
  tests::FakeEngine engine;
  const auto rendered = render(engine, folder / "a.mp3");
  const auto inspection = edition::inspect(folder / "a.mp3");
  REQUIRE(inspection.chapters.size() == 3);
  CHECK(inspection.chapters[0].title == "The Ferry Comes Home");
  CHECK(inspection.chapters[1].title == "What happened next");
  CHECK(inspection.length_frames == rendered.timeline.length_frames);
}

TEST_CASE("render: a segment that can't be spoken is named with its text", "[pipeline]") {
  const support::TemporaryFolder folder;
  tests::FakeTraits traits;
  traits.fails_on = "surprised";
  tests::FakeEngine engine(traits);
  std::string message;
  try {
    (void)render(engine, folder / "a.mp3");
  } catch (const Error& error) {
    message = base::full_message(error);
  }
  CHECK_THAT(message, Catch::Contains("segment s0") && Catch::Contains("Nobody was surprised."));
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("render: a voice that the engine refuses ends the work before it begins", "[pipeline]") {
  const support::TemporaryFolder folder;
  tests::FakeTraits traits;
  traits.voices = {"another"};
  tests::FakeEngine engine(traits);
  CHECK_THROWS_AS(render(engine, folder / "a.mp3"), Error);
  CHECK(engine.asked().empty());
}

TEST_CASE("render: progress may stop the work in any stage, and nothing is left", "[pipeline]") {
  for (const std::string stage : {"speak", "master", "encode"}) {
    CAPTURE(stage);
    const support::TemporaryFolder folder;
    tests::FakeEngine engine;
    const auto stop = [&](const base::ProgressStep& step) {
      if (step.stage == stage) throw base::Interrupted();
    };
    CHECK_THROWS_AS(render(engine, folder / "a.mp3", stop), base::Interrupted);
    CHECK(std::filesystem::is_empty(folder.path()));
  }
}

TEST_CASE("render: an output that can't be written fails before anything is spoken", "[pipeline]") {
  const support::TemporaryFolder folder;
  tests::FakeEngine engine;
  CHECK_THROWS_AS(render(engine, folder / "nosuch/a.mp3"), Error);
  CHECK(engine.asked().empty());
}

TEST_CASE("render: a script file is told from an article by its bytes", "[pipeline]") {
  const auto script = pipeline::script_of(
      R"({"format": "lector.script/1", "title": "T", "language": "en", "style": "newsreader",
          "segments": [{"id": "s0001", "role": "body", "written": "Saved words."}]})",
      newsreader());
  REQUIRE(script.segments.size() == 1);
  CHECK(script.segments[0].spoken == "Saved words.");
}

TEST_CASE("render: the same bytes with and without a cache, filled and damaged", "[pipeline]") {
  const support::TemporaryFolder folder;
  tests::FakeEngine engine;
  const auto script = long_script();
  const auto bytes = rendered_bytes(script, engine, nullptr, 1);
  const base::Cache cache(folder / "cache", 1U << 28U);
  CHECK(rendered_bytes(script, engine, &cache, 3) == bytes);
  const auto spoken = engine.asked().size();
  CHECK(rendered_bytes(script, engine, &cache, 8) == bytes);
  CHECK(engine.asked().size() == spoken);  // nothing was spoken again
  std::size_t entries = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "cache")) {
    if (!entry.is_regular_file()) continue;
    const auto size = entry.file_size();
    if (++entries % 3 == 0) std::filesystem::resize_file(entry.path(), size / 2);
  }
  CHECK(entries > 20);
  CHECK(rendered_bytes(script, engine, &cache) == bytes);
  CHECK(cache.counts().damaged > 5);
}

TEST_CASE(
    "render: an edited sentence costs the passages around it, and the bytes are those of a "
    "first run",
    "[pipeline]") {
  const support::TemporaryFolder folder;
  const base::Cache cache(folder / "cache", 1U << 28U);
  tests::FakeEngine engine;
  static_cast<void>(rendered_bytes(long_script(), engine, &cache));
  const auto before = engine.asked().size();
  const auto edited = long_script("Much happened on that day, and all of it was seen by many.");
  const auto bytes = rendered_bytes(edited, engine, &cache);
  CHECK(engine.asked().size() - before < before / 4);
  CHECK(bytes == rendered_bytes(edited, engine, nullptr));
}

TEST_CASE("render: another build of the program doesn't use what this one has cached",
          "[pipeline]") {
  const support::TemporaryFolder folder;
  const base::Cache cache(folder / "cache", 1U << 28U);
  tests::FakeEngine engine;
  pipeline::RenderOptions options;
  options.style = newsreader();
  options.cache = &cache;
  std::vector<std::uint64_t> stored;
  for (const std::string program : {"one", "two", "two"}) {
    options.program = program;
    static_cast<void>(pipeline::render(small_script(), options, engine, folder / "a.mp3"));
    stored.push_back(cache.counts().stored);
  }
  CHECK(stored[1] == 2 * stored[0]);
  CHECK(stored[2] == stored[1]);
}

TEST_CASE("render: takes of a slow engine are kept one by one", "[pipeline]") {
  const support::TemporaryFolder folder;
  const base::Cache cache(folder / "cache", 1U << 28U);
  tests::FakeTraits traits;
  traits.speed = synth::Speed::slow;
  tests::FakeEngine engine(traits);
  static_cast<void>(rendered_bytes(long_script(), engine, &cache));
  const auto before = engine.asked().size();
  static_cast<void>(rendered_bytes(long_script("It was a quiet day."), engine, &cache));
  CHECK(engine.asked().size() == before + 1);
}

TEST_CASE("script_of: a style may ask for what is said to be on pictures", "[pipeline]") {
  const std::string page =
      "<article><h1>A bridge opens</h1><p>It had been closed for eleven years.</p>"
      "<img src=a.jpg alt=\"Two bands on a bridge\"><p>They played until the rain came.</p>";
  const auto says_picture = [&](bool is_wanted, const article::ReadOptions& reading) {
    auto wanting = newsreader();
    wanting.reads_image_descriptions = is_wanted;
    const auto script = pipeline::script_of(page, wanting, {}, reading);
    return std::ranges::any_of(script.segments, [](const auto& segment) {
      return segment.written.find("Two bands on a bridge") != std::string::npos;
    });
  };
  CHECK_FALSE(says_picture(false, {}));
  CHECK(says_picture(true, {}));
  article::ReadOptions dropping;
  dropping.choices.drop = {"captions"};
  CHECK_FALSE(says_picture(true, dropping));
}

TEST_CASE("rehearse: tells length and loudness of the file that render makes", "[pipeline]") {
  const support::TemporaryFolder folder;
  tests::FakeEngine engine;
  pipeline::RenderOptions options;
  options.style = newsreader();
  options.jobs = 2;
  const auto script = small_script();
  const auto rehearsed = pipeline::rehearse(script, options, engine, edition::Format::mp3);
  const auto rendered = pipeline::render(script, options, engine, folder / "a.mp3");
  CHECK(rehearsed.timeline.length_frames == rendered.timeline.length_frames);
  CHECK(rehearsed.timeline.chapters == rendered.timeline.chapters);
  CHECK(rehearsed.loudness.integrated_lufs == rendered.loudness.integrated_lufs);
}

TEST_CASE("rehearse: tells the size of the MP3 that render makes, of no other file", "[pipeline]") {
  const support::TemporaryFolder folder;
  tests::FakeEngine engine;
  pipeline::RenderOptions options;
  options.style = newsreader();
  options.jobs = 2;
  options.cover = edition::Picture{"image/jpeg", std::string(5000, 'c')};
  options.chapter_pictures["s0001"] = {"image/jpeg", std::string(3000, 'p')};
  for (const int bitrate_kbps : {64, 96}) {
    options.bitrate_kbps = bitrate_kbps;
    const auto script = long_script();
    const auto rehearsed = pipeline::rehearse(script, options, engine, edition::Format::mp3);
    static_cast<void>(pipeline::render(script, options, engine, folder / "a.mp3"));
    CHECK(rehearsed.size_bytes == std::filesystem::file_size(folder / "a.mp3"));
  }
  const auto other = pipeline::rehearse(small_script(), options, engine, edition::Format::flac);
  CHECK_FALSE(other.size_bytes.has_value());
}

TEST_CASE("render: pictures reach the chapters that their segments begin", "[pipeline]") {
  const support::TemporaryFolder folder;
  tests::FakeEngine engine;
  pipeline::RenderOptions options;
  options.style = newsreader();
  const auto script = small_script();
  const auto subheading = std::ranges::find_if(script.segments, [](const auto& segment) {
    return segment.chapter == std::optional<std::string>("What happened next");
  });
  REQUIRE(subheading != script.segments.end());
  options.chapter_pictures[subheading->id] = {"image/jpeg", "picture"};
  options.chapter_pictures["nobody"] = {"image/jpeg", "none"};
  const auto rendered = pipeline::render(script, options, engine, folder / "a.mp3");
  CHECK(rendered.timeline.chapters.at(1).segment_id == subheading->id);
  const auto chapters = edition::inspect(folder / "a.mp3").chapters;
  REQUIRE(chapters.size() == 3);
  CHECK_FALSE(chapters[0].picture.has_value());
  CHECK(chapters[1].picture == options.chapter_pictures[subheading->id]);
  CHECK_FALSE(chapters[2].picture.has_value());
}

TEST_CASE("render: more chapters than a file holds are merged, and that is noted", "[pipeline]") {
  const support::TemporaryFolder folder;
  tests::FakeEngine engine;
  auto script = small_script();
  const auto sentence = script.segments.at(1);
  const auto sign_off = script.segments.back();
  script.segments.pop_back();
  for (int i = 0; i < 300; ++i) {
    script.segments.push_back(sentence);
    script.segments.back().id = "x" + std::to_string(i);
    script.segments.back().chapter = "Part " + std::to_string(i);
  }
  script.segments.push_back(sign_off);
  pipeline::RenderOptions options;
  options.style = newsreader();
  options.jobs = 2;
  const auto rendered = pipeline::render(script, options, engine, folder / "a.mp3");
  CHECK(rendered.timeline.chapters.size() == 303);
  CHECK_THAT(rendered.script.diagnostics.back().message,
             Catch::Contains("303 chapters are merged into 255"));
  const auto inspection = edition::inspect(folder / "a.mp3");
  CHECK(inspection.chapters.size() == 255);
  for (const auto& fault : inspection.faults) CHECK(fault.message == "");
}
