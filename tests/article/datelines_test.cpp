#include "article/datelines.hpp"

#include <catch2/catch.hpp>
#include <string>

using lector::article::read_dateline;

namespace {

std::string value(std::string_view paragraph) {
  const auto dateline = read_dateline(paragraph);
  return std::string(dateline ? paragraph.substr(0, dateline->value_bytes) : "none");
}

std::string behind(std::string_view paragraph) {
  const auto dateline = read_dateline(paragraph);
  return std::string(dateline ? paragraph.substr(dateline->bytes) : paragraph);
}

}  // namespace

TEST_CASE("datelines: places in capitals, agencies in brackets", "[article]") {
  CHECK(value("SEOUL, April 1 (Reuters) — The wind fell.") == "SEOUL, April 1 (Reuters)");
  CHECK(value("LARKFIELD, Vt. (AP) — They own it.") == "LARKFIELD, Vt. (AP)");
  CHECK(value("HOLLIN BRIDGE – Trains stood still.") == "HOLLIN BRIDGE");
  CHECK(value("Berlin (dpa) - Der Wind legte sich.") == "Berlin (dpa)");
  CHECK(value("Berlin (dpa/lno) – Der Wind legte sich.") == "Berlin (dpa/lno)");
  CHECK(value("VALDESERA, 1 abr (EFE).- El viento cesó.") == "VALDESERA, 1 abr (EFE)");
  CHECK(value("(서울=연합뉴스) 홍길동 기자 = 바람이 멎었다.") == "(서울=연합뉴스) 홍길동 기자");
  CHECK(value("[서울=뉴시스] 바람이 멎었다.") == "[서울=뉴시스]");
}

TEST_CASE("datelines: the paragraph begins behind the dash", "[article]") {
  CHECK(behind("SEOUL, April 1 (Reuters) — “We wait,” he said.") == " “We wait,” he said.");
  CHECK(behind("VALDESERA, 1 abr (EFE).- El viento cesó.") == "El viento cesó.");
}

TEST_CASE("datelines: dashes in sentences are left alone", "[article]") {
  CHECK(value("NASA — the agency for space — said so.") == "none");
  CHECK(value("IKEA – Sweden's carpenter – declined.") == "none");
  CHECK(value("The town — Larkfield — sleeps.") == "none");
  CHECK(value("He waited (an hour) - Nobody came.") == "none");
  CHECK(value("“SEOUL” was written on it. It fell.") == "none");
  CHECK(value("— Said nobody.") == "none");
  CHECK(value("SEOUL —") == "none");
}
