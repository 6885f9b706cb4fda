#include "text/note_marks.hpp"

namespace lector::text {

std::size_t note_mark_length(std::string_view text) {
  constexpr std::size_t kMostDigits = 3;
  if (text.empty() || text[0] != '[') return 0;
  const auto end = text.find_first_not_of("0123456789", 1);
  const bool is_mark =
      end != std::string_view::npos && text[end] == ']' && end > 1 && end <= 1 + kMostDigits;
  return is_mark ? end + 1 : 0;
}

}  // namespace lector::text
