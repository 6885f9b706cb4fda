/// One table of a TOML file, read key by key; every fault is named with its place.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lector::base {

/// Least and greatest value allowed, and the value where the key is missing.
struct IntegerRange {
  std::int64_t least = 0;
  std::int64_t greatest = 0;
  std::int64_t otherwise = 0;
};
struct NumberRange {
  double least = 0.0;
  double greatest = 0.0;
  double otherwise = 0.0;
};

/// A table; copies share the document. Each reading function marks its key as known; `finish`
/// refuses the keys that nobody asked for.
/// All throw Error(config): `FILE:LINE: TABLE.KEY = VALUE: what is allowed`.
class TomlTable {
 public:
  /// The whole document. @throws Error(config) with the place if it is no TOML.
  static TomlTable parse(std::string_view toml, const std::string& file);

  [[nodiscard]] std::int64_t integer(std::string_view key, const IntegerRange& range);
  [[nodiscard]] double number(std::string_view key, const NumberRange& range);
  /// Text of at least one character; an error if it is missing.
  [[nodiscard]] std::string text(std::string_view key);
  /// The same; nothing if it is missing.
  [[nodiscard]] std::optional<std::string> text_if_there(std::string_view key);
  /// One of the words given; the first if it is missing.
  [[nodiscard]] std::string word(std::string_view key, std::span<const std::string_view> allowed);
  /// True or false; false if it is missing.
  [[nodiscard]] bool flag(std::string_view key);
  /// Texts of an array; none if it is missing.
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  /// Tables of an array ([[key]]); none if it is missing.
  [[nodiscard]] std::vector<TomlTable> tables(std::string_view key);
  /// Table of that name; an empty one if it is missing.
  [[nodiscard]] TomlTable table(std::string_view key);
  /// Where the table begins: "FILE:LINE".
  [[nodiscard]] std::string place() const;
  /// Keys in the order of the alphabet.
  [[nodiscard]] std::vector<std::string> keys() const;
  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] bool is_text(std::string_view key) const;
  /// All values below, as text: keys of tables inside tables joined by stops, elements of arrays
  /// under their array's key, dates as ISO 8601.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> values() const;
  /// @throws Error(config) that names the first unknown key and the known one nearest to it.
  void finish() const;
  /// Names a value that is wrong for a reason of the caller's.
  [[noreturn]] void refuse(std::string_view key, const std::string& allowed) const;

 private:
  struct Document;
  struct Place;
  TomlTable(std::shared_ptr<const Place> place);

  std::shared_ptr<const Place> place_;
  std::vector<std::string> known_;
};

}  // namespace lector::base
