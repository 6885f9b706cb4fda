#include "synth/cached.hpp"

#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "base/cbor.hpp"
#include "base/report.hpp"

namespace lector::synth {
namespace {

using nlohmann::json;

constexpr std::int64_t kVersion = 1;

/// Unlike `get`, it refuses numbers with a fraction, which may not fit.
std::int64_t integer(const json& value) {
  return value.get_ref<const json::number_integer_t&>();
}

std::vector<std::uint8_t> bytes_of(const std::vector<std::int16_t>& samples) {
  std::vector<std::uint8_t> bytes(samples.size() * sizeof(std::int16_t));
  if (!bytes.empty()) std::memcpy(bytes.data(), samples.data(), bytes.size());
  return bytes;
}

std::vector<std::int16_t> samples_of(const std::vector<std::uint8_t>& bytes) {
  std::vector<std::int16_t> samples(bytes.size() / sizeof(std::int16_t));
  if (!samples.empty())
    std::memcpy(samples.data(), bytes.data(), samples.size() * sizeof(std::int16_t));
  return samples;
}

}  // namespace

base::Key key_of(const Utterance& utterance, const Engine& engine) {
  const auto& voice = utterance.voice;
  base::Hasher hasher;
  hasher.add("take").add(kVersion).add(engine.identity());
  hasher.add(utterance.text).add(utterance.language);
  hasher.add(voice.name).add(voice.rate_wpm).add(voice.pitch).add(voice.pitch_range);
  for (const auto& run : utterance.runs)
    hasher.add(run.span.begin).add(run.span.end).add(run.language).add(run.phonemes);
  return hasher.key();
}

Take CachedEngine::speak(const Utterance& utterance) {
  const auto key = key_of(utterance, engine_);
  if (const auto known = cache_.find(key)) return take_from(*known);
  auto take = engine_.speak(utterance);
  cache_.store(key, to_bytes(take));
  return take;
}

std::string to_bytes(const Take& take) {
  auto marks = json::array();
  for (const auto& mark : take.marks)
    marks.push_back({mark.frame, mark.offset_bytes, mark.length_bytes});
  std::string bytes;
  json::to_cbor({take.pcm.sample_rate_hz, json::binary(bytes_of(take.pcm.samples)), marks}, bytes);
  return bytes;
}

Take take_from(std::string_view bytes) {
  base::expect_shallow_cbor(bytes);
  try {
    const auto saved = json::from_cbor(bytes);
    Take take;
    take.pcm = {.samples = samples_of(saved.at(1).get_binary()),
                .sample_rate_hz = static_cast<int>(integer(saved.at(0)))};
    for (const auto& mark : saved.at(2))
      take.marks.push_back({.frame = integer(mark.at(0)),
                            .offset_bytes = static_cast<std::size_t>(integer(mark.at(1))),
                            .length_bytes = static_cast<std::size_t>(integer(mark.at(2)))});
    return take;
  } catch (const json::exception& error) {
    throw Error(ErrorKind::input, std::string("no take: ") + error.what());
  }
}

}  // namespace lector::synth
