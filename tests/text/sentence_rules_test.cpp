#include <catch2/catch.hpp>

#include <future>
#include <string>
#include <vector>

#include "text/languages.hpp"
#include "text/sentence_rules.hpp"

using namespace lector;

TEST_CASE("sentence rules: every language's file parses and names a source", "[text]") {
  const auto files = text::language_files();
  REQUIRE(files.size() >= 20);
  for (const auto& file : files) {
    INFO(file.name);
    CHECK_NOTHROW(text::sentence_rules(file.name));
    CHECK(file.content.starts_with("# "));
    CHECK(file.content.find("# Source") != std::string_view::npos);
  }
}

TEST_CASE("sentence rules: lists hold whole words", "[text]") {
  const text::WordList words("  pp p.m\nno ");
  CHECK(words.holds("pp"));
  CHECK(words.holds("p.m"));
  CHECK_FALSE(words.holds("p"));
  CHECK_FALSE(words.holds(""));
  CHECK(text::WordList("").empty());
}

TEST_CASE("sentence rules: no abbreviation in a list has its last stop", "[text]") {
  for (const auto& file : text::language_files()) {
    const auto& rules = text::sentence_rules(file.name);
    for (const auto* list : {&rules.never_final, &rules.before_number, &rules.may_end}) {
      for (const auto& word : list->words()) {
        INFO(file.name << ": " << word);
        CHECK(word.back() != '.');
      }
    }
  }
}

TEST_CASE("sentence rules: a region or a sister language has the same", "[text]") {
  CHECK(&text::sentence_rules("en-GB") == &text::sentence_rules("en"));
  CHECK(&text::sentence_rules("no") == &text::sentence_rules("nb"));
  CHECK(text::sentence_rules("xx").starters.empty());
}

TEST_CASE("sentence rules: several threads may ask at once", "[text]") {
  std::vector<std::future<const text::SentenceRules*>> asked;
  for (int i = 0; i < 8; ++i) {
    asked.push_back(std::async(std::launch::async, [] { return &text::sentence_rules("pt"); }));
  }
  for (auto& rules : asked) CHECK(rules.get() == &text::sentence_rules("pt"));
}
