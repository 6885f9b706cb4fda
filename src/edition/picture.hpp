/// Pictures that chapters carry, made small.
#pragma once

#include <cstddef>
#include <string_view>

#include "edition/edition.hpp"

namespace lector::edition {

/// Longer side and weight of a chapter's picture: all of them stand before the sound (standards
/// 1.15).
inline constexpr int kChapterPictureSide = 640;
inline constexpr std::size_t kChapterPictureBytes = 100'000;

/// Makes a chapter's picture of a picture file: JPEG, upright, at most 640 pixels on the longer
/// side and 100 KB, of as high a quality as that allows.
///
/// Always encoded anew, even if it is small enough: what else the file holds, such as the place
/// where it was taken, isn't for publication. What is transparent becomes white. The same bytes
/// give the same picture. Memory stays below 256 MB, whatever the file claims.
/// @param bytes  of a JPEG (grey, colour or CMYK; at most 100 million pixels) or PNG (at most 32
///   million).
/// @throws Error(input) saying what is wrong with it and the remedy; the caller knows its name.
[[nodiscard]] Picture chapter_picture(std::string_view bytes);

}  // namespace lector::edition
