#include "spoken/spoken.hpp"

#include <catch2/catch.hpp>

#include "text/unicode.hpp"

using namespace lector;

namespace {

std::string say(std::string_view written, const std::string& language = "en") {
  return spoken::speak(written, {.language = language}).text;
}

}  // namespace

TEST_CASE("speak: what needs nothing stays byte for byte", "[spoken]") {
  const std::string text = "“Well,” she said — “I do. ...” [sic] 😀";
  CHECK(say(text) == text);
}

TEST_CASE("speak: note marks and controls are not said", "[spoken]") {
  CHECK(say("It was used.[1] After [12] it.[3][4]") == "It was used. After it.");
  CHECK(say("a\x01\x02"
            "b") == "ab");  // eSpeak NG would obey U+0001
  CHECK(say("[1]").empty());
}
