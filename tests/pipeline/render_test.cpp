#include "pipeline/render.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

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
