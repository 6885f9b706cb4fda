/// Every spoken word knows the written word, and the bytes of the input that it came from.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "script/script.hpp"
#include "spoken/spoken.hpp"

namespace lector::script {

/// A part of a segment's written form that a block of the page has too.
struct Quotation {
  text::TextSpan written;
  const article::Block* block = nullptr;  ///< of the article; lasts as long as it
  /// Where the block's text has it; nothing if the block says it in other words, as dates do.
  std::optional<std::size_t> block_begin;
};

/// In the order of the written form, without overlap.
using Quotations = std::vector<Quotation>;

/// Finds what segments quote, one after the other in reading order.
class Quoter {
 public:
  /// @param article  outlives the Quoter.
  explicit Quoter(const article::Article& article) : article_(article) {}

  /// What a sentence of a block has from it: all, if it is there behind the sentence before.
  [[nodiscard]] Quotations from_block(const article::Block& block, std::string_view written);

  /// What a value of the header has from the blocks of its kind. Words are compared without regard
  /// to case, since names lose their capitals; where none is the same, the first block as a whole
  /// counts.
  /// @param value  bytes of the written form; the rest is Lector's own.
  [[nodiscard]] Quotations from_header(article::BlockKind kind,
                                       std::string_view written,
                                       const text::TextSpan& value);

 private:
  struct Place {
    std::size_t block = 0;
    std::size_t offset = 0;
  };

  const article::Article& article_;
  Place in_body_;
  std::array<Place, static_cast<std::size_t>(article::BlockKind::paragraph)> in_header_{};
};

/// Sets words and changes of a segment whose `written` and `spoken` are there.
/// @param said  what was made of a text that is `segment.written` but for the case of its letters
///   and a stop at its end.
void set_words(Segment& segment, const spoken::Spoken& said, const Quotations& quotations);

/// Puts a phrase around what a segment says: `spoken`, and the words and changes in it. The
/// phrase's own words come from nowhere.
void introduce(Segment& segment, std::string_view phrase);

}  // namespace lector::script
