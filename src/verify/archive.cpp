#include "verify/archive.hpp"

#include <zip.h>

#include <algorithm>
#include <array>

#include "base/report.hpp"

namespace lector::verify {
namespace {

struct CloseEntry {
  void operator()(zip_file_t* file) const noexcept { static_cast<void>(zip_fclose(file)); }
};

[[noreturn]] void refuse(const std::string& name, const std::string& why) {
  throw Error(ErrorKind::input, "the entry " + base::quoted(name) + " " + why);
}

/// Libzip's names may be missing where they can't be read.
std::string name_of(zip_t* archive, zip_uint64_t index) {
  const char* const name = zip_get_name(archive, index, ZIP_FL_ENC_RAW);
  return name == nullptr ? std::string() : std::string(name);
}

}  // namespace

struct Archive::Handle {
  explicit Handle(zip_t* opened) : archive(opened) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { zip_discard(archive); }
  zip_t* archive;
};

Archive::Archive(const std::filesystem::path& path) {
  int code = 0;
  auto* const opened = zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code);
  if (opened == nullptr) {
    zip_error_t error{};
    zip_error_init_with_code(&error, code);
    const std::string reason = zip_error_strerror(&error);
    zip_error_fini(&error);
    const bool is_of_disk = code == ZIP_ER_OPEN || code == ZIP_ER_READ || code == ZIP_ER_NOENT;
    throw Error(is_of_disk ? ErrorKind::io : ErrorKind::input, "is no archive: " + reason);
  }
  handle_ = std::make_unique<Handle>(opened);
  const auto count = zip_get_num_entries(opened, 0);
  for (zip_int64_t i = 0; i < count; ++i)
    names_.push_back(name_of(opened, static_cast<zip_uint64_t>(i)));
}

Archive::~Archive() = default;

std::optional<std::uint64_t> Archive::read(
    const std::string& name, const std::function<void(std::span<const std::byte>)>& take) const {
  const auto index = zip_name_locate(handle_->archive, name.c_str(), ZIP_FL_ENC_RAW);
  if (index < 0) return std::nullopt;
  const std::unique_ptr<zip_file_t, CloseEntry> file(
      zip_fopen_index(handle_->archive, static_cast<zip_uint64_t>(index), 0));
  if (!file) refuse(name, "can't be read: " + std::string(zip_strerror(handle_->archive)));
  std::array<std::byte, 1 << 16> block{};
  std::uint64_t size_bytes = 0;
  for (;;) {
    const auto count = zip_fread(file.get(), block.data(), block.size());
    if (count < 0) refuse(name, "is damaged: " + std::string(zip_file_strerror(file.get())));
    if (count == 0) return size_bytes;
    size_bytes += static_cast<std::uint64_t>(count);
    take(std::span(block).first(static_cast<std::size_t>(count)));
  }
}

std::optional<std::string> Archive::text(const std::string& name, std::size_t most_bytes) const {
  std::string text;
  const auto size_bytes = read(name, [&](std::span<const std::byte> block) {
    if (text.size() + block.size() > most_bytes)
      refuse(name, "unpacks to more than " + std::to_string(most_bytes) + " bytes");
    const auto old = text.size();
    text.resize(old + block.size());
    std::ranges::transform(block, text.begin() + static_cast<std::ptrdiff_t>(old), [](std::byte b) {
      return static_cast<char>(b);
    });
  });
  return size_bytes ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace lector::verify
