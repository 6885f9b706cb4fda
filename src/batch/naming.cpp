#include "batch/naming.hpp"

#include <algorithm>
#include <cstddef>

#include "text/unicode.hpp"

namespace lector::batch {
namespace {

constexpr std::size_t kMaxSlugBytes = 60;
constexpr std::size_t kDateBytes = 10;      // "2025-04-01"
constexpr std::size_t kIdentityDigits = 8;  // parts what shares date and headline: few

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Words of letters and digits, joined by hyphens, a hyphen perhaps behind them.
std::string hyphenated(std::string_view ascii) {
  std::string words;
  for (const char c : ascii) {
    const char letter = lower(c);
    const bool is_word = (letter >= 'a' && letter <= 'z') || is_digit(letter);
    if (is_word) words.push_back(letter);
    const bool parts = !is_word && c != '\'';  // "don't" is one word
    if (parts && !words.empty() && words.back() != '-') words.push_back('-');
  }
  return words;
}

/// A headline as part of a name, by whole words as far as they fit.
std::string slug_of(std::string_view headline) {
  auto slug = hyphenated(text::to_ascii(headline));
  if (slug.size() > kMaxSlugBytes) {
    const auto end = slug.rfind('-', kMaxSlugBytes);
    slug.resize(end == std::string::npos ? kMaxSlugBytes : end);
  }
  if (slug.ends_with('-')) slug.pop_back();
  return slug.empty() ? "article" : slug;
}

/// The date of "2025-04-01T17:13"; nothing if it isn't one to the day.
std::string date_of(const std::optional<std::string>& published) {
  if (!published || published->size() < kDateBytes) return "";
  auto date = published->substr(0, kDateBytes);
  for (std::size_t i = 0; i < date.size(); ++i) {
    const bool is_right = i == 4 || i == 7 ? date[i] == '-' : is_digit(date[i]);
    if (!is_right) return "";
  }
  return date + "-";
}

/// An address without its fragment; empty for the front page of a site, which many a page states by
/// mistake.
std::string_view article_address(const std::optional<std::string>& url) {
  if (!url) return {};
  const auto address = std::string_view(*url).substr(0, url->find('#'));
  const auto host = address.find("://");
  const auto path = address.find('/', host == std::string_view::npos ? 0 : host + 3);
  return path == std::string_view::npos || path + 1 == address.size() ? std::string_view()
                                                                      : address;
}

}  // namespace

base::Key identity_of(const Origin& origin) {
  base::Hasher hasher;
  if (const auto address = article_address(origin.url); !address.empty()) {
    hasher.add("url").add(address);
  } else {
    hasher.add("file").add(origin.source);
    if (origin.entry) hasher.add(*origin.entry);
  }
  return hasher.key();
}

std::string episode_name(std::string_view headline,
                         const std::optional<std::string>& published,
                         const base::Key& identity) {
  return date_of(published) + slug_of(headline) + "-" +
         base::to_text(identity).substr(0, kIdentityDigits) + ".mp3";
}

}  // namespace lector::batch
