#include "article/entry.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

#include "article/assemble.hpp"
#include "article/html_lines.hpp"
#include "article/html_reader.hpp"
#include "article/origins.hpp"
#include "article/scraped.hpp"
#include "article/wording.hpp"
#include "html/tree.hpp"
#include "text/offsets.hpp"

namespace lector::article {
namespace {

/// A block of a statement; nothing if it is blank.
std::optional<Block> block_of(const Statement& statement) {
  const auto& text = statement.text.text();
  Block block;
  block.kind = statement.kind;
  block.text = text::collapse_white_space(text);
  if (block.text.empty()) return std::nullopt;
  block.origins = origins_of(block.text, {0, text.size()}, statement.text);
  block.span = {statement.text.input_offset(text::find_ink(text, 0)),
                statement.text.input_offset(text.size())};
  if (!block.origins.empty()) {
    block.span = text::input_span(block.origins, {0, block.text.size()});
  }
  return block;
}

bool holds_body(const Article& article) {
  return std::ranges::any_of(article.blocks,
                             [](const Block& block) { return is_body(block.kind); });
}

std::string message_of_summary(const Entry& entry, const Article& article) {
  const std::string file(entry.file);
  const std::string what = !holds_body(article) ? "the text of the article is not in the " + file
                           : entry.extent == Extent::unknown
                               ? "the " + file + " seems to have only a summary"
                               : "only a summary is in the " + file;
  return what + (entry.facts.url
                     ? "; --follow reads the page it links to (" + *entry.facts.url + ")"
                     : "");
}

/// True if a text breaks off: "[…]", "Read more"; with three dots alone only if it is short.
bool breaks_off(std::string_view text, bool is_short) {
  constexpr std::array<std::string_view, 8> kEnds = {"[…]",
                                                     "[...]",
                                                     "(more…)",
                                                     "read more",
                                                     "continue reading",
                                                     "weiterlesen",
                                                     "leer más",
                                                     "lire la suite"};
  const auto key = lowered(text);
  const auto ends_with = [&](std::string_view end) {
    return key.ends_with(end) || bare(key).ends_with(end);
  };
  return std::ranges::any_of(kEnds, ends_with) ||
         (is_short && (key.ends_with("…") || key.ends_with("...")));
}

/// True if the content is all that there is of the article, as far as its text tells.
bool seems_whole(const Article& article) {
  constexpr std::size_t kShortBytes = 700;
  std::size_t bytes = 0;
  std::string_view last;
  base::SourceSpan last_span;
  const auto note = [&](std::string_view text, base::SourceSpan span) {
    if (span < last_span) return;
    last = text;
    last_span = span;
  };
  for (const auto& block : article.blocks) {
    if (block.kind != BlockKind::caption) bytes += block.text.size();
    note(block.text, block.span);
  }
  for (const auto& piece : article.left_out) note(piece.text, piece.span);
  return bytes >= kShortBytes && !breaks_off(last, bytes < 3 * kShortBytes);
}

bool is_summary(const Entry& entry, const Article& article) {
  if (!holds_body(article) || entry.extent == Extent::summary) return true;
  return entry.extent == Extent::unknown && !seems_whole(article);
}

/// The body, or an article without one.
Article read_content(const Entry& entry) {
  Article article;
  if (entry.facts.language) article.language = *entry.facts.language;
  try {
    if (entry.form == ContentForm::html) return read_html_body(entry.content, entry.facts);
    if (entry.form == ContentForm::lines) return read_text_body(entry.content, entry.facts);
    article.blocks = entry.blocks;
  } catch (const Error& error) {
    article.diagnostics.push_back({error.what(), {}});
  }
  return article;
}

/// An article has a headline even if its file says nothing.
Article with_any_headline(Article article) {
  if (!article.headline.empty()) return article;
  article.headline = article.url ? *article.url : "Untitled";
  article.diagnostics.push_back(
      {"no headline found; " + base::quoted(article.headline) + " stands in for it", {}});
  return article;
}

}  // namespace

Article read_entry(const Entry& entry, const text::Decoded& input) {
  auto article = with_facts(read_content(entry), entry.facts);
  if (entry.facts.dek) article.dek = entry.facts.dek;
  article.is_summary = is_summary(entry, article);
  if (article.is_summary) {
    article.diagnostics.push_back({message_of_summary(entry, article), {}});
  }
  for (const auto& statement : entry.header) {
    if (auto block = block_of(statement)) article.blocks.push_back(std::move(*block));
  }
  // Markup that was made for the parser may come out as text; it stands nowhere.
  const auto is_nowhere = [](const auto& piece) { return piece.span.begin >= piece.span.end; };
  std::erase_if(article.blocks, is_nowhere);
  std::erase_if(article.left_out, is_nowhere);
  std::ranges::copy(entry.left_out, std::back_inserter(article.left_out));
  for (const auto& unread : entry.unread) leave_out(article, input, unread.part, unread.reason);
  std::ranges::stable_sort(article.blocks, {}, &Block::span);
  std::ranges::stable_sort(article.left_out, {}, &LeftOut::span);
  return with_any_headline(std::move(article));
}

text::Decoded plain(const text::Decoded& stated) {
  const auto& text = stated.text();
  if (text.find_first_of("<&") == std::string::npos) return stated;
  return read_html_lines(html::parse(text), stated).text;
}

bool has_tags(std::string_view text) {
  for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    if (next == '/' || next == '!' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'))
      return true;
  }
  return false;
}

ContentForm form_of(std::string_view text) {
  if (text::is_blank(text)) return ContentForm::none;
  const bool has_lines =
      text.find('\n') != std::string_view::npos && text.find('&') == std::string_view::npos;
  return has_lines && !has_tags(text) ? ContentForm::lines : ContentForm::html;
}

}  // namespace lector::article
