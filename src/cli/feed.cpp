#include "cli/feed.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <system_error>

#include "base/files.hpp"
#include "base/report.hpp"
#include "batch/episodes.hpp"
#include "batch/folder.hpp"
#include "batch/report.hpp"
#include "cli/counted.hpp"
#include "cli/terminal.hpp"
#include "edition/write.hpp"
#include "feed/feed.hpp"
#include "feed/podcast_file.hpp"
#include "publish/cover_art.hpp"

namespace lector::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxTomlBytes = 1'000'000;

std::string shown(const fs::path& path) {
  return base::quoted(path.string(), 512);
}

void write_whole(const fs::path& path, std::string_view text) {
  base::OutputFile file(path);
  file.write(text);
  file.commit();
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

/// @throws Error(config) if there is one already: what its publisher wrote isn't lost.
void begin_podcast(const fs::path& folder) {
  const auto path = folder / feed::kPodcastFile;
  if (is_there(path))
    throw Error(ErrorKind::config,
                shown(path) + " is there already; change it, or remove it first");
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored))
    throw Error(ErrorKind::config, shown(folder) + " is no folder; name that of the episodes");
  write_whole(path, feed::podcast_template());
}

feed::Podcast read_podcast(const fs::path& folder) {
  const auto path = folder / feed::kPodcastFile;
  if (!is_there(path))
    throw Error(ErrorKind::config,
                shown(path) + " is missing; lector feed --init " +
                    batch::safe_text(folder.string()) + " writes one to begin with");
  return feed::parse_podcast(base::read_file(path, kMaxTomlBytes), path.string());
}

/// Draws the cover that a podcast names, unless there is one.
void draw_cover(const feed::Podcast& podcast, const fs::path& path) {
  if (is_there(path)) return;
  if (path.extension() == ".png")
    throw Error(ErrorKind::config,
                "the cover that is drawn is a JPEG; in podcast.toml, write cover = \"cover.jpg\"");
  const bool is_by_another = podcast.author != podcast.title;
  const auto cover = publish::cover_art({.title = podcast.title,
                                         .publisher = is_by_another ? podcast.author : "",
                                         .byline = "",
                                         .language = podcast.language},
                                        publish::kPodcastCoverPixels);
  write_whole(path, cover.bytes);
}

void check_cover(const fs::path& path) {
  if (!is_there(path))
    throw Error(ErrorKind::input,
                "the cover " + shown(path) +
                    " is missing; put one there, or have one drawn with --cover auto");
  static_cast<void>(edition::read_podcast_cover(path));
}

/// @return how many episodes it has.
std::size_t write_feed(const Invocation& wanted, const fs::path& folder) {
  const auto podcast = read_podcast(folder);  // first: nothing is written to a folder without one
  const batch::FeedLock lock(folder);
  const auto cover = folder / podcast.cover;
  if (draws_cover(wanted)) draw_cover(podcast, cover);
  check_cover(cover);
  auto episodes = batch::episodes_in(folder, wanted.jobs);
  const auto count = episodes.size();
  write_whole(folder / feed::kFeedFile, feed::feed_xml(podcast, std::move(episodes)));
  return count;
}

void tell(const Invocation& wanted, const std::string& message) {
  if (wanted.progress == ProgressMode::automatic) print_message(message);
}

}  // namespace

bool draws_cover(const Invocation& wanted) {
  return wanted.cover == "auto";
}

int make_feed(const Invocation& wanted) {
  const fs::path folder = wanted.input;
  if (wanted.begins) {
    begin_podcast(folder);
    tell(wanted,
         (folder / feed::kPodcastFile).string() +
             ": say in it what your podcast is, then: " + "lector feed " + folder.string());
    return 0;
  }
  const auto count = write_feed(wanted, folder);
  tell(wanted, (folder / feed::kFeedFile).string() + ": " + counted(count, "episode"));
  return 0;
}

bool feed_after_batch(const Invocation& wanted) {
  const auto& folder = wanted.batch.out;
  if (!is_there(folder / feed::kPodcastFile)) {
    tell(wanted, "no feed was written; lector feed --init " + folder.string() + " begins one");
    return true;
  }
  try {
    const auto count = write_feed(wanted, folder);
    tell(wanted, (folder / feed::kFeedFile).string() + ": " + counted(count, "episode"));
    return true;
  } catch (const Error& error) {
    print_message("lector: the episodes are done, but not their feed: " +
                  base::full_message(error));
    return false;
  }
}

}  // namespace lector::cli
