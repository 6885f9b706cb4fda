#include "article/html_reader.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "article/assemble.hpp"
#include "article/body.hpp"
#include "article/facts.hpp"
#include "article/furniture.hpp"
#include "article/html_content.hpp"
#include "article/html_header.hpp"
#include "article/html_kinds.hpp"
#include "article/html_lines.hpp"
#include "article/html_pictures.hpp"
#include "article/profile_rules.hpp"
#include "article/reasons.hpp"
#include "article/tail.hpp"
#include "article/wording.hpp"
#include "html/tree.hpp"

namespace lector::article {
namespace {

/// The lines as units; what isn't content is claimed.
Page open_html(const HtmlText& text, const HtmlContent& content) {
  Page page;
  page.text = text.text.text();
  for (const auto& line : text.lines) {
    Unit unit;
    unit.span = line.span;
    unit.text = std::string(page.written(line.span));
    unit.key = matching_key(unit.text);
    unit.after_blank = true;
    page.units.push_back(std::move(unit));
  }
  page.claims.resize(page.units.size());
  page.tail_begin = page.units.size();
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    if (!content.reasons[i].empty()) page.leave_out(i, content.reasons[i]);
  }
  return page;
}

std::size_t words_of_body(const Article& article) {
  std::size_t words = 0;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item) {
      words += count_words(block.text);
    }
  }
  return words;
}

/// Says so if the page has no more than the beginning of an article that is locked: it is said not
/// to be free, or asks to pay, and little text or a text that breaks off is on it.
Article with_lock_warning(Article article, const Facts& facts) {
  constexpr std::size_t kFewWords = 150;
  constexpr std::size_t kShortWords = 400;
  const auto asks = std::ranges::any_of(article.left_out, [](const LeftOut& piece) {
    return piece.reason == reason::kPaywallNotice;
  });
  if (!facts.is_locked && !asks) return article;
  const auto words = words_of_body(article);
  const auto& last = article.blocks.back();
  const bool breaks_off =
      words < kShortWords && (last.text.ends_with("…") || last.text.ends_with("..."));
  if (words < kFewWords || breaks_off) {
    article.diagnostics.push_back({"the page has only the beginning of a locked article, " +
                                       std::to_string(words) +
                                       " words; save it from a browser that is signed in",
                                   last.span});
  }
  return article;
}

/// Leaves out titles in front that say the headline again.
Page leave_out_headline(Page page, const Facts& facts) {
  const auto key = facts.headline ? matching_key(*facts.headline) : "";
  for (std::size_t i = 0; i < page.size() && !key.empty(); ++i) {
    if (!page.is_open(i)) continue;
    if (page.units[i].key != key) break;
    page.leave_out(i, reason::kRepeatedHeadline);
  }
  return page;
}

}  // namespace

Article read_html_body(const text::Decoded& source, const Facts& facts) {
  const auto tree = html::parse(source.text());
  const auto text = read_html_lines(tree, source);
  HtmlContent all;
  for (const auto& line : text.lines) all.reasons.push_back(line.hidden);
  Page page = leave_out_headline(open_html(text, all), facts);
  page = read_html_kinds(std::move(page), tree, text);
  page = leave_out_furniture(std::move(page));
  page = read_html_header(std::move(page), tree, text);
  page = read_around_body(std::move(page));
  auto article = assemble(read_body(std::move(page), Datelines::inside), text.text, facts);
  return with_image_descriptions(std::move(article), tree, source);
}

Article read_html(const text::Decoded& source,
                  const Profiles& profiles,
                  const std::optional<std::string>& url) {
  const auto tree = html::parse(source.text());
  const auto stated = read_facts(tree);
  const auto text = read_html_lines(tree, source);
  const ProfileRules rules(find_profile(profiles, stated.url ? stated.url : url), tree, text);
  const auto facts = rules.facts(stated);
  const auto content = rules.content(find_content(tree, text, facts));
  Page page = rules.claims(read_html_headline(open_html(text, content), content));
  page = read_html_kinds(std::move(page), tree, text);
  page = leave_out_repeats(std::move(page));
  page = leave_out_furniture(std::move(page));
  page = leave_out_links(std::move(page), tree, text);
  page = read_html_header(std::move(page), tree, text);
  page = rules.kept(read_around_body(std::move(page)));
  auto article = assemble(read_body(std::move(page), Datelines::inside), text.text, facts);
  article = with_image_descriptions(std::move(article), tree, source);
  return rules.noted(with_lock_warning(std::move(article), facts));
}

}  // namespace lector::article
