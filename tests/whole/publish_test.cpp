// What lies beside an edition: it agrees with the sound, whatever the text is, and a file that is
// broken is named.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"
#include "whole/program.hpp"

using namespace lector::tests;

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::string kSamples = LECTOR_SOURCE_DIR "/samples/";

/// Renders with all that there is beside it.
void publish(const Words& inputs, const fs::path& path) {
  Words words{"render", "-q", "--no-cache", "--with", "all", "-o", path.string()};
  words.insert(words.end(), inputs.begin(), inputs.end());
  const auto outcome = run_lector(words);
  INFO(outcome.err);
  REQUIRE(outcome.exit_code == 0);
}

std::map<std::string, std::string> files_in(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(folder))
    files[entry.path().filename().string()] = read_file(entry.path());
  return files;
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
    CHECK(verdict_on(path).empty());
  }
  CHECK(verdict_on(folder / "").empty());
}

TEST_CASE("publish: an edition of several articles, and one of hostile text", "[whole]") {
  const support::TemporaryFolder folder;
  publish({kSamples + "tide.txt", kSamples + "german.txt", "--sections"}, folder / "monday.mp3");
  CHECK(verdict_on(folder / "monday.mp3").empty());
  write_file(folder / "hostile.txt", kHostile);
  publish({(folder / "hostile.txt").string()}, folder / "hostile.mp3");
  CHECK(verdict_on(folder / "hostile.mp3").empty());
  // Controls: plain text is refused for them, but a script may have been written by anything.
  const auto script = run_lector({"script", "--json", (folder / "hostile.txt").string()}).out;
  write_file(folder / "control.json",
             edited(script, "heard it", R"(heard\u0001 \u001b[31m \uFFFFit)"));
  publish({(folder / "control.json").string()}, folder / "control.mp3");
  CHECK(verdict_on(folder / "control.mp3").empty());
  const auto transcript = json::parse(read_file(folder / "hostile.transcript.json"));
  const auto& headline = transcript.at("segments").at(0).at("body").get_ref<const std::string&>();
  CHECK(headline == "Ampersands & <b>angles</b> \"quotes\" </script> ]]> --> שלום עולם 🚢");
}

TEST_CASE("publish: a saved script is published as its article is", "[whole]") {
  const support::TemporaryFolder folder;
  const auto script = run_lector({"script", "--json", kSamples + "numbers.txt"});
  write_file(folder / "a.json", script.out);
  publish({(folder / "a.json").string()}, folder / "a.mp3");
  CHECK(verdict_on(folder / "a.mp3").empty());
  publish({kSamples + "numbers.txt"}, folder / "b.mp3");
  CHECK(read_file(folder / "a.srt") == read_file(folder / "b.srt"));
}

TEST_CASE("publish: the same input gives the same bytes, with or without cache", "[whole]") {
  const support::TemporaryFolder folder;
  const support::TemporaryFolder cache;
  fs::create_directories(folder / "a");
  fs::create_directories(folder / "b");
  publish({kSamples + "captions.txt"}, folder / "a" / "x.mp3");
  for (const auto* jobs : {"1", "2"}) {
    const auto outcome = run_lector({"render",
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
      {".timing.json", R"("role": "headline")", R"("role": "dek")"},
      {".timing.json", R"("language": "en")", R"("language": "fr")"},
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
    write_file(folder / name, edited(whole.at(name), one.from, one.to));
    // What timing.json alone says is held against it: then the others have the fault.
    CHECK_THAT(verdict_on(folder / "a.mp3"),
               Catch::Contains(name + ": ") || Catch::Contains("in " + (folder / name).string()));
    write_file(folder / name, whole.at(name));
  }
  CHECK(verdict_on(folder / "a.mp3").empty());
}

TEST_CASE("publish: each kind alone with the sound has no faults", "[whole]") {
  const support::TemporaryFolder folder;
  for (const auto* kinds : {"timing,srt", "vtt,srt", "transcript,html", "html", "epub", "srt"}) {
    INFO(kinds);
    const auto path = folder / (std::string(kinds) + ".mp3");
    const auto outcome = run_lector({"render",
                                     "-q",
                                     "--no-cache",
                                     "--with",
                                     kinds,
                                     "-o",
                                     path.string(),
                                     kSamples + "captions.txt"});
    REQUIRE(outcome.exit_code == 0);
    CHECK(verdict_on(path).empty());
  }
  write_file(folder / "srt.srt", "\n");
  CHECK_THAT(verdict_on(folder / "srt.mp3"), Catch::Contains("has no cards"));
}

TEST_CASE("publish: a podcast that has no feed is named, and a file that is far too large",
          "[whole]") {
  const support::TemporaryFolder folder;
  publish({kSamples + "short.txt"}, folder / "a.mp3");
  write_file(folder / "podcast.toml", "");
  CHECK_THAT(verdict_on(folder / ""), Catch::Contains("feed.xml: 4: isn't there"));
  fs::remove(folder / "podcast.toml");
  write_file(folder / "a.vtt", std::string(6'000'000, '<'));
  CHECK_THAT(verdict_on(folder / ""), Catch::Contains("a.vtt: size: has 6000000 bytes"));
}

TEST_CASE("publish: of many faults of a file some are listed and the rest counted", "[whole]") {
  const support::TemporaryFolder folder;
  publish({kSamples + "short.txt"}, folder / "a.mp3");
  auto captions = read_file(folder / "a.vtt");
  captions.insert(captions.find("<v ") + 3, std::string(1'000, '&'));
  captions.insert(captions.find("</v>"), std::string(1'000, '>'));
  write_file(folder / "a.vtt", captions);
  CHECK_THAT(verdict_on(folder / "a.mp3"), Catch::Contains("a.vtt: 5.2: and 980 more"));
  const auto verdict =
      json::parse(run_lector({"verify", "--json", (folder / "a.mp3").string()}).out);
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
  write_file(folder / "style.toml",
             edited(read_file(LECTOR_SOURCE_DIR "/voices/newsreader.toml"),
                    "captions =",
                    "with = [\"vtt\"]\ncaptions ="));
  const auto names = [&](const Words& more) {
    fs::remove_all(out / "");
    fs::create_directories(out / "");
    Words words{"render", "-q", kSamples + "short.txt", "-o", (out / "s.mp3").string()};
    words.insert(words.end(), more.begin(), more.end());
    REQUIRE(run_lector(words).exit_code == 0);
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
  const auto wrong = run_lector(
      {"render", kSamples + "short.txt", "-o", (out / "s.mp3").string(), "--with", "pdf"});
  CHECK(wrong.exit_code == 2);
  CHECK_THAT(wrong.err, Catch::Contains("\"pdf\"") && Catch::Contains("chapters"));
}

TEST_CASE("publish: the text is in the tag as lyrics", "[whole]") {
  const support::TemporaryFolder folder;
  publish({kSamples + "captions.txt"}, folder / "a.mp3");
  const auto inspected = run_lector({"inspect", "--json", (folder / "a.mp3").string()});
  const auto tags = json::parse(inspected.out).at("tags");
  CHECK_THAT(tags.at("USLT").get<std::string>(),
             Catch::StartsWith("A lighthouse changes its mind about the dark\n") &&
                 Catch::Contains("Thrushes rest on the gallery rail"));
}

TEST_CASE("publish: whatever a script's title is, all files have the same", "[whole]") {
  const support::TemporaryFolder folder;
  const auto script = run_lector({"script", "--json", kSamples + "short.txt"}).out;
  for (const auto* other :
       {"Word ", " Two  words", "A\u2028B", "esc\x1b[31m", "\uFFFE\uFFFF", "", "  "}) {
    INFO(other);
    auto changed = json::parse(script);
    changed["title"] = other;
    write_file(folder / "a.json", changed.dump());
    publish({(folder / "a.json").string()}, folder / "a.mp3");
    CHECK(verdict_on(folder / "a.mp3").empty());
  }
}

TEST_CASE("publish: what an earlier rendering left is named, and stays", "[whole]") {
  const support::TemporaryFolder folder;
  const auto path = (folder / "a.mp3").string();
  publish({kSamples + "short.txt"}, path);
  auto names = files_in(folder / "");
  const auto render = [&](const std::string& input, const std::string& kinds) {
    return run_lector({"render", "-q", "--no-cache", "--with", kinds, "-o", path, input}).err;
  };
  const auto note = render(kSamples + "tide.txt", "vtt,srt,chapters,transcript");
  CHECK_THAT(note, Catch::Contains(R"(lies "a.timing.json", "a.html", "a.epub" of an earlier)"));
  CHECK(files_in(folder / "").size() == names.size());
  CHECK(render(kSamples + "tide.txt", "all").empty());
  // A page of that name may be the article itself.
  for (const auto& [name, bytes] : names)
    if (name != "a.mp3") fs::remove(folder / name);
  write_file(folder / "a.html",
             "<article><h1>One bridge</h1><p>It had been closed for eleven years.</p><p>Now it is "
             "open.</p></article>");
  CHECK(render((folder / "a.html").string(), "none").empty());
}

TEST_CASE("publish: an edition whose replacing died between two names is found out", "[whole]") {
  const support::TemporaryFolder folder;
  for (const auto* name : {"old", "new", "mixed"}) fs::create_directories(folder / name);
  publish({kSamples + "short.txt"}, folder / "old" / "a.mp3");
  publish({kSamples + "captions.txt"}, folder / "new" / "a.mp3");
  const auto fresh = files_in(folder / "new");
  for (const auto& [name, bytes] : files_in(folder / "old"))
    write_file(folder / "mixed" / name, bytes);
  CHECK(verdict_on(folder / "mixed").empty());
  // In the order in which they get their names, the sound last.
  for (const auto* ending :
       {"chapters.json", "vtt", "srt", "transcript.json", "timing.json", "html", "epub"}) {
    CAPTURE(ending);
    const auto name = std::string("a.") + ending;
    write_file(folder / "mixed" / name, fresh.at(name));
    CHECK_FALSE(verdict_on(folder / "mixed").empty());
  }
  write_file(folder / "mixed" / "a.mp3", fresh.at("a.mp3"));
  CHECK(verdict_on(folder / "mixed").empty());
}

TEST_CASE("publish: standard output has no place beside it", "[whole]") {
  const auto outcome =
      run_lector({"render", "-q", kSamples + "short.txt", "-o", "-", "--with", "html"});
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.out.empty());
}

TEST_CASE("publish: what can't be read doesn't hide what else is wrong in a folder", "[whole]") {
  const support::TemporaryFolder folder;
  publish({kSamples + "short.txt"}, folder / "z.mp3");
  fs::create_directories(folder / "a.mp3");
  write_file(folder / "b.mp3", "no sound");
  write_file(folder / "z.vtt", "WEBVTT");
  CHECK_THAT(verdict_on(folder / ""),
             Catch::Contains("a.mp3: file: ") && Catch::Contains("b.mp3: file: ") &&
                 Catch::Contains("z.vtt: agreement: "));
}
