#include "synth/parts.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "spoken/foreign.hpp"

using lector::spoken::foreign_runs;
using lector::spoken::Run;
using lector::synth::divide;

namespace {

std::string shown(const std::string& text, const std::vector<Run>& runs) {
  std::string result;
  std::size_t from = 0;
  for (const auto& part : divide(text, runs)) {
    CHECK(part.begin == from);
    from = part.end;
    result += part.language + "{" + text.substr(part.begin, part.end - part.begin) + "}" +
              (part.goes_on ? "~" : "");
    for (const auto& run : part.runs)
      result += "[" + std::to_string(run.span.begin) + "-" + std::to_string(run.span.end) + "]";
  }
  CHECK(from == text.size());
  return result;
}

/// Parts as "{own words }~ko{foreign}", a `~` where a part goes on into the next.
std::string parts(const std::string& text) {
  return shown(text, foreign_runs(text, "en"));
}

}  // namespace

TEST_CASE("divide: a text without runs is one part", "[synth]") {
  CHECK(parts("One two.") == "{One two.}");
  CHECK(parts("") == "{}");
  CHECK(parts("...") == "{...}");
}

TEST_CASE("divide: a run is a part, and takes the punctuation that follows", "[synth]") {
  CHECK(parts("the 사랑 is") == "{the }~ko{사랑}~{ is}");
  CHECK(parts("the 사랑, is") == "{the }~ko{사랑,}{ is}");
  CHECK(parts("It is 사랑.") == "{It is }~ko{사랑.}");
  CHECK(parts("사랑 is") == "ko{사랑}~{ is}");
  CHECK(parts("In Seoul, 사랑 is") == "{In Seoul, }ko{사랑}~{ is}");
  CHECK(parts("“사랑” is") == "ko{“사랑”}~{ is}");
  CHECK(parts("(사랑), is") == "ko{(사랑),}{ is}");
  CHECK(parts("Kim (김정은, 金正恩) said") == "{Kim (}~ko{김정은, }zh{金正恩)}~{ said}");
}

TEST_CASE("divide: Han that a voice can't read is Chinese", "[synth]") {
  CHECK(parts("he said 私は 学生です today") ==
        "{he said }~zh{私}~ja{は }~zh{学生}~ja{です}~{ today}");
  CHECK(parts("in 北京。") == "{in }~zh{北京。}");
}

TEST_CASE("divide: phonemes stay in the part of the utterance's voice", "[synth]") {
  CHECK(shown("the tide of 사랑 tide",
              {{{4, 8}, "", "t'aId"}, {{12, 18}, "ko", ""}, {{19, 23}, "", "x"}}) ==
        "{the tide of }~[4-8]ko{사랑}~{ tide}[1-5]");
  CHECK(parts("김정은's plan") == "ko{김정은}~{'s plan}[0-2]");
}
