#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "base/report.hpp"
#include "text/unicode.hpp"

using namespace lector;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

std::vector<std::size_t> offsets(const text::Decoded& decoded) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i <= decoded.text().size(); ++i) found.push_back(decoded.input_offset(i));
  return found;
}

std::string failure(const std::string& bytes) {
  try {
    (void)text::decode(bytes);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::input);
    return error.what();
  }
  return "no failure";
}

using Offsets = std::vector<std::size_t>;

}  // namespace

TEST_CASE("decode: UTF-8 is taken as it is", "[text]") {
  const auto decoded = text::decode("né\n");
  CHECK(decoded.text() == "né\n");
  CHECK(decoded.charset() == "UTF-8");
  CHECK(offsets(decoded) == Offsets{0, 1, 2, 3, 4});
  CHECK(text::decode("").text().empty());
}

TEST_CASE("decode: a byte-order mark is skipped and counted", "[text]") {
  const auto decoded = text::decode("\xEF\xBB\xBFhi");
  CHECK(decoded.text() == "hi");
  CHECK(offsets(decoded) == Offsets{3, 4, 5});
}

TEST_CASE("decode: UTF-16 and UTF-32 are read by their mark", "[text]") {
  const auto little = text::decode(std::string("\xFF\xFEh\0\xAC\x20=\xD8\0\xDE", 10));
  CHECK(little.charset() == "UTF-16LE");
  CHECK(little.text() == "h€😀");
  CHECK(offsets(little) == Offsets{2, 4, 4, 4, 6, 6, 6, 6, 10});
  const auto big = text::decode(std::string("\0\0\xFE\xFF\0\0\0h\0\0\x20\xAC", 12));
  CHECK(big.charset() == "UTF-32BE");
  CHECK(big.text() == "h€");
  CHECK(offsets(big) == Offsets{4, 8, 8, 8, 12});
}

TEST_CASE("decode: Latin-1 is told by its words, and its offsets are the input's", "[text]") {
  const std::string page =
      "Le pr\xE9sident a d\xE9"
      "clar\xE9 que la r\xE9publique \xE9tait pr\xEAte.";
  const auto decoded = text::decode(page);
  CHECK(decoded.charset() == "windows-1252");
  CHECK(decoded.text() == "Le président a déclaré que la république était prête.");
  for (std::size_t i = 0; i < decoded.text().size(); ++i) {
    const auto byte = static_cast<unsigned char>(decoded.text()[i]);
    if (byte < 0x80U) REQUIRE(page.at(decoded.input_offset(i)) == decoded.text()[i]);
  }
  CHECK(decoded.input_offset(decoded.text().size()) == page.size());
}

TEST_CASE("decode: charsets of two bytes a character", "[text]") {
  const std::string page =  // "대통령은 월요일에 상황이 어렵다고 말했다." in EUC-KR
      "\xB4\xEB\xC5\xEB\xB7\xC9\xC0\xBA"
      " \xBF\xF9\xBF\xE4\xC0\xCF\xBF\xA1"
      " \xBB\xF3\xC8\xB2\xC0\xCC"
      " \xBE\xEE\xB7\xC6\xB4\xD9\xB0\xED"
      " \xB8\xBB\xC7\xDF\xB4\xD9"
      ".";
  const auto decoded = text::decode(page);
  CHECK(decoded.charset() == "EUC-KR");
  CHECK(decoded.text() == "대통령은 월요일에 상황이 어렵다고 말했다.");
  CHECK(decoded.input_offset(12) == 8);   // the space
  CHECK(decoded.input_offset(13) == 9);   // behind it
  CHECK(decoded.input_offset(14) == 9);   // inside a character
  CHECK(decoded.input_offset(16) == 11);  // the next
}

TEST_CASE("decode: binary data is refused by its first byte", "[text]") {
  CHECK_THAT(failure(std::string("ab\0c", 4)), StartsWith("byte 2: NUL"));
  CHECK_THAT(failure("\xEF\xBB\xBFok\x01"), StartsWith("byte 5: control character 0x01"));
  CHECK_THAT(failure(std::string("\xFF\xFEh\0\0\0", 6)), StartsWith("byte 4: NUL"));
  CHECK_THAT(failure(std::string("\x89PNG\r\n\x1A\n\0\0", 10)),
             StartsWith("byte 6: control character 0x1A"));
  CHECK_THAT(failure("ok\x1B[0m"), Contains("0x1B"));
  CHECK_THAT(failure("x\x01"), Contains("save the page as UTF-8"));
}

TEST_CASE("decode: tabs, line ends and form feeds are text", "[text]") {
  CHECK(text::decode("a\tb\r\n\f\v").text() == "a\tb\r\n\f\v");
}

TEST_CASE("decode: bad bytes name their place", "[text]") {
  CHECK_THAT(failure("caf\xE9"), StartsWith("byte 3: 0xE9 is not UTF-8"));
  CHECK_THAT(failure("naïve und schön \xE9 für alle"), Contains("as the rest is"));
  CHECK_THAT(failure(std::string("\xFF\xFEh\0\x3D", 5)),
             StartsWith("byte 4: 0x3D is not UTF-16LE"));
  CHECK_THAT(failure("\xEF\xBB\xBFok\xFF"), StartsWith("byte 5: 0xFF is not UTF-8, as the byte"));
}

TEST_CASE("decode: ten megabytes in one line", "[text]") {
  const std::string line(10'000'000, 'x');
  CHECK(text::decode(line).text().size() == line.size());
}
