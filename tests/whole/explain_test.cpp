// `lector script --explain` and `lector lint` as a shell sees them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "support/command.hpp"
#include "support/temporary_folder.hpp"

namespace {

using nlohmann::json;

const std::string kSource = LECTOR_SOURCE_DIR;

support::Outcome run(const std::vector<std::string>& arguments) {
  std::vector<std::string> words{LECTOR_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return support::run(words);
}

std::string read(const std::filesystem::path& path) {
  return lector::base::read_file(path.string(), 1U << 20U);
}

std::string slice(const std::string& text, const json& span) {
  const auto begin = span[0].get<std::size_t>();
  return text.substr(begin, span[1].get<std::size_t>() - begin);
}

bool overlap(const json& one, const json& two) {
  return one[0] < two[1] && two[0] < one[1];
}

// Words that nothing changed are the page's own bytes; returns how many there were.
int check_segment(const json& segment, const std::string& page) {
  int unchanged = 0;
  std::size_t before = 0;
  for (const auto& word : segment["words"]) {
    if (word["source"].is_null()) continue;
    CHECK(before <= word["source"][0]);
    before = word["source"][0];
    const bool is_changed = std::ranges::any_of(segment["changes"], [&](const json& change) {
      return overlap(change["written"], word["written"]);
    });
    const bool is_own = segment["role"] == "opening";
    if (is_changed || is_own) continue;
    CHECK(slice(page, word["source"]) ==
          slice(segment["written"].get<std::string>(), word["written"]));
    ++unchanged;
  }
  return unchanged;
}

}  // namespace

TEST_CASE("explain: every sample's words are found on its page", "[whole]") {
  for (const auto& entry : std::filesystem::directory_iterator(kSource + "/samples")) {
    if (entry.path().extension() != ".txt") continue;
    INFO(entry.path());
    const auto page = read(entry.path());
    const auto outcome = run({"script", entry.path().string(), "--explain", "--json"});
    REQUIRE(outcome.exit_code == 0);
    const auto script = json::parse(outcome.out);
    int unchanged = 0;
    for (const auto& segment : script["segments"]) {
      unchanged += check_segment(segment, page);
    }
    CHECK(unchanged > 20);
  }
}

TEST_CASE("explain: the table says bytes, words, class and rule of each change", "[whole]") {
  const auto page = read(kSource + "/samples/numbers.txt");
  const auto outcome = run({"script", kSource + "/samples/numbers.txt", "--explain"});
  REQUIRE(outcome.exit_code == 0);
  const auto at = page.find("18,204");
  const auto row = std::to_string(at) + "-" + std::to_string(at + 6);
  CHECK_THAT(outcome.out, Catch::Contains("       " + row + " "));
  CHECK_THAT(outcome.out,
             Catch::Contains("→ \"eighteen thousand two hundred four\"  cardinal") &&
                 Catch::Contains("  cardinal.numeral\n"));
  const auto plain = run({"script", kSource + "/samples/numbers.txt"});
  CHECK_THAT(plain.out, !Catch::Contains("cardinal.numeral"));
}

TEST_CASE("explain: a script that explains itself renders like one that doesn't", "[whole]") {
  const support::TemporaryFolder folder;
  const auto saved = (folder / "a.json").string();
  std::ofstream(saved)
      << run({"script", kSource + "/samples/short.txt", "--explain", "--json"}).out;
  CHECK(run({"script", saved, "--json"}).out ==
        run({"script", kSource + "/samples/short.txt", "--json"}).out);
}

TEST_CASE("lint: ends with 0 with and without findings, with 1 without an article", "[whole]") {
  const auto found = run({"lint", kSource + "/tests/data/lint/harbour.txt"});
  CHECK(found.exit_code == 0);
  CHECK_THAT(found.out, Catch::Contains("entries = [\n  # {written = "));
  const auto none = run({"lint", kSource + "/samples/plain.txt"});
  CHECK(none.exit_code == 0);
  CHECK(none.out == "Nothing to look at.\n");
  CHECK(run({"lint", kSource + "/samples/none.txt"}).exit_code == 1);
  const support::TemporaryFolder folder;
  const auto saved = (folder / "a.json").string();
  std::ofstream(saved) << run({"script", kSource + "/samples/short.txt", "--json"}).out;
  const auto refused = run({"lint", saved});
  CHECK(refused.exit_code == 1);
  CHECK_THAT(refused.err, Catch::Contains("name the article"));
}

TEST_CASE("lint: --json gives places in the page, in their order", "[whole]") {
  const auto page = read(kSource + "/tests/data/lint/harbour.txt");
  const auto report =
      json::parse(run({"lint", kSource + "/tests/data/lint/harbour.txt", "--json"}).out);
  CHECK(report["format"] == "lector.lint/1");
  std::size_t before = 0;
  for (const auto& finding : report["findings"]) {
    CHECK(before <= finding["span"][0]);
    before = finding["span"][0];
    const bool is_sentence = finding["kind"] == "long_sentence";
    if (!is_sentence) CHECK(slice(page, finding["span"]) == finding["text"].get<std::string>());
  }
  CHECK(before > 0);
}

TEST_CASE("lint: what a page says never commands a terminal", "[whole]") {
  const support::TemporaryFolder folder;
  const auto page = (folder / "a.txt").string();
  std::ofstream(page) << "Tide rises\n\nThe boats lay still in the harbour, said \xE2\x80\xAE"
                         "Kwalski of the KRZD, <b\xC2\x9B\x33\x31m> and nobody knew why.\n";
  const auto outcome = run({"lint", page});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out.find("\xC2\x9B") == std::string::npos);
  CHECK(outcome.out.find("\xE2\x80\xAE") == std::string::npos);
}
