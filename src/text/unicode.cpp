#include "text/unicode.hpp"

#include <unicode/brkiter.h>
#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "base/report.hpp"
#include "text/characters.hpp"
#include "text/icu.hpp"

namespace lector::text {
void leave_process_locale() {
  static std::once_flag once;
  std::call_once(once, [] {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale::setDefault(icu::Locale::getRoot(), status);
  });
}

namespace {

icu::Locale locale_of(std::string_view language) {
  leave_process_locale();
  UErrorCode status = U_ZERO_ERROR;
  auto locale = icu::Locale::forLanguageTag(language, status);
  return U_FAILURE(status) != 0 || locale.isBogus() != 0 ? icu::Locale::getRoot() : locale;
}

icu::UnicodeString from_utf8(std::string_view text) {
  static_cast<void>(length_for_icu(text));
  return icu::UnicodeString::fromUTF8(text);
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string result;
  return text.toUTF8String(result);
}

// Eight bytes at a time: most of a page is ASCII.
std::size_t behind_ascii(std::string_view bytes, std::size_t offset) {
  std::uint64_t eight = 0;
  for (; bytes.size() - offset >= sizeof eight; offset += sizeof eight) {
    std::memcpy(&eight, bytes.data() + offset, sizeof eight);
    if ((eight & 0x8080808080808080U) != 0) break;
  }
  while (offset < bytes.size() && static_cast<unsigned char>(bytes[offset]) < 0x80U) ++offset;
  return offset;
}

}  // namespace

void expect_success(int status, std::string_view work) {
  const auto code = static_cast<UErrorCode>(status);
  if (U_FAILURE(code) == 0) return;
  throw Error(ErrorKind::engine, "ICU: " + std::string(work) + ": " + u_errorName(code));
}

std::int32_t length_for_icu(std::string_view text) {
  if (text.size() > static_cast<std::size_t>(INT32_MAX)) {
    throw Error(ErrorKind::input, "text of more than 2 GB");
  }
  return static_cast<std::int32_t>(text.size());
}

// The functions behind ICU's UTF-8 macros, which our warnings don't let pass. They count in 32
// bits, so they are shown one character at a time; -1 asks for a negative value where bytes are
// ill-formed.
Character long_character_at(std::string_view text, std::size_t offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  const auto bytes = text.substr(offset, U8_MAX_LENGTH);
  std::int32_t length = 1;
  const auto value = utf8_nextCharSafeBody(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                           &length,
                                           static_cast<std::int32_t>(bytes.size()),
                                           first,
                                           -1);
  return {value < 0 ? kReplacement : static_cast<char32_t>(value),
          offset,
          offset + static_cast<std::size_t>(length)};
}

Character character_before(std::string_view text, std::size_t offset) {
  const auto last = static_cast<unsigned char>(text[offset - 1]);
  if (last < 0x80U) return {last, offset - 1, offset};
  const auto length = std::min<std::size_t>(offset, U8_MAX_LENGTH);
  const auto bytes = text.substr(offset - length, length);
  auto begin = static_cast<std::int32_t>(length - 1);
  const auto value = utf8_prevCharSafeBody(
      reinterpret_cast<const std::uint8_t*>(bytes.data()), 0, &begin, last, -1);
  return {value < 0 ? kReplacement : static_cast<char32_t>(value),
          offset - length + static_cast<std::size_t>(begin),
          offset};
}

void append(std::string& text, char32_t character) {
  if (character < 0x80) {
    text += static_cast<char>(character);
    return;
  }
  text += to_utf8(icu::UnicodeString(static_cast<UChar32>(character)));
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::size_t find_ill_formed(std::string_view bytes) {
  for (auto offset = behind_ascii(bytes, 0); offset < bytes.size();
       offset = behind_ascii(bytes, offset)) {
    const auto character = character_at(bytes, offset);
    const bool is_own = bytes.substr(offset, 3) == "\xEF\xBF\xBD";  // U+FFFD itself
    if (character.value == kReplacement && !is_own) return offset;
    offset = character.end;
  }
  return std::string_view::npos;
}

bool is_white_space(char32_t character) {
  if (character < 0x80) return character == ' ' || (character >= 0x09 && character <= 0x0D);
  return u_isUWhiteSpace(static_cast<UChar32>(character)) != 0;
}

bool is_letter(char32_t character) {
  return (U_MASK(u_charType(static_cast<UChar32>(character))) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_digit(char32_t character) {
  return u_isdigit(static_cast<UChar32>(character)) != 0;
}

bool is_upper(char32_t character) {
  const auto value = static_cast<UChar32>(character);
  return u_isUUppercase(value) != 0 || u_istitle(value) != 0;
}

bool is_lower(char32_t character) {
  return u_isULowercase(static_cast<UChar32>(character)) != 0;
}

bool is_opening(char32_t character) {
  constexpr auto kMask = U_GC_PS_MASK | U_GC_PI_MASK | U_GC_PF_MASK;
  return character == '"' || character == '\'' ||
         (U_MASK(u_charType(static_cast<UChar32>(character))) & kMask) != 0;
}

bool is_closing(char32_t character) {
  constexpr auto kMask = U_GC_PE_MASK | U_GC_PI_MASK | U_GC_PF_MASK;
  return character == '"' || character == '\'' ||
         (U_MASK(u_charType(static_cast<UChar32>(character))) & kMask) != 0;
}

bool is_soundless(char32_t character) {
  const auto value = static_cast<UChar32>(character);
  constexpr auto kMask = U_GC_CC_MASK | U_GC_CF_MASK;
  return (U_MASK(u_charType(value)) & kMask) != 0 &&
         u_hasBinaryProperty(value, UCHAR_PREPENDED_CONCATENATION_MARK) == 0;
}

bool takes_joiner(char32_t before) {
  constexpr char32_t kEmojiStyle = 0xFE0F;
  constexpr int kVirama = 9;  // canonical combining class
  const auto value = static_cast<UChar32>(before);
  const auto joining = u_getIntPropertyValue(value, UCHAR_JOINING_TYPE);
  return before == kEmojiStyle || joining == U_JT_DUAL_JOINING || joining == U_JT_LEFT_JOINING ||
         joining == U_JT_RIGHT_JOINING || u_getCombiningClass(value) == kVirama ||
         u_hasBinaryProperty(value, UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

char32_t to_title(char32_t character) {
  return static_cast<char32_t>(u_totitle(static_cast<UChar32>(character)));
}

namespace {

// Opened once a thread and language: opening costs milliseconds where there are suppressions.
icu::BreakIterator& cached(const std::string& key,
                           const std::function<icu::BreakIterator*(UErrorCode&)>& open) {
  constexpr std::size_t kMaxLanguages = 32;
  thread_local std::map<std::string, std::unique_ptr<icu::BreakIterator>> iterators;
  const auto found = iterators.find(key);
  if (found != iterators.end()) return *found->second;
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(open(status));
  expect_success(status, "break iterator " + key);
  if (iterators.size() >= kMaxLanguages) iterators.clear();
  return *(iterators[key] = std::move(iterator));
}

using Text = std::unique_ptr<UText, decltype(&utext_close)>;

Text open_text(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  // NOLINTNEXTLINE(bugprone-suspicious-stringview-data-usage): the length is the third argument
  Text opened(utext_openUTF8(nullptr, text.data(), length_for_icu(text), &status), &utext_close);
  expect_success(status, "text");
  return opened;
}

void set_text(icu::BreakIterator& iterator, UText* text) {
  UErrorCode status = U_ZERO_ERROR;
  iterator.setText(text, status);
  expect_success(status, "break iterator");
}

// The iterator keeps a reference to the text; this one outlives every text.
void release_text(icu::BreakIterator& iterator) {
  set_text(iterator, open_text("").get());
}

}  // namespace

std::vector<std::size_t> sentence_ends(std::string_view text, std::string_view language) {
  const auto locale = locale_of(language);
  auto& iterator = cached(std::string("sentence:") + locale.getName(), [&](UErrorCode& status) {
    return icu::BreakIterator::createSentenceInstance(locale, status);
  });
  const auto opened = open_text(text);
  set_text(iterator, opened.get());
  std::vector<std::size_t> ends;
  for (auto end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
    ends.push_back(static_cast<std::size_t>(end));
  }
  release_text(iterator);
  return ends;
}

std::vector<std::size_t> line_ends(std::string_view text) {
  const auto opened = open_text(text);
  auto& iterator = cached("line", [](UErrorCode& status) {
    return icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status);
  });
  set_text(iterator, opened.get());
  std::vector<std::size_t> ends;
  for (auto end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
    ends.push_back(static_cast<std::size_t>(end));
  }
  release_text(iterator);
  return ends;
}

std::vector<TextSpan> words(std::string_view text, std::string_view language) {
  const auto locale = locale_of(language);
  auto& iterator = cached(std::string("word:") + locale.getName(), [&](UErrorCode& status) {
    return icu::BreakIterator::createWordInstance(locale, status);
  });
  const auto opened = open_text(text);
  set_text(iterator, opened.get());
  std::vector<TextSpan> found;
  auto begin = static_cast<std::size_t>(iterator.first());
  for (auto end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
    if (iterator.getRuleStatus() >= UBRK_WORD_NONE_LIMIT) {
      found.push_back({begin, static_cast<std::size_t>(end)});
    }
    begin = static_cast<std::size_t>(end);
  }
  release_text(iterator);
  return found;
}

std::string to_lower(std::string_view text, std::string_view language) {
  return to_utf8(from_utf8(text).toLower(locale_of(language)));
}

namespace {

// Skeletons of CLDR: what of the date is known decides what is said.
constexpr std::array<const char*, 4> kDateSkeletons = {"", "y", "yMMMM", "yMMMMd"};

std::optional<UDate> to_instant(const PartialDate& date) {
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), icu::Locale::getRoot(), status);
  expect_success(status, "calendar");
  calendar.clear();
  calendar.setLenient(0);
  calendar.set(date.fields[0], date.fields[1] - 1, date.fields[2]);
  const auto instant = calendar.getTime(status);
  if (U_FAILURE(status) != 0) return std::nullopt;
  return instant;
}

}  // namespace

std::optional<std::string> format_long(const PartialDate& date, std::string_view language) {
  const auto instant = to_instant(date);
  if (!instant) return std::nullopt;
  const auto locale = locale_of(language);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createInstanceForSkeleton(kDateSkeletons.at(date.known), locale, status));
  expect_success(status, "date format");
  format->setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString text;
  return to_utf8(format->format(*instant, text));
}

}  // namespace lector::text
