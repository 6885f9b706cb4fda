/// Which elements of HTML are read, and which stand for themselves.
#pragma once

#include <string_view>

namespace lector::article {

/// Elements whose text nobody reads: scripts, styles, the head, controls of forms, pictures.
[[nodiscard]] bool is_unread(std::string_view element);

/// Elements that begin and end a line.
[[nodiscard]] bool is_block(std::string_view element);

/// True for `h1` to `h6`.
[[nodiscard]] bool is_heading(std::string_view element);

}  // namespace lector::article
