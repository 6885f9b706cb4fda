/// What cmark must not see as Markdown, hidden from it: signs that cost it quadratic time or
/// memory, and templates' codes.
#pragma once

#include <string>
#include <string_view>

namespace lector::article {

/// Stands for each byte of a template's code: `{{< figure src="a.jpg" >}}`, `{% include x.html %}`.
constexpr char kHidden = '\x1F';

/// Markdown of the same length in which some signs are controls, so that they are words to cmark:
/// - each byte of codes of Hugo, Jekyll and the like, their line ends included;
/// - signs of quotes and lists behind the 64th that a line begins with, and its white space behind
///   the 256th: containers may nest no deeper;
/// - `@` behind the 1,000th of a paragraph: looking for addresses takes quadratic time;
/// - tables whose rows lack more than 20,000 cells, and definitions of addresses that would be
///   copied into more than 200 MB;
/// - footnotes that nothing refers to: cmark drops those, but they are text.
/// Takes time linear in the source.
/// @param source  without controls.
[[nodiscard]] std::string shielded(std::string_view source);

/// Text with the signs that were hidden; codes stay `kHidden`.
[[nodiscard]] std::string unshielded(std::string_view text);

}  // namespace lector::article
