#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "text/characters.hpp"
#include "text/random_text.hpp"
#include "text/unicode.hpp"

using namespace lector;

TEST_CASE("collapse_white_space: runs of any white space are one space", "[text]") {
  CHECK(text::collapse_white_space(" a\t\xC2\xA0\n b\xE3\x80\x80") == "a b");
  CHECK(text::collapse_white_space("a b") == "a b");
  CHECK(text::collapse_white_space("\n").empty());
}

TEST_CASE("find_ink: white space and byte-order marks are no ink", "[text]") {
  CHECK(text::find_ink("\xEF\xBB\xBF \xE2\x80\xA8x", 0) == 7);
  CHECK(text::find_ink("x", 0) == 0);
  CHECK(text::find_ink("x ", 1) == std::string::npos);
  CHECK(text::find_ink("", 0) == std::string::npos);
  CHECK(text::is_blank(" \xEF\xBB\xBF\n"));
  CHECK_FALSE(text::is_blank("\xE2\x80\x8B"));  // a zero-width space is no White_Space
}

TEST_CASE("clean: what has no sound goes, what shapes a letter stays", "[text]") {
  CHECK(text::clean("a\x01"
                    "b\xC2\x85"
                    "c\xC2\xAD"
                    "d\xE2\x80\x8B\xE2\x80\xAE"
                    "e") == "ab cde");
  CHECK(text::clean("tab\tand\xC2\xA0nbsp\xE2\x80\x89thin") == "tab and nbsp thin");
  CHECK(text::clean("می\xE2\x80\x8Cخواهم") == "می\xE2\x80\x8Cخواهم");  // Persian, ZWNJ
  CHECK(text::clean("क्\xE2\x80\x8Dष") == "क्\xE2\x80\x8Dष");            // Devanagari, ZWJ
  CHECK(text::clean("a\xE2\x80\x8D"
                    "b") == "ab");
  CHECK(text::clean("👨\xE2\x80\x8D🚀") == "👨\xE2\x80\x8D🚀");
  CHECK(text::clean("a\xFFz") == "a\xEF\xBF\xBDz");
}

TEST_CASE("characters: forwards and backwards give the same ones", "[text]") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const auto text = tests::random_text(seed, 40);
    std::vector<text::Character> forwards;
    for (std::size_t at = 0; at < text.size(); at = forwards.back().end) {
      forwards.push_back(text::character_at(text, at));
    }
    auto end = text.size();
    std::ranges::reverse(forwards);
    for (const auto& character : forwards) {
      REQUIRE(text::character_before(text, end) == character);
      end = character.begin;
    }
  }
}

TEST_CASE("find_ill_formed: surrogates, overlong forms and cut characters", "[text]") {
  CHECK(text::find_ill_formed("ok é € 😀 \xEF\xBF\xBD") == std::string::npos);
  CHECK(text::find_ill_formed("a\xED\xA0\x80") == 1);
  CHECK(text::find_ill_formed("a\xC0\x80") == 1);
  CHECK(text::find_ill_formed("a\xF5\x80\x80\x80") == 1);
  CHECK(text::find_ill_formed("ab\xE2\x82") == 2);
}

TEST_CASE("to_lower: by the language's rules", "[text]") {
  CHECK(text::to_lower("ÉCOLE İ", "en") == "école i̇");
  CHECK(text::to_lower("ISI", "tr") == "ısı");
}

TEST_CASE("words: numbers are words, punctuation isn't", "[text]") {
  CHECK(text::words("It's 3.5 %, not — 4!", "en").size() == 4);
  CHECK(text::words("— … !", "en").empty());
  CHECK(text::words("", "en").empty());
  CHECK(text::words("山田さん", "ja").size() > 1);
}

TEST_CASE("long_date: in the language, as far as the date is known", "[text]") {
  CHECK(text::long_date("2025-04-01T17:13", "en") == "April 1, 2025");
  CHECK(text::long_date("2025-04-01", "en-GB") == "1 April 2025");
  CHECK(text::long_date("2025-04-01", "de") == "1. April 2025");
  CHECK(text::long_date("2025-04-01", "ko") == "2025년 4월 1일");
  CHECK(text::long_date("2025-04-01T23:59:59+09:00", "es") == "1 de abril de 2025");
  CHECK(text::long_date("2025-04", "en") == "April 2025");
  CHECK(text::long_date("2025", "en") == "2025");
}

TEST_CASE("long_date: what is no date stays", "[text]") {
  for (const std::string text : {"2025-02-30",
                                 "2025-13-01",
                                 "soon",
                                 "",
                                 "20250401",
                                 "2025-4-1",
                                 "2025-04-01x",
                                 "-025-04-01"}) {
    CHECK(text::long_date(text, "en") == text);
  }
}

TEST_CASE("is_iso_date: dates as far as they are known, with a time or without", "[text]") {
  for (const std::string text : {"2025",
                                 "2025-04",
                                 "2025-04-01",
                                 "2024-02-29",
                                 "2025-04-01T17:13",
                                 "2025-04-01 17:13",
                                 "2025-04-01T17:13Z",
                                 "2025-04-01T23:59:60.125Z",
                                 "2025-04-01T17:13:59+0900",
                                 "2025-04-01T17:13-03:30"}) {
    CAPTURE(text);
    CHECK(text::is_iso_date(text));
  }
}

TEST_CASE("is_iso_date: days and times that don't exist aren't dates, nor is anything else",
          "[text]") {
  for (const std::string text : {"",
                                 "soon",
                                 "20250401",
                                 "2025-4-1",
                                 "2025-",
                                 "2025-00",
                                 "2025-13",
                                 "2025-13-45",
                                 "2025-02-29",
                                 "2025-04-00",
                                 "2025-04-31",
                                 "2025-04-01x",
                                 "2025-04-01T",
                                 "2025-04-01T24:00",
                                 "2025-04-01T17:60",
                                 "2025-04T17",
                                 "+025-04-01",
                                 "2025-04-01T17:1",
                                 "2025-04-01T17:13:",
                                 "2025-04-01T17:13:5",
                                 " 2025",
                                 "2025 ",
                                 "2025-04-01T17:13+",
                                 "2025-04-01T17:13Z ",
                                 "2025-04-01T17:13:01.",
                                 "2025-04-01T17:13+15:00",
                                 "2025-04-01T17:13+01:60",
                                 "2025-04-01T17:13+1",
                                 "2025-04-01T17:13+01:"}) {
    CAPTURE(text);
    CHECK_FALSE(text::is_iso_date(text));
  }
}

TEST_CASE("name_case: capitals become names, mixed case stays", "[text]") {
  CHECK(text::name_case("SEO JI-EUN", "en") == "Seo Ji-eun");
  CHECK(text::name_case("J.K. O'BRIEN AND ÉMILE ZOLA III", "en") ==
        "J.K. O'Brien and Émile Zola III");
  CHECK(text::name_case("WASHINGTON/BEIJING", "en") == "Washington/Beijing");
  CHECK(text::name_case("Kim McDonald", "en") == "Kim McDonald");
  CHECK(text::name_case("서지은", "ko") == "서지은");
  CHECK(text::name_case("", "en").empty());
}
