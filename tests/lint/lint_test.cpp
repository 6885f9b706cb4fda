// What an editor is told of a page, and where it stands.
#include "lint/lint.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "article/reader.hpp"
#include "base/files.hpp"
#include "script/compose.hpp"
#include "voice/style.hpp"

using namespace lector;
using lint::Kind;

namespace {

using Texts = std::vector<std::string>;

std::vector<lint::Finding> findings_in(const std::string& page) {
  const auto style = voice::read_style(std::string(LECTOR_SOURCE_DIR) + "/voices", "newsreader");
  return lint::lint(script::compose(article::read_article(page), style), page);
}

std::string harbour() {
  return base::read_file(std::string(LECTOR_SOURCE_DIR) + "/tests/data/lint/harbour.txt",
                         1U << 20U);
}

Texts texts(const std::vector<lint::Finding>& findings, Kind kind) {
  Texts found;
  for (const auto& finding : findings) {
    if (finding.kind == kind) found.push_back(finding.text);
  }
  return found;
}

const lint::Finding& find(const std::vector<lint::Finding>& findings, const std::string& text) {
  const auto found = std::ranges::find(findings, text, &lint::Finding::text);
  INFO(text);
  REQUIRE(found != findings.end());
  return *found;
}

// A page whose body has this sentence amid others.
std::string page_with(const std::string& sentence) {
  return "Tide rises in the harbour\nBy Ida Marsh\nApril 1, 2025\n\n" + sentence +
         "\n\nThe keeper of the light said that nobody had seen it before, and he had seen much.\n";
}

}  // namespace

TEST_CASE("lint: finds what an editor should look at", "[lint]") {
  const auto found = findings_in(harbour());
  CHECK(texts(found, Kind::acronym) == Texts{"KRZD", "TOLFA"});
  CHECK(texts(found, Kind::name) == Texts{"Tolvane", "Ole", "Brandvik", "Mary"});
  CHECK(texts(found, Kind::ambiguous) == Texts{"01/10/2010", "5-4", "10:30", "St.", "3 m"});
  CHECK(texts(found, Kind::long_sentence).size() == 1);
  CHECK(texts(found, Kind::pointer) == Texts{"See the chart", "Click here"});
  CHECK(texts(found, Kind::markup) == Texts{"<b>",
                                            "</b>",
                                            "&nbsp;",
                                            "[gallery ids=\"1,2\"]",
                                            "{{ad}}",
                                            "**",
                                            "[url=https://example.org]",
                                            "[/url]"});
  CHECK(texts(found, Kind::address).size() == 1);
  CHECK(texts(found, Kind::sign) == Texts{"🔔🔔"});
}

TEST_CASE("lint: each finding stands where it says, in the order of the page", "[lint]") {
  const auto page = harbour();
  base::SourceSpan before;
  for (const auto& finding : findings_in(page)) {
    INFO(finding.text);
    CHECK(before.begin <= finding.source.begin);
    before = finding.source;
    CHECK(page.substr(finding.source.begin, finding.source.end - finding.source.begin)
              .starts_with(finding.text.substr(0, finding.text.size() - 1)));
    const auto line_ends = std::count(
        page.begin(), page.begin() + static_cast<std::ptrdiff_t>(finding.source.begin), '\n');
    CHECK(finding.line == static_cast<std::size_t>(line_ends) + 1);
    CHECK(!finding.advice.empty());
    CHECK(finding.segment.starts_with('s'));
  }
}

TEST_CASE("lint: acronyms and names are counted, with an entry to begin with", "[lint]") {
  const auto found = findings_in(harbour());
  const auto& spelled = find(found, "KRZD");
  CHECK(spelled.count == 2);
  CHECK(spelled.reading == "K.R.Z.D");
  CHECK(spelled.lexicon == R"({written = "KRZD", say = "word"})");
  const auto& guessed = find(found, "TOLFA");
  CHECK(guessed.reading == "TOLFA");
  CHECK(guessed.lexicon == R"({written = "TOLFA", say = "letters"})");
  const auto& name = find(found, "Brandvik");
  CHECK(name.count == 4);
  CHECK(name.lexicon == R"({written = "Brandvik", words = "Brandvik"})");
}

TEST_CASE("lint: a reading that could be otherwise says how it was read", "[lint]") {
  const auto found = findings_in(harbour());
  CHECK(find(found, "5-4").reading == "five to four");
  CHECK_THAT(find(found, "01/10/2010").reading, Catch::StartsWith("January"));
  CHECK_THAT(find(found, "01/10/2010").advice, Catch::Contains("day and month"));
  CHECK(find(found, "St.").reading == "Saint");
  CHECK(texts(findings_in(page_with("It was on 25/12/2010, in 2010, for 5 km, at 10:30 a.m.")),
              Kind::ambiguous)
            .empty());
}

TEST_CASE("lint: sentences are long from 41 words on", "[lint]") {
  const auto sentence = [](int words) {
    std::string text = "The";
    for (int i = 1; i < words; ++i) text += " tide";
    return text + ".";
  };
  CHECK(texts(findings_in(page_with(sentence(40))), Kind::long_sentence).empty());
  const auto found = findings_in(page_with(sentence(41)));
  REQUIRE(texts(found, Kind::long_sentence).size() == 1);
  CHECK(found.front().count == 41);
}

TEST_CASE("lint: phrases are whole words of the page's language", "[lint]") {
  const auto pointers = [](const std::string& sentence) {
    return texts(findings_in(page_with(sentence)), Kind::pointer);
  };
  CHECK(pointers("The mayor (pictured) said that the harbour was full of boats.") ==
        Texts{"pictured"});
  CHECK(pointers("He spread moreover the news of the harbour and its many boats.").empty());
  CHECK(pointers("SEE BELOW what the keeper of the light had to say of it all.").size() == 1);
  const std::string german =
      "Der Hafen am Morgen\n\nDie Boote lagen still, und niemand wusste, warum das so war. Siehe "
      "Grafik, sagte der Wärter, und ging nach Hause.\n";
  CHECK(texts(findings_in(german), Kind::pointer) == Texts{"Siehe Grafik"});
  CHECK(texts(findings_in(german), Kind::name).empty());
}

TEST_CASE("lint: a page without faults has no findings", "[lint]") {
  const auto page = page_with("The boats lay still, and nobody knew why, not even the keeper.");
  const auto found = findings_in(page);
  CHECK(found.empty());
  CHECK(lint::to_text(found, "en") == "Nothing to look at.\n");
  CHECK(lint::suggested_lexicon(found, "en").empty());
}

TEST_CASE("lint: names are the 20 commonest", "[lint]") {
  std::string sentence = "The boats of";
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    sentence += std::string(" Qu") + letter + "rl and";
  }
  CHECK(texts(findings_in(page_with(sentence + " Quarl lay still.")), Kind::name).size() == 20);
}

TEST_CASE("lint: the report can be read by programs and people", "[lint]") {
  const auto found = findings_in(harbour());
  const auto json = nlohmann::json::parse(lint::to_json(found, "en"));
  CHECK(json["format"] == "lector.lint/1");
  CHECK(json["language"] == "en");
  REQUIRE(json["findings"].size() == found.size());
  const auto& first = json["findings"][0];
  CHECK(first["kind"] == "name");
  CHECK(first["span"].size() == 2);
  CHECK(first["reading"].is_null());
  CHECK(json["lexicon"] == lint::suggested_lexicon(found, "en"));
  const auto text = lint::to_text(found, "en");
  CHECK_THAT(text, Catch::Contains("Leftovers of markup\n  line    7  \"<b>\""));
  CHECK(text.find("Brandvik") < text.find("Tolvane"));  // by frequency
  CHECK_THAT(text, Catch::Contains("  # {written = \"KRZD\", say = \"word\"},\n"));
}
