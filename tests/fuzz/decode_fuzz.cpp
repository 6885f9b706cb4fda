// Any bytes: decoded, cut into sentences that hold all ink in order, and spoken without controls.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/report.hpp"
#include "text/characters.hpp"
#include "text/language.hpp"
#include "text/languages.hpp"
#include "text/unicode.hpp"

namespace {

using namespace lector;

constexpr std::size_t kMaxBytes = 64 * 1024;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_offsets(const text::Decoded& decoded, std::size_t input_size) {
  std::size_t before = 0;
  for (std::size_t i = 0; i <= decoded.text().size(); ++i) {
    const auto offset = decoded.input_offset(i);
    require(offset >= before && offset <= input_size);
    before = offset;
  }
  require(before == input_size);
}

void check_sentences(std::string_view text, std::string_view language) {
  std::size_t end = 0;
  for (const auto& span : text::sentences(text, language)) {
    require(span.begin >= end && span.begin < span.end && span.end <= text.size());
    require(text::is_blank(text.substr(end, span.begin - end)));
    end = span.end;
  }
  require(text::is_blank(text.substr(end)));
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxBytes) return 0;
  const std::string bytes(data, data + size);
  try {
    const auto decoded = text::decode(bytes);
    check_offsets(decoded, bytes.size());
    require(text::find_ill_formed(decoded.text()) == std::string::npos);
    static_cast<void>(text::detect_language(decoded.text()));
    check_sentences(decoded.text(), "xx");
    for (const auto& file : text::language_files()) check_sentences(decoded.text(), file.name);
    static_cast<void>(text::name_case(decoded.text(), "en"));
    static_cast<void>(text::long_date(decoded.text(), "en"));
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::input);
  }
  return 0;
}
