/// What an input is written in, told from its bytes: names lie.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lector::article {

enum class InputKind {
  text,
  html,
  markdown,
  feed,  ///< RSS, Atom, JSON Feed; all XML that isn't HTML, which the reader may refuse
  json,  ///< other JSON
};

/// The kind of that name: "text", "html"; nothing if there is none.
[[nodiscard]] std::optional<InputKind> input_kind_named(std::string_view name);

/// All names, as a message lists them: "text, html, ...".
[[nodiscard]] std::string input_kind_names();

/// What bytes look like; text if they look like nothing else. Markdown must show that it is: the
/// rule stands in `markdown_signs.hpp`.
[[nodiscard]] InputKind recognise(std::string_view bytes);

/// The charset that a page or feed declares in its first kilobytes: `<meta charset>`, `<meta
/// http-equiv>`, `<?xml encoding?>`.
[[nodiscard]] std::optional<std::string> declared_charset(std::string_view bytes);

}  // namespace lector::article
