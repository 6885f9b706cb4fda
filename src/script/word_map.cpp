#include "script/word_map.hpp"

#include <algorithm>
#include <string>

#include "script/wording.hpp"
#include "text/offsets.hpp"
#include "text/unicode.hpp"

namespace lector::script {
namespace {

using article::Block;
using base::SourceSpan;
using text::TextSpan;

std::string_view slice(std::string_view text, const TextSpan& span) {
  return text.substr(span.begin, span.end - span.begin);
}

std::string folded(std::string_view text, const TextSpan& span) {
  return text::to_lower(slice(text, span), "");
}

bool is_empty(const SourceSpan& span) {
  return span.begin == span.end;
}

// The source of a part of a quotation.
SourceSpan source_of(const Quotation& quotation, const TextSpan& part) {
  const auto& block = *quotation.block;
  if (!quotation.block_begin || block.origins.empty()) return block.span;
  const auto begin = part.begin - quotation.written.begin + *quotation.block_begin;
  return text::input_span(block.origins, {begin, begin + part.end - part.begin});
}

// The source of a part of the written form: from its first quoted byte to its last.
SourceSpan source_of(const Quotations& quotations, const TextSpan& written) {
  SourceSpan source;
  const auto after =
      std::ranges::upper_bound(quotations, written.begin, {}, [](const Quotation& quotation) {
        return quotation.written.end;
      });
  for (auto quotation = after; quotation != quotations.end(); ++quotation) {
    const TextSpan part{std::max(written.begin, quotation->written.begin),
                        std::min(written.end, quotation->written.end)};
    if (part.begin >= part.end) break;
    const auto found = source_of(*quotation, part);
    source = is_empty(source)
                 ? found
                 : SourceSpan{std::min(source.begin, found.begin), std::max(source.end, found.end)};
  }
  return source;
}

// Spans of what was spoken, as spans of what is written: the same, but for a stop at the end.
TextSpan clipped(const TextSpan& span, std::size_t size) {
  return {std::min(span.begin, size), std::min(span.end, size)};
}

void move_by(TextSpan& span, std::size_t shift) {
  span.begin += shift;
  span.end += shift;
}

}  // namespace

Quotations Quoter::from_block(const Block& block, std::string_view written) {
  const auto position = static_cast<std::size_t>(&block - article_.blocks.data());
  if (in_body_.block != position) in_body_ = {position, 0};
  const auto found = block.text.find(written, in_body_.offset);
  if (found == std::string::npos) return {{{0, written.size()}, &block, std::nullopt}};
  in_body_.offset = found + written.size();
  return {{{0, written.size()}, &block, found}};
}

Quotations Quoter::from_header(article::BlockKind kind,
                               std::string_view written,
                               const TextSpan& value) {
  auto& place = in_header_.at(static_cast<std::size_t>(kind));
  const auto& blocks = article_.blocks;
  const auto own = text::words(slice(written, value), article_.language);
  auto next = own.begin();
  Quotations quotations;
  for (; place.block < blocks.size() && next != own.end(); place = {place.block + 1, 0}) {
    const auto& block = blocks[place.block];
    if (block.kind != kind) continue;
    for (const auto& word : text::words(block.text, article_.language)) {
      if (word.begin < place.offset || next == own.end()) continue;
      const TextSpan here{value.begin + next->begin, value.begin + next->end};
      if (folded(written, here) != folded(block.text, word)) continue;
      quotations.push_back({here, &block, word.begin});
      place.offset = word.end;
      ++next;
    }
    if (next == own.end()) break;
  }
  const auto first = std::ranges::find(blocks, kind, &Block::kind);
  if (quotations.empty() && first != blocks.end()) return {{value, &*first, std::nullopt}};
  return quotations;
}

void set_words(Segment& segment, const spoken::Spoken& said, const Quotations& quotations) {
  const auto size = segment.written.size();
  segment.words.reserve(said.words.size());
  for (const auto& word : said.words) {
    const auto written = clipped(word.written, size);
    segment.words.push_back({word.spoken, written, source_of(quotations, written)});
  }
  segment.changes.reserve(said.changes.size());
  for (const auto& change : said.changes) {
    const auto written = clipped(change.written, size);
    segment.changes.push_back({written,
                               change.spoken,
                               source_of(quotations, written),
                               change.semiotic_class,
                               change.rule});
  }
}

void introduce(Segment& segment, std::string_view phrase) {
  const auto size = segment.spoken.size();
  segment.spoken = fill(phrase, segment.spoken);
  const auto shift = std::min(phrase.find("{}"), phrase.size());
  for (auto& word : segment.words) move_by(word.spoken, shift);
  for (auto& change : segment.changes) move_by(change.spoken, shift);
  std::vector<Word> before;
  for (const auto& word : text::words(segment.spoken, segment.language)) {
    if (word.end <= shift) before.push_back({word, {}, {}});
    if (word.begin >= shift + size) {
      segment.words.push_back({word, {segment.written.size(), segment.written.size()}, {}});
    }
  }
  segment.words.insert(segment.words.begin(), before.begin(), before.end());
}

}  // namespace lector::script
