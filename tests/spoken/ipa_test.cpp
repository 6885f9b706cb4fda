#include "spoken/ipa.hpp"

#include <catch2/catch.hpp>

namespace {

using lector::spoken::IpaTable;
using lector::spoken::Mapped;

std::string phonemes(std::string_view language, std::string_view ipa) {
  return IpaTable(language).map(ipa).phonemes;
}

}  // namespace

TEST_CASE("ipa: signs become the names of the language's voice", "[spoken]") {
  CHECK(phonemes("en-US", "ˈneɪtoʊ") == "'neItoU");
  CHECK(phonemes("en", "ʃiː ˈdʒɪnpɪŋ") == "Si: 'dZInpIN");
  CHECK(phonemes("en-GB", "ˈnjuːzˌpeɪpə") == "'nju:z,peIp@");
  CHECK(phonemes("de", "ˈʃøːnəs") == "'SY:n@s");
  CHECK(phonemes("fr", "makʁɔ̃") == "makrO~");
  CHECK(phonemes("es", "ˈtʃaβes") == "'tSaBes");
  CHECK(phonemes("pt-BR", "sɐ̃w ˈpaulu") == phonemes("pt-br", "sãw ˈpaulu"));
  CHECK(phonemes("sv", "ˈʃøːpa").empty() == false);
}

TEST_CASE("ipa: the longest sign counts, and neighbours are kept apart", "[spoken]") {
  CHECK(phonemes("en-us", "tʃ") == "tS");
  CHECK(phonemes("en-us", "t.ʃ") == "t|S");
  CHECK(phonemes("it", "ˈpittsa") == "'pittsa");
}

TEST_CASE("ipa: other ways to write a sign are the same sign", "[spoken]") {
  CHECK(phonemes("en-us", "ˈt͡ʃɛ.kiə") == phonemes("en-us", "'ʧɛkiə"));
  CHECK(phonemes("en-us", "gaːna") == phonemes("en-us", "ɡa:na"));
  CHECK(phonemes("en-us", "/pʰæt/") == "pat");
}

TEST_CASE("ipa: what a language's voice can't say is named", "[spoken]") {
  CHECK(IpaTable("en-us").map("ˈǃxoː") == Mapped{.phonemes = "", .unknown = "ǃ"});
  CHECK(IpaTable("es").map("θœ") == Mapped{.phonemes = "", .unknown = "œ"});
  CHECK(IpaTable("en-us").map("n\xFF").unknown == "\xFF");
  CHECK(IpaTable("en-us").map("abc7").unknown == "c");
}

TEST_CASE("ipa: a language without a table has the signs of all", "[spoken]") {
  CHECK(phonemes("nl", "ˈmano") == "'mano");
  CHECK(IpaTable("nl").map("y").unknown == "y");
}
