#include "article/reader.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "article/assemble.hpp"
#include "article/collection.hpp"
#include "article/feed_reader.hpp"
#include "article/html_reader.hpp"
#include "article/json_reader.hpp"
#include "article/markdown_reader.hpp"
#include "article/scraped.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

constexpr std::size_t kLongestInputBytes = 100'000'000;
constexpr std::size_t kMostArticles = 10'000;

void check_covered(const Article& article, const text::Decoded& input) {
  if (const auto hole = find_hole(article, input); hole != std::string_view::npos) {
    throw std::logic_error("coverage has a hole at byte " + std::to_string(hole) +
                           " of the input; please report this page");
  }
}

/// An input in characters, and what it is written in.
struct Input {
  InputKind kind = InputKind::text;
  text::Decoded text;
};

Input open_input(std::string_view bytes, const ReadOptions& options) {
  if (bytes.size() > kLongestInputBytes) {
    throw Error(ErrorKind::input,
                "text of " + std::to_string(bytes.size()) +
                    " bytes, more than the 100 MB that are read; split it into articles");
  }
  if (bytes.empty()) {
    throw Error(ErrorKind::input, "the input is empty; give a page of text");
  }
  const auto kind = options.as.value_or(recognise(bytes));
  Input input{
      kind,
      kind == InputKind::text
          ? text::decode(bytes)
          : text::decode_page(bytes, options.charset ? options.charset : declared_charset(bytes))};
  if (text::is_blank(input.text.text())) {
    throw Error(ErrorKind::input, "the input is nothing but white space; give a page of text");
  }
  return input;
}

/// The articles of an input that may hold several; nothing for a page, which is one.
std::optional<Collection> open_collection(const Input& input) {
  if (input.kind == InputKind::json) return open_json(input.text);
  if (input.kind != InputKind::feed) return std::nullopt;
  const auto& text = input.text.text();
  const auto ink = text::find_ink(text, 0);
  return text[ink] == '{' || text[ink] == '[' ? open_json(input.text) : open_feed(input.text);
}

Article read_as(const Input& input, const ReadOptions& options) {
  switch (input.kind) {
    case InputKind::html:
      return read_html(input.text, options.profiles, options.url);
    case InputKind::markdown:
      return read_markdown(input.text);
    default:
      return read_scraped(input.text, find_profile(options.profiles, options.url));
  }
}

/// What the editor and the publication's profile choose.
Article with_choices(Article article, const ReadOptions& options) {
  if (!article.url) article.url = options.url;
  const auto* const profile = find_profile(options.profiles, article.url);
  if (profile == nullptr) return with_choices(std::move(article), options.choices);
  article.profile = profile->name;
  return with_choices(std::move(article), combined(options.choices, profile->choices));
}

Article read_page(const Input& input, const ReadOptions& options) {
  auto article = with_choices(read_as(input, options), options);
  // Lines of scraped text are all accounted for one by one; elsewhere the rest is markup.
  if (input.kind != InputKind::text) article = with_markup(std::move(article), input.text);
  check_covered(article, input.text);
  return article;
}

/// The numbers from 0 of the articles that are wanted: `[first, second)`.
std::pair<std::size_t, std::size_t> wanted(std::size_t count,
                                           const Collection* collection,
                                           const ReadOptions& options) {
  if (!options.entry) return {0, count};
  if (*options.entry >= 1 && *options.entry <= count) return {*options.entry - 1, *options.entry};
  const auto what = collection == nullptr
                        ? std::string("the page is one article")
                        : "the " + collection->name + " has " + std::to_string(count) + " " +
                              (count == 1 ? collection->unit : collection->units);
  throw Error(ErrorKind::input, what + "; there is no --entry " + std::to_string(*options.entry));
}

Article read_one(const Collection& collection,
                 std::size_t number,
                 const text::Decoded& input,
                 const ReadOptions& options) {
  auto article = with_choices(read_article(collection, number, input), options);
  check_covered(article, input);
  return article;
}

/// What an article without body says of it.
[[noreturn]] void throw_without_body(const Article& article) {
  throw Error(
      ErrorKind::input,
      base::quoted(article.headline) + ": " +
          (article.diagnostics.empty() ? "there is no text" : article.diagnostics.front().message));
}

}  // namespace

Article read_article(std::string_view bytes, const ReadOptions& options) {
  const auto input = open_input(bytes, options);
  const auto collection = open_collection(input);
  const auto count = collection ? collection->parts.size() : 1;
  const auto [first, end] = wanted(count, collection ? &*collection : nullptr, options);
  if (!collection) return read_page(input, options);
  if (end - first > 1) {
    throw Error(ErrorKind::input,
                "the " + collection->name + " has " + std::to_string(count) + " " +
                    collection->units + "; choose one with --entry N");
  }
  auto article = read_one(*collection, first, input.text, options);
  const bool has_body =
      std::ranges::any_of(article.blocks, [](const Block& block) { return is_body(block.kind); });
  if (!has_body) throw_without_body(article);
  return article;
}

std::vector<Article> read_articles(std::string_view bytes, const ReadOptions& options) {
  const auto input = open_input(bytes, options);
  const auto collection = open_collection(input);
  const auto count = collection ? collection->parts.size() : 1;
  const auto [first, end] = wanted(count, collection ? &*collection : nullptr, options);
  if (!collection) return {read_page(input, options)};
  if (end - first > kMostArticles) {
    throw Error(ErrorKind::input,
                "the " + collection->name + " has " + std::to_string(count) + " " +
                    collection->units +
                    ", more than the 10,000 that are read at once; choose one with --entry N");
  }
  std::vector<Article> articles;
  articles.reserve(end - first);
  for (auto number = first; number < end; ++number) {
    articles.push_back(read_one(*collection, number, input.text, options));
  }
  return articles;
}

}  // namespace lector::article
