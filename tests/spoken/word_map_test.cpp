// Every spoken word knows what it was said for, and no written word is lost.
#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <vector>

#include "spoken/spoken.hpp"
#include "text/characters.hpp"
#include "text/random_text.hpp"
#include "text/unicode.hpp"

using namespace lector;
using text::TextSpan;

namespace {

bool is_boundary(std::string_view text, std::size_t offset) {
  return offset == text.size() ||
         (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U);
}

bool is_inside(std::string_view text, const TextSpan& span) {
  return span.begin <= span.end && is_boundary(text, span.begin) && is_boundary(text, span.end);
}

std::string_view slice(std::string_view text, const TextSpan& span) {
  return text.substr(span.begin, span.end - span.begin);
}

bool overlap(const TextSpan& one, const TextSpan& two) {
  return one.begin < two.end && two.begin < one.end;
}

// Bytes of the written form that some word or change is there for.
std::vector<bool> covered(std::string_view written, const spoken::Spoken& said) {
  std::vector<bool> bytes(written.size());
  const auto cover = [&](const TextSpan& span) {
    for (auto byte = span.begin; byte < span.end; ++byte) bytes.at(byte) = true;
  };
  for (const auto& word : said.words) cover(word.written);
  for (const auto& change : said.changes) cover(change.written);
  return bytes;
}

void check_words(std::string_view written,
                 const spoken::Spoken& said,
                 const std::string& language) {
  const auto listed = text::words(said.text, language);
  REQUIRE(said.words.size() == listed.size());
  TextSpan before;
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const auto& word = said.words[i];
    CHECK(word.spoken == listed[i]);
    CHECK(is_inside(written, word.written));
    CHECK(word.written.begin < word.written.end);
    CHECK(before.begin <= word.written.begin);
    CHECK(before.end <= word.written.end);
    before = word.written;
    bool is_changed = false;
    for (const auto& change : said.changes) {
      is_changed = is_changed || overlap(change.spoken, word.spoken) ||
                   overlap(change.written, word.written);
    }
    if (!is_changed) CHECK(slice(written, word.written) == slice(said.text, word.spoken));
  }
}

void check_changes(std::string_view written, const spoken::Spoken& said) {
  TextSpan before_written;
  TextSpan before_spoken;
  for (const auto& change : said.changes) {
    CHECK(is_inside(written, change.written));
    CHECK(is_inside(said.text, change.spoken));
    CHECK(before_written.end <= change.written.begin);
    CHECK(before_spoken.end <= change.spoken.begin);
    CHECK(!change.rule.empty());
    before_written = change.written;
    before_spoken = change.spoken;
  }
}

void check_map(std::string_view written, const std::string& language) {
  INFO(language << ": " << written);
  const auto said = spoken::speak(written, {.language = language});
  INFO(said.text);
  check_words(written, said, language);
  check_changes(written, said);
  const auto bytes = covered(written, said);
  for (const auto& word : text::words(written, language)) {
    INFO("word " << slice(written, word));
    for (auto byte = word.begin; byte < word.end;) {
      const auto character = text::character_at(written, byte);
      // "3,5" is one word to ICU; who reads "three, five" leaves the comma as it is.
      if (text::is_letter(character.value) || text::is_digit(character.value)) {
        REQUIRE(bytes.at(byte));
      }
      byte = character.end;
    }
  }
}

constexpr std::array<std::string_view, 16> kRealistic = {
    "In 2025 the U.S. spent $3.5m on 12 bridges, 4.5% more than in 1999–2001.",
    "Dr. Smith Jr. met Sen. Jones at 10:30 a.m. on Mar. 3, 2024, in Portland, ME.",
    "The law was passed.[12] It's said[3] to cost £1,200 or €900.50.",
    "A co\u00ADop\u00ADer\u00ADate paid 5\u00A0km for 10\u00ADth place.",
    "Fun \xF0\x9F\x98\x80 at 20°C, see https://example.org/a-b?c=1 or mail a.b@example.com!",
    "김정은 국무위원장은 2025년 4월 1일 3.5km를 걸었다.",
    "\xE2\x80\x9CNo,\xE2\x80\x9D he said \xE2\x80\x94 5-4, 3–2 and 1/2.",
    "The 1990s, '90s kids, 1st to 22nd, No. 5, Vol. II, Louis XIV and World War II.",
    "AT&T and NATO's FBI, CEOs; 555-1234 or +1 (202) 555-0199.",
    "Größe: 3,5 m; am 1. Mai 2024 um 10.30 Uhr kostet es 1.200 €.",
    "\xE2\x80\x8Bzero\xE2\x80\x8Bwidth\xEF\xBB\xBF and a\x01\x02"
    "b",
    "½ cup, 1½ cups, 3 3/4 in, 6 ft 2 in, 5'10\"",
    "[1] [2][3]",
    "7",
    "$",
    "Prices rose 3 percent to $1.2 billion (2,100 won)…",
};

}  // namespace

TEST_CASE("speak: words and changes cover all written words in order", "[spoken]") {
  for (const auto* const language : {"en", "en-GB", "de", "ko", "es"}) {
    for (const auto& text : kRealistic) check_map(text, language);
  }
}

TEST_CASE("speak: the map holds for any mixture of what articles have", "[spoken]") {
  constexpr std::array<std::string_view, 24> kPieces = {
      "2025", "$3.5m", "1,200", "10:30",   "Mar. 3", "U.S.", "Dr.",  "FBI's",
      "II",   "5-4",   "12th",  "[7]",     "50%",    "3 km", "’90s", "a.m.",
      "$",    "½",     "No.",   "a@b.com", "1/2",    "–",    "'s",   "\xC2\xAD"};
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    tests::Dice dice(seed);
    std::string text = tests::random_text(seed, 6);
    for (std::size_t i = 0; i < 6; ++i) {
      text += kPieces.at(dice.roll(kPieces.size()));
      text += tests::kTextPieces.at(dice.roll(tests::kTextPieces.size()));
      if (dice.roll(2) == 0) text += ' ';
    }
    check_map(text, "en");
  }
}

TEST_CASE("speak: a number's words all come from the number", "[spoken]") {
  const auto said = spoken::speak("In 2025.", {.language = "en"});
  REQUIRE(said.words.size() >= 3);
  CHECK(said.words[0] == spoken::SpokenWord{{0, 2}, {0, 2}});
  for (std::size_t i = 1; i < said.words.size(); ++i)
    CHECK(said.words[i].written == TextSpan{3, 7});
}
