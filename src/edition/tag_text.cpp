#include "edition/tag_text.hpp"

#include <algorithm>
#include <array>

namespace lector::edition {
namespace {

/// Well-formed UTF-8 by its first byte: length, and the range of the second byte (The Unicode
/// Standard, table 3-7).
struct Lead {
  unsigned char first;
  unsigned char last;
  std::size_t length;
  unsigned char second_first;
  unsigned char second_last;
};

constexpr std::array<Lead, 9> kLeads{{
    {0x00, 0x7F, 1, 0x00, 0x00},
    {0xC2, 0xDF, 2, 0x80, 0xBF},
    {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF},
    {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3, 0x80, 0xBF},
    {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF},
    {0xF4, 0xF4, 4, 0x80, 0x8F},
}};

/// ISO 639-1 and 639-2/T codes, one pair a word (ICU 72, uloc_getISO3Language).
constexpr std::string_view kLanguages =
    "aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul "
    "bibis bmbam bnben bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym "
    "dadan dedeu dvdiv dzdzo eeewe elell eneng eoepo esspa etest eueus fafas ffful fifin fjfij "
    "fofao frfra fyfry gagle gdgla glglg gngrn guguj gvglv hahau heheb hihin hohmo hrhrv hthat "
    "huhun hyhye hzher iaina idind ieile igibo iiiii ikipk inind ioido isisl itita iuiku iwheb "
    "jajpn jiyid jvjav kakat kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor krkau kskas kukur "
    "kvkom kwcor kykir lalat lbltz lglug lilim lnlin lolao ltlit lulub lvlav mgmlg mhmah mimri "
    "mkmkd mlmal mnmon mrmar msmsa mtmlt mymya nanau nbnob ndnde nenep ngndo nlnld nnnno nonor "
    "nrnbl nvnav nynya ococi ojoji omorm orori ososs papan pipli plpol pspus ptpor quque rmroh "
    "rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag shsrp sisin skslk slslv smsmo snsna "
    "sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk tltgl "
    "tntsn toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln "
    "wowol xhxho yiyid yoyor zazha zhzho zuzul ";

unsigned char byte_at(std::string_view text, std::size_t position) {
  return static_cast<unsigned char>(text[position]);
}

/// Length of the character that begins here; 0 if the bytes are no UTF-8.
std::size_t character_length(std::string_view text) {
  const auto first = byte_at(text, 0);
  const auto* const lead = std::ranges::find_if(
      kLeads, [&](const Lead& row) { return row.first <= first && first <= row.last; });
  if (lead == kLeads.end() || text.size() < lead->length) return 0;
  if (lead->length == 1) return 1;
  const auto second = byte_at(text, 1);
  if (second < lead->second_first || second > lead->second_last) return 0;
  const auto is_trail = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  return std::ranges::all_of(text.substr(2, lead->length - 2), is_trail) ? lead->length : 0;
}

/// What stands for one character in a line.
std::string_view plain_character(std::string_view character) {
  const auto first = byte_at(character, 0);
  const bool is_c1 = character.size() == 2 && first == 0xC2U && byte_at(character, 1) < 0xA0U;
  if (is_c1) return byte_at(character, 1) == 0x85U ? " " : "";  // U+0085 ends a line
  if (first >= 0x09U && first <= 0x0DU) return " ";
  return first < 0x20U || first == 0x7FU ? "" : character;
}

bool are_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Two digits after a separator at a position; empty if they aren't there.
std::string two_digits(std::string_view text, std::size_t position, char separator) {
  if (text.size() < position + 3 || text[position] != separator) return {};
  const auto digits = text.substr(position + 1, 2);
  return are_digits(digits) ? std::string(digits) : std::string();
}

std::string padded(std::int64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

}  // namespace

std::string plain_line(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    line += length == 0 ? "\uFFFD" : plain_character(text.substr(0, length));
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return line;
}

std::string ascii_url(std::string_view url) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  if (!url.starts_with("http://") && !url.starts_with("https://")) return {};
  std::string ascii;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20U && byte < 0x7FU) {
      ascii += c;
    } else {
      ascii += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return ascii;
}

std::string iso639_1(std::string_view iso639_2) {
  constexpr std::size_t kRecord = 6;
  constexpr std::string_view kWithdrawn = "ji";  // Yiddish, before its code of today
  const bool is_code = iso639_2.size() == 3 &&
                       std::ranges::all_of(iso639_2, [](char c) { return c >= 'a' && c <= 'z'; });
  if (!is_code || iso639_2 == "und") return {};
  for (std::size_t i = 0; i < kLanguages.size(); i += kRecord) {
    const auto code = kLanguages.substr(i, 2);
    if (kLanguages.substr(i + 2, 3) == iso639_2 && code != kWithdrawn) return std::string(code);
  }
  return std::string(iso639_2);
}

std::string iso639_2(std::string_view language) {
  std::string code(language.substr(0, language.find_first_of("-_")));
  for (char& c : code) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const bool is_plain = std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
  if (is_plain && code.size() == 3) return code;
  constexpr std::size_t kRecord = 6;  // bytes of a pair with its space
  for (std::size_t i = 0; code.size() == 2 && i < kLanguages.size(); i += kRecord)
    if (kLanguages.substr(i, 2) == code) return std::string(kLanguages.substr(i + 2, 3));
  return "und";
}

Id3Date id3_date(std::string_view iso_date) {
  Id3Date date;
  if (iso_date.size() < 4 || !are_digits(iso_date.substr(0, 4))) return date;
  date.year = iso_date.substr(0, 4);
  const auto month = two_digits(iso_date, 4, '-');
  const auto day = two_digits(iso_date, 7, '-');
  if (month.empty() || day.empty()) return date;
  date.day_month = day + month;
  const auto hour = two_digits(iso_date, 10, 'T');
  const auto minute = two_digits(iso_date, 13, ':');
  if (!hour.empty() && !minute.empty()) date.time = hour + minute;
  return date;
}

std::string clock_time(std::int64_t time_ms) {
  const std::int64_t seconds = time_ms / 1000;
  return padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2) + ":" +
         padded(seconds % 60, 2) + "." + padded(time_ms % 1000, 3);
}

}  // namespace lector::edition
