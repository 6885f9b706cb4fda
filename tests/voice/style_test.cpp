#include "voice/style.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "base/report.hpp"

using namespace lector;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

const std::string kVoices = std::string(LECTOR_SOURCE_DIR) + "/voices";

// A style of the fewest keys; what a test adds goes before the phrases.
std::string style_with(const std::string& lines) {
  return "format = \"lector.style/1\"\nname = \"plain\"\n" + lines + R"(
[phrases.en]
byline = "By {}."
publication = "{}."
published = "Published {}."
notice = "An artificial voice reads."
caption = "Photo: {}"
captions = "Photos"
sign_off = "That was {}."
sign_off_chapter = "End"
)";
}

const std::string kEnglish = "[voices.default]\nen = \"en-us\"\n";

std::string failure(const std::string& toml) {
  try {
    (void)voice::parse_style(toml, "x.toml");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::config);
    return error.what();
  }
  return "no failure";
}

}  // namespace

TEST_CASE("parse_style: what is missing has its default", "[voice]") {
  const auto style = voice::parse_style(style_with(kEnglish), "x.toml");
  CHECK(style.name == "plain");
  CHECK(style.captions == voice::CaptionPlace::in_place);
  CHECK(style.default_voices.at("en") == voice::Voice{"en-us", 180, 50, 50});
  CHECK(style.pauses_ms.at("after_sentence") == 350);
  CHECK(style.pauses_ms.at("between_items") == 2000);
  CHECK(style.pauses_ms.size() == 11);
  CHECK(style.mastering.loudness_lufs == -16.0);
}

TEST_CASE("parse_style: a style of before editions says of one what it says of an article",
          "[voice]") {
  const auto style = voice::parse_style(style_with(kEnglish), "x.toml");
  const auto& phrases = style.phrases.at("en");
  CHECK(phrases.contents.empty());
  CHECK(phrases.contents_chapter.empty());
  CHECK(phrases.edition_title.empty());
  CHECK(phrases.edition_notice == phrases.notice);
  CHECK(phrases.edition_sign_off == phrases.sign_off);
}

TEST_CASE("parse_style: newsreader has the phrases of editions in all its languages", "[voice]") {
  const auto style = voice::read_style(kVoices, "newsreader");
  CHECK(style.phrases.size() == 15);
  for (const auto& [language, phrases] : style.phrases) {
    INFO(language);
    CHECK(!phrases.contents.empty());
    CHECK(!phrases.contents_chapter.empty());
    CHECK(!phrases.edition_title.empty());
    CHECK(phrases.edition_notice != phrases.notice);
  }
}

TEST_CASE("parse_style: a voice may be a table with rate and pitch", "[voice]") {
  const auto style = voice::parse_style(
      style_with("captions = \"dropped\"\n[voices.default]\n"
                 "en = {name = \"en-us+f5\", rate_wpm = 200, pitch = 40, pitch_range = 60}\n"
                 "[pauses_ms]\nafter_sentence = 0\n[mastering]\nloudness_lufs = -18\n"),
      "x.toml");
  CHECK(style.default_voices.at("en") == voice::Voice{"en-us+f5", 200, 40, 60});
  CHECK(style.captions == voice::CaptionPlace::dropped);
  CHECK_FALSE(style.reads_image_descriptions);
  CHECK(style.pauses_ms.at("after_sentence") == 0);
  CHECK(style.mastering.loudness_lufs == -18.0);
}

TEST_CASE("parse_style: an error names file, line, key, value and what is allowed", "[voice]") {
  CHECK(failure(style_with(kEnglish + "[pauses_ms]\nafter_sentence = -1\n")) ==
        "x.toml:6: pauses_ms.after_sentence = -1: must be a whole number from 0 to 10000");
  CHECK_THAT(failure(style_with(kEnglish + "[pauses_ms]\nafter_sentence = \"long\"\n")),
             Contains("= \"long\": must be a whole number"));
  CHECK_THAT(failure(style_with("[voices.default]\nen = {name = \"en\", rate_wpm = 20}\n")),
             StartsWith("x.toml:4: voices.default.en.rate_wpm = 20: "));
  CHECK_THAT(failure(style_with("captions = \"below\"\n" + kEnglish)),
             Contains("\"in_place\", \"collected\", \"dropped\""));
  CHECK_THAT(failure(style_with(kEnglish + "[mastering]\ntrue_peak_dbtp = nan\n")),
             Contains("must be a number from -9 to 0"));
  CHECK_THAT(failure(style_with("[voices.default]\nen = 5\n")), Contains("must be a table"));
  CHECK_THAT(failure(style_with("[voices.default]\nEN = \"en\"\n")), Contains("in lower case"));
  CHECK_THAT(failure(style_with("[voices.default]\nen = \"\"\n")), Contains("not empty"));
}

TEST_CASE("parse_style: an unknown key is refused with the nearest one", "[voice]") {
  CHECK(failure(style_with(kEnglish + "[pauses_ms]\nafter_sentense = 300\n")) ==
        "x.toml:6: unknown key \"pauses_ms.after_sentense\"; did you mean "
        "\"pauses_ms.after_sentence\"?");
  CHECK_THAT(failure(style_with("caption = \"dropped\"\n" + kEnglish)),
             Contains("did you mean \"captions\"?"));
  CHECK_THAT(failure(style_with("[voices.default]\nen = {name = \"en\", rate = 100}\n")),
             Contains("did you mean \"voices.default.en.rate_wpm\"?"));
}

TEST_CASE("parse_style: what must be there is asked for", "[voice]") {
  CHECK_THAT(failure(style_with("")), Contains("at least one language needs a voice"));
  CHECK_THAT(failure("format = \"lector.style/2\"\n"), Contains("must be \"lector.style/1\""));
  CHECK_THAT(failure("name = \"x\""), Contains("format is missing"));
  CHECK_THAT(failure("format = \"lector.style/1\"\nname = \"x\"\n" + kEnglish),
             Contains("phrases.en is missing"));
}

TEST_CASE("parse_style: phrases hold their value once", "[voice]") {
  const auto more = style_with(kEnglish) + "[phrases.de]\nbyline = \"Von.\"\n";
  CHECK_THAT(failure(more), Contains("phrases.de.byline = \"Von.\": must have {} once"));
  const auto missing = style_with(kEnglish) + "[phrases.de]\nbyline = \"Von {}.\"\n";
  CHECK_THAT(failure(missing), Contains("phrases.de.publication is missing"));
}

TEST_CASE("parse_style: what is no TOML names its line", "[voice]") {
  CHECK_THAT(failure("format = \"lector.style/1\"\nname = \n"), StartsWith("x.toml:2: no TOML: "));
  CHECK_THAT(failure("a = 1\na = 2"), StartsWith("x.toml:2: no TOML: "));
}

TEST_CASE("read_style: by name from the folder, by path from anywhere", "[voice]") {
  CHECK(voice::read_style(kVoices, "newsreader").name == "newsreader");
  CHECK(voice::read_style("/nowhere", kVoices + "/newsreader.toml").name == "newsreader");
}

TEST_CASE("read_style: a style that isn't there is named, with its path", "[voice]") {
  CHECK_THROWS_WITH(voice::read_style(kVoices, "newsreeder"),
                    Contains("no style \"newsreeder\"") && Contains("newsreeder.toml"));
}

TEST_CASE("newsreader: every language has two voices that differ", "[voice]") {
  const auto style = voice::read_style(kVoices, "newsreader");
  for (const auto& [language, voice] : style.default_voices) {
    INFO(language);
    CHECK(voice::voice_for(style, "body", language).name !=
          voice::voice_for(style, "caption", language).name);
  }
  for (const auto& [language, phrases] : style.phrases) {
    INFO(language);
    CHECK(style.default_voices.count(language) == 1);
  }
  CHECK(voice::voice_for(style, "headline", "en").name == "en-us+benjamin");
  CHECK(voice::voice_for(style, "headline", "en").rate_wpm == 180);
}

TEST_CASE("voice_for: the longest tag that fits", "[voice]") {
  const auto style = voice::read_style(kVoices, "newsreader");
  CHECK(voice::voice_for(style, "body", "pt-BR").name == "pt-br+benjamin");
  CHECK(voice::voice_for(style, "body", "pt-PT").name == "pt+benjamin");
  CHECK(voice::voice_for(style, "body", "zh-Hant-TW").name == "cmn-latn-pinyin+benjamin");
  CHECK(voice::voice_for(style, "body", "en_GB").name == "en+benjamin");
  CHECK_THROWS_WITH(voice::voice_for(style, "body", "tlh"),
                    Contains("no voice for language \"tlh\"") && Contains("de, el, en"));
}

TEST_CASE("voice_for: the user's voice wins, captions keep theirs", "[voice]") {
  auto style = voice::read_style(kVoices, "newsreader");
  style.voice_override = "en-us+adam";
  CHECK(voice::voice_for(style, "body", "de").name == "en-us+adam");
  CHECK(voice::voice_for(style, "body", "tlh").name == "en-us+adam");
  CHECK(voice::voice_for(style, "caption", "de").name == "de+f2");
}

TEST_CASE("voice_named: rate and pitch come from the style", "[voice]") {
  const auto style = voice::parse_style(
      style_with("[voices.default]\nen = {name = \"en-us+f5\", rate_wpm = 200}\n"), "x.toml");
  CHECK(voice::voice_named(style, "en-us+f5").rate_wpm == 200);
  CHECK(voice::voice_named(style, "gmw/en-US+adam") == voice::Voice{"gmw/en-US+adam", 200, 50, 50});
  CHECK(voice::voice_named(style, "de+f2") == voice::Voice{"de+f2", 180, 50, 50});
}

TEST_CASE("phrases_for: English where the style has none", "[voice]") {
  const auto style = voice::read_style(kVoices, "newsreader");
  CHECK(voice::phrases_for(style, "de-AT").byline == "Von {}.");
  CHECK(voice::phrases_language(style, "de-AT") == "de");
  CHECK(voice::phrases_language(style, "fi") == "en");
}
