// Whatever goes wrong: a message with what, where and remedy, the right exit code, and nothing
// half-written.
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;

constexpr const char* kSample = LECTOR_SOURCE_DIR "/samples/short.txt";

fs::path write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string read(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  return names;
}

/// Renders an input in a folder of its own, sees that nothing but the input is left there, and
/// gives what the program said.
support::Outcome fail_to_render(const std::string& bytes, int exit_code = 1) {
  const support::TemporaryFolder folder;
  const auto input = write(folder / "in.txt", bytes);
  const auto outcome = support::run(
      {LECTOR_PROGRAM, "render", input.string(), "-o", (folder / "out.mp3").string(), "-q"});
  CHECK(outcome.exit_code == exit_code);
  CHECK(outcome.out.empty());
  CHECK(names_in(folder.path()) == std::vector<std::string>{"in.txt"});
  CHECK_THAT(outcome.err, Catch::Contains("in.txt"));
  return outcome;
}

}  // namespace

TEST_CASE("bad input: a missing file and a folder are named with the remedy", "[whole]") {
  const support::TemporaryFolder folder;
  const auto missing = support::run({LECTOR_PROGRAM,
                                     "render",
                                     (folder / "nosuch.txt").string(),
                                     "-o",
                                     (folder / "a.mp3").string()});
  CHECK(missing.exit_code == 1);
  CHECK_THAT(missing.err, Catch::Contains("nosuch.txt") && Catch::Contains("No such file"));
  const auto is_folder = support::run({LECTOR_PROGRAM, "article", folder.path().string()});
  CHECK(is_folder.exit_code == 1);
  CHECK_THAT(is_folder.err, Catch::Contains("is a folder; name a file"));
  CHECK(names_in(folder.path()).empty());
}

TEST_CASE("bad input: what is no article fails and leaves nothing", "[whole]") {
  CHECK_THAT(fail_to_render("").err, Catch::Contains("empty"));
  CHECK_THAT(fail_to_render(" \n\t\n").err, Catch::Contains("nothing but white space"));
  fail_to_render(
      "Advertisement\nShare this article\nCopyright © 2026 The Paper. All rights reserved.\n");
  CHECK_THAT(fail_to_render(std::string("A headline\n\nA body with a ") + '\0' + " in it.\n").err,
             Catch::Contains("NUL"));
  fail_to_render(read(LECTOR_PROGRAM).substr(0, 100'000));
}

TEST_CASE("bad input: another charset than UTF-8 is detected and read", "[whole]") {
  const support::TemporaryFolder folder;
  const auto latin = write(folder / "latin.txt",
                           "Gr\xF6\xDF"
                           "ere H\xE4user f\xFCr die Stadt\n\nDie B\xFCrgermeisterin er\xF6"
                           "ffnete am "
                           "Montag f\xFCnf neue H\xE4user. Viele G\xE4ste waren dar\xFC"
                           "ber sehr gl\xFC"
                           "cklich.\n");
  const auto outcome = support::run({LECTOR_PROGRAM, "article", latin.string(), "--json"});
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, Catch::Contains("Größere Häuser für die Stadt"));
}

TEST_CASE("bad input: one line of 10 MB is understood in bounded time", "[whole]") {
  const support::TemporaryFolder folder;
  std::string line = "A Very Long Line\n\n";
  while (line.size() < 10'000'000)
    line += "The ferry left at noon, and nobody on the quay was surprised. ";
  const auto input = write(folder / "line.txt", line);
  const auto outcome =
      support::run({"timeout", "180", LECTOR_PROGRAM, "script", input.string(), "--json"});
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out.size() > line.size());
}

TEST_CASE("bad input: an output that can't be written is told before the work", "[whole]") {
  const support::TemporaryFolder folder;
  const auto render_to = [&](const std::string& output) {
    return support::run({LECTOR_PROGRAM, "render", kSample, "-o", output, "-q"});
  };
  const auto missing = render_to((folder / "nosuch" / "a.mp3").string());
  CHECK(missing.exit_code == 1);
  CHECK_THAT(missing.err, Catch::Contains("nosuch") && Catch::Contains("create it first"));
  const auto read_only = render_to("/proc/a.mp3");
  CHECK(read_only.exit_code == 1);
  CHECK_THAT(read_only.err, Catch::Contains("/proc/a.mp3"));
  const auto is_folder = render_to((folder.path().string() + ".mp3/").c_str());
  CHECK(is_folder.exit_code != 0);
  const auto ending = render_to((folder / "a.doc").string());
  CHECK(ending.exit_code == 2);
  CHECK_THAT(ending.err, Catch::Contains(".mp3"));
  CHECK(names_in(folder.path()).empty());
}

TEST_CASE("bad input: no space left is told and leaves nothing", "[whole]") {
  const support::TemporaryFolder folder;
  const auto output = folder / "out.mp3";
  // A limit on the size of files stands for a full disk: the write fails in the same place.
  const auto outcome = support::run(
      {"prlimit", "--fsize=40000", LECTOR_PROGRAM, "render", kSample, "-o", output.string(), "-q"});
  CHECK(outcome.exit_code == 1);
  CHECK_THAT(outcome.err, Catch::Contains("File too large"));
  CHECK(names_in(folder.path()).empty());
}

TEST_CASE("bad input: a voice that doesn't exist or would be ignored is refused", "[whole]") {
  const support::TemporaryFolder folder;
  for (const std::string voice : {"nosuch", "en-us+nosuch", "en-gb+benjamin"}) {
    const auto outcome = support::run({LECTOR_PROGRAM,
                                       "render",
                                       kSample,
                                       "--voice",
                                       voice,
                                       "-o",
                                       (folder / "a.mp3").string(),
                                       "-q"});
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == 2);
    CHECK_THAT(outcome.err, Catch::Contains(voice));
  }
  CHECK(names_in(folder.path()).empty());
}

TEST_CASE("bad input: an edition that exists stays whole when a new one fails", "[whole]") {
  const support::TemporaryFolder folder;
  const auto output = write(folder / "out.mp3", "yesterday");
  const auto outcome =
      support::run({LECTOR_PROGRAM, "render", "/dev/null", "-o", output.string(), "-q"});
  CHECK(outcome.exit_code == 1);
  CHECK(read(output) == "yesterday");
}

TEST_CASE("bad input: results that can't be printed are an error", "[whole]") {
  const auto outcome = support::run(
      {"sh", "-c", std::string(LECTOR_PROGRAM) + " script " + kSample + " > /dev/full"});
  CHECK(outcome.exit_code == 1);
  CHECK_THAT(outcome.err, Catch::Contains("No space left"));
}

TEST_CASE("bad input: a headline never chooses a path", "[whole]") {
  const support::TemporaryFolder folder;
  const auto input =
      write(folder / "in.txt",
            "../../etc/passwd\n\nA body of one sentence follows here, and it is read.\n");
  const auto outcome = support::run(
      {LECTOR_PROGRAM, "render", input.string(), "-o", (folder / "out.mp3").string(), "-q"});
  CHECK(outcome.exit_code == 0);
  CHECK(fs::exists(folder / "out.mp3"));
}
