#include "script/tailor.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/report.hpp"
#include "text/unicode.hpp"

namespace lector::script {
namespace {

using article::Article;
using article::Block;
using article::BlockKind;

/// A subheading as it is compared: its words in lower case.
std::string words_of(std::string_view subheading, const std::string& language) {
  const auto lower = text::to_lower(text::clean(subheading), language);
  std::string words;
  for (const auto& word : text::words(lower, language)) {
    words += (words.empty() ? "" : " ") + lower.substr(word.begin, word.end - word.begin);
  }
  return words;
}

void leave_out(Article& article, Block block, const std::string& reason) {
  const auto text = block.text;
  const auto span = block.span;
  article.left_out.push_back({text, reason, span, {std::move(block)}});
}

void replace_headline(Article& article, const std::string& headline) {
  std::vector<Block> kept;
  for (auto& block : article.blocks) {
    if (block.kind == BlockKind::headline)
      leave_out(article, std::move(block), "replaced headline");
    else
      kept.push_back(std::move(block));
  }
  article.blocks = std::move(kept);
  article.headline = headline;
}

void note_unknown(Article& article,
                  const std::vector<std::string>& skip,
                  const std::set<std::string>& found) {
  for (const auto& wanted : skip) {
    if (found.count(words_of(wanted, article.language)) != 0) continue;
    article.diagnostics.push_back(
        {"no section " + base::quoted(wanted) + " to skip; subheadings stand in `lector article`",
         {}});
  }
}

void skip_sections(Article& article, const std::vector<std::string>& skip) {
  std::set<std::string> wanted;
  for (const auto& subheading : skip) wanted.insert(words_of(subheading, article.language));
  std::set<std::string> found;
  std::vector<Block> kept;
  bool is_skipped = false;
  for (auto& block : article.blocks) {
    if (block.kind == BlockKind::subheading) {
      const auto words = words_of(block.text, article.language);
      is_skipped = wanted.count(words) != 0;
      if (is_skipped) found.insert(words);
    }
    if (is_skipped && article::is_body(block.kind))
      leave_out(article, std::move(block), "skipped section");
    else
      kept.push_back(std::move(block));
  }
  article.blocks = std::move(kept);
  note_unknown(article, skip, found);
}

}  // namespace

Article tailored(Article article, const Wishes& wishes) {
  if (wishes.headline) replace_headline(article, *wishes.headline);
  if (!wishes.skip.empty()) skip_sections(article, wishes.skip);
  std::ranges::sort(article.left_out, {}, &article::LeftOut::span);
  return article;
}

}  // namespace lector::script
