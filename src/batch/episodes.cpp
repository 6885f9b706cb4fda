#include "batch/episodes.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "base/audio.hpp"
#include "base/parallel.hpp"
#include "base/report.hpp"
#include "batch/ledger.hpp"
#include "batch/naming.hpp"
#include "edition/inspect.hpp"
#include "edition/tag_text.hpp"
#include "publish/publish.hpp"

namespace lector::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxPathBytes = 512;

using Tags = std::map<std::string, std::string>;

std::set<std::string> files_in(const fs::path& folder) {
  std::set<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    std::error_code ignored;
    const auto name = entry->path().filename().string();
    if (!name.starts_with('.') && entry->is_regular_file(ignored)) names.insert(name);
  }
  if (error)
    throw Error(ErrorKind::io,
                "can't read the folder " + base::quoted(folder.string(), kMaxPathBytes) + ": " +
                    error.message());
  return names;
}

std::optional<std::string> tag(const Tags& tags, const char* id) {
  const auto found = tags.find(id);
  const bool is_there = found != tags.end() && !found->second.empty();
  return is_there ? std::optional(found->second) : std::nullopt;
}

/// A date of ID3v2.3, which has it in three frames (year, DDMM, HHMM), or of ID3v2.4.
std::optional<std::string> date_in(const Tags& tags) {
  if (const auto date = tag(tags, "TDRC")) return date;
  auto date = tag(tags, "TYER");
  const auto day_month = tag(tags, "TDAT").value_or("");
  if (!date || day_month.size() != 4) return date;
  *date += "-" + day_month.substr(2) + "-" + day_month.substr(0, 2);
  const auto time = tag(tags, "TIME").value_or("");
  if (time.size() == 4) *date += "T" + time.substr(0, 2) + ":" + time.substr(2);
  return date;
}

/// Reads episodes, from several threads at once.
class Reader {
 public:
  explicit Reader(const fs::path& folder)
      : folder_(folder),
        names_(files_in(folder)),
        ledger_(folder, Access::look),
        owners_(ledger_.owners()) {}

  [[nodiscard]] std::vector<std::string> episodes() const {
    std::vector<std::string> episodes;
    for (const auto& name : names_)
      if (name.ends_with(".mp3")) episodes.push_back(name);
    return episodes;
  }

  /// @return nothing if it went while the folder was read: a batch is at work, and replaces it.
  [[nodiscard]] std::optional<feed::Episode> read(const std::string& name) const {
    try {
      return episode_of(name, edition::inspect_tag(folder_ / name));
    } catch (const Error& error) {
      std::error_code ignored;
      if (!fs::exists(folder_ / name, ignored)) return std::nullopt;
      std::throw_with_nested(
          Error(error.kind(), "episode " + base::quoted((folder_ / name).string(), kMaxPathBytes)));
    }
  }

 private:
  [[nodiscard]] feed::Episode episode_of(const std::string& name,
                                         edition::Inspection inspection) const {
    const auto& tags = inspection.tags;
    feed::Episode episode{
        .file_name = name,
        .size_bytes = inspection.size_bytes,
        .length_ms = base::to_ms(inspection.length_frames, inspection.sample_rate_hz),
        .guid = {},
        .title = tag(tags, "TIT2").value_or(fs::path(name).stem().string()),
        .byline = tag(tags, "TPE1"),
        .published = date_in(tags),
        .url = tag(tags, "WOAF"),
        .language = edition::iso639_1(tag(tags, "TLAN").value_or("")),
        .lead = {},
        .notice = tag(tags, "COMM").value_or(""),
        .chapters = {},
        .beside = beside(name)};
    episode.lead = feed::lead_of(tag(tags, "USLT").value_or(""), episode);
    for (auto& chapter : inspection.chapters) {
      chapter.picture.reset();  // thousands of them would take all memory
      episode.chapters.push_back(std::move(chapter));
    }
    identify(episode, tag(tags, "UFID:lector"));
    return episode;
  }

  /// What was noted of it when it was made is more exact than a tag can be.
  /// @param identity  that its tag holds.
  void identify(feed::Episode& episode, const std::optional<std::string>& identity) const {
    const auto owner = owners_.find(episode.file_name);
    const auto record = owner == owners_.end() ? std::nullopt : ledger_.find(owner->second);
    if (record) {
      episode.guid = base::to_text(record->guid);
      episode.published = record->summary.published;
      episode.url = record->summary.url;
      episode.language = record->summary.language;
    } else if (identity && base::parse_key(*identity)) {
      episode.guid = *identity;
    } else {
      episode.guid = base::to_text(
          identity_of({.url = episode.url, .source = episode.file_name, .entry = std::nullopt}));
    }
  }

  [[nodiscard]] std::vector<std::string> beside(const std::string& name) const {
    std::vector<std::string> found;
    const auto stem = fs::path(name).stem().string();
    for (const auto& kind : publish::kKinds) {
      auto other = stem + std::string(kind.ending);
      if (names_.contains(other)) found.push_back(std::move(other));
    }
    return found;
  }

  const fs::path& folder_;
  std::set<std::string> names_;
  Ledger ledger_;
  std::map<std::string, base::Key> owners_;
};

/// Players keep one of two episodes with the same identity, and nobody knows which.
void check_identities(const std::vector<feed::Episode>& episodes) {
  std::map<std::string_view, std::string_view> seen;
  for (const auto& episode : episodes) {
    const auto [first, is_new] = seen.try_emplace(episode.guid, episode.file_name);
    if (!is_new)
      throw Error(ErrorKind::input,
                  base::quoted(first->second) + " and " + base::quoted(episode.file_name) +
                      " are the same article by the address in their tags; move one of them out "
                      "of the folder");
  }
}

}  // namespace

std::vector<feed::Episode> episodes_in(const fs::path& folder, std::size_t jobs) {
  const Reader reader(folder);
  const auto names = reader.episodes();
  std::vector<feed::Episode> episodes;
  episodes.reserve(names.size());
  base::ordered_map(
      {.count = names.size(), .jobs = jobs, .window = 16 * jobs},
      [&](std::size_t i) { return reader.read(names[i]); },
      [&](std::size_t, std::optional<feed::Episode> episode) {
        if (episode) episodes.push_back(*std::move(episode));
      });
  check_identities(episodes);
  return episodes;
}

}  // namespace lector::batch
