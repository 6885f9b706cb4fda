#include "article/furniture.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "article/bylines.hpp"
#include "article/reasons.hpp"
#include "article/tokens.hpp"
#include "article/vocabulary.hpp"
#include "article/wording.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

constexpr std::size_t kMostWords = 30;

/// A label, then a mark that sets it off; or the label alone.
bool is_label(std::string_view key, std::string_view phrase) {
  constexpr std::array<std::string_view, 7> kMarks = {":", "|", "»", ">", "→", "›", "..."};
  constexpr std::array<std::string_view, 3> kDashes = {" - ", " – ", " — "};
  constexpr std::size_t kLongSentenceWords = 12;
  if (!key.starts_with(phrase)) {
    return false;
  }
  if (bare(key) == bare(phrase)) {
    return true;
  }
  if (ends_sentence(key) && count_words(key) >= kLongSentenceWords) {
    return false;
  }
  const auto rest = key.substr(phrase.size());
  const auto begins = [](std::string_view text) {
    return [text](std::string_view mark) { return text.starts_with(mark); };
  };
  return std::ranges::any_of(kDashes, begins(rest)) ||
         std::ranges::any_of(kMarks, begins(trimmed(rest)));
}

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// A phrase that ends with a letter must end with a word of the line, too.
bool starts_with_words(std::string_view key, std::string_view phrase) {
  return key.starts_with(phrase) && !(key.size() > phrase.size() && is_letter_byte(phrase.back()) &&
                                      is_letter_byte(key[phrase.size()]));
}

bool matches(const FurniturePhrase& rule, std::string_view key) {
  switch (rule.match) {
    case Match::whole:
      return key.starts_with(rule.phrase) && bare(key) == bare(rule.phrase);
    case Match::label:
    case Match::section:
      return is_label(key, rule.phrase);
    case Match::start:
      return starts_with_words(key, rule.phrase);
    case Match::contains:
      return key.find(rule.phrase) != std::string_view::npos;
    case Match::end:
      return bare(key).ends_with(rule.phrase);
  }
  return false;
}

bool applies(const FurniturePhrase& rule, std::string_view key, Place place) {
  const bool holds_here = rule.place == Place::anywhere || place == Place::edges;
  return holds_here && matches(rule, key) &&
         (rule.also.empty() || key.find(rule.also) != std::string_view::npos);
}

/// Phrases by their first byte, in the order of the table; apart from them those that may stand
/// anywhere in a line.
class PhraseIndex {
 public:
  PhraseIndex() {
    for (const FurniturePhrase& phrase : furniture_phrases()) {
      if (phrase.match == Match::contains || phrase.match == Match::end) {
        inner_.push_back(&phrase);
      } else {
        by_first_byte_[static_cast<unsigned char>(phrase.phrase.front())].push_back(&phrase);
      }
    }
  }

  [[nodiscard]] const FurniturePhrase* find(std::string_view key, Place place) const {
    const auto& opening = by_first_byte_[static_cast<unsigned char>(key.front())];
    const auto* phrase = find_in(opening, key, place);
    return phrase != nullptr ? phrase : find_in(inner_, key, place);
  }

 private:
  using Phrases = std::vector<const FurniturePhrase*>;

  static const FurniturePhrase* find_in(const Phrases& phrases, std::string_view key, Place place) {
    const auto found = std::ranges::find_if(
        phrases, [&](const auto* phrase) { return applies(*phrase, key, place); });
    return found == phrases.end() ? nullptr : *found;
  }

  std::array<Phrases, 256> by_first_byte_;
  Phrases inner_;
};

std::optional<Furniture> judge_phrases(std::string_view key, Place place) {
  static const PhraseIndex kIndex;
  if (count_words(key) > kMostWords || has_quotation_mark(key)) {
    return std::nullopt;
  }
  const FurniturePhrase* rule = kIndex.find(key, place);
  if (rule == nullptr) {
    return std::nullopt;
  }
  return Furniture{rule->reason, rule->match == Match::section && bare(key) == bare(rule->phrase)};
}

bool fits(const FurnitureBag& bag, const std::vector<Token>& tokens) {
  bool tells = false;
  bool has_number = false;
  for (const Token& token : tokens) {
    const bool is_telling = token.kind == TokenKind::word && holds(bag.telling, token.text);
    const bool is_known =
        is_telling || token.kind != TokenKind::word || holds(bag.others, token.text);
    if (!is_known || token.text == "?" || token.text == "!" || token.text == "\"") {
      return false;
    }
    tells = tells || is_telling;
    has_number = has_number || token.kind == TokenKind::number;
  }
  return tells && (has_number || !bag.needs_number);
}

std::optional<Furniture> judge_bags(std::string_view key) {
  constexpr std::size_t kMostTokens = 24;
  const auto tokens = tokenize(key, kMostTokens);
  if (tokens.size() == kMostTokens) {
    return std::nullopt;
  }
  const auto bags = furniture_bags();
  const auto bag =
      std::ranges::find_if(bags, [&](const FurnitureBag& entry) { return fits(entry, tokens); });
  return bag == bags.end() ? std::nullopt : std::optional(Furniture{bag->reason});
}

bool is_web_address(std::string_view key) {
  const bool is_one_word = key.find(' ') == std::string_view::npos;
  return is_one_word &&
         (key.starts_with("http://") || key.starts_with("https://") || key.starts_with("www."));
}

/// A counter of characters as comment boxes have it, "(0/250자)", "0/500", alone or behind a few
/// words.
bool is_counter(std::string_view key) {
  constexpr std::size_t kMostTokensBefore = 12;
  constexpr std::array<std::string_view, 6> kUnits = {
      "자", "characters", "chars", "zeichen", "caracteres", "byte"};
  auto tokens = tokenize(key, kMostTokensBefore);
  if (tokens.size() == kMostTokensBefore) {
    return false;
  }
  const bool in_brackets = !tokens.empty() && tokens.back().text == ")";
  tokens.resize(tokens.size() - (in_brackets ? 1 : 0));
  const bool has_unit = !tokens.empty() && holds(kUnits, tokens.back().text);
  tokens.resize(tokens.size() - (has_unit ? 1 : 0));
  const std::size_t size = tokens.size();
  const bool is_ratio = size >= 3 && number_of(tokens[size - 1]) > 0 &&
                        tokens[size - 2].text == "/" && number_of(tokens[size - 3]) == 0;
  return is_ratio && (has_unit || in_brackets || size == 3);
}

/// "0:00", "0:00 / 5:32", "-1:23".
bool is_player_time(std::string_view key) {
  constexpr std::string_view kClock = "0123456789:/ ";
  return key.find(':') != std::string_view::npos && key.size() >= 4 && key.size() <= 16 &&
         key.find_first_not_of(kClock) == std::string_view::npos && key.front() != ':';
}

/// "1 of 3", as galleries count their pictures.
bool is_picture_count(std::string_view key) {
  constexpr std::array<std::string_view, 3> kJoints = {"of", "von", "de"};
  constexpr std::size_t kMostTokens = 5;
  const auto tokens = tokenize(bare(key), kMostTokens);
  return tokens.size() == 3 && number_of(tokens[0]) > 0 && holds(kJoints, tokens[1].text) &&
         number_of(tokens[2]) >= number_of(tokens[0]);
}

bool are_hashtags(std::string_view text) {
  bool any = false;
  while (!(text = trimmed(text)).empty()) {
    const auto end = std::min(text.find_first_of(" ,"), text.size());
    if (text.front() != '#' || end < 2 || text[1] == '#') {
      return false;
    }
    any = true;
    text.remove_prefix(end);
    text.remove_prefix(!text.empty() && text.front() == ',' ? 1 : 0);
  }
  return any;
}

bool is_handle(std::string_view key) {
  return key.size() > 2 && key.front() == '@' && key.find(' ') == std::string_view::npos;
}

/// "Home > News > Harbour", "Home / World": two arrows, or one behind "Home".
bool is_breadcrumb(std::string_view key) {
  constexpr std::array<std::string_view, 5> kArrows = {" > ", " › ", " » ", " / ", " | "};
  constexpr std::array<std::string_view, 4> kHomes = {"home", "startseite", "inicio", "portada"};
  const bool from_home =
      std::ranges::any_of(kHomes, [&](std::string_view home) { return key.starts_with(home); });
  return std::ranges::any_of(kArrows, [&](std::string_view arrow) {
    const auto first = key.find(arrow);
    const bool is_twice =
        first != std::string_view::npos && key.find(arrow, first + 1) != std::string_view::npos;
    return first != std::string_view::npos &&
           (from_home || (is_twice && arrow != " / " && arrow != " | ")) && !ends_sentence(key);
  });
}

std::optional<Furniture> judge_form(const Unit& unit) {
  struct Form {
    std::string_view reason;
    bool fits;
  };
  const std::array<Form, 8> forms = {{
      {reason::kEMailAddress, is_mail_line(unit.text)},
      {reason::kWebAddress, is_web_address(unit.key)},
      {reason::kCommentBox, is_counter(unit.key)},
      {reason::kPlayerControl, is_player_time(unit.key)},
      {reason::kPictureControl, is_picture_count(unit.key)},
      {reason::kTags, are_hashtags(unit.text)},
      {reason::kSocialHandle, is_handle(unit.key)},
      {reason::kNavigation, is_breadcrumb(unit.key)},
  }};
  const auto form = std::ranges::find_if(forms, [](const Form& f) { return f.fits; });
  return form == forms.end() ? std::nullopt : std::optional(Furniture{form->reason});
}

/// Marks and nothing else: "-", "* * *", "•". ICU is asked only about what no quicker look settles.
bool is_separator(const Unit& unit) {
  constexpr std::size_t kLongestBytes = 120;
  const auto is_alphanumeric = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  if (unit.text.size() > kLongestBytes || std::ranges::any_of(unit.text, is_alphanumeric)) {
    return false;
  }
  return bare(unit.key).empty() || text::words(unit.text, "en").empty();
}

}  // namespace

std::optional<Furniture> judge_furniture(const Unit& unit, Place place) {
  if (unit.shape == Shape::image || unit.shape == Shape::title) {
    return std::nullopt;
  }
  if (is_separator(unit)) {
    return Furniture{reason::kSeparator};
  }
  if (unit.key.empty()) {
    return std::nullopt;
  }
  if (auto phrase = judge_phrases(unit.key, place)) {
    return phrase;
  }
  if (auto form = judge_form(unit)) {
    return form;
  }
  return judge_bags(unit.key);
}

Page leave_out_furniture(Page page) {
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (!page.is_open(i)) {
      continue;
    }
    if (const auto furniture = judge_furniture(page.units[i], Place::anywhere)) {
      page.leave_out(i, furniture->reason);
    }
  }
  return page;
}

}  // namespace lector::article
