#include "base/cache.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <system_error>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "base/report.hpp"

namespace lector::base {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "lector/1";
constexpr std::string_view kNewPrefix = ".new-";
constexpr std::size_t kSubfolderDigits = 2;  ///< of a key: 256 subfolders
constexpr mode_t kPrivateFolder = 0700;
constexpr mode_t kPrivateFile = 0600;

/// No entry is longer: a file that says so would only fill the memory.
constexpr std::uint64_t kMaxEntryBytes = std::uint64_t{256} << 20U;

/// A process tells the others what it has stored whenever it is so much, and at its end.
constexpr std::uint64_t kSettleBytes = std::uint64_t{64} << 20U;

/// Nobody takes so long to write an entry: the process has been killed.
constexpr std::chrono::hours kMaxWritingTime{1};

void append_number(std::string& text, std::uint64_t number) {
  for (std::size_t i = 0; i < sizeof number; ++i, number >>= 8U)
    text += static_cast<char>(number & 0xFFU);
}

[[noreturn]] void refuse(const fs::path& folder) {
  throw Error(ErrorKind::io,
              "can't keep a cache in " + quoted(folder.string(), 512) + ": " +
                  std::generic_category().message(errno) +
                  "; check its permissions or choose another folder");
}

/// Makes a folder and those above it, for this user alone where they are new.
void make_folders(const fs::path& folder) {
  fs::path made;
  for (const auto& name : folder) {
    made /= name;
    if (::mkdir(made.c_str(), kPrivateFolder) != 0 && errno != EEXIST) refuse(folder);
  }
}

/// Writes all parts at the descriptor's position.
bool write_all(int descriptor, std::initializer_list<std::string_view> parts) {
  for (auto part : parts)
    while (!part.empty()) {
      const ssize_t written = ::write(descriptor, part.data(), part.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      part.remove_prefix(static_cast<std::size_t>(written));
    }
  return true;
}

/// Tags a new folder only: one that holds other things may be somebody's home, to be backed up.
void tag_if_empty(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_empty(folder, error) || error) return;
  constexpr int kFlags = O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC;
  const Descriptor file(::open((folder / "CACHEDIR.TAG").c_str(), kFlags, kPrivateFile));
  if (!file) return;
  write_all(
      file.get(),
      {"Signature: 8a477f597d28d172789f06886806bc55\n"
       "# A cache of Lector; it may be deleted at any time. See https://bford.info/cachedir/\n"});
}

/// What a file holds, if it is a file and no longer than an entry may be.
std::optional<std::string> read_all(int descriptor) {
  struct stat status{};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  if (static_cast<std::uint64_t>(status.st_size) > kMaxEntryBytes) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t count = 0;
  while (count < bytes.size()) {
    const ssize_t got = ::read(descriptor, bytes.data() + count, bytes.size() - count);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    count += static_cast<std::size_t>(got);
  }
  return bytes;
}

/// What the entry in an open file keeps. Its time becomes that of its use.
std::optional<std::string> read_entry(int descriptor, const Key& key) {
  auto file = read_all(descriptor);
  if (!file || !decode_entry(*file, key)) return std::nullopt;
  static_cast<void>(::futimens(descriptor, nullptr));  // now; else it only goes sooner
  file->erase(0, kEntryHeaderBytes);
  return file;
}

/// Gives a path a file that consists of two parts; false if that can't be done.
bool write_entry(const fs::path& path, std::string_view header, std::string_view bytes) {
  const auto folder = path.parent_path();
  ::mkdir(folder.c_str(), kPrivateFolder);  // it is there already, or the next step fails
  auto name = (folder / kNewPrefix).string() + "XXXXXX";
  const Descriptor file(::mkostemp(name.data(), O_CLOEXEC));
  if (!file) return false;
  if (write_all(file.get(), {header, bytes}) && ::rename(name.c_str(), path.c_str()) == 0)
    return true;
  ::unlink(name.c_str());
  return false;
}

/// Orders entries by their last use, and by their path if that was the same.
struct Used {
  std::pair<time_t, long> time;
  std::string path;
  std::uint64_t size_bytes = 0;
  auto operator<=>(const Used&) const = default;
};

/// Calls `visit(path, status)` for each file in a folder. What vanishes meanwhile is left out.
template <typename Visit>
void visit_files(const fs::path& folder, const Visit& visit) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error); at != fs::directory_iterator();
       at.increment(error)) {
    struct stat status{};
    if (::lstat(at->path().c_str(), &status) == 0 && S_ISREG(status.st_mode))
      visit(at->path(), status);
  }
}

bool is_stale(const struct stat& status) {
  const auto written = std::chrono::system_clock::from_time_t(status.st_mtim.tv_sec);
  return std::chrono::system_clock::now() - written > kMaxWritingTime;
}

/// The entries in all subfolders. Clears away what killed processes have left between them.
std::vector<Used> list_entries(const fs::path& folder) {
  const std::size_t entry_name_bytes = to_text({}).size() - kSubfolderDigits;
  std::vector<Used> entries;
  for (std::uint64_t first = 0; first < 256; ++first)
    visit_files(folder / to_text({.high = first << 56U}).substr(0, kSubfolderDigits),
                [&](const fs::path& path, const struct stat& status) {
                  const auto name = path.filename().string();
                  if (name.starts_with(kNewPrefix) && is_stale(status)) ::unlink(path.c_str());
                  if (name.size() != entry_name_bytes ||
                      name.find_first_not_of("0123456789abcdef") != std::string::npos)
                    return;
                  entries.push_back({.time = {status.st_mtim.tv_sec, status.st_mtim.tv_nsec},
                                     .path = path.string(),
                                     .size_bytes = static_cast<std::uint64_t>(status.st_size)});
                });
  return entries;
}

/// Removes the entries that were used least recently, if all are more than they may be: so many
/// that it isn't soon to be done again.
/// @return bytes that are left.
std::uint64_t evict(const fs::path& folder, std::uint64_t max_bytes) {
  auto entries = list_entries(folder);
  std::uint64_t size_bytes = 0;
  for (const auto& entry : entries) size_bytes += entry.size_bytes;
  if (size_bytes <= max_bytes) return size_bytes;
  std::ranges::sort(entries);
  for (const auto& entry : entries) {
    if (size_bytes <= max_bytes - max_bytes / 10) break;
    // Another process may have been quicker; an entry that can't be removed still takes its space.
    if (::unlink(entry.path.c_str()) == 0 || errno == ENOENT) size_bytes -= entry.size_bytes;
  }
  return size_bytes;
}

/// Opens the file that holds the size and waits until no other process has it.
Descriptor open_size(const fs::path& path) {
  const auto open = [&] {
    constexpr int kFlags = O_CREAT | O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
    return Descriptor(::open(path.c_str(), kFlags, kPrivateFile));
  };
  auto file = open();
  if (!file) {
    std::error_code ignored;  // then opening it fails again
    fs::remove_all(path, ignored);
    file = open();
  }
  while (file && ::flock(file.get(), LOCK_EX) != 0)
    if (errno != EINTR) file.close();
  return file;
}

/// The size as it was last written; nothing if the file is new or holds anything else.
std::optional<std::uint64_t> read_size(int descriptor) {
  const auto text = read_all(descriptor);
  if (!text || !text->ends_with('\n')) return std::nullopt;
  const char* const end = text->data() + text->size() - 1;
  std::uint64_t size_bytes = 0;
  const auto [stop, error] = std::from_chars(text->data(), end, size_bytes);
  if (error != std::errc() || stop != end) return std::nullopt;
  return size_bytes;
}

/// If that fails, the file is left empty or garbled, and the next process counts for itself.
void write_size(int descriptor, std::uint64_t size_bytes) {
  if (::ftruncate(descriptor, 0) != 0 || ::lseek(descriptor, 0, SEEK_SET) != 0) return;
  write_all(descriptor, {std::to_string(size_bytes), "\n"});
}

}  // namespace

std::string entry_header(const Key& key, std::string_view bytes) {
  std::string header(kMagic);
  for (const auto number : {key.high, key.low, std::uint64_t{bytes.size()}, checksum_of(bytes)})
    append_number(header, number);
  return header;
}

std::optional<std::string_view> decode_entry(std::string_view file, const Key& key) {
  if (file.size() < kEntryHeaderBytes) return std::nullopt;
  const auto bytes = file.substr(kEntryHeaderBytes);
  if (!file.starts_with(entry_header(key, bytes))) return std::nullopt;
  return bytes;
}

Cache::Cache(const fs::path& folder, std::uint64_t max_bytes)
    : folder_(folder / "v1"), max_bytes_(max_bytes) {
  make_folders(folder);
  tag_if_empty(folder);
  make_folders(folder_);
  if (::access(folder_.c_str(), R_OK | W_OK | X_OK) != 0) refuse(folder_);
}

Cache::~Cache() {
  try {
    settle();
  } catch (const std::exception&) {
    return;  // out of memory: the next process finds too much, or settles it
  }
}

fs::path Cache::path_of(const Key& key) const {
  const auto name = to_text(key);
  return folder_ / name.substr(0, kSubfolderDigits) / name.substr(kSubfolderDigits);
}

std::optional<std::string> Cache::find(const Key& key) const {
  const auto path = path_of(key);
  // A pipe in place of the entry would wait for a writer.
  constexpr int kFlags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  const Descriptor file(::open(path.c_str(), kFlags));
  const bool is_link = !file && errno == ELOOP;
  auto bytes = file ? read_entry(file.get(), key) : std::nullopt;
  ++(bytes ? hits_ : misses_);
  if (!bytes && (file || is_link)) {
    ++damaged_;
    // Another process may have put a good entry there meanwhile: then it is missed, no more.
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  return bytes;
}

void Cache::store(const Key& key, std::string_view bytes) const {
  const std::uint64_t size_bytes = kEntryHeaderBytes + bytes.size();
  if (size_bytes > std::min(max_bytes_, kMaxEntryBytes)) return;
  if (!write_entry(path_of(key), entry_header(key, bytes), bytes)) return;
  ++stored_;
  const auto unsettled_bytes = unsettled_bytes_ += size_bytes;
  if (unsettled_bytes >= kSettleBytes) settle();
}

Cache::Counts Cache::counts() const {
  return {.hits = hits_, .misses = misses_, .damaged = damaged_, .stored = stored_};
}

/// Adds what was stored to the size on the disk, and evicts if that is too much or unknown. The
/// file is locked meanwhile, for threads of this process as well: each opens it for itself.
void Cache::settle() const {
  const auto file = open_size(folder_ / "size");
  if (!file) return;
  const auto before = read_size(file.get());
  const std::uint64_t stored_bytes = unsettled_bytes_.exchange(0);
  const bool is_within = before && *before <= max_bytes_ && stored_bytes <= max_bytes_ - *before;
  const auto after = is_within ? *before + stored_bytes : evict(folder_, max_bytes_);
  if (before != after) write_size(file.get(), after);
}

}  // namespace lector::base
