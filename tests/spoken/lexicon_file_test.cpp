#include "spoken/lexicon_file.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace lector::spoken;
using Catch::Contains;

/// A lexicon with these lines as its entries.
LexiconFile read(const std::string& entries, const std::string& head = "language = \"en\"\n") {
  return read_lexicon("format = 'lector.lexicon/1'\n" + head + "entries = [\n" + entries + "\n]\n",
                      "names.toml");
}

Entry only(const LexiconFile& file) {
  REQUIRE(file.entries.size() == 1);
  return file.entries.front();
}

LexiconFile pls(const std::string& lexemes, const std::string& attributes = "alphabet=\"ipa\"") {
  return read_lexicon("<?xml version=\"1.0\"?>\n<lexicon version=\"1.0\" " + attributes +
                          " xml:lang=\"en-US\"\n xmlns=\"http://www.w3.org/2005/01/"
                          "pronunciation-lexicon\">\n" +
                          lexemes + "</lexicon>",
                      "names.pls");
}

}  // namespace

TEST_CASE("lexicon file: an entry says one of five things", "[spoken]") {
  CHECK(only(read(R"({written = "FARC", words = "Fark"})")).value == "Fark");
  CHECK(only(read(R"({written = "JESC", say = "letters"})")).saying == Saying::letters);
  CHECK(only(read(R"({written = "NATO", say = "word"})")).saying == Saying::word);
  CHECK(only(read(R"({written = "Le Monde", read_in = "fr"})")).saying == Saying::language);
  const auto nato = only(read(R"({written = "Nato", phonemes = "n'eItoU"})"));
  CHECK(nato.saying == Saying::phonemes);
  CHECK(nato.value == "n'eItoU");
  CHECK(only(read(R"({written = "Nato", ipa = "ˈneɪtoʊ"})")).value == "'neItoU");
}

TEST_CASE("lexicon file: what the file says holds for entries that don't say it", "[spoken]") {
  const auto one = only(read(R"({written = "Die", words = "dee"})",
                             "language = \"de\"\npublication = \"Die Zeit\"\n"));
  CHECK(one.language == "de");
  CHECK(one.publication == "Die Zeit");
  CHECK(one.voice == "de");
  CHECK(one.place == "names.toml:5");
  const auto other = only(read(R"({written = "Die", words = "dee", language = "en"})"));
  CHECK(other.language == "en");
  CHECK(other.voice == "en-us");
}

TEST_CASE("lexicon file: capitals in an entry are meant unless it says otherwise", "[spoken]") {
  CHECK(only(read(R"({written = "IT", say = "letters"})")).case_rule == CaseRule::exact);
  CHECK(only(read(R"({written = "covid", words = "x"})")).case_rule == CaseRule::any);
  CHECK(only(read(R"({written = "IT", say = "letters", case = "capitals"})")).case_rule ==
        CaseRule::capitals);
  CHECK(only(read(R"({written = "Covid", words = "x", case = "any"})")).case_rule == CaseRule::any);
}

TEST_CASE("lexicon file: a fault is named with its place and a remedy", "[spoken]") {
  const auto fails = [](const std::string& entry, const std::string& why) {
    CHECK_THROWS_WITH(read(entry), Contains("names.toml:4: entries") && Contains(why));
  };
  fails(R"({written = "A"})", "say how");
  fails(R"({words = "a"})", "written is missing");
  fails(R"({written = "A", words = "a", phonemes = "a"})", "say one of them");
  fails(R"({written = "A", pattern = "A#", words = "a"})", "not both");
  fails(R"({written = "A", say = "loud"})", R"(must be one of "letters", "word")");
  fails(R"({written = " A", words = "a"})", "single spaces");
  fails(R"({written = "A", words = " "})", "something to say");
  fails(R"({pattern = "A", words = "a"})", "neither * (letters)");
  fails(R"({pattern = "*", words = "a"})", "must have a letter");
  fails(R"({pattern = "A#", words = "a", expect = "x"})", "example");
  fails(R"({written = "A", phonemes = "a]]b"})", "commands eSpeak NG");
  fails(R"({written = "A", phonemes = "ə"})", "say `ipa`");
  fails(R"({written = "A", case = "none", words = "a"})", "must be one of");
  CHECK_THROWS_WITH(read(R"({written = "A", word = "a", say = "word"})"), Contains("unknown key"));
  CHECK_THROWS_WITH(read_lexicon("entries = []", "a.toml"), Contains("format is missing"));
  CHECK_THROWS_WITH(read_lexicon("format = 1", "a.toml"), Contains("a.toml:1: format"));
  CHECK_THROWS_WITH(read_lexicon("format = ", "a.toml"), Contains("a.toml:1: no TOML"));
}

TEST_CASE("lexicon file: IPA that can't be mapped refuses its entry alone", "[spoken]") {
  const auto file =
      read("{written = \"Xhosa\", ipa = \"ˈǁʰɔːsa\"},\n{written = \"Zulu\", ipa = \"ˈzuːluː\"}");
  CHECK(only(file).written == "Zulu");
  REQUIRE(file.refused.size() == 1);
  CHECK(file.refused.front().message ==
        "names.toml:4: entry \"Xhosa\": no phoneme of \"en-us\" is \"ǁ\" of \"ˈǁʰɔːsa\"; write "
        "`phonemes` instead");
}

TEST_CASE("pls: each grapheme is an entry; alias and phoneme say how", "[spoken]") {
  const auto file = pls(R"(
    <lexeme><grapheme>W3C</grapheme><alias>World Wide  Web Consortium</alias></lexeme>
    <lexeme>
      <grapheme>Sepulveda</grapheme><grapheme>sepulveda</grapheme>
      <phoneme>səˈpʌlvɪdə</phoneme>
    </lexeme>)");
  CHECK(file.refused.empty());
  REQUIRE(file.entries.size() == 3);
  CHECK(file.entries[0].written == "W3C");
  CHECK(file.entries[0].value == "World Wide Web Consortium");
  CHECK(file.entries[0].language == "en-US");
  CHECK(file.entries[0].place == "names.pls:5");
  CHECK(file.entries[1].value == "s@'pVlvId@");
  CHECK(file.entries[2].place == "names.pls:6");
  CHECK(file.entries[2].case_rule == CaseRule::any);
}

TEST_CASE("pls: of several pronunciations the preferred one counts, else the first", "[spoken]") {
  const auto lexeme = [](const std::string& inside) {
    return only(pls("<lexeme><grapheme>a</grapheme>" + inside + "</lexeme>")).value;
  };
  CHECK(lexeme("<alias>one</alias><alias>two</alias>") == "one");
  CHECK(lexeme("<alias>one</alias><alias prefer=\"true\">two</alias>") == "two");
}

TEST_CASE("pls: what can't be said is refused by entry, with the reason", "[spoken]") {
  const auto refusal = [](const std::string& lexeme, const std::string& attributes) {
    const auto file = pls("<lexeme>" + lexeme +
                              "</lexeme><lexeme><grapheme>b</grapheme><alias>be"
                              "</alias></lexeme>",
                          attributes);
    CHECK(only(file).written == "b");
    REQUIRE(file.refused.size() == 1);
    return file.refused.front().message;
  };
  const std::string ipa = "alphabet=\"ipa\"";
  const std::string a = "<grapheme>a</grapheme>";
  CHECK_THAT(refusal(a + "<phoneme>ǂa</phoneme>", ipa), Contains("\"ǂ\" of \"ǂa\""));
  CHECK_THAT(refusal(a + "<phoneme>\"a</phoneme>", "alphabet=\"x-sampa\""),
             Contains("names.pls:4: lexeme \"a\": alphabet \"x-sampa\""));
  CHECK_THAT(refusal(a + "<phoneme alphabet=\"x-sampa\">a</phoneme>", ipa), Contains("x-sampa"));
  CHECK_THAT(refusal(a + "<phoneme>a</phoneme>", ""), Contains("alphabet \"\""));
  CHECK_THAT(refusal(a, ipa), Contains("neither alias nor phoneme"));
  CHECK_THAT(refusal("<alias>b</alias>", ipa), Contains("without grapheme"));
  CHECK_THAT(refusal(a + "<alias> </alias>", ipa), Contains("nothing to say"));
}

TEST_CASE("pls: a file that is none is an error with its place", "[spoken]") {
  const auto fails = [](const std::string& xml, const std::string& why) {
    CHECK_THROWS_WITH(read_lexicon(xml, "a.pls"), Contains(why));
  };
  fails("<lexicon version=\"1.0\">\n<lexeme>", "a.pls:2: no XML");
  fails("<speak/>", "its element is \"speak\"");
  fails("<lexicon xml:lang=\"en\"/>", "version \"\" of PLS");
  fails("<lexicon version=\"1.0\"/>", "says no language");
}

TEST_CASE("pls: entities of a document type are not expanded", "[spoken]") {
  const auto file = read_lexicon(
      "<!DOCTYPE lexicon [<!ENTITY x SYSTEM \"/etc/hostname\">]><lexicon version=\"1.0\" "
      "xml:lang=\"en\"><lexeme><grapheme>a</grapheme><alias>&x;</alias></lexeme></lexicon>",
      "a.pls");
  CHECK(only(file).value == "&x;");
}
