#include "text/charsets.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <utility>

#include "base/report.hpp"
#include "text/characters.hpp"
#include "text/icu.hpp"

namespace lector::text {
namespace {

// Collects characters with the place of each in the input, merging those that step alike.
class Collector {
 public:
  void add(UChar32 character, std::size_t input_begin) {
    close(input_begin);
    last_input_ = input_begin;
    last_text_ = result_.text.size();
    has_last_ = true;
    append(result_.text, static_cast<char32_t>(character));
  }

  Converted finish(std::size_t input_end) {
    close(input_end);
    return std::move(result_);
  }

 private:
  void close(std::size_t input_end) {
    if (!has_last_) return;
    const auto text_step = static_cast<std::uint8_t>(result_.text.size() - last_text_);
    const auto input_step = static_cast<std::uint8_t>(input_end - last_input_);
    auto& runs = result_.runs;
    if (!runs.empty() && runs.back().text_step == text_step &&
        runs.back().input_step == input_step) {
      return;
    }
    runs.push_back({static_cast<std::uint32_t>(last_text_),
                    static_cast<std::uint32_t>(last_input_),
                    text_step,
                    input_step});
  }

  Converted result_;
  std::size_t last_input_ = 0;
  std::size_t last_text_ = 0;
  bool has_last_ = false;
};

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
  expect_success(status, "charset " + base::quoted(charset));
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  expect_success(status, "charset " + base::quoted(charset));
  return converter;
}

/// Converts until a character is ill-formed and `mend` gives nothing in its place.
Converted convert_with(std::string_view bytes,
                       const std::string& charset,
                       const std::function<std::optional<char32_t>(std::string_view)>& mend) {
  const auto converter = open_converter(charset);
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  Collector collector;
  const char* source = begin;
  while (source < end) {
    const char* const before = source;
    UErrorCode status = U_ZERO_ERROR;
    auto character = ucnv_getNextUChar(converter.get(), &source, end, &status);
    if (status == U_INDEX_OUTOFBOUNDS_ERROR) break;  // only shift sequences were left
    const auto offset = static_cast<std::size_t>(before - begin);
    if (U_FAILURE(status) != 0) {
      const auto mended = mend(bytes.substr(offset, static_cast<std::size_t>(source - before)));
      if (!mended) {
        auto converted = collector.finish(offset);
        converted.ill_formed = offset;
        return converted;
      }
      source = std::max(source, before + 1);
      ucnv_resetToUnicode(converter.get());
      character = static_cast<UChar32>(*mended);
    }
    collector.add(character, offset);
  }
  return collector.finish(bytes.size());
}

/// What windows-1252 means by a byte above 0x7F.
char32_t windows_1252(char byte) {
  const auto converted = convert({&byte, 1}, "windows-1252");
  return converted.ill_formed || converted.text.empty() ? kReplacement
                                                        : character_at(converted.text, 0).value;
}

}  // namespace

std::vector<CharsetGuess> guess_charsets(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  expect_success(status, "charset detector");
  // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage): the length is the third argument
  ucsdet_setText(detector.get(), bytes.data(), length_for_icu(bytes), &status);
  std::int32_t count = 0;
  const auto* const matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status) != 0) return {};  // as it says of some short binary data
  std::vector<CharsetGuess> guesses;
  for (const auto* match : std::span(matches, static_cast<std::size_t>(count))) {
    guesses.push_back({ucsdet_getName(match, &status), ucsdet_getConfidence(match, &status)});
  }
  expect_success(status, "charset detector");
  return guesses;
}

Converted convert(std::string_view bytes, const std::string& charset) {
  return convert_with(bytes, charset, [](std::string_view) { return std::nullopt; });
}

Converted convert_all(std::string_view bytes, const std::string& charset) {
  const bool is_utf8 = ucnv_compareNames(charset.c_str(), "UTF-8") == 0;
  return convert_with(bytes, charset, [is_utf8](std::string_view bad) -> std::optional<char32_t> {
    return is_utf8 && bad.size() == 1 ? windows_1252(bad.front()) : kReplacement;
  });
}

bool is_charset(const std::string& name) {
  constexpr std::size_t kLongestName = 40;
  // ICU passes over what it doesn't know in a name.
  const bool is_plain = std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7F'; });
  if (name.empty() || name.size() > kLongestName || !is_plain) return false;
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(name.c_str(), &status), &ucnv_close);
  return U_SUCCESS(status) != 0;
}

}  // namespace lector::text
