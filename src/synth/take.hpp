/// Door of `synth`: what is asked of an engine, and what comes back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/audio.hpp"
#include "spoken/spoken.hpp"
#include "voice/style.hpp"

namespace lector::synth {

/// Longest text of an utterance. Some 2,700 words: no sentence that a person wrote is longer, and
/// it keeps a take below 80 MB (16 kB of single digits, the worst measured, sound for 29 minutes).
inline constexpr std::size_t kMaxTextBytes = std::size_t{16} * 1024;

/// Asked of the engine: all that shapes the sound, therefore the key of a cache.
struct Utterance {
  std::string text;  ///< plain UTF-8 words; never markup, whatever it looks like
  std::string language;
  voice::Voice voice;
  /// Words in another language or in phonemes, by the rules of `spoken::find_fault`. What an engine
  /// has no voice for is read by the utterance's own.
  std::vector<spoken::Run> runs = {};
  bool operator==(const Utterance&) const = default;
};

/// A word that begins here: a frame of the take, bytes of the utterance's text.
struct Mark {
  std::int64_t frame = 0;
  std::size_t offset_bytes = 0;
  std::size_t length_bytes = 0;
  bool operator==(const Mark&) const = default;
};

/// What came back: sound with the engine's own silence around it, and where its words begin.
/// Marks ascend in frame and offset.
struct Take {
  base::Pcm pcm;
  std::vector<Mark> marks;
};

/// Gives the take of a position, again and again the same.
using TakeLoader = std::function<Take(std::size_t)>;

}  // namespace lector::synth
