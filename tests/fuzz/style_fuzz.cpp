// Style sheets: any bytes give a style whose values are in range, or an Error(config).
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/report.hpp"
#include "voice/style.hpp"

namespace {

constexpr std::size_t kMaxBytes = 64 * 1024;

void check(const lector::voice::Style& style) {
  for (const auto& [language, voice] : style.default_voices) {
    if (voice.name.empty() || voice.rate_wpm < 80 || voice.rate_wpm > 450) std::abort();
    if (lector::voice::voice_for(style, "body", language) != voice) std::abort();
  }
  if (style.pauses_ms.count("after_sentence") == 0) std::abort();
  static_cast<void>(lector::voice::phrases_for(style, "en"));
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxBytes) return 0;
  const std::string toml(data, data + size);
  try {
    check(lector::voice::parse_style(toml, "fuzz.toml"));
  } catch (const lector::Error& error) {
    if (error.kind() != lector::ErrorKind::config) std::abort();
  }
  return 0;
}
