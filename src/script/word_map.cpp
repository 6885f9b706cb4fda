#include "script/word_map.hpp"

#include <algorithm>
#include <span>
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

// Words of a written form that are looked for one after the other.
struct WantedWords {
  std::string_view written;
  std::span<const TextSpan> words;
  std::string_view language;
};

// The first of the words that a block has behind an offset, without regard to case.
Quotations quote_words(const WantedWords& wanted, const Block& block, std::size_t offset) {
  Quotations quotations;
  for (const auto& word : text::words(block.text, wanted.language)) {
    if (quotations.size() == wanted.words.size()) break;
    const auto& next = wanted.words[quotations.size()];
    const bool is_next = word.begin >= offset && word.end - word.begin == next.end - next.begin &&
                         folded(wanted.written, next) == folded(block.text, word);
    if (is_next) quotations.push_back({next, &block, word.begin});
  }
  return quotations;
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
  auto words = text::words(slice(written, value), article_.language);
  for (auto& word : words) move_by(word, value.begin);
  Quotations quotations;
  for (; place.block < blocks.size(); place = {place.block + 1, 0}) {
    const auto& block = blocks[place.block];
    if (block.kind != kind) continue;
    const auto rest = std::span(words).subspan(quotations.size());
    const auto found = quote_words({written, rest, article_.language}, block, place.offset);
    quotations.insert(quotations.end(), found.begin(), found.end());
    if (!found.empty()) {
      const auto& last = found.back();
      place.offset = last.block_begin.value_or(0) + last.written.end - last.written.begin;
    }
    if (quotations.size() == words.size()) break;
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
  for (auto& run : segment.runs) move_by(run.span, shift);
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
