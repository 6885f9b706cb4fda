#include "fetch/content_type.hpp"

#include <catch2/catch.hpp>

using lector::fetch::read_content_type;

TEST_CASE("content type: type in lower case, charset as it is named", "[fetch]") {
  const auto plain = read_content_type("Text/HTML; Charset=ISO-8859-1");
  CHECK(plain.media_type == "text/html");
  CHECK(plain.charset == "ISO-8859-1");
  CHECK(read_content_type("text/html;charset=\"utf-8\"").charset == "utf-8");
  CHECK(read_content_type("text/html; charset='windows-1252'").charset == "windows-1252");
  CHECK(read_content_type("text/html; a=\"; charset=no\"; CHARSET = KOI8-R ; b").charset ==
        "KOI8-R");
  CHECK(read_content_type("text/html; charset=a; charset=b").charset == "a");
  CHECK(read_content_type("; charset=x").charset == "x");
}

TEST_CASE("content type: what isn't written as it should be is left out", "[fetch]") {
  for (const std::string value : {"",
                                  ";",
                                  ";;;",
                                  "text",
                                  "text/",
                                  "/html",
                                  "te xt/html",
                                  "\x1b[31m/html",
                                  "text/ht\xC3\xA9ml",
                                  "charset=utf-8"}) {
    CAPTURE(value);
    CHECK(read_content_type(value).media_type.empty());
    CHECK(!read_content_type(value).charset);
  }
  for (const std::string charset : {"", "\"", "\"\"", "\x1b[31m", "a b", "utf-8\xFF", "="}) {
    CAPTURE(charset);
    CHECK(!read_content_type("text/html; charset=" + charset).charset);
  }
  CHECK(!read_content_type("text/html; charset=" + std::string(101, 'a')).charset);
  CHECK(read_content_type("text/html; charset=nonsense").charset == "nonsense");
}
