#include "base/hash.hpp"

#include <catch2/catch.hpp>
#include <cstddef>
#include <fstream>
#include <limits>
#include <set>
#include <string>
#include <type_traits>
#include <utility>

#include "base/report.hpp"
#include "support/temporary_folder.hpp"

namespace {

using lector::base::checksum_of;
using lector::base::Hasher;
using lector::base::Key;
using lector::base::key_of;
using lector::base::to_text;

template <typename... Parts>
Key key_of_parts(const Parts&... parts) {
  Hasher hasher;
  (hasher.add(parts), ...);
  return hasher.key();
}

static_assert(!std::is_copy_constructible_v<Hasher>);

}  // namespace

// The answers are those of the reference program, xxHash 0.8.1: `printf abc | xxh128sum`, and
// `xxhsum -H3` for the checksums.

TEST_CASE("hash: bytes have the key that the reference gives them", "[base]") {
  CHECK(to_text(key_of("")) == "99aa06d3014798d86001c324468d497f");
  CHECK(to_text(key_of({})) == "99aa06d3014798d86001c324468d497f");
  CHECK(to_text(key_of("abc")) == "06b05ab6733a618578af5f94892f3950");
  CHECK(to_text(key_of(std::string(1000, 'x'))) == "50a1af5a5f2dcf01c0a4877b962cba82");
}

TEST_CASE("hash: bytes have the checksum that the reference gives them", "[base]") {
  CHECK(checksum_of("") == 0x2d06800538d394c2);
  CHECK(checksum_of("abc") == 0x78af5f94892f3950);
  CHECK(checksum_of(std::string(1000, 'x')) == 0xc0a4877b962cba82);
}

TEST_CASE("hash: a key is written with all its digits, high half first", "[base]") {
  CHECK(to_text({}) == std::string(32, '0'));
  CHECK(to_text({.high = 0x0123456789abcdef, .low = 0xf}) == "0123456789abcdef000000000000000f");
}

TEST_CASE("hash: keys are ordered as their digits are", "[base]") {
  const Key first{.high = 1, .low = 9};
  const Key second{.high = 2, .low = 0};
  CHECK(first < second);
  CHECK(to_text(first) < to_text(second));
}

TEST_CASE("hash: parts lie side by side as the format says, lowest byte first", "[base]") {
  using namespace std::string_literals;
  CHECK(key_of_parts() == key_of(""));
  CHECK(key_of_parts("ab") == key_of("t\2\0\0\0\0\0\0\0ab"s));
  CHECK(key_of_parts(0x0102) == key_of("i\2\1\0\0\0\0\0\0"s));
  CHECK(key_of_parts(-1) == key_of("i\xff\xff\xff\xff\xff\xff\xff\xff"s));
  CHECK(key_of_parts(1.0) == key_of("r\0\0\0\0\0\0\xf0\x3f"s));
  CHECK(key_of_parts(Key{.high = 1, .low = 2}) == key_of("k\1\0\0\0\0\0\0\0k\2\0\0\0\0\0\0\0"s));
}

TEST_CASE("hash: where a part ends, what it is, and the order all count", "[base]") {
  const std::set<Key> keys{
      key_of_parts(),
      key_of_parts(""),
      key_of_parts("", ""),
      key_of_parts("ab"),
      key_of_parts("a", "b"),
      key_of_parts("b", "a"),
      key_of_parts("ab", ""),
      key_of_parts("", "ab"),
      key_of_parts(0),
      key_of_parts(0.0),
      key_of_parts(Key{}),
      key_of_parts("a", 1),
      key_of_parts(1, "a"),
      key_of_parts(1, 2),
      key_of_parts(2, 1),
      key_of_parts(Key{.high = 1, .low = 2}),
      key_of_parts(Key{.high = 2, .low = 1}),
  };
  CHECK(keys.size() == 17);
}

TEST_CASE("hash: a number counts by its value, not by its type", "[base]") {
  const Key seven = key_of_parts(std::int64_t{7});
  CHECK(key_of_parts(7) == seven);
  CHECK(key_of_parts(7U) == seven);
  CHECK(key_of_parts(std::size_t{7}) == seven);
  CHECK(key_of_parts(short{7}) == seven);
  CHECK(key_of_parts(true) == key_of_parts(1));
  CHECK(key_of_parts(0.5F) == key_of_parts(0.5));
  CHECK(key_of_parts(7.0) != seven);
}

TEST_CASE("hash: both zeros are one, other numbers differ in the last bit", "[base]") {
  CHECK(key_of_parts(-0.0) == key_of_parts(0.0));
  CHECK(key_of_parts(-1.0) != key_of_parts(1.0));
  CHECK(key_of_parts(1.0) != key_of_parts(1.0 + std::numeric_limits<double>::epsilon()));
}

TEST_CASE("hash: texts of every kind are added as their bytes", "[base]") {
  const std::string text = "tide";
  CHECK(key_of_parts(text) == key_of_parts("tide"));
  CHECK(key_of_parts(std::string_view(text)) == key_of_parts("tide"));
  CHECK(key_of_parts(std::string_view()) == key_of_parts(""));
  CHECK(key_of_parts(std::string("a\0b", 3)) != key_of_parts("a"));
}

TEST_CASE("hash: a key may be asked for before the last part, and a hasher be moved", "[base]") {
  Hasher hasher;
  hasher.add("a");
  CHECK(hasher.key() == key_of_parts("a"));
  CHECK(hasher.key() == hasher.key());
  Hasher moved = std::move(hasher);
  CHECK(moved.add(1).key() == key_of_parts("a", 1));
}

TEST_CASE("hash: a file of any length has the key of its bytes", "[base]") {
  const support::TemporaryFolder folder;
  for (const std::size_t size : {0U, 1U, 65'536U, 65'537U, 1'000'000U}) {
    std::string bytes(size, 'x');
    for (std::size_t i = 0; i < size; i += 7) bytes[i] = static_cast<char>(i);
    std::ofstream(folder / "file", std::ios::binary) << bytes;
    const auto contents = lector::base::contents_of(folder / "file");
    CHECK(contents.size_bytes == size);
    CHECK(contents.key == lector::base::key_of(bytes));
  }
  CHECK_THROWS_AS(lector::base::contents_of(folder / "none"), lector::Error);
}
