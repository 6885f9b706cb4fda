/// JSON whose strings know where they were written. nlohmann-json says whether it is JSON; places
/// come from the file's own quotes and brackets, counted side by side.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.hpp"

namespace lector::article {

using JsonId = std::uint32_t;
constexpr JsonId kNoJson = UINT32_MAX;

enum class JsonKind { object, array, string, other };

struct JsonNode {
  JsonKind kind = JsonKind::other;
  JsonId end = 0;         ///< one past the last descendant
  text::TextSpan key;     ///< with its quotes; empty in arrays
  text::TextSpan source;  ///< with quotes or brackets; empty for `other`
};

/// A parsed file. Its root is an array of all the values in the file: one, or a line each.
class JsonTree {
 public:
  /// @param input  without controls; it must outlive the tree.
  JsonTree(const text::Decoded& input, std::vector<JsonNode> nodes)
      : input_(&input), nodes_(std::move(nodes)) {}

  [[nodiscard]] const JsonNode& operator[](JsonId id) const { return nodes_[id]; }
  [[nodiscard]] JsonId size() const noexcept { return static_cast<JsonId>(nodes_.size()); }
  [[nodiscard]] const text::Decoded& input() const noexcept { return *input_; }
  /// Next child of `parent` after `child`, or the first one after `kNoJson`; `kNoJson` at the end.
  [[nodiscard]] JsonId next_child(JsonId parent, JsonId child) const;
  /// The value under a key, the last one if there are several; `kNoJson` if there is none.
  [[nodiscard]] JsonId member(JsonId object, std::string_view key) const;
  /// What a key or a string says, escapes resolved; NUL and controls are spaces, a surrogate alone
  /// is U+FFFD.
  [[nodiscard]] text::Decoded text_in(text::TextSpan quoted) const;
  [[nodiscard]] std::string key_of(JsonId id) const { return text_in(nodes_[id].key).text(); }
  /// A string's text; empty for what is no string.
  [[nodiscard]] text::Decoded text_of(JsonId id) const;
  /// The text of a member that is a string with ink in it.
  [[nodiscard]] std::optional<std::string> text_at(JsonId object, std::string_view key) const;

 private:
  [[nodiscard]] bool has_key(JsonId id, std::string_view key) const;

  const text::Decoded* input_;
  std::vector<JsonNode> nodes_;
};

/// Parses one value, or several one after another (JSON lines). Line ends inside strings are
/// allowed, numbers aren't looked at, nesting costs no stack.
/// @throws Error(input) with the place where it is no JSON, or for more values than articles have.
[[nodiscard]] JsonTree parse_json(const text::Decoded& input);

}  // namespace lector::article
