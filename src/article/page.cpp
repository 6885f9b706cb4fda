#include "article/page.hpp"

#include <utility>

namespace lector::article {

void Page::read_as(std::size_t unit, BlockKind kind) {
  Piece piece;
  piece.span = units[unit].span;
  piece.text = units[unit].text;
  piece.kind = kind;
  claim(unit, std::move(piece));
}

void Page::leave_out(std::size_t unit, std::string_view reason) {
  Piece piece;
  piece.span = units[unit].span;
  piece.text = text::collapse_white_space(written(unit));
  piece.reason = std::string(reason);
  claim(unit, std::move(piece));
}

Page open_page(std::string_view text) {
  Page page;
  page.text = text;
  page.units = read_units(text);
  page.claims.resize(page.units.size());
  page.body_begin = 0;
  page.tail_begin = page.units.size();
  return page;
}

}  // namespace lector::article
