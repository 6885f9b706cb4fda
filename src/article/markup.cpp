#include "article/markup.hpp"

#include <algorithm>

namespace lector::article {
namespace {

constexpr std::size_t kLongestBytes = 4000;
// Brackets inside brackets; a line of nothing but "![" ends the search here, so it costs linear
// time.
constexpr int kDeepest = 8;

/// Place of the bracket that closes the one just before `from`; npos if there is none near.
std::size_t find_closing(std::string_view text, std::size_t from, char opening, char closing) {
  const std::size_t limit = std::min(text.size(), from + kLongestBytes);
  int depth = 1;
  for (std::size_t at = from; at < limit; ++at) {
    if (text[at] == '\n') {
      break;
    }
    depth += text[at] == opening ? 1 : text[at] == closing ? -1 : 0;
    if (depth == 0) {
      return at;
    }
    if (depth > kDeepest) {
      break;
    }
  }
  return std::string_view::npos;
}

struct LinkMarkup {
  text::TextSpan label;
  text::TextSpan target;
  std::size_t end = 0;
};

/// `label](target)` whose label begins at `from`.
std::optional<LinkMarkup> read_link(std::string_view text, std::size_t from) {
  const auto label_end = find_closing(text, from, '[', ']');
  if (label_end == std::string_view::npos || text.substr(label_end + 1, 1) != "(") {
    return std::nullopt;
  }
  const auto target_end = find_closing(text, label_end + 2, '(', ')');
  if (target_end == std::string_view::npos) {
    return std::nullopt;
  }
  return LinkMarkup{{from, label_end}, {label_end + 2, target_end}, target_end + 1};
}

std::string_view slice(std::string_view text, text::TextSpan span) {
  return text.substr(span.begin, span.end - span.begin);
}

/// An address without the title that may follow it: `https://… "A title"`.
std::string_view address(std::string_view target) {
  return target.substr(0, target.find(' '));
}

ImageMarkup with_link_around(std::string_view text, ImageMarkup image) {
  if (image.span.begin == 0 || text[image.span.begin - 1] != '[' ||
      text.substr(image.span.end, 2) != "](") {
    return image;
  }
  const auto end = find_closing(text, image.span.end + 2, '(', ')');
  if (end != std::string_view::npos) {
    image.span = {image.span.begin - 1, end + 1};
  }
  return image;
}

bool is_target(std::string_view target) {
  return !target.empty() &&
         (target.find("://") != std::string_view::npos || target.front() == '/' ||
          target.front() == '#' || target.starts_with("mailto:") || target.starts_with("./"));
}

using Spans = std::vector<text::TextSpan>;

Spans link_markup(std::string_view written) {
  Spans markup;
  std::size_t from = 0;
  for (auto at = written.find('['); at != std::string_view::npos; at = written.find('[', from)) {
    from = at + 1;
    const auto link = read_link(written, from);
    if (link && is_target(slice(written, link->target))) {
      markup.push_back({at, link->label.begin});
      markup.push_back({link->label.end, link->end});
      from = link->end;
    }
  }
  return markup;
}

Spans emphasis_markup(std::string_view written) {
  Spans markup;
  std::size_t from = 0;
  for (auto at = written.find("**"); at != std::string_view::npos; at = written.find("**", from)) {
    const auto closing = written.substr(0, at + kLongestBytes).find("**", at + 2);
    if (closing == std::string_view::npos) {
      break;
    }
    markup.push_back({at, at + 2});
    markup.push_back({closing, closing + 2});
    from = closing + 2;
  }
  return markup;
}

std::string without(std::string_view written, const Spans& markup) {
  std::string plain;
  std::size_t from = 0;
  for (const auto& span : markup) {
    plain.append(written.substr(from, span.begin - from));
    from = span.end;
  }
  return plain.append(written.substr(from));
}

/// Spans of a text without some of its parts, moved to where they are in the text with them.
Spans moved_behind(const Spans& spans, const Spans& parts) {
  Spans moved;
  auto part = parts.begin();
  std::size_t shift = 0;
  const auto take_parts = [&](std::size_t offset) {
    for (; part != parts.end() && part->begin <= offset + shift; ++part) {
      shift += part->end - part->begin;
    }
    return offset + shift;
  };
  for (const auto& span : spans) {
    // Byte by byte: a part may stand between two stars.
    for (auto byte = span.begin; byte < span.end; ++byte) {
      const auto begin = take_parts(byte);
      moved.push_back({begin, begin + 1});
    }
  }
  return moved;
}

/// `*All of a line*` without its stars.
std::string without_outer_stars(std::string text) {
  const bool is_starred = text.size() > 2 && text.front() == '*' && text.back() == '*' &&
                          text[1] != ' ' && text.find('*', 1) == text.size() - 1;
  return is_starred ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

std::optional<ImageMarkup> find_image(std::string_view text, std::size_t from) {
  for (auto at = text.find("![", from); at != std::string_view::npos;
       at = text.find("![", at + 2)) {
    if (const auto link = read_link(text, at + 2)) {
      return with_link_around(
          text, {{at, link->end}, slice(text, link->label), address(slice(text, link->target))});
    }
  }
  return std::nullopt;
}

std::vector<text::TextSpan> find_markup(std::string_view written) {
  auto markup = link_markup(written);
  const auto stars = moved_behind(emphasis_markup(without(written, markup)), markup);
  markup.insert(markup.end(), stars.begin(), stars.end());
  std::ranges::sort(markup);
  return markup;
}

std::string plain_text(std::string_view written) {
  const bool has_link = written.find("](") != std::string_view::npos;
  const bool has_emphasis = written.find("**") != std::string_view::npos;
  if (!has_link && !has_emphasis) {
    return without_outer_stars(text::collapse_white_space(written));
  }
  return text::collapse_white_space(without(written, find_markup(written)));
}

}  // namespace lector::article
