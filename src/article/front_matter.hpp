/// Front matter: what Hugo, Jekyll and their like have an author state above the text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/facts.hpp"
#include "text/unicode.hpp"

namespace lector::article {

enum class FrontFormat { yaml, toml, json };

/// Where a page's front matter stands.
struct FrontMatter {
  FrontFormat format = FrontFormat::yaml;
  text::TextSpan span;     ///< with the lines of signs around it
  text::TextSpan content;  ///< what is to be parsed
};

/// Finds it at the front of a page: between lines of `---` (or `---` and `...`), with a key on its
/// first line; between lines of `+++`; or an object of JSON with text behind it. Nothing else may
/// stand above. At most `kLongestFrontMatter` bytes.
[[nodiscard]] std::optional<FrontMatter> find_front_matter(std::string_view text);

constexpr std::size_t kLongestFrontMatter = 100'000;

/// What front matter states.
struct FrontFacts {
  Facts facts;
  bool is_draft = false;
  std::optional<std::string> fault;  ///< why it couldn't be parsed; its plain lines were read
};

/// Reads the keys that Hugo, Jekyll, Eleventy, Zola and Ghost have for what `Facts` holds; keys of
/// other meaning are passed over. Never throws on what authors may write.
[[nodiscard]] FrontFacts read_front_matter(std::string_view text, const FrontMatter& matter);

/// A value stated under a key; keys of tables inside tables are joined by stops ("author.name"),
/// elements of a list share their list's key. Nothing is empty.
struct StatedValue {
  std::string key;
  std::string value;
  bool operator==(const StatedValue&) const = default;
};

/// All values of a document of YAML, as text; at most `kMostStatedValues`, whatever aliases do.
/// @throws Error(input) if it is no YAML.
[[nodiscard]] std::vector<StatedValue> read_yaml(std::string_view yaml);

constexpr std::size_t kMostStatedValues = 2000;

}  // namespace lector::article
