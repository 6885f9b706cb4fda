// The commands as a shell sees them: results on stdout, exit codes, help.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"

namespace {

using nlohmann::json;

const std::string kSamples = LECTOR_SOURCE_DIR "/samples/";

support::Outcome lector(const std::vector<std::string>& arguments) {
  std::vector<std::string> words{LECTOR_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return support::run(words);
}

/// Runs a filter with the given standard input.
support::Outcome filter(const support::TemporaryFolder& folder,
                        const std::string& input,
                        const std::string& arguments) {
  std::ofstream(folder / "stdin", std::ios::binary) << input;
  return support::run(
      {"sh", "-c", LECTOR_PROGRAM " text " + arguments + " < " + (folder / "stdin").string()});
}

}  // namespace

TEST_CASE("commands: help and version end with 0, wrong usage with 2", "[whole]") {
  CHECK(lector({"--version"}).out.starts_with("lector "));
  for (const std::string command :
       {"render", "article", "script", "lint", "inspect", "verify", "voices"}) {
    const auto help = lector({command, "--help"});
    CHECK(help.exit_code == 0);
    CHECK_THAT(help.out, Catch::Contains("Example"));
  }
  for (const std::vector<std::string>& words : {std::vector<std::string>{},
                                                {"nosuch"},
                                                {"render"},
                                                {"render", "a", "--nosuch"},
                                                {"text"}}) {
    const auto outcome = lector(words);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(!outcome.err.empty());
  }
}

TEST_CASE("commands: article --json has the promised fields in their order", "[whole]") {
  const auto outcome = lector({"article", kSamples + "captions.txt", "--json"});
  REQUIRE(outcome.exit_code == 0);
  const auto article = nlohmann::ordered_json::parse(outcome.out);
  std::vector<std::string> keys;
  for (const auto& [key, value] : article.items()) keys.push_back(key);
  const std::vector<std::string> promised{"format",
                                          "headline",
                                          "dek",
                                          "byline",
                                          "publication",
                                          "published",
                                          "updated",
                                          "language",
                                          "url",
                                          "blocks",
                                          "left_out"};
  std::vector<std::string> found;
  for (const auto& key : keys)
    if (std::ranges::find(promised, key) != promised.end()) found.push_back(key);
  CHECK(found == promised);
  CHECK(article["format"] == "lector.article/1");
}

TEST_CASE("commands: a saved script, edited by hand, renders what was written", "[whole]") {
  const support::TemporaryFolder folder;
  const auto saved = lector({"script", kSamples + "short.txt", "--json"});
  REQUIRE(saved.exit_code == 0);
  auto script = json::parse(saved.out);
  CHECK(script["format"] == "lector.script/1");
  script["segments"][0]["spoken"] = "Edited by hand";
  script["segments"][0]["chapter"] = "A chapter of mine";
  std::ofstream(folder / "x.script.json") << script.dump();
  const auto rendered = lector({"render",
                                (folder / "x.script.json").string(),
                                "-o",
                                (folder / "x.mp3").string(),
                                "--json",
                                "-q"});
  INFO(rendered.err);
  REQUIRE(rendered.exit_code == 0);
  CHECK(json::parse(rendered.out)["chapters"][0]["title"] == "A chapter of mine");
}

TEST_CASE("commands: a saved script renders to the same bytes as its article", "[whole]") {
  const support::TemporaryFolder folder;
  const auto direct = (folder / "direct.mp3").string();
  const auto saved = (folder / "saved.mp3").string();
  REQUIRE(lector({"render", kSamples + "captions.txt", "-o", direct, "-q"}).exit_code == 0);
  std::ofstream(folder / "x.json") << lector({"script", kSamples + "captions.txt", "--json"}).out;
  REQUIRE(lector({"render", (folder / "x.json").string(), "-o", saved, "-q"}).exit_code == 0);
  CHECK(support::run({"cmp", direct, saved}).exit_code == 0);
}

TEST_CASE("commands: inspect and verify read a finished edition", "[whole]") {
  const support::TemporaryFolder folder;
  const auto edition = (folder / "a.mp3").string();
  REQUIRE(lector({"render", kSamples + "short.txt", "-o", edition, "-q"}).exit_code == 0);
  const auto inspected = lector({"inspect", edition, "--json"});
  CHECK(inspected.exit_code == 0);
  CHECK(json::parse(inspected.out)["format"] == "lector.inspection/1");
  CHECK(lector({"verify", edition}).exit_code == 0);
  std::ofstream(edition, std::ios::binary | std::ios::app) << "junk";
  const auto broken = lector({"verify", edition});
  CHECK(broken.exit_code == 1);
  CHECK(!broken.out.empty());
}

TEST_CASE("commands: an edition can go to standard output", "[whole]") {
  const support::TemporaryFolder folder;
  const auto piped = lector({"render", kSamples + "short.txt", "-o", "-", "-q"});
  REQUIRE(piped.exit_code == 0);
  CHECK(piped.out.starts_with("ID3"));
  const auto edition = (folder / "a.mp3").string();
  REQUIRE(lector({"render", kSamples + "short.txt", "-o", edition, "-q"}).exit_code == 0);
  CHECK(piped.out.size() == std::filesystem::file_size(edition));
}

TEST_CASE("commands: the text filters answer line by line, in order", "[whole]") {
  const support::TemporaryFolder folder;
  const auto lines = filter(folder,
                            R"({"id": "a", "lang": "en", "text": " One here. Two there. "})"
                            "\n"
                            R"({"id": 7, "lang": "de", "text": "Eins. Zwei."})"
                            "\n",
                            "sentences");
  CHECK(lines.out ==
        "{\"id\":\"a\",\"sentences\":[\"One here.\",\"Two there.\"]}\n"
        "{\"id\":7,\"sentences\":[\"Eins.\",\"Zwei.\"]}\n");
  CHECK(filter(folder, "One here.\nTwo\nthere.\n", "sentences").out == "One here.\nTwo there.\n");
  CHECK(filter(folder, R"({"id": "a", "text": "Plain words."})", "spoken").out ==
        "{\"id\":\"a\",\"spoken\":\"Plain words.\"}\n");
  const auto broken = filter(folder, "{\"id\": \"a\", \"text\": \"x\"}\n{oops\n", "spoken");
  CHECK(broken.exit_code == 1);
  CHECK_THAT(broken.err, Catch::Contains("line 2"));
}

TEST_CASE("commands: progress goes to stderr as asked", "[whole]") {
  const support::TemporaryFolder folder;
  const auto edition = (folder / "a.mp3").string();
  const auto events =
      lector({"render", kSamples + "short.txt", "-o", edition, "--progress", "json"});
  CHECK(events.out.empty());
  CHECK(json::parse(events.err.substr(0, events.err.find('\n')))["event"] == "progress");
  CHECK(lector({"render", kSamples + "short.txt", "-o", edition, "-q"}).err.empty());
  const auto plain = lector({"render", kSamples + "short.txt", "-o", edition});
  CHECK_THAT(plain.err, Catch::Contains("encode\n") && !Catch::Contains("\x1b"));
}
