#include "spoken/lexicon_file.hpp"

#include <algorithm>
#include <array>

#include "base/toml.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::spoken {
namespace {

constexpr std::string_view kFormat = "lector.lexicon/1";
constexpr std::size_t kMaxPhonemesBytes = 400;

/// Keys of which an entry has one.
constexpr std::array<std::string_view, 5> kSayings = {"words", "say", "phonemes", "ipa", "read_in"};

/// What a file says of all its entries.
struct Defaults {
  std::string language;
  std::string publication;
  std::string voice;
};

std::string text_or(base::TomlTable& table, std::string_view key, const std::string& otherwise) {
  return table.has(key) ? table.text(key) : otherwise;
}

Form form_of(base::TomlTable& table, std::string_view& key) {
  const bool is_pattern = table.has("pattern");
  key = is_pattern ? "pattern" : "written";
  if (is_pattern && table.has("written"))
    table.refuse("pattern", "an entry has `written` or `pattern`, not both");
  return is_pattern ? Form::pattern : Form::literal;
}

CaseRule case_of(base::TomlTable& table, std::string_view written) {
  static constexpr std::array<std::string_view, 4> kRules = {"usual", "exact", "any", "capitals"};
  const auto rule = table.word("case", kRules);
  if (rule == "exact") return CaseRule::exact;
  if (rule == "any") return CaseRule::any;
  return rule == "capitals" ? CaseRule::capitals : usual_case(written);
}

/// The one key that says how.
std::string_view saying_of(base::TomlTable& table) {
  std::string_view saying;
  for (const auto key : kSayings) {
    if (!table.has(key)) continue;
    if (!saying.empty())
      table.refuse(key, "the entry has `" + std::string(saying) + "` too; say one of them");
    saying = key;
  }
  if (saying.empty())
    table.refuse(
        "words",
        R"(say how: `words`, `say` ("letters" or "word"), `phonemes`, `ipa` or `read_in`)");
  return saying;
}

class Reader {
 public:
  explicit Reader(base::TomlTable document) : document_(std::move(document)) {}

  LexiconFile read() && {
    static constexpr std::array kFormats = {kFormat};
    if (!document_.has("format")) document_.refuse("format", "must be \"lector.lexicon/1\"");
    (void)document_.word("format", kFormats);
    defaults_.language = text_or(document_, "language", "");
    defaults_.publication = text_or(document_, "publication", "");
    defaults_.voice = text_or(document_, "voice", voice_of(defaults_.language));
    auto tables = document_.tables("entries");
    document_.finish();
    for (auto& table : tables) add(table);
    return std::move(file_);
  }

 private:
  void add(base::TomlTable& table) {
    std::string_view key;
    Entry entry;
    entry.form = form_of(table, key);
    entry.written = table.text(key);
    if (const auto fault = fault_of_written(entry.written, entry.form); !fault.empty())
      table.refuse(key, fault);
    entry.case_rule = case_of(table, entry.written);
    entry.language = text_or(table, "language", defaults_.language);
    entry.publication = text_or(table, "publication", defaults_.publication);
    entry.place = table.place();
    add_test(table, entry);
    const bool is_said = add_saying(table, entry);
    table.finish();
    if (is_said) file_.entries.push_back(std::move(entry));
  }

  void add_test(base::TomlTable& table, Entry& entry) {
    const bool is_elsewhere = table.has("language");
    const auto usual = is_elsewhere ? voice_of(entry.language) : defaults_.voice;
    entry.voice = text_or(table, "voice", usual);
    entry.example = text_or(table, "example", "");
    entry.expect = text_or(table, "expect", "");
    (void)text_or(table, "source", "");  // for people
    if (entry.form == Form::pattern && !entry.expect.empty() && entry.example.empty())
      table.refuse("example", "`expect` of a pattern needs an example that it is heard of");
  }

  /// False if the entry is refused.
  bool add_saying(base::TomlTable& table, Entry& entry) {
    static constexpr std::array<std::string_view, 2> kAlone = {"letters", "word"};
    const auto key = saying_of(table);
    if (key == "say") {
      entry.saying = table.word(key, kAlone) == "letters" ? Saying::letters : Saying::word;
      return true;
    }
    entry.value = table.text(key);
    if (text::is_blank(entry.value)) table.refuse(key, "must have something to say");
    if (key == "words") entry.saying = Saying::words;
    if (key == "read_in") entry.saying = Saying::language;
    if (key == "ipa") return add_ipa(entry);
    if (key != "phonemes") return true;
    entry.saying = Saying::phonemes;
    if (const auto fault = fault_of_phonemes(entry.value); !fault.empty()) table.refuse(key, fault);
    return true;
  }

  bool add_ipa(Entry& entry) {
    const auto mapped = IpaTable(entry.voice.empty() ? "en" : entry.voice).map(entry.value);
    if (mapped.unknown.empty()) {
      entry.saying = Saying::phonemes;
      entry.value = mapped.phonemes;
      return true;
    }
    file_.refused.push_back({.message = entry.place + ": entry " + base::quoted(entry.written) +
                                        ": no phoneme of " + base::quoted(entry.voice) + " is " +
                                        base::quoted(mapped.unknown) + " of " +
                                        base::quoted(entry.value) + "; write `phonemes` instead",
                             .span = {}});
    return false;
  }

  base::TomlTable document_;
  Defaults defaults_;
  LexiconFile file_;
};

}  // namespace

std::string voice_of(std::string_view language) {
  return language == "en" ? "en-us" : std::string(language);
}

CaseRule usual_case(std::string_view written) {
  for (std::size_t offset = 0; offset < written.size();) {
    const auto character = text::character_at(written, offset);
    if (text::is_upper(character.value)) return CaseRule::exact;
    offset = character.end;
  }
  return CaseRule::any;
}

std::string fault_of_written(std::string_view written, Form form) {
  if (written.size() > kMaxWrittenBytes)
    return "must be at most " + std::to_string(kMaxWrittenBytes) + " bytes";
  if (text::find_ill_formed(written) != std::string_view::npos) return "must be UTF-8";
  if (text::collapse_white_space(text::clean(written)) != written)
    return "must have single spaces, none at its ends, and no invisible characters";
  bool has_letter = false;
  for (std::size_t offset = 0; offset < written.size();) {
    const auto character = text::character_at(written, offset);
    has_letter = has_letter || text::is_letter(character.value);
    offset = character.end;
  }
  if (form == Form::literal) return written.empty() ? "must not be empty" : "";
  if (!has_letter) return "must have a letter, or it would fit whatever is written";
  const bool is_open = written.find_first_of("*#") != std::string_view::npos;
  return is_open ? "" : "has neither * (letters) nor # (a digit); say `written` instead";
}

std::string fault_of_phonemes(std::string_view phonemes) {
  if (phonemes.size() > kMaxPhonemesBytes)
    return "must be at most " + std::to_string(kMaxPhonemesBytes) + " bytes";
  if (text::is_blank(phonemes)) return "must have a phoneme";
  const auto strange =
      std::ranges::find_if(phonemes, [](char letter) { return letter < ' ' || letter > '~'; });
  if (strange != phonemes.end())
    return "must be eSpeak NG's names, which are ASCII; for IPA say `ipa`";
  // "]]" would end the phonemes, "_^_" switch to another language.
  for (const std::string_view command : {"]]", "[[", "_^_"})
    if (phonemes.find(command) != std::string_view::npos)
      return "must not have " + base::quoted(command) + ", which commands eSpeak NG";
  return phonemes.ends_with(']') ? "must not end with \"]\"" : "";
}

LexiconFile read_lexicon(std::string_view bytes, const std::string& file) {
  if (bytes.size() > kMaxLexiconBytes)
    throw Error(ErrorKind::config,
                file + ": is longer than " + std::to_string(kMaxLexiconBytes >> 20U) +
                    " MB; divide the lexicon into several files");
  const auto first = text::find_ink(bytes, 0);
  if (first != std::string_view::npos && bytes[first] == '<') return read_pls(bytes, file);
  return Reader(base::TomlTable::parse(bytes, file)).read();
}

}  // namespace lector::spoken
