#include "article/markdown_reader.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "article/assemble.hpp"
#include "article/body.hpp"
#include "article/captions.hpp"
#include "article/front_matter.hpp"
#include "article/furniture.hpp"
#include "article/header.hpp"
#include "article/header_lines.hpp"
#include "article/markdown_lines.hpp"
#include "article/tail.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

Unit unit_of(const Page& page, const MarkdownLine& line) {
  Unit unit;
  unit.span = line.span;
  unit.text = std::string(page.written(line.span));
  unit.key = matching_key(unit.text);
  unit.shape = line.shape;
  unit.image = line.image;
  unit.after_blank = true;
  const bool is_heading = line.shape == Shape::plain && line.is_bold && !ends_sentence(unit.text);
  if (is_heading) unit.shape = Shape::heading;
  return unit;
}

Page open_markdown(const MarkdownText& text) {
  Page page;
  page.text = text.text.text();
  for (const auto& line : text.lines) page.units.push_back(unit_of(page, line));
  page.claims.resize(page.units.size());
  page.tail_begin = page.units.size();
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const auto& line = text.lines[i];
    if (!line.reason.empty()) {
      page.leave_out(i, line.reason);
    } else if (line.kind) {
      page.read_as(i, *line.kind);
    }
  }
  return page;
}

void read_caption(Page& page, std::size_t i, const std::string& image) {
  auto caption = split_credit(page.units[i].text);
  if (caption.text.empty()) return;
  page.read_as(i, BlockKind::caption);
  auto& piece = page.claims[i].front();
  piece.text = std::move(caption.text);
  piece.credit = std::move(caption.credit);
  if (!image.empty()) piece.image = image;
}

/// Captions: images' titles, and emphasised lines right below images. Alternative text is for
/// those who don't see a picture that others see; nobody sees it here.
Page read_figures(Page page, const MarkdownText& text) {
  for (std::size_t i = 0; i < page.size(); ++i) {
    const bool follows_image = i > 0 && page.units[i - 1].shape == Shape::image;
    const bool is_line_below = page.is_open(i) && follows_image && text.lines[i].is_emphasised;
    const bool is_title =
        page.units[i].shape == Shape::image && text.lines[i].kind == BlockKind::caption;
    if (is_line_below) read_caption(page, i, page.units[i - 1].image);
    if (is_title) read_caption(page, i, page.units[i].image);
  }
  return page;
}

/// The first heading of the first level, if nothing above it can only be running text.
std::optional<std::size_t> find_title(const Page& page) {
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (!page.is_open(i)) continue;
    if (page.units[i].shape == Shape::title) return i;
    if (is_prose(page.units[i].text)) break;
  }
  return std::nullopt;
}

/// Claims bylines and dates above the body where the headline stands in the front matter.
Page read_lines_below(Page page) {
  for (std::size_t i = page.body_begin; i < page.size(); ++i) {
    if (!page.is_open(i)) continue;
    auto pieces = read_header_line(page, i);
    if (pieces.empty()) break;
    page.claims[i] = std::move(pieces);
    page.body_begin = i + 1;
  }
  return page;
}

Page read_top(Page page, const Facts& facts) {
  const auto title = find_title(page);
  if (!facts.headline) return title ? read_header(std::move(page)) : page;
  if (title && page.units[*title].key == matching_key(*facts.headline)) {
    page.read_as(*title, BlockKind::headline);
    page.body_begin = *title + 1;
  }
  return read_lines_below(std::move(page));
}

/// Headings have signs here: a short line without one is a paragraph. The first is left to those
/// who look for a dateline.
Page read_paragraphs(Page page) {
  bool is_first = true;
  for (std::size_t i = page.body_begin; i < page.size(); ++i) {
    if (!page.is_open(i) || page.units[i].shape != Shape::plain) continue;
    if (!std::exchange(is_first, false)) page.read_as(i, BlockKind::paragraph);
  }
  return page;
}

Page understand(Page page, const MarkdownText& text, const Facts& facts) {
  page = read_figures(std::move(page), text);
  page = leave_out_furniture(std::move(page));
  page = read_top(std::move(page), facts);
  page = read_around_body(std::move(page));
  return read_body(read_paragraphs(std::move(page)));
}

std::string shown(const text::Decoded& input, text::TextSpan span) {
  constexpr std::size_t kMostShown = 200;
  const auto written = std::string_view(input.text()).substr(span.begin, span.end - span.begin);
  auto text = text::collapse_white_space(front_of(written, kMostShown));
  if (written.size() > kMostShown) text.append("…");
  return text;
}

/// Puts pieces of an article together that stand on different sides of a page.
class Completion {
 public:
  Completion(Article article, const text::Decoded& input)
      : article_(std::move(article)), input_(input) {}

  /// Has each block begin and end with its markup.
  void widen(const std::vector<MarkdownLine>& lines) {
    auto spans = all_spans();
    std::size_t next = 0;
    std::size_t behind = 0;
    for (const auto& line : lines) {
      const auto source = input_span(line.source);
      const auto first = next;
      while (next < spans.size() && spans[next]->begin < source.end) ++next;
      if (first == next || spans[first]->begin < source.begin) continue;
      spans[first]->begin = std::max(source.begin, behind);
      spans[next - 1]->end = std::max(spans[next - 1]->end, source.end);
      behind = spans[next - 1]->end;
    }
  }

  /// Adds what isn't read and in no block.
  void leave_out(const std::vector<UnreadMarkup>& unread) {
    const auto taken = sorted_spans();
    for (const auto& piece : unread) {
      const auto span = input_span(piece.source);
      const auto behind =
          std::ranges::upper_bound(taken, span.begin, {}, [](const auto& one) { return one.end; });
      const bool is_free = behind == taken.end() || behind->begin >= span.end;
      if (span.begin < span.end && is_free) {
        article_.left_out.push_back({shown(input_, piece.source), std::string(piece.reason), span});
      }
    }
  }

  Article finish() {
    std::ranges::stable_sort(article_.left_out, {}, &LeftOut::span);
    return std::move(article_);
  }

 private:
  [[nodiscard]] base::SourceSpan input_span(text::TextSpan span) const {
    const auto& text = input_.text();
    const auto ink = std::min(text::find_ink(text, span.begin), span.end);
    const auto written = trimmed(std::string_view(text).substr(ink, span.end - ink));
    return {input_.input_offset(ink), input_.input_offset(ink + written.size())};
  }

  /// In page order.
  std::vector<base::SourceSpan*> all_spans() {
    std::vector<base::SourceSpan*> spans;
    spans.reserve(article_.blocks.size() + article_.left_out.size());
    for (auto& block : article_.blocks) spans.push_back(&block.span);
    for (auto& piece : article_.left_out) spans.push_back(&piece.span);
    std::ranges::sort(spans, {}, [](const auto* span) { return *span; });
    return spans;
  }

  std::vector<base::SourceSpan> sorted_spans() {
    const auto all = all_spans();
    std::vector<base::SourceSpan> spans(all.size());
    std::ranges::transform(all, spans.begin(), [](const auto* span) { return *span; });
    return spans;
  }

  Article article_;
  const text::Decoded& input_;
};

}  // namespace

Article read_markdown(const text::Decoded& page) {
  const auto matter = find_front_matter(page.text());
  const auto stated = matter ? read_front_matter(page.text(), *matter) : FrontFacts{};
  auto text = read_markdown_lines(page, matter ? matter->span.end : 0);
  auto article =
      assemble(understand(open_markdown(text), text, stated.facts), text.text, stated.facts);
  if (stated.facts.dek) article.dek = stated.facts.dek;
  if (matter) text.unread.push_back({matter->span, "front matter"});
  if (stated.fault) {
    article.diagnostics.push_back(
        {"the front matter can't be parsed (" + *stated.fault + "); its lines were read one by one",
         {}});
  }
  if (stated.is_draft)
    article.diagnostics.push_back({"the front matter says that this is a draft", {}});
  Completion completion(std::move(article), page);
  completion.widen(text.lines);
  completion.leave_out(text.unread);
  return completion.finish();
}

}  // namespace lector::article
