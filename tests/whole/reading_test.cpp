// How articles are read: --as, --keep, --drop, --profile.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"

namespace {

using nlohmann::json;

const std::string kSamples = LECTOR_SOURCE_DIR "/samples/";
const std::string kOrchard = kSamples + "orchard.html";

support::Outcome lector(const std::vector<std::string>& arguments) {
  std::vector<std::string> words{LECTOR_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return support::run(words);
}

bool reads(const std::vector<std::string>& arguments, const std::string& text) {
  auto words = arguments;
  words.emplace_back("--json");
  const auto outcome = lector(words);
  INFO(outcome.err);
  REQUIRE(outcome.exit_code == 0);
  const auto article = json::parse(outcome.out);
  for (const auto& block : article["blocks"])
    if (block["text"].get<std::string>().starts_with(text)) return true;
  return false;
}

}  // namespace

TEST_CASE("reading: --drop and --keep hold for article, script and lint", "[whole]") {
  const auto page = kSamples + "captions.txt";
  CHECK(reads({"article", page}, "Keeper Anselm Voss climbs"));
  CHECK_FALSE(reads({"article", page, "--drop", "captions"}, "Keeper Anselm Voss climbs"));
  CHECK(reads({"article", page, "--keep", "comment boxes,tags"}, "Standards Board"));
  const auto whole = lector({"script", page});
  const auto dropped = lector({"script", page, "--drop", "captions,byline"});
  CHECK(dropped.exit_code == 0);
  CHECK_THAT(whole.out, Catch::Contains("Photo:") && Catch::Contains("By Mira Holland"));
  CHECK_THAT(dropped.out, !Catch::Contains("Photo:") && !Catch::Contains("By Mira Holland"));
  CHECK(lector({"lint", page, "--drop", "captions", "--keep", "tags"}).exit_code == 0);
}

TEST_CASE("reading: --as overrules what the bytes look like", "[whole]") {
  CHECK(reads({"article", kOrchard}, "The ferry leaves"));
  CHECK(reads({"article", kOrchard, "--as", "text"}, "<p>The ferry leaves"));
  const auto wrong = lector({"article", kOrchard, "--as", "parchment"});
  CHECK(wrong.exit_code == 2);
  CHECK_THAT(wrong.err, Catch::Contains("parchment") && Catch::Contains("text, html"));
}

TEST_CASE("reading: a profile is chosen by host, by name, by file, or not at all", "[whole]") {
  const std::string dek = "Three hundred apple trees";
  CHECK(reads({"article", kOrchard}, dek));
  CHECK_FALSE(reads({"article", kOrchard, "--profile", "none"}, dek));
  CHECK(reads({"article", kOrchard, "--profile", "coast-herald"}, dek));
  const support::TemporaryFolder folder;
  const auto mine = (folder / "mine.toml").string();
  std::ofstream(mine) << "format = \"lector.publication/1\"\nname = \"Mine\"\n[drop]\n"
                         "phrases = [\"The ferry leaves*\"]\n";
  CHECK_FALSE(reads({"article", kOrchard, "--profile", mine}, "The ferry leaves"));
  std::ofstream(mine, std::ios::app) << "slect = [\"p\"]\n";
  const auto wrong = lector({"article", kOrchard, "--profile", mine});
  CHECK(wrong.exit_code == 2);
  CHECK_THAT(wrong.err, Catch::Contains("mine.toml:5") && Catch::Contains("drop.select"));
  const auto unknown = lector({"article", kOrchard, "--profile", "moor-mail"});
  CHECK(unknown.exit_code == 2);
  CHECK_THAT(unknown.err, Catch::Contains("moor-mail") && Catch::Contains("coast-herald"));
  CHECK(lector({"article", kOrchard, "--profile", "no/such.toml"}).exit_code == 1);
}

TEST_CASE("reading: what can't be kept or dropped ends with 2 and lists what can", "[whole]") {
  for (const std::string command : {"article", "script", "lint", "render"}) {
    const auto unknown = lector({command, kOrchard, "--keep", "linx"});
    CHECK(unknown.exit_code == 2);
    CHECK_THAT(unknown.err, Catch::Contains("linx") && Catch::Contains("related links"));
    CHECK(lector({command, kOrchard, "--keep", "hidden text"}).exit_code == 2);
    CHECK(lector({command, kOrchard, "--drop", "headline"}).exit_code == 2);
  }
  CHECK(lector({"article", kOrchard, "--drop", "paragraphs,captions,subheadings,lists,dek"})
            .exit_code == 1);
}

TEST_CASE("reading: a script is not read again", "[whole]") {
  const support::TemporaryFolder folder;
  const auto script = (folder / "x.json").string();
  std::ofstream(script) << lector({"script", kSamples + "short.txt", "--json"}).out;
  CHECK(lector({"script", script}).exit_code == 0);
  const auto refused = lector({"script", script, "--drop", "captions"});
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Catch::Contains("is a script"));
}

TEST_CASE("reading: the page has its notes on standard output, JSON on standard error", "[whole]") {
  const support::TemporaryFolder folder;
  const auto page = (folder / "x.txt").string();
  std::ofstream(page) << "Geese take the pond\n01/04/2025\n"
                         "The geese came in the night and were not asked to leave.\n";
  const auto shown = lector({"article", page});
  CHECK(shown.err.empty());
  CHECK_THAT(shown.out, Catch::Contains("Notes") && !Catch::Contains("\x1b"));
  CHECK_THAT(lector({"article", page, "--json"}).err, Catch::Contains("lector: note:"));
}
