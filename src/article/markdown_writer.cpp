#include "article/markdown_writer.hpp"

#include <utility>

#include "article/markdown_shield.hpp"
#include "text/characters.hpp"
#include "text/offsets.hpp"

namespace lector::article {

using text::TextSpan;

void MarkdownWriter::append(char32_t value, TextSpan written) {
  const auto begin = text_.size();
  if (begin == line_begin_) line_source_ = written.begin;
  text::append(text_, value);
  text::append(runs_,
               {{begin, text_.size()},
                {decoded_.input_offset(written.begin), decoded_.input_offset(written.end)}});
  last_ = written.end;
}

std::size_t MarkdownWriter::begin_line() {
  if (!text_.empty()) {
    append(U'\n', {last_, last_});
    append(U'\n', {last_, last_});
  }
  is_pending_ = false;
  return line_begin_ = text_.size();
}

void MarkdownWriter::add(char32_t value, TextSpan written) {
  if (is_pending_ && line_begin_ < text_.size()) append(U' ', pending_);
  is_pending_ = false;
  append(value, written);
}

void MarkdownWriter::add_space(TextSpan written) {
  if (!is_pending_) pending_ = written;
  is_pending_ = true;
}

void MarkdownWriter::add_text(std::string_view text, bool is_verbatim) {
  for (std::size_t offset = 0; offset < text.size();) {
    const auto character = text::character_at(text, offset);
    if (character.value == static_cast<char32_t>(kHidden)) {
      cursor_.go_to(cursor_.offset() + 1);
    } else if (text::is_white_space(character.value) || character.value == 0xFEFF) {
      add_space();
    } else {
      const auto written = cursor_.take(text.substr(offset), is_verbatim);
      // A soft hyphen is where a word may be broken.
      if (character.value != 0xAD) add(character.value, written);
    }
    offset = character.end;
  }
}

void MarkdownWriter::say(std::string_view text, TextSpan markup) {
  for (const char sign : text) add(static_cast<unsigned char>(sign), markup);
}

text::Decoded MarkdownWriter::finish() {
  return {std::move(text_), std::move(runs_), decoded_.input_offset(last_)};
}

}  // namespace lector::article
