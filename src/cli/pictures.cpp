#include "cli/pictures.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/files.hpp"
#include "edition/picture.hpp"

namespace lector::cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& why) {
  throw Error(ErrorKind::input, why);
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// RFC 3986, 3.1: `https:`, `data:`, `file:`.
bool has_scheme(std::string_view address) {
  const auto colon = address.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(address.front())) return false;
  return std::ranges::all_of(address.substr(0, colon), [](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  });
}

/// Value of a hexadecimal digit; nothing for any other character.
std::optional<unsigned> digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

/// `%20` becomes a space, once; what isn't written so stays.
std::string decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '%' && i + 2 < text.size();
    const auto high = is_escape ? digit(text[i + 1]) : std::nullopt;
    const auto low = is_escape ? digit(text[i + 2]) : std::nullopt;
    if (high && low) {
      plain += static_cast<char>(*high * 16 + *low);
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

/// The path that an address within a page means, without its query and fragment.
fs::path path_of(std::string_view address) {
  const auto path = decoded(address.substr(0, address.find_first_of("?#")));
  if (path.empty()) refuse("names no file");
  if (path.find('\0') != std::string::npos) refuse("has a zero byte in its name");
  return path;
}

bool is_within(const fs::path& path, const fs::path& folder) {
  return std::ranges::mismatch(folder, path).in1 == folder.end();
}

/// The file itself, all links followed, which must be in the folder or below.
fs::path file_within(const fs::path& folder, const fs::path& path) {
  if (path.is_absolute()) refuse("is an absolute path; only files beside the article are read");
  std::error_code trouble;
  const auto root = fs::canonical(folder, trouble);
  if (trouble) refuse("has no folder to be in: " + trouble.message());
  const auto file = fs::canonical(root / path, trouble);
  if (trouble) refuse("can't be found: " + trouble.message());
  if (!is_within(file, root)) refuse("lies outside of the article's folder");
  if (!fs::is_regular_file(file, trouble)) refuse("is no file");
  const auto size_bytes = fs::file_size(file, trouble);
  if (!trouble && size_bytes > kMostPictureBytes)
    refuse("has more than " + std::to_string(kMostPictureBytes >> 20U) + " MB; scale it down");
  return file;
}

bool is_on_disk(const std::string& address) {
  return !has_scheme(address) && !address.starts_with("//");
}

edition::Picture read_picture(const std::string& address, const fs::path& input) {
  if (!is_on_disk(address))
    refuse("is an address; save the picture beside the article and name it by a relative path");
  const auto folder = input.has_parent_path() ? input.parent_path() : fs::path(".");
  const auto file = file_within(folder, path_of(address));
  return edition::chapter_picture(base::read_file(file, kMostPictureBytes));
}

/// The first caption with a picture on the disk, else the first with any; null if there is none.
const article::Block* pictured(const article::Article& article) {
  const article::Block* first = nullptr;
  for (const auto& block : article.blocks) {
    if (block.kind != article::BlockKind::caption || !block.image) continue;
    if (is_on_disk(*block.image)) return &block;
    if (first == nullptr) first = &block;
  }
  return first;
}

/// The picture of a caption; a note, once, if it can't be used.
std::optional<edition::Picture> picture_of(const std::string& address,
                                           const base::SourceSpan& caption,
                                           const fs::path& input,
                                           std::vector<base::Diagnostic>& diagnostics) {
  try {
    return read_picture(address, input);
  } catch (const Error& error) {  // an article without its picture is better than none
    base::Diagnostic note{
        "picture " + base::quoted(address, 512) + " isn't used: " + full_message(error), caption};
    if (std::ranges::find(diagnostics, note) == diagnostics.end())
      diagnostics.push_back(std::move(note));
    return std::nullopt;
  }
}

}  // namespace

std::optional<edition::Picture> picture_at_hand(const article::Article& article,
                                                const fs::path& input,
                                                std::vector<base::Diagnostic>& diagnostics) {
  const auto* const block = pictured(article);
  if (block == nullptr || !block->image) return std::nullopt;
  return picture_of(*block->image, block->span, input, diagnostics);
}

std::vector<CaptionPicture> pictures_at_hand(const article::Article& article,
                                             const fs::path& input,
                                             std::vector<base::Diagnostic>& diagnostics) {
  std::vector<CaptionPicture> pictures;
  for (const auto& block : article.blocks) {
    const bool is_caption = block.kind == article::BlockKind::caption;
    if (!is_caption || !block.image || !is_on_disk(*block.image)) continue;
    auto picture = picture_of(*block.image, block.span, input, diagnostics);
    if (picture) pictures.push_back({.span = block.span, .picture = std::move(*picture)});
  }
  return pictures;
}

std::map<std::string, edition::Picture> pictures_of_captions(
    const std::vector<CaptionPicture>& pictures, std::span<const script::Segment> segments) {
  std::map<std::string, edition::Picture> by_segment;
  for (const auto& [span, picture] : pictures) {
    const auto first = std::ranges::find_if(segments, [&](const script::Segment& segment) {
      return segment.role == script::Role::caption && segment.span.begin >= span.begin &&
             segment.span.end <= span.end;
    });
    if (first != segments.end()) by_segment.try_emplace(first->id, picture);
  }
  return by_segment;
}

}  // namespace lector::cli
