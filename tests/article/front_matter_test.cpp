// What front matter states.
#include "article/front_matter.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

using lector::article::find_front_matter;
using lector::article::FrontFacts;
using lector::article::FrontFormat;
using lector::article::read_front_matter;
using lector::article::read_yaml;
using lector::article::StatedValue;

namespace {

auto matter_of(std::string_view page) {
  const auto matter = find_front_matter(page);
  if (!matter) throw std::runtime_error("no front matter");
  return *matter;
}

FrontFacts facts_of(const std::string& page) {
  return read_front_matter(page, matter_of(page));
}

FrontFacts yaml(const std::string& lines) {
  return facts_of("---\n" + lines + "\n---\nText.\n");
}

}  // namespace

TEST_CASE("front matter: stands between signs at the very top", "[article]") {
  const std::string page = "\n---\ntitle: Geese\n---\n\nText.\n";
  const auto matter = matter_of(page);
  CHECK(matter.format == FrontFormat::yaml);
  CHECK(page.substr(matter.span.begin, matter.span.end - matter.span.begin) ==
        "---\ntitle: Geese\n---");
  CHECK(find_front_matter("---\r\ntitle: Geese\r\n...\r\nText.\r\n"));
  CHECK(matter_of("+++\ntitle = 'Geese'\n+++\nText.").format == FrontFormat::toml);
  CHECK(matter_of("{\n\"title\": \"Geese}\"\n}\n\nText.").format == FrontFormat::json);
}

TEST_CASE("front matter: rules, sentences and data alone are none", "[article]") {
  for (const std::string_view page : {"---\nGeese came in the night.\n---\nText.",
                                      "Text.\n---\ntitle: Geese\n---\n",
                                      "---\ntitle: Geese\nno end",
                                      "---\n---\nText.",
                                      "----\ntitle: Geese\n----\n",
                                      R"({"title": "Geese"})",
                                      "{\"items\": [}] }\n",
                                      "{% include a.html %}\nText.",
                                      "{{< figure >}}\nText.",
                                      "",
                                      "---"}) {
    INFO(page);
    CHECK_FALSE(find_front_matter(page));
  }
}

TEST_CASE("front matter: YAML states what an article is", "[article]") {
  const auto stated = yaml(
      "title: 'Geese take the pond: a report'\nsubtitle: >\n  They came\n  at night.\n"
      "author: By Ida Marsh\ndate: 2025-04-01 17:13:00 +0200\nlastmod: 2025-04-02\n"
      "lang: en_GB\ncanonicalURL: https://town.example/geese\npublication: Pond Post\n"
      "feature_image: /geese.jpg\ndraft: true");
  CHECK(stated.facts.headline == "Geese take the pond: a report");
  CHECK(stated.facts.dek == "They came at night.");
  CHECK(stated.facts.byline == "Ida Marsh");
  CHECK(stated.facts.published == "2025-04-01T17:13");
  CHECK(stated.facts.updated == "2025-04-02");
  CHECK(stated.facts.language == "en-GB");
  CHECK(stated.facts.url == "https://town.example/geese");
  CHECK(stated.facts.publication == "Pond Post");
  CHECK(stated.facts.image == "/geese.jpg");
  CHECK(stated.is_draft);
  CHECK_FALSE(stated.fault);
}

TEST_CASE("front matter: authors are a name, names, or tables with names", "[article]") {
  CHECK(yaml("authors: [Ida Marsh, Garnet Pye]").facts.byline == "Ida Marsh, Garnet Pye");
  CHECK(yaml("authors:\n- name: Ida Marsh\n  email: ida@town.example\n- name: Garnet Pye")
            .facts.byline == "Ida Marsh, Garnet Pye");
  CHECK(yaml("author:\n  name: Ida Marsh\n  url: /ida").facts.byline == "Ida Marsh");
  CHECK(yaml("params:\n  author: Ida Marsh").facts.byline == "Ida Marsh");
  CHECK_FALSE(yaml("author: ida@town.example").facts.byline);
}

TEST_CASE("front matter: dates may be written for people", "[article]") {
  CHECK(yaml("date: April 1, 2025").facts.published == "2025-04-01");
  CHECK(yaml("publishDate: 2025-04-01T10:00:00Z").facts.published == "2025-04-01T10:00");
  CHECK_FALSE(yaml("date: soon").facts.published);
}

TEST_CASE("front matter: TOML and JSON state the same", "[article]") {
  const auto toml = facts_of(
      "+++\ntitle = \"Geese\"\ndate = 2025-04-01T17:13:00Z\nauthors = [\"Ida Marsh\"]\n"
      "draft = false\n[extra]\nlanguage = \"de\"\n[cover]\nimage = \"a.jpg\"\n+++\nText.");
  const auto json = facts_of(
      "{\n\"title\": \"Geese\", \"date\": \"2025-04-01T17:13:00Z\", \"authors\": [\"Ida Marsh\"],\n"
      "\"draft\": false, \"language\": \"de\", \"cover\": {\"image\": \"a.jpg\"}\n}\nText.");
  for (const auto& stated : {toml, json}) {
    CHECK_FALSE(stated.fault);
    CHECK(stated.facts.headline == "Geese");
    CHECK(stated.facts.published == "2025-04-01T17:13");
    CHECK(stated.facts.byline == "Ida Marsh");
    CHECK(stated.facts.language == "de");
    CHECK(stated.facts.image == "a.jpg");
    CHECK_FALSE(stated.is_draft);
  }
}

TEST_CASE("front matter: what can't be parsed is read line by line", "[article]") {
  const auto stated = yaml("title: Geese: a report\nauthor: \"Ida Marsh\"\n\tdate: [");
  CHECK(stated.fault);
  CHECK(stated.facts.headline == "Geese: a report");
  CHECK(stated.facts.byline == "Ida Marsh");
}

TEST_CASE("front matter: an address without a site and empty values state nothing", "[article]") {
  const auto stated = yaml("title: \"\"\nurl: /geese/\nsubtitle:\ndate: null");
  CHECK_FALSE(stated.facts.headline);
  CHECK_FALSE(stated.facts.url);
  CHECK_FALSE(stated.facts.dek);
  CHECK_FALSE(stated.facts.published);
}

TEST_CASE("read_yaml: aliases that multiply or hold themselves end", "[article]") {
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name < 'k'; ++name) {
    const std::string before = std::string("*") + static_cast<char>(name - 1);
    bomb += std::string(1, name) + ": &" + name + " [" + before;
    for (int i = 0; i < 8; ++i) bomb += ", " + before;
    bomb += "]\n";
  }
  CHECK(read_yaml(bomb).size() <= lector::article::kMostStatedValues);
  CHECK(read_yaml("a: b\nc: {d: [e, f]}") ==
        std::vector<StatedValue>{{"a", "b"}, {"c.d", "e"}, {"c.d", "f"}});
  CHECK_NOTHROW(yaml("a: " + std::string(50'000, '[')));
}
