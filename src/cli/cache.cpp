#include "cli/cache.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/report.hpp"
#include "cli/terminal.hpp"

namespace lector::cli {
namespace {

namespace fs = std::filesystem;

std::optional<fs::path> absolute_path(const char* variable) {
  const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): before any thread
  if (value == nullptr || !fs::path(value).is_absolute()) return std::nullopt;
  return value;
}

std::optional<fs::path> default_folder() {
  if (const auto caches = absolute_path("XDG_CACHE_HOME")) return *caches / "lector";
  if (const auto home = absolute_path("HOME")) return *home / ".cache" / "lector";
  return std::nullopt;
}

}  // namespace

std::unique_ptr<base::Cache> open_cache(const Invocation& wanted) {
  if (!wanted.use_cache) return nullptr;
  if (wanted.cache && wanted.cache->empty())
    throw Error(ErrorKind::config, "--cache \"\" names no folder; name one, or say --no-cache");
  const auto max_bytes = wanted.cache_megabytes << 20U;
  if (wanted.cache) return std::make_unique<base::Cache>(*wanted.cache, max_bytes);
  const auto folder = default_folder();
  if (!folder) return nullptr;
  try {
    return std::make_unique<base::Cache>(*folder, max_bytes);
  } catch (const Error& error) {
    if (wanted.progress != ProgressMode::none)
      print_message("lector: note: nothing is cached: " + base::full_message(error));
    return nullptr;
  }
}

std::string program_identity() {
  constexpr std::size_t kMostBytes = std::size_t{1} << 30U;
  return "lector " LECTOR_VERSION " " +
         base::to_text(base::key_of(base::read_file("/proc/self/exe", kMostBytes)));
}

}  // namespace lector::cli
