#include "article/reader.hpp"

#include <stdexcept>
#include <utility>

#include "article/assemble.hpp"
#include "article/html_reader.hpp"
#include "article/markdown_reader.hpp"
#include "article/scraped.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

constexpr std::size_t kLongestInputBytes = 100'000'000;

Article read_as(InputKind kind, const text::Decoded& input, const ReadOptions& options) {
  switch (kind) {
    case InputKind::html:
      return read_html(input, options.profiles, options.url);
    case InputKind::markdown:
      return read_markdown(input);
    case InputKind::text:
      break;
  }
  return read_scraped(input, find_profile(options.profiles, options.url));
}

/// What the editor and the publication's profile choose.
Article with_choices(Article article, const ReadOptions& options) {
  if (!article.url) article.url = options.url;
  const auto* const profile = find_profile(options.profiles, article.url);
  if (profile == nullptr) return with_choices(std::move(article), options.choices);
  article.profile = profile->name;
  return with_choices(std::move(article), combined(options.choices, profile->choices));
}

}  // namespace

Article read_article(std::string_view bytes, const ReadOptions& options) {
  if (bytes.size() > kLongestInputBytes) {
    throw Error(ErrorKind::input,
                "text of " + std::to_string(bytes.size()) +
                    " bytes, more than the 100 MB that are read; split it into articles");
  }
  if (bytes.empty()) {
    throw Error(ErrorKind::input, "the input is empty; give a page of text");
  }
  const auto kind = options.as.value_or(recognise(bytes));
  const auto input =
      kind == InputKind::text
          ? text::decode(bytes)
          : text::decode_page(bytes, options.charset ? options.charset : declared_charset(bytes));
  if (text::is_blank(input.text())) {
    throw Error(ErrorKind::input, "the input is nothing but white space; give a page of text");
  }
  auto article = with_choices(read_as(kind, input, options), options);
  // Lines of scraped text are all accounted for one by one; elsewhere the rest is markup.
  if (kind != InputKind::text) article = with_markup(std::move(article), input);
  if (const auto hole = find_hole(article, input); hole != std::string_view::npos) {
    throw std::logic_error("coverage has a hole at byte " + std::to_string(hole) +
                           " of the input; please report this page");
  }
  return article;
}

}  // namespace lector::article
