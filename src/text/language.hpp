/// Which language a text is in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lector::text {

/// Language of a text as a BCP 47 tag ("en", "es", "ko"), by its commonest script and words;
/// nothing if there is too little text to tell.
[[nodiscard]] std::optional<std::string> detect_language(std::string_view text);

}  // namespace lector::text
