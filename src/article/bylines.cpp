#include "article/bylines.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "article/vocabulary.hpp"
#include "article/wording.hpp"
#include "text/characters.hpp"

namespace lector::article {
namespace {

constexpr std::size_t kLongestLineBytes = 240;

std::string_view slice(std::string_view text, text::TextSpan span) {
  return text.substr(span.begin, span.end - span.begin);
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!(text = trimmed(text)).empty()) {
    const auto end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

std::string_view without_stop(std::string_view word) {
  return bare(word);
}

bool is_hangul_name(std::string_view word) {
  const std::size_t characters = text::count_characters(word);
  return characters >= 2 && characters <= 4 && word.size() == characters * 3 && word >= "가" &&
         word < "힤";
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

/// One word of a name; particles in lower case are allowed between others.
bool is_name_word(std::string_view word) {
  constexpr std::string_view kForeign = "@/:;!?#()[]{}<>\"=|+_*";
  if (word.find_first_of(kForeign) != std::string_view::npos || has_digit(word)) {
    return false;
  }
  return starts_with_capital(word) || is_hangul_name(word);
}

bool is_calendar_word(std::string_view key) {
  const auto words = date_words();
  return std::ranges::any_of(words, [&](const DateWord& entry) {
    const bool names_day =
        entry.meaning == DateMeaning::weekday || entry.meaning == DateMeaning::month;
    return names_day && entry.word == key;
  });
}

bool holds_word_of(std::string_view text, std::span<const std::string_view> table) {
  const auto words = split_words(text);
  return std::ranges::any_of(
      words, [&](std::string_view word) { return holds(table, lowered(without_stop(word))); });
}

bool is_role(std::string_view text) {
  return count_words(text) <= 7 && holds_word_of(text, role_words());
}

/// Two to five capitalised words, or one of capitals only; no days, months or occupations.
bool is_name(std::string_view text) {
  constexpr std::size_t kMostWords = 5;
  const auto words = split_words(text);
  if (words.empty() || words.size() > kMostWords || !is_name_word(words.front())) {
    return false;
  }
  if (words.size() == 1 && !is_all_capitals(text) && !is_hangul_name(text)) {
    return false;
  }
  const bool is_written_so = std::ranges::all_of(words, [](std::string_view word) {
    return (is_name_word(word) && !is_calendar_word(lowered(without_stop(word)))) ||
           holds(name_particles(), word);
  });
  return is_written_so && !is_role(text);
}

/// "A and B" taken apart at the words that join names. A capital follows a joiner, so that the "y"
/// inside a Spanish name is no trouble: both halves must be names by themselves.
bool are_names(std::string_view text) {
  if (is_name(text)) {
    return true;
  }
  const auto words = split_words(text);
  for (const auto& word : words) {
    if (!holds(name_joiners(), lowered(word))) {
      continue;
    }
    const auto at = static_cast<std::size_t>(word.data() - text.data());
    const auto before = trimmed(text.substr(0, at));
    const auto behind = trimmed(text.substr(at + word.size()));
    if ((before.empty() || is_name(before)) && are_names(behind)) {
      return true;
    }
  }
  return false;
}

/// Length of the names at the front of "Jane Doe for the Valley Herald"; npos without such a word.
std::size_t find_affiliation(std::string_view text) {
  for (const auto& word : split_words(text)) {
    if (word.data() != text.data() && holds(affiliation_words(), word)) {
      return static_cast<std::size_t>(word.data() - text.data());
    }
  }
  return std::string_view::npos;
}

std::string_view without_article(std::string_view name) {
  constexpr std::array<std::string_view, 6> kArticles = {
      "the ", "The ", "the\xC2\xA0", "THE ", "den ", "die "};
  for (const auto& article : kArticles) {
    if (name.starts_with(article)) {
      return trimmed(name.substr(article.size()));
    }
  }
  return name;
}

/// The part behind the names: it must be occupations, places or papers.
struct Affiliation {
  bool fits = true;
  std::optional<std::string> publication;
};

bool is_place(std::string_view text) {
  const auto words = split_words(text);
  return words.size() <= 4 && std::ranges::all_of(words, [](std::string_view word) {
           return is_name_word(word) || holds(name_particles(), word);
         });
}

Affiliation read_affiliations(std::string_view text) {
  Affiliation result;
  while (!(text = trimmed(text)).empty()) {
    const auto comma = std::min(text.find(','), text.size());
    auto part = trimmed(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
    const auto words = split_words(part);
    const bool has_opener = words.size() > 1 && holds(affiliation_words(), words.front());
    if (has_opener) {
      part = trimmed(part.substr(words.front().size()));
    }
    if (is_paper_name(part) && !is_role(part)) {
      result.publication = std::string(without_article(part));
    } else if (!is_role(part) && !is_place(part)) {
      result.fits = false;
    }
  }
  return result;
}

/// Names up to the first comma behind which no name follows, or an affiliation word.
std::size_t names_bytes(std::string_view text) {
  std::size_t end = 0;
  std::size_t from = 0;
  while (from < text.size()) {
    const auto comma = std::min(text.find(',', from), text.size());
    const auto part = trimmed(text.substr(from, comma - from));
    const auto affiliation = find_affiliation(part);
    const auto names = trimmed(part.substr(0, affiliation));
    if (!are_names(names) || is_paper_name(names)) {
      break;
    }
    end = static_cast<std::size_t>(names.data() - text.data()) + names.size();
    if (affiliation != std::string_view::npos) {
      break;
    }
    from = comma + 1;
  }
  return end;
}

std::optional<Byline> read_names(std::string_view text) {
  const std::size_t bytes = names_bytes(text);
  if (bytes == 0) {
    return std::nullopt;
  }
  auto rest = trimmed(text.substr(bytes));
  while (!rest.empty() && (rest.front() == ',' || rest.front() == '|' || rest.front() == '/')) {
    rest = trimmed(rest.substr(1));
  }
  auto affiliation = read_affiliations(rest);
  if (!affiliation.fits) {
    return std::nullopt;
  }
  return Byline{text::collapse_white_space(text.substr(0, bytes)), affiliation.publication, {}};
}

/// "홍길동 기자": the occupation follows the name.
std::optional<Byline> read_korean_byline(std::string_view line) {
  const auto words = split_words(line);
  for (std::size_t i = 1; i < words.size() && words.size() <= 5; ++i) {
    if (holds(role_words(), words[i]) && is_hangul_name(words[i - 1])) {
      return Byline{std::string(words[i - 1]), {}, {}};
    }
  }
  return std::nullopt;
}

/// The line without as many words as the opener has.
std::string_view without_words(std::string_view line, std::size_t count) {
  for (; count > 0; --count) {
    line = trimmed(line.substr(std::min(line.find(' '), line.size())));
  }
  return line;
}

/// The line behind "By", "Von:", "Por"; nothing if it doesn't open so.
std::optional<std::string_view> behind_opener(std::string_view line) {
  std::optional<std::string_view> shortest;
  const std::string key = lowered(line);
  for (const auto& opener : byline_openers()) {
    const bool opens = key.starts_with(opener) && (key.substr(opener.size()).starts_with(' ') ||
                                                   key.substr(opener.size()).starts_with(": "));
    if (!opens) {
      continue;
    }
    const auto rest = without_words(line, count_words(opener));
    shortest = !shortest || rest.size() < shortest->size() ? rest : shortest;
  }
  return shortest;
}

/// The line without its mail address; what is around the address is kept in front of it only.
std::string_view before_mail(std::string_view line, const std::optional<text::TextSpan>& mail) {
  return trimmed(mail ? line.substr(0, mail->begin) : line);
}

bool leaves_text_behind(std::string_view line, const std::optional<text::TextSpan>& mail) {
  return mail && !bare(line.substr(mail->end)).empty();
}

bool is_mail_byte(char c) {
  constexpr std::string_view kOthers = ".-_+%@";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         kOthers.find(c) != std::string_view::npos;
}

text::TextSpan with_brackets(std::string_view line, text::TextSpan span) {
  constexpr std::string_view kOpening = "[(<";
  constexpr std::string_view kClosing = "])>";
  while (span.begin > 0 && span.end < line.size() &&
         kOpening.find(line[span.begin - 1]) != std::string_view::npos &&
         kClosing.find(line[span.end]) != std::string_view::npos) {
    --span.begin;
    ++span.end;
  }
  return span;
}

}  // namespace

std::optional<text::TextSpan> find_mail(std::string_view line) {
  constexpr std::string_view kProtected = "[email protected]";
  if (line.size() > kLongestKeyBytes) {
    return std::nullopt;
  }
  if (const auto at = line.find(kProtected); at != std::string_view::npos) {
    return with_brackets(line, {at, at + kProtected.size()});
  }
  const auto at = line.find('@');
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  text::TextSpan span{at, at};
  while (span.begin > 0 && is_mail_byte(line[span.begin - 1])) {
    --span.begin;
  }
  while (span.end < line.size() && is_mail_byte(line[span.end])) {
    ++span.end;
  }
  const bool has_domain = slice(line, {at, span.end}).find('.') != std::string_view::npos;
  return span.begin < at && has_domain ? std::optional(with_brackets(line, span)) : std::nullopt;
}

bool is_mail_line(std::string_view line) {
  constexpr std::array<std::string_view, 9> kLabels = {
      "", "email", "e-mail", "mail", "contact", "kontakt", "contacto", "correo", "이메일"};
  const auto mail = find_mail(line);
  return mail && bare(line.substr(mail->end)).empty() &&
         holds(kLabels, bare(matching_key(line.substr(0, mail->begin))));
}

std::optional<Byline> read_byline(std::string_view line) {
  if (line.size() > kLongestLineBytes) {
    return std::nullopt;
  }
  const auto mail = find_mail(line);
  const auto written = before_mail(line, mail);
  if (leaves_text_behind(line, mail)) {
    return std::nullopt;
  }
  const auto rest = behind_opener(written);
  auto byline = rest ? read_names(*rest) : read_korean_byline(written);
  if (byline) {
    byline->mail = mail;
  }
  return byline;
}

std::optional<Byline> read_name_line(std::string_view line) {
  if (line.size() > kLongestLineBytes) {
    return std::nullopt;
  }
  const auto mail = find_mail(line);
  if (leaves_text_behind(line, mail)) {
    return std::nullopt;
  }
  auto byline = read_names(before_mail(line, mail));
  if (byline) {
    byline->mail = mail;
  }
  return byline;
}

bool is_role_line(std::string_view line) {
  return line.size() <= kLongestLineBytes && is_role(line) && !ends_sentence(line) &&
         starts_with_capital(line);
}

std::optional<std::string> read_affiliation(std::string_view line) {
  constexpr std::array<std::string_view, 6> kOpeners = {
      "with the ", "for the ", "With the ", "For the ", "WITH THE ", "para "};
  constexpr std::size_t kMostWords = 7;
  for (const auto& opener : kOpeners) {
    const auto name = trimmed(line.starts_with(opener) ? line.substr(opener.size()) : "");
    if (!name.empty() && count_words(name) <= kMostWords && !ends_sentence(name) &&
        starts_with_capital(name) && !has_quotation_mark(name)) {
      return text::collapse_white_space(name);
    }
  }
  return std::nullopt;
}

bool is_paper_name(std::string_view text) {
  constexpr std::size_t kMostWords = 6;
  const auto words = split_words(text);
  if (words.empty() || words.size() > kMostWords || ends_sentence(text)) {
    return false;
  }
  const bool capitalised = std::ranges::all_of(words, [](std::string_view word) {
    return is_name_word(word) || word == "the" || word == "of" || word == "&" || word == "and" ||
           holds(name_particles(), word);
  });
  return capitalised && holds_word_of(text, paper_nouns());
}

}  // namespace lector::article
