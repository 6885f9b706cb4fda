#include "edition/pull.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace lector::edition {
namespace {

constexpr std::int64_t kBlockFrames = 48'000;

}  // namespace

Sound with_progress(const Sound& sound, const base::Progress& progress) {
  if (!progress) return sound;
  Sound told = sound;
  told.from = [sound, progress](std::int64_t begin) -> base::FrameSource {
    return [source = sound.from(begin), progress, done = begin, total = sound.length_frames](
               std::span<float> block) mutable {
      progress({.stage = "encode", .done = done, .total = total});
      const std::size_t given = source(block);
      done += static_cast<std::int64_t>(given);
      return given;
    };
  };
  return told;
}

void pull_exactly(const base::FrameSource& source, std::span<float> block) {
  for (std::span<float> rest = block; !rest.empty();) {
    const std::size_t given = source(rest);
    if (given == 0)
      throw std::logic_error("the sound ends " + std::to_string(rest.size()) +
                             " frames before it should");
    rest = rest.subspan(given);
  }
}

void expect_end(const base::FrameSource& source) {
  std::array<float, 1> more{};
  if (source(more) != 0) throw std::logic_error("the sound goes on where it should end");
}

void pull(const Sound& sound, const std::function<void(std::span<const float>)>& consume) {
  const auto source = sound.from(0);
  std::vector<float> block(kBlockFrames);
  for (std::int64_t done = 0; done < sound.length_frames;) {
    const auto wanted = std::min(kBlockFrames, sound.length_frames - done);
    const auto part = std::span(block).first(static_cast<std::size_t>(wanted));
    pull_exactly(source, part);
    consume(part);
    done += wanted;
  }
  expect_end(source);
}

}  // namespace lector::edition
