#include "cli/edition_file.hpp"

#include <array>
#include <span>
#include <utility>

#include "base/files.hpp"
#include "base/report.hpp"
#include "base/toml.hpp"
#include "cli/duration.hpp"
#include "cli/inputs.hpp"

namespace lector::cli {
namespace {

namespace fs = std::filesystem;
using base::TomlTable;

constexpr std::string_view kFormat = "lector.edition/1";
constexpr std::string_view kAnyFormat = "lector.edition/";
constexpr std::size_t kMostBytes = 1'000'000;

/// As the file means it: beside itself.
std::string beside(const fs::path& file, const std::string& path) {
  return (file.parent_path() / path).string();
}

std::string read_input_name(TomlTable& table, const fs::path& file) {
  auto input = table.text("input");
  return input == "-" || is_on_the_web(input) ? input : beside(file, input);
}

std::string read_style_name(TomlTable& table, const fs::path& file) {
  auto style = table.text_if_there("style").value_or("");
  const bool is_path = style.find('/') != std::string::npos || style.ends_with(".toml");
  return is_path ? beside(file, style) : style;
}

ItemRequest read_item(TomlTable table, const fs::path& file) {
  constexpr std::int64_t kMost = 1'000'000'000;
  ItemRequest item;
  item.input = read_input_name(table, file);
  const auto entry = table.integer("entry", {1, kMost, 0});
  if (entry > 0) item.entry = static_cast<std::size_t>(entry);
  item.wishes.headline = table.text_if_there("headline");
  item.wishes.skip = table.texts("skip");
  item.style = read_style_name(table, file);
  item.section = table.text_if_there("section");
  item.priority = table.integer("priority", {-kMost, kMost, item.priority});
  table.finish();
  return item;
}

std::optional<std::string> read_day(TomlTable& table) {
  auto day = table.text_if_there("date");
  if (day && !is_day(*day)) table.refuse("date", "must be a day as \"2025-04-01\"");
  return day;
}

std::optional<std::int64_t> read_fit(TomlTable& table) {
  const auto text = table.text_if_there("fit");
  if (!text) return std::nullopt;
  const auto length = duration_ms(*text);
  if (!length) table.refuse("fit", R"(must be a length as "30min", "90s" or "1h30min")");
  return length;
}

RunningOrder read_order(TomlTable& table) {
  constexpr std::array<std::string_view, 3> kOrders = {"given", "date", "section"};
  const auto order = table.word("order", kOrders);
  if (order == "date") return RunningOrder::date;
  return order == "section" ? RunningOrder::section : RunningOrder::given;
}

script::Chapters read_chapters(TomlTable& table) {
  constexpr std::array<std::string_view, 2> kChapters = {"articles", "sections"};
  return table.word("chapters", kChapters) == "sections" ? script::Chapters::sections
                                                         : script::Chapters::articles;
}

bool is_edition_file(const std::string& input, std::string_view toml) {
  return input.ends_with(".toml") && toml.find(kAnyFormat) != std::string_view::npos;
}

/// The edition file that a call names, read; nothing if its inputs are articles.
std::optional<EditionRequest> from_file(const Invocation& wanted) {
  for (const auto& input : wanted.inputs) {
    if (!input.ends_with(".toml") || is_on_the_web(input)) continue;
    const auto toml = base::read_file(input, kMostBytes);
    if (!is_edition_file(input, toml)) continue;
    if (wanted.inputs.size() > 1) {
      throw Error(ErrorKind::config,
                  name_of(input) +
                      " is an edition file, which stands alone; add the other inputs to its items");
    }
    return parse_edition(toml, input);
  }
  return std::nullopt;
}

EditionRequest from_inputs(const Invocation& wanted) {
  EditionRequest request;
  for (const auto& input : wanted.inputs) {
    ItemRequest item{.input = input};
    item.entry = wanted.entry;
    request.items.push_back(std::move(item));
  }
  request.is_edition = wanted.inputs.size() > 1 || wanted.date || wanted.order || wanted.fit_ms ||
                       wanted.has_section_chapters;
  return request;
}

}  // namespace

EditionRequest parse_edition(std::string_view toml, const fs::path& file) {
  auto root = TomlTable::parse(toml, file.string());
  if (root.text("format") != kFormat) root.refuse("format", "must be " + base::quoted(kFormat));
  EditionRequest request;
  request.naming.title = root.text_if_there("title");
  request.naming.publisher = root.text_if_there("publisher");
  request.naming.date = read_day(root);
  request.naming.language = root.text_if_there("language");
  if (const auto cover = root.text_if_there("cover")) request.cover = beside(file, *cover);
  if (auto style = read_style_name(root, file); !style.empty()) request.style = std::move(style);
  request.order = read_order(root);
  request.chapters = read_chapters(root);
  request.fit_ms = read_fit(root);
  for (auto& table : root.tables("items")) {
    request.items.push_back(read_item(std::move(table), file));
  }
  if (request.items.empty()) {
    root.refuse("items", "an edition has at least one: [[items]] and input = \"page.txt\"");
  }
  root.finish();
  return request;
}

EditionRequest requested(const Invocation& wanted) {
  auto from = from_file(wanted);
  auto request = from ? std::move(*from) : from_inputs(wanted);
  if (wanted.title) request.naming.title = wanted.title;
  if (wanted.date) request.naming.date = wanted.date;
  if (wanted.cover) request.cover = wanted.cover;
  if (wanted.style_is_named || !request.style) request.style = wanted.style;
  if (wanted.order) request.order = *wanted.order;
  if (wanted.has_section_chapters) request.chapters = script::Chapters::sections;
  if (wanted.fit_ms) request.fit_ms = wanted.fit_ms;
  return request;
}

}  // namespace lector::cli
