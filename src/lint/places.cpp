#include "lint/places.hpp"

#include <algorithm>
#include <string>

namespace lector::lint {

using base::SourceSpan;
using text::TextSpan;

Places::Places(std::string_view bytes) : bytes_(bytes) {
  const auto decoded = text::decode(bytes);
  const auto& text = decoded.text();
  for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
    line_ends_.push_back(decoded.input_offset(at));
  }
}

std::size_t Places::line_of(std::size_t offset) const {
  const auto end = std::ranges::lower_bound(line_ends_, offset);
  return static_cast<std::size_t>(end - line_ends_.begin()) + 1;
}

namespace {

struct Neighbours {
  SourceSpan inside;   ///< from the first word of a part to its last; empty if it has none
  SourceSpan between;  ///< from the word before the part to the word behind it
};

Neighbours neighbours_of(const script::Segment& segment, const TextSpan& part) {
  Neighbours found{{}, segment.span};
  for (const auto& word : segment.words) {
    const bool is_known =
        word.source.begin < word.source.end && word.written.begin < word.written.end;
    if (!is_known) continue;
    if (word.written.begin >= part.end) {
      found.between.end = word.source.begin;
      break;
    }
    if (word.written.end <= part.begin) {
      found.between.begin = word.source.end;
      continue;
    }
    if (found.inside.begin == found.inside.end) found.inside.begin = word.source.begin;
    found.inside.end = word.source.end;
  }
  return found;
}

}  // namespace

// Signs have no words: they are looked for between the words around them.
SourceSpan Places::source_of(const script::Segment& segment, const TextSpan& part) const {
  const auto [inside, between] = neighbours_of(segment, part);
  if (between.begin > between.end || between.end > bytes_.size()) return segment.span;
  const auto window = bytes_.substr(between.begin, between.end - between.begin);
  const auto found = window.find(slice(segment.written, part));
  if (found != std::string_view::npos) {
    return {between.begin + found, between.begin + found + part.end - part.begin};
  }
  return inside.begin < inside.end ? inside : between;
}

Finding Places::finding(Kind kind, const script::Segment& segment, const TextSpan& part) const {
  Finding finding;
  finding.kind = kind;
  finding.source = source_of(segment, part);
  finding.line = line_of(finding.source.begin);
  finding.segment = segment.id;
  finding.text = std::string(slice(segment.written, part));
  return finding;
}

bool is_from_page(const script::Segment& segment) {
  const bool is_own =
      segment.role == script::Role::opening || segment.role == script::Role::sign_off;
  return !is_own && segment.span.begin < segment.span.end;
}

std::string_view slice(std::string_view text, const TextSpan& span) {
  return text.substr(span.begin, span.end - span.begin);
}

}  // namespace lector::lint
