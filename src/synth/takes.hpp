/// The takes of a whole edition, kept outside memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <vector>

#include "base/files.hpp"
#include "synth/take.hpp"

namespace lector::synth {

/// Takes in order of their positions, in a file without a name in the folder for temporary files:
/// 44 kB a second of eSpeak NG's sound. In memory stay some 40 bytes a take.
class TakeStore {
 public:
  /// Appends a take; returns its position, from 0. Takes may be loaded meanwhile.
  /// @throws Error(io) if the folder for temporary files is full; the message names it.
  std::size_t append(const Take& take);

  /// The take of a position, equal to what was appended. Safe from several threads at once.
  /// @throws Error(io) if it can't be read back.
  [[nodiscard]] Take load(std::size_t position) const;

  [[nodiscard]] std::size_t size() const;

  /// `load` as a function; the store must outlive it.
  [[nodiscard]] TakeLoader loader() const;

 private:
  /// Where a take lies: its samples, then its marks.
  struct Entry {
    std::uint64_t offset_bytes = 0;
    std::size_t samples = 0;
    std::size_t marks = 0;
    int sample_rate_hz = 0;
  };

  base::SpoolFile file_;
  mutable std::shared_mutex mutex_;  ///< guards `entries_`; the file guards itself
  std::vector<Entry> entries_;
};

}  // namespace lector::synth
