#include "batch/ledger.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/report.hpp"
#include "batch/folder.hpp"
#include "publish/publish.hpp"

namespace lector::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxPathBytes = 512;
constexpr std::size_t kMaxRecordBytes = 100'000'000;
constexpr std::size_t kKeyDigits = 32;

/// The names of a folder's entries, sorted; none if it isn't there.
std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error))
    names.push_back(entry->path().filename().string());
  std::ranges::sort(names);
  return names;
}

/// Whether a hidden file was made by a process of ours (`base::OutputFile`) that is no more.
bool is_orphan(const std::string& name) {
  constexpr std::string_view kPrefix = ".lector-";
  if (!name.starts_with(kPrefix)) return false;
  pid_t process = 0;
  const auto* const digits = name.data() + kPrefix.size();
  const auto [end, error] = std::from_chars(digits, name.data() + name.size(), process);
  if (error != std::errc() || end == digits || *end != '-' || process <= 0) return false;
  return ::kill(process, 0) != 0 && errno == ESRCH;
}

bool is_episode_name(const std::string& name) {
  return name.ends_with(".mp3") && !name.starts_with('.');
}

void remove_orphans(const fs::path& folder) {
  std::error_code ignored;
  for (const auto& name : names_in(folder))
    if (is_orphan(name)) fs::remove(folder / name, ignored);
}

}  // namespace

Ledger::Ledger(fs::path folder, Access access) : folder_(std::move(folder)), access_(access) {
  for (const auto& name : names_in(state()))
    if (name.size() == 2) read_folder(state() / name);
}

void Ledger::read_folder(const fs::path& folder) {
  for (const auto& name : names_in(folder)) {
    if (!name.ends_with(".json")) continue;
    const auto guid = base::parse_key(name.substr(0, name.size() - 5));
    if (!guid) continue;
    const auto look = look_at(folder / name);
    const auto record = look ? find(*guid) : std::nullopt;
    if (record) know(*record, look->time);
  }
}

void Ledger::know(const Record& record, FileTime time) {
  forget(record.guid);
  Known known{.source = record.source,
              .article = record.article,
              .articles = record.articles,
              .input_key = record.input_key,
              .content_key = record.content_key,
              .title_key = base::key_of(record.summary.title),
              .episode = record.episode,
              .time = time,
              .sizes = {}};
  known.sizes.reserve(record.files.size());
  for (const auto& [name, written] : record.files)
    known.sizes.emplace_back(name, written.size_bytes);
  known_[record.guid] = std::make_shared<const Known>(std::move(known));
  by_source_.emplace(record.source, record.guid);
}

void Ledger::forget(const base::Key& guid) {
  const auto known = known_.find(guid);
  if (known == known_.end()) return;
  const auto [begin, end] = by_source_.equal_range(known->second->source);
  const auto found =
      std::find_if(begin, end, [&](const auto& pair) { return pair.second == guid; });
  if (found != end) by_source_.erase(found);
  known_.erase(known);
}

std::optional<Record> Ledger::find(const base::Key& guid) const {
  try {
    auto record = record_from(base::read_file(record_path(guid), kMaxRecordBytes));
    if (record.guid == guid) return record;
  } catch (const Error&) {
    return std::nullopt;  // none, or as good as none: the episode is made anew
  }
  return std::nullopt;
}

std::vector<base::Key> Ledger::unchanged(std::string_view source,
                                         const base::Key& input_key) const {
  std::map<std::size_t, base::Key> by_place;
  std::size_t articles = 0;
  for (const auto& guid : of_source(source)) {
    const auto one = known(guid);
    if (!one || one->input_key != input_key || !stands(guid, *one)) continue;
    by_place.emplace(one->article, guid);
    articles = one->articles;
  }
  std::vector<base::Key> guids;
  if (by_place.size() != articles) return guids;
  for (const auto& [place, guid] : by_place) guids.push_back(guid);
  return guids;
}

base::Key Ledger::title_key(const base::Key& guid) const {
  const auto one = known(guid);
  return one ? one->title_key : base::key_of("");
}

std::vector<base::Key> Ledger::of_source(std::string_view source) const {
  const std::lock_guard lock(mutex_);
  std::vector<base::Key> guids;
  const auto [begin, end] = by_source_.equal_range(source);
  for (auto pair = begin; pair != end; ++pair) guids.push_back(pair->second);
  return guids;
}

std::vector<base::Key> Ledger::all(const Shard& shard) const {
  const std::lock_guard lock(mutex_);
  std::vector<base::Key> guids;
  for (const auto& [guid, known] : known_)
    if (shard.holds(guid)) guids.push_back(guid);
  return guids;
}

std::map<std::string, base::Key> Ledger::owners() const {
  const std::lock_guard lock(mutex_);
  std::map<std::string, base::Key> owners;
  for (const auto& [guid, known] : known_) owners.emplace(known->episode, guid);
  return owners;
}

std::shared_ptr<const Ledger::Known> Ledger::known(const base::Key& guid) const {
  const std::lock_guard lock(mutex_);
  const auto found = known_.find(guid);
  return found == known_.end() ? nullptr : found->second;
}

bool Ledger::stands(const base::Key& guid) const {
  const auto one = known(guid);
  return one && stands(guid, *one);
}

bool Ledger::stands(const base::Key& guid, const Known& known) const {
  if (unfinished_.contains(known.episode)) return false;
  std::vector<std::string> doubtful;
  for (const auto& [name, size_bytes] : known.sizes) {
    const auto look = look_at(folder_ / name);
    if (!look || look->size_bytes != size_bytes) return false;
    if (look->time != known.time) doubtful.push_back(name);
  }
  if (doubtful.empty()) return true;
  const auto record = find(guid);
  const bool is_same =
      record && std::ranges::all_of(doubtful, [&](const std::string& name) {
        const auto noted = record->files.find(name);
        return noted != record->files.end() && has_bytes(folder_ / name, noted->second);
      });
  if (is_same && access_ == Access::write)
    for (const auto& name : doubtful) set_time(folder_ / name, known.time);
  return is_same;
}

void Ledger::remove_files(const std::string& episode, const Files& kept) const {
  std::error_code ignored;
  const auto remove = [&](const fs::path& path) {
    if (!kept.contains(path.filename().string())) fs::remove(path, ignored);
  };
  remove(path_of(episode));
  for (const auto& kind : publish::kKinds)
    remove(publish::path_beside(path_of(episode), kind.kind));
}

void Ledger::begin(const base::Key& guid, const std::string& episode) const {
  const auto path = mark_path(guid, episode);
  make_folder(path.parent_path());
  const base::Descriptor mark(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
  if (!mark)
    throw Error(ErrorKind::io,
                "can't write " + base::quoted(path.string(), kMaxPathBytes) + ": " +
                    std::generic_category().message(errno) +
                    "; free some space, or name another folder with --out");
}

void Ledger::fail(const base::Key& guid, const std::string& episode) const {
  const auto record = find(guid);
  if (record && record->episode == episode) return;
  remove_files(episode, {});
  abandon(guid, episode);
}

void Ledger::abandon(const base::Key& guid, const std::string& episode) const {
  std::error_code ignored;
  fs::remove(mark_path(guid, episode), ignored);
}

void Ledger::keep(const Record& record) {
  const auto before = find(record.guid);
  const bool is_renamed = before && before->episode != record.episode;
  if (is_renamed) begin(record.guid, before->episode);
  const auto path = record_path(record.guid);
  make_folder(path.parent_path());
  base::OutputFile file(path);
  file.write(to_json(record));
  file.commit();
  const auto time = set_times(record);
  remove_files(record.episode, record.files);  // what isn't wanted any more
  if (is_renamed) {
    remove_files(before->episode, record.files);
    abandon(record.guid, before->episode);
  }
  abandon(record.guid, record.episode);
  const std::lock_guard lock(mutex_);
  know(record, time);
}

FileTime Ledger::set_times(const Record& record) const {
  const auto look = look_at(path_of(record.episode));
  const auto time = look ? look->time : 0;
  for (const auto& [name, written] : record.files) set_time(folder_ / name, time);
  set_time(record_path(record.guid), time);
  return time;
}

void Ledger::remove(const base::Key& guid) {
  const auto record = find(guid);
  if (!record) return;
  begin(guid, record->episode);
  fs::remove(record_path(guid));
  remove_files(record->episode, {});
  abandon(guid, record->episode);
  const std::lock_guard lock(mutex_);
  forget(guid);
}

void Ledger::clean(const Shard& shard) {
  std::set<std::string_view> episodes;
  for (const auto& [guid, known] : known_) episodes.insert(known->episode);
  for (const auto& name : names_in(state() / "making")) {
    const auto guid = base::parse_key(name.substr(0, std::min(kKeyDigits, name.size())));
    if (!guid || !shard.holds(*guid) || name.size() <= kKeyDigits + 1) continue;
    const auto episode = name.substr(kKeyDigits + 1);
    if (episodes.contains(episode))
      unfinished_.insert(episode);
    else if (is_episode_name(episode))
      remove_files(episode, {});
    abandon(*guid, episode);
  }
  remove_orphans(folder_);
  for (const auto& name : names_in(state()))
    if (name.size() == 2) remove_orphans(state() / name);
}

fs::path Ledger::state() const {
  return state_in(folder_);
}

fs::path Ledger::record_path(const base::Key& guid) const {
  const auto name = base::to_text(guid);
  return state() / name.substr(0, 2) / (name + ".json");
}

fs::path Ledger::mark_path(const base::Key& guid, const std::string& episode) const {
  return state() / "making" / (base::to_text(guid) + "-" + episode);
}

}  // namespace lector::batch
