/// The edition as a page that is read and heard at once.
#pragma once

#include <string>

#include "publish/publish.hpp"

namespace lector::publish {

/// A page of HTML that needs nothing but the sound beside it, and the captions if these are there.
///
/// It can be read, and the sound heard, without JavaScript. Its text is that of `add_text`, each
/// word in a <span>; a row of `times_json` says when these sound. Nothing is asked of anyone: a
/// policy (CSP) allows the page's own script and style by their hashes, pictures that it holds
/// itself, and the files beside it.
/// @param beside  what else is published.
[[nodiscard]] std::string page(const Publication& publication, const Kinds& beside);

}  // namespace lector::publish
