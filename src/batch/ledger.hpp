/// What a folder of episodes knows of itself: a record an episode.
///
/// DIR/.lector/lock               locked while somebody is at work; see folder.hpp
/// DIR/.lector/ab/ab12...json     `lector.episode/1`, named by the article's identity
/// DIR/.lector/making/ab12...-NAME.mp3   empty: NAME.mp3, and what lies beside it, is being made or
///                                about to be removed; when the next batch begins, it is removed if
///                                no record has it, and made again if one has
///
/// A record is JSON: {"format": "lector.episode/1", "guid": "32 hex digits", "source": "a.txt",
///  "article": 1, "articles": 1, "input_key": "32 hex digits", "content_key": "...", "episode":
///  "2025-...mp3", "title": "...", "byline": ..., "publication": ..., "published": ..., "url": ...,
///  "language": "en", "beside": {"NAME.vtt": n}, "keys": {"NAME.mp3": "32 hex digits",
///  "NAME.vtt": "..."}, "length_ms": n, "size_bytes": n, "loudness": {"integrated_lufs": x or null,
///  "true_peak_dbtp": x}, "chapters": ["..."], "warnings": ["..."], "left_out": [{"text": "...",
///  "reason": "..."}]}.
/// "beside" has the sizes of what lies beside the episode, "keys" name the bytes of all its files
/// (XXH3, as `xxh128sum` prints it). Records of before 2026-11-26 have no "keys": they are read,
/// and their episodes made again, with the identity that they have; so they are anyway by another
/// build. A record is written after its episode is on the disk; so an episode whose record says so
/// is whole. Its time of modification is that of the episode's files: see written.hpp.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "batch/batch.hpp"
#include "batch/shard.hpp"
#include "batch/written.hpp"

namespace lector::batch {

/// What is known of an article's episode.
struct Record {
  base::Key guid;
  std::string source;        ///< `Source::name`, escaped where it isn't UTF-8
  std::size_t article = 1;   ///< of the input, from 1
  std::size_t articles = 1;  ///< that it holds
  base::Key input_key;       ///< of the input's bytes and all that shapes what is made of them
  base::Key content_key;     ///< of what is heard and tagged
  std::string episode;       ///< name of its file
  Files files = {};          ///< the episode, and what is published beside it
  Summary summary;
  bool operator==(const Record&) const = default;
};

[[nodiscard]] std::string to_json(const Record& record);

/// @throws Error(input) for what is no record; the message doesn't name the file.
[[nodiscard]] Record record_from(std::string_view json);

/// What a ledger is opened for: nothing is written into a folder that is only looked at.
enum class Access { look, write };

/// The records of a folder. Safe from several threads.
class Ledger {
 public:
  /// Reads what is there; a folder that is missing has nothing. Damaged records are none.
  /// @param access  `write` only under the folder's lock.
  Ledger(std::filesystem::path folder, Access access);

  [[nodiscard]] std::optional<Record> find(const base::Key& guid) const;

  /// Identities of the articles that were found in an input, in its order, if their episodes are
  /// there, were made of exactly this input, and are all that it holds; else nothing.
  [[nodiscard]] std::vector<base::Key> unchanged(std::string_view source,
                                                 const base::Key& input_key) const;

  /// Key of the title of an article that is known; of no title if it isn't.
  [[nodiscard]] base::Key title_key(const base::Key& guid) const;

  /// Identities that were found in an input when it was last read.
  [[nodiscard]] std::vector<base::Key> of_source(std::string_view source) const;

  /// All identities of a part of the folder, ascending.
  [[nodiscard]] std::vector<base::Key> all(const Shard& shard) const;

  /// Whose the files of the folder are, by name.
  [[nodiscard]] std::map<std::string, base::Key> owners() const;

  /// True if an episode stands in the folder as it was made, with all that lies beside it: see
  /// written.hpp; and if the last batch came to finish it. Files whose bytes had to be read get the
  /// time of their record again, so that they need not be read the next time.
  [[nodiscard]] bool stands(const base::Key& guid) const;

  /// Says what is about to be made, so that nothing is left if the work dies in between.
  void begin(const base::Key& guid, const std::string& episode) const;
  /// Takes that back after a failure. What was made of an episode that has no record is removed; of
  /// one that has, the next batch finds it unfinished.
  void fail(const base::Key& guid, const std::string& episode) const;
  /// Takes that back: nothing was made.
  void abandon(const base::Key& guid, const std::string& episode) const;
  /// Keeps the record of an episode that stands in the folder, and removes the one before it.
  void keep(const Record& record);
  /// Removes an episode and its record.
  void remove(const base::Key& guid);
  /// Removes what a batch that died left in a part of the folder. To be called under the lock.
  void clean(const Shard& shard);

  [[nodiscard]] std::filesystem::path path_of(const std::string& episode) const {
    return folder_ / episode;
  }

 private:
  /// Of a record what is looked for; the rest stays on the disk.
  struct Known {
    std::string source;
    std::size_t article = 1;
    std::size_t articles = 1;
    base::Key input_key;
    base::Key content_key;
    base::Key title_key;
    std::string episode;
    FileTime time = 0;  ///< of the record, and of the files as they were written
    std::vector<std::pair<std::string, std::uint64_t>> sizes;  ///< of files, by name
  };

  void read_folder(const std::filesystem::path& folder);
  void know(const Record& record, FileTime time);
  void forget(const base::Key& guid);
  [[nodiscard]] std::shared_ptr<const Known> known(const base::Key& guid) const;
  [[nodiscard]] bool stands(const base::Key& guid, const Known& known) const;
  /// Gives all files of an episode, and its record, the time of its sound.
  /// @return that.
  FileTime set_times(const Record& record) const;
  /// Removes an episode and what lies beside it, but for some names.
  void remove_files(const std::string& episode, const Files& kept) const;
  [[nodiscard]] std::filesystem::path state() const;
  [[nodiscard]] std::filesystem::path record_path(const base::Key& guid) const;
  [[nodiscard]] std::filesystem::path mark_path(const base::Key& guid,
                                                const std::string& episode) const;

  std::filesystem::path folder_;
  Access access_;
  mutable std::mutex mutex_;
  std::map<base::Key, std::shared_ptr<const Known>> known_;
  std::set<std::string> unfinished_;  ///< episodes that a batch died over
  std::multimap<std::string, base::Key, std::less<>> by_source_;
};

}  // namespace lector::batch
