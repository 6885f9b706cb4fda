#include "article/page.hpp"

#include <utility>

namespace lector::article {

BlockKind kind_of(Shape shape) {
  switch (shape) {
    case Shape::image:
      return BlockKind::caption;
    case Shape::title:
    case Shape::heading:
      return BlockKind::subheading;
    case Shape::list_item:
      return BlockKind::list_item;
    case Shape::quote:
      return BlockKind::quote;
    case Shape::plain:
      break;
  }
  return BlockKind::paragraph;
}

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
