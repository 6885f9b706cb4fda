/// An input file becomes an Article.
///
/// Thin for now in one respect: it reads the layouts that news pages have when scraped as text;
/// HTML, Markdown, feeds and JSON articles are other readers behind the same function.
#pragma once

#include <string>
#include <string_view>

#include "article/article.hpp"

namespace lector::article {

/// Understands a page that was scraped as text.
///
/// @param bytes  the file as it was read, at most 100 MB, in any charset; spans count these bytes.
/// @return an article whose blocks and `left_out` cover all of `bytes` but white space.
/// @throws Error(input) if there is nothing to read (empty, only furniture) or it is not text (NUL,
///   binary, charset unknown); the message names the place and the remedy, not the file.
/// @throws std::logic_error if the coverage has a hole: a bug.
/// Layouts: this header's .cpp names the habit of newspapers behind each rule.
[[nodiscard]] Article read_article(std::string_view bytes);

/// First byte that is not white space and in no block and no `left_out`, or npos. White space is
/// what Unicode calls White_Space, and the byte-order mark.
[[nodiscard]] std::size_t find_hole(const Article& article, std::string_view bytes);

/// `lector.article/1` as JSON text, two spaces of indent, with a line feed at the end; fields in
/// the order of the format's description. Absent values are `null`. Header pieces are blocks too
/// (kinds `headline`, `dek`, `byline`, `date`, `dateline`, `publication`).
[[nodiscard]] std::string to_json(const Article& article);

/// The article as a page an editor reads: what it is, by whom, when; blocks with their kinds; then
/// what was left out, grouped by reason. No control characters.
[[nodiscard]] std::string to_text(const Article& article);

}  // namespace lector::article
