#include "publish/paragraphs.hpp"

#include <catch2/catch.hpp>

using namespace lector;
using script::Pause;
using script::Role;

namespace {

script::Segment segment_of(Role role, Pause pause, const std::string& written) {
  script::Segment segment;
  segment.role = role;
  segment.pause = pause;
  segment.written = written;
  return segment;
}

}  // namespace

TEST_CASE("paragraphs: sentences go together until another role or a longer pause", "[publish]") {
  script::Script script;
  script.segments = {segment_of(Role::headline, Pause::after_headline, "Tide"),
                     segment_of(Role::opening, Pause::after_sentence, "By A."),
                     segment_of(Role::opening, Pause::after_opening, "A voice reads."),
                     segment_of(Role::body, Pause::after_sentence, "One."),
                     segment_of(Role::body, Pause::after_paragraph, "Two."),
                     segment_of(Role::body, Pause::after_sentence, "Three."),
                     segment_of(Role::list_item, Pause::after_list_item, "Four"),
                     segment_of(Role::list_item, Pause::after_list_item, "Five")};
  const auto paragraphs = publish::paragraphs_of(script);
  CHECK(paragraphs == std::vector<publish::Paragraph>{{Role::headline, 0, 1},
                                                      {Role::opening, 1, 2},
                                                      {Role::opening, 2, 3},
                                                      {Role::body, 3, 5},
                                                      {Role::body, 5, 6},
                                                      {Role::list_item, 6, 7},
                                                      {Role::list_item, 7, 8}});
  CHECK(publish::plain_text(script) ==
        "Tide\nBy A.\nA voice reads.\nOne. Two.\nThree.\nFour\nFive\n");
}

TEST_CASE("paragraphs: a line holds what XML can hold, on one line", "[publish]") {
  CHECK(publish::plain_line("a\x01\x1b[31m b\r\n\tc \xEF\xBF\xBF") == "a[31m b c");
  CHECK(publish::plain_line("1\u00A0000") == "1\u00A0000");
  CHECK(publish::plain_line("\xFFx") == "\uFFFDx");
  CHECK(publish::plain_line(" \n ").empty());
}

TEST_CASE("paragraphs: Chinese and Japanese sentences follow without a space", "[publish]") {
  for (const auto* sentence : {"海の町では、時計は二つある。", "他说：“好的。”", "「はい」", "潮"})
    CHECK(publish::space_after(sentence).empty());
  for (const auto* sentence :
       {"It is noon.", "“It is noon.”", "그는 웃었다.", "그는 웃었다", "Done 🎉", "", "¿Qué?"})
    CHECK(publish::space_after(sentence) == " ");
  script::Script script;
  for (const auto* written : {"海の町。", "港の町。"})
    script.segments.push_back(segment_of(Role::body, Pause::after_sentence, written));
  CHECK(publish::plain_text(script) == "海の町。港の町。\n");
}
