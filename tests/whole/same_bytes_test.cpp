// Same input, same bytes: whatever the number of workers, the folder, the locale, the time zone.
#include <catch2/catch.hpp>
#include <filesystem>
#include <thread>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;

/// How to render, beside the program itself.
struct Call {
  std::vector<std::string> settings;  ///< for `env`
  std::vector<std::string> options;   ///< the last one is the ending of the file to write
  std::string sample = "captions";
};

/// Renders a copy of a sample in a folder of its own.
fs::path render(const support::TemporaryFolder& folder, const std::string& name, const Call& call) {
  fs::create_directories(folder / name);
  const auto input = folder / name / "article.txt";
  const auto output = folder / name / "edition";
  fs::copy_file(LECTOR_SOURCE_DIR "/samples/" + call.sample + ".txt", input);
  const fs::path target = output.string() + call.options.back();
  std::vector<std::string> words{"env"};
  words.insert(words.end(), call.settings.begin(), call.settings.end());
  words.insert(words.end(),
               {LECTOR_PROGRAM, "render", input.string(), "-o", target.string(), "-q"});
  words.insert(words.end(), call.options.begin(), call.options.end() - 1);
  const auto outcome = support::run(words);
  INFO(outcome.err);
  REQUIRE(outcome.exit_code == 0);
  return target;
}

bool is_same(const fs::path& left, const fs::path& right) {
  return support::run({"cmp", left.string(), right.string()}).exit_code == 0;
}

}  // namespace

TEST_CASE("whole: an edition's bytes depend on its input and style alone", "[whole]") {
  const support::TemporaryFolder folder;
  const auto one = render(folder, "one", {{}, {"-j", "1", ".mp3"}});
  CHECK(is_same(one, render(folder, "two", {{}, {"-j", "2", ".mp3"}})));
  CHECK(is_same(one, render(folder, "eight", {{}, {"-j", "8", ".mp3"}})));
  CHECK(is_same(
      one,
      render(folder,
             "abroad ä",
             {{"LC_ALL=de_DE.UTF-8", "LANG=tr_TR.UTF-8", "TZ=Asia/Seoul"}, {"-j", "3", ".mp3"}})));
  CHECK(is_same(
      one,
      render(folder,
             "bare",
             {{"-i", "PATH=/usr/bin:/bin", "TZ=America/Los_Angeles"}, {"-j", "2", ".mp3"}})));
}

TEST_CASE("whole: sound files have the same bytes every time too", "[whole]") {
  const support::TemporaryFolder folder;
  for (const std::string ending : {".wav", ".flac", ".ogg", ".opus"}) {
    CAPTURE(ending);
    const auto one = render(folder, "one" + ending, {{}, {"-j", "1", ending}});
    CHECK(is_same(one, render(folder, "two" + ending, {{"TZ=Asia/Seoul"}, {"-j", "4", ending}})));
  }
}

TEST_CASE("whole: a long edition has the same bytes for any number of workers and any cache",
          "[whole]") {
  const support::TemporaryFolder folder;
  const std::string cache = (folder / "cache").string();
  const auto one = render(folder, "one", {{}, {"-j", "1", "--no-cache", ".mp3"}, "tide"});
  for (const std::string jobs : {"2", "3", "8"})
    CHECK(is_same(
        one, render(folder, "plain " + jobs, {{}, {"-j", jobs, "--no-cache", ".mp3"}, "tide"})));
  for (const std::string run : {"cold", "warm", "warmer"})
    CHECK(is_same(one, render(folder, run, {{}, {"-j", "3", "--cache", cache, ".mp3"}, "tide"})));
  // Most of what was kept goes, and then the rest.
  for (const std::string megabytes : {"1", "0"}) {
    static_cast<void>(render(folder,
                             "evicting " + megabytes,
                             {{}, {"--cache", cache, "--cache-size", megabytes, ".mp3"}}));
    CHECK(is_same(
        one,
        render(folder,
               "after eviction " + megabytes,
               {{}, {"-j", "2", "--cache", cache, "--cache-size", megabytes, ".mp3"}, "tide"})));
  }
}

TEST_CASE(
    "whole: renderings at once, on a loaded machine and with one cache, don't disturb each "
    "other",
    "[whole]") {
  const support::TemporaryFolder folder;
  const auto alone = render(folder, "alone", {{}, {"-j", "1", "--no-cache", ".mp3"}, "tide"});
  const std::string cache = (folder / "cache").string();
  std::vector<fs::path> editions(6);
  {
    std::vector<std::jthread> users;
    for (std::size_t i = 0; i < editions.size(); ++i)
      users.emplace_back([&, i] {
        editions[i] = folder / ("edition " + std::to_string(i) + ".mp3");
        static_cast<void>(support::run({LECTOR_PROGRAM,
                                        "render",
                                        LECTOR_SOURCE_DIR "/samples/tide.txt",
                                        "-o",
                                        editions[i].string(),
                                        "-q",
                                        "-j",
                                        std::to_string(i + 1),
                                        "--cache",
                                        cache}));
      });
  }
  for (const auto& edition : editions) CHECK(is_same(alone, edition));
}
