// Addresses of the net: shortened, and read sign by sign.
#include <algorithm>

#include "spoken/letters.hpp"
#include "spoken/numbers.hpp"
#include "spoken/rule.hpp"

namespace lector::spoken {
namespace {

std::string_view sign_name(std::string_view sign, const Language& language) {
  const auto* const name = language.electronic_signs.value_of(sign);
  return name == nullptr ? std::string_view() : std::string_view(*name);
}

bool has_vowel(std::string_view word) {
  return folded(word).find_first_of("aeiouy") != std::string::npos;
}

// Letter by letter; a language of other letters names them: "эй", "би".
std::string say_letters(std::string_view part, const Language& language) {
  std::string words;
  for (const char letter : part) {
    const auto* const name =
        language.electronic_signs.value_of("letter " + folded(std::string_view(&letter, 1)));
    if (name == nullptr) return spelled(part, language);
    add_word(words, *name);
  }
  return words;
}

// A part between signs: read as a word where it can be one.
std::string say_part(std::string_view part, const Language& language) {
  const auto& known = language.electronic_signs.value_of("word " + folded(part));
  if (known != nullptr) return *known;
  constexpr std::size_t kShort = 2;
  const bool is_word = count_letters(part) > kShort && has_vowel(part);
  return is_word ? std::string(part) : say_letters(part, language);
}

std::string say_number(std::string_view digits, const Language& language) {
  constexpr std::size_t kLongest = 2;
  const bool is_cardinal = digits.size() <= kLongest && digits.front() != '0';
  return is_cardinal ? say_cardinal(digits, language) : say_digits(digits, language);
}

// Tokens up to `end`, sign by sign.
std::string say_address(Cursor at, const Cursor& end) {
  std::string words;
  const auto& language = at.language();
  while (at.token() < end.token()) {
    if (at.is_word()) {
      add_word(words, say_part(at.text(), language));
    } else if (at.is_number()) {
      add_word(words, say_number(at.text(), language));
    } else if (at.text() == "/" && at.text(1) == "/" && !sign_name("//", language).empty()) {
      add_word(words, sign_name("//", language));
      at.next();
    } else {
      add_word(words, sign_name(at.text(), language));
    }
    at.next();
  }
  return words;
}

bool is_address_sign(std::string_view sign) {
  return sign.size() == 1 &&
         std::string_view("./-_~%@:+&=?#!,;").find(sign) != std::string_view::npos;
}

// End of what hangs together without white space; punctuation behind it belongs to the sentence.
Cursor address_end(Cursor at) {
  auto end = at;
  while (!at.is_at_end() && !at.is(TokenKind::space)) {
    const bool is_inner = at.is_word() || at.is_number() || is_address_sign(at.text());
    if (!is_inner) break;
    const bool is_ink = at.is_word() || at.is_number() || at.text() == "/";
    at.next();
    if (is_ink) end = at;
  }
  return end;
}

// "fCX2Ptc7YN": a name for machines.
bool is_opaque(std::string_view part) {
  constexpr std::size_t kShortest = 8;
  const auto has = [part](char first, char last) {
    return std::ranges::any_of(part, [=](char byte) { return byte >= first && byte <= last; });
  };
  return part.size() >= kShortest && has('0', '9') && has('a', 'z') && has('A', 'Z');
}

// The end without query string and fragment, and without what only a machine can read.
Cursor path_end(Cursor at, const Cursor& end) {
  const auto text = at.sentence().text;
  auto part = at;
  while (at.token() < end.token()) {
    if (at.text() == "?" || at.text() == "#") return at;
    const bool is_part_end = !at.is_word() && !at.is_number();
    at.next();
    if (is_part_end) part = at;
    if (is_opaque(text.substr(part.offset(), at.offset() - part.offset()))) return part;
  }
  return end;
}

Cursor without_last_slash(const Cursor& begin, Cursor end) {
  while (end.token() > begin.token() + 1 && end.text(-1) == "/") {
    end = Cursor(end.sentence(), end.token() - 1);
  }
  return end;
}

bool has_addresses(const Language& language) {
  return !sign_name(".", language).empty();
}

// Steps over "https://", or nothing before "www."; false if no address begins so.
bool take_scheme(Cursor& at) {
  auto cursor = at;
  const auto scheme = folded(cursor.next());
  if (scheme == "www" && cursor.text() == ".") return true;
  const bool is_known =
      scheme == "http" || scheme == "https" || scheme == "ftp" || scheme == "file";
  if (!is_known || !cursor.take(":") || !cursor.take("/") || !cursor.take("/")) return false;
  while (cursor.take("/")) {
  }
  at = cursor;
  return true;
}

// "https://www.example.org/news?id=5": "example dot org slash news"
std::optional<Match> url(Cursor at) {
  if (!has_addresses(at.language()) || !at.begins_word()) return std::nullopt;
  auto begin = at;
  if (!take_scheme(begin)) return std::nullopt;
  const auto end = address_end(begin);
  if (!at.language().phrase("electronic.whole").empty()) {
    return Match{end, say_address(at, without_last_slash(begin, end))};
  }
  if (folded(begin.text()) == "www" && begin.text(1) == ".") {
    begin.next();
    begin.next();
  }
  if (end.token() <= begin.token()) return std::nullopt;
  const auto last = without_last_slash(begin, path_end(begin, end));
  return Match{end, say_address(begin, last)};
}

// "name.surname@example.org"
std::optional<Match> mail(Cursor at) {
  if (!has_addresses(at.language()) || !at.begins_word()) return std::nullopt;
  const auto before = at.text(-1);
  if (before == "." || before == "@" || before == "-" || before == "_") return std::nullopt;
  auto cursor = at;
  constexpr int kMostTokens = 24;
  for (int i = 0; i < kMostTokens && cursor.text() != "@"; ++i) {
    const auto sign = cursor.text();
    const bool is_inner = cursor.is_word() || cursor.is_number() || sign == "." || sign == "-" ||
                          sign == "_" || sign == "+";
    if (!is_inner) return std::nullopt;
    cursor.next();
  }
  if (cursor.text() != "@" || !(cursor.is(TokenKind::word, 1) || cursor.is(TokenKind::number, 1))) {
    return std::nullopt;
  }
  const auto end = address_end(cursor);
  bool has_dot = false;
  for (auto look = cursor; look.token() < end.token(); look.next()) has_dot |= look.text() == ".";
  if (!has_dot) return std::nullopt;
  return Match{end, say_address(at, end)};
}

// "my-site2": letters, digits and hyphens; the last piece of it.
std::string_view take_label(Cursor& at) {
  std::string_view last;
  while (at.is_ink() || (at.text() == "-" && at.is_ink(1))) last = at.next();
  return last;
}

// "bbc.co.uk": at least two labels, the last of which ends names of hosts or files.
bool take_host(Cursor& at) {
  auto cursor = at;
  auto last = take_label(cursor);
  std::size_t labels = last.empty() ? 0 : 1;
  while (cursor.text() == "." && cursor.is_ink(1)) {
    cursor.next();
    last = take_label(cursor);
    ++labels;
  }
  if (labels < 2 || !at.language().domains.has(last)) return false;
  at = cursor;
  return true;
}

// "example.org", "bbc.co.uk/news", "report.pdf"
std::optional<Match> domain(Cursor at) {
  if (!has_addresses(at.language()) || !at.begins_word()) return std::nullopt;
  const auto before = at.text(-1);
  if (before == "." || before == "/" || before == "-" || before == "@") return std::nullopt;
  auto end = at;
  if (!take_host(end)) return std::nullopt;
  if (end.text() == "/" && end.is_ink(1)) end = address_end(end);
  return Match{end, say_address(at, without_last_slash(at, path_end(at, end)))};
}

// "MeToo": "Me Too"
std::string without_humps(std::string_view word) {
  std::string words;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool is_hump = i > 0 && i + 1 < word.size() && word[i] >= 'A' && word[i] <= 'Z' &&
                         word[i - 1] >= 'a' && word[i - 1] <= 'z';
    if (is_hump) words += ' ';
    words += word[i];
  }
  return words;
}

// "#MeToo", "@name"
std::optional<Match> tag(Cursor at) {
  const auto& language = at.language();
  if (at.text() != "#" && at.text() != "@") return std::nullopt;
  const auto name = sign_name(at.text(), language);
  if (!at.begins_word() || at.text(-1) == at.text() || name.empty()) return std::nullopt;
  const auto sign = at.next();
  if (!at.is_word()) return std::nullopt;
  std::string words(sign == "#" ? language.phrase("hashtag") : name);
  while (at.is_word() || at.is_number() || (at.text() == "_" && at.is(TokenKind::word, 1))) {
    const auto token = at.next();
    if (token == "_") continue;
    const bool is_number = token.front() >= '0' && token.front() <= '9';
    add_word(words, is_number ? say_number(token, language) : without_humps(token));
  }
  return Match{at, words};
}

}  // namespace

void add_electronic_rules(RuleTable& table) {
  constexpr auto kElectronic = SemioticClass::electronic;
  table.at_word.insert(table.at_word.end(),
                       {{"electronic.url", kElectronic, url},
                        {"electronic.mail", kElectronic, mail},
                        {"electronic.domain", kElectronic, domain}});
  table.at_number.insert(
      table.at_number.end(),
      {{"electronic.mail", kElectronic, mail}, {"electronic.domain", kElectronic, domain}});
  table.at_sign.push_back({"electronic.tag", kElectronic, tag});
}

}  // namespace lector::spoken
