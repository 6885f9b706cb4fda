#include "spoken/foreign.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "text/characters.hpp"

namespace lector::spoken {
namespace {

/// Which language a script tells where nothing else does. Devanagari is also Marathi and Nepali,
/// Ethiopic also Tigrinya: their sentences are no runs.
constexpr auto kLanguages = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"Arab", "ar"}, {"Armn", "hy"}, {"Beng", "bn"}, {"Cyrl", "ru"}, {"Deva", "hi"}, {"Ethi", "am"},
    {"Geor", "ka"}, {"Grek", "el"}, {"Gujr", "gu"}, {"Guru", "pa"}, {"Hang", "ko"}, {"Hani", "zh"},
    {"Hebr", "he"}, {"Hira", "ja"}, {"Kana", "ja"}, {"Khmr", "km"}, {"Knda", "kn"}, {"Laoo", "lo"},
    {"Latn", "en"}, {"Mlym", "ml"}, {"Mymr", "my"}, {"Orya", "or"}, {"Sinh", "si"}, {"Taml", "ta"},
    {"Telu", "te"}, {"Thai", "th"}, {"Tibt", "bo"},
});

/// Letters that tell a language from the others of its script; the first that has one of its
/// letters wins, so Kazakh, which has the Ukrainian і too, comes before.
struct Own {
  std::string_view script;
  std::string_view language;
  std::u32string_view letters;
};
constexpr auto kOwnLetters = std::to_array<Own>({
    {"Cyrl", "kk", U"ұқғҰҚҒ"},
    {"Cyrl", "be", U"ўЎ"},
    {"Cyrl", "uk", U"іїєґІЇЄҐ"},
    {"Cyrl", "mk", U"ѓќѕЃЌЅ"},
    {"Cyrl", "sr", U"ђћјљњџЂЋЈЉЊЏ"},
    {"Arab", "ur", U"ٹڈڑے"},
    {"Arab", "fa", U"پچژگکی"},
});

/// In Russian ъ stands before these alone; before any other it is a Bulgarian vowel.
constexpr std::u32string_view kAfterHardSign = U"еёюяЕЁЮЯ";

bool is_japanese(std::string_view script) {
  return script == "Hira" || script == "Kana" || script == "Hani";
}

/// Languages whose voices spell a Latin word letter by letter; all others read it in English.
constexpr auto kSpellLatin = std::to_array<std::string_view>({"he", "ja"});

/// Alphabets whose letters pass for Latin ones, and are used as symbols.
bool looks_latin(std::string_view script) {
  return script == "Grek" || script == "Cyrl";
}

bool is_shared(std::string_view script) {
  return script == "Zyyy" || script == "Zinh" || script == "Zzzz";
}

/// Letters of one script, or of the scripts that Japanese mixes.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::set<std::string_view> scripts;
  std::u32string letters;
  bool has_word = false;       ///< two letters side by side
  bool touches_latin = false;  ///< a letter of the sentence's own script beside it
};

bool belongs(const Stretch& stretch, std::string_view script) {
  return stretch.scripts.contains(script) ||
         (is_japanese(script) && std::ranges::all_of(stretch.scripts, is_japanese));
}

bool is_bulgarian(std::u32string_view letters) {
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i] != U'ъ' && letters[i] != U'Ъ') continue;
    const bool is_last = i + 1 == letters.size();
    if (is_last || kAfterHardSign.find(letters[i + 1]) == std::u32string_view::npos) return true;
  }
  return false;
}

std::string_view language_of(const Stretch& stretch) {
  const auto script = *stretch.scripts.begin();
  for (const auto& own : kOwnLetters)
    if (own.script == script && stretch.letters.find_first_of(own.letters) != std::u32string::npos)
      return own.language;
  if (script == "Cyrl" && is_bulgarian(stretch.letters)) return "bg";
  if (stretch.scripts.contains("Hira") || stretch.scripts.contains("Kana")) return "ja";
  const auto* const found =
      std::ranges::find(kLanguages, script, [](const auto& entry) { return entry.first; });
  return found == kLanguages.end() ? std::string_view() : found->second;
}

/// Goes over a sentence and keeps what is foreign in it.
class Finder {
 public:
  explicit Finder(std::string_view language) : own_(text::scripts_of(language)) {
    const auto primary = language.substr(0, language.find('-'));
    is_english_ = primary == "en";
    spells_latin_ = std::ranges::find(kSpellLatin, primary) != kSpellLatin.end();
  }

  std::vector<Run> find(std::string_view text) && {
    text_ = text;
    for (std::size_t offset = 0; offset < text.size();) {
      const auto character = text::character_at(text, offset);
      take(character);
      offset = character.end;
    }
    finish();
    return std::move(runs_);
  }

 private:
  enum class Before : std::uint8_t { other, own_letter, foreign_letter };

  void take(const text::Character& character) {
    const bool is_letter = text::is_letter(character.value);
    const auto script = text::script_of(character.value);
    if (is_letter && !is_shared(script)) {
      if (is_own(script))
        take_own();
      else
        take_foreign(character, script);
    } else if (is_letter && stretch_ && before_ == Before::foreign_letter) {
      stretch_->end = character.end;  // a mark on it, a lengthening sign: scripts share them
    } else if (!is_letter) {
      before_ = Before::other;
    }
  }

  [[nodiscard]] bool is_own(std::string_view script) const {
    if (script == "Latn") return !spells_latin_;
    return std::ranges::find(own_, script) != own_.end();
  }

  void take_own() {
    if (stretch_) stretch_->touches_latin |= before_ == Before::foreign_letter;
    finish();
    before_ = Before::own_letter;
  }

  void take_foreign(const text::Character& character, std::string_view script) {
    if (stretch_ && !belongs(*stretch_, script)) finish();
    if (!stretch_) {
      stretch_.emplace();
      stretch_->begin = character.begin;
      stretch_->touches_latin = before_ == Before::own_letter;
    }
    stretch_->has_word |= before_ == Before::foreign_letter && stretch_->end == character.begin;
    stretch_->scripts.insert(script);
    stretch_->letters.push_back(character.value);
    stretch_->end = character.end;
    before_ = Before::foreign_letter;
  }

  void finish() {
    const auto stretch = std::exchange(stretch_, std::nullopt);
    if (!stretch) return;
    const auto script = *stretch->scripts.begin();
    if (looks_latin(script) && stretch->touches_latin) return;
    if (script == "Grek" && !stretch->has_word) return;
    // What is all capitals is spelled anyway.
    if (script == "Latn" && std::ranges::none_of(stretch->letters, text::is_lower)) return;
    const auto language = language_of(*stretch);
    if (language.empty()) return;
    runs_.push_back({.span = {stretch->begin, stretch->end},
                     .language = std::string(language),
                     .phonemes = {}});
    if (!is_english_) return;
    if (auto genitive = genitive_after(text_, stretch->end)) runs_.push_back(std::move(*genitive));
  }

  std::vector<std::string_view> own_;
  bool is_english_ = false;
  bool spells_latin_ = false;
  std::string_view text_;
  std::optional<Stretch> stretch_;
  Before before_ = Before::other;
  std::vector<Run> runs_;
};

bool is_alphanumeric(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

bool is_boundary(std::string_view text, std::size_t offset) {
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

const char* fault_of(const Run& run, std::size_t from, std::string_view text) {
  const auto [begin, end] = run.span;
  if (begin >= end) return "is empty";
  if (end > text.size()) return "ends outside the text";
  if (begin < from) return "begins before the run before it has ended";
  if (!is_boundary(text, begin) || !is_boundary(text, end)) return "cuts a character";
  if (run.language.empty() == run.phonemes.empty())
    return "must have either a language or phonemes";
  if (!run.language.empty() && !is_language_tag(run.language)) return "has no language tag";
  if (!run.phonemes.empty() && !are_phonemes(run.phonemes))
    return "has phonemes that eSpeak NG can't be given";
  return nullptr;
}

}  // namespace

std::vector<Run> foreign_runs(std::string_view spoken_text, std::string_view language) {
  return Finder(language).find(spoken_text);
}

std::optional<Run> genitive_after(std::string_view text, std::size_t offset) {
  for (const std::string_view genitive : {"'s", "’s"}) {
    const auto end = offset + genitive.size();
    if (!text.substr(offset).starts_with(genitive)) continue;
    if (end < text.size() && text::is_letter(text::character_at(text, end).value)) continue;
    return Run{.span = {offset, end}, .language = {}, .phonemes = "z"};
  }
  return std::nullopt;
}

bool are_phonemes(std::string_view phonemes) {
  constexpr std::string_view kNever = "]<>\"`";
  const auto is_fit = [&](char byte) {
    return byte >= ' ' && byte <= '~' && kNever.find(byte) == std::string_view::npos;
  };
  return phonemes.size() <= kMaxPhonemeBytes && std::ranges::all_of(phonemes, is_fit) &&
         std::ranges::any_of(phonemes, is_alphanumeric) &&
         phonemes.find("_^") == std::string_view::npos;
}

bool is_language_tag(std::string_view language) {
  constexpr std::size_t kLongest = 35;  // RFC 5646, section 4.4.1
  return !language.empty() && language.size() <= kLongest && is_alphanumeric(language.front()) &&
         std::ranges::all_of(language,
                             [](char byte) { return is_alphanumeric(byte) || byte == '-'; });
}

RunFault find_fault(std::span<const Run> runs, std::string_view text) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (const auto* what = fault_of(runs[i], from, text)) return {.position = i, .what = what};
    from = runs[i].span.end;
  }
  return {};
}

}  // namespace lector::spoken
