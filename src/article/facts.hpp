/// What a page says about its article apart from the text: in its head, in JSON-LD, in microdata.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/tree.hpp"

namespace lector::article {

/// Facts about an article, as far as they are stated. Texts have their white space collapsed.
struct Facts {
  std::optional<std::string> headline;
  std::optional<std::string> dek;
  std::optional<std::string> byline;  ///< names only
  std::optional<std::string> publication;
  std::optional<std::string> published;  ///< as `Article::published`
  std::optional<std::string> updated;
  std::optional<std::string> language;  ///< BCP 47
  std::optional<std::string> url;
  std::optional<std::string> image;
  bool is_locked = false;  ///< said not to be free
};

/// Takes from `more` what `facts` doesn't have.
[[nodiscard]] Facts completed(Facts facts, const Facts& more);

/// Facts from all JSON-LD of a page: from the first article in it, be it in a list, a graph or
/// inside a page. What isn't JSON is passed over.
[[nodiscard]] Facts read_json_ld(const html::Tree& tree);

/// Facts from `meta` and `link` elements, `title` and `lang`.
[[nodiscard]] Facts read_head(const html::Tree& tree);

/// Facts from microdata (`itemprop`), `rel=author` and `time`.
[[nodiscard]] Facts read_microdata(const html::Tree& tree);

/// All of these, the most reliable first.
[[nodiscard]] Facts read_facts(const html::Tree& tree);

/// An ISO 8601 date as `Article::published` has it: "2016-12-22T10:43:37-08:00" to
/// "2016-12-22T10:43", local as written. Nothing if it is none.
[[nodiscard]] std::optional<std::string> read_iso_date(std::string_view text);

/// A language tag as BCP 47 has it: "en_US" is "en-US". Nothing for what can't be one.
[[nodiscard]] std::optional<std::string> read_language_tag(std::string_view tag);

/// True for one of schema.org's kinds of articles: "NewsArticle", "https://schema.org/Article".
[[nodiscard]] bool is_article_type(std::string_view type);

/// Names from a byline, without "By", addresses and what isn't a name.
[[nodiscard]] std::optional<std::string> read_names(std::string_view text);

}  // namespace lector::article
