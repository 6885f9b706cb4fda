// What the cache gives back and passed its checksum: surveys, loudness, takes. Each is refused with
// an Error or comes back as it is written.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "base/report.hpp"
#include "mix/loudness.hpp"
#include "mix/survey.hpp"
#include "synth/cached.hpp"

namespace {

constexpr std::size_t kMaxBytes = std::size_t{16} * 1024;

/// A value, written again; nothing if the bytes are none.
template <typename Read>
std::optional<std::string> rewritten(std::string_view bytes, const Read& read) {
  try {
    return to_bytes(read(bytes));
  } catch (const lector::Error&) {
    return std::nullopt;
  }
}

/// If bytes are a value, writing and reading it once more must change nothing.
template <typename Read>
void read_twice(std::string_view bytes, const Read& read) {
  const auto once = rewritten(bytes, read);
  if (once && rewritten(*once, read) != once) std::abort();
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxBytes) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_twice(bytes, lector::mix::survey_from);
  read_twice(bytes, lector::mix::loudness_part);
  read_twice(bytes, lector::synth::take_from);
  return 0;
}
