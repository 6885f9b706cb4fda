/// What a script from a file may say of itself, made fit for markup.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "script/script.hpp"

namespace lector::publish {

/// The ids of a script's segments if each is a letter and then letters, digits, "-" and "_", as
/// ours are; else all are numbered anew. Files show ids in places (XML, lines of WebVTT) where
/// others would break them.
[[nodiscard]] std::vector<std::string> fit_ids(const script::Script& script);

/// A language tag of the shape that BCP 47 gives them; "und" instead of anything else.
[[nodiscard]] std::string fit_language(std::string_view tag);

}  // namespace lector::publish
