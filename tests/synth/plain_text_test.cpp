#include "synth/plain_text.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

using lector::synth::make_plain;
using lector::synth::PlainText;
using lector::synth::to_utf8;

namespace {

std::string plain(std::string_view text) {
  return to_utf8(make_plain(text).code_points);
}

std::string repeat(std::string_view text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

}  // namespace

TEST_CASE("make_plain: ordinary text stays byte for byte", "[synth]") {
  for (const std::string text : {"",
                                 "Hello, world.",
                                 "Größe – „Öl“",
                                 "안녕하세요 세계",
                                 "東京都、大阪",
                                 "😀 <b>&lt;[[h@l'oU]]",
                                 "1,234,567.89"})
    CHECK(plain(text) == text);
}

TEST_CASE("make_plain: what could command the engine becomes a space", "[synth]") {
  CHECK(plain("a\x01"
              "5Sb") == "a 5Sb");
  CHECK(plain("[\x02h@l'oU]]") == "[ h@l'oU]]");
  CHECK(plain("a\n\nb\tc\x7f"
              "d") == "a  b c d");
  CHECK(plain(std::string("a\0b", 3)) == "a b");
  CHECK(plain("a\u0085b\u00a0c\u2028d\u3000e") == "a b c d e");
  CHECK(plain("\u0530a\u0557b\ue03cc\U000f0000d") == " a b c d");
}

TEST_CASE("make_plain: bytes that are no UTF-8 become spaces, one each", "[synth]") {
  CHECK(plain("a\xff"
              "b") == "a b");
  CHECK(plain("a\xc3") == "a ");
  CHECK(plain("\xf0\x9f\x98") == "   ");
  CHECK(plain("\xc0\x80\xed\xa0\x80\xf5") == "      ");
  CHECK(plain("\xe0\x80\x80|") == "   |");
}

TEST_CASE("make_plain: each code point knows its byte", "[synth]") {
  const PlainText text = make_plain("aß가😀.");
  CHECK(text.offsets == std::vector<std::size_t>{0, 1, 3, 6, 10});
}

TEST_CASE("make_plain: a word beyond the engine's limit is broken", "[synth]") {
  CHECK(plain(repeat("ba", 50)) == repeat("ba", 50));
  CHECK(plain(repeat("ba", 60)) == repeat("ba", 50) + " " + repeat("ba", 10));
  CHECK(plain(repeat("가", 40)) == repeat("가", 33) + " " + repeat("가", 7));
  CHECK(plain(repeat("state-of-", 40)) == repeat("state-of-", 40));  // eSpeak NG breaks it itself
  CHECK(plain(repeat("😀", 14)) == repeat("😀", 6) + " " + repeat("😀", 6) + " " + repeat("😀", 2));
  CHECK(plain(repeat("မ", 200)) == repeat("မ", 200));  // Burmese has no limit
  CHECK(plain(repeat("ก", 40)) == repeat("ก", 33) + " " + repeat("ก", 7));
  CHECK(plain(repeat("กา", 20)) == repeat("กา", 16) + " " + repeat("กา", 4));  // not before a vowel
  CHECK(plain(repeat("เกกก", 10)) == repeat("เกกก", 8) + " " + repeat("เกกก", 2));
}

TEST_CASE("make_plain: a clause beyond the engine's buffers gets a comma", "[synth]") {
  CHECK(plain(repeat("word ", 100)) == repeat("word ", 100));
  const auto korean = plain(repeat("안녕하세요 ", 40));
  CHECK(std::ranges::count(korean, ',') == 1);
  CHECK(korean.find("요, 안") != std::string::npos);
  CHECK(plain(repeat("안녕하세요. ", 40)) == repeat("안녕하세요. ", 40));
  CHECK(plain(repeat("東", 100)).find("東, 東") != std::string::npos);
  CHECK(plain(repeat("東、", 100)) == repeat("東、", 100));
}

TEST_CASE("make_plain: nothing gets lost, and offsets ascend", "[synth]") {
  for (const std::string_view unit : {"9 ", "W", "가", "東", "😀", "a. ", "(", "Ж", "ab, "}) {
    const std::string text = repeat(unit, 1000);
    const PlainText result = make_plain(text);
    REQUIRE(result.offsets.size() == result.code_points.size());
    CHECK(std::ranges::is_sorted(result.offsets));
    CHECK(result.offsets.back() < text.size());
    auto left = to_utf8(result.code_points);
    auto expected = text;
    for (auto* bytes : {&left, &expected})
      std::erase_if(*bytes, [](char byte) { return byte == ' ' || byte == ','; });
    CHECK(left == expected);
  }
}

TEST_CASE("make_plain: a run with phonemes becomes phoneme input", "[synth]") {
  const std::string text = "the ebb, too";
  const std::vector<lector::spoken::Run> runs{{{4, 7}, "", "t'u: a"}};
  const auto result = make_plain(text, runs);
  CHECK(to_utf8(result.code_points) == "the [\x02t'u:| a|]], too");
  CHECK(result.offsets ==
        std::vector<std::size_t>{0, 1, 2, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 7, 8, 9, 10, 11});
  CHECK(to_utf8(
            make_plain("(ebb)", std::vector<lector::spoken::Run>{{{1, 4}, "", "a"}}).code_points) ==
        "( [\x02"
        "a|]])");
  const std::vector<lector::spoken::Run> last{{{9, 12}, "", "a|"}};
  CHECK(to_utf8(make_plain(text, last).code_points) ==
        "the ebb, [\x02"
        "a|]]");
}

TEST_CASE("make_plain: the dot between words in katakana is white space", "[synth]") {
  CHECK(plain("バラク・オバマ") == "バラク オバマ");
}
