/// Door of `mix`: when each take sounds, and how loud the whole is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/hash.hpp"

namespace lector::mix {

/// A word begins to sound.
struct WordOnset {
  std::int64_t frame = 0;        ///< of the programme, from the cue's start
  std::size_t offset_bytes = 0;  ///< of the segment's spoken form
  std::size_t length_bytes = 0;
  bool operator==(const WordOnset&) const = default;
};

/// A take on the timeline. Positions are frames of the programme, from 0.
struct Cue {
  std::string segment_id;
  std::size_t take = 0;         ///< position of the take
  std::int64_t take_begin = 0;  ///< first frame of the take that sounds, at the take's own rate
  std::int64_t take_end = 0;    ///< one past the last, at the take's own rate
  std::int64_t start_frame = 0;
  std::int64_t length_frames = 0;
  double gain_db = 0.0;             ///< levels this voice with the others
  std::vector<WordOnset> onsets{};  ///< ascending, those that the engine told
  bool operator==(const Cue&) const = default;
};

/// A chapter lasts until the next one begins, the last one to the end.
struct Chapter {
  std::string title;
  std::int64_t start_frame = 0;  ///< a whole second
  std::int64_t end_frame = 0;
  std::string segment_id{};  ///< of the segment that begins it
  bool operator==(const Chapter&) const = default;
};

/// Cues that sound independently of all others, wherever they lie. Nothing sounds between passages.
struct Passage {
  std::size_t first_cue = 0;
  std::size_t end_cue = 0;       ///< one past the last
  std::int64_t start_frame = 0;  ///< on the passage grid, at or before the first cue
  std::int64_t end_frame = 0;    ///< on the grid too, unless the programme ends before
  base::Key spoken{};            ///< names its takes; set by who has them spoken, for caches
  bool operator==(const Passage&) const = default;
};

/// Where passages may begin and end: the length of an MP3 frame, so that a passage which moves in
/// time is cut into the same frames. At 44.1 kHz 26 ms, by which a pause may grow.
inline constexpr std::int64_t kPassageGrid = 1152;

/// Cues ascend without overlap; chapters are contiguous from 0 to `length_frames`. Passages ascend
/// without overlap and hold every cue.
struct Timeline {
  int sample_rate_hz = 44100;
  std::int64_t length_frames = 0;
  std::vector<Cue> cues;
  std::vector<Chapter> chapters;
  std::vector<Passage> passages;
};

/// Measured by ITU-R BS.1770-4, mono counted as dual mono (both speakers play it).
struct Loudness {
  double integrated_lufs = 0.0;  ///< -infinity for silence
  double range_lu = 0.0;
  double true_peak_dbtp = 0.0;
};

}  // namespace lector::mix
