#include "spoken/spoken.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "spoken/foreign.hpp"
#include "spoken/language.hpp"
#include "spoken/lexicon_rule.hpp"
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
  Said said = {};  ///< language or phonemes, where the lexicon has them
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
  return Chosen{{end, ""}, SemioticClass::silent, "silent.note_mark", {}};
}

// Lower-case words at which no rule can begin: nearly all words.
bool is_plain(const Cursor& at) {
  const auto word = at.text();
  const auto behind = at.text(1);
  const bool is_joined = behind == "." || behind == "@" || behind == "-" || behind == "_" ||
                         behind == ":" || at.is(TokenKind::number, 1);
  const bool is_lower =
      std::ranges::none_of(word, [](char byte) { return byte >= 'A' && byte <= 'Z'; }) &&
      !begins_upper(word);
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

// The entry of the lexicon for what begins here.
std::optional<Chosen> find_entry(const Cursor& at, const Manner& manner) {
  if (manner.lexicon == nullptr || at.is(TokenKind::space) || !at.begins_word())
    return std::nullopt;
  const auto& text = at.sentence().text;
  const LexiconScope scope{.language = manner.language, .publication = manner.publication};
  const auto found = manner.lexicon->find(text, at.offset(), scope);
  if (!found) return std::nullopt;
  const auto end_offset = at.offset() + found->length;
  auto end = at;
  while (!end.is_at_end() && end.offset() < end_offset) end.next();
  if (end.offset() != end_offset) return std::nullopt;  // in the middle of a token
  auto said = say_entry(*found, text.substr(at.offset(), found->length));
  return Chosen{{end, said.text}, SemioticClass::lexicon, "lexicon.entry", std::move(said)};
}

// The longest of what reads here; of equal ones the lexicon's, then the first of the table.
std::optional<Chosen> choose(const Cursor& at, const Manner& manner) {
  auto best = note_mark(at);
  if (!best) best = find_entry(at, manner);
  if (!at.language().has_file) return best;
  for (const auto& rule : rules_at(at)) {
    auto match = rule.match(at);
    if (!match || match->end.token() <= at.token()) continue;
    if (best && best->match.end.token() >= match->end.token()) continue;
    best = Chosen{std::move(*match), rule.semiotic_class, rule.name, {}};
  }
  return best;
}

// Words of a rule's table that carry phonemes, "AM[[eI'Em]]": the words, and the runs in them.
// Nothing of an article gets here with brackets.
struct Marked {
  std::string text;
  std::vector<Run> runs;
};
Marked without_phonemes(std::string_view words) {
  Marked marked;
  while (true) {
    const auto open = words.find("[[");
    const auto close = words.find("]]", open == std::string_view::npos ? 0 : open);
    marked.text += words.substr(0, open);
    if (open == std::string_view::npos || close == std::string_view::npos) return marked;
    const auto space = marked.text.rfind(' ');
    const auto begin = space == std::string::npos ? 0 : space + 1;
    const auto phonemes = words.substr(open + 2, close - open - 2);
    marked.runs.push_back({{begin, marked.text.size()}, {}, std::string(phonemes)});
    words.remove_prefix(close + 2);
  }
}

// Puts the spoken form together, piece by piece.
class Speaker {
 public:
  Speaker(std::string_view written, const Manner& manner)
      : manner_(manner),
        source_(written),
        sentence_(source_.text(), Language::of(manner.language)) {}

  Spoken speak() && {
    Cursor at(sentence_, 0);
    while (!at.is_at_end()) {
      const auto chosen = choose(at, manner_);
      if (chosen) {
        change(at, *chosen);
        at = chosen->match.end;
      } else {
        keep(at);
        at.next();
      }
    }
    note_soundless();
    add_foreign_runs();
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
    const bool is_entry = chosen.semiotic_class == SemioticClass::lexicon;
    const auto marked =
        is_entry ? Marked{chosen.match.words, {}} : without_phonemes(chosen.match.words);
    spoken_.text += marked.text;
    for (const auto& run : marked.runs) {
      spoken_.runs.push_back({{begin + run.span.begin, begin + run.span.end}, {}, run.phonemes});
    }
    const text::TextSpan said{begin, spoken_.text.size()};
    pieces_.push_back({said, source, true});
    const bool has_run = !chosen.said.language.empty() || !chosen.said.phonemes.empty();
    if (has_run) spoken_.runs.push_back({said, chosen.said.language, chosen.said.phonemes});
    if (written == marked.text && !has_run && marked.runs.empty())
      return;  // read, and left as it was
    spoken_.changes.push_back(
        {written_span(source), said, chosen.semiotic_class, std::string(chosen.name)});
  }

  [[nodiscard]] text::TextSpan written_span(const text::TextSpan& source) const {
    return source_.written_span(source);
  }

  // What is gone inside of a change went with it.
  void note_soundless() {
    auto& changes = spoken_.changes;
    auto piece = pieces_.begin();
    for (const auto& span : source_.soundless()) {
      const auto offset = source_.text_offset(span.begin);
      while (piece != pieces_.end() && piece->source.end <= offset) ++piece;
      const bool is_at_end = piece == pieces_.end();
      const bool is_inside = !is_at_end && piece->is_change && offset > piece->source.begin;
      if (is_inside) continue;
      const auto said =
          is_at_end ? spoken_.text.size() : piece->spoken.begin + offset - piece->source.begin;
      const auto after = std::ranges::lower_bound(
          changes, span.begin, {}, [](const Change& change) { return change.written.begin; });
      changes.insert(after, {span, {said, said}, SemioticClass::silent, "silent.character"});
    }
  }

  // What the lexicon decided isn't asked again.
  void add_foreign_runs() {
    auto& runs = spoken_.runs;
    const auto known = runs;
    for (auto& run : foreign_runs(spoken_.text, sentence_.language.tag)) {
      const bool overlaps = std::ranges::any_of(known, [&run](const Run& one) {
        return run.span.begin < one.span.end && one.span.begin < run.span.end;
      });
      if (!overlaps) runs.push_back(std::move(run));
    }
    std::ranges::sort(runs, {}, [](const Run& run) { return run.span.begin; });
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

  const Manner& manner_;
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
  return Speaker(written, manner).speak();
}

}  // namespace lector::spoken
