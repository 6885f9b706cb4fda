#include "publish/zip.hpp"

#include <zip.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <vector>

#include "base/report.hpp"

namespace lector::publish {
namespace {

// Entries carry local times of no zone, which libzip takes through the zone of the process: at noon
// that comes out as it went in, whatever the zone. 1980-01-01 is the first day that there is.
constexpr zip_uint16_t kDate = (1U << 5U) | 1U;
constexpr zip_uint16_t kTime = 12U << 11U;

constexpr zip_uint32_t kBestCompression = 9;

constexpr zip_uint32_t kOrdinaryFile = 0100644U << 16U;  // as Unix has it

zip_int64_t tell_error(void* data, zip_uint64_t size) noexcept {
  zip_error_t error{};
  zip_error_set(&error, ZIP_ER_WRITE, EIO);
  return zip_error_to_data(&error, data, size);
}

zip_int64_t tell_size(void* data, zip_uint64_t size_bytes) noexcept {
  auto& status = *static_cast<zip_stat_t*>(data);
  zip_stat_init(&status);
  status.size = size_bytes;
  status.valid = ZIP_STAT_SIZE;
  return sizeof(status);
}

/// A file as libzip calls it. Nothing is thrown through C: what failed is kept there.
template <typename File>
zip_int64_t call(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) noexcept {
  auto& file = *static_cast<File*>(self);
  if (command == ZIP_SOURCE_ERROR) return tell_error(data, size);
  try {
    return file.answer(data, size, command);
  } catch (...) {
    file.failure = std::current_exception();
    return -1;
  }
}

/// The archive: an empty file that is written from its beginning.
class Target {
 public:
  explicit Target(base::OutputFile& file) : file_(file) {}

  zip_int64_t answer(void* data, zip_uint64_t size, zip_source_cmd_t command) {
    switch (command) {
      case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_WRITABLE;
      case ZIP_SOURCE_STAT:
        return tell_size(data, 0);
      case ZIP_SOURCE_WRITE:
        return write({static_cast<const std::byte*>(data), size});
      case ZIP_SOURCE_SEEK_WRITE:
        return seek(data, size);
      case ZIP_SOURCE_TELL_WRITE:
        return static_cast<zip_int64_t>(position_);
      default:
        return 0;  // begun and ended by whoever owns the file
    }
  }

  std::exception_ptr failure;

 private:
  zip_int64_t write(std::span<const std::byte> bytes) {
    file_.write_at(position_, bytes);
    position_ += bytes.size();
    end_ = std::max(end_, position_);
    return static_cast<zip_int64_t>(bytes.size());
  }

  zip_int64_t seek(void* data, zip_uint64_t size) {
    zip_error_t error{};
    const auto position = zip_source_seek_compute_offset(position_, end_, data, size, &error);
    if (position < 0) throw Error(ErrorKind::io, "libzip asks for a place outside of its archive");
    position_ = static_cast<std::uint64_t>(position);
    return 0;
  }

  base::OutputFile& file_;
  std::uint64_t position_ = 0;
  std::uint64_t end_ = 0;
};

/// A file that becomes an entry.
class FileContent {
 public:
  explicit FileContent(const base::OutputFile& file)
      : file_(file), size_bytes_(file.size_bytes()) {}

  zip_int64_t answer(void* data, zip_uint64_t size, zip_source_cmd_t command) {
    switch (command) {
      case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_READABLE;
      case ZIP_SOURCE_OPEN:
        position_ = 0;
        return 0;
      case ZIP_SOURCE_STAT:
        return tell_size(data, size_bytes_);
      case ZIP_SOURCE_READ:
        return read({static_cast<std::byte*>(data), std::min(size, size_bytes_ - position_)});
      default:
        return 0;
    }
  }

  std::exception_ptr failure;

 private:
  zip_int64_t read(std::span<std::byte> bytes) {
    file_.read_at(position_, bytes);
    position_ += bytes.size();
    return static_cast<zip_int64_t>(bytes.size());
  }

  const base::OutputFile& file_;
  std::uint64_t size_bytes_;
  std::uint64_t position_ = 0;
};

struct Discard {
  void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
};

/// An archive on its way into a file.
class Archive {
 public:
  explicit Archive(base::OutputFile& file) : target_(file) {
    zip_error_t error{};
    auto* const source = zip_source_function_create(call<Target>, &target_, &error);
    archive_.reset(source == nullptr
                       ? nullptr
                       : zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error));
    if (archive_) return;
    if (source != nullptr) zip_source_free(source);
    fail(zip_error_strerror(&error));
  }

  void add(const Entry& entry) {
    auto* const source = source_of(entry);
    const auto index =
        source == nullptr ? -1 : zip_file_add(archive_.get(), entry.name.c_str(), source, 0);
    if (index < 0) {
      if (source != nullptr) zip_source_free(source);
      fail(zip_strerror(archive_.get()));
    }
    const auto place = static_cast<zip_uint64_t>(index);
    const auto method = entry.packing == Packing::stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    if (zip_set_file_compression(archive_.get(), place, method, kBestCompression) != 0 ||
        zip_file_set_dostime(archive_.get(), place, kTime, kDate, 0) != 0 ||
        zip_file_set_external_attributes(archive_.get(), place, 0, ZIP_OPSYS_UNIX, kOrdinaryFile) !=
            0)
      fail(zip_strerror(archive_.get()));
  }

  /// Here all is read and written.
  void close() {
    auto* const archive = archive_.release();  // gone once it is closed
    if (zip_close(archive) == 0) return;
    archive_.reset(archive);
    if (target_.failure) std::rethrow_exception(target_.failure);
    for (const auto& content : contents_)
      if (content->failure) std::rethrow_exception(content->failure);
    fail(zip_strerror(archive_.get()));
  }

 private:
  [[noreturn]] static void fail(const std::string& reason) {
    throw Error(ErrorKind::io, "can't write an archive: " + reason);
  }

  zip_source_t* source_of(const Entry& entry) {
    if (const auto* const bytes = std::get_if<std::string>(&entry.content))
      return zip_source_buffer(archive_.get(), bytes->data(), bytes->size(), 0);
    contents_.push_back(
        std::make_unique<FileContent>(*std::get<const base::OutputFile*>(entry.content)));
    return zip_source_function(archive_.get(), call<FileContent>, contents_.back().get());
  }

  // libzip calls these until the archive is gone, so they outlive it.
  Target target_;
  std::vector<std::unique_ptr<FileContent>> contents_;
  std::unique_ptr<zip_t, Discard> archive_;
};

}  // namespace

void write_zip(std::span<const Entry> entries, base::OutputFile& file) {
  Archive archive(file);
  for (const auto& entry : entries) archive.add(entry);
  archive.close();
}

}  // namespace lector::publish
