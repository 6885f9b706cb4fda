#include "base/report.hpp"

#include <catch2/catch.hpp>

using namespace std::string_literals;
using lector::Error;
using lector::ErrorKind;
using lector::base::full_message;
using lector::base::quoted;
using lector::base::root_kind;

namespace {

/// Calls `look` with the error that `fail` throws.
template <typename Fail, typename Look>
void with_error(const Fail& fail, const Look& look) {
  try {
    fail();
  } catch (const std::exception& error) {
    look(error);
    return;
  }
  FAIL("nothing was thrown");
}

void fail_in_engine() {
  throw Error(ErrorKind::engine, "no voice \"en-gb-x\"");
}

void fail_in_segment() {
  try {
    fail_in_engine();
  } catch (const Error&) {
    std::throw_with_nested(Error(ErrorKind::io, "segment s0014"));
  }
}

void fail_in_article() {
  try {
    fail_in_segment();
  } catch (const Error&) {
    std::throw_with_nested(std::runtime_error("samples/tide.txt"));
  }
}

}  // namespace

TEST_CASE("report: a nested failure is told from the outside in", "[base]") {
  with_error(fail_in_engine,
             [](const auto& error) { CHECK(full_message(error) == "no voice \"en-gb-x\""); });
  with_error(fail_in_article, [](const auto& error) {
    CHECK(full_message(error) == "samples/tide.txt: segment s0014: no voice \"en-gb-x\"");
  });
}

TEST_CASE("report: the innermost error decides the kind", "[base]") {
  with_error(fail_in_article, [](const auto& error) {
    CHECK(root_kind(error, ErrorKind::config) == ErrorKind::engine);
  });
  CHECK(root_kind(Error(ErrorKind::io, "full"), ErrorKind::config) == ErrorKind::io);
  CHECK(root_kind(std::runtime_error("odd"), ErrorKind::config) == ErrorKind::config);
}

TEST_CASE("report: plain text is quoted as it is", "[base]") {
  CHECK(quoted("") == "\"\"");
  CHECK(quoted("Größe 김치 🎧 \"so\" \\") == "\"Größe 김치 🎧 \"so\" \\\"");
}

TEST_CASE("report: what a terminal may obey is shown as bytes", "[base]") {
  CHECK(quoted("a\x1B[31m\tb\n") == R"("a\x1b[31m\x09b\x0a")");
  CHECK(quoted("\0\x7F"s) == R"("\x00\x7f")");
  CHECK(quoted("\u009B31m") == R"("\xc2\x9b31m")");
  CHECK(quoted("\u00A0") == "\"\u00A0\"");
  CHECK(quoted("gpj.\u202Etxt\u2069") == R"("gpj.\xe2\x80\xaetxt\xe2\x81\xa9")");
  CHECK(quoted("\u2028") == R"("\xe2\x80\xa8")");
}

TEST_CASE("report: what is no UTF-8 is shown as bytes", "[base]") {
  CHECK(quoted("caf\xE9!") == R"("caf\xe9!")");
  CHECK(quoted("\x9B"
               "1m") == R"("\x9b1m")");
  CHECK(quoted("\xE2\x82") == R"("\xe2\x82")");
  CHECK(quoted("\xC0\xAF") == R"("\xc0\xaf")");
  CHECK(quoted("\xE0\x9F\xBF") == R"("\xe0\x9f\xbf")");
  CHECK(quoted("\xF0\x8F\xBF\xBF") == R"("\xf0\x8f\xbf\xbf")");
  CHECK(quoted("\xED\xA0\x80") == R"("\xed\xa0\x80")");
  CHECK(quoted("\xF4\x90\x80\x80\xFF") == R"("\xf4\x90\x80\x80\xff")");
  CHECK(quoted("\uFFFD\U0010FFFF") == "\"\uFFFD\U0010FFFF\"");
}

TEST_CASE("report: long text is cut at a code point and marked", "[base]") {
  CHECK(quoted("abcdef", 6) == "\"abcdef\"");
  CHECK(quoted("abcdefg", 6) == "\"abcdef…\"");
  CHECK(quoted("abcde김", 6) == "\"abcde…\"");
  CHECK(quoted("abcde김", 7) == "\"abcde…\"");
  CHECK(quoted("a🎧b", 4) == "\"a…\"");
  CHECK(quoted("김", 0) == "\"…\"");
  CHECK(quoted(std::string(10, '\x80'), 4) == R"("\x80\x80\x80\x80…")");
}
