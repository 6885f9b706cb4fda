// Script files: any bytes give a script that comes back the same when saved, or an Error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/report.hpp"
#include "script/compose.hpp"

namespace {

constexpr std::size_t kMaxBytes = 64 * 1024;

lector::voice::Style plain_style() {
  lector::voice::Style style;
  style.name = "fuzz";
  style.default_voices["en"].name = "en-us";
  style.phrases["en"] = {};
  return style;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxBytes) return 0;
  static const auto kStyle = plain_style();
  const std::string json(data, data + size);
  static_cast<void>(lector::script::is_script(json));
  try {
    const auto script = lector::script::from_json(json, kStyle);
    if (script.segments.empty() || !script.segments.front().chapter) std::abort();
    const auto saved = lector::script::to_json(script);
    if (lector::script::to_json(lector::script::from_json(saved, kStyle)) != saved) std::abort();
    static_cast<void>(lector::script::to_text(script));
  } catch (const lector::Error&) {
    return 0;
  }
  return 0;
}
