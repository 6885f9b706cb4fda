#include "article/left_out_text.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "article/choices.hpp"
#include "article/kinds.hpp"
#include "article/reasons.hpp"
#include "article/wording.hpp"
#include "text/layout.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kPieceIndent = 4;

/// Pieces of reasons that share a name.
struct Group {
  std::string_view name;
  std::string_view to_keep;  ///< empty if they can't be put back
  std::vector<const LeftOut*> pieces;
};

std::string_view name_of(const LeftOut& piece) {
  const auto* const reason = find_reason(piece.reason);
  return reason == nullptr ? std::string_view(piece.reason) : reason->name;
}

/// Groups in the order in which they come first on the page, markup left away.
std::vector<Group> groups_of(const std::vector<LeftOut>& pieces) {
  std::vector<Group> groups;
  for (const LeftOut& piece : pieces) {
    if (piece.reason == reason::kMarkup) continue;
    auto found = std::ranges::find(groups, name_of(piece), &Group::name);
    if (found == groups.end()) {
      groups.push_back({name_of(piece), {}, {}});
      found = std::prev(groups.end());
    }
    if (!piece.as_read.empty()) found->to_keep = name_to_keep(piece.reason);
    found->pieces.push_back(&piece);
  }
  return groups;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return number_text(count) + " " + std::string(count == 1 ? one : many);
}

/// What would be read, if the piece may be; else what stands there.
const std::string& text_of(const LeftOut& piece) {
  return piece.as_read.empty() ? piece.text : piece.as_read.front().text;
}

std::size_t count_words_of(const std::vector<const LeftOut*>& pieces) {
  std::size_t words = 0;
  for (const auto* piece : pieces) words += count_words(text_of(*piece));
  return words;
}

/// A few pieces in page order: those with most words, since what an editor must see is a paragraph
/// that was lost, and none twice.
std::vector<const LeftOut*> examples_of(const std::vector<const LeftOut*>& pieces) {
  constexpr std::size_t kMostExamples = 3;
  auto longest = pieces;
  std::ranges::stable_sort(longest, std::ranges::greater(), [](const LeftOut* piece) {
    return count_words(text_of(*piece));
  });
  std::vector<const LeftOut*> examples;
  for (const auto* piece : longest) {
    const bool is_known = std::ranges::any_of(
        examples, [&](const LeftOut* shown) { return text_of(*shown) == text_of(*piece); });
    if (!is_known && examples.size() < kMostExamples) examples.push_back(piece);
  }
  std::ranges::stable_sort(examples, {}, &LeftOut::span);
  return examples;
}

/// A name as a shell takes it.
std::string shell_word(std::string_view name) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyz-,";
  const bool is_plain = name.find_first_not_of(kPlain) == std::string_view::npos;
  return is_plain ? std::string(name) : "\"" + std::string(name) + "\"";
}

void add_pieces(Sheet& sheet, const Group& group, const PageStyle& style) {
  const auto shown = style.is_full ? group.pieces : examples_of(group.pieces);
  const auto room = sheet.columns() - kPieceIndent;
  for (const auto* piece : shown) {
    const auto text = text::collapse_white_space(text::clean(text_of(*piece)));
    sheet.line(kPieceIndent, "", style.is_full ? text : text::shortened(text, room));
  }
  const auto rest = group.pieces.size() - shown.size();
  if (rest == 0) return;
  const auto words = count_words_of(group.pieces) - count_words_of(shown);
  sheet.line(kPieceIndent,
             sheet.dim(),
             "and " + number_text(rest) + " more (" + counted(words, "word", "words") + ")");
}

void add_group(Sheet& sheet, const Group& group, const PageStyle& style) {
  sheet.blank();
  if (group.pieces.front()->reason == reason::kSeparator) {
    sheet.remarked(kIndent, group.name, counted(group.pieces.size(), "piece", "pieces"));
    return;
  }
  sheet.remarked(kIndent,
                 group.name,
                 counted(group.pieces.size(), "piece", "pieces") + ", " +
                     counted(count_words_of(group.pieces), "word", "words"));
  add_pieces(sheet, group, style);
  if (!group.to_keep.empty())
    sheet.line(kPieceIndent, sheet.dim(), "put back with --keep " + shell_word(group.to_keep));
}

/// "80 kB".
std::string size_text(std::size_t bytes) {
  constexpr std::size_t kKilobyte = 1000;
  return bytes < kKilobyte ? counted(bytes, "byte", "bytes")
                           : number_text((bytes + kKilobyte / 2) / kKilobyte) + " kB";
}

void add_markup(Sheet& sheet, const Article& article) {
  std::size_t pieces = 0;
  std::size_t bytes = 0;
  for (const LeftOut& piece : article.left_out) {
    if (piece.reason != reason::kMarkup) continue;
    ++pieces;
    bytes += piece.span.end - piece.span.begin;
  }
  if (pieces == 0) return;
  sheet.blank();
  sheet.remarked(kIndent, "markup", counted(pieces, "piece", "pieces") + ", " + size_text(bytes));
}

/// "--drop captions,footnotes": the kinds of this page that an editor may want to leave out.
std::string droppable(const Article& article) {
  std::string names;
  for (const auto kind : all_kinds()) {
    const bool is_plain = kind == BlockKind::headline || kind == BlockKind::paragraph;
    const bool is_there =
        std::ranges::find(article.blocks, kind, &Block::kind) != article.blocks.end();
    if (is_plain || !is_there) continue;
    names.append(names.empty() ? "" : ",").append(kind_plural(kind));
  }
  std::ranges::replace(names, ' ', '-');
  return names;
}

}  // namespace

void add_left_out(Sheet& sheet, const Article& article, const PageStyle& style) {
  const auto names = droppable(article);
  if (!article.left_out.empty()) {
    sheet.blank();
    sheet.line(0, sheet.bold(), "Left out");
    for (const auto& group : groups_of(article.left_out)) add_group(sheet, group, style);
    add_markup(sheet, article);
  }
  if (names.empty()) return;
  sheet.blank();
  sheet.line(kIndent, sheet.dim(), "leave out more with --drop " + names);
}

}  // namespace lector::article
