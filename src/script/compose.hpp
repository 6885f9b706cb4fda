/// An Article becomes a Script, and a Script a file that an editor may save, change and render.
#pragma once

#include <string>
#include <string_view>

#include "article/article.hpp"
#include "script/script.hpp"
#include "voice/style.hpp"

namespace lector::script {

/// Puts an article into words, in reading order: headline; opening line; body sentence by sentence,
/// captions where they stand (or gathered at the end, if the style says so); sign-off.
///
/// @return at least headline, opening and sign-off; what of the article is not said is in
/// `left_out`
///   (the article's own, and what the style drops, such as credits), sorted by span.
[[nodiscard]] Script compose(const article::Article& article, const voice::Style& style);

/// `lector.script/1`, two spaces of indent, with a line feed at the end. Beside the fields of the
/// format's description: `byline`, `publication`, `published`, `url`, and `chapter` on a segment
/// that begins one.
[[nodiscard]] std::string to_json(const Script& script);

/// Reads `lector.script/1` back, as saved or edited by hand. Missing optional fields get defaults:
/// ids are numbered, `spoken` is made from `written`, the voice comes from the style's role, the
/// first segment begins a chapter named by the title. Unknown fields are ignored.
/// @throws Error(input) that names the segment and field, the value, and what is allowed.
[[nodiscard]] Script from_json(std::string_view json, const voice::Style& style);

/// True if the bytes look like a script file, so that `render` can tell it from an article.
[[nodiscard]] bool is_script(std::string_view bytes);

/// A line a segment: id, role, voice and the spoken words; for people.
[[nodiscard]] std::string to_text(const Script& script);

}  // namespace lector::script
