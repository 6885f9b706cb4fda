#include "article/units.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "article/lines.hpp"
#include "article/markup.hpp"
#include "article/wording.hpp"
#include "text/characters.hpp"

namespace lector::article {
namespace {

constexpr std::array<std::string_view, 9> kBullets = {"-", "*", "•", "·", "‣", "◦", "▪", "●", "○"};

/// What a line says of itself, and where its text begins behind the marker.
struct Opening {
  Shape shape = Shape::plain;
  std::size_t marker_bytes = 0;  ///< marker and the space behind it
};

std::string_view slice(std::string_view text, text::TextSpan span) {
  return text.substr(span.begin, span.end - span.begin);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// `#` to `######` and a space (CommonMark, "ATX headings"); only the first level is a title.
Opening read_heading(std::string_view line) {
  const auto level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6 || line.substr(level, 1) != " ") {
    return {};
  }
  return {level == 1 ? Shape::title : Shape::heading, level + 1};
}

/// `- `, `* `, `• ` with text behind.
Opening read_bullet(std::string_view line) {
  const auto bullet = std::ranges::find_if(kBullets, [&](std::string_view mark) {
    return line.starts_with(mark) && line.substr(mark.size(), 1) == " ";
  });
  return bullet == kBullets.end() ? Opening{} : Opening{Shape::list_item, bullet->size() + 1};
}

/// Number in front of `1. ` or `1) `, at most three digits; 0 if there is none. It stays in the
/// text: it is read.
int leading_number(std::string_view line) {
  std::size_t digits = 0;
  while (digits < line.size() && is_digit(line[digits])) {
    ++digits;
  }
  const auto behind = line.substr(digits, 2);
  const bool is_numbered = digits >= 1 && digits <= 3 && (behind == ". " || behind == ") ");
  return is_numbered ? std::stoi(std::string(line.substr(0, digits))) : 0;
}

Opening read_opening(std::string_view line) {
  if (line.starts_with('#')) {
    return read_heading(line);
  }
  if (line.starts_with('>')) {
    const auto text = line.find_first_not_of("> \t");
    return {Shape::quote, std::min(text, line.size())};
  }
  return read_bullet(line);
}

/// A line of only `=` or only `-`, three or more, as it stands below headings.
bool is_underline(std::string_view line) {
  return line.size() >= 3 && (line.find_first_not_of('=') == std::string_view::npos ||
                              line.find_first_not_of('-') == std::string_view::npos ||
                              line.find_first_not_of('~') == std::string_view::npos);
}

/// A line that ends inside a word: "well-".
bool is_broken_word(std::string_view line) {
  return line.size() > 1 && line.ends_with('-') && line[line.size() - 2] != '-' &&
         line[line.size() - 2] != ' ';
}

bool is_bold_line(std::string_view line) {
  return line.size() > 4 && line.starts_with("**") && line.ends_with("**") &&
         line.find("**", 2) == line.size() - 2 && !ends_sentence(line);
}

/// Reads lines into units, joining what belongs together.
class UnitReader {
 public:
  explicit UnitReader(std::string_view text)
      : text_(text), lines_(split_lines(text)), width_(wrap_width(text, lines_)) {}

  std::vector<Unit> read() {
    while (next_ < lines_.size()) {
      read_unit();
    }
    return std::move(units_);
  }

 private:
  [[nodiscard]] std::string_view written(std::size_t line) const {
    return slice(text_, lines_[line].span);
  }

  void read_unit() {
    const std::size_t first = next_++;
    const Opening opening = read_opening(written(first));
    if (opening.shape == Shape::quote) {
      add_quote(first);
      return;
    }
    const bool is_alone = opening.shape == Shape::title || opening.shape == Shape::heading;
    if (!is_alone && is_underlined(first)) {
      ++next_;
      const bool is_title = written(first + 1).front() == '=';
      add({lines_[first].span.begin, lines_[first + 1].span.end},
          {is_title ? Shape::title : Shape::heading, 0},
          lines_[first]);
      return;
    }
    while (!is_alone && next_ < lines_.size() && continues(next_) && !counts_on(first, next_)) {
      ++next_;
    }
    add({lines_[first].span.begin, lines_[next_ - 1].span.end}, opening, lines_[first]);
  }

  [[nodiscard]] bool is_underlined(std::size_t line) const {
    return line + 1 < lines_.size() && !lines_[line + 1].after_blank &&
           is_underline(written(line + 1)) && is_title_like(written(line)) &&
           !is_underline(written(line));
  }

  /// True if a line is the rest of the wrapped paragraph before it.
  [[nodiscard]] bool continues(std::size_t line) const {
    if (width_ == 0 || lines_[line].after_blank || is_underline(written(line))) {
      return false;
    }
    const bool opens = read_opening(written(line)).shape != Shape::plain ||
                       written(line).starts_with("![") || written(line - 1).starts_with("![");
    const bool indents =
        lines_[line].indented && !lines_[line - 1].indented && ends_sentence(written(line - 1));
    if (opens || indents || is_underlined(line)) {
      return false;
    }
    const auto following = written(line);
    if (is_broken_word(written(line - 1)) && starts_in_lower_case(following)) return true;
    const auto word = following.substr(0, following.find(' '));
    return (lines_[line - 1].width + 1 + text::count_characters(word)) * 10 >= width_ * 8;
  }

  /// True if a line has the number behind that of the unit's first line: the next item of a list.
  [[nodiscard]] bool counts_on(std::size_t first, std::size_t line) const {
    const int number = leading_number(written(line));
    const bool opens_list = number == 1 && written(line - 1).ends_with(':');
    return number > 0 && (opens_list || number == leading_number(written(first)) + 1);
  }

  void add_quote(std::size_t first) {
    std::string text;
    for (std::size_t line = first; line < lines_.size(); ++line) {
      const Opening opening = read_opening(written(line));
      if (opening.shape != Shape::quote || (line > first && lines_[line].after_blank)) {
        break;
      }
      text.append(written(line).substr(opening.marker_bytes)).push_back(' ');
      next_ = line + 1;
    }
    Unit unit = make({lines_[first].span.begin, lines_[next_ - 1].span.end}, text);
    unit.shape = Shape::quote;
    unit.after_blank = lines_[first].after_blank;
    units_.push_back(std::move(unit));
  }

  /// Adds one unit, or several where images stand in the text.
  void add(text::TextSpan span, Opening opening, const Line& line) {
    bool after_blank = line.after_blank;
    std::size_t from = 0;
    const auto whole = slice(text_, span);
    for (auto image = find_image(whole, 0); image; image = find_image(whole, image->span.end)) {
      add_text({span.begin + from, span.begin + image->span.begin}, opening, after_blank);
      Unit unit = make({span.begin + image->span.begin, span.begin + image->span.end}, image->alt);
      unit.shape = Shape::image;
      unit.image = std::string(image->url);
      unit.after_blank = std::exchange(after_blank, false);
      units_.push_back(std::move(unit));
      from = image->span.end;
      opening = {};
    }
    add_text({span.begin + from, span.end}, opening, after_blank);
  }

  void add_text(text::TextSpan span, Opening opening, bool after_blank) {
    const auto ink = text::find_ink(text_.substr(0, span.end), span.begin);
    if (ink == std::string_view::npos) {
      return;
    }
    span = {ink, ink + trimmed(slice(text_, {ink, span.end})).size()};
    const auto line = slice(text_, span);
    const auto marker = line.substr(0, std::min(opening.marker_bytes, line.size()));
    Unit unit = make(span, without_underline(line.substr(marker.size()), opening));
    unit.shape = opening.shape;
    unit.marker = std::string(trimmed(marker));
    unit.after_blank = after_blank;
    if (unit.shape == Shape::plain && is_bold_line(line)) {
      unit.shape = Shape::heading;
    } else if (unit.shape == Shape::plain) {
      unit.number = leading_number(line);
    }
    units_.push_back(std::move(unit));
  }

  static std::string_view without_underline(std::string_view written, Opening opening) {
    const bool is_heading = opening.shape == Shape::title || opening.shape == Shape::heading;
    const auto line_end = written.find_first_of("\r\n");
    if (is_heading && opening.marker_bytes > 0) {
      return written.substr(0, written.find_last_not_of("# ") + 1);
    }
    return is_heading ? written.substr(0, line_end) : written;
  }

  /// A word broken at its own hyphen is put together again.
  static std::string joined(std::string_view written) {
    std::string text(written);
    for (auto at = text.find("-\n"); at != std::string::npos; at = text.find("-\n", at + 1)) {
      const bool is_word =
          at > 0 && static_cast<unsigned char>(text[at - 1]) > ' ' && text[at - 1] != '-';
      if (is_word) {
        text[at + 1] = '\x01';
      }
    }
    std::erase(text, '\x01');
    return text;
  }

  static Unit make(text::TextSpan span, std::string_view written) {
    Unit unit;
    unit.span = span;
    unit.text = plain_text(written.find("-\n") == std::string_view::npos ? std::string(written)
                                                                         : joined(written));
    unit.key = matching_key(unit.text);
    return unit;
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::size_t width_;
  std::size_t next_ = 0;
  std::vector<Unit> units_;
};

/// Numbers are a list only in company: "1. April" alone begins a German sentence.
void mark_numbered_lists(std::vector<Unit>& units) {
  const auto counts_on = [&](std::size_t i) {
    return i > 0 && i < units.size() && units[i - 1].number > 0 &&
           units[i].number == units[i - 1].number + 1;
  };
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (counts_on(i) || counts_on(i + 1)) {
      units[i].shape = Shape::list_item;
    }
  }
}

}  // namespace

std::vector<Unit> read_units(std::string_view text) {
  auto units = UnitReader(text).read();
  mark_numbered_lists(units);
  return units;
}

}  // namespace lector::article
