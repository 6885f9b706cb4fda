#include "article/body.hpp"

#include <utility>

#include "article/datelines.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

constexpr std::size_t kMostSubheadingWords = 12;
// "What now?" may be a heading, a longer question is a sentence.
constexpr std::size_t kMostQuestionWords = 6;

/// Next unit from here on that nobody claimed.
std::size_t next_open(const Page& page, std::size_t from) {
  while (from < page.size() && !page.is_open(from)) {
    ++from;
  }
  return from;
}

bool is_running(const Unit& unit) {
  return unit.shape == Shape::list_item || unit.shape == Shape::quote || is_prose(unit.text) ||
         (ends_sentence(unit.text) && unit.shape == Shape::plain);
}

/// True for the rest of a sentence, which an image may have broken.
bool goes_on(const Unit& unit) {
  return unit.shape == Shape::plain && starts_in_lower_case(unit.text);
}

/// A title-like line that has running text behind it, whatever was claimed in between.
bool is_subheading(const Page& page, std::size_t i) {
  const Unit& unit = page.units[i];
  if (unit.shape == Shape::heading || unit.shape == Shape::title) {
    return true;
  }
  const bool is_candidate = unit.shape == Shape::plain && is_title_like(unit.text) &&
                            count_words(unit.text) <= kMostSubheadingWords &&
                            !has_quotation_mark(unit.text.substr(0, 3));
  const std::size_t next = next_open(page, i + 1);
  const bool is_sentence = ends_sentence(unit.text) && count_words(unit.text) > kMostQuestionWords;
  return is_candidate && !is_sentence && next < page.size() && is_running(page.units[next]) &&
         !goes_on(page.units[next]);
}

BlockKind kind_of(const Page& page, std::size_t i) {
  if (is_subheading(page, i)) {
    return BlockKind::subheading;
  }
  switch (page.units[i].shape) {
    case Shape::list_item:
      return BlockKind::list_item;
    case Shape::quote:
      return BlockKind::quote;
    default:
      return BlockKind::paragraph;
  }
}

/// The first paragraph in two pieces: its dateline, and what it says.
void claim_with_dateline(Page& page, std::size_t i) {
  page.read_as(i, BlockKind::paragraph);
  const auto span = page.units[i].span;
  const auto dateline = read_dateline(page.written(span));
  const std::size_t text_begin =
      dateline ? text::find_ink(page.text, span.begin + dateline->bytes) : span.begin;
  if (!dateline || text_begin >= span.end) {
    return;
  }
  Piece place = page.claims[i].front();
  place.kind = BlockKind::dateline;
  place.value =
      text::collapse_white_space(page.written({span.begin, span.begin + dateline->value_bytes}));
  place.span.end = span.begin + trimmed(page.written(span).substr(0, dateline->bytes)).size();
  place.text = text::collapse_white_space(page.written(place.span));
  Piece paragraph = page.claims[i].front();
  const auto skipped = text::collapse_white_space(page.written({span.begin, text_begin})).size();
  paragraph.span.begin = text_begin;
  paragraph.text = std::string(trimmed(std::string_view(paragraph.text).substr(skipped)));
  page.claims[i] = {std::move(place), std::move(paragraph)};
}

}  // namespace

Page read_body(Page page, Datelines datelines) {
  bool is_first = datelines == Datelines::apart;
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (!page.is_open(i)) {
      continue;
    }
    const BlockKind kind = kind_of(page, i);
    if (kind == BlockKind::paragraph && is_first) {
      claim_with_dateline(page, i);
      is_first = !is_prose(page.units[i].text);
    } else {
      page.read_as(i, kind);
    }
  }
  return page;
}

}  // namespace lector::article
