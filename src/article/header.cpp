#include "article/header.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "article/bylines.hpp"
#include "article/dates.hpp"
#include "article/furniture.hpp"
#include "article/vocabulary.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

constexpr std::size_t kNone = std::string::npos;
// Units that a header has at most, furniture in between included.
constexpr std::size_t kLongestHeader = 40;
constexpr std::size_t kMostDekWords = 60;

Piece piece_of(const Page& page, text::TextSpan span) {
  Piece piece;
  piece.span = span;
  piece.text = text::collapse_white_space(page.written(span));
  return piece;
}

/// A byline, and the mail address in it apart.
std::vector<Piece> byline_pieces(const Page& page, std::size_t unit, const Byline& byline) {
  const auto span = page.units[unit].span;
  Piece piece = piece_of(page, span);
  piece.text = page.units[unit].text;
  piece.kind = BlockKind::byline;
  piece.value = byline.names;
  piece.publication = byline.publication;
  std::vector<Piece> pieces;
  const auto mail = find_mail(page.written(span));
  if (!mail) {
    pieces.push_back(std::move(piece));
    return pieces;
  }
  const std::size_t mail_begin = span.begin + mail->begin;
  const auto before = trimmed(page.written({span.begin, mail_begin}));
  piece.span.end = static_cast<std::size_t>(before.data() - page.text.data()) + before.size();
  piece.text = text::collapse_white_space(before.substr(page.units[unit].marker.size()));
  pieces.push_back(std::move(piece));
  pieces.push_back(piece_of(page, {mail_begin, span.end}));
  pieces.back().reason = "e-mail address";
  return pieces;
}

/// Parts of a line between bars and bullets; each reaches up to where the next begins.
std::vector<text::TextSpan> split_parts(std::string_view text, text::TextSpan span) {
  constexpr std::array<std::string_view, 7> kBars = {
      " | ", " • ", " · ", " ｜ ", " – ", " — ", " - "};
  std::vector<text::TextSpan> parts;
  std::size_t begin = span.begin;
  for (std::size_t at = begin; at < span.end; ++at) {
    const auto rest = text.substr(at, span.end - at);
    const auto* bar = std::find_if(
        kBars.begin(), kBars.end(), [&](std::string_view mark) { return rest.starts_with(mark); });
    if (bar != kBars.end()) {
      at += bar->size();
      parts.push_back({begin, at - 1});
      begin = at;
    }
  }
  parts.push_back({begin, span.end});
  return parts;
}

/// The part without the bar behind it.
std::string_view part_text(const Page& page, text::TextSpan part) {
  constexpr std::array<std::string_view, 7> kBars = {" |", " •", " ·", " ｜", " –", " —", " -"};
  auto text = trimmed(page.written(part));
  for (const auto& bar : kBars) {
    text = text.ends_with(bar) ? trimmed(text.substr(0, text.size() - bar.size())) : text;
  }
  return text;
}

std::optional<Piece> read_date_piece(const Page& page, text::TextSpan span, std::string_view text) {
  const auto dates = read_dates(text);
  if (!dates) {
    return std::nullopt;
  }
  Piece piece = piece_of(page, span);
  piece.text = text::collapse_white_space(text);
  piece.kind = BlockKind::date;
  piece.dates = *dates;
  return piece;
}

std::optional<Piece> read_part(const Page& page, text::TextSpan part, bool is_first) {
  const auto text = part_text(page, part);
  if (auto date = read_date_piece(page, part, text)) {
    return date;
  }
  auto byline = read_byline(text);
  byline = byline || !is_first ? byline : read_name_line(text);
  Piece piece = piece_of(page, part);
  piece.text = text::collapse_white_space(text);
  if (byline && !byline->mail) {
    piece.kind = BlockKind::byline;
    piece.value = byline->names;
    piece.publication = byline->publication;
    return piece;
  }
  if (is_paper_name(text)) {
    piece.kind = BlockKind::publication;
    piece.publication = piece.text;
    return piece;
  }
  Unit unit;
  unit.text = std::string(text);
  unit.key = matching_key(text);
  if (const auto furniture = judge_furniture(unit, Place::edges)) {
    piece.reason = std::string(furniture->reason);
    return piece;
  }
  return std::nullopt;
}

/// "By Jane Doe | April 1, 2025 | 3 min read".
std::vector<Piece> read_parts(const Page& page, text::TextSpan span) {
  const auto parts = split_parts(page.text, span);
  if (parts.size() < 2) {
    return {};
  }
  std::vector<Piece> pieces;
  for (const auto& part : parts) {
    auto piece = read_part(page, part, pieces.empty());
    if (!piece) {
      return {};
    }
    pieces.push_back(std::move(*piece));
  }
  const bool tells = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
    return piece.kind == BlockKind::byline || piece.kind == BlockKind::date;
  });
  return tells ? pieces : std::vector<Piece>{};
}

/// What a line of the header says; empty if it is no such line.
std::vector<Piece> read_header_line(const Page& page, std::size_t i) {
  const Unit& unit = page.units[i];
  const bool may_be = unit.shape == Shape::plain || unit.shape == Shape::list_item;
  if (!may_be || unit.key.empty()) {
    return {};
  }
  if (auto date = read_date_piece(page, unit.span, unit.text)) {
    return {std::move(*date)};
  }
  if (const auto byline = read_byline(unit.text)) {
    return byline_pieces(page, i, *byline);
  }
  return read_parts(page, unit.span);
}

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
  const Unit& unit(std::size_t i) const { return page_.units[i]; }

  bool is_section(std::size_t i) const {
    return holds(section_names(), bare(unit(i).key)) && unit(i).shape == Shape::plain;
  }

  std::size_t next_open(std::size_t from) const {
    while (from < page_.size() && !page_.is_open(from)) {
      ++from;
    }
    return from;
  }

  /// "THE HARBOUR GAZETTE" above the headline.
  bool is_masthead(std::size_t i) const {
    constexpr std::array<std::string_view, 8> kArticles = {
        "The ", "El ", "La ", "Le ", "Die ", "Der ", "Das ", "Diario "};
    const std::string& text = unit(i).text;
    const bool is_named = std::any_of(kArticles.begin(), kArticles.end(), [&](auto article) {
      return text.starts_with(article);
    });
    const std::size_t next = next_open(i + 1);
    return unit(i).shape == Shape::plain && is_paper_name(text) &&
           (is_named || is_all_capitals(text)) && next < page_.size() &&
           !is_prose(unit(next).text) && read_header_line(page_, next).empty() &&
           count_words(unit(next).text) >= 3;
  }

  std::size_t find_headline() const {
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

  bool may_be_headline(std::size_t i) const {
    const bool is_shape = unit(i).shape == Shape::plain || unit(i).shape == Shape::heading;
    return is_shape && !is_section(i) && !is_masthead(i) && read_header_line(page_, i).empty() &&
           !judge_furniture(unit(i), Place::edges);
  }

  /// A page without a headline begins with its first paragraph.
  bool is_running_text(std::size_t i) const {
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
                    : is_section(i) ? "section label"
                                    : "page label");
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
      page_.leave_out(next, "repeated headline");
      return;
    }
    if (!title.starts_with(line) || count_words(line) < 3) {
      return;
    }
    for (const std::string_view bar : {" | ", " - ", " – ", " — "}) {
      const auto rest = std::string_view(title).substr(line.size());
      if (rest.starts_with(bar)) {
        const auto name = rest.substr(rest.rfind(bar) + bar.size());
        page_.leave_out(headline_, "page title");
        page_.claims[headline_].front().publication = std::string(name);
        page_.read_as(next, BlockKind::headline);
        headline_ = next;
        return;
      }
    }
  }

  bool is_evidence(std::size_t i) const {
    return !read_header_line(page_, i).empty() || is_name_in_company(i);
  }

  /// A line of names that stands beside an address, an occupation, a date, or behind a dash.
  bool is_name_in_company(std::size_t i) const {
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
  bool has_role_behind(std::size_t i) const {
    const auto comma = unit(i).text.find(", ");
    return comma != std::string::npos && is_role_line(unit(i).text.substr(comma + 2));
  }

  /// First unit behind the lines of which bylines and dates show that they are the header.
  std::size_t find_end() const {
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
  bool outweighs(std::size_t from, std::size_t dek) const {
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
      page_.leave_out(i, "author's role");
    } else if (is_paper_name(unit(i).text)) {
      claim_publication(i, unit(i).text);
    } else if (!has_dek_ && is_dek(i)) {
      has_dek_ = true;
      page_.read_as(i, BlockKind::dek);
    } else if (!is_prose(unit(i).text)) {
      leave_out_label(i);
    }
  }

  bool is_dek(std::size_t i) const {
    constexpr std::size_t kFewestWords = 4;
    const auto& text = unit(i).text;
    return count_words(text) >= kFewestWords && count_words(text) <= kMostDekWords &&
           !judge_furniture(unit(i), Place::edges) && unit(i).shape != Shape::list_item;
  }

  void claim_names(std::size_t i) {
    const auto names = read_name_line(unit(i).text);
    page_.claims[i] = byline_pieces(page_, i, *names);
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
      page_.leave_out(i, "author's role");
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

bool claim_header_line(Page& page, std::size_t unit) {
  auto pieces = read_header_line(page, unit);
  if (pieces.empty()) {
    return false;
  }
  page.claims[unit] = std::move(pieces);
  return true;
}

}  // namespace lector::article
