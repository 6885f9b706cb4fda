#include "fetch/host_name.hpp"

#include <catch2/catch.hpp>

using lector::fetch::ascii_host;

TEST_CASE("host name: other letters are written in ASCII", "[fetch]") {
  CHECK(ascii_host("www.example.org") == "www.example.org");
  CHECK(ascii_host("[::1]") == "[::1]");
  CHECK(ascii_host("bücher.example") == "xn--bcher-kva.example");
  CHECK(ascii_host("BÜCHER.example") == "xn--bcher-kva.example");
  CHECK(ascii_host("straße.example") == "xn--strae-oqa.example");
  CHECK(ascii_host("例え。テスト") == "xn--r8jz45g.xn--zckzah");
}

TEST_CASE("host name: what no host can be called is refused", "[fetch]") {
  CHECK(
      !ascii_host("b\xFC"
                  "cher.example"));
  CHECK(!ascii_host("ü..example"));
  CHECK(!ascii_host("ü b.example\u2028"));
  std::string long_name;
  while (long_name.size() < 2000) long_name += "ü.";
  CHECK(!ascii_host(long_name));
}
