// Where the text of blocks stands in the input.
#include "article/origins.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

#include "article/reader.hpp"
#include "base/files.hpp"
#include "text/characters.hpp"
#include "text/offsets.hpp"
#include "text/unicode.hpp"

using namespace lector;

namespace {

// The bytes of the page, one piece a run of characters; pieces apart on the page are parted by "|".
std::string pieces(std::string_view text, const std::string& page) {
  const auto decoded = text::decode(page);
  const auto runs = article::origins_of(text, {0, decoded.text().size()}, decoded);
  std::string found;
  std::size_t behind = 0;
  for (std::size_t offset = 0; !runs.empty() && offset < text.size();) {
    const auto character = text::character_at(text, offset);
    const auto span = text::input_span(runs, {offset, character.end});
    offset = character.end;
    if (!found.empty() && span.begin != behind) found += '|';
    found += page.substr(span.begin, span.end - span.begin);
    behind = span.end;
  }
  return found;
}

}  // namespace

TEST_CASE("origins_of: text that stands on the page as it is, is one piece", "[article]") {
  CHECK(pieces("A tide, né.", "A tide, né.") == "A tide, né.");
  CHECK(pieces("tide", "## tide ##\n") == "tide");
  CHECK(pieces("바다", "바다") == "바다");
}

TEST_CASE("origins_of: white space of any kind and length is one character", "[article]") {
  CHECK(pieces("A tide.", "A\ntide.") == "A\ntide.");
  CHECK(pieces("A tide.", "A \n  tide.") == "A |tide.");
  CHECK(pieces("A tide.", "A\xC2\xA0tide.") == "A\xC2\xA0tide.");
}

TEST_CASE("origins_of: links are passed over, whatever their address holds", "[article]") {
  CHECK(pieces("see the maps now", "see [the map](https://x.com/s s)s now") ==
        "see |the map|s now");
  CHECK(pieces("bold word", "**bold** word") == "bold| word");
  CHECK(pieces("a bold link", "a **[bold](/b)** link") == "a |bold| link");
  CHECK(pieces("all of it", "*all of it*") == "all of it");
}

TEST_CASE("origins_of: signs of quotes and broken words are passed over", "[article]") {
  CHECK(pieces("one two", "> one\n> two") == "one\n|two");
  CHECK(pieces("well-known", "well-\nknown") == "well-|known");
  CHECK(pieces("The bridge at dawn", "▲ Photo: The bridge at dawn [REUTERS]") ==
        "The bridge at dawn");
}

TEST_CASE("origins_of: bytes are those of the input's own charset", "[article]") {
  const std::string latin = "caf\xE9s, na\xEFve caf\xE9s and d\xE9j\xE0 vu";
  const auto decoded = text::decode(latin);
  REQUIRE(decoded.text() != latin);
  const auto& text = decoded.text();
  const auto runs = article::origins_of(text, {0, text.size()}, decoded);
  const auto at = text.find("vu");
  CHECK(text::input_span(runs, {at, at + 2}) == base::SourceSpan{latin.size() - 2, latin.size()});
  CHECK(text::input_span(runs, {0, 5}) == base::SourceSpan{0, 4});
}

TEST_CASE("origins_of: text that the part doesn't have is from nowhere", "[article]") {
  CHECK(pieces("other", "words").empty());
  CHECK(pieces("", "words").empty());
}

TEST_CASE("read_article: each character of a sample's blocks stands where it says", "[article]") {
  std::size_t blocks = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(LECTOR_SOURCE_DIR) + "/samples")) {
    if (entry.path().extension() != ".txt") continue;
    const auto page = base::read_file(entry.path().string(), 1U << 20U);
    for (const auto& block : article::read_article(page).blocks) {
      INFO(entry.path() << ": " << block.text);
      REQUIRE(!block.origins.empty());
      CHECK(block.origins.size() < 60);
      ++blocks;
      for (const auto& word : text::words(block.text, "en")) {
        const auto span = text::input_span(block.origins, word);
        const auto written = page.substr(span.begin, span.end - span.begin);
        CHECK(block.text.substr(word.begin, word.end - word.begin) == written);
        CHECK(block.span.begin <= span.begin);
        CHECK(span.end <= block.span.end);
      }
    }
  }
  CHECK(blocks > 50);
}
