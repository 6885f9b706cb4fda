// Telephone numbers, book numbers, addresses of machines: digit by digit.
#include <algorithm>
#include <vector>

#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"

namespace lector::spoken {
namespace {

// Groups of digits and what stands between them.
struct Groups {
  std::vector<std::string> digits;
  std::vector<std::string> signs;  ///< one less than digits; " " for white space
  bool has_plus = false;
  bool has_brackets = false;

  [[nodiscard]] std::size_t count() const {
    std::size_t sum = 0;
    for (const auto& group : digits) sum += group.size();
    return sum;
  }
  [[nodiscard]] bool has_shape(std::initializer_list<std::size_t> lengths) const {
    return std::ranges::equal(digits, lengths, [](const auto& group, std::size_t length) {
      return group.size() == length;
    });
  }
};

constexpr std::size_t kMostGroups = 9;

// What stands between two groups; empty if no group can follow.
std::string take_group_sign(Cursor& at) {
  if (at.is(TokenKind::space)) {
    at.next();
    return " ";
  }
  const std::string sign(at.text());
  return at.take_any({"-", ".", "‑", "–"}) ? sign : std::string();
}

// "(555) 123-4567", "+44 20 7946 0958", "978-0-13-468599-1"
Groups take_groups(Cursor& at) {
  Groups groups;
  groups.has_plus = at.take("+");
  groups.has_brackets = at.take("(");
  bool is_open = groups.has_brackets;
  std::string sign;
  while (at.is_number() && groups.digits.size() < kMostGroups) {
    if (!groups.digits.empty()) groups.signs.push_back(sign);
    groups.digits.emplace_back(at.next());
    auto cursor = at;
    const bool closes = is_open && cursor.take(")");
    sign = (closes ? ")" : "") + take_group_sign(cursor);
    if (closes) is_open = false;
    if (groups.has_plus && cursor.is(TokenKind::number, 1)) is_open |= cursor.take("(");
    if (sign.empty() || !cursor.is_number()) break;
    at = cursor;
  }
  return groups;
}

// "noll åtta, sjuhundraåttionio femtiotvå": some languages read groups as numbers.
std::string say_group(std::string_view digits, const Language& language) {
  const bool is_number = language.phrase("telephone.groups") == "numbers" && digits.front() != '0';
  return is_number ? say_cardinal(digits, language) : say_digits(digits, language);
}

// Digits beside a group, beyond what stands between; 0 where there are none.
struct Neighbours {
  char before = 0;
  char after = 0;
};

// "seven double nine": a digit that stands exactly twice, where the language says so. Not the "11"
// of "111-11-1111".
std::string say_doubled(std::string_view digits,
                        const Neighbours& beside,
                        const Language& language) {
  constexpr std::size_t kArea = 3;
  const bool is_hundreds = digits.size() == kArea && digits.ends_with("00") && digits[0] != '0';
  if (is_hundreds && !language.phrase("telephone.hundreds").empty()) {  // "1-800-..."
    return say_cardinal(digits, language);
  }
  const auto pattern = language.phrase("telephone.double");
  if (pattern.empty()) return say_group(digits, language);
  std::string words;
  while (!digits.empty()) {
    const auto end = std::min(digits.find_first_not_of(digits.front()), digits.size());
    const bool goes_on = (words.empty() && digits.front() == beside.before) ||
                         (end == digits.size() && digits.front() == beside.after);
    const bool is_pair = end == 2 && !goes_on;
    auto part = say_digits(digits.substr(0, is_pair ? 1 : end), language);
    if (is_pair) part = fill(pattern, {{"digit", part}});
    add_word(words, part);
    digits.remove_prefix(end);
  }
  return words;
}

std::string say_country(std::string_view digits, const Language& language) {
  const bool is_number = language.phrase("telephone.country") == "number";
  return is_number ? say_cardinal(digits, language) : say_group(digits, language);
}

std::string say_groups(const Groups& groups, const Language& language) {
  std::string words;
  if (groups.has_plus) words = std::string(language.phrase("plus")) + " ";
  for (std::size_t i = 0; i < groups.digits.size(); ++i) {
    if (i > 0) words += ", ";
    const Neighbours beside = {i > 0 ? groups.digits[i - 1].back() : '\0',
                               i + 1 < groups.digits.size() ? groups.digits[i + 1].front() : '\0'};
    words += i == 0 && groups.has_plus ? say_country(groups.digits[i], language)
                                       : say_doubled(groups.digits[i], beside, language);
  }
  return words;
}

// "3-4": what a file lists as the shape of a number without any other sign of one.
std::string shape_of(const Groups& groups) {
  std::string shape;
  for (const auto& group : groups.digits) {
    shape += (shape.empty() ? "" : "-") + std::to_string(group.size());
  }
  return shape;
}

// "07700 900123": national numbers begin with a zero.
bool is_national_number(const Groups& groups) {
  constexpr std::size_t kFewest = 10;
  constexpr std::size_t kMost = 11;
  constexpr std::size_t kArea = 3;
  if (groups.digits.size() != 2 || groups.signs.front() != " ") return false;
  const auto& first = groups.digits.front();
  return first.size() >= kArea && first.front() == '0' && groups.count() >= kFewest &&
         groups.count() <= kMost;
}

// "020 7946 0018", "4111 1111 1111 1111", "432 7732 143214 3005": three groups or more with spaces
// are a number to be read by its digits unless they are thousands or a row of numbers.
bool is_spaced_number(const Groups& groups, const Language& language) {
  constexpr std::size_t kFewest = 10;
  constexpr std::size_t kGroup = 6;
  if (language.phrase("telephone.spaced").empty() || groups.has_plus || groups.has_brackets) {
    return false;
  }
  if (groups.digits.size() < 3 || groups.count() < kFewest) return is_national_number(groups);
  const auto& digits = groups.digits;
  const bool has_spaces =
      std::ranges::all_of(groups.signs, [](const auto& sign) { return sign == " "; });
  const bool are_groups = std::ranges::all_of(
      digits, [](const auto& group) { return group.size() > 1 && group.size() <= kGroup; });
  const bool are_thousands = std::all_of(
      digits.begin() + 1, digits.end(), [](const auto& group) { return group.size() == 3; });
  const bool are_alike = std::ranges::all_of(
      digits, [&](const auto& group) { return group.size() == digits.front().size(); });
  const bool is_card = groups.has_shape({4, 4, 4, 4});
  return has_spaces && are_groups && !are_thousands && (!are_alike || is_card);
}

bool is_number_of_a_caller(const Groups& groups, const Cursor& begin) {
  const auto count = groups.count();
  const bool is_named = begin.language().telephone_words.has(begin.word_before());
  const std::size_t fewest = is_named ? 5 : 7;
  constexpr std::size_t kMost = 15;
  if (count < fewest || count > kMost || groups.digits.size() < 2) return false;
  if (groups.has_plus) return true;
  constexpr std::size_t kLocal = 4;  // "555-0199": no range ends with a zero in front
  if (groups.has_shape({3, kLocal}) && groups.signs.front() == "-" &&
      groups.digits.back().front() == '0' && !begin.language().phrase("telephone.local").empty()) {
    return true;
  }
  const bool has_dashes =
      std::ranges::all_of(groups.signs, [](const auto& sign) { return sign == "-"; });
  const bool are_years =
      std::ranges::all_of(groups.digits, [](const auto& group) { return is_year(group); });
  if (has_dashes && !are_years && begin.language().telephone_shapes.has(shape_of(groups)))
    return true;
  const bool is_american = groups.has_shape({3, 3, 4}) || groups.has_shape({1, 3, 3, 4});
  if (is_american) {
    return groups.has_brackets || groups.signs.back() != " " ||
           begin.language().telephone_words.has(begin.word_before());
  }
  if (groups.has_brackets) return groups.signs.front().starts_with(')');
  // "02-751-1500": national numbers begin with a zero.
  constexpr std::size_t kNational = 9;
  const bool is_national = groups.digits.size() > 2 && groups.digits.front().starts_with('0') &&
                           groups.digits.front().size() > 1 && count >= kNational;
  const bool is_grouped =
      std::ranges::all_of(groups.digits, [](const auto& group) { return group.size() > 1; });
  if (is_national && is_grouped) return true;
  return begin.language().telephone_words.has(begin.word_before());
}

// A telephone number by its shape or by the word before it.
std::optional<Match> telephone(Cursor at) {
  const auto begin = at;
  const auto before = at.text(-1);
  if (!at.begins_word() || before == "-" || before == "." || before == "$") return std::nullopt;
  const auto groups = take_groups(at);
  if (!at.ends_word()) return std::nullopt;
  if (!is_number_of_a_caller(groups, begin) && !is_spaced_number(groups, at.language())) {
    return std::nullopt;
  }
  return Match{at, say_groups(groups, at.language())};
}

// The shape of a book's number: many groups, dashes only.
bool is_book_number(const Groups& groups) {
  constexpr std::size_t kFewestGroups = 4;
  constexpr std::size_t kFewestDigits = 9;
  return groups.digits.size() >= kFewestGroups && groups.count() >= kFewestDigits &&
         std::ranges::all_of(groups.signs, [](const auto& sign) { return sign == "-"; });
}

// "-X": the check digit of a book's number.
std::string take_check_digit(Cursor& at) {
  auto cursor = at;
  if (!cursor.take("-") || folded(cursor.text()) != "x") return {};
  auto digit = " " + std::string(cursor.next());
  if (!cursor.ends_word()) return {};
  at = cursor;
  return digit;
}

// "ISBN 978-0-13-468599-1", "0002-2977": no pauses between the groups, but in "111-11-1111".
std::optional<Match> serial_number(Cursor at) {
  const auto begin = at;
  const auto before = at.text(-1);
  if (!at.begins_word() || before == "-" || before == "." || before == "/") return std::nullopt;
  const auto groups = take_groups(at);
  if (groups.has_brackets || groups.has_plus) return std::nullopt;
  const auto& language = at.language();
  const bool is_named = language.serial_words.has(begin.word_before());
  if (!is_named && groups.has_shape({3, 2, 4})) return Match{at, say_groups(groups, language)};
  if (!is_named && !is_book_number(groups)) return std::nullopt;
  std::string words;
  for (const auto& group : groups.digits) {
    words += (words.empty() ? "" : " ") + say_digits(group, language);
  }
  words += take_check_digit(at);
  return Match{at, words};
}

// "192.168.0.40"
std::optional<Match> machine(Cursor at) {
  constexpr std::size_t kParts = 4;
  constexpr int kMost = 999;
  const auto& language = at.language();
  const auto* const dot = language.electronic_signs.value_of(".");
  if (dot == nullptr || !at.begins_word() || at.text(-1) == ".") return std::nullopt;
  const auto begin = at;
  std::string words;
  for (std::size_t i = 0; i < kParts; ++i) {
    if (i > 0) {
      if (!at.take(".")) return std::nullopt;
      words += " " + *dot + " ";
    }
    const auto part = take_digits(at, 1, 3);
    if (!part || value_of(*part) > kMost) return std::nullopt;
    words += say_group(*part, language);
  }
  if (!at.ends_word() || (at.text() == "." && at.is(TokenKind::number, 1))) return std::nullopt;
  if (is_grouped_numeral(begin, at)) return std::nullopt;
  return Match{at, words};
}

// "1-2-3", "49-30-4": a chain that is no date; each number by itself.
std::optional<Match> chain(Cursor at) {
  const auto before = at.text(-1);
  const auto& language = at.language();
  if (language.phrase("to").empty() || !at.begins_word() || before == "-" || before == "/") {
    return std::nullopt;
  }
  const auto groups = take_groups(at);
  const bool has_dashes =
      groups.digits.size() > 2 && std::ranges::all_of(groups.signs, [](const auto& sign) {
        return sign == "-" || sign == "–";
      });
  if (!has_dashes || groups.has_plus || groups.has_brackets || !at.ends_word()) {
    return std::nullopt;
  }
  std::string words;
  for (const auto& group : groups.digits) {
    const bool is_plain = group.size() <= 3 && (group.front() != '0' || group.size() == 1);
    words += (words.empty() ? "" : " ") +
             (is_plain ? say_cardinal(group, language) : say_digits(group, language));
  }
  return Match{at, words};
}

}  // namespace

void add_telephone_rules(RuleTable& table) {
  constexpr auto kTelephone = SemioticClass::telephone;
  table.at_number.insert(table.at_number.end(),
                         {{"telephone.machine", kTelephone, machine},
                          {"telephone.number", kTelephone, telephone},
                          {"telephone.serial_number", kTelephone, serial_number},
                          {"telephone.chain", kTelephone, chain}});
  table.at_sign.push_back({"telephone.number", kTelephone, telephone});
}

}  // namespace lector::spoken
