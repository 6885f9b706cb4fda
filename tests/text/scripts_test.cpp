#include <algorithm>
#include <catch2/catch.hpp>

#include "text/characters.hpp"

using lector::text::script_of;
using lector::text::scripts_of;

TEST_CASE("script_of: letters have their script, marks and digits share", "[text]") {
  CHECK(script_of(U'a') == "Latn");
  CHECK(script_of(U'Ж') == "Cyrl");
  CHECK(script_of(U'가') == "Hang");
  CHECK(script_of(U'東') == "Hani");
  CHECK(script_of(U'ー') == "Zyyy");
  CHECK(script_of(U'7') == "Zyyy");
  CHECK(script_of(0x0301) == "Zinh");
  CHECK(script_of(0x110000) == "Zzzz");
}

TEST_CASE("scripts_of: the scripts a language is written in", "[text]") {
  using Scripts = std::vector<std::string_view>;
  CHECK(scripts_of("en-GB") == Scripts{"Latn"});
  CHECK(scripts_of("zh") == Scripts{"Hani"});
  CHECK(scripts_of("zh-TW") == Scripts{"Hani", "Bopo"});
  CHECK(scripts_of("sr") == Scripts{"Cyrl"});
  CHECK(scripts_of("sr-Latn") == Scripts{"Latn"});
  auto japanese = scripts_of("ja");
  std::ranges::sort(japanese);
  CHECK(japanese == Scripts{"Hani", "Hira", "Kana"});
  CHECK(scripts_of("").empty());
  CHECK(scripts_of("zxx-nosuch-nosuch").size() <= 1);
}
