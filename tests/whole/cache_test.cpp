// The cache as users meet it: where it lies, how it is turned off, what an edit costs.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <numeric>

#include "base/files.hpp"
#include "support/command.hpp"
#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;

/// Renders the short sample under settings for `env`.
support::Outcome render(const support::TemporaryFolder& folder,
                        const std::vector<std::string>& settings,
                        const std::vector<std::string>& options = {}) {
  std::vector<std::string> words{"env"};
  words.insert(words.end(), settings.begin(), settings.end());
  for (const char* word : {LECTOR_PROGRAM, "render", LECTOR_SOURCE_DIR "/samples/short.txt", "-o"})
    words.emplace_back(word);
  words.push_back((folder / "a.mp3").string());
  words.insert(words.end(), options.begin(), options.end());
  return support::run(words);
}

/// Files under a folder, at any depth; none if it isn't there.
std::size_t count_files(const fs::path& folder) {
  if (!fs::exists(folder)) return 0;
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    count += entry.is_regular_file() ? 1U : 0U;
  return count;
}

}  // namespace

TEST_CASE("whole: the cache lies where the XDG rules say", "[whole]") {
  const support::TemporaryFolder folder;
  const auto xdg = (folder / "xdg").string();
  const auto home = (folder / "home").string();
  CHECK(render(folder, {"XDG_CACHE_HOME=" + xdg, "HOME=" + home}).exit_code == 0);
  CHECK(count_files(folder / "xdg" / "lector") > 3);
  CHECK(count_files(folder / "home") == 0);
  // A relative path doesn't count.
  CHECK(render(folder, {"XDG_CACHE_HOME=xdg", "HOME=" + home}).exit_code == 0);
  CHECK(count_files(folder / "home" / ".cache" / "lector") > 3);
  CHECK_FALSE(fs::exists("xdg"));
  CHECK(render(folder, {"-u", "XDG_CACHE_HOME", "-u", "HOME"}).exit_code == 0);
}

TEST_CASE("whole: a cache that was named is used instead, and none with --no-cache", "[whole]") {
  const support::TemporaryFolder folder;
  const auto xdg = "XDG_CACHE_HOME=" + (folder / "xdg").string();
  CHECK(render(folder, {xdg}, {"--no-cache"}).exit_code == 0);
  CHECK(render(folder, {xdg}, {"--cache", (folder / "named").string()}).exit_code == 0);
  CHECK(count_files(folder / "xdg") == 0);
  CHECK(count_files(folder / "named") > 3);
  const auto both = render(folder, {xdg}, {"--no-cache", "--cache", "x"});
  CHECK(both.exit_code == 2);
  CHECK_THAT(both.err, Catch::Contains("--cache"));
  for (const auto& options :
       {std::vector<std::string>{"--cache", ""}, {"--cache-size", "-1"}, {"--cache-size", "x"}})
    CHECK(render(folder, {xdg}, options).exit_code == 2);
  CHECK_FALSE(fs::exists("v1"));
}

TEST_CASE("whole: a cache that can't be used ends the work if it was named, else is told",
          "[whole]") {
  const support::TemporaryFolder folder;
  std::ofstream(folder / "file") << "in the way";
  const auto blocked = (folder / "file" / "cache").string();
  const auto named = render(folder, {}, {"--cache", blocked});
  CHECK(named.exit_code == 1);
  CHECK_THAT(named.err, Catch::Contains(blocked));
  CHECK_FALSE(fs::exists(folder / "a.mp3"));
  const auto unnamed = render(folder, {"XDG_CACHE_HOME=" + blocked});
  CHECK(unnamed.exit_code == 0);
  CHECK_THAT(unnamed.err, Catch::Contains("nothing is cached") && Catch::Contains(blocked));
  CHECK(fs::exists(folder / "a.mp3"));
}

TEST_CASE("whole: the cache stays within its size", "[whole]") {
  const support::TemporaryFolder folder;
  const auto cache = (folder / "cache").string();
  for (const std::string sample : {"tide", "quotes", "lists", "furniture"}) {
    const auto outcome = support::run({LECTOR_PROGRAM,
                                       "render",
                                       LECTOR_SOURCE_DIR "/samples/" + sample + ".txt",
                                       "-o",
                                       (folder / "a.mp3").string(),
                                       "-q",
                                       "--cache",
                                       cache,
                                       "--cache-size",
                                       "2"});
    CHECK(outcome.exit_code == 0);
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(cache))
      if (entry.is_regular_file()) bytes += entry.file_size();
    CHECK(bytes <= (2U << 20U) + 100);
  }
}

TEST_CASE("whole: an edited article is made of what is known, with the bytes of a first run",
          "[whole]") {
  const support::TemporaryFolder folder;
  auto text = lector::base::read_file(LECTOR_SOURCE_DIR "/samples/tide.txt", 1U << 20U);
  const auto middle = text.find(". ", text.size() / 2);
  REQUIRE(middle != std::string::npos);
  text.insert(middle + 1, " Nobody at the harbour had expected that.");
  std::ofstream(folder / "edited.txt") << text;
  const auto render_with = [&](const std::string& input, const std::vector<std::string>& options) {
    std::vector<std::string> words{
        LECTOR_PROGRAM, "render", input, "-q", "-o", (folder / "a.mp3").string()};
    words.insert(words.end(), options.begin(), options.end());
    REQUIRE(support::run(words).exit_code == 0);
    return lector::base::read_file(folder / "a.mp3", 1U << 30U);
  };
  const std::vector<std::string> cached{"--cache", (folder / "cache").string()};
  static_cast<void>(render_with(LECTOR_SOURCE_DIR "/samples/tide.txt", cached));
  const auto before = count_files(folder / "cache");
  const auto edited = (folder / "edited.txt").string();
  CHECK(render_with(edited, cached) == render_with(edited, {"--no-cache"}));
  const auto added = count_files(folder / "cache") - before;
  CHECK(added > 0);
  CHECK(added < before / 2);
}
