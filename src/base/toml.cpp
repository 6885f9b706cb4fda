#include "base/toml.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <sstream>
#include <utility>

#include "base/report.hpp"

namespace lector::base {

struct TomlTable::Document {
  std::string file;
  toml::table root;
};

struct TomlTable::Place {
  std::shared_ptr<const Document> document;
  std::shared_ptr<const toml::table> none;  ///< what a missing table is read from
  const toml::table* table = nullptr;
  std::string name;  ///< dotted path: "voices.caption", empty for the document
};

namespace {

std::string at(const std::string& file, const toml::source_region& source) {
  return file + ":" + std::to_string(source.begin.line) + ": ";
}

std::string join(const std::string& table, std::string_view key) {
  return table.empty() ? std::string(key) : table + "." + std::string(key);
}

std::string value_text(const toml::node& node) {
  std::ostringstream stream;
  stream.imbue(std::locale::classic());
  if (node.is_table()) return "a table";
  if (node.is_array()) return "an array";
  node.visit([&stream](const auto& value) { stream << value; });
  return node.is_string() ? base::quoted(node.value_or(std::string())) : stream.str();
}

// Levenshtein's distance: insertions, deletions and replacements from one word to another. Looks
// at the first letters only, which is enough to tell keys apart.
std::size_t distance(std::string_view from, std::string_view to) {
  constexpr std::size_t kLetters = 40;
  from = from.substr(0, kLetters);
  to = to.substr(0, kLetters);
  std::array<std::size_t, kLetters + 1> row{};
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    auto diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < to.size(); ++j) {
      const auto replaced = diagonal + (from[i] == to[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row[to.size()];
}

// How far a key is from what was meant; one that was cut short is near.
std::size_t strangeness(std::string_view name, std::string_view known) {
  return known.starts_with(name) ? 1 : distance(name, known);
}

std::string listed(std::span<const std::string_view> words) {
  std::string list;
  for (const auto word : words) list += (list.empty() ? "" : ", ") + base::quoted(word);
  return list;
}

// Plain decimals, without a locale.
std::string plain(double value) {
  std::ostringstream stream;
  stream.imbue(std::locale::classic());
  stream << value;
  return stream.str();
}

using NamedValues = std::vector<std::pair<std::string, std::string>>;

// NOLINTNEXTLINE(misc-no-recursion): the parser stops at 256 tables inside one another
void add_values(const toml::node& node, const std::string& name, NamedValues& values) {
  if (const auto* const table = node.as_table()) {
    for (const auto& [key, value] : *table) add_values(value, join(name, key.str()), values);
  } else if (const auto* const array = node.as_array()) {
    for (const auto& element : *array) add_values(element, name, values);
  } else {
    std::ostringstream stream;
    stream.imbue(std::locale::classic());
    node.visit([&stream](const auto& value) { stream << value; });
    values.emplace_back(name, node.is_string() ? node.value_or(std::string()) : stream.str());
  }
}

}  // namespace

TomlTable::TomlTable(std::shared_ptr<const Place> place) : place_(std::move(place)) {}

TomlTable TomlTable::parse(std::string_view toml, const std::string& file) {
  try {
    auto document = std::make_shared<Document>();
    document->file = file;
    document->root = toml::parse(toml, file);
    auto place = std::make_shared<Place>();
    place->table = &document->root;
    place->document = std::move(document);
    return TomlTable(std::move(place));
  } catch (const toml::parse_error& error) {
    throw Error(ErrorKind::config,
                at(file, error.source()) + "no TOML: " + std::string(error.description()));
  }
}

void TomlTable::refuse(std::string_view key, const std::string& allowed) const {
  const auto& file = place_->document->file;
  const auto name = join(place_->name, key);
  const auto* const node = place_->table->get(key);
  if (node == nullptr) {
    throw Error(ErrorKind::config,
                at(file, place_->table->source()) + name + " is missing: " + allowed);
  }
  throw Error(ErrorKind::config,
              at(file, node->source()) + name + " = " + value_text(*node) + ": " + allowed);
}

std::int64_t TomlTable::integer(std::string_view key, const IntegerRange& range) {
  known_.emplace_back(key);
  const auto* const node = place_->table->get(key);
  if (node == nullptr) return range.otherwise;
  const auto* const value = node->as_integer();
  if (value == nullptr || value->get() < range.least || value->get() > range.greatest) {
    refuse(key,
           "must be a whole number from " + std::to_string(range.least) + " to " +
               std::to_string(range.greatest));
  }
  return value->get();
}

double TomlTable::number(std::string_view key, const NumberRange& range) {
  known_.emplace_back(key);
  const auto* const node = place_->table->get(key);
  if (node == nullptr) return range.otherwise;
  const auto value = node->is_number() ? node->value<double>() : std::nullopt;
  const bool is_inside = value && *value >= range.least && *value <= range.greatest;  // not a NaN
  if (!is_inside) {
    refuse(key, "must be a number from " + plain(range.least) + " to " + plain(range.greatest));
  }
  return *value;
}

std::string TomlTable::text(std::string_view key) {
  known_.emplace_back(key);
  const auto* const node = place_->table->get(key);
  const auto* const value = node == nullptr ? nullptr : node->as_string();
  if (value == nullptr || value->get().empty()) refuse(key, "must be text in quotes, not empty");
  return value->get();
}

std::optional<std::string> TomlTable::text_if_there(std::string_view key) {
  if (has(key)) return text(key);
  known_.emplace_back(key);
  return std::nullopt;
}

std::string TomlTable::word(std::string_view key, std::span<const std::string_view> allowed) {
  if (!has(key)) {
    known_.emplace_back(key);
    return std::string(allowed.front());
  }
  auto value = text(key);
  if (std::ranges::find(allowed, value) == allowed.end()) {
    refuse(key, "must be one of " + listed(allowed));
  }
  return value;
}

bool TomlTable::flag(std::string_view key) {
  known_.emplace_back(key);
  const auto* const node = place_->table->get(key);
  if (node == nullptr) return false;
  const auto* const value = node->as_boolean();
  if (value == nullptr) refuse(key, "must be true or false");
  return value->get();
}

TomlTable TomlTable::table(std::string_view key) {
  known_.emplace_back(key);
  auto place = std::make_shared<Place>();
  place->document = place_->document;
  place->name = join(place_->name, key);
  const auto* const node = place_->table->get(key);
  if (node == nullptr) {
    place->none = std::make_shared<const toml::table>();
    place->table = place->none.get();
    return TomlTable(std::move(place));
  }
  place->table = node->as_table();
  if (place->table == nullptr) refuse(key, "must be a table, as [" + place->name + "]");
  return TomlTable(std::move(place));
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
  known_.emplace_back(key);
  const auto* const node = place_->table->get(key);
  if (node == nullptr) return {};
  const auto* const array = node->as_array();
  std::vector<std::string> found;
  if (array != nullptr) {
    for (const auto& element : *array) {
      const auto* const value = element.as_string();
      if (value != nullptr) found.push_back(value->get());
    }
  }
  if (array == nullptr || found.size() != array->size()) refuse(key, "must be an array of texts");
  return found;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  known_.emplace_back(key);
  const auto* const node = place_->table->get(key);
  if (node == nullptr) return {};
  const auto* const array = node->as_array();
  std::vector<TomlTable> found;
  if (array != nullptr) {
    for (const auto& element : *array) {
      if (!element.is_table()) continue;
      auto place = std::make_shared<Place>();
      place->document = place_->document;
      place->name = join(place_->name, key);
      place->table = element.as_table();
      found.push_back(TomlTable(std::move(place)));
    }
  }
  if (array == nullptr || found.size() != array->size()) {
    refuse(key, "must be tables, as [[" + join(place_->name, key) + "]]");
  }
  return found;
}

std::string TomlTable::place() const {
  return place_->document->file + ":" + std::to_string(place_->table->source().begin.line);
}

std::vector<std::string> TomlTable::keys() const {
  std::vector<std::string> names;
  for (const auto& [key, node] : *place_->table) names.emplace_back(key.str());
  return names;
}

bool TomlTable::has(std::string_view key) const {
  return place_->table->contains(key);
}

bool TomlTable::is_text(std::string_view key) const {
  const auto* const node = place_->table->get(key);
  return node != nullptr && node->is_string();
}

std::vector<std::pair<std::string, std::string>> TomlTable::values() const {
  NamedValues values;
  add_values(*place_->table, "", values);
  return values;
}

void TomlTable::finish() const {
  for (const auto& [key, node] : *place_->table) {
    const std::string_view name = key.str();
    if (std::ranges::find(known_, name) != known_.end()) continue;
    const auto nearest = std::ranges::min_element(known_, [name](const auto& one, const auto& two) {
      return strangeness(name, one) < strangeness(name, two);
    });
    const auto remedy = nearest == known_.end()
                            ? std::string("nothing is allowed here")
                            : "did you mean " + base::quoted(join(place_->name, *nearest)) + "?";
    throw Error(ErrorKind::config,
                at(place_->document->file, key.source()) + "unknown key " +
                    base::quoted(join(place_->name, name)) + "; " + remedy);
  }
}

}  // namespace lector::base
