/// Pictures that lie beside an article on the disk.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "article/article.hpp"
#include "base/report.hpp"
#include "edition/edition.hpp"
#include "script/script.hpp"

namespace lector::cli {

/// Larger files aren't read.
inline constexpr std::size_t kMostPictureBytes = 20U << 20U;

/// The picture of an article's chapter: that of its first caption whose picture is a file, made
/// small (`edition::chapter_picture`).
///
/// An article is somebody else's text: its picture must be named by a relative path, and lie, all
/// links followed, in the folder of the input or below. Nothing is fetched.
/// @param article  read from `input`.
/// @param input  a file.
/// @param diagnostics  gets a line, at the caption, if there is a picture that can't be used; the
///   work goes on without it.
/// @return nothing if the article names no picture, or one that can't be used.
[[nodiscard]] std::optional<edition::Picture> picture_at_hand(
    const article::Article& article,
    const std::filesystem::path& input,
    std::vector<base::Diagnostic>& diagnostics);

/// A picture and the bytes of the input that its caption stands in.
struct CaptionPicture {
  base::SourceSpan span;
  edition::Picture picture;
};

/// The pictures of all captions, by the same rules.
/// @param diagnostics  gets a line for each file that can't be used, unless it has that line.
[[nodiscard]] std::vector<CaptionPicture> pictures_at_hand(
    const article::Article& article,
    const std::filesystem::path& input,
    std::vector<base::Diagnostic>& diagnostics);

/// Pictures by the id of the segment that begins their caption.
/// @param segments  of the article that they are from, whose spans count the same bytes.
[[nodiscard]] std::map<std::string, edition::Picture> pictures_of_captions(
    const std::vector<CaptionPicture>& pictures, std::span<const script::Segment> segments);

}  // namespace lector::cli
