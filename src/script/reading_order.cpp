#include "script/reading_order.hpp"

#include <string_view>

#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::script {
namespace {

using article::Block;
using article::BlockKind;

// The last character that is no closing quotation mark or bracket.
char32_t last_character(std::string_view text) {
  while (!text.empty()) {
    const auto character = text::character_before(text, text.size());
    if (!text::is_closing(character.value)) return character.value;
    text.remove_suffix(text.size() - character.begin);
  }
  return 0;
}

// A paragraph that a picture has cut in two: no stop at its end, lower case behind.
bool goes_on(const Block& paragraph, const Block& next) {
  if (paragraph.text.empty() || next.text.empty()) return false;
  const auto last = last_character(paragraph.text);
  const bool is_open = text::is_letter(last) || text::is_digit(last) || last == ',';
  return is_open && text::is_lower(text::character_at(next.text, 0).value);
}

bool belong_together(const Block& block, const Block& next) {
  if (block.kind != next.kind) return false;
  if (block.kind == BlockKind::list_item) return true;
  return block.kind == BlockKind::paragraph && goes_on(block, next);
}

bool is_said(const Block& block) {
  return is_body(block.kind) || block.kind == BlockKind::dateline;
}

void append(std::vector<const Block*>& to, std::vector<const Block*>& from) {
  to.insert(to.end(), from.begin(), from.end());
  from.clear();
}

}  // namespace

ReadingOrder reading_order(const std::vector<Block>& blocks, Captions captions) {
  ReadingOrder order;
  std::vector<const Block*> waiting;
  for (const auto& block : blocks) {
    if (!is_said(block)) continue;
    if (block.kind == BlockKind::caption) {
      waiting.push_back(&block);
      continue;
    }
    const bool interrupts = !order.text.empty() && belong_together(*order.text.back(), block);
    if (captions == Captions::in_place && !interrupts) append(order.text, waiting);
    order.text.push_back(&block);
  }
  append(captions == Captions::in_place ? order.text : order.captions, waiting);
  return order;
}

}  // namespace lector::script
