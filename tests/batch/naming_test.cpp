#include "batch/naming.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "batch/shard.hpp"

using namespace lector;
using batch::episode_name;
using batch::identity_of;

namespace {

base::Key of_url(const std::string& url) {
  return identity_of({.url = url, .source = "a.txt", .entry = std::nullopt});
}

base::Key of_file(const std::string& name) {
  return identity_of({.url = std::nullopt, .source = name, .entry = std::nullopt});
}

/// The name without the eight digits of the identity.
std::string name_of(const std::string& headline,
                    const std::optional<std::string>& published = std::nullopt) {
  const auto name = episode_name(headline, published, {.high = 0x1234567890ABCDEF, .low = 1});
  REQUIRE(name.ends_with("-12345678.mp3"));
  return name.substr(0, name.size() - std::string("-12345678.mp3").size());
}

}  // namespace

TEST_CASE("identity: an address decides, whatever file it was in", "[batch]") {
  CHECK(of_url("https://a.example/x") ==
        identity_of({.url = "https://a.example/x", .source = "b/c.txt", .entry = "headline"}));
  CHECK(of_url("https://a.example/x") == of_url("https://a.example/x#comments"));
  CHECK(of_url("https://a.example/x") != of_url("https://a.example/y"));
  CHECK(of_url("https://a.example/x") != of_file("a.txt"));
}

TEST_CASE("identity: a site's front page is no article's address", "[batch]") {
  CHECK(of_url("https://a.example/") == of_file("a.txt"));
  CHECK(of_url("https://a.example") == of_file("a.txt"));
  CHECK(of_url("") == of_file("a.txt"));
  CHECK(of_url("https://a.example/?p=7") != of_file("a.txt"));
}

TEST_CASE("identity: without address the file's name, and in a feed the entry", "[batch]") {
  CHECK(of_file("a.txt") != of_file("b.txt"));
  CHECK(of_file("a.txt") != identity_of({.url = std::nullopt, .source = "a.txt", .entry = "One"}));
  CHECK(identity_of({.url = std::nullopt, .source = "a.txt", .entry = "One"}) !=
        identity_of({.url = std::nullopt, .source = "a.txt", .entry = "Two"}));
  // Known for all time: an episode's address in feeds depends on it.
  CHECK(base::to_text(of_file("a.txt")) == base::to_text(of_file("a.txt")));
}

TEST_CASE("episode_name: date and headline in small letters of ASCII", "[batch]") {
  CHECK(name_of("The orchard goes to market", "2025-04-01T17:13") ==
        "2025-04-01-the-orchard-goes-to-market");
  CHECK(name_of("Don't look: it's \"over\"!") == "dont-look-its-over");
  CHECK(name_of("Zürich grüßt São Paulo") == "zurich-grusst-sao-paulo");
  CHECK(name_of("Москва") == "moskva");
  CHECK(name_of("서울의 봄") == "seoul-ui-bom");
  CHECK(name_of("2025") == "2025");
}

TEST_CASE("episode_name: nothing in a headline chooses a path", "[batch]") {
  CHECK(name_of("../../etc/passwd") == "etc-passwd");
  CHECK(name_of("/") == "article");
  CHECK(name_of("") == "article");
  CHECK(name_of("\xF0\x9F\x98\x80\xF0\x9F\x98\x80") == "article");
  CHECK(name_of(std::string("a\0b\nc\x7F", 6)) == "a-b-c");
  CHECK(name_of("\xFF\xFE") == "article");
  CHECK(name_of(".hidden") == "hidden");
}

TEST_CASE("episode_name: long headlines end with a whole word", "[batch]") {
  const std::string headline = "one two three four five six seven eight nine ten eleven twelve";
  CHECK(name_of(headline) == "one-two-three-four-five-six-seven-eight-nine-ten-eleven");
  CHECK(name_of(std::string(500, 'x')) == std::string(60, 'x'));
}

TEST_CASE("episode_name: a date that isn't whole gives none", "[batch]") {
  for (const char* date : {"2025", "2025-04", "yesterday!", "2025/04/01", "../../../x"})
    CHECK(name_of("Fog", date) == "fog");
}

TEST_CASE("shard: each identity is in exactly one part", "[batch]") {
  for (std::uint32_t count : {1U, 2U, 3U, 8U, 1000U}) {
    for (std::uint64_t i = 0; i < 500; ++i) {
      const base::Key key{.high = i * 0x9E3779B97F4A7C15U, .low = i};
      int holders = 0;
      for (std::uint32_t number = 1; number <= count; ++number)
        holders += batch::Shard{.number = number, .count = count}.holds(key) ? 1 : 0;
      REQUIRE(holders == 1);
    }
    CHECK(batch::Shard{.number = 1, .count = count}.begin() == 0);
    CHECK(batch::Shard{.number = count, .count = count}.end() == batch::Shard::kPlaces);
  }
}
