#include "base/cbor.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/report.hpp"

using lector::Error;
using lector::base::expect_shallow_cbor;

TEST_CASE("cbor: a value passes, what is none, is cut off or goes on is refused", "[base]") {
  const std::string value = "\x83\x01\x64text\xFA\x40\x20\x01\x01";  // [1, "text", 2.50006]
  CHECK_NOTHROW(expect_shallow_cbor(value));
  for (std::size_t length = 0; length < value.size(); ++length)
    CHECK_THROWS_AS(expect_shallow_cbor(value.substr(0, length)), Error);
  CHECK_THROWS_AS(expect_shallow_cbor(value + "x"), Error);
  CHECK_THROWS_AS(expect_shallow_cbor("\xFF\xFF"), Error);
}

TEST_CASE("cbor: however deep bytes nest, the stack holds", "[base]") {
  CHECK_NOTHROW(expect_shallow_cbor("\x81\x81\x81\x01"));
  CHECK_THROWS_AS(expect_shallow_cbor(std::string(1U << 24U, '\x81')), Error);
  CHECK_THROWS_AS(expect_shallow_cbor(std::string(1U << 24U, '\x9F')), Error);
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "\xA1\x61k";
  CHECK_THROWS_AS(expect_shallow_cbor(objects), Error);
}
