// What lies beside an edition: it agrees with the sound, whatever the text is, and a file that is
// broken is named.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Words = std::vector<std::string>;

const std::string kSamples = LECTOR_SOURCE_DIR "/samples/";

std::string read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(text).str();
}

void write(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

support::Outcome lector(const Words& arguments) {
  Words words{LECTOR_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return support::run(words);
}

/// Renders with all that there is beside it.
void publish(const Words& inputs, const fs::path& path) {
  Words words{"render", "-q", "--no-cache", "--with", "all", "-o", path.string()};
  words.insert(words.end(), inputs.begin(), inputs.end());
  const auto outcome = lector(words);
  INFO(outcome.err);
  REQUIRE(outcome.exit_code == 0);
}

/// What `verify` says of an edition or a folder; nothing if all is well.
std::string faults_of(const fs::path& path) {
  const auto outcome = lector({"verify", path.string()});
  CHECK(outcome.exit_code == (outcome.out.empty() ? 0 : 1));
  return outcome.out + outcome.err;
}

std::map<std::string, std::string> files_in(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(folder))
    files[entry.path().filename().string()] = read(entry.path());
  return files;
}

/// The text with the first place of `from` replaced; there must be one.
std::string edited(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// Everything that could be taken for markup, in a page's every place.
const std::string kHostile =
    "Ampersands & <b>angles</b> \"quotes\" </script> ]]> --> שלום עולם 🚢\n\n"
    "By R. & D. <Holland>\n\nPublished: May 3, 2025\n\n"
    "<script>alert(1)</script> said \"nobody\" & ]]> nobody --> heard it. It's 'quoted' "
    " and done.\n\n"
    "## A <i>section</i> --> with &amp; and ]]>\n\nמזג האוויר נאה היום. 🚢🚢 sailed on. "
    "\u202EThis runs backwards.\u202C The end.\n";

}  // namespace

TEST_CASE("publish: what lies beside an edition agrees with it", "[whole]") {
  const support::TemporaryFolder folder;
  for (const auto* sample : {"tide.txt",
                             "captions.txt",
                             "numbers.txt",
                             "foreign.txt",
                             "german.txt",
                             "lists.txt",
                             "orchard.html",
                             "quotes.txt"}) {
    INFO(sample);
    const auto path = folder / (std::string(sample) + ".mp3");
    publish({kSamples + sample}, path);
    CHECK(faults_of(path).empty());
  }
  CHECK(faults_of(folder / "").empty());
}

TEST_CASE("publish: an edition of several articles, and one of hostile text", "[whole]") {
  const support::TemporaryFolder folder;
  publish({kSamples + "tide.txt", kSamples + "german.txt", "--sections"}, folder / "monday.mp3");
  CHECK(faults_of(folder / "monday.mp3").empty());
  write(folder / "hostile.txt", kHostile);
  publish({(folder / "hostile.txt").string()}, folder / "hostile.mp3");
  CHECK(faults_of(folder / "hostile.mp3").empty());
  // Controls: plain text is refused for them, but a script may have been written by anything.
  const auto script = lector({"script", "--json", (folder / "hostile.txt").string()}).out;
  write(folder / "control.json", edited(script, "heard it", R"(heard\u0001 \u001b[31m \uFFFFit)"));
  publish({(folder / "control.json").string()}, folder / "control.mp3");
  CHECK(faults_of(folder / "control.mp3").empty());
  const auto transcript = json::parse(read(folder / "hostile.transcript.json"));
  const auto& headline = transcript.at("segments").at(0).at("body").get_ref<const std::string&>();
  CHECK(headline == "Ampersands & <b>angles</b> \"quotes\" </script> ]]> --> שלום עולם 🚢");
}

TEST_CASE("publish: a saved script is published as its article is", "[whole]") {
  const support::TemporaryFolder folder;
  const auto script = lector({"script", "--json", kSamples + "numbers.txt"});
  write(folder / "a.json", script.out);
  publish({(folder / "a.json").string()}, folder / "a.mp3");
  CHECK(faults_of(folder / "a.mp3").empty());
  publish({kSamples + "numbers.txt"}, folder / "b.mp3");
  CHECK(read(folder / "a.srt") == read(folder / "b.srt"));
}

TEST_CASE("publish: the same input gives the same bytes, with or without cache", "[whole]") {
  const support::TemporaryFolder folder;
  const support::TemporaryFolder cache;
  fs::create_directories(folder / "a");
  fs::create_directories(folder / "b");
  publish({kSamples + "captions.txt"}, folder / "a" / "x.mp3");
  for (const auto* jobs : {"1", "2"}) {
    const auto outcome = lector({"render",
                                 "-q",
                                 "--cache",
                                 (cache / "").string(),
                                 "--with",
                                 "all",
                                 "-j",
                                 jobs,
                                 "-o",
                                 (folder / "b" / "x.mp3").string(),
                                 kSamples + "captions.txt"});
    REQUIRE(outcome.exit_code == 0);
    CHECK(files_in(folder / "a") == files_in(folder / "b"));
  }
}

TEST_CASE("publish: a file that is broken is named", "[whole]") {
  struct Break {
    std::string ending;
    std::string from;
    std::string to;
  };
  const support::TemporaryFolder folder;
  publish({kSamples + "captions.txt"}, folder / "a.mp3");
  const auto whole = files_in(folder / "");
  const std::vector<Break> breaks{
      {".vtt", "WEBVTT", "WEBVT"},
      {".vtt", "lighthouse", "lightship"},
      {".vtt", "00:00:00.261 -->", "00:00:00.262 -->"},
      {".vtt", "<v Headline>", "<v Headline"},
      {".srt", "lighthouse", "lightship"},
      {".srt", "00:00:00,261 -->", "00:00:00,271 -->"},
      {".srt", "\n2\n", "\n3\n"},
      {".transcript.json", "lighthouse", "lightship"},
      {".transcript.json", "0.261", "0.262"},
      {".transcript.json", "1.0.0", "1.0.1"},
      {".timing.json", "lighthouse", "lightship"},
      {".timing.json", "\"a.mp3\"", "\"b.mp3\""},
      {".timing.json", "\"start_ms\": 261", "\"start_ms\": 262"},
      {".timing.json", "{", ""},
      {".vtt", "<00:00:00.767>", ""},
      {".timing.json", "\"start_ms\": 767", "\"start_ms\": 768"},
      {".timing.json", "\"role\": \"headline\"", "\"role\": \"dek\""},
      {".timing.json", "\"language\": \"en\"", "\"language\": \"fr\""},
      {".transcript.json", "Headline", "Dek"},
      {".html", "</html>", ""},
      {".html", "default-src 'none'", "default-src 'self'"},
      {".html", "<script>", "<script>//"},
      {".html", "<style>", "<style>p { color: red }"},
      {".html", "<article>", "<article><p>More.</p>"},
      {".html", "<main ", "<p>More.</p><main "},
      {".html", "class=\"headline\"", "class=\"dek\""},
      {".html", "<html lang=\"en\"", "<html lang=\"fr\""},
      {".chapters.json", "lighthouse", "lightship"},
      {".chapters.json", "\"startTime\": 0.0", "\"startTime\": 1.0"},
      {".chapters.json", "1.2.0", "1.3.0"},
  };
  for (const auto& one : breaks) {
    const auto name = "a" + one.ending;
    INFO(name + ": " + one.from + " > " + one.to);
    write(folder / name, edited(whole.at(name), one.from, one.to));
    // What timing.json alone says is held against it: then the others have the fault.
    CHECK_THAT(faults_of(folder / "a.mp3"),
               Catch::Contains(name + ": ") || Catch::Contains("in " + (folder / name).string()));
    write(folder / name, whole.at(name));
  }
  CHECK(faults_of(folder / "a.mp3").empty());
}

TEST_CASE("publish: each kind alone with the sound has no faults", "[whole]") {
  const support::TemporaryFolder folder;
  for (const auto* kinds : {"timing,srt", "vtt,srt", "transcript,html", "html", "epub", "srt"}) {
    INFO(kinds);
    const auto path = folder / (std::string(kinds) + ".mp3");
    const auto outcome = lector({"render",
                                 "-q",
                                 "--no-cache",
                                 "--with",
                                 kinds,
                                 "-o",
                                 path.string(),
                                 kSamples + "captions.txt"});
    REQUIRE(outcome.exit_code == 0);
    CHECK(faults_of(path).empty());
  }
  write(folder / "srt.srt", "\n");
  CHECK_THAT(faults_of(folder / "srt.mp3"), Catch::Contains("has no cards"));
}

TEST_CASE("publish: a podcast that has no feed is named, and a file that is far too large",
          "[whole]") {
  const support::TemporaryFolder folder;
  publish({kSamples + "short.txt"}, folder / "a.mp3");
  write(folder / "podcast.toml", "");
  CHECK_THAT(faults_of(folder / ""), Catch::Contains("feed.xml: 4: isn't there"));
  fs::remove(folder / "podcast.toml");
  write(folder / "a.vtt", std::string(6'000'000, '<'));
  CHECK_THAT(faults_of(folder / ""), Catch::Contains("a.vtt: size: has 6000000 bytes"));
}

TEST_CASE("publish: of many faults of a file some are listed and the rest counted", "[whole]") {
  const support::TemporaryFolder folder;
  publish({kSamples + "short.txt"}, folder / "a.mp3");
  auto captions = read(folder / "a.vtt");
  captions.insert(captions.find("<v ") + 3, std::string(1'000, '&'));
  captions.insert(captions.find("</v>"), std::string(1'000, '>'));
  write(folder / "a.vtt", captions);
  CHECK_THAT(faults_of(folder / "a.mp3"), Catch::Contains("a.vtt: 5.2: and 980 more"));
  const auto verdict = json::parse(lector({"verify", "--json", (folder / "a.mp3").string()}).out);
  std::size_t listed = 0;
  std::size_t more = 0;
  for (const auto& fault : verdict.at("faults")) {
    if (fault.at("rule") != "5.2") continue;
    ++listed;
    more += fault.value("more", std::size_t{0});
  }
  CHECK(listed == 21);
  CHECK(more == 980);
}

TEST_CASE("publish: what the style wants is written, and --with says otherwise", "[whole]") {
  const support::TemporaryFolder folder;
  const support::TemporaryFolder out;
  write(folder / "style.toml",
        edited(read(LECTOR_SOURCE_DIR "/voices/newsreader.toml"),
               "captions =",
               "with = [\"vtt\"]\ncaptions ="));
  const auto names = [&](const Words& more) {
    fs::remove_all(out / "");
    fs::create_directories(out / "");
    Words words{"render", "-q", kSamples + "short.txt", "-o", (out / "s.mp3").string()};
    words.insert(words.end(), more.begin(), more.end());
    REQUIRE(lector(words).exit_code == 0);
    std::string text;
    for (const auto& [name, bytes] : files_in(out / "")) text += name + " ";
    return text;
  };
  const auto style = (folder / "style.toml").string();
  CHECK(names({}) == "s.mp3 ");
  CHECK(names({"--style", style}) == "s.mp3 s.vtt ");
  CHECK(names({"--style", style, "--with", "none"}) == "s.mp3 ");
  CHECK(names({"--with", "srt,chapters", "--with", "timing"}) ==
        "s.chapters.json s.mp3 s.srt s.timing.json ");
  const auto wrong =
      lector({"render", kSamples + "short.txt", "-o", (out / "s.mp3").string(), "--with", "pdf"});
  CHECK(wrong.exit_code == 2);
  CHECK_THAT(wrong.err, Catch::Contains("\"pdf\"") && Catch::Contains("chapters"));
}

TEST_CASE("publish: the text is in the tag as lyrics", "[whole]") {
  const support::TemporaryFolder folder;
  publish({kSamples + "captions.txt"}, folder / "a.mp3");
  const auto inspected = lector({"inspect", "--json", (folder / "a.mp3").string()});
  const auto tags = json::parse(inspected.out).at("tags");
  CHECK_THAT(tags.at("USLT").get<std::string>(),
             Catch::StartsWith("A lighthouse changes its mind about the dark\n") &&
                 Catch::Contains("Thrushes rest on the gallery rail"));
}

TEST_CASE("publish: whatever a script's title is, all files have the same", "[whole]") {
  const support::TemporaryFolder folder;
  const auto script = lector({"script", "--json", kSamples + "short.txt"}).out;
  for (const auto* other :
       {"Word ", " Two  words", "A\u2028B", "esc\x1b[31m", "\uFFFE\uFFFF", "", "  "}) {
    INFO(other);
    auto changed = json::parse(script);
    changed["title"] = other;
    write(folder / "a.json", changed.dump());
    publish({(folder / "a.json").string()}, folder / "a.mp3");
    CHECK(faults_of(folder / "a.mp3").empty());
  }
}

TEST_CASE("publish: standard output has no place beside it", "[whole]") {
  const auto outcome =
      lector({"render", "-q", kSamples + "short.txt", "-o", "-", "--with", "html"});
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.out.empty());
}

TEST_CASE("publish: what can't be read doesn't hide what else is wrong in a folder", "[whole]") {
  const support::TemporaryFolder folder;
  publish({kSamples + "short.txt"}, folder / "z.mp3");
  fs::create_directories(folder / "a.mp3");
  write(folder / "b.mp3", "no sound");
  write(folder / "z.vtt", "WEBVTT");
  CHECK_THAT(faults_of(folder / ""),
             Catch::Contains("a.mp3: file: ") && Catch::Contains("b.mp3: file: ") &&
                 Catch::Contains("z.vtt: agreement: "));
}
