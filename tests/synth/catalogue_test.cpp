#include "synth/catalogue.hpp"

#include <catch2/catch.hpp>

#include "base/report.hpp"

using Catch::Matchers::Contains;
using lector::synth::Catalogue;
using lector::synth::resolve;

namespace {

Catalogue small_catalogue() {
  return {.voices = {{.file = "gmw/en",
                      .label = "English (Great Britain)",
                      .languages = {{"en-gb", 2}, {"en", 2}}},
                     {.file = "gmw/en-GB-x-rp",
                      .label = "English (RP)",
                      .languages = {{"en-gb-x-rp", 5}, {"en-gb", 4}}},
                     {.file = "gmw/en-US",
                      .label = "English (America)",
                      .languages = {{"en-us", 2}, {"en", 3}}},
                     {.file = "eu", .label = "Basque", .languages = {{"eu", 5}}},
                     {.file = "roa/fr",
                      .label = "French (France)",
                      .languages = {{"fr-fr", 5}, {"fr", 5}}}},
          .variants = {"benjamin", "belinda", "Mr serious"}};
}

std::string refusal(std::string_view name) {
  try {
    return "accepted as " + resolve(small_catalogue(), name);
  } catch (const lector::Error& error) {
    CHECK(error.kind() == lector::ErrorKind::config);
    return error.what();
  }
}

}  // namespace

TEST_CASE("resolve: a voice has several names", "[synth]") {
  for (const auto* name : {"en-us", "EN-US", "gmw/en-US", "English (America)"})
    CHECK(resolve(small_catalogue(), name) == "gmw/en-US");
  CHECK(resolve(small_catalogue(), "eu") == "eu");
}

TEST_CASE("resolve: a language means the voice best suited to it", "[synth]") {
  CHECK(resolve(small_catalogue(), "en-gb") == "gmw/en");
  CHECK(resolve(small_catalogue(), "fr-FR") == "roa/fr");
}

TEST_CASE("resolve: a variant goes with a voice's name", "[synth]") {
  CHECK(resolve(small_catalogue(), "en-us+benjamin") == "gmw/en-US+benjamin");
  CHECK(resolve(small_catalogue(), "en+Mr serious") == "gmw/en+Mr serious");
}

TEST_CASE("resolve: a variant after a language is refused, and the voice named", "[synth]") {
  CHECK_THAT(refusal("en-gb+benjamin"),
             Contains("\"en-gb+benjamin\"") && Contains("\"en+benjamin\""));
}

TEST_CASE("resolve: nothing falls back to another voice", "[synth]") {
  CHECK_THAT(refusal("en-au"),
             Contains("no voice \"en-au\"; similar: \"en-gb-x-rp\", \"en-us\", \"en\""));
  CHECK_THAT(refusal("xx"), Contains("no voice \"xx\"; \"lector voices\" lists"));
  CHECK_THAT(refusal(""), Contains("no voice \"\""));
  CHECK_THAT(refusal("mb/mb-us1"), Contains("no voice"));
  CHECK_THAT(refusal("US"), Contains("no voice"));
}

TEST_CASE("resolve: a variant that isn't there is refused, and similar ones named", "[synth]") {
  CHECK_THAT(refusal("en-us+bejamin"),
             Contains("no variant \"bejamin\"; similar: \"en-us+belinda\", \"en-us+benjamin\""));
  CHECK_THAT(refusal("en-us+Benjamin"), Contains("no variant \"Benjamin\""));
  CHECK_THAT(refusal("en-us+"), Contains("no variant \"\""));
  CHECK_THAT(refusal("en-us+benjamin+belinda"), Contains("no variant"));
}

TEST_CASE("resolve: no name leads out of the catalogue", "[synth]") {
  CHECK_THAT(refusal("../../../../etc/passwd"), Contains("no voice"));
  CHECK_THAT(refusal("en-us+../../../../etc/passwd"), Contains("no variant"));
}

TEST_CASE("resolve: a name that eSpeak NG would copy beyond its buffer is refused", "[synth]") {
  auto catalogue = small_catalogue();
  catalogue.variants.emplace_back(40, 'x');
  CHECK_THROWS_AS(resolve(catalogue, "en-us+" + std::string(40, 'x')), lector::Error);
}

TEST_CASE("to_list: voices by language, each by its shortest name", "[synth]") {
  const auto list = lector::synth::to_list(small_catalogue());
  REQUIRE(list.voices.size() == 5);
  CHECK(list.voices[0].name == "en");
  CHECK(list.voices[0].language == "en-gb");
  CHECK(list.voices[2].label == "English (America)");
  CHECK(list.variants == std::vector<std::string>{"Mr serious", "belinda", "benjamin"});
}

TEST_CASE("voice_for_language: by name, by language, by the first part of the tag", "[synth]") {
  const lector::synth::VoiceList list{.voices = {{"cmn", "cmn", ""},
                                                 {"cmn-latn-pinyin", "cmn-latn-pinyin", ""},
                                                 {"fr", "fr-fr", ""},
                                                 {"fr-be", "fr-be", ""},
                                                 {"en", "en-gb", ""}},
                                      .variants = {}};
  using lector::synth::voice_for_language;
  CHECK(voice_for_language(list, "fr") == "fr");
  CHECK(voice_for_language(list, "fr-BE") == "fr-be");
  CHECK(voice_for_language(list, "fr-ca") == "fr");
  CHECK(voice_for_language(list, "en-gb") == "en");
  CHECK(voice_for_language(list, "en-us-x-any") == "en");
  for (const auto* chinese : {"zh", "zh-Hant-TW", "cmn"})
    CHECK(voice_for_language(list, chinese) == "cmn-latn-pinyin");
  CHECK_FALSE(voice_for_language(list, "lo"));
  CHECK_FALSE(voice_for_language({}, "zh"));
  CHECK_FALSE(voice_for_language(list, ""));
}
