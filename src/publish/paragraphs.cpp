#include "publish/paragraphs.hpp"

#include "text/characters.hpp"

namespace lector::publish {
namespace {

using script::Pause;
using script::Role;

bool goes_on(const script::Segment& segment, const script::Segment& next) {
  const bool is_same = segment.role == next.role && segment.pause == Pause::after_sentence;
  return is_same && segment.role != Role::opening && !next.chapter;
}

/// Characters that XML 1.0 can't hold, and those that only end lines.
bool is_printable(char32_t character) {
  const bool is_control = character < 0x20 || (character >= 0x7F && character < 0xA0);
  return !is_control && character != 0xFFFE && character != 0xFFFF;
}

bool is_space(char32_t character) {
  return text::is_white_space(character) && character != 0xA0 && character != 0x202F;
}

/// Han, kana, and the punctuation that is as wide as they are.
bool is_set_solid(char32_t character) {
  const bool is_wide_mark = (character >= 0x3001 && character <= 0x303F) ||  // CJK punctuation
                            (character >= 0xFF01 && character <= 0xFF65);    // full-width forms
  const auto script = text::script_of(character);
  return is_wide_mark || script == "Hani" || script == "Hira" || script == "Kana";
}

bool is_heading(Role role) {
  return role == Role::headline || role == Role::subheading;
}

}  // namespace

std::vector<Paragraph> paragraphs_of(const script::Script& script) {
  std::vector<Paragraph> paragraphs;
  const auto& segments = script.segments;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (i == 0 || !goes_on(segments[i - 1], segments[i])) {
      paragraphs.push_back({.role = segments[i].role, .first_sentence = i, .end_sentence = i});
    }
    paragraphs.back().end_sentence = i + 1;
  }
  return paragraphs;
}

std::string plain_line(std::string_view written) {
  std::string line;
  line.reserve(written.size());
  bool waits = false;
  for (std::size_t i = 0; i < written.size();) {
    const auto character = text::character_at(written, i);
    i = character.end;
    if (is_space(character.value)) {
      waits = !line.empty();
    } else if (is_printable(character.value)) {
      if (waits) line += ' ';
      waits = false;
      text::append(line, character.value);  // U+FFFD for what is no UTF-8
    }
  }
  return line;
}

std::string_view space_after(std::string_view sentence) {
  auto end = sentence.size();
  while (end > 0) {
    const auto last = text::character_before(sentence, end);
    if (is_set_solid(last.value)) return "";
    if (!text::is_closing(last.value)) break;  // 。” ends with a mark that all scripts share
    end = last.begin;
  }
  return " ";
}

std::string plain_text(const script::Script& script) {
  std::string text;
  for (const auto& paragraph : paragraphs_of(script)) {
    if (is_heading(paragraph.role) && !text.empty()) text += '\n';
    std::string line;
    for (auto i = paragraph.first_sentence; i < paragraph.end_sentence; ++i) {
      if (!line.empty()) line += space_after(line);
      line += plain_line(script.segments[i].written);
    }
    text += line + "\n";
  }
  return text;
}

}  // namespace lector::publish
