#include "synth/marks.hpp"

#include <catch2/catch.hpp>
#include <string>

using lector::synth::make_plain;
using lector::synth::Mark;
using lector::synth::place_marks;
using lector::synth::WordEvent;

namespace {

/// Marks as "frame:word", a blank between.
std::string placed(const std::string& text, const std::vector<WordEvent>& events) {
  std::string result;
  for (const Mark& mark : place_marks(text, make_plain(text), events))
    result += (result.empty() ? "" : " ") + std::to_string(mark.frame) + ":" +
              text.substr(mark.offset_bytes, mark.length_bytes);
  return result;
}

}  // namespace

TEST_CASE("place_marks: code points become bytes", "[synth]") {
  CHECK(placed("Größe über Öl", {{0, 1}, {10, 7}, {20, 12}}) == "0:Größe 10:über 20:Öl");
  CHECK(placed("안녕 세계", {{0, 1}, {10, 4}}) == "0:안녕 10:세계");
  CHECK(placed("a 😀 b", {{0, 1}, {10, 3}, {20, 5}}) == "0:a 10:😀 20:b");
}

TEST_CASE("place_marks: punctuation around a word isn't part of it", "[synth]") {
  CHECK(placed("„Die Äpfel“, (sie)", {{0, 2}, {10, 6}, {20, 15}}) == "0:Die 10:Äpfel 20:sie");
  CHECK(placed("-- a", {{0, 1}, {10, 4}}) == "0:-- 10:a");
}

TEST_CASE("place_marks: the parts of a number are one word, from its first part", "[synth]") {
  CHECK(placed("cost 1,234 dollars", {{0, 1}, {10, 6}, {20, 7}, {30, 8}, {40, 9}, {50, 12}}) ==
        "0:cost 10:1,234 50:dollars");
}

TEST_CASE("place_marks: an event in the white space before a word stands for it", "[synth]") {
  CHECK(placed("a.. b c", {{0, 1}, {10, 4}, {20, 7}}) == "0:a 10:b 20:c");
}

TEST_CASE("place_marks: an event of the word itself wins over one before it", "[synth]") {
  CHECK(placed("😀 owners", {{0, 1}, {10, 2}, {20, 3}}) == "0:😀 20:owners");
}

TEST_CASE("place_marks: events that go back or lie outside are dropped", "[synth]") {
  CHECK(placed("one two", {{0, 1}, {10, 5}, {20, 2}}) == "0:one 10:two");
  CHECK(placed("one two", {{0, 0}, {10, -3}, {20, 99}}).empty());
  CHECK(placed("one two  ", {{0, 1}, {10, 5}, {20, 9}}) == "0:one 10:two");
  CHECK(placed("", {{0, 1}}).empty());
}

TEST_CASE("place_marks: each Han or kana sign is a word", "[synth]") {
  CHECK(placed("州长说，新桥", {{0, 1}, {1, 2}, {2, 3}, {3, 5}, {4, 6}}) ==
        "0:州 1:长 2:说 3:新 4:桥");
}

TEST_CASE("place_marks: an inserted comma shifts nothing", "[synth]") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "안녕하세요 ";
  const auto plain = make_plain(text);
  REQUIRE(plain.code_points.size() == 241);
  const auto last = static_cast<std::int64_t>(plain.code_points.size() - 5);
  const auto marks = place_marks(text, plain, std::vector<WordEvent>{{7, last}});
  REQUIRE(marks.size() == 1);
  CHECK(marks.front() == Mark{.frame = 7, .offset_bytes = 39 * 16, .length_bytes = 15});
}

TEST_CASE("place_marks: phoneme input of several words is the one word it stands for", "[synth]") {
  const std::string text = "the (ebb), too";
  const auto plain = make_plain(text, std::vector<lector::spoken::Run>{{{5, 8}, "", "t'u: a"}});
  REQUIRE(lector::synth::to_utf8(plain.code_points) == "the ( [\x02t'u:| a|]]), too");
  const std::vector<WordEvent> events{{0, 1}, {10, 9}, {15, 15}, {20, 22}};
  CHECK(place_marks(text, plain, events) == std::vector<Mark>{{0, 0, 3}, {10, 5, 3}, {20, 11, 3}});
}
