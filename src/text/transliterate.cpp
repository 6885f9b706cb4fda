#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>

#include "base/report.hpp"
#include "text/unicode.hpp"

namespace lector::text {
namespace {

// Letters of any script in Latin ones, these without their marks, then whatever is still no ASCII
// goes.
constexpr const char* kRules = "Any-Latin; Latin-ASCII; [^\\u0000-\\u007F] Remove";

std::unique_ptr<icu::Transliterator> make_transliterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(
      icu::Transliterator::createInstance(kRules, UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0 || made == nullptr)
    throw Error(ErrorKind::config,
                std::string("ICU can't write letters in ASCII: ") + u_errorName(status));
  return made;
}

}  // namespace

std::string to_ascii(std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80U; };
  if (std::ranges::all_of(text, is_ascii)) return std::string(text);
  static std::mutex mutex;  // ICU's transliterators aren't for several threads at once
  const std::lock_guard lock(mutex);
  static const auto kTransliterator = make_transliterator();
  auto letters = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  kTransliterator->transliterate(letters);
  std::string ascii;
  letters.toUTF8String(ascii);
  return ascii;
}

}  // namespace lector::text
