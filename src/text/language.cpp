#include "text/language.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <utility>

namespace lector::text {
namespace {

// More text doesn't change the answer, and keeps the cost the same for a page of any size.
constexpr std::size_t kSampleBytes = 100'000;

// CLD2's own codes that BCP 47 has replaced (IANA language subtag registry, Preferred-Value), and
// "no" as the written form that nearly all of it is.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kRenamed = {{
    {"iw", "he"},
    {"in", "id"},
    {"ji", "yi"},
    {"jw", "jv"},
    {"mo", "ro"},
    {"no", "nb"},
    {"sr-ME", "sr"},
}};

std::string_view cut_at_character(std::string_view text) {
  if (text.size() <= kSampleBytes) return text;
  auto end = kSampleBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

// "un" is unknown; "xx-Goth" names a script, "zzp" and "xx-..." are jokes.
bool is_language(std::string_view code) {
  const auto primary = code.substr(0, code.find('-'));
  return (primary.size() == 2 || primary.size() == 3) && primary != "un" && primary != "xx" &&
         primary != "xxx" && primary.substr(0, 2) != "zz" && primary != "sit";
}

}  // namespace

std::optional<std::string> detect_language(std::string_view text) {
  const auto sample = cut_at_character(text);
  constexpr CLD2::CLDHints kNoHints = {
      nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int text_bytes = 0;
  int valid_bytes = 0;
  bool is_reliable = false;
  const auto language = CLD2::ExtDetectLanguageSummaryCheckUTF8(sample.data(),
                                                                static_cast<int>(sample.size()),
                                                                true,
                                                                &kNoHints,
                                                                0,
                                                                languages.data(),
                                                                percents.data(),
                                                                scores.data(),
                                                                nullptr,
                                                                &text_bytes,
                                                                &is_reliable,
                                                                &valid_bytes);
  const std::string_view code = CLD2::LanguageCode(language);
  if (!is_language(code)) return std::nullopt;
  const auto* const renamed =
      std::ranges::find_if(kRenamed, [code](const auto& pair) { return pair.first == code; });
  return std::string(renamed == kRenamed.end() ? code : renamed->second);
}

}  // namespace lector::text
