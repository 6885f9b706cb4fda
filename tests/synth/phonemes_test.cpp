// What eSpeak NG says, as phonemes.
#include "synth/phonemes.hpp"

#include <catch2/catch.hpp>

#include "base/report.hpp"

namespace {

using lector::synth::Notation;
using lector::synth::pronounce;
using lector::synth::Pronunciation;
using lector::synth::Question;

Pronunciation one(const Question& question) {
  return pronounce(std::vector<Question>{question}).at(0);
}

}  // namespace

TEST_CASE("phonemes: words are transcribed by the voice that reads them", "[synth]") {
  CHECK(one({.text = "NATO", .voice = "en-us"}) ==
        Pronunciation{.names = "n'eIt#oU", .ipa = "nˈeɪɾoʊ"});
  CHECK(one({.text = "Hello, world.", .voice = "en-us"}).ipa == "həlˈoʊ wˈɜːld");
  CHECK(one({.text = "bonjour", .voice = "fr"}).ipa == "bɔ̃ʒˈuʁ");
  CHECK(one({.text = "", .voice = "en-us"}).names.empty());
}

TEST_CASE("phonemes: names are said as they are; unknown ones are noticed", "[synth]") {
  CHECK(one({.text = "'neItoU", .notation = Notation::phonemes, .voice = "en-us"}) ==
        Pronunciation{.names = "n'eIt#oU", .ipa = "nˈeɪɾoʊ"});
  CHECK(!one({.text = "n'eIt{oU", .notation = Notation::phonemes, .voice = "en-us"}).is_known);
  CHECK(!one({.text = "{", .notation = Notation::phonemes, .voice = "en-us"}).is_known);
}

TEST_CASE("phonemes: brackets among words are no phonemes, whatever was asked before", "[synth]") {
  const auto answers = pronounce(
      std::vector<Question>{{.text = "k'0f", .notation = Notation::phonemes, .voice = "en-us"},
                            {.text = "[[k'0f]]", .voice = "en-us"},
                            {.text = "k'0f", .notation = Notation::phonemes, .voice = "en-us"}});
  CHECK(answers.at(0) == answers.at(2));
  CHECK(answers.at(0).names == "k'0f");
  CHECK(answers.at(1).names != "k'0f");
}

TEST_CASE("phonemes: many questions get the answers that each gets alone", "[synth]") {
  const std::vector<std::string> words{"the", "Xi", "A.A.P", "read", "lead", "1,000", "Nguyen"};
  std::vector<Question> questions;
  for (std::size_t i = 0; i < 3000; ++i)
    questions.push_back({.text = words[i % words.size()] + " " + words[i % 5], .voice = "en-us"});
  const auto answers = pronounce(questions);
  REQUIRE(answers.size() == questions.size());
  for (std::size_t i = 0; i < 35; ++i) {
    CHECK(answers[i] == one(questions[i]));
    CHECK(answers[i] == answers[i + 35 * 80]);
  }
}

TEST_CASE("phonemes: a voice that there isn't is an error", "[synth]") {
  CHECK_THROWS_AS(one({.text = "a", .voice = "xx"}), lector::Error);
  CHECK_THROWS_AS(one({.text = std::string(5000, 'a'), .voice = "en-us"}), lector::Error);
  CHECK(pronounce({}).empty());
}
