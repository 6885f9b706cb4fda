#include "article/profile_rules.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "article/dates.hpp"
#include "article/reasons.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

std::string text_of(const html::Tree& tree, html::NodeId id) {
  return text::collapse_white_space(tree.text_of(id));
}

/// Text of the first selected element that has any.
std::optional<std::string> first_text(const html::Tree& tree, const html::Selectors& selectors) {
  for (const auto id : html::find_all(tree, selectors)) {
    if (auto text = text_of(tree, id); !text.empty()) return text;
  }
  return std::nullopt;
}

/// Names in all selected elements: "A, B".
std::optional<std::string> names_in(const html::Tree& tree, const html::Selectors& selectors) {
  std::string names;
  for (const auto id : html::find_all(tree, selectors)) {
    const auto more = read_names(text_of(tree, id));
    if (more && names.find(*more) == std::string::npos)
      names.append(names.empty() ? "" : ", ").append(*more);
  }
  return names.empty() ? std::nullopt : std::optional(names);
}

/// A date as an attribute of the selected element or of a `time` in it says, else its text.
Dates dates_in(const html::Tree& tree, const html::Selectors& selectors) {
  for (const auto id : html::find_all(tree, selectors)) {
    for (auto inner = id; inner < tree[id].end; ++inner) {
      for (const std::string_view name : {"datetime", "content"}) {
        if (const auto date = read_iso_date(tree.attribute(inner, name)))
          return {.published = date, .updated = {}};
      }
    }
    if (const auto dates = read_dates(text_of(tree, id))) return *dates;
  }
  return {};
}

bool is_read_as(const Page& page, std::size_t i, BlockKind kind) {
  return !page.is_open(i) && page.claims[i].front().kind == kind;
}

template <typename Value>
void state(std::optional<Value>& field, std::optional<Value> stated) {
  if (stated) field = std::move(stated);
}

}  // namespace

Page leave_out_phrases(Page page, const Profile* profile) {
  if (profile == nullptr || profile->phrases.empty()) return page;
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (page.is_open(i) && is_dropped(*profile, page.units[i].key))
      page.leave_out(i, reason::kDroppedByProfile);
  }
  return page;
}

Facts ProfileRules::facts(Facts facts) const {
  if (profile_ == nullptr) return facts;
  state(facts.headline, first_text(tree_, profile_->headline));
  state(facts.dek, first_text(tree_, profile_->dek));
  state(facts.byline, names_in(tree_, profile_->byline));
  const auto dates = dates_in(tree_, profile_->date);
  state(facts.published, dates.published);
  state(facts.updated, dates.updated);
  if (!facts.language) facts.language = profile_->language;
  return facts;
}

/// For each line whether it is inside a selected element.
std::vector<char> ProfileRules::selected(const html::Selectors& selectors) const {
  std::vector<char> inside(text_.lines.size(), 0);
  html::NodeId end = 0;
  std::size_t line = 0;
  for (const auto id : html::find_all(tree_, selectors)) {
    end = std::max(end, tree_[id].end);
    while (line < inside.size() && text_.lines[line].first < id) ++line;
    for (; line < inside.size() && text_.lines[line].first < end; ++line) inside[line] = 1;
  }
  return inside;
}

HtmlContent ProfileRules::content(HtmlContent content) const {
  if (profile_ == nullptr || profile_->body.empty()) return content;
  const auto inside = selected(profile_->body);
  const auto first = std::ranges::find(inside, 1);
  if (first == inside.end()) return content;  // a page of another template
  for (std::size_t i = 0; i < inside.size(); ++i) {
    auto& reason = content.reasons[i];
    const bool is_above = i < static_cast<std::size_t>(first - inside.begin());
    if (inside[i] != 0)
      reason = text_.lines[i].hidden;
    else if (reason.empty())
      reason = is_above ? reason::kAboveArticle : reason::kBelowArticle;
  }
  return content;
}

Page ProfileRules::claims(Page page) const {
  if (profile_ == nullptr) return page;
  page = headline(std::move(page));
  read_header_lines(page);
  const auto kept = selected(profile_->keep);
  const auto dropped = selected(profile_->drop);
  for (std::size_t i = 0; i < page.size(); ++i) {
    const bool is_block = !page.is_open(i) && page.claims[i].front().kind.has_value();
    if (dropped[i] != 0 && text_.lines[i].hidden.empty())
      page.leave_out(i, reason::kDroppedByProfile);
    else if (kept[i] != 0 && text_.lines[i].hidden.empty() && !is_block)
      page.claims[i].clear();
  }
  return leave_out_phrases(std::move(page), profile_);
}

Page ProfileRules::kept(Page page) const {
  if (profile_ == nullptr) return page;
  const auto kept = selected(profile_->keep);
  for (std::size_t i = 0; i < page.size(); ++i) {
    const bool is_left_out = !page.is_open(i) && !page.claims[i].front().kind &&
                             page.claims[i].front().reason != reason::kDroppedByProfile;
    if (kept[i] != 0 && is_left_out && text_.lines[i].hidden.empty())
      page.read_as(i, kind_of(page.units[i].shape));
  }
  return page;
}

Article ProfileRules::noted(Article article) const {
  const auto note = [&](std::string_view key, const html::Selectors& selectors) {
    const auto inside = selected(selectors);
    if (selectors.empty() || std::ranges::find(inside, 1) != inside.end()) return;
    article.diagnostics.push_back({"nothing on the page fits " + std::string(key) +
                                       " of the profile " + base::quoted(profile_->name),
                                   {}});
  };
  if (profile_ != nullptr) {
    note("headline.select", profile_->headline);
    note("body.select", profile_->body);
  }
  return article;
}

/// The selected headline instead of the one that was found; what was left out for standing above
/// that is open again if it is below this.
Page ProfileRules::headline(Page page) const {
  const auto inside = selected(profile_->headline);
  const auto first = std::ranges::find(inside, 1);
  if (first == inside.end()) return page;
  const auto headline = static_cast<std::size_t>(first - inside.begin());
  for (std::size_t i = 0; i < page.size(); ++i) {
    const bool was_above =
        !page.is_open(i) && page.claims[i].front().reason == reason::kAboveHeadline;
    const bool was_headline =
        is_read_as(page, i, BlockKind::headline) || is_read_as(page, i, BlockKind::dek);
    if (i > headline && (was_above || was_headline)) page.claims[i].clear();
    if (i < headline && (page.is_open(i) || was_headline))
      page.leave_out(i, reason::kAboveHeadline);
  }
  page.read_as(headline, BlockKind::headline);
  page.body_begin = headline + 1;
  return page;
}

void ProfileRules::read_header_lines(Page& page) const {
  const auto deks = selected(profile_->dek);
  const auto bylines = selected(profile_->byline);
  const auto dates = selected(profile_->date);
  const bool has_dek = std::ranges::find(deks, 1) != deks.end();
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (!text_.lines[i].hidden.empty()) continue;
    if (has_dek && is_read_as(page, i, BlockKind::dek)) page.claims[i].clear();
    if (deks[i] != 0) {
      page.read_as(i, BlockKind::dek);
    } else if (const auto names = read_names(page.units[i].text); bylines[i] != 0 && names) {
      page.read_as(i, BlockKind::byline);
      page.claims[i].front().value = *names;
    } else if (const auto found = read_dates(page.units[i].text); dates[i] != 0 && found) {
      page.read_as(i, BlockKind::date);
      page.claims[i].front().dates = *found;
    }
  }
}

}  // namespace lector::article
