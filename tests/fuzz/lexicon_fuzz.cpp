// Lexicons: any bytes give entries that can be found and said, or an Error(config).
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/report.hpp"
#include "spoken/lexicon.hpp"
#include "spoken/lexicon_file.hpp"
#include "spoken/lexicon_rule.hpp"
#include "text/characters.hpp"

namespace {

using lector::spoken::Lexicon;
using lector::spoken::LexiconScope;

constexpr std::size_t kMaxBytes = 16 * 1024;

void check_entries(const Lexicon& lexicon) {
  for (const auto& entry : lexicon.entries()) {
    if (entry.written.empty() || entry.place.empty()) std::abort();
    const bool has_command = entry.saying == lector::spoken::Saying::phonemes &&
                             entry.value.find("]]") != std::string::npos;
    if (has_command) std::abort();
  }
}

/// Finds entries in a text; each match lies inside it.
void check_matches(const Lexicon& lexicon, std::string_view text, std::string_view language) {
  const LexiconScope scope{.language = language, .publication = {}};
  for (std::size_t offset = 0; offset < text.size();) {
    const auto match = lexicon.find(text, offset, scope);
    if (match) {
      const bool is_inside = match->length > match->ending && match->length <= text.size() - offset;
      if (!is_inside || match->entry == nullptr) std::abort();
      static_cast<void>(lector::spoken::say_entry(*match, text.substr(offset, match->length)));
    }
    offset = lector::text::character_at(text, offset).end;
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxBytes) return 0;
  const std::string bytes(data, data + size);
  try {
    Lexicon lexicon;
    lexicon.add(lector::spoken::read_lexicon(bytes, "fuzz.toml").entries);
    check_entries(lexicon);
    // The lexicon's own bytes are a text in which its entries occur.
    for (const std::string_view language : {"en", "de", ""})
      check_matches(lexicon, bytes, language);
    const auto entries = lexicon.entries();
    for (const auto& entry : entries)
      check_matches(lexicon, entry.written + "'s " + entry.written + "s.", entry.language);
  } catch (const lector::Error& error) {
    if (error.kind() != lector::ErrorKind::config) std::abort();
  }
  return 0;
}
