#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "article/kinds.hpp"
#include "article/reader.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

void add_fact(std::string& page, std::string_view label, const std::optional<std::string>& value) {
  constexpr std::size_t kLabelWidth = 13;
  if (value) {
    page.append(label).append(kLabelWidth - label.size(), ' ');
    page.append(text::clean(*value)).push_back('\n');
  }
}

std::string header_text(const Article& article, const std::string& title) {
  std::string page = title + text::clean(article.headline) + "\n\n";
  add_fact(page, "dek", article.dek);
  add_fact(page, "byline", article.byline);
  add_fact(page, "dateline", article.dateline);
  add_fact(page, "publication", article.publication);
  add_fact(page, "published", article.published);
  add_fact(page, "updated", article.updated);
  add_fact(page, "language", article.language);
  add_fact(page, "url", article.url);
  if (article.is_summary) add_fact(page, "summary", "only a summary is in the file");
  return page;
}

std::string block_text(const Block& block) {
  const bool is_plain = block.kind == BlockKind::paragraph;
  std::string page = is_plain ? "" : "[" + std::string(kind_name(block.kind)) + "] ";
  page.append(text::clean(block.text));
  if (block.credit) {
    page.append(" (credit: ").append(text::clean(*block.credit)).push_back(')');
  }
  return page + "\n";
}

/// Reasons in the order in which they come first on the page.
std::vector<std::string> reasons(const std::vector<LeftOut>& pieces) {
  std::vector<std::string> found;
  for (const LeftOut& piece : pieces) {
    if (std::ranges::find(found, piece.reason) == found.end()) {
      found.push_back(piece.reason);
    }
  }
  return found;
}

std::string left_out_text(const std::vector<LeftOut>& pieces) {
  std::map<std::string, std::string> by_reason;
  for (const LeftOut& piece : pieces) {
    by_reason[piece.reason].append("    ").append(text::clean(piece.text)).push_back('\n');
  }
  std::string page = "\nLeft out\n";
  for (const std::string& reason : reasons(pieces)) {
    page.append("  ").append(reason).append("\n").append(by_reason[reason]);
  }
  return page;
}

/// @param title  what stands in front of the headline.
std::string page_of(const Article& article, const std::string& title) {
  std::string page = header_text(article, title);
  for (const Block& block : article.blocks) {
    if (is_body(block.kind)) {
      page.append("\n").append(block_text(block));
    }
  }
  if (!article.left_out.empty()) {
    page.append(left_out_text(article.left_out));
  }
  return page;
}

}  // namespace

std::string to_text(const Article& article) {
  return page_of(article, "");
}

std::string to_text(const std::vector<Article>& articles) {
  std::string page;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const Article& article = articles[i];
    std::string title = "— " + std::to_string(i + 1) + " · ";
    if (article.published) title += text::clean(*article.published) + " · ";
    page.append(i == 0 ? "" : "\n").append(page_of(article, title));
  }
  return page;
}

}  // namespace lector::article
