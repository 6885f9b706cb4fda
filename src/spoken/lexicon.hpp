/// Lexicons: how names, acronyms and whatever else is written are said. The files, their grammar
/// and priorities: `voices/README.md`, "Lexicons".
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lector::spoken {

/// How an entry is said.
enum class Saying : std::uint8_t {
  words,     ///< other words, which stand in `value`
  letters,   ///< letter by letter
  word,      ///< an acronym that is read as a word, even in capitals
  phonemes,  ///< eSpeak NG's names, which stand in `value`
  language,  ///< by the voice of another language, which stands in `value`
};

/// What a written form is compared by.
enum class CaseRule : std::uint8_t {
  exact,     ///< capitals and small letters as in the entry
  any,       ///< all the same
  capitals,  ///< as `exact`, but not amid capitals: "WHO", but not in "WHO WON THE CUP"
};

/// Whether `written` stands for itself, or for all that a pattern fits.
enum class Form : std::uint8_t { literal, pattern };

/// One thing that is written, and how it is said.
struct Entry {
  /// White space in it fits any run of white space, `'` also `’`, `-` also U+2010 and U+2011. In a
  /// pattern `*` is one letter or more and `#` one digit.
  std::string written;
  Form form = Form::literal;
  Saying saying = Saying::words;
  std::string value;
  CaseRule case_rule = CaseRule::exact;
  std::string language;     ///< BCP 47: for texts in this language only; empty for all
  std::string publication;  ///< for articles of this one only; empty for all
  std::string place;        ///< where it was written, for messages: "names.toml:12"
  bool is_user = false;     ///< from a file of the user's, not of `voices/`
  std::string example;      ///< of a pattern: what `expect` belongs to
  std::string expect;       ///< phonemes that eSpeak NG says for it; empty if untested
  std::string voice;        ///< of eSpeak NG, for which `expect` holds
};

/// For whom an entry is looked up. An entry for "en" is one for "en-gb" too, and one for "en-gb"
/// for a text of which only "en" is known; between "en-gb" and "en-us" nothing is shared.
struct LexiconScope {
  std::string_view language;
  std::string_view publication;
};

/// An entry that fits.
struct LexiconMatch {
  std::size_t length = 0;  ///< in bytes, ending included
  /// Bytes at its end that the entry doesn't have: "'s", or the "s" of "NGOs". In English only.
  std::size_t ending = 0;
  const Entry* entry = nullptr;  ///< until the next `add`
};

/// All entries that are known, from any number of files.
class Lexicon {
 public:
  /// Adds the entries of one more file; of entries that fit alike, the one added later counts.
  void add(std::vector<Entry> entries);

  /// The entry for what begins at an offset, which must be the beginning of a word. It ends where a
  /// word ends. Of those that fit: the longest; then a user's before one of `voices/`, one for the
  /// publication before one for all, a literal one before a pattern; then the one added later.
  ///
  /// Takes the time of the words that the longest entry with that first word has; each pattern that
  /// begins with the same character adds its own.
  [[nodiscard]] std::optional<LexiconMatch> find(std::string_view text,
                                                 std::size_t offset,
                                                 const LexiconScope& scope) const;

  /// In the order in which they were added.
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] bool empty() const { return entries_.empty(); }

 private:
  using Bucket = std::vector<std::size_t>;  ///< positions of entries

  std::vector<Entry> entries_;
  std::unordered_map<std::string, Bucket> literals_;  ///< by the first word, folded
  std::unordered_map<char32_t, Bucket> patterns_;     ///< by the first character, folded
  Bucket open_patterns_;                              ///< begin with `*` or `#`
};

/// The lexicon for texts in a language; none if null. It lasts as long as the function.
using Lexicons = std::function<const Lexicon*(std::string_view language)>;

}  // namespace lector::spoken
