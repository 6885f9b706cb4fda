/// What a publication's profile changes about a page, before the passes look at it.
#pragma once

#include "article/facts.hpp"
#include "article/html_content.hpp"
#include "article/html_lines.hpp"
#include "article/page.hpp"
#include "article/profile.hpp"
#include "html/tree.hpp"

namespace lector::article {

/// Leaves out the lines that the profile's phrases name. For every reader that makes a page.
[[nodiscard]] Page leave_out_phrases(Page page, const Profile* profile);

/// A profile's rules for one page of HTML. Without a profile nothing changes.
class ProfileRules {
 public:
  /// All of these must outlive the rules.
  ProfileRules(const Profile* profile, const html::Tree& tree, const HtmlText& text)
      : profile_(profile), tree_(tree), text_(text) {}

  /// What the selected elements state counts more than what the page states elsewhere.
  [[nodiscard]] Facts facts(Facts facts) const;

  /// With a selected body all in it is read but what is hidden, and nothing outside it.
  [[nodiscard]] HtmlContent content(HtmlContent content) const;

  /// Claims the selected header and what is dropped, and opens what is kept. To be called when the
  /// headline has been looked for: it may be another.
  [[nodiscard]] Page claims(Page page) const;

  /// Claims what is kept and yet was left out by a pass. To be called when all have looked.
  [[nodiscard]] Page kept(Page page) const;

  /// Adds a diagnostic for headline and body if the page has none of the selected elements: the
  /// publication has another template by now.
  [[nodiscard]] Article noted(Article article) const;

 private:
  [[nodiscard]] std::vector<char> selected(const html::Selectors& selectors) const;
  [[nodiscard]] Page headline(Page page) const;
  void read_header_lines(Page& page) const;

  const Profile* profile_;
  const html::Tree& tree_;
  const HtmlText& text_;
};

}  // namespace lector::article
