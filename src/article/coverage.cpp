#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "article/assemble.hpp"
#include "article/reader.hpp"
#include "article/reasons.hpp"
#include "article/wording.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

std::vector<base::SourceSpan> all_spans(const Article& article) {
  std::vector<base::SourceSpan> spans;
  spans.reserve(article.blocks.size() + article.left_out.size());
  for (const Block& block : article.blocks) {
    spans.push_back(block.span);
  }
  for (const LeftOut& piece : article.left_out) {
    spans.push_back(piece.span);
  }
  std::ranges::sort(spans);
  return spans;
}

bool is_ink(char32_t character) {
  return !text::is_white_space(character) && character != 0xFEFF;
}

/// End of the last character of `[from, to)` that isn't white space; `from` if there is none.
std::size_t end_of_ink(std::string_view text, std::size_t from, std::size_t to) {
  while (to > from) {
    const auto last = text::character_before(text, to);
    if (is_ink(last.value)) return to;
    to = last.begin;
  }
  return from;
}

/// Finds the stretches of an input that no span covers.
class HoleFinder {
 public:
  HoleFinder(const Article& article, const text::Decoded& input)
      : input_(input), spans_(all_spans(article)) {}

  /// The next stretch, from its first to its last character that isn't white space.
  std::optional<text::TextSpan> next() {
    std::optional<text::TextSpan> hole;
    while (ink_ < text().size()) {
      const auto begin = input_.input_offset(ink_);
      while (span_ < spans_.size() && spans_[span_].end <= begin) ++span_;
      const auto end = std::min(text().size(), ink_ + character_bytes(text()[ink_]));
      const bool is_covered = span_ < spans_.size() && spans_[span_].begin <= begin &&
                              spans_[span_].end >= input_.input_span({ink_, end}).end;
      if (is_covered && hole) return hole;
      if (is_covered) {
        ink_ = behind_span(end);
        continue;
      }
      if (!hole) hole = text::TextSpan{ink_, ink_};
      const auto behind = before_span(begin, end);
      hole->end = end_of_ink(text(), end, behind);
      ink_ = text::find_ink(text(), behind);
    }
    return hole;
  }

 private:
  /// Where the stretch ends to which a character belongs, that begins at this byte of the input and
  /// ends at this one of the text.
  [[nodiscard]] std::size_t before_span(std::size_t begin, std::size_t end) const {
    if (span_ == spans_.size()) return text().size();
    return spans_[span_].begin > begin ? first_from(end, spans_[span_].begin) : end;
  }

  /// First character that isn't white space and that the span doesn't cover whole. By bisection: of
  /// a feed's many entries each has spans that hold all the others.
  [[nodiscard]] std::size_t behind_span(std::size_t from) const {
    const auto end = spans_[span_].end;
    auto first = first_from(from, end);
    // The span may end inside a character.
    if (first > from && input_.input_offset(first) > end) {
      --first;
      while (first > from && input_.input_offset(first - 1) == input_.input_offset(first)) --first;
    }
    return text::find_ink(text(), first);
  }

  /// First byte of the text at or behind `from` that comes from this byte of the input or one
  /// behind it.
  [[nodiscard]] std::size_t first_from(std::size_t from, std::size_t input_offset) const {
    auto first = from;
    auto last = text().size();
    while (first < last) {
      const auto middle = first + (last - first) / 2;
      if (input_.input_offset(middle) < input_offset) {
        first = middle + 1;
      } else {
        last = middle;
      }
    }
    return first;
  }

  [[nodiscard]] const std::string& text() const { return input_.text(); }

  const text::Decoded& input_;
  std::vector<base::SourceSpan> spans_;
  std::size_t span_ = 0;
  std::size_t ink_ = text::find_ink(text(), 0);
};

/// A part of the input that isn't read; a long one is shown by its beginning.
LeftOut left_out_part(const text::Decoded& input, text::TextSpan part, std::string_view reason) {
  constexpr std::size_t kMostShown = 80;
  const auto written = std::string_view(input.text()).substr(part.begin, part.end - part.begin);
  auto shown = text::collapse_white_space(front_of(written, kMostShown));
  if (written.size() > kMostShown) shown.append("…");
  return {std::move(shown), std::string(reason), input.input_span(part)};
}

}  // namespace

std::size_t find_hole(const Article& article, std::string_view bytes) {
  return find_hole(article, text::decode_page(bytes, declared_charset(bytes)));
}

std::size_t find_hole(const Article& article, const text::Decoded& input) {
  HoleFinder holes(article, input);
  const auto hole = holes.next();
  return hole ? input.input_offset(hole->begin) : std::string_view::npos;
}

void leave_out(Article& article,
               const text::Decoded& input,
               text::TextSpan part,
               std::string_view reason) {
  const std::string_view text = input.text();
  part.begin = std::min(text::find_ink(text, part.begin), part.end);
  part.end = end_of_ink(text, part.begin, part.end);
  if (part.begin < part.end) article.left_out.push_back(left_out_part(input, part, reason));
}

Article with_markup(Article article, const text::Decoded& input) {
  HoleFinder holes(article, input);
  std::vector<LeftOut> markup;
  while (const auto hole = holes.next()) {
    markup.push_back(left_out_part(input, *hole, reason::kMarkup));
  }
  std::ranges::move(markup, std::back_inserter(article.left_out));
  std::ranges::stable_sort(article.left_out, {}, &LeftOut::span);
  return article;
}

}  // namespace lector::article
