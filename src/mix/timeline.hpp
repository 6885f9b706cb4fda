/// Door of `mix`: when each take sounds, and how loud the whole is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lector::mix {

/// A take on the timeline. Positions are frames of the programme, from 0.
struct Cue {
  std::string segment_id;
  std::size_t take = 0;         ///< position of the take
  std::int64_t take_begin = 0;  ///< first frame of the take that sounds, at the take's own rate
  std::int64_t take_end = 0;    ///< one past the last, at the take's own rate
  std::int64_t start_frame = 0;
  std::int64_t length_frames = 0;
  double gain_db = 0.0;  ///< levels this voice with the others
  bool operator==(const Cue&) const = default;
};

/// A chapter lasts until the next one begins, the last one to the end.
struct Chapter {
  std::string title;
  std::int64_t start_frame = 0;  ///< a whole second
  std::int64_t end_frame = 0;
  bool operator==(const Chapter&) const = default;
};

/// Cues ascend without overlap; chapters are contiguous from 0 to `length_frames`.
struct Timeline {
  int sample_rate_hz = 44100;
  std::int64_t length_frames = 0;
  std::vector<Cue> cues;
  std::vector<Chapter> chapters;
};

/// Measured by ITU-R BS.1770-4, mono counted as dual mono (both speakers play it).
struct Loudness {
  double integrated_lufs = 0.0;  ///< -infinity for silence
  double range_lu = 0.0;
  double true_peak_dbtp = 0.0;
};

}  // namespace lector::mix
