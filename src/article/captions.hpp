/// Captions: each picture's words once, with who made it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "article/page.hpp"

namespace lector::article {

/// A caption taken apart.
struct CaptionText {
  std::string text;
  std::optional<std::string> credit;  ///< without brackets
};

/// Takes the credit off a caption: "[REUTERS/YONHAP]", "(AP Photo/Jane Doe)", "Photo: Jane Doe",
/// "REUTERS/Jane Doe" behind the last stop. Square brackets always hold a credit at a caption's
/// end, round ones only if the words in them do so.
[[nodiscard]] CaptionText split_credit(std::string_view caption);

/// True if a line without image markup can only be a caption: its credit names a picture.
[[nodiscard]] bool is_caption_line(std::string_view line);

/// Maker named by a line that is nothing but a credit: "Photograph: Jane Doe/Agency".
[[nodiscard]] std::optional<std::string> read_credit_line(std::string_view line);

/// Claims images, captions, what repeats them, and lines of credits.
[[nodiscard]] Page read_captions(Page page);

}  // namespace lector::article
