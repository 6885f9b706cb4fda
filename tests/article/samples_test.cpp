// The articles of samples/, read whole and mangled. What is understood of each is stored in
// tests/data/article; LECTOR_ACCEPT=1 rewrites that.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "reading.hpp"

using lector::article::find_hole;
using lector::article::read_article;

namespace {

namespace fs = std::filesystem;

const fs::path kSource = LECTOR_SOURCE_DIR;

std::vector<fs::path> samples() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(kSource / "samples")) {
    const auto ending = entry.path().extension();
    const bool is_markdown = ending == ".md" && entry.path().stem() != "README";
    if (ending == ".txt" || is_markdown) {
      paths.push_back(entry.path());
    }
  }
  std::ranges::sort(paths);
  return paths;
}

std::string contents(const fs::path& path) {
  return lector::base::read_file(path, 1'000'000);
}

/// True if a page is read without a hole, or refused with an error of the input.
bool is_covered(const std::string& page) {
  try {
    return find_hole(read_article(page), page) == std::string::npos;
  } catch (const lector::Error& error) {
    return error.kind() == lector::ErrorKind::input;
  }
}

std::vector<std::string> lines_of(const std::string& page) {
  std::vector<std::string> lines(1);
  for (const char c : page) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string page;
  for (const auto& line : lines) {
    page += line + "\n";
  }
  return page;
}

}  // namespace

TEST_CASE("samples: each is understood as its stored article says", "[article]") {
  REQUIRE(samples().size() >= 9);
  const bool accepts = std::getenv("LECTOR_ACCEPT") != nullptr;
  for (const auto& path : samples()) {
    INFO(path);
    const fs::path stored =
        kSource / "tests/data/article" / path.filename().replace_extension(".json");
    const std::string json = to_json(read_article(contents(path)));
    if (accepts) {
      lector::base::OutputFile file(stored);
      file.write(json);
      file.commit();
    }
    CHECK(json == contents(stored));
  }
}

TEST_CASE("samples: each is covered, cut at any place", "[article]") {
  constexpr std::size_t kStepBytes = 97;
  for (const auto& path : samples()) {
    const std::string page = contents(path);
    for (std::size_t end = page.size() % kStepBytes; end <= page.size(); end += kStepBytes) {
      INFO(path << " cut at " << end);
      REQUIRE(is_covered(page.substr(0, end)));
      REQUIRE(is_covered(page.substr(end)));
    }
  }
}

TEST_CASE("samples: each is covered with its lines shuffled and doubled", "[article]") {
  constexpr unsigned kRounds = 12;
  for (const auto& path : samples()) {
    auto lines = lines_of(contents(path));
    std::vector<std::string> doubled;
    for (const auto& line : lines) {
      doubled.insert(doubled.end(), 2, line);
    }
    INFO(path);
    REQUIRE(is_covered(joined(doubled)));
    std::mt19937 order(20250401);
    for (unsigned round = 0; round < kRounds; ++round) {
      std::shuffle(lines.begin(), lines.end(), order);
      INFO("round " << round);
      REQUIRE(is_covered(joined(lines)));
    }
  }
}
