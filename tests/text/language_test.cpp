#include "text/language.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace lector;

TEST_CASE("detect_language: BCP 47 tags of plain sentences", "[text]") {
  CHECK(text::detect_language("The council met on Monday and put the vote off.") == "en");
  CHECK(text::detect_language("El presidente dijo ayer que no habrá elecciones.") == "es");
  CHECK(text::detect_language("Der Hund und die Katze sind im Garten.") == "de");
  CHECK(text::detect_language("대통령은 월요일에 상황이 어렵다고 말했다.") == "ko");
  CHECK(text::detect_language("הנשיא אמר ביום שני כי המצב קשה.") == "he");  // CLD2 says "iw"
  CHECK(text::detect_language("Dette er en norsk tekst om været i dag og i morgen.") == "nb");
}

TEST_CASE("detect_language: too little text tells nothing", "[text]") {
  CHECK_FALSE(text::detect_language(""));
  CHECK_FALSE(text::detect_language("12345 ..."));
  CHECK_FALSE(text::detect_language("\xFF\xFE"));
}

TEST_CASE("detect_language: a long text is cut at a character", "[text]") {
  std::string text = "a";
  while (text.size() < 300'000) text += "大統領は月曜日に状況が難しいと述べた。";
  CHECK(text::detect_language(text) == "ja");
}
