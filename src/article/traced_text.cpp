#include "article/traced_text.hpp"

#include <utility>

#include "text/characters.hpp"
#include "text/offsets.hpp"

namespace lector::article {
namespace {

bool is_control(char32_t value) {
  return value < 0x09U || (value > 0x0DU && value < 0x20U);
}

bool is_no_character(char32_t value) {
  return value > 0x10FFFFU || (value >= 0xD800U && value <= 0xDFFFU);
}

}  // namespace

void TracedText::append(std::string_view character, text::TextSpan part) {
  const auto begin = text_.size();
  text_.append(character);
  end_ = part.end;
  text::append(
      runs_,
      {{begin, text_.size()}, {input_.input_offset(part.begin), input_.input_offset(part.end)}});
}

void TracedText::copy(text::TextSpan part) {
  const std::string_view input = input_.text();
  for (auto at = part.begin; at < part.end;) {
    const auto end = text::character_at(input, at).end;
    append(input.substr(at, end - at), {at, end});
    at = end;
  }
}

void TracedText::add(char32_t value, text::TextSpan part) {
  std::string character;
  text::append(character,
               is_control(value)        ? U' '
               : is_no_character(value) ? text::kReplacement
                                        : value);
  append(character, part);
}

void TracedText::add_markup(std::string_view ascii, std::size_t at) {
  for (const char& c : ascii) append({&c, 1}, {at, at});
}

text::Decoded TracedText::finish() {
  return {std::move(text_), std::move(runs_), input_.input_offset(end_)};
}

}  // namespace lector::article
