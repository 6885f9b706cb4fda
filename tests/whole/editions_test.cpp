// Several articles as one edition, from the command line and from an edition file.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "edition/inspect.hpp"
#include "support/command.hpp"
#include "support/temporary_folder.hpp"

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

const std::string kSamples = LECTOR_SOURCE_DIR "/samples/";

support::Outcome render(const Words& arguments) {
  Words words{LECTOR_PROGRAM, "render", "-q"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return support::run(words);
}

json report_of(const Words& arguments) {
  auto words = arguments;
  words.emplace_back("--json");
  const auto outcome = render(words);
  INFO(outcome.err);
  REQUIRE(outcome.exit_code == 0);
  return json::parse(outcome.out);
}

Words headlines(const json& report) {
  Words found;
  for (const auto& item : report["items"]) found.push_back(item["headline"]);
  return found;
}

void write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

const Words kThree{kSamples + "tide.txt", kSamples + "orchard.html", kSamples + "german.txt"};

Words three_and(const Words& more) {
  auto words = kThree;
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

const std::string kTide = "The town that learned to live by two clocks";
const std::string kOrchard = "The orchard that goes to market by ferry";
const std::string kBread = "Ein Dorf hört dem Brot zu";

}  // namespace

TEST_CASE("editions: several inputs become one file with a chapter for each", "[whole]") {
  const support::TemporaryFolder folder;
  const auto path = (folder / "monday.mp3").string();
  const auto report = report_of(three_and({"--title", "Monday", "-o", path}));
  const auto inspection = lector::edition::inspect(path);
  CHECK(inspection.faults.empty());
  REQUIRE(inspection.chapters.size() == 5);
  CHECK(inspection.chapters[0].title == "Contents");
  CHECK(inspection.chapters[1].title == kTide);
  CHECK(inspection.chapters[3].title == kBread);
  CHECK(inspection.chapters[4].title == "End");
  REQUIRE(headlines(report) == Words{kTide, kOrchard, kBread});
  const auto& orchard = report["items"][1];
  CHECK(orchard["input"] == kSamples + "orchard.html");
  CHECK(!orchard["left_out"].empty());
  CHECK(orchard["start_ms"] == inspection.chapters[2].start_ms);
  CHECK(orchard["end_ms"] == inspection.chapters[2].end_ms);
}

TEST_CASE("editions: the bytes don't depend on the number of workers", "[whole]") {
  const support::TemporaryFolder folder;
  const auto one = (folder / "one.mp3").string();
  const auto four = (folder / "four.mp3").string();
  const Words inputs{kSamples + "short.txt", kSamples + "german.txt", "--no-cache"};
  auto words = inputs;
  words.insert(words.end(), {"-o", one, "-j", "1"});
  REQUIRE(render(words).exit_code == 0);
  words = inputs;
  words.insert(words.end(), {"-o", four, "-j", "4"});
  REQUIRE(render(words).exit_code == 0);
  CHECK(support::run({"cmp", one, four}).exit_code == 0);
}

TEST_CASE("editions: a dry run tells the file's length and chapters, and writes nothing",
          "[whole]") {
  const support::TemporaryFolder folder;
  const auto path = (folder / "monday.mp3").string();
  const auto dry = report_of(three_and({"--dry-run", "-o", path}));
  CHECK(std::filesystem::is_empty(folder.path()));
  CHECK(dry["dry_run"] == true);
  const auto report = report_of(three_and({"-o", path}));
  CHECK(dry["duration_ms"] == report["duration_ms"]);
  CHECK(dry["chapters"] == report["chapters"]);
  CHECK(dry["items"] == report["items"]);
  CHECK(dry["loudness"] == report["loudness"]);
  const auto text = render(three_and({"--dry-run"}));
  CHECK(text.exit_code == 0);
  CHECK_THAT(text.out,
             Catch::Contains(kOrchard) && Catch::Contains("dropped by the profile, 2 pieces"));
  const auto one = report_of({kSamples + "tide.txt", "--dry-run"});
  CHECK(one["chapters"][0]["title"] == kTide);
  CHECK(!one.contains("items"));
}

TEST_CASE("editions: what doesn't fit is left for tomorrow, and told", "[whole]") {
  const support::TemporaryFolder folder;
  const auto path = (folder / "monday.mp3").string();
  const auto outcome =
      render(three_and({"--title", "Monday", "--fit", "3min20s", "-o", path, "--json"}));
  REQUIRE(outcome.exit_code == 0);
  const auto report = json::parse(outcome.out);
  CHECK(headlines(report) == Words{kOrchard, kBread});
  REQUIRE(report["left_for_tomorrow"].size() == 1);
  CHECK(report["left_for_tomorrow"][0]["headline"] == kTide);
  CHECK_THAT(outcome.err, Catch::Contains("left for tomorrow: \"" + kTide));
  CHECK(report["duration_ms"] <= 200'000);
  const auto none = render(three_and({"--fit", "20s", "-o", path}));
  CHECK(none.exit_code == 1);
  CHECK_THAT(none.err, Catch::Contains("no article fits into"));
}

TEST_CASE("editions: a feed is as many articles as it has entries, or the one that is chosen",
          "[whole]") {
  const auto report = report_of({kSamples + "feed.xml", "--order", "date", "--dry-run"});
  CHECK(headlines(report) ==
        Words{"Letters: why we count the swifts",
              "Storm damage at the lighthouse & its garden is larger than thought",
              "Ferry across the Wend returns after eleven years"});
  CHECK(!report_of({kSamples + "feed.xml", "--entry", "1", "--dry-run"}).contains("items"));
}

TEST_CASE("editions: an edition file says what is in it, and the command line counts more",
          "[whole]") {
  const support::TemporaryFolder folder;
  std::filesystem::copy(kSamples + "tide.txt", folder / "tide.txt");
  write(folder / "slow.toml",
        "format = \"lector.style/1\"\nname = \"slow\"\n[voices.default]\n"
        "en = \"en-us\"\nde = {name = \"de+benjamin\", rate_wpm = 90}\n[phrases.en]\nbyline = \"By "
        "{}.\"\n"
        "publication = \"{}.\"\npublished = \"{}.\"\nnotice = \"N.\"\ncaption = \"{}\"\n"
        "captions = \"C\"\nsign_off = \"{}.\"\nsign_off_chapter = \"E\"\n");
  const auto file = (folder / "monday.toml").string();
  write(file,
        "format = \"lector.edition/1\"\ntitle = \"Monday\"\norder = \"section\"\n"
        "date = \"2025-04-01\"\nchapters = \"sections\"\n"
        "[[items]]\ninput = \"tide.txt\"\nheadline = \"Two clocks\"\nsection = \"World\"\n"
        "skip = [\"a night in april\"]\n"
        "[[items]]\ninput = \"" +
            kSamples +
            "german.txt\"\nsection = \"Food\"\nstyle = \"slow.toml\"\n"
            "[[items]]\ninput = \"" +
            kSamples + "feed.xml\"\nentry = 3\nsection = \"World\"\n");
  const auto report = report_of({file, "--dry-run"});
  CHECK(headlines(report) == Words{"Two clocks", "Letters: why we count the swifts", kBread});
  CHECK(report["chapters"][2]["title"] == "Two clocks: Timetables of sand");
  CHECK(report["segments"][1]["written"] == "April 1, 2025");
  const auto& bread = report["items"][2];
  CHECK(bread["end_ms"].get<int>() - bread["start_ms"].get<int>() > 150'000);  // 98 s at 180 wpm
  CHECK(report_of({file, "--dry-run", "--order", "given", "--title", "Tuesday"})["segments"][0]
                                                                                ["written"] ==
        "Tuesday");
  CHECK(headlines(report_of({file, "--dry-run", "--order", "given"}))[1] == kBread);
}

TEST_CASE("editions: a wrong edition file is refused with its place", "[whole]") {
  const support::TemporaryFolder folder;
  const auto file = (folder / "monday.toml").string();
  const std::string right = "format = \"lector.edition/1\"\n[[items]]\ninput = \"a.txt\"\n";
  const auto refused = [&](const std::string& toml) {
    write(file, toml);
    const auto outcome = render({file, "--dry-run"});
    CHECK(outcome.exit_code == 2);
    return outcome.err;
  };
  CHECK_THAT(refused(right + "headlin = \"x\"\n"),
             Catch::Contains(file + ":4: unknown key \"items.headlin\"; did you mean "
                                    "\"items.headline\"?"));
  CHECK_THAT(refused("format = \"lector.edition/2\"\n"),
             Catch::Contains(file + ":1: format = \"lector.edition/2\""));
  CHECK_THAT(refused("format = \"lector.edition/1\"\n"), Catch::Contains("items is missing"));
  CHECK_THAT(refused("fit = \"soon\"\n" + right), Catch::Contains(file + ":1: fit = \"soon\""));
  CHECK_THAT(refused("date = \"2025-02-30\"\n" + right), Catch::Contains(file + ":1: date"));
  CHECK_THAT(refused("order = \"any\"\n" + right), Catch::Contains(file + ":1: order"));
  CHECK_THAT(refused("format = \"lector.edition/1\"\ntitle =\n"), Catch::Contains(file + ":2"));
}

TEST_CASE("editions: an input that can't be read fails the edition by its name", "[whole]") {
  const support::TemporaryFolder folder;
  const auto path = (folder / "x.mp3").string();
  for (const auto& [name, contents] :
       std::vector<std::pair<std::string, std::string>>{{"empty.txt", ""}, {"a.pdf", "%PDF-1.4"}}) {
    write(folder / name, contents);
    const auto outcome = render({kSamples + "short.txt", (folder / name).string(), "-o", path});
    CHECK(outcome.exit_code == 1);
    CHECK_THAT(outcome.err, Catch::Contains(name));
  }
  const auto missing = render({kSamples + "short.txt", "nosuch.txt", "-o", path});
  CHECK(missing.exit_code == 1);
  CHECK_THAT(missing.err, Catch::Contains("nosuch.txt"));
  CHECK(!std::filesystem::exists(path));
}

TEST_CASE("editions: a saved script may be one of the articles", "[whole]") {
  const support::TemporaryFolder folder;
  const auto saved = (folder / "german.json").string();
  write(saved, support::run({LECTOR_PROGRAM, "script", kSamples + "german.txt", "--json"}).out);
  const auto of_script = report_of({kSamples + "short.txt", saved, "--dry-run"});
  const auto of_page = report_of({kSamples + "short.txt", kSamples + "german.txt", "--dry-run"});
  CHECK(of_script["segments"] == of_page["segments"]);
  CHECK(of_script["chapters"] == of_page["chapters"]);
}

TEST_CASE("editions: a saved edition renders to the same bytes as its articles", "[whole]") {
  const support::TemporaryFolder folder;
  const auto saved = (folder / "monday.json").string();
  const auto direct_path = (folder / "direct.mp3").string();
  const auto saved_path = (folder / "saved.mp3").string();
  const Words inputs{kSamples + "short.txt", kSamples + "german.txt", "--title", "Monday"};
  Words words{LECTOR_PROGRAM, "script", "--json"};
  words.insert(words.end(), inputs.begin(), inputs.end());
  write(saved, support::run(words).out);
  words = inputs;
  words.insert(words.end(), {"-o", direct_path});
  const auto direct = report_of(words);
  const auto again = report_of({saved, "-o", saved_path});
  CHECK(again["items"] == direct["items"]);
  CHECK(support::run({"cmp", direct_path, saved_path}).exit_code == 0);
}

TEST_CASE("editions: wrong usage is told before any work", "[whole]") {
  const support::TemporaryFolder folder;
  const auto refused = [](const Words& words) {
    const auto outcome = render(words);
    CHECK(outcome.exit_code == 2);
    return outcome.err;
  };
  CHECK_THAT(refused(kThree), Catch::Contains("name the output with -o"));
  CHECK_THAT(refused(three_and({"--fit", "long", "-o", "x.mp3"})), Catch::Contains("30min"));
  CHECK_THAT(refused(three_and({"--fit", "0s", "-o", "x.mp3"})), Catch::Contains("30min"));
  CHECK_THAT(refused(three_and({"--date", "1.4.2025", "-o", "x.mp3"})), Catch::Contains("--date"));
  std::filesystem::copy(kSamples + "short.txt", folder / "short.mp3");
  const auto own = (folder / "short.mp3").string();
  CHECK_THAT(refused(three_and({own, "-o", own})), Catch::Contains("is the input"));
  write(folder / "monday.toml", "format = \"lector.edition/1\"\n[[items]]\ninput = \"a.txt\"\n");
  CHECK_THAT(refused(three_and({(folder / "monday.toml").string(), "-o", "x.mp3"})),
             Catch::Contains("stands alone"));
}
