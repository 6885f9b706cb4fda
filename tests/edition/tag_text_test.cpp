#include "edition/tag_text.hpp"

#include <catch2/catch.hpp>

using lector::edition::ascii_url;
using lector::edition::clock_time;
using lector::edition::id3_date;
using lector::edition::iso639_2;
using lector::edition::plain_line;

TEST_CASE("tag text: scripts, marks and emoji stay as they are", "[edition]") {
  for (const char* text :
       {"", "The tide", "«Él dijo»", "바다", "שלום עולם", "🌊👩‍👩‍👧", "a\u200Eb"})
    CHECK(plain_line(text) == text);
}

TEST_CASE("tag text: line ends are spaces, other controls go", "[edition]") {
  CHECK(plain_line("a\tb\nc\rd") == "a b c d");
  CHECK(plain_line("a\u0085b") == "a b");
  CHECK(plain_line(std::string("a\0\x01\x1B[31mb\x7F", 10)) == "a[31mb");
  CHECK(plain_line("a\u0080\u009Fb\u00A0c") == "ab\u00A0c");
}

TEST_CASE("tag text: what is no UTF-8 is marked byte for byte", "[edition]") {
  CHECK(plain_line("a\xFFz") == "a\uFFFDz");
  CHECK(plain_line("\xE4\xB8") == "\uFFFD\uFFFD");                      // cut off
  CHECK(plain_line("\xC0\xAF") == "\uFFFD\uFFFD");                      // longer than it need be
  CHECK(plain_line("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");            // half of a surrogate pair
  CHECK(plain_line("\xF4\x90\x80\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD");  // past U+10FFFF
  CHECK(plain_line("\xF4\x8F\xBF\xBD") == "\xF4\x8F\xBF\xBD");
}

TEST_CASE("tag text: addresses are ASCII and lead to the web", "[edition]") {
  CHECK(ascii_url("https://example.org/a?b=c&d#e") == "https://example.org/a?b=c&d#e");
  CHECK(ascii_url("https://example.org/é x") == "https://example.org/%C3%A9%20x");
  CHECK(ascii_url("http://example.org/\n") == "http://example.org/%0A");
  CHECK(ascii_url("javascript:alert(1)").empty());
  CHECK(ascii_url("file:///etc/passwd").empty());
  CHECK(ascii_url("").empty());
}

TEST_CASE("tag text: languages have the names of ISO 639-2", "[edition]") {
  CHECK(iso639_2("en") == "eng");
  CHECK(iso639_2("EN-gb") == "eng");
  CHECK(iso639_2("de_AT") == "deu");
  CHECK(iso639_2("ko") == "kor");
  CHECK(iso639_2("zu") == "zul");
  CHECK(iso639_2("yue") == "yue");
  for (const char* unknown : {"", "x", "xx", "ra", "e1", "12", "english"})
    CHECK(iso639_2(unknown) == "und");
}

TEST_CASE("tag text: dates are split as far as they are known", "[edition]") {
  const auto full = id3_date("2025-04-01T17:13:59+09:00");
  CHECK(full.year == "2025");
  CHECK(full.day_month == "0104");
  CHECK(full.time == "1713");
  CHECK(id3_date("2025-04-01").day_month == "0104");
  CHECK(id3_date("2025-04-01").time.empty());
  CHECK(id3_date("2025-04").year == "2025");
  CHECK(id3_date("2025-04").day_month.empty());
  for (const char* unknown : {"", "202", "April", "x2025"}) CHECK(id3_date(unknown).year.empty());
}

TEST_CASE("tag text: chapter times have hours and milliseconds", "[edition]") {
  CHECK(clock_time(0) == "00:00:00.000");
  CHECK(clock_time(3'723'045) == "01:02:03.045");
  CHECK(clock_time(100 * 3'600'000LL) == "100:00:00.000");
}
