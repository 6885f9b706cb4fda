#include "cli/reading.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "base/report.hpp"
#include "cli/terminal.hpp"
#include "cli/voices.hpp"

namespace lector::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNoProfile = "none";

fs::path publications_folder() {
  return voices_folder() / "publications";
}

article::Profile read(const fs::path& path) {
  return article::parse_profile(base::read_file(path, article::kMaxProfileBytes), path.string());
}

/// The built-in files, by name.
std::vector<fs::path> built_in() {
  std::vector<fs::path> paths;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(publications_folder(), missing)) {
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

article::Profile read_named(const std::string& name) {
  const bool is_path = name.find('/') != std::string::npos || name.ends_with(".toml");
  if (is_path) return read(name);
  std::string known;
  for (const auto& path : built_in()) {
    if (path.stem() == name) return read(path);
    known.append(path.stem().string()).append(", ");
  }
  throw Error(ErrorKind::config,
              "no profile " + base::quoted(name) + "; known: " + known + std::string(kNoProfile) +
                  "; a file needs a slash or the ending .toml");
}

article::Profiles profiles_of(const Invocation& wanted) {
  article::Profiles profiles;
  if (wanted.profile == kNoProfile) return profiles;
  if (wanted.profile) {
    profiles.named = read_named(*wanted.profile);
    return profiles;
  }
  for (const auto& path : built_in()) profiles.known.push_back(read(path));
  return profiles;
}

}  // namespace

article::ReadOptions reading_of(const Invocation& wanted) {
  article::ReadOptions reading;
  reading.choices = article::read_choices(wanted.keep, wanted.drop);
  reading.profiles = profiles_of(wanted);
  reading.entry = wanted.entry;
  if (!wanted.as) return reading;
  reading.as = article::input_kind_named(*wanted.as);
  if (!reading.as) {
    throw Error(ErrorKind::config,
                "--as: nothing is called " + base::quoted(*wanted.as) +
                    "; an input may be read as " + article::input_kind_names());
  }
  return reading;
}

article::ReadOptions reading_of(article::ReadOptions reading, const Input& input) {
  reading.url = input.url;
  reading.charset = input.charset;
  return reading;
}

namespace {

/// The page at an address, fetched within the limits of the call.
Input page_at(const Invocation& wanted, const std::string& url) {
  auto page = wanted;
  page.input = url;
  if (!is_on_the_web(url))
    throw Error(ErrorKind::input, "the entry's link " + base::quoted(url) + " is no web address");
  return read_input(page);
}

}  // namespace

Input followed(const Invocation& wanted, Input input, article::ReadOptions& reading) {
  if (!wanted.follows) return input;
  const auto articles = article::read_articles(input.bytes, reading_of(reading, input));
  if (articles.size() != 1 || !articles.front().is_summary) return input;
  const auto& url = articles.front().url;
  if (!url) return input;
  reading.entry.reset();
  reading.as.reset();
  return page_at(wanted, *url);
}

std::vector<article::Article> read_articles(const Invocation& wanted,
                                            const Input& input,
                                            article::ReadOptions reading) {
  auto articles = article::read_articles(input.bytes, reading_of(reading, input));
  reading.entry.reset();
  reading.as.reset();
  for (auto& article : articles) {
    if (!wanted.follows || !article.is_summary || !article.url) continue;
    try {
      const auto page = page_at(wanted, *article.url);
      article = article::read_article(page.bytes, reading_of(reading, page));
    } catch (const Error& error) {
      article.diagnostics.push_back({"the link wasn't followed: " + base::full_message(error), {}});
    }
  }
  return articles;
}

void refuse_reading_of_script(const Invocation& wanted) {
  const bool is_said = wanted.as || wanted.profile || !wanted.keep.empty() || !wanted.drop.empty();
  if (is_said) {
    throw Error(ErrorKind::config,
                "--as, --profile, --keep and --drop say how an article is read, but this is a "
                "script; name the article that it was composed from");
  }
}

article::PageStyle page_style_of(const Invocation& wanted) {
  article::PageStyle style;
  style.is_full = wanted.is_full;
  const auto terminal = output_terminal();
  if (!terminal) return style;
  return {
      .columns = terminal->columns, .has_colour = terminal->has_colour, .is_full = wanted.is_full};
}

}  // namespace lector::cli
