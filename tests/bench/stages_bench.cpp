// What each stage of an edition costs, on half a minute of speech made of a sample. The counter
// `speech` says how many seconds of speech are done in a second.
#include <benchmark/benchmark.h>

#include <filesystem>

#include "base/cache.hpp"
#include "base/files.hpp"
#include "edition/lame.hpp"
#include "edition/mp3.hpp"
#include "mix/arrange.hpp"
#include "mix/master.hpp"
#include "mix/passages.hpp"
#include "mix/survey.hpp"
#include "pipeline/render.hpp"
#include "support/temporary_folder.hpp"
#include "synth/cached.hpp"
#include "synth/workers.hpp"

using namespace lector;

namespace {

/// A sample up to the point where its first passage of half a minute ends, and all that is made on
/// the way to its sound.
struct Passage {
  std::string page = base::read_file(LECTOR_SOURCE_DIR "/samples/tide.txt", 1U << 20U);
  voice::Style style = voice::read_style(LECTOR_SOURCE_DIR "/voices", "newsreader");
  std::unique_ptr<synth::Engine> engine = synth::start_espeak();
  script::Script script;
  std::vector<synth::Utterance> utterances;
  std::vector<std::string> voices;
  std::vector<synth::Take> takes;
  mix::Timeline timeline;
  mix::Master master;

  Passage() {
    master.gain_db = 2.0;
    script = pipeline::script_of(page, style);
    script.segments.resize(12);
    for (auto& segment : script.segments) segment.chapter.reset();
    for (const auto& segment : script.segments) {
      utterances.push_back({.text = segment.spoken,
                            .language = segment.language,
                            .voice = voice::voice_named(style, segment.voice)});
      voices.push_back(segment.voice);
      takes.push_back(engine->speak(utterances.back()));
    }
    const auto survey = mix::survey(takes, voices);
    timeline = mix::arrange(script, survey.extents, style, 44'100);
    timeline.passages = {{.first_cue = 0,
                          .end_cue = timeline.cues.size(),
                          .start_frame = 0,
                          .end_frame = timeline.length_frames}};
  }

  [[nodiscard]] double seconds() const {
    return static_cast<double>(timeline.length_frames) / timeline.sample_rate_hz;
  }
  [[nodiscard]] synth::TakeLoader loader() const {
    return [this](std::size_t i) { return takes[i]; };
  }
};

const Passage& passage() {
  static const Passage kPassage;
  return kPassage;
}

void count_speech(benchmark::State& state) {
  state.counters["speech"] =
      benchmark::Counter(passage().seconds(), benchmark::Counter::kIsIterationInvariantRate);
}

void read_and_compose(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(pipeline::script_of(passage().page, passage().style));
}
BENCHMARK(read_and_compose)->Unit(benchmark::kMillisecond);

void speak(benchmark::State& state) {
  for (auto _ : state)
    for (const auto& utterance : passage().utterances)
      benchmark::DoNotOptimize(passage().engine->speak(utterance));
  count_speech(state);
}
BENCHMARK(speak)->Unit(benchmark::kMillisecond)->UseRealTime();

/// What a cache of eSpeak NG's takes would cost instead; `speak` is what it would save.
void store_takes(benchmark::State& state) {
  const support::TemporaryFolder folder;
  const base::Cache cache(folder / "cache", 1U << 30U);
  for (auto _ : state)
    for (std::size_t i = 0; i < passage().takes.size(); ++i)
      cache.store({.high = 0, .low = i}, to_bytes(passage().takes[i]));
  count_speech(state);
}
BENCHMARK(store_takes)->Unit(benchmark::kMillisecond)->UseRealTime();

void find_takes(benchmark::State& state) {
  const support::TemporaryFolder folder;
  const base::Cache cache(folder / "cache", 1U << 30U);
  for (std::size_t i = 0; i < passage().takes.size(); ++i)
    cache.store({.high = 0, .low = i}, to_bytes(passage().takes[i]));
  for (auto _ : state)
    for (std::size_t i = 0; i < passage().takes.size(); ++i)
      benchmark::DoNotOptimize(
          synth::take_from(cache.find({.high = 0, .low = i}).value_or(std::string())));
  count_speech(state);
}
BENCHMARK(find_takes)->Unit(benchmark::kMillisecond)->UseRealTime();

void survey(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(mix::survey(passage().takes, passage().voices));
  count_speech(state);
}
BENCHMARK(survey)->Unit(benchmark::kMillisecond);

void measure_passage(benchmark::State& state) {
  mix::Timeline half = passage().timeline;
  half.sample_rate_hz /= 2;
  half.passages[0].end_frame /= 2;
  for (auto& cue : half.cues) {
    cue.start_frame /= 2;
    cue.length_frames /= 2;
  }
  for (auto _ : state)
    benchmark::DoNotOptimize(mix::measure_passage(half, 0, passage().loader(), passage().master));
  count_speech(state);
}
BENCHMARK(measure_passage)->Unit(benchmark::kMillisecond);

void play(benchmark::State& state) {
  std::vector<float> block(48'000);
  for (auto _ : state) {
    const auto source = mix::play(passage().timeline, passage().loader(), passage().master);
    while (source(block) > 0) benchmark::ClobberMemory();
  }
  count_speech(state);
}
BENCHMARK(play)->Unit(benchmark::kMillisecond);

/// With `play`, which feeds it.
void encode_mp3(benchmark::State& state) {
  const support::TemporaryFolder folder;
  const edition::Sound sound{
      .from =
          [](std::int64_t begin) {
            return mix::play(passage().timeline, passage().loader(), passage().master, begin);
          },
      .length_frames = passage().timeline.length_frames};
  for (auto _ : state) {
    base::OutputFile file(folder / "a.mp3");
    edition::write_mp3(sound, {}, file);
  }
  count_speech(state);
}
BENCHMARK(encode_mp3)->Unit(benchmark::kMillisecond)->UseRealTime();

void start_encoder(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(edition::Lame(96));
}
BENCHMARK(start_encoder)->Unit(benchmark::kMicrosecond);

/// As long as an encoded piece is.
void store_and_find_piece(benchmark::State& state) {
  const support::TemporaryFolder folder;
  const base::Cache cache(folder / "cache", 1U << 30U);
  const std::string piece(300'000, 'x');
  std::uint64_t number = 0;
  for (auto _ : state) {
    cache.store({.high = 0, .low = ++number % 1000}, piece);
    benchmark::DoNotOptimize(cache.find({.high = 0, .low = number % 1000}));
  }
}
BENCHMARK(store_and_find_piece)->Unit(benchmark::kMicrosecond)->UseRealTime();

}  // namespace

/// The engine's processes come first, while there is one thread.
int main(int argc, char** argv) {
  static_cast<void>(passage());
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
