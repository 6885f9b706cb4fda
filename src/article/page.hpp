/// A page while it is being understood: its units, and what was claimed of them so far.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "article/units.hpp"
#include "text/unicode.hpp"

namespace lector::article {

/// What a date line says. Times are local, as written.
struct Dates {
  std::optional<std::string> published;
  std::optional<std::string> updated;
  bool ambiguous = false;  ///< a date such as 01/04/2025, which nothing settles
  bool operator==(const Dates&) const = default;
};

/// The kind of block that a unit of this shape is, if nothing else is known of it.
[[nodiscard]] BlockKind kind_of(Shape shape);

/// A unit, or a part of one, whose meaning is settled.
struct Piece {
  text::TextSpan span;
  std::string text;
  std::optional<BlockKind> kind;  ///< nothing: left out
  std::string reason;             ///< why it is left out
  std::optional<std::string> credit;
  std::optional<std::string> image;
  std::string value;                       ///< bylines: the names; datelines: without the dash
  std::optional<std::string> publication;  ///< the paper that a header piece names
  Dates dates;
};

/// Passes take a page and give it back with more of its units claimed; what nobody claims is body.
struct Page {
  std::string_view text;
  std::vector<Unit> units;
  std::vector<std::vector<Piece>> claims;  ///< one a unit; pieces cover their unit
  std::size_t body_begin = 0;              ///< first unit behind the header
  std::size_t tail_begin = 0;              ///< first unit behind the body

  [[nodiscard]] std::size_t size() const noexcept { return units.size(); }
  [[nodiscard]] bool is_open(std::size_t unit) const { return claims[unit].empty(); }
  [[nodiscard]] std::string_view written(text::TextSpan span) const {
    return text.substr(span.begin, span.end - span.begin);
  }
  [[nodiscard]] std::string_view written(std::size_t unit) const {
    return written(units[unit].span);
  }

  void claim(std::size_t unit, Piece piece) { claims[unit] = {std::move(piece)}; }
  /// Claims a whole unit for a block of this kind.
  void read_as(std::size_t unit, BlockKind kind);
  /// Claims a whole unit as not to be read.
  void leave_out(std::size_t unit, std::string_view reason);
};

/// The units of a page, none of them claimed.
[[nodiscard]] Page open_page(std::string_view text);

}  // namespace lector::article
