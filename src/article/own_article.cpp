// `lector.article/1`, read back.
#include <array>
#include <utility>

#include "article/json_article.hpp"
#include "article/kinds.hpp"
#include "article/origins.hpp"
#include "base/report.hpp"
#include "text/offsets.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

constexpr std::string_view kFormat = "lector.article/";

/// A block as the file states it; nothing if its text is empty.
std::optional<Block> read_block(const JsonTree& tree, JsonId object) {
  const auto kind = kind_named(tree.text_at(object, "kind").value_or("paragraph"));
  const auto text = tree.text_of(tree.member(object, "text"));
  Block block;
  block.kind = kind.value_or(BlockKind::paragraph);
  block.text = text::collapse_white_space(text.text());
  if (block.text.empty()) return std::nullopt;
  block.span = {text.input_offset(text::find_ink(text.text(), 0)),
                text.input_offset(text.text().size())};
  block.origins = origins_of(block.text, {0, text.text().size()}, text);
  if (!block.origins.empty()) {
    block.span = text::input_span(block.origins, {0, block.text.size()});
  }
  block.credit = tree.text_at(object, "credit");
  block.image = tree.text_at(object, "image");
  return block;
}

/// What was left out of the page before stays so, for the reason that it had.
std::optional<LeftOut> read_left_out(const JsonTree& tree, JsonId object) {
  const auto& source = tree[object].source;
  if (tree[object].kind != JsonKind::object) return std::nullopt;
  return LeftOut{tree.text_at(object, "text").value_or(""),
                 tree.text_at(object, "reason").value_or("left out before"),
                 {tree.input().input_offset(source.begin), tree.input().input_offset(source.end)}};
}

template <typename Read>
void for_each_in(const JsonTree& tree, JsonId list, const Read& read) {
  if (list == kNoJson || tree[list].kind != JsonKind::array) return;
  for (auto child = tree.next_child(list, kNoJson); child != kNoJson;
       child = tree.next_child(list, child)) {
    read(child);
  }
}

std::optional<std::string> date_at(const JsonTree& tree, JsonId object, const char* field) {
  auto date = tree.text_at(object, field);
  if (date && !text::is_iso_date(*date))
    throw Error(ErrorKind::input,
                std::string(field) + ": " + base::quoted(*date) + " must be a date as " +
                    std::string(text::kIsoDates) + "; take it out if none is known");
  return date;
}

Facts read_fields(const JsonTree& tree, JsonId object) {
  Facts facts;
  facts.headline = tree.text_at(object, "headline");
  facts.dek = tree.text_at(object, "dek");
  facts.byline = tree.text_at(object, "byline");
  facts.publication = tree.text_at(object, "publication");
  facts.published = date_at(tree, object, "published");
  facts.updated = date_at(tree, object, "updated");
  facts.language = tree.text_at(object, "language");
  facts.url = tree.text_at(object, "url");
  return facts;
}

}  // namespace

bool is_own_article(const JsonTree& tree, JsonId object) {
  const auto format = tree.text_at(object, "format");
  return format && format->starts_with(kFormat);
}

Entry read_own_article(const JsonTree& tree, JsonId object) {
  const auto format = tree.text_at(object, "format").value_or("");
  if (format != "lector.article/1") {
    throw Error(ErrorKind::input,
                "the format " + base::quoted(format) + " is not read; lector.article/1 is");
  }
  Entry entry;
  entry.part = tree[object].source;
  entry.facts = read_fields(tree, object);
  for_each_in(tree, tree.member(object, "blocks"), [&](JsonId block) {
    if (auto read = read_block(tree, block)) entry.blocks.push_back(std::move(*read));
  });
  for_each_in(tree, tree.member(object, "left_out"), [&](JsonId piece) {
    if (auto read = read_left_out(tree, piece)) entry.left_out.push_back(std::move(*read));
  });
  const auto summary = tree.member(object, "summary_only");
  if (summary != kNoJson) entry.extent = Extent::summary;
  return entry;
}

}  // namespace lector::article
