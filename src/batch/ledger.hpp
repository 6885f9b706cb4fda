/// What a folder of episodes knows of itself: a record an episode, and who may write.
///
/// DIR/.lector/lock               locked while a batch is at work; see `FolderLock`
/// DIR/.lector/ab/ab12...json     `lector.episode/1`, named by the article's identity
/// DIR/.lector/making/ab12...-NAME.mp3   empty: NAME.mp3, and what lies beside it, is being made or
///                                about to be removed; when the next batch begins, it is removed if
///                                no record has it, and made again if one has
///
/// A record is JSON: {"format": "lector.episode/1", "guid": "32 hex digits", "source": "a.txt",
///  "article": 1, "articles": 1, "input_key": "32 hex digits", "content_key": "...", "episode":
///  "2025-...mp3", "title": "...", "byline": ..., "publication": ..., "published": ..., "url": ...,
///  "language": "en", "beside": {"NAME.vtt": n}, "length_ms": n, "size_bytes": n, "loudness":
///  {"integrated_lufs": x or null, "true_peak_dbtp": x}, "chapters": ["..."], "warnings": ["..."],
///  "left_out": [{"text": "...", "reason": "..."}]}.
/// It is written after its episode is on the disk; so an episode whose record says so is whole.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "batch/batch.hpp"
#include "batch/shard.hpp"

namespace lector::batch {

/// Names of files in the folder, and their bytes.
using Files = std::map<std::string, std::uint64_t>;

/// What is known of an article's episode.
struct Record {
  base::Key guid;
  std::string source;        ///< `Source::name`, escaped where it isn't UTF-8
  std::size_t article = 1;   ///< of the input, from 1
  std::size_t articles = 1;  ///< that it holds
  base::Key input_key;       ///< of the input's bytes and all that shapes what is made of them
  base::Key content_key;     ///< of what is heard and tagged
  std::string episode;       ///< name of its file
  Files beside = {};         ///< published with it
  Summary summary;
  bool operator==(const Record&) const = default;
};

[[nodiscard]] std::string to_json(const Record& record);

/// @throws Error(input) for what is no record; the message doesn't name the file.
[[nodiscard]] Record record_from(std::string_view json);

/// Keeps other batches out of the part of a folder that this one works on. A process that dies
/// leaves no lock behind: the system holds it for the process (POSIX record locks, which reach over
/// NFS too). Child processes don't have it.
class FolderLock {
 public:
  /// @throws Error(io) that names the process that works there, or why the folder can't be written.
  FolderLock(const std::filesystem::path& folder, const Shard& shard);

 private:
  base::Descriptor file_;
};

/// The records of a folder. Safe from several threads.
class Ledger {
 public:
  /// Reads what is there; a folder that is missing has nothing. Damaged records are none.
  explicit Ledger(std::filesystem::path folder);

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

  /// True if the episode of a record stands in the folder as it was made, with all that lies beside
  /// it: by sizes, and by what the last batch didn't come to finish.
  [[nodiscard]] bool stands(const Record& record) const;

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
    Files files;  ///< the episode and what lies beside it
  };

  void read_folder(const std::filesystem::path& folder);
  void know(const Record& record);
  void forget(const base::Key& guid);
  [[nodiscard]] bool stands(const std::string& episode, const Files& files) const;
  /// Removes an episode and what lies beside it, but for some names.
  void remove_files(const std::string& episode, const Files& kept) const;
  [[nodiscard]] std::filesystem::path state() const;
  [[nodiscard]] std::filesystem::path record_path(const base::Key& guid) const;
  [[nodiscard]] std::filesystem::path mark_path(const base::Key& guid,
                                                const std::string& episode) const;

  std::filesystem::path folder_;
  mutable std::mutex mutex_;
  std::map<base::Key, Known> known_;
  std::set<std::string> unfinished_;  ///< episodes that a batch died over
  std::multimap<std::string, base::Key, std::less<>> by_source_;
};

}  // namespace lector::batch
