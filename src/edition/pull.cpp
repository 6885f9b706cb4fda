#include "edition/pull.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace lector::edition {
namespace {

constexpr std::int64_t kBlockFrames = 48'000;

[[noreturn]] void fail(std::int64_t promised, const std::string& given) {
  throw std::logic_error("the sound should have " + std::to_string(promised) +
                         " frames, its source gives " + given);
}

}  // namespace

Sound with_progress(const Sound& sound, const base::Progress& progress) {
  if (!progress) return sound;
  const auto source = [sound, progress, done = std::int64_t{0}](std::span<float> block) mutable {
    progress({.stage = "encode", .done = done, .total = sound.length_frames});
    const std::size_t given = sound.source(block);
    done += static_cast<std::int64_t>(given);
    return given;
  };
  return {.source = source, .length_frames = sound.length_frames};
}

void pull(const Sound& sound, const std::function<void(std::span<const float>)>& consume) {
  std::vector<float> block(kBlockFrames);
  for (std::int64_t done = 0; done < sound.length_frames;) {
    const auto wanted =
        static_cast<std::size_t>(std::min(kBlockFrames, sound.length_frames - done));
    const std::size_t given = sound.source(std::span(block).first(wanted));
    if (given != wanted)
      fail(sound.length_frames, std::to_string(done + static_cast<std::int64_t>(given)));
    consume(std::span(block).first(given));
    done += static_cast<std::int64_t>(given);
  }
  if (sound.source(std::span(block).first(1)) != 0) fail(sound.length_frames, "more");
}

}  // namespace lector::edition
