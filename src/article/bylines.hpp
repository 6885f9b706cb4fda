/// Bylines: "By A and B, Staff Writers", "BY NAME [[email protected]]", "Von X", "홍길동 기자".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/unicode.hpp"

namespace lector::article {

/// What a byline says.
struct Byline {
  std::string names;  ///< "A, B and C", as written
  std::optional<std::string> publication;
  std::optional<text::TextSpan> mail;  ///< the e-mail address, with brackets around it
};

/// An e-mail address, protected ("[email protected]") or not, with the brackets around it.
[[nodiscard]] std::optional<text::TextSpan> find_mail(std::string_view line);

/// True if the line is an e-mail address and nothing else but a label for it.
[[nodiscard]] bool is_mail_line(std::string_view line);

/// A byline that says that it is one: it opens with "By", "Von", "Por", or has "기자" behind a
/// name.
[[nodiscard]] std::optional<Byline> read_byline(std::string_view line);

/// A line of names alone, perhaps with an occupation or paper: "JANE DOE, Staff Writer". It may be
/// anything else that is capitalised; what stands around it must speak for it.
[[nodiscard]] std::optional<Byline> read_name_line(std::string_view line);

/// True for a line that is only an occupation: "Staff Writer", "Redakteurin".
[[nodiscard]] bool is_role_line(std::string_view line);

/// Paper named by a sign-off "with the X" or "for the X", without the article.
[[nodiscard]] std::optional<std::string> read_affiliation(std::string_view line);

/// True if a text is written as names of papers are: capitals, one of the nouns they have.
[[nodiscard]] bool is_paper_name(std::string_view text);

}  // namespace lector::article
