#include "text/layout.hpp"

#include <algorithm>
#include <utility>

#include "text/characters.hpp"

namespace lector::text {
namespace {

/// As many bytes from the front as take no more than so many columns; at least one character.
std::size_t bytes_within(std::string_view text, std::size_t columns) {
  std::size_t used = 0;
  std::size_t end = 0;
  while (end < text.size()) {
    const auto character = character_at(text, end);
    used += columns_of(character.value);
    if (used > columns && end > 0) break;
    end = character.end;
  }
  return end;
}

std::string_view without_spaces_behind(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

/// True between syllables of a Korean word: UAX #14 would break there, Korean typesetters don't.
bool is_inside_word(std::string_view text, std::size_t at) {
  return at > 0 && at < text.size() && script_of(character_at(text, at).value) == "Hang" &&
         script_of(character_before(text, at).value) == "Hang";
}

/// Fills lines piece by piece.
class Lines {
 public:
  explicit Lines(std::size_t columns) : columns_(std::max<std::size_t>(columns, 1)) {}

  void add(std::string_view piece) {
    const auto seen = columns_of(without_spaces_behind(piece));
    if (!line_.empty() && used_ + seen > columns_) end_line();
    while (columns_of(without_spaces_behind(piece)) > columns_) {
      const auto end = bytes_within(piece, columns_);
      line_ = piece.substr(0, end);
      end_line();
      piece.remove_prefix(end);
    }
    line_.append(piece);
    used_ += columns_of(piece);
  }

  std::vector<std::string> finish() {
    if (!line_.empty() || lines_.empty()) end_line();
    return std::move(lines_);
  }

 private:
  static std::size_t columns_of(std::string_view text) { return text::columns_of(text); }

  void end_line() {
    lines_.emplace_back(without_spaces_behind(line_));
    line_.clear();
    used_ = 0;
  }

  std::size_t columns_;
  std::size_t used_ = 0;
  std::string line_;
  std::vector<std::string> lines_;
};

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = character_at(text, at);
    columns += columns_of(character.value);
    at = character.end;
  }
  return columns;
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  Lines lines(columns);
  std::size_t begin = 0;
  for (const auto end : line_ends(text)) {
    if (is_inside_word(text, end)) continue;
    lines.add(text.substr(begin, end - begin));
    begin = end;
  }
  return lines.finish();
}

std::string shortened(std::string_view text, std::size_t columns) {
  if (columns_of(text) <= columns) return std::string(text);
  const auto front =
      text.substr(0, bytes_within(text, columns - std::min<std::size_t>(columns, 1)));
  return std::string(without_spaces_behind(front)) + "…";
}

}  // namespace lector::text
