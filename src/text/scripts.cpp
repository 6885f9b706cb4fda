#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <string>

#include "text/characters.hpp"

namespace lector::text {
namespace {

std::string_view name_of(UScriptCode script) {
  const char* const name = uscript_getShortName(script);
  return name == nullptr ? "Zzzz" : name;
}

/// ICU knows Han of one country, and bundles of scripts; a character is in none of these.
std::string_view name_of_language_script(UScriptCode script) {
  const bool is_han = script == USCRIPT_SIMPLIFIED_HAN || script == USCRIPT_TRADITIONAL_HAN;
  return name_of(is_han ? USCRIPT_HAN : script);
}

}  // namespace

std::string language_name(const std::string& tag) {
  leave_process_locale();
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(tag, status);
  icu::UnicodeString name;
  locale.getDisplayLanguage(icu::Locale::getEnglish(), name);
  std::string english;
  name.toUTF8String(english);
  return english.empty() ? tag : english;
}

bool is_right_to_left(const std::string& tag) {
  leave_process_locale();
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(tag, status);
  return U_SUCCESS(status) && locale.isRightToLeft() != 0;
}

std::size_t columns_of(char32_t character) {
  if (character >= 0x20 && character < 0x7F) return 1;
  const auto value = static_cast<UChar32>(character);
  constexpr auto kNoWidth = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  const bool is_inner_jamo = character >= 0x1160 && character <= 0x11FF;
  if ((U_MASK(u_charType(value)) & kNoWidth) != 0 || is_inner_jamo) return 0;
  const auto width = u_getIntPropertyValue(value, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string_view script_of(char32_t character) {
  UErrorCode status = U_ZERO_ERROR;
  const auto script = uscript_getScript(static_cast<UChar32>(character), &status);
  return U_FAILURE(status) ? "Zzzz" : name_of(script);
}

std::vector<std::string_view> scripts_of(std::string_view language) {
  if (language.empty()) return {};  // to ICU, the language of the environment
  std::array<UScriptCode, 8> codes{};
  UErrorCode status = U_ZERO_ERROR;
  const auto count = uscript_getCode(
      std::string(language).c_str(), codes.data(), static_cast<int32_t>(codes.size()), &status);
  std::vector<std::string_view> scripts;
  if (U_FAILURE(status)) return scripts;
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i)
    scripts.push_back(name_of_language_script(codes.at(i)));
  return scripts;
}

}  // namespace lector::text
