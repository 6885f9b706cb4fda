// Dates as mails write them, and addresses that a reader of feeds takes.
#include "publish/moment.hpp"

#include <catch2/catch.hpp>

#include "publish/addresses.hpp"

using namespace lector::publish;

TEST_CASE("moment: dates of ISO 8601 become those of mails", "[publish]") {
  const auto text_of = [](const char* iso) {
    const auto moment = moment_of(iso);
    return moment ? moment->text : "";
  };
  CHECK(text_of("2025-04-01") == "Tue, 01 Apr 2025 00:00:00 +0000");
  CHECK(text_of("2025-04-01T17:13") == "Tue, 01 Apr 2025 17:13:00 +0000");
  CHECK(text_of("2025-04-01T17:13:05.25Z") == "Tue, 01 Apr 2025 17:13:05 +0000");
  CHECK(text_of("2025-04-01T17:13-03:30") == "Tue, 01 Apr 2025 17:13:00 -0330");
  CHECK(text_of("2024-02-29") == "Thu, 29 Feb 2024 00:00:00 +0000");
  CHECK(text_of("2025-02-29").empty());
  CHECK(text_of("2025-04").empty());
  CHECK(text_of("2025").empty());
  CHECK(text_of("yesterday").empty());
  CHECK(text_of("").empty());
  const auto epoch = moment_of("1970-01-01T01:00+01:00");
  CHECK((epoch && epoch->utc_seconds == 0));
}

TEST_CASE("addresses: those of the web are in ASCII", "[publish]") {
  for (const auto* address : {"https://example.org/a", "http://example.org", "https://a:8080/?b"})
    CHECK(is_web_address(address));
  for (const auto* address : {"ftp://example.org/",
                              "https://",
                              "https:///a",
                              "example.org",
                              "https://example.org/a b",
                              "https://exämple.org/",
                              ""})
    CHECK_FALSE(is_web_address(address));
}
