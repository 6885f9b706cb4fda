/// The chapters of Podcasting 2.0.
#pragma once

#include <string>

#include "publish/publication.hpp"

namespace lector::publish {

/// JSON chapters 1.2.0: title and start in seconds of each, the address of an article where its
/// chapter begins, and what the edition is.
[[nodiscard]] std::string chapters_json(const Publication& publication);

}  // namespace lector::publish
