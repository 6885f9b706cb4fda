/// The takes of a whole edition, kept outside memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "base/files.hpp"
#include "synth/take.hpp"

namespace lector::synth {

/// Takes by their positions, in a file without a name in the folder for temporary files: 44 kB a
/// second of eSpeak NG's sound. In memory stay some 40 bytes a take. Safe from several threads.
class TakeStore {
 public:
  /// @param takes      how many positions there are.
  /// @param max_bytes  that the file may take; what doesn't fit is not kept.
  TakeStore(std::size_t takes, std::uint64_t max_bytes);

  /// Keeps a take if there is room for it.
  /// @throws Error(io) if the folder for temporary files is full; the message names it.
  void keep(std::size_t position, const Take& take);

  /// The take of a position, equal to what was kept; nothing if it wasn't.
  /// @throws Error(io) if it can't be read back.
  [[nodiscard]] std::optional<Take> load(std::size_t position) const;

 private:
  /// Where a take lies: its samples, then its marks.
  struct Entry {
    std::uint64_t offset_bytes = 0;
    std::size_t samples = 0;
    std::size_t marks = 0;
    int sample_rate_hz = 0;
  };

  std::uint64_t max_bytes_;
  base::SpoolFile file_;
  mutable std::mutex mutex_;  ///< guards what follows, and appending to the file
  std::uint64_t size_bytes_ = 0;
  std::vector<std::optional<Entry>> entries_;
};

}  // namespace lector::synth
