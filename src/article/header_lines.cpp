#include "article/header_lines.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "article/dates.hpp"
#include "article/furniture.hpp"
#include "article/reasons.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

constexpr std::array<std::string_view, 7> kBars = {
    " | ", " • ", " · ", " ｜ ", " – ", " — ", " - "};
// A second part begins with the word itself, so its length is not taken off.
constexpr std::array<std::string_view, 6> kJoints = {
    " by ", " By ", " on ", " von ", " am ", " por "};

Piece piece_of(const Page& page, text::TextSpan span) {
  Piece piece;
  piece.span = span;
  piece.text = text::collapse_white_space(page.written(span));
  return piece;
}

/// Parts of a line between bars and bullets; each reaches up to where the next begins.
std::vector<text::TextSpan> split_at_bars(std::string_view text, text::TextSpan span) {
  std::vector<text::TextSpan> parts;
  std::size_t begin = span.begin;
  for (std::size_t at = begin; at < span.end; ++at) {
    const auto rest = text.substr(at, span.end - at);
    const auto* bar =
        std::ranges::find_if(kBars, [&](std::string_view mark) { return rest.starts_with(mark); });
    if (bar != kBars.end()) {
      at += bar->size() - 1;
      parts.push_back({begin, at});
      begin = at + 1;
    }
  }
  parts.push_back({begin, span.end});
  return parts;
}

/// The part without the bar behind it, and without stars of emphasis.
std::string_view part_text(const Page& page, text::TextSpan part) {
  auto text = trimmed(page.written(part));
  text = text.starts_with('*') ? trimmed(text.substr(1)) : text;
  text = text.ends_with('*') ? trimmed(text.substr(0, text.size() - 1)) : text;
  for (const auto& bar : kBars) {
    const auto mark = trimmed(bar);
    text = text.ends_with(mark) ? trimmed(text.substr(0, text.size() - mark.size())) : text;
  }
  return text;
}

/// A date, perhaps with a place in front: "Berlin, 1. April 2025".
std::optional<Dates> read_placed_dates(std::string_view text) {
  constexpr std::size_t kMostPlaceWords = 3;
  for (const std::string_view mark : {", ", " - ", " – ", " | "}) {
    const auto at = text.find(mark);
    const auto place = text.substr(0, at);
    if (at != std::string_view::npos && count_words(place) <= kMostPlaceWords &&
        starts_with_capital(place)) {
      if (auto dates = read_dates(text.substr(at + mark.size()))) {
        return dates;
      }
    }
  }
  return std::nullopt;
}

std::optional<Piece> date_piece(const Page& page,
                                text::TextSpan span,
                                std::string_view text,
                                const std::optional<Dates>& dates) {
  if (!dates) {
    return std::nullopt;
  }
  Piece piece = piece_of(page, span);
  piece.text = text::collapse_white_space(text);
  piece.kind = BlockKind::date;
  piece.dates = *dates;
  return piece;
}

std::optional<Piece> read_byline_part(const Page& page,
                                      text::TextSpan span,
                                      std::string_view text) {
  auto byline = read_byline(text);
  const bool is_at_front = page.text.substr(0, span.begin).ends_with('\n') || span.begin == 0;
  byline = byline || !is_at_front ? byline : read_name_line(text);
  if (!byline || byline->mail) {
    return std::nullopt;
  }
  Piece piece = piece_of(page, span);
  piece.text = text::collapse_white_space(text);
  piece.kind = BlockKind::byline;
  piece.value = byline->names;
  piece.publication = byline->publication;
  return piece;
}

std::optional<Piece> read_part(const Page& page, text::TextSpan part) {
  const auto text = part_text(page, part);
  if (auto date = date_piece(page, part, text, read_dates(text))) {
    return date;
  }
  if (auto byline = read_byline_part(page, part, text)) {
    return byline;
  }
  Piece piece = piece_of(page, part);
  if (is_paper_name(text)) {
    piece.text = text::collapse_white_space(text);
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

/// All parts read, if each can be and one of them is a byline or date.
std::vector<Piece> read_parts(const Page& page, const std::vector<text::TextSpan>& parts) {
  std::vector<Piece> pieces;
  bool tells = false;
  for (const auto& part : parts) {
    auto piece = read_part(page, part);
    if (!piece) {
      return {};
    }
    tells = tells || piece->kind == BlockKind::byline || piece->kind == BlockKind::date;
    pieces.push_back(std::move(*piece));
  }
  return tells ? pieces : std::vector<Piece>{};
}

/// "Posted on 18 May 2025 by Jane Doe", "By Jane Doe on May 18, 2025".
std::vector<Piece> read_joined_parts(const Page& page, text::TextSpan span) {
  const auto written = page.written(span);
  for (const auto& joint : kJoints) {
    const auto at = written.find(joint);
    if (at == std::string_view::npos) {
      continue;
    }
    const std::size_t border = span.begin + at + 1;
    auto pieces = read_parts(page, {{span.begin, border - 1}, {border, span.end}});
    if (!pieces.empty()) {
      return pieces;
    }
  }
  return {};
}

}  // namespace

std::vector<Piece> byline_pieces(const Page& page, std::size_t unit, const Byline& byline) {
  const auto span = page.units[unit].span;
  Piece piece = piece_of(page, span);
  piece.text = page.units[unit].text;
  piece.kind = BlockKind::byline;
  piece.value = byline.names;
  piece.publication = byline.publication;
  const auto mail = find_mail(page.written(span));
  if (!mail) {
    return {std::move(piece)};
  }
  const std::size_t mail_begin = span.begin + mail->begin;
  const auto before = trimmed(page.written({span.begin, mail_begin}));
  piece.span.end = span.begin + before.size();
  piece.text = text::collapse_white_space(before.substr(page.units[unit].marker.size()));
  Piece address = piece_of(page, {mail_begin, span.end});
  address.reason = reason::kEMailAddress;
  return {std::move(piece), std::move(address)};
}

std::vector<Piece> read_header_line(const Page& page, std::size_t unit) {
  const Unit& line = page.units[unit];
  const bool may_be = line.shape == Shape::plain || line.shape == Shape::list_item;
  if (!may_be || line.key.empty()) {
    return {};
  }
  if (auto date = date_piece(page, line.span, line.text, read_dates(line.text))) {
    return {std::move(*date)};
  }
  if (const auto byline = read_byline(line.text)) {
    return byline_pieces(page, unit, *byline);
  }
  const auto parts = split_at_bars(page.text, line.span);
  auto pieces = parts.size() > 1 ? read_parts(page, parts) : std::vector<Piece>{};
  if (!pieces.empty()) {
    return pieces;
  }
  if (auto date = date_piece(page, line.span, line.text, read_placed_dates(line.text))) {
    return {std::move(*date)};
  }
  return read_joined_parts(page, line.span);
}

}  // namespace lector::article
