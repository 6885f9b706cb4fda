#include "text/layout.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "text/characters.hpp"

using lector::text::columns_of;
using lector::text::shortened;
using lector::text::wrap;

namespace {
using Lines = std::vector<std::string>;
}  // namespace

TEST_CASE("layout: columns are counted as terminals do", "[text]") {
  CHECK(columns_of("geese") == 5);
  CHECK(columns_of("Gänse – “so”") == 12);
  CHECK(columns_of("거위") == 4);
  CHECK(columns_of("鵞鳥。") == 6);
  CHECK(columns_of("e\xCC\x81") == 1);         // a combining accent
  CHECK(columns_of("\xF0\x9F\xA6\x86") == 2);  // a duck
  CHECK(columns_of("") == 0);
}

TEST_CASE("layout: lines are broken at spaces and between wide characters", "[text]") {
  CHECK(wrap("The geese came at night", 10) == Lines{"The geese", "came at", "night"});
  CHECK(wrap("The geese", 9) == Lines{"The geese"});
  CHECK(wrap("", 9) == Lines{""});
  CHECK(wrap("鵞鳥来了。好", 6) == Lines{"鵞鳥来", "了。好"});
  CHECK(wrap("거위가 왔다", 9) == Lines{"거위가", "왔다"});
  CHECK(wrap("鵞鳥来。", 6) == Lines{"鵞鳥", "来。"});  // no line begins with a full stop
}

TEST_CASE("layout: what can't be broken is broken anywhere", "[text]") {
  CHECK(wrap("abcdefghij kl", 4) == Lines{"abcd", "efgh", "ij", "kl"});
  CHECK(wrap("abc", 0) == Lines{"a", "b", "c"});
  CHECK(wrap("거위", 1) == Lines{"거", "위"});
}

TEST_CASE("layout: a text is shortened to its room", "[text]") {
  CHECK(shortened("The geese", 9) == "The geese");
  CHECK(shortened("The geese came", 9) == "The gees…");
  CHECK(shortened("The geese came", 5) == "The…");
  CHECK(shortened("거위가 왔다", 6) == "거위…");
}

TEST_CASE("layout: languages have English names", "[text]") {
  CHECK(lector::text::language_name("en-GB") == "English");
  CHECK(lector::text::language_name("ko") == "Korean");
  CHECK(lector::text::language_name("x-pond") == "Unknown language");
}
