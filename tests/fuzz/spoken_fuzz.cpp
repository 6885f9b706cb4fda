// Any text in any language: its spoken form has no control characters, and what it says of itself
// (changes, words, runs) lies inside both forms, in order.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "spoken/languages.hpp"
#include "spoken/spoken.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace {

using namespace lector;

constexpr std::size_t kMaxBytes = std::size_t{16} * 1024;

void require(bool holds) {
  if (!holds) std::abort();
}

void require_inside(const text::TextSpan& span, std::string_view text) {
  require(span.begin <= span.end && span.end <= text.size());
}

void check(std::string_view written, const std::string& language) {
  const auto spoken = spoken::speak(written, {.language = language});
  require(text::clean(spoken.text) == spoken.text);
  require(text::find_ill_formed(spoken.text) == std::string::npos);
  std::size_t written_end = 0;
  std::size_t spoken_end = 0;
  for (const auto& change : spoken.changes) {
    require_inside(change.written, written);
    require_inside(change.spoken, spoken.text);
    require(change.written.begin >= written_end && change.spoken.begin >= spoken_end);
    require(!change.rule.empty());
    written_end = change.written.end;
    spoken_end = change.spoken.end;
  }
  std::size_t before = 0;
  for (const auto& word : spoken.words) {
    require_inside(word.spoken, spoken.text);
    require_inside(word.written, written);
    require(word.spoken.begin >= before);
    before = word.spoken.end;
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxBytes) return 0;
  const std::string written(data, data + size);
  if (text::find_ill_formed(written) != std::string::npos) return 0;
  for (const auto& file : spoken::language_files()) check(written, std::string(file.name));
  check(written, "en-GB");
  check(written, "xx");
  return 0;
}
