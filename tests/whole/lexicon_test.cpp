// Lexicons as a newsroom uses them: its own files beside those of voices/, and their tests.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;

const std::string kLexicons = LECTOR_SOURCE_DIR "/voices/lexicons/";

/// A folder with lexicons of its own.
class Newsroom {
 public:
  [[nodiscard]] std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }

  [[nodiscard]] std::string lexicon(const std::string& name, const std::string& entries) const {
    return write(
        name,
        "format = \"lector.lexicon/1\"\nlanguage = \"en\"\nentries = [\n" + entries + "\n]\n");
  }

  /// What `lector text spoken` says of a text, with these options.
  [[nodiscard]] support::Outcome speak(const std::string& text, const std::string& options) const {
    const auto input = write("stdin", text);
    return support::run({"sh", "-c", LECTOR_PROGRAM " text spoken " + options + " < " + input});
  }

 private:
  support::TemporaryFolder folder_;
};

support::Outcome check(const std::vector<std::string>& files) {
  std::vector<std::string> words{LECTOR_PROGRAM, "text", "lexicon", "--check"};
  words.insert(words.end(), files.begin(), files.end());
  return support::run(words);
}

}  // namespace

TEST_CASE("lexicon: every entry of voices/lexicons is said as it expects", "[whole]") {
  for (const auto& file : fs::directory_iterator(kLexicons)) {
    const auto outcome = check({file.path().string()});
    CAPTURE(file.path(), outcome.out, outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out.empty());
  }
}

TEST_CASE("lexicon: the English one has some hundreds of entries, each with its test", "[whole]") {
  const auto outcome = check({kLexicons + "en.toml", "--json"});
  const auto report = nlohmann::json::parse(outcome.out);
  CHECK(report["format"] == "lector.lexicon_check/1");
  CHECK(report["entries"] >= 400);
  CHECK(report["entries"] == report["tests"]);
  CHECK(report["findings"].empty());
}

TEST_CASE("lexicon: the language's own lexicon is used unasked", "[whole]") {
  const Newsroom newsroom;
  CHECK(newsroom.speak("The WHO praised the IMF.", "").out.find("W.H.O") != std::string::npos);
  CHECK(newsroom.speak("WHO WON THE CUP?", "").out == "WHO WON THE CUP?\n");
  CHECK(newsroom.speak("Die WHO", "--lang de").out.find("W.H.O") == std::string::npos);
}

TEST_CASE("lexicon: a user's file counts more than the built-in one, a later one more still",
          "[whole]") {
  const Newsroom newsroom;
  const auto one = newsroom.lexicon("one.toml", R"({written = "WHO", words = "first"})");
  const auto two = newsroom.lexicon("two.toml", R"({written = "WHO", words = "second"})");
  const std::string text = "The WHO said so.";
  CHECK(newsroom.speak(text, "--lexicon " + one).out == "The first said so.\n");
  CHECK(newsroom.speak(text, "--lexicon " + one + " --lexicon " + two).out ==
        "The second said so.\n");
}

TEST_CASE("lexicon: a script is composed with it, from a page and from a script", "[whole]") {
  const Newsroom newsroom;
  const auto names = newsroom.lexicon("names.toml", R"({written = "Wobbly", words = "steady"})");
  const auto page =
      newsroom.write("page.txt", "Wobbly bridge opens\n\nThe Wobbly bridge is open.\n");
  const auto from_page =
      support::run({LECTOR_PROGRAM, "script", page, "--lexicon", names, "--json"});
  REQUIRE(from_page.exit_code == 0);
  auto script = nlohmann::json::parse(from_page.out);
  CHECK(script["segments"][0]["spoken"].get<std::string>().starts_with("steady bridge"));
  CHECK(script["segments"][0]["written"].get<std::string>().starts_with("Wobbly bridge"));
  script["segments"][0].erase("spoken");
  const auto saved = newsroom.write("page.json", script.dump());
  const auto again = support::run({LECTOR_PROGRAM, "script", saved, "--lexicon", names, "--json"});
  CHECK(nlohmann::json::parse(again.out)["segments"][0]["spoken"] ==
        nlohmann::json::parse(from_page.out)["segments"][0]["spoken"]);
}

TEST_CASE("lexicon: PLS is read, and what can't be said is told and left out", "[whole]") {
  const Newsroom newsroom;
  const auto names = newsroom.write(
      "names.pls",
      "<lexicon version=\"1.0\" alphabet=\"ipa\" xml:lang=\"en-US\">\n"
      "<lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>\n"
      "<lexeme><grapheme>Xhosa</grapheme><phoneme>ǁʰɔːsa</phoneme></lexeme></lexicon>");
  const auto said = newsroom.speak("The W3C met.", "--lexicon " + names);
  CHECK(said.out == "The World Wide Web Consortium met.\n");
  CHECK_THAT(said.err, Catch::Contains("names.pls:3: lexeme \"Xhosa\": no phoneme of \"en-US\""));
  CHECK(check({names}).exit_code == 1);
}

TEST_CASE("lexicon: --check names what is said otherwise, unknown phonemes, and clashes",
          "[whole]") {
  const Newsroom newsroom;
  const auto names = newsroom.lexicon("names.toml",
                                      R"({written = "Xi", phonemes = "S'i:", expect = "/ʃˈiː/"},
{written = "Zhou", phonemes = "dZ'oU", expect = "z'oU"},
{written = "Bad", phonemes = "b'a{d"},
{written = "Twice", words = "one"},
{written = "Twice", words = "two"},
{pattern = "A###", words = "Airbus", example = "B52"})");
  const auto outcome = check({names});
  CHECK(outcome.exit_code == 1);
  CHECK_THAT(outcome.out, !Catch::Contains("\"Xi\""));
  CHECK_THAT(outcome.out, Catch::Contains("5: \"Zhou\" is said \"dZ'oU\", expected \"z'oU\""));
  CHECK_THAT(outcome.out, Catch::Contains("6: \"Bad\" \"b'a{d\" has a name"));
  CHECK_THAT(outcome.out, Catch::Contains("7: \"Twice\" never counts"));
  CHECK_THAT(outcome.out, Catch::Contains("9: \"A###\" doesn't fit \"B52\""));
  CHECK_THAT(outcome.err, Catch::Contains("6 entries"));
}

TEST_CASE("lexicon: what one file overrules in another is worth a note, no fault", "[whole]") {
  const Newsroom newsroom;
  const auto one = newsroom.lexicon("one.toml", R"({written = "Wobbly", words = "first"})");
  const auto two = newsroom.lexicon("two.toml", R"({written = "Wobbly", words = "second"})");
  const auto outcome = check({one, two});
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, Catch::Contains("one.toml:4: note: \"Wobbly\" never counts"));
}

TEST_CASE("lexicon: a file that is none is a fault of the configuration", "[whole]") {
  const Newsroom newsroom;
  const auto bad = newsroom.lexicon("bad.toml", R"({written = "A", sya = "word"})");
  const auto said = newsroom.speak("A", "--lexicon " + bad);
  CHECK(said.exit_code == 2);
  CHECK(said.out.empty());
  CHECK_THAT(said.err, Catch::Contains("bad.toml:4: entries.words is missing: say how"));
  CHECK(check({bad}).exit_code == 2);
  CHECK(check({"/nowhere/names.toml"}).exit_code == 1);
  CHECK(check({}).exit_code == 2);
}
