#include "article/wrappers.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "article/dates.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

/// "Subject: Geese" taken apart.
struct MailLine {
  std::string label;  ///< lower case
  text::TextSpan value;
};

std::optional<MailLine> read_mail_line(const Page& page, std::size_t unit) {
  constexpr std::array<std::string_view, 9> kLabels = {
      "from", "to", "cc", "subject", "date", "sent", "reply-to", "message-id", "organization"};
  const auto span = page.units[unit].span;
  const auto line = page.written(unit);
  const auto colon = line.find(": ");
  if (colon == std::string_view::npos || line.find_first_of("\r\n") < line.size()) {
    return std::nullopt;
  }
  auto label = lowered(line.substr(0, colon));
  if (std::ranges::find(kLabels, label) == kLabels.end()) return std::nullopt;
  const auto value = line.find_first_not_of(' ', colon + 1);
  return MailLine{std::move(label), {span.begin + std::min(value, line.size()), span.end}};
}

/// "Ida Marsh <ida@town.example>" without the address.
std::string name_of(std::string_view sender) {
  const auto name = trimmed(sender.substr(0, sender.find('<')));
  const bool is_quoted = name.size() > 2 && name.starts_with('"') && name.ends_with('"');
  return std::string(is_quoted ? name.substr(1, name.size() - 2) : name);
}

/// A line of which a part is read: the label is left out.
void claim_value(Page& page, std::size_t unit, const MailLine& line, Piece piece) {
  Piece label;
  label.span = {page.units[unit].span.begin, page.units[unit].span.begin + line.label.size() + 1};
  label.text = std::string(page.written(label.span));
  label.reason = "label";
  piece.span = line.value;
  page.claims[unit] = {std::move(label), std::move(piece)};
}

void claim_mail_line(Page& page, std::size_t unit, const MailLine& line) {
  Piece piece;
  piece.text = text::collapse_white_space(page.written(line.value));
  const auto dates = read_dates(piece.text);
  const auto name = name_of(piece.text);
  if (line.label == "subject") {
    piece.kind = BlockKind::headline;
  } else if (line.label == "from" && !name.empty() && name.find('@') == std::string::npos) {
    piece.kind = BlockKind::byline;
    piece.value = name;
  } else if ((line.label == "date" || line.label == "sent") && dates) {
    piece.kind = BlockKind::date;
    piece.dates = *dates;
  } else {
    page.leave_out(unit, "head of the mail");
    return;
  }
  claim_value(page, unit, line, std::move(piece));
}

bool is_border(const Page& page, std::size_t unit, std::string_view opening) {
  const auto line = page.written(unit);
  return line.starts_with(opening) && line.ends_with("***");
}

}  // namespace

Page read_mail_head(Page page) {
  std::vector<MailLine> lines;
  for (std::size_t i = 0; i < page.size() && (i == 0 || !page.units[i].after_blank); ++i) {
    auto line = read_mail_line(page, i);
    if (!line) break;
    lines.push_back(std::move(*line));
  }
  const bool has_subject = std::ranges::find(lines, "subject", &MailLine::label) != lines.end();
  if (lines.size() < 2 || !has_subject) return page;
  for (std::size_t i = 0; i < lines.size(); ++i) claim_mail_line(page, i, lines[i]);
  page.body_begin = lines.size();
  return page;
}

Page leave_out_wrappers(Page page) {
  std::optional<std::size_t> begin;
  std::optional<std::size_t> end;
  for (std::size_t i = 0; i < page.size() && !end; ++i) {
    if (!begin && is_border(page, i, "*** START OF ")) begin = i;
    if (begin && is_border(page, i, "*** END OF ")) end = i;
  }
  if (!begin) return page;
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (i <= *begin || (end && i >= *end)) page.leave_out(i, "around the e-book");
  }
  return page;
}

}  // namespace lector::article
