/// What a camera notes beside a picture.
#pragma once

#include <string_view>

namespace lector::edition {

/// How the camera was held, by the tag "Orientation" (EXIF 2.3, 4.6.4.A): 1 to 8; 1, upright, if
/// it isn't said.
/// @param segment  contents of a JPEG's APP1, whatever they are.
[[nodiscard]] int exif_orientation(std::string_view segment);

}  // namespace lector::edition
