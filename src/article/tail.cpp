#include "article/tail.hpp"

#include <algorithm>
#include <utility>

#include "article/body.hpp"
#include "article/bylines.hpp"
#include "article/furniture.hpp"
#include "article/header_lines.hpp"
#include "article/reasons.hpp"
#include "article/vocabulary.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

// Units that a tail has at most: footers list a hundred links.
constexpr std::size_t kLongestTail = 400;

bool opens_correction(std::string_view text) {
  std::string key = lowered(text);
  for (auto at = key.find("’"); at != std::string::npos; at = key.find("’", at)) {
    key.replace(at, std::string_view("’").size(), "'");
  }
  const auto openers = correction_openers();
  return std::ranges::any_of(openers,
                             [&](std::string_view opener) { return key.starts_with(opener); });
}

/// "[1] Text", "[^1]: Text", "¹ Text".
bool opens_footnote(std::string_view text) {
  constexpr std::string_view kMark = "0123456789^*";
  for (const std::string_view raised : {"¹ ", "² ", "³ ", "⁴ ", "⁵ "}) {
    if (text.starts_with(raised)) {
      return true;
    }
  }
  const auto closing = text.find(']');
  const bool is_short = text.starts_with('[') && closing >= 2 && closing <= 5;
  const auto behind = is_short ? text.substr(closing + 1, 2) : std::string_view();
  return is_short &&
         text.substr(1, closing - 1).find_first_not_of(kMark) == std::string_view::npos &&
         (behind.starts_with(' ') || behind.starts_with(": "));
}

bool is_link_title(const Unit& unit) {
  constexpr std::size_t kMostWords = 25;
  return unit.shape != Shape::image && unit.shape != Shape::quote && !unit.key.empty() &&
         !is_prose(unit.text) && !ends_sentence(unit.text) && count_words(unit.text) <= kMostWords;
}

/// True if the page sets subheadings as lines of their own, without markup.
bool has_plain_subheadings(const Page& page) {
  const auto is_running = [&](std::size_t i) {
    return page.is_open(i) && is_prose(page.units[i].text);
  };
  for (std::size_t i = page.body_begin + 1; i + 1 < page.size(); ++i) {
    const Unit& unit = page.units[i];
    if (page.is_open(i) && unit.shape == Shape::plain && is_link_title(unit) && is_running(i - 1) &&
        is_running(i + 1)) {
      return true;
    }
  }
  return false;
}

/// Reads the list below one label.
class LinkList {
 public:
  LinkList(const Page& page, std::size_t label, bool may_give_back)
      : page_(page), first_(label + 1), may_give_back_(may_give_back) {}

  /// First unit behind the list.
  [[nodiscard]] std::size_t end() const {
    std::size_t at = first_;
    while (at < page_.size() && belongs(at)) {
      ++at;
    }
    return may_give_back_ && at > first_ && gives_last_back(at) ? at - 1 : at;
  }

 private:
  [[nodiscard]] bool belongs(std::size_t i) const {
    const Unit& unit = page_.units[i];
    const Unit& first = page_.units[first_];
    const bool is_alike =
        i == first_ || (is_spaced_as_second(unit) &&
                        (unit.shape == Shape::list_item) == (first.shape == Shape::list_item));
    return page_.is_open(i) && is_link_title(unit) && unit.shape != Shape::heading && is_alike &&
           !judge_furniture(unit, Place::edges);
  }

  [[nodiscard]] bool is_spaced_as_second(const Unit& unit) const {
    return unit.after_blank == page_.units[first_ + 1].after_blank;
  }

  /// The last title above running text may be a subheading: it is one if it is short and the
  /// others aren't, or there are none.
  [[nodiscard]] bool gives_last_back(std::size_t end) const {
    constexpr std::size_t kMostWords = 5;
    const bool is_above_prose =
        end < page_.size() && page_.is_open(end) && is_prose(page_.units[end].text);
    const Unit& last = page_.units[end - 1];
    const bool is_alone = end - first_ == 1;
    return is_above_prose && last.shape != Shape::list_item &&
           count_words(last.text) <= kMostWords &&
           (is_alone || count_words(page_.units[first_].text) > kMostWords);
  }

  const Page& page_;
  std::size_t first_;
  bool may_give_back_;
};

class TailReader {
 public:
  explicit TailReader(Page page) : page_(std::move(page)) {}

  Page read() {
    page_.tail_begin = find_begin();
    known_names_ = known_names();
    for (std::size_t i = page_.tail_begin; i < page_.size(); ++i) {
      if (page_.is_open(i)) {
        read_unit(i);
      } else {
        is_below_furniture_ = is_below_furniture_ || is_left_out(i);
      }
    }
    for (std::size_t i = page_.body_begin; i < page_.tail_begin; ++i) {
      read_signed_line(i);
    }
    return std::move(page_);
  }

 private:
  [[nodiscard]] const Unit& unit(std::size_t i) const { return page_.units[i]; }

  [[nodiscard]] bool is_left_out(std::size_t i) const {
    return !page_.claims[i].front().kind && page_.claims[i].front().reason != reason::kSeparator &&
           page_.claims[i].front().reason != reason::kRepeatedCaption;
  }

  [[nodiscard]] std::size_t find_begin() const {
    const std::size_t size = page_.size();
    const std::size_t first =
        std::max(page_.body_begin, size > kLongestTail ? size - kLongestTail : 0);
    for (std::size_t i = size; i > first; --i) {
      if (is_body(i - 1)) {
        return i;
      }
    }
    return first;
  }

  /// Running text that isn't furniture by the looser rules, or whatever markup sets in the body.
  [[nodiscard]] bool is_body(std::size_t i) const {
    return page_.is_open(i) &&
           (unit(i).shape == Shape::quote ||
            (is_prose(unit(i).text) && !judge_furniture(unit(i), Place::edges)));
  }

  [[nodiscard]] std::vector<std::string> known_names() const {
    std::vector<std::string> names;
    for (const auto& pieces : page_.claims) {
      for (const Piece& piece : pieces) {
        if (piece.kind == BlockKind::byline) {
          names.push_back(matching_key(piece.value));
        }
      }
    }
    return names;
  }

  [[nodiscard]] bool is_known(const std::string& names) const {
    const auto key = matching_key(names);
    return std::ranges::find(known_names_, key) != known_names_.end();
  }

  void read_unit(std::size_t i) {
    if (claim_signed_line(i)) {
      last_byline_ = i;
      return;
    }
    if (const auto paper = read_affiliation(unit(i).text); paper && follows_byline(i)) {
      page_.read_as(i, BlockKind::publication);
      page_.claims[i].front().publication = paper;
      return;
    }
    if (const auto furniture = judge_furniture(unit(i), Place::edges)) {
      page_.leave_out(i, furniture->reason);
      is_below_furniture_ = true;
      return;
    }
    if (const auto names = read_name_line(unit(i).text); names && is_known(names->names)) {
      page_.leave_out(i, reason::kRepeatedByline);
    } else if (is_below_furniture_ && is_link_title(unit(i))) {
      page_.leave_out(i, reason::kBelowArticle);
    }
  }

  [[nodiscard]] bool follows_byline(std::size_t i) const {
    return last_byline_ != std::string::npos && i <= last_byline_ + 2;
  }

  /// Claims a byline or date; a byline of the sign-off isn't read where the header has one.
  bool claim_signed_line(std::size_t i) {
    auto pieces = read_header_line(page_, i);
    if (pieces.empty()) {
      return false;
    }
    for (Piece& piece : pieces) {
      if (piece.kind == BlockKind::byline && !known_names_.empty()) {
        piece.kind.reset();
        piece.reason = is_known(piece.value) ? reason::kRepeatedByline : reason::kSignOffByline;
      }
    }
    page_.claims[i] = std::move(pieces);
    return true;
  }

  /// A byline with a mail address is a sign-off even above a correction.
  void read_signed_line(std::size_t i) {
    if (!page_.is_open(i) || unit(i).key.empty() || !find_mail(unit(i).text) ||
        !read_byline(unit(i).text)) {
      return;
    }
    claim_signed_line(i);
  }

  Page page_;
  std::vector<std::string> known_names_;
  bool is_below_furniture_ = false;
  std::size_t last_byline_ = std::string::npos;
};

}  // namespace

Page read_notes(Page page) {
  for (std::size_t i = page.body_begin; i < page.size(); ++i) {
    const Unit& unit = page.units[i];
    if (!page.is_open(i) || unit.shape != Shape::plain) {
      continue;
    }
    if (opens_correction(front_of(unit.text, 80))) {
      page.read_as(i, BlockKind::correction);
    } else if (opens_footnote(unit.text)) {
      page.read_as(i, BlockKind::footnote);
    }
  }
  return page;
}

Page leave_out_link_lists(Page page) {
  const bool has_subheadings = has_plain_subheadings(page);
  for (std::size_t i = page.body_begin; i < page.size(); ++i) {
    const auto furniture = page.is_open(i) || page.claims[i].front().kind
                               ? std::nullopt
                               : judge_furniture(page.units[i], Place::anywhere);
    if (!furniture || !furniture->opens_section || i + 1 >= page.size()) {
      continue;
    }
    for (std::size_t at = i + 1, end = LinkList(page, i, has_subheadings).end(); at < end; ++at) {
      page.leave_out(at, furniture->reason);
    }
  }
  return page;
}

Page read_tail(Page page) {
  return TailReader(std::move(page)).read();
}

Page read_around_body(Page page) {
  return leave_out_pull_quotes(read_tail(leave_out_link_lists(read_notes(std::move(page)))));
}

}  // namespace lector::article
