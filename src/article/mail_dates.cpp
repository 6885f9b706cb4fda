#include "article/mail_dates.hpp"

#include <algorithm>
#include <array>

#include "article/calendar.hpp"
#include "article/dates.hpp"
#include "article/facts.hpp"
#include "article/tokens.hpp"
#include "article/wording.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

constexpr std::size_t kLongestDate = 80;

/// The month that a word of three letters or more begins the English name of; 0 if none.
int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  const auto key = lowered(word);
  const auto* const found = std::ranges::find(kMonths, key.substr(0, 3));
  return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

int full_year(int number) {
  if (number >= 100) return number;
  return number < 70 ? 2000 + number : 1900 + number;
}

/// Hours and minutes, with ":" between them.
void read_time(const std::vector<Token>& tokens, std::size_t at, Stamp& stamp) {
  if (at + 2 >= tokens.size() || tokens[at + 1].text != ":") return;
  const int hour = number_of(tokens[at]);
  const int minute = number_of(tokens[at + 2]);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return;
  stamp.hour = hour;
  stamp.minute = minute;
}

}  // namespace

std::optional<std::string> read_mail_date(std::string_view text) {
  constexpr std::size_t kMostTokens = 24;
  if (text.size() > kLongestDate) return std::nullopt;
  auto tokens = tokenize(text, kMostTokens);
  std::erase_if(tokens, [](const Token& token) { return token.text == "," || token.text == "-"; });
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    const int month = tokens[i].kind == TokenKind::word ? month_of(tokens[i].text) : 0;
    if (month == 0) continue;
    Stamp stamp;
    stamp.month = month;
    stamp.day = number_of(tokens[i - 1]);
    const int year = number_of(tokens[i + 1]);
    if (year < 0 || !is_date(full_year(year), month, stamp.day)) continue;
    stamp.year = full_year(year);
    read_time(tokens, i + 2, stamp);
    return iso(stamp);
  }
  return std::nullopt;
}

std::optional<std::string> read_stated_date(std::string_view text) {
  if (text.size() > kLongestDate) return std::nullopt;
  if (auto date = read_iso_date(text)) return date;
  if (auto date = read_mail_date(text)) return date;
  const auto dates = read_dates(text::collapse_white_space(text));
  return dates ? dates->published : std::nullopt;
}

}  // namespace lector::article
