#include <catch2/catch.hpp>

#include <string>

#include "text/list_markers.hpp"
#include "text/splitting.hpp"

using namespace lector;
using tests::Sentences;
using tests::split;

TEST_CASE("list markers: a list may run on in one line", "[text]") {
  CHECK(split("1) Wash hands 2) Dry them") == Sentences{"1) Wash hands", "2) Dry them"});
  CHECK(split("1. Wash hands 2. Dry them 3. Eat").size() == 3);
  CHECK(split("(i) Wash hands. (ii) Dry them. (iii) Eat.").size() == 3);
  CHECK(split("a.) Wash hands b.) Dry them") == Sentences{"a.) Wash hands", "b.) Dry them"});
  CHECK(split("• 9. Wash hands • 10. Dry them").size() == 2);
  CHECK(split("Do this: 1. Wash hands 2. Dry them").size() == 3);
}

TEST_CASE("list markers: numbers that don't count upwards are none", "[text]") {
  CHECK(split("As said in 1. above and in 2. below, it holds.").size() == 1);
  CHECK(split("We saw Wave 4. Second, we counted.").size() == 2);
  CHECK(split("A. Stone and B. Wood met.").size() == 1);
  CHECK(split("1. FC Aue schlug den 2. Sieger im Finale.", "de").size() == 1);
}

TEST_CASE("list markers: a line that begins with one is an item", "[text]") {
  CHECK(text::begins_with_marker("a) x"));
  CHECK(text::begins_with_marker("- Yes"));
  CHECK(text::begins_with_marker("① x"));
  CHECK_FALSE(text::begins_with_marker("- and so"));
  CHECK_FALSE(text::begins_with_marker("1984. x"));
  CHECK_FALSE(text::begins_with_marker("word"));
}

TEST_CASE("list markers: one alone ends no sentence", "[text]") {
  for (const std::string marker : {"1.", "(iv)", "a.", "Б.", "• 3.", "2.)"}) {
    CHECK(text::is_marker(marker));
  }
  for (const std::string word : {"", ".", "No.", "1", "mild.", "1234."}) {
    CHECK_FALSE(text::is_marker(word));
  }
}
