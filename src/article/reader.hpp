/// An input becomes an Article, whatever it is written in.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "article/choices.hpp"
#include "article/input_kind.hpp"
#include "article/profile.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// What is known of an input besides its bytes, and what is wanted of it.
struct ReadOptions {
  std::optional<InputKind> as;         ///< instead of what the bytes look like
  std::optional<std::string> charset;  ///< from the header it came with
  Choices choices = {};                ///< they count more than a profile's
  Profiles profiles = {};
  std::optional<std::string> url = {};    ///< where it came from, if it doesn't say so itself
  std::optional<std::size_t> entry = {};  ///< of a feed or list, from 1
};

/// Understands an article.
///
/// @param bytes  the file as it was read, at most 100 MB, in any charset; spans count these bytes.
/// @return an article whose blocks and `left_out` cover all of `bytes` but white space.
/// @throws Error(input) if there is nothing to read (empty, only furniture) or it is not text (NUL,
///   binary, charset unknown); the message names the place and the remedy, not the file.
/// If it holds several articles (a feed, a list of JSON), one must be chosen. An entry without any
/// text is an error here.
/// @throws std::logic_error if the coverage has a hole: a bug.
[[nodiscard]] Article read_article(std::string_view bytes, const ReadOptions& options = {});

/// Understands all the articles of an input, or the one that is chosen. Each covers all of `bytes`
/// by itself: the others are left out of it. Entries that are summaries, or have no text, say so.
/// @throws Error(input) as above, and for more articles than are read at once (10,000).
[[nodiscard]] std::vector<Article> read_articles(std::string_view bytes,
                                                 const ReadOptions& options = {});

/// First byte that is not white space and in no block and no `left_out`, or npos. White space is
/// what Unicode calls White_Space, and the byte-order mark.
[[nodiscard]] std::size_t find_hole(const Article& article, std::string_view bytes);
/// The same for an input that was decoded already.
[[nodiscard]] std::size_t find_hole(const Article& article, const text::Decoded& input);

/// `lector.article/1` as JSON text, two spaces of indent, with a line feed at the end; fields in
/// the order of the format's description. Absent values are `null`. Header pieces are blocks too
/// (kinds `headline`, `dek`, `byline`, `date`, `dateline`, `publication`).
[[nodiscard]] std::string to_json(const Article& article);

/// Several as `lector.articles/1`: `title` (the publication that all are from) and `articles`.
[[nodiscard]] std::string to_json(const std::vector<Article>& articles);

/// How a page for an editor is set.
struct PageStyle {
  std::size_t columns = 88;
  bool has_colour = false;  ///< escape sequences for bold and dim
  bool is_full = false;     ///< all that was left out, not a few examples
};

/// The article as a page an editor reads: what it is, by whom, when; blocks with their kinds; then
/// what was left out, grouped by reason, with the option that puts it back; then the diagnostics.
/// No control characters of the page's own.
[[nodiscard]] std::string to_text(const Article& article, const PageStyle& style = {});

/// Several of these, one after another, numbered.
[[nodiscard]] std::string to_text(const std::vector<Article>& articles,
                                  const PageStyle& style = {});

/// Several, one after another, each below a line with its number, date and headline.

}  // namespace lector::article
