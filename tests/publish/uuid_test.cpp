// The guid of a podcast is the one that every directory computes.
#include "publish/uuid.hpp"

#include <catch2/catch.hpp>

using namespace lector::publish;

TEST_CASE("uuid: a podcast's guid is the one of the standard's example", "[publish]") {
  CHECK(podcast_guid("podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c");
  CHECK(podcast_guid("https://podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c");
  CHECK(podcast_guid("http://podnews.net/rss//") == "9b024349-ccf0-5f69-a609-6b82873eab3c");
  CHECK(podcast_guid("https://podnews.net/rss2") != podcast_guid("https://podnews.net/rss"));
}

TEST_CASE("uuid: names in a space have the UUIDs that the standard shows", "[publish]") {
  // RFC 9562, appendix A.4: "www.example.com" among names of domains.
  CHECK(named_uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com") ==
        "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

TEST_CASE("uuid: what is a UUID, and what isn't", "[publish]") {
  CHECK(is_uuid("9b024349-ccf0-5f69-a609-6b82873eab3c"));
  CHECK(is_uuid("9B024349-CCF0-5F69-A609-6B82873EAB3C"));
  for (const auto* text : {"",
                           "9b024349",
                           "9b024349-ccf0-5f69-a609-6b82873eab3c ",
                           "9b024349-ccf0-5f69-a609-6b82873eab3g",
                           "9b024349ccf05f69a6096b82873eab3c"})
    CHECK_FALSE(is_uuid(text));
}
