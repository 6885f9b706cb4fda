// Pages of HTML understood a second: those of LECTOR_PAGES (paths, one a line), else the samples.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "article/reader.hpp"
#include "base/files.hpp"

namespace {

constexpr std::size_t kMaxBytes = 100'000'000;

std::vector<std::string> read_pages() {
  std::vector<std::string> pages;
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody sets it
  const char* const listed = std::getenv("LECTOR_PAGES");
  std::istringstream paths(listed == nullptr ? "" : listed);
  for (std::string path; std::getline(paths, path);) {
    pages.push_back(lector::base::read_file(path, kMaxBytes));
  }
  if (!pages.empty()) return pages;
  const std::filesystem::path samples(LECTOR_SOURCE_DIR "/samples");
  for (const auto& entry : std::filesystem::directory_iterator(samples)) {
    if (entry.path().extension() != ".html") continue;
    pages.push_back(lector::base::read_file(entry.path().string(), kMaxBytes));
  }
  return pages;
}

void bench_pages(benchmark::State& state) {
  const auto pages = read_pages();
  for (auto _ : state) {
    for (const auto& page : pages) {
      try {
        benchmark::DoNotOptimize(lector::article::to_json(lector::article::read_article(page)));
      } catch (const lector::Error&) {
        continue;  // a page without an article takes its time, too
      }
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(pages.size()));
}

}  // namespace

BENCHMARK(bench_pages)->Unit(benchmark::kMillisecond)->UseRealTime();

BENCHMARK_MAIN();
