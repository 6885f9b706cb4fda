// W3C Pronunciation Lexicon Specification 1.0 (2008), by pugixml, which resolves no entities but
// the five of XML and opens no file.
#include <algorithm>
#include <pugixml.hpp>
#include <utility>

#include "spoken/lexicon_file.hpp"
#include "text/unicode.hpp"

namespace lector::spoken {
namespace {

/// A name without its namespace's prefix: how elements are called is fixed, prefixes aren't.
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string words_of(const pugi::xml_node& node) {
  return text::collapse_white_space(node.text().get());
}

/// Counts lines up to positions that ascend.
class Lines {
 public:
  explicit Lines(std::string_view bytes) : bytes_(bytes) {}

  std::string at(std::ptrdiff_t position) {
    const auto end = std::clamp(
        static_cast<std::size_t>(std::max<std::ptrdiff_t>(position, 0)), counted_, bytes_.size());
    const auto passed = bytes_.substr(counted_, end - counted_);
    line_ += std::ranges::count(passed, '\n');
    counted_ = end;
    return std::to_string(line_);
  }

 private:
  std::string_view bytes_;
  std::size_t counted_ = 0;
  std::ptrdiff_t line_ = 1;
};

class Reader {
 public:
  Reader(std::string_view bytes, const std::string& file) : bytes_(bytes), file_(file) {}

  LexiconFile read() && {
    const auto parsed = document_.load_buffer(bytes_.data(), bytes_.size(), pugi::parse_default);
    if (!parsed)
      throw Error(ErrorKind::config,
                  file_ + ":" + Lines(bytes_).at(parsed.offset) +
                      ": no XML: " + std::string(parsed.description()));
    const auto root = document_.document_element();
    if (local_name(root) != "lexicon")
      fail("is no pronunciation lexicon: its element is " + base::quoted(local_name(root)) +
           ", not \"lexicon\"");
    const std::string_view version = root.attribute("version").value();
    if (version != "1.0") fail("version " + base::quoted(version) + " of PLS; write \"1.0\"");
    language_ = root.attribute("xml:lang").value();
    if (language_.empty()) fail("says no language; add xml:lang=\"en-US\" to its lexicon element");
    alphabet_ = root.attribute("alphabet").value();
    table_ = IpaTable(language_);
    for (const auto& child : root.children())
      if (local_name(child) == "lexeme") add(child);
    return std::move(result_);
  }

 private:
  [[noreturn]] void fail(const std::string& why) const {
    throw Error(ErrorKind::config, file_ + ": " + why);
  }

  void add(const pugi::xml_node& lexeme) {
    Entry entry;
    entry.place = file_ + ":" + lines_.at(lexeme.offset_debug());
    entry.language = language_;
    entry.voice = voice_of(language_);
    const auto why = pronounce(lexeme, entry);
    bool has_grapheme = false;
    for (const auto& child : lexeme.children()) {
      if (local_name(child) != "grapheme") continue;
      has_grapheme = true;
      entry.written = words_of(child);
      add(entry, why.empty() ? fault_of_written(entry.written, Form::literal) : why);
    }
    if (!has_grapheme) add(entry, "a lexeme without grapheme");
  }

  void add(Entry entry, const std::string& fault) {
    if (!fault.empty()) {
      result_.refused.push_back(
          {.message = entry.place + ": lexeme " + base::quoted(entry.written) + ": " + fault,
           .span = {}});
      return;
    }
    entry.case_rule = usual_case(entry.written);
    result_.entries.push_back(std::move(entry));
  }

  /// The pronunciation that is preferred, else the first.
  static pugi::xml_node chosen(const pugi::xml_node& lexeme) {
    pugi::xml_node first;
    for (const auto& child : lexeme.children()) {
      const auto name = local_name(child);
      if (name != "phoneme" && name != "alias") continue;
      if (child.attribute("prefer").as_bool()) return child;
      if (!first) first = child;
    }
    return first;
  }

  /// Says how the entry is said; why not, if it can't be.
  std::string pronounce(const pugi::xml_node& lexeme, Entry& entry) const {
    if (lexeme.attribute("role"))
      return "has a role, and Lector doesn't tell parts of speech; remove the attribute to have it "
             "always said so";
    const auto pronunciation = chosen(lexeme);
    if (!pronunciation) return "has neither alias nor phoneme";
    const auto said = words_of(pronunciation);
    if (text::is_blank(said)) return "has nothing to say";
    if (local_name(pronunciation) == "alias") {
      entry.saying = Saying::words;
      entry.value = said;
      return {};
    }
    const pugi::xml_attribute own = pronunciation.attribute("alphabet");
    const std::string_view alphabet = own ? std::string_view(own.value()) : alphabet_;
    if (alphabet != "ipa")
      return "alphabet " + base::quoted(alphabet) + "; phonemes are read in \"ipa\" only";
    const auto mapped = table_.map(said);
    if (!mapped.unknown.empty())
      return "no phoneme of " + base::quoted(language_) + " is " + base::quoted(mapped.unknown) +
             " of " + base::quoted(said) + "; use other signs, or an alias";
    entry.saying = Saying::phonemes;
    entry.value = mapped.phonemes;
    return fault_of_phonemes(entry.value);
  }

  std::string_view bytes_;
  const std::string& file_;
  pugi::xml_document document_;
  Lines lines_{bytes_};
  std::string language_;
  std::string_view alphabet_;
  IpaTable table_{""};
  LexiconFile result_;
};

}  // namespace

LexiconFile read_pls(std::string_view bytes, const std::string& file) {
  return Reader(bytes, file).read();
}

}  // namespace lector::spoken
