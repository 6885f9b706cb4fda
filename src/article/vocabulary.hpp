/// The words by which pages label what they print, in English, German, Spanish, French and Korean.
/// All are in the form of `matching_key`. A language is added here, not in the rules.
#pragma once

#include <span>
#include <string_view>

namespace lector::article {

/// What a word means in a date line.
enum class DateMeaning {
  month,
  weekday,
  published,
  updated,
  filler,
  before_noon,
  after_noon,
  zone,
  unit
};

struct DateWord {
  std::string_view word;
  DateMeaning meaning;
  int value = 0;  ///< months: 1 to 12; labels and fillers: 1 if the language puts the day first
};

[[nodiscard]] std::span<const DateWord> date_words();

/// Words that open a byline: "by", "von", "por".
[[nodiscard]] std::span<const std::string_view> byline_openers();
/// Words that make what follows a name an occupation: "staff", "reporter", "redakteurin".
[[nodiscard]] std::span<const std::string_view> role_words();
/// Words that lead from a name to a paper or place: "for", "of", "in".
[[nodiscard]] std::span<const std::string_view> affiliation_words();
/// Words that join names: "and", "und", "y".
[[nodiscard]] std::span<const std::string_view> name_joiners();
/// Words in lower case inside names: "van", "de la".
[[nodiscard]] std::span<const std::string_view> name_particles();
/// Words that names of papers hold: "times", "zeitung", "diario".
[[nodiscard]] std::span<const std::string_view> paper_nouns();
/// Names of agencies, as datelines and picture credits have them.
[[nodiscard]] std::span<const std::string_view> agencies();
/// Words of picture credits besides agencies: "photo", "courtesy".
[[nodiscard]] std::span<const std::string_view> picture_words();
/// Labels before a picture credit or caption: "photo", "foto", "사진"; a colon, "by" or "="
/// follows.
[[nodiscard]] std::span<const std::string_view> picture_labels();
/// Sections of papers, which stand alone above a headline: "world", "politik".
[[nodiscard]] std::span<const std::string_view> section_names();
/// How a correction begins: "correction:", "an earlier version of this".
[[nodiscard]] std::span<const std::string_view> correction_openers();

/// True if a table holds the word.
[[nodiscard]] bool holds(std::span<const std::string_view> table, std::string_view word);

}  // namespace lector::article
