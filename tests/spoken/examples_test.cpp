#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/toml.hpp"
#include "spoken/languages.hpp"
#include "spoken/rule.hpp"
#include "spoken/spoken.hpp"

using namespace lector;

namespace {

struct Example {
  std::string language;
  std::string written;
  std::string spoken;
  std::string rule;  ///< empty where the file names none: nothing is changed
};

std::set<std::string_view> rule_names() {
  const auto& table = spoken::rule_table();
  std::set<std::string_view> names = {""};  // nothing is changed
  for (const auto* rules : {&table.at_number, &table.at_word, &table.at_sign}) {
    for (const auto& rule : *rules) names.emplace(rule.name);
  }
  return names;
}

std::vector<Example> read_examples() {
  const auto known = rule_names();
  const std::vector<std::string_view> names(known.begin(), known.end());
  std::vector<Example> examples;
  for (const auto& file : spoken::language_files()) {
    auto root = base::TomlTable::parse(file.content, std::string(file.name) + ".toml");
    for (auto& toml : root.tables("examples")) {
      examples.push_back({std::string(file.name),
                          toml.text("written"),
                          toml.text("spoken"),
                          toml.word("rule", names)});
      toml.finish();
    }
  }
  return examples;
}

// What English doesn't write: its rules are shown by the languages that do.
const std::set<std::string_view> kNotEnglish = {
    "cardinal.scaled",
    "date.day_month_numbers",
    "date.named_year",
    "measure.fraction_unit",
    "money.two_signs",
    "ordinal.before",
    "ordinal.range",
    "ordinal.stop",
    "roman.ordinal",
};

}  // namespace

TEST_CASE("examples: each is said as its file says, by the rule it names", "[spoken]") {
  for (const auto& example : read_examples()) {
    CAPTURE(example.language, example.written, example.rule);
    const auto spoken = spoken::speak(example.written, {.language = example.language});
    CHECK(spoken.text == example.spoken);
    const bool is_named = std::ranges::any_of(
        spoken.changes, [&](const auto& change) { return change.rule == example.rule; });
    CHECK(is_named == !example.rule.empty());
    if (example.rule.empty()) {
      CHECK(spoken.changes.empty());
      CHECK(spoken.text == example.written);
    }
  }
}

TEST_CASE("examples: every rule is shown, in English twice where it is used", "[spoken]") {
  const auto examples = read_examples();
  for (const auto& name : rule_names()) {
    if (name.empty()) continue;
    CAPTURE(name);
    const auto shows = [&](const Example& example) { return example.rule == name; };
    const auto in_english = std::ranges::count_if(examples, [&](const Example& example) {
      return shows(example) && example.language == "en";
    });
    CHECK(std::ranges::any_of(examples, shows));
    if (!kNotEnglish.contains(name)) CHECK(in_english >= 2);
  }
}

TEST_CASE("examples: every language shows what stays as it is", "[spoken]") {
  const auto examples = read_examples();
  for (const std::string language : {"en", "de", "es", "fr", "it", "pt", "ru", "sv"}) {
    CAPTURE(language);
    CHECK(std::ranges::any_of(examples, [&](const Example& example) {
      return example.language == language && example.rule.empty();
    }));
  }
}
