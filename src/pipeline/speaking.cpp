#include "pipeline/speaking.hpp"

#include <set>
#include <string>

#include "base/parallel.hpp"
#include "pipeline/item_styles.hpp"
#include "pipeline/memory.hpp"
#include "synth/cached.hpp"

namespace lector::pipeline {
namespace {

/// Five hours of eSpeak NG's sound, well under a gigabyte of temporary files; what is longer is
/// spoken again when it is encoded, which costs a tenth of encoding it.
constexpr std::uint64_t kMostTakeBytes = std::uint64_t{800} << 20U;

std::vector<synth::Utterance> utterances_of(const script::Script& script,
                                            const RenderOptions& options) {
  const auto styles = styles_of(script, options);
  std::vector<synth::Utterance> utterances;
  utterances.reserve(script.segments.size());
  for (std::size_t i = 0; i < script.segments.size(); ++i) {
    const auto& segment = script.segments[i];
    utterances.push_back({.text = segment.spoken,
                          .language = segment.language,
                          .voice = voice::voice_named(*styles[i], segment.voice),
                          .runs = segment.runs});
  }
  return utterances;
}

void check_voices(const std::vector<synth::Utterance>& utterances, synth::Engine& engine) {
  std::set<std::string> checked;
  for (const auto& utterance : utterances)
    if (checked.insert(utterance.voice.name).second) engine.check(utterance.voice);
}

/// Takes of a slow engine are worth keeping, each for itself.
std::unique_ptr<synth::Engine> cached(synth::Engine& engine, const base::Cache* cache) {
  if (cache == nullptr || engine.speed() == synth::Speed::fast) return nullptr;
  return std::make_unique<synth::CachedEngine>(engine, *cache);
}

}  // namespace

Speaking::Speaking(const script::Script& script,
                   const RenderOptions& options,
                   synth::Engine& engine)
    : script_(script),
      options_(options),
      cached_(cached(engine, options.cache)),
      engine_(cached_ ? *cached_ : engine),
      utterances_(utterances_of(script, options)),
      runs_(mix::divide(script)),
      takes_(utterances_.size(), kMostTakeBytes) {
  check_voices(utterances_, engine_);
}

std::vector<mix::Survey> Speaking::survey() {
  std::vector<mix::Survey> surveys;
  const auto total = static_cast<std::int64_t>(utterances_.size());
  base::ordered_map(
      {.count = runs_.size(), .jobs = options_.jobs, .window = 2 * options_.jobs},
      [&](std::size_t i) { return survey_run(runs_[i]); },
      [&](std::size_t i, mix::Survey survey) {
        surveys.push_back(std::move(survey));
        if (options_.progress)
          options_.progress({"speak", static_cast<std::int64_t>(runs_[i].end), total});
      });
  return surveys;
}

mix::Survey Speaking::survey_run(const mix::Run& run) {
  std::vector<std::string> voices;
  base::Hasher hasher;
  hasher.add("survey").add(options_.program).add(key(run));
  for (std::size_t i = run.begin; i < run.end; ++i) {
    voices.push_back(script_.segments[i].voice);
    hasher.add(voices.back());
  }
  const Form<mix::Survey> form{.to_bytes = mix::to_bytes, .from_bytes = mix::survey_from};
  return remembered(options_.cache, hasher.key(), form, [&] {
    std::vector<synth::Take> takes;
    for (std::size_t i = run.begin; i < run.end; ++i) {
      takes.push_back(speak(i));
      takes_.keep(i, takes.back());
    }
    return mix::survey(takes, voices);
  });
}

synth::Take Speaking::take(std::size_t segment) {
  if (auto kept = takes_.load(segment)) return std::move(*kept);
  return speak(segment);
}

base::Key Speaking::key(const mix::Run& run) const {
  base::Hasher hasher;
  for (std::size_t i = run.begin; i < run.end; ++i)
    hasher.add(synth::key_of(utterances_[i], engine_));
  return hasher.key();
}

synth::Take Speaking::speak(std::size_t segment) {
  try {
    return engine_.speak(utterances_[segment]);
  } catch (const Error& error) {
    const auto* const item = item_of(script_, segment);
    std::throw_with_nested(Error(error.kind(),
                                 (item == nullptr ? "" : base::quoted(item->input, 512) + ": ") +
                                     "segment " + script_.segments[segment].id + " " +
                                     base::quoted(script_.segments[segment].spoken)));
  }
}

}  // namespace lector::pipeline
