#include "spoken/spoken.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "spoken/language.hpp"
#include "spoken/rule.hpp"
#include "spoken/sentence.hpp"
#include "spoken/source.hpp"
#include "text/note_marks.hpp"

namespace lector::spoken {
namespace {

constexpr std::array<std::string_view, 19> kNames = {"cardinal",
                                                     "ordinal",
                                                     "decimal",
                                                     "fraction",
                                                     "date",
                                                     "time",
                                                     "money",
                                                     "measure",
                                                     "range",
                                                     "telephone",
                                                     "electronic",
                                                     "roman",
                                                     "letters",
                                                     "abbreviation",
                                                     "serial",
                                                     "verbatim",
                                                     "lexicon",
                                                     "foreign",
                                                     "silent"};

// Part of the spoken form that came from one place: a change, or text that stayed as it was.
struct Piece {
  text::TextSpan spoken;
  text::TextSpan source;
  bool is_change = false;
};

struct Chosen {
  Match match;
  SemioticClass semiotic_class;
  std::string_view name;
};

// "[12]" belongs to no sentence; a space beside it goes with it, so that one is left.
std::optional<Chosen> note_mark(const Cursor& at) {
  if (at.text() != "[") return std::nullopt;
  const auto length = text::note_mark_length(at.sentence().text.substr(at.offset()));
  if (length == 0) return std::nullopt;
  auto end = at;
  for (int i = 0; i < 3; ++i) end.next();
  const bool is_between = at.token() == 0 || at.is(TokenKind::space, -1);
  if (is_between) end.take_space();
  return Chosen{{end, ""}, SemioticClass::silent, "silent.note_mark"};
}

// Lower-case words at which no rule can begin: nearly all words.
bool is_plain(const Cursor& at) {
  const auto word = at.text();
  const auto behind = at.text(1);
  const bool is_joined = behind == "." || behind == "@" || behind == "-" || behind == "_" ||
                         behind == ":" || at.is(TokenKind::number, 1);
  const bool is_lower =
      std::ranges::none_of(word, [](char byte) { return byte >= 'A' && byte <= 'Z'; });
  const auto& language = at.language();
  return is_lower && !is_joined && !language.triggers.has(word) &&
         !language.roman_words.has(at.word_before());
}

const Rules& rules_at(const Cursor& at) {
  const auto& table = rule_table();
  static const Rules kNone;
  if (at.is(TokenKind::space)) return kNone;
  if (at.is_number()) return table.at_number;
  if (!at.is_word()) return table.at_sign;
  return is_plain(at) ? kNone : table.at_word;
}

std::optional<Chosen> choose(const Cursor& at) {
  auto best = note_mark(at);
  for (const auto& rule : rules_at(at)) {
    auto match = rule.match(at);
    if (!match || match->end.token() <= at.token()) continue;
    if (best && best->match.end.token() >= match->end.token()) continue;
    best = Chosen{std::move(*match), rule.semiotic_class, rule.name};
  }
  return best;
}

// Puts the spoken form together, piece by piece.
class Speaker {
 public:
  Speaker(std::string_view written, const Language& language)
      : source_(written), sentence_(source_.text(), language) {}

  Spoken speak() && {
    Cursor at(sentence_, 0);
    while (!at.is_at_end()) {
      const auto chosen =
          sentence_.language.has_file || at.text() == "[" ? choose(at) : std::nullopt;
      if (chosen) {
        change(at, *chosen);
        at = chosen->match.end;
      } else {
        keep(at);
        at.next();
      }
    }
    note_soundless();
    map_words();
    return std::move(spoken_);
  }

 private:
  void keep(const Cursor& at) {
    const auto token = at.text();
    const auto begin = spoken_.text.size();
    spoken_.text += token;
    if (!pieces_.empty() && !pieces_.back().is_change) {
      pieces_.back().spoken.end += token.size();
      pieces_.back().source.end += token.size();
      return;
    }
    pieces_.push_back({{begin, begin + token.size()}, {at.offset(), at.offset() + token.size()}});
  }

  void change(const Cursor& at, const Chosen& chosen) {
    const text::TextSpan source{at.offset(), chosen.match.end.offset()};
    const auto written = sentence_.text.substr(source.begin, source.end - source.begin);
    const auto begin = spoken_.text.size();
    spoken_.text += chosen.match.words;
    const text::TextSpan said{begin, spoken_.text.size()};
    pieces_.push_back({said, source, true});
    if (written == chosen.match.words) return;  // read, and left as it was
    spoken_.changes.push_back(
        {written_span(source), said, chosen.semiotic_class, std::string(chosen.name)});
  }

  [[nodiscard]] text::TextSpan written_span(const text::TextSpan& source) const {
    return source_.written_span(source);
  }

  void note_soundless() {
    for (const auto& span : source_.soundless()) {
      const auto after = std::ranges::find_if(
          spoken_.changes, [&](const auto& change) { return change.written.begin >= span.end; });
      const bool is_inside =
          after != spoken_.changes.begin() && std::prev(after)->written.end > span.begin;
      if (is_inside) continue;  // "10\u00ADth" is changed as a whole
      const auto at = after == spoken_.changes.end() ? spoken_.text.size() : after->spoken.begin;
      spoken_.changes.insert(after, {span, {at, at}, SemioticClass::silent, "silent.character"});
    }
  }

  // Byte of the source for a byte of a piece; a change counts as a whole.
  static std::size_t source_begin(const Piece& piece, std::size_t offset) {
    return piece.is_change ? piece.source.begin : piece.source.begin + offset - piece.spoken.begin;
  }
  static std::size_t source_end(const Piece& piece, std::size_t offset) {
    return piece.is_change ? piece.source.end : piece.source.begin + offset - piece.spoken.begin;
  }

  void map_words() {
    auto first = pieces_.begin();
    for (const auto& word : text::words(spoken_.text, sentence_.language.tag)) {
      while (first->spoken.end <= word.begin) ++first;
      auto last = first;
      while (last->spoken.end < word.end) ++last;
      spoken_.words.push_back(
          {word, written_span({source_begin(*first, word.begin), source_end(*last, word.end)})});
    }
  }

  Source source_;
  Sentence sentence_;
  std::vector<Piece> pieces_;
  Spoken spoken_;
};

}  // namespace

std::string_view name_of(SemioticClass semiotic_class) {
  return kNames.at(static_cast<std::size_t>(semiotic_class));
}

Spoken speak(std::string_view written, const Manner& manner) {
  return Speaker(written, Language::of(manner.language)).speak();
}

}  // namespace lector::spoken
