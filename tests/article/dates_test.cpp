#include "article/dates.hpp"

#include <catch2/catch.hpp>
#include <string>

using lector::article::read_dates;

namespace {

std::string published(std::string_view line) {
  const auto dates = read_dates(line);
  return dates ? dates->published.value_or("none") : "no date line";
}

std::string updated(std::string_view line) {
  const auto dates = read_dates(line);
  return dates ? dates->updated.value_or("none") : "no date line";
}

}  // namespace

TEST_CASE("dates: the forms of English papers", "[article]") {
  CHECK(published("Published: 01 Apr. 2025, 17:13") == "2025-04-01T17:13");
  CHECK(published("April 1, 2025 5:13 p.m.") == "2025-04-01T17:13");
  CHECK(published("April 1, 2025 at 5:13 PM ET") == "2025-04-01T17:13");
  CHECK(published("Tue 1 Apr 2025 17.13 BST") == "2025-04-01T17:13");
  CHECK(published("Posted on Tuesday, April 1st, 2025") == "2025-04-01");
  CHECK(published("Jan. 6, 2025 at 12:05 a.m.") == "2025-01-06T00:05");
  CHECK(published("April 1, 20255:13 PM UTC") == "2025-04-01T17:13");
  CHECK(published("April 2025") == "2025-04");
}

TEST_CASE("dates: the forms of Spanish, German, French and Korean papers", "[article]") {
  CHECK(published("Publicado: 1 de abril de 2025, 17:13 h") == "2025-04-01T17:13");
  CHECK(published("1 abr 2025") == "2025-04-01");
  CHECK(published("Veröffentlicht am 1. April 2025 um 17.13 Uhr") == "2025-04-01T17:13");
  CHECK(published("01.04.2025, 17:13 Uhr") == "2025-04-01T17:13");
  CHECK(published("Publié le 1 avril 2025 à 17h13") == "2025-04-01T17:13");
  CHECK(published("입력 2025-04-01 17:13") == "2025-04-01T17:13");
  CHECK(published("2025년 4월 1일 오후 5시 13분") == "2025-04-01T17:13");
  CHECK(published("2025. 4. 1.") == "2025-04-01");
}

TEST_CASE("dates: numeric forms with the year first", "[article]") {
  CHECK(published("2025-04-01") == "2025-04-01");
  CHECK(published("2025-04-01T17:13:45+09:00") == "2025-04-01T17:13");
  CHECK(published("2025/04/01 09:05") == "2025-04-01T09:05");
}

TEST_CASE("dates: one line may hold publication and update", "[article]") {
  const auto* const line = "Published: 01 Apr. 2025, 17:13 | Updated: 02 Apr. 2025, 08:00";
  CHECK(published(line) == "2025-04-01T17:13");
  CHECK(updated(line) == "2025-04-02T08:00");
}

TEST_CASE("dates: a label says which date it is, also with the time in front", "[article]") {
  CHECK(published("Updated 1:23 PM EDT, April 1, 2025") == "none");
  CHECK(updated("Updated 1:23 PM EDT, April 1, 2025") == "2025-04-01T13:23");
  CHECK(updated("Stand: 14. Februar 2025, 06:45 Uhr") == "2025-02-14T06:45");
  CHECK(updated("수정 2025-04-01 19:14") == "2025-04-01T19:14");
}

TEST_CASE("dates: slashes are settled by a part above twelve or by the language", "[article]") {
  CHECK(published("13/04/2025") == "2025-04-13");
  CHECK(published("04/13/2025") == "2025-04-13");
  CHECK(published("Publicado: 01/04/2025") == "2025-04-01");
  CHECK(published("01/04/2025") == "none");
  CHECK(read_dates("01/04/2025").value_or(lector::article::Dates{}).ambiguous);
}

TEST_CASE("dates: a day without a year is a date line without a value", "[article]") {
  CHECK(published("April 1") == "none");
  CHECK(updated("April 1") == "none");
}

TEST_CASE("dates: what isn't in the calendar is no date", "[article]") {
  CHECK_FALSE(read_dates("31 February 2025"));
  CHECK_FALSE(read_dates("2025-13-01"));
  CHECK_FALSE(read_dates("32.01.2025"));
  CHECK(read_dates("29 February 2024"));
  CHECK_FALSE(read_dates("29 February 2023"));
}

TEST_CASE("dates: a line with any other word is no date line", "[article]") {
  CHECK_FALSE(read_dates("April 1, 2025 was a quiet day"));
  CHECK_FALSE(read_dates("In 2025"));
  CHECK_FALSE(read_dates("1984"));
  CHECK_FALSE(read_dates("17:13"));
  CHECK_FALSE(read_dates("Published"));
  CHECK_FALSE(read_dates("The 1 in 2025"));
  CHECK_FALSE(read_dates(""));
}
