#include "article/header.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "article/bylines.hpp"
#include "article/dates.hpp"
#include "article/furniture.hpp"
#include "article/header_lines.hpp"
#include "article/reasons.hpp"
#include "article/vocabulary.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

constexpr std::size_t kNone = std::string::npos;
// Units that a header has at most, furniture in between included.
constexpr std::size_t kLongestHeader = 40;
constexpr std::size_t kMostDekWords = 60;

bool is_dash(const Page& page, std::size_t i) {
  return page.units[i].text == "-" || page.units[i].text == "–" || page.units[i].text == "—" ||
         bare(page.units[i].key) == "by";
}

/// Reads the lines below a headline.
class HeaderReader {
 public:
  explicit HeaderReader(Page page) : page_(std::move(page)) {}

  Page read() {
    const std::size_t headline = find_headline();
    if (headline == kNone || is_running_text(headline)) {
      page_.body_begin = 0;
      return std::move(page_);
    }
    read_above(headline);
    page_.read_as(headline, BlockKind::headline);
    headline_ = headline;
    read_page_title();
    const std::size_t end = find_end();
    for (std::size_t i = headline_ + 1; i < end; ++i) {
      read_line(i);
    }
    page_.body_begin = read_rest(end);
    return std::move(page_);
  }

 private:
  [[nodiscard]] const Unit& unit(std::size_t i) const { return page_.units[i]; }

  [[nodiscard]] bool is_section(std::size_t i) const {
    return holds(section_names(), bare(unit(i).key)) && unit(i).shape == Shape::plain;
  }

  [[nodiscard]] std::size_t next_open(std::size_t from) const {
    while (from < page_.size() && !page_.is_open(from)) {
      ++from;
    }
    return from;
  }

  /// "THE HARBOUR GAZETTE" above the headline.
  [[nodiscard]] bool is_masthead(std::size_t i) const {
    constexpr std::array<std::string_view, 8> kArticles = {
        "The ", "El ", "La ", "Le ", "Die ", "Der ", "Das ", "Diario "};
    const std::string& text = unit(i).text;
    const bool is_named =
        std::ranges::any_of(kArticles, [&](auto article) { return text.starts_with(article); });
    std::size_t next = next_open(i + 1);
    while (next < page_.size() && is_section(next)) {
      next = next_open(next + 1);
    }
    return unit(i).shape == Shape::plain && is_paper_name(text) &&
           (is_named || is_all_capitals(text)) && next < page_.size() &&
           !is_prose(unit(next).text) && read_header_line(page_, next).empty() &&
           count_words(unit(next).text) >= 3;
  }

  [[nodiscard]] std::size_t find_headline() const {
    std::size_t first = kNone;
    for (std::size_t i = next_open(0); i < std::min(page_.size(), kLongestHeader);
         i = next_open(i + 1)) {
      if (unit(i).shape == Shape::title) {
        return i;
      }
      if (first == kNone && may_be_headline(i)) {
        first = i;
      }
      if (is_prose(unit(i).text)) {
        break;
      }
    }
    return first;
  }

  [[nodiscard]] bool may_be_headline(std::size_t i) const {
    const bool is_shape = unit(i).shape == Shape::plain || unit(i).shape == Shape::heading;
    return is_shape && !is_section(i) && !is_masthead(i) && !is_subsection(i) &&
           read_header_line(page_, i).empty() && !judge_furniture(unit(i), Place::edges);
  }

  /// "Rivers" below "Environment", above a longer line.
  [[nodiscard]] bool is_subsection(std::size_t i) const {
    constexpr std::size_t kMostWords = 2;
    constexpr std::size_t kFewestTitleWords = 4;
    const std::size_t next = next_open(i + 1);
    return i > 0 && page_.is_open(i - 1) && is_section(i - 1) &&
           count_words(unit(i).text) <= kMostWords && next < page_.size() &&
           is_title_like(unit(next).text) && count_words(unit(next).text) >= kFewestTitleWords;
  }

  /// A page without a headline begins with its first paragraph.
  [[nodiscard]] bool is_running_text(std::size_t i) const {
    constexpr std::size_t kMostWords = 28;
    constexpr std::size_t kMostSentenceWords = 15;
    const auto& text = unit(i).text;
    const bool is_long = count_words(text) > kMostWords || unit(i).key.empty() ||
                         (ends_sentence(text) && count_words(text) > kMostSentenceWords);
    return unit(i).shape == Shape::plain && (is_long || next_open(i + 1) == page_.size());
  }

  void read_above(std::size_t headline) {
    for (std::size_t i = 0; i < headline; ++i) {
      if (!page_.is_open(i)) {
        continue;
      }
      auto pieces = read_header_line(page_, i);
      if (!pieces.empty()) {
        page_.claims[i] = std::move(pieces);
      } else if (is_masthead(i) ||
                 (unit(headline).shape == Shape::title && is_paper_name(unit(i).text))) {
        claim_publication(i, unit(i).text);
      } else {
        leave_out_label(i);
      }
    }
  }

  void claim_publication(std::size_t i, std::string name) {
    page_.read_as(i, BlockKind::publication);
    page_.claims[i].front().publication = std::move(name);
  }

  void leave_out_label(std::size_t i) {
    const auto furniture = judge_furniture(unit(i), Place::edges);
    page_.leave_out(i,
                    furniture       ? furniture->reason
                    : is_section(i) ? reason::kSectionLabel
                                    : reason::kPageLabel);
  }

  /// "Storm closes bridge | The Harbour Gazette", then the headline itself.
  void read_page_title() {
    const std::size_t next = next_open(headline_ + 1);
    if (next >= page_.size() || next > headline_ + kLongestHeader) {
      return;
    }
    const std::string& title = unit(headline_).text;
    const std::string& line = unit(next).text;
    if (unit(next).key == unit(headline_).key && !unit(next).key.empty()) {
      page_.leave_out(next, reason::kRepeatedHeadline);
      return;
    }
    if (!title.starts_with(line) || count_words(line) < 3) {
      return;
    }
    for (const std::string_view bar : {" | ", " - ", " – ", " — "}) {
      const auto rest = std::string_view(title).substr(line.size());
      if (rest.starts_with(bar)) {
        const auto name = rest.substr(rest.rfind(bar) + bar.size());
        page_.leave_out(headline_, reason::kPageTitle);
        page_.claims[headline_].front().publication = std::string(name);
        page_.read_as(next, BlockKind::headline);
        headline_ = next;
        return;
      }
    }
  }

  [[nodiscard]] bool is_evidence(std::size_t i) const {
    return !read_header_line(page_, i).empty() || is_name_in_company(i);
  }

  /// A line of names that stands beside an address, an occupation, a date, or behind a dash.
  [[nodiscard]] bool is_name_in_company(std::size_t i) const {
    const bool may_be = unit(i).shape == Shape::plain || unit(i).shape == Shape::list_item;
    const auto names = may_be ? read_name_line(unit(i).text) : std::nullopt;
    if (!names) {
      return false;
    }
    const bool follows_dash = i > 0 && is_dash(page_, i - 1);
    const bool has_next = i + 1 < page_.size();
    return names->mail.has_value() || follows_dash ||
           (has_next && (is_mail_line(unit(i + 1).text) || is_role_line(unit(i + 1).text))) ||
           (has_next && count_words(unit(i).text) <= 3 && read_dates(unit(i + 1).text)) ||
           has_role_behind(i);
  }

  /// "JANE DOE, Staff Writer" on one line.
  [[nodiscard]] bool has_role_behind(std::size_t i) const {
    const auto comma = unit(i).text.find(", ");
    return comma != std::string::npos && is_role_line(unit(i).text.substr(comma + 2));
  }

  /// First unit behind the lines of which bylines and dates show that they are the header.
  [[nodiscard]] std::size_t find_end() const {
    std::size_t end = headline_ + 1;
    std::size_t dek = kNone;
    const std::size_t limit = std::min(page_.size(), headline_ + kLongestHeader);
    for (std::size_t i = next_open(headline_ + 1); i < limit; i = next_open(i + 1)) {
      if (is_evidence(i)) {
        end = dek == kNone || outweighs(i + 1, dek) ? i + 1 : end;
      } else if (is_prose(unit(i).text)) {
        if (dek != kNone || count_words(unit(i).text) > kMostDekWords) {
          break;
        }
        dek = i;
      }
    }
    return end;
  }

  /// True if more running text stands behind a place than in the dek: else the byline is a
  /// sign-off.
  [[nodiscard]] bool outweighs(std::size_t from, std::size_t dek) const {
    std::size_t words = 0;
    for (std::size_t i = from; i < page_.size() && words <= count_words(unit(dek).text); ++i) {
      words += page_.is_open(i) && is_prose(unit(i).text) ? count_words(unit(i).text) : 0;
    }
    return words > count_words(unit(dek).text);
  }

  void read_line(std::size_t i) {
    if (!page_.is_open(i)) {
      return;
    }
    auto pieces = read_header_line(page_, i);
    if (!pieces.empty()) {
      page_.claims[i] = std::move(pieces);
    } else if (is_name_in_company(i)) {
      claim_names(i);
    } else if (is_role_line(unit(i).text)) {
      page_.leave_out(i, reason::kAuthorsRole);
    } else if (is_paper_name(unit(i).text)) {
      claim_publication(i, unit(i).text);
    } else if (is_dek(i)) {
      has_dek_ = true;
      page_.read_as(i, BlockKind::dek);
    } else if (!is_prose(unit(i).text)) {
      leave_out_label(i);
    }
  }

  [[nodiscard]] bool is_dek(std::size_t i) const {
    constexpr std::size_t kFewestWords = 4;
    const auto& text = unit(i).text;
    return count_words(text) >= kFewestWords && count_words(text) <= kMostDekWords &&
           !judge_furniture(unit(i), Place::edges) && unit(i).shape != Shape::list_item;
  }

  void claim_names(std::size_t i) {
    if (const auto names = read_name_line(unit(i).text)) {
      page_.claims[i] = byline_pieces(page_, i, *names);
    }
  }

  /// Lines between the header and the first running text: a dek without a stop, labels.
  std::size_t read_rest(std::size_t end) {
    std::size_t i = end;
    for (; i < page_.size(); ++i) {
      if (!page_.is_open(i)) {
        continue;
      }
      const bool is_body = is_prose(unit(i).text) || unit(i).shape != Shape::plain ||
                           ends_sentence(unit(i).text) || i > end + kLongestHeader;
      if (is_body || !read_loose_line(i)) {
        break;
      }
    }
    return i;
  }

  bool read_loose_line(std::size_t i) {
    const std::size_t next = next_open(i + 1);
    const bool is_before_prose = next < page_.size() && is_prose(unit(next).text);
    if (judge_furniture(unit(i), Place::edges) || is_section(i)) {
      leave_out_label(i);
      return true;
    }
    if (is_role_line(unit(i).text)) {
      page_.leave_out(i, reason::kAuthorsRole);
      return true;
    }
    const bool is_first = next_open(headline_ + 1) == i;
    if (is_before_prose && is_first && !has_dek_ && count_words(unit(i).text) >= 7) {
      has_dek_ = true;
      page_.read_as(i, BlockKind::dek);
      return true;
    }
    return false;
  }

  Page page_;
  std::size_t headline_ = kNone;
  bool has_dek_ = false;
};

}  // namespace

Page read_header(Page page) {
  return HeaderReader(std::move(page)).read();
}

}  // namespace lector::article
