#include "fetch/address.hpp"

#include <catch2/catch.hpp>

using namespace lector::fetch;

TEST_CASE("address: what has a scheme is none of the files", "[fetch]") {
  for (const std::string address : {"http://a",
                                    "HTTPS://a",
                                    "ftp://a",
                                    "x-y+z.1://",
                                    "javascript:alert(1)",
                                    "file:/etc/passwd",
                                    "http:a"})
    CHECK(is_address(address));
  for (const std::string file : {"",
                                 "-",
                                 "a",
                                 "://a",
                                 "1http://a",
                                 "story: part two.txt",
                                 "C:\\a.txt",
                                 "./http://a",
                                 "a/b:c"})
    CHECK(!is_address(file));
}

TEST_CASE("address: name and password aren't shown", "[fetch]") {
  CHECK(without_secrets("https://me:secret@host/a") == "https://host/a");
  CHECK(without_secrets("https://me:se@cret@host/a") == "https://host/a");
  CHECK(without_secrets("https://me@host") == "https://host");
  CHECK(without_secrets("https://host/@me/a?b=c@d#e@f") == "https://host/@me/a?b=c@d#e@f");
  CHECK(without_secrets("//me:secret@host/a") == "//host/a");
  CHECK(without_secrets("http:/me:secret@host/a") == "http:/host/a");
  CHECK(without_any_secrets("https://me:sec/ret@host/a") == "https://host/a");
  for (const std::string nothing : {"", "@", "http://", "http:", "://", "http://@"}) {
    CHECK(without_secrets(nothing).size() <= nothing.size());
    CHECK(without_any_secrets(nothing).size() <= nothing.size());
  }
}
