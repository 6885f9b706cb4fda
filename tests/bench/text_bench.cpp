// What the text costs beside the speech: sentences and spoken forms of a sample, and eSpeak NG on
// the same words. The counter `of_espeak` is the ratio of the two; the house keeps it under 0.05.
#include <benchmark/benchmark.h>

#include <chrono>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "pipeline/render.hpp"
#include "spoken/spoken.hpp"
#include "synth/workers.hpp"
#include "text/unicode.hpp"

using namespace lector;

namespace {

using Clock = std::chrono::steady_clock;

/// Paragraphs of a sample, as they are cut and spoken.
std::string body_of(const std::string& sample) {
  const auto style = voice::read_style(LECTOR_SOURCE_DIR "/voices", "newsreader");
  const auto page = base::read_file(LECTOR_SOURCE_DIR "/samples/" + sample, 1U << 20U);
  std::string body;
  for (const auto& segment : pipeline::script_of(page, style).segments) {
    body += segment.written + " ";
  }
  return body;
}

std::string spoken_form(const std::string& text) {
  std::string words;
  for (const auto& span : text::sentences(text, "en")) {
    const auto sentence = std::string_view(text).substr(span.begin, span.end - span.begin);
    words += spoken::speak(sentence, {.language = "en"}).text + " ";
  }
  return words;
}

/// Seconds that eSpeak NG takes for the words; in pieces long enough for the child of each to cost
/// nothing.
double espeak_seconds(const std::string& words) {
  const auto engine = synth::start_espeak();
  constexpr std::size_t kPieceBytes = 1400;
  const auto begin = Clock::now();
  for (std::size_t at = 0; at < words.size(); at += kPieceBytes) {
    voice::Voice voice;
    voice.name = "en-us+benjamin";
    benchmark::DoNotOptimize(engine->speak(
        {.text = words.substr(at, kPieceBytes), .language = "en", .voice = voice, .runs = {}}));
  }
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

void sentences_and_spoken_forms(benchmark::State& state, const std::string& sample) {
  const auto text = body_of(sample);
  const auto espeak = espeak_seconds(spoken_form(text));
  const auto begin = Clock::now();
  for (auto _ : state) benchmark::DoNotOptimize(spoken_form(text));
  const auto seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  state.counters["of_espeak"] = seconds / static_cast<double>(state.iterations()) / espeak;
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK_CAPTURE(sentences_and_spoken_forms, tide, "tide.txt")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sentences_and_spoken_forms, numbers, "numbers.txt")
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
