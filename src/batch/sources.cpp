#include "batch/sources.hpp"

#include <glob.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <set>
#include <string_view>
#include <system_error>

#include "base/report.hpp"
#include "fetch/address.hpp"
#include "publish/earlier.hpp"
#include "publish/publish.hpp"

namespace lector::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxPathBytes = 512;
constexpr std::array<std::string_view, 12> kEndings = {".txt",
                                                       ".text",
                                                       ".md",
                                                       ".markdown",
                                                       ".html",
                                                       ".htm",
                                                       ".xhtml",
                                                       ".json",
                                                       ".jsonl",
                                                       ".xml",
                                                       ".rss",
                                                       ".atom"};

std::string lower_ending(const fs::path& path) {
  auto ending = path.extension().string();
  std::ranges::transform(ending, ending.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return ending;
}

/// A path that says the same wherever the program is started: "./a/../b.txt" is "b.txt".
std::string plain_name(const fs::path& path) {
  fs::path plain;
  for (const auto& part : path.lexically_normal().relative_path()) {
    if (part != ".." && part != ".") plain /= part;
  }
  return plain.string();
}

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

/// Whether a browser made the folder for the pictures and scripts of a page that it saved.
bool belongs_to_page(const fs::path& folder) {
  auto name = folder.filename().string();
  for (const std::string_view ending : {"_files", "-Dateien", "_archivos", "_fichiers", "_file"}) {
    if (!name.ends_with(ending)) continue;
    const auto page = folder.parent_path() / name.substr(0, name.size() - ending.size());
    std::error_code ignored;
    if (fs::exists(page.string() + ".html", ignored) || fs::exists(page.string() + ".htm", ignored))
      return true;
  }
  return false;
}

bool begins_with_mark(const fs::path& path, std::string_view mark) {
  std::array<char, 16'384> head{};  // a feed says what its podcast is before who made it
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), head.size());
  return std::string_view(head.data(), static_cast<std::size_t>(file.gcount())).find(mark) !=
         std::string_view::npos;
}

/// Whether this program wrote a file in its folder of episodes: pages, feed and reports say so
/// themselves; other JSON has a name that only an episode gives.
bool is_own_file(const fs::path& path) {
  const auto name = path.filename().string();
  if (name.ends_with(".html")) return publish::is_own_page(path);
  if (name.ends_with(".xml")) return begins_with_mark(path, "<generator>Lector</generator>");
  if (!name.ends_with(".json")) return false;
  std::error_code ignored;
  const auto is_beside_sound = [&](const publish::KindName& kind) {
    if (!name.ends_with(kind.ending)) return false;
    const auto stem = name.substr(0, name.size() - kind.ending.size());
    return fs::exists(path.parent_path() / (stem + ".mp3"), ignored);
  };
  return std::ranges::any_of(publish::kKinds, is_beside_sound) ||
         begins_with_mark(path, "\"lector.report/1\"");
}

class Finder {
 public:
  explicit Finder(const Search& search) : search_(search) {}

  void add(const std::string& given) {
    std::error_code error;
    if (given.empty()) throw Error(ErrorKind::config, "an empty name is no input");
    if (fetch::is_address(given)) {
      add({.path = given, .name = given, .is_on_the_web = true});
    } else if (fs::is_directory(given, error)) {
      add_folder(given, given);
    } else if (!fs::exists(given, error) && given.find_first_of("*?[") != std::string::npos) {
      add_matches(given);
    } else {
      add({.path = given, .name = plain_name(given)});
    }
  }

  Sources finish() && { return std::move(found_); }

 private:
  void add(Source source) {
    if (!seen_.insert(source.path).second) return;
    if (!source.is_on_the_web && is_in_output(source.path) && is_own_file(source.path))
      ++found_.passed_over[lower_ending(source.path)];
    else
      found_.sources.push_back(std::move(source));
  }

  [[nodiscard]] bool is_output(const fs::path& folder) const {
    std::error_code missing;
    return !search_.output.empty() && fs::equivalent(folder, search_.output, missing);
  }

  /// Asked of many files of one folder, one after another.
  [[nodiscard]] bool is_in_output(const fs::path& path) {
    auto folder = path.parent_path();
    if (folder.empty()) folder = ".";
    if (folder != last_folder_) {
      last_folder_ = folder;
      last_is_output_ = is_output(folder);
    }
    return last_is_output_;
  }

  /// @param root  the folder that was given.
  void add_folder(const fs::path& folder, const fs::path& root) {
    std::error_code error;
    if (folder != root && is_output(folder)) return;
    std::vector<fs::path> entries;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error))
      entries.push_back(entry->path());
    // Reading it as a file will fail, too, and be reported as any article that can't be read.
    if (error) add({.path = folder.string(), .name = folder.lexically_relative(root).string()});
    std::ranges::sort(entries, {}, [](const fs::path& path) { return path.native(); });
    for (const auto& path : entries) {
      if (!is_hidden(path)) add_found(path, root);
    }
  }

  void add_found(const fs::path& path, const fs::path& root) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      // Not through links, which may lead around in a circle.
      const bool is_link = fs::is_symlink(path, error);
      if (search_.is_recursive && !is_link && !belongs_to_page(path)) add_folder(path, root);
      return;
    }
    const auto ending = lower_ending(path);
    if (std::ranges::find(kEndings, ending) == kEndings.end()) {
      ++found_.passed_over[ending];
      return;
    }
    add({.path = path.string(), .name = path.lexically_relative(root).string()});
  }

  void add_matches(const std::string& pattern) {
    glob_t matches{};
    // NOLINTNEXTLINE(concurrency-mt-unsafe): before any thread
    const int result = ::glob(pattern.c_str(), GLOB_ERR, nullptr, &matches);
    const std::unique_ptr<glob_t, void (*)(glob_t*)> owned(&matches, ::globfree);
    if (result == GLOB_NOMATCH)
      throw Error(ErrorKind::config, "nothing matches " + base::quoted(pattern, kMaxPathBytes));
    if (result != 0)
      throw Error(ErrorKind::io,
                  base::quoted(pattern, kMaxPathBytes) +
                      ": a folder on the way can't be read; check its permissions");
    const std::span paths(matches.gl_pathv, matches.gl_pathc);
    for (const char* path : paths) add(std::string(path));
  }

  const Search& search_;
  Sources found_;
  std::set<std::string> seen_;
  fs::path last_folder_;
  bool last_is_output_ = false;
};

}  // namespace

Sources find_sources(std::span<const std::string> given, const Search& search) {
  Finder finder(search);
  for (const auto& one : given) finder.add(one);
  return std::move(finder).finish();
}

std::vector<std::string> read_list(std::string_view bytes) {
  const char mark = bytes.find('\0') == std::string_view::npos ? '\n' : '\0';
  std::vector<std::string> entries;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const auto end = std::min(bytes.find(mark, begin), bytes.size());
    auto entry = bytes.substr(begin, end - begin);
    if (mark == '\n' && entry.ends_with('\r')) entry.remove_suffix(1);
    if (!entry.empty()) entries.emplace_back(entry);
    begin = end + 1;
  }
  return entries;
}

}  // namespace lector::batch
