#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "text/characters.hpp"
#include "text/languages.hpp"
#include "text/random_text.hpp"
#include "text/splitting.hpp"
#include "text/unicode.hpp"

using namespace lector;

namespace {

using tests::Sentences;
using tests::split;

// What lies outside of the sentences; empty where they cover all ink.
std::string ink_outside(const std::string& text, const std::vector<text::TextSpan>& spans) {
  std::string outside;
  std::size_t end = 0;
  for (const auto& span : spans) {
    outside += text.substr(end, span.begin - end);
    end = span.end;
  }
  outside += text.substr(end);
  return text::is_blank(outside) ? "" : outside;
}

}  // namespace

TEST_CASE("sentences: they hold all ink, ascend, and are trimmed", "[text]") {
  std::vector<std::string> languages = {"xx", "", "en-GB"};
  for (const auto& file : text::language_files()) languages.emplace_back(file.name);
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    for (const auto& language : languages) {
      const auto text = tests::random_text(seed, 1 + seed % 60);
      const auto spans = text::sentences(text, language);
      INFO("seed " << seed << ", language " << language << ": " << text);
      REQUIRE(ink_outside(text, spans).empty());
      std::size_t end = 0;
      for (const auto& span : spans) {
        REQUIRE(span.begin >= end);
        REQUIRE(span.begin < span.end);
        REQUIRE_FALSE(text::is_white_space(text::character_at(text, span.begin).value));
        REQUIRE_FALSE(text::is_white_space(text::character_before(text, span.end).value));
        end = span.end;
      }
    }
  }
}

TEST_CASE("sentences: nothing but white space has none", "[text]") {
  CHECK(split("").empty());
  CHECK(split(" \n\t\xC2\xA0").empty());
}

TEST_CASE("sentences: titles, initials and acronyms don't end them", "[text]") {
  CHECK(split("He met Dr. Smith and Sen. Jones. They left.") ==
        Sentences{"He met Dr. Smith and Sen. Jones.", "They left."});
  CHECK(split("Karl P. Ott spoke. K. P. Berg listened.") ==
        Sentences{"Karl P. Ott spoke.", "K. P. Berg listened."});
  CHECK(split("The U.S. Senate met at 5 p.m. Tuesday.").size() == 1);
  CHECK(split("Brown v. Board is on p. 5 of No. 12.").size() == 1);
}

TEST_CASE("sentences: an abbreviation ends one before a word that begins them", "[text]") {
  CHECK(split("She works at Acme Inc. The pay is good.") ==
        Sentences{"She works at Acme Inc.", "The pay is good."});
  CHECK(split("They moved to the U.S. He stayed.").size() == 2);
  CHECK(split("It was he and I. Does she know?").size() == 2);
  CHECK(split("He used the app. Then he left.").size() == 2);  // "pp." is no part of "app."
}

TEST_CASE("sentences: lower case goes on after a quotation and a name with a mark", "[text]") {
  CHECK(split("“Stop!” he said. She ran.") == Sentences{"“Stop!” he said.", "She ran."});
  CHECK(split("He watches Jeopardy! on the sofa.").size() == 1);
}

TEST_CASE("sentences: a line end inside is a space, a blank line or marker isn't", "[text]") {
  CHECK(split("Here a line\nends too early.").size() == 1);
  CHECK(split("A heading\n\nThe text begins.") == Sentences{"A heading", "The text begins."});
  CHECK(split("• One thing\n• Another thing") == Sentences{"• One thing", "• Another thing"});
  CHECK(split("(i) Wash.\n(ii) Dry.") == Sentences{"(i) Wash.", "(ii) Dry."});
  CHECK(split("1. Buy milk. 2. Drink it.") == Sentences{"1. Buy milk.", "2. Drink it."});
}

TEST_CASE("sentences: a note mark belongs to what it follows", "[text]") {
  CHECK(split("It was so. [1] Nobody knew.") == Sentences{"It was so. [1]", "Nobody knew."});
  CHECK(split("It was so.[1][2] Nobody knew.[3]") ==
        Sentences{"It was so.[1][2]", "Nobody knew.[3]"});
}

TEST_CASE("sentences: other languages have their own abbreviations", "[text]") {
  CHECK(split("Am 12. Juni kam Prof. Weber, z. B. mit Dr. Lang. Er blieb.", "de") ==
        Sentences{"Am 12. Juni kam Prof. Weber, z. B. mit Dr. Lang.", "Er blieb."});
  CHECK(split("La Sra. García llegó. El Dr. Pérez no.", "es") ==
        Sentences{"La Sra. García llegó.", "El Dr. Pérez no."});
  CHECK(split("M. Dupont est là. Il parle.", "fr") == Sentences{"M. Dupont est là.", "Il parle."});
  CHECK(split("Dhr. Jansen kwam. Hij bleef.", "nl") ==
        Sentences{"Dhr. Jansen kwam.", "Hij bleef."});
  CHECK(split("Мутъ է: Ես", "hy").size() == 2);
  CHECK(split("山です。海です。", "ja") == Sentences{"山です。", "海です。"});
}

TEST_CASE("sentences: a region doesn't change the rules", "[text]") {
  CHECK(split("He met Dr. Smith.", "en-GB").size() == 1);
}

TEST_CASE("sentences: a very long paragraph is no trouble", "[text]") {
  constexpr std::size_t kCount = 40'000;  // 2 MB
  std::string text;
  for (std::size_t i = 0; i < kCount; ++i)
    text += "He met Dr. Smith at 5 p.m. on the 3rd. They left. ";
  CHECK(text::sentences(text, "en").size() == 2 * kCount);
}

TEST_CASE("sentences: endless digits, brackets, stops and marks are no trouble", "[text]") {
  constexpr std::size_t kCount = 10'000;
  const auto repeat = [](std::string_view piece, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += piece;
    return text;
  };
  CHECK(split(repeat("7", 100 * kCount)).size() == 1);
  CHECK(split(repeat("(", kCount) + "a" + repeat(")", kCount)).size() == 1);
  CHECK(split(repeat(". ", 10 * kCount)).size() == 1);
  CHECK(split("a." + repeat(")", 10 * kCount) + " B.").size() <= 2);
  CHECK(split("It was so." + repeat("[1]", kCount) + " It is.").size() <= 2);
  CHECK(split(repeat("•\n\n", kCount)).size() == kCount);
  for (const std::string piece :
       {"( ", "a. (", "“a. ", "1.", "a.b ", "\" ", "1) A ", "- ", "i. "}) {
    CHECK_FALSE(split(repeat(piece, 10 * kCount)).empty());
  }
}
