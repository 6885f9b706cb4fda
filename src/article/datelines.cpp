#include "article/datelines.hpp"

#include <algorithm>
#include <array>

#include "article/vocabulary.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

constexpr std::size_t kLongestBytes = 100;

struct Dash {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// First dash with space around it, or ".-" as Spanish agencies have it.
std::optional<Dash> find_dash(std::string_view text) {
  constexpr std::array<std::string_view, 8> kDashes = {
      "—", " – ", " - ", " -- ", ".- ", ").- ", "--", "—"};
  std::optional<Dash> first;
  for (const auto& dash : kDashes) {
    const auto at = text.find(dash);
    const bool is_earlier = at != std::string_view::npos && (!first || at < first->begin);
    if (is_earlier) {
      // The bracket belongs to the dateline.
      const std::size_t bracket = dash.front() == ')' ? 1 : 0;
      first = Dash{at + bracket, at + dash.size()};
    }
  }
  return first;
}

/// The part in brackets at the end: "Reuters", "dpa/lno", "AP".
std::string_view source_in_brackets(std::string_view head) {
  const auto opening = head.rfind('(');
  if (!head.ends_with(')') || opening == std::string_view::npos) {
    return {};
  }
  return head.substr(opening + 1, head.size() - opening - 2);
}

bool is_place_in_capitals(std::string_view head) {
  constexpr std::size_t kMostWords = 5;
  constexpr std::size_t kShortestBytes = 3;
  const auto place = trimmed(head.substr(0, head.find(',')));
  return place.size() >= kShortestBytes && count_words(place) <= kMostWords &&
         is_all_capitals(place);
}

bool is_place_with_source(std::string_view head, std::string_view source) {
  constexpr std::size_t kMostWords = 7;
  constexpr std::size_t kLongestSourceBytes = 30;
  // Agencies write themselves in capitals, or as one short word: "dpa", "dpa/lno".
  const bool is_source = starts_with_capital(source) || source.find(' ') == std::string_view::npos;
  return !source.empty() && is_source && source.size() <= kLongestSourceBytes &&
         count_words(head) <= kMostWords && starts_with_capital(head);
}

/// True if a second dash follows in the same sentence: dashes in pairs enclose an aside.
bool is_aside(std::string_view behind) {
  const auto sentence = behind.substr(0, behind.find(". "));
  return find_dash(sentence).has_value();
}

/// "(서울=연합뉴스) 홍길동 기자 =", "[서울=뉴시스]".
std::optional<Dateline> read_korean(std::string_view front) {
  if (!front.starts_with('(') && !front.starts_with('[')) {
    return std::nullopt;
  }
  const auto closing = front.find(front.front() == '(' ? ')' : ']');
  const auto equals = front.find('=');
  if (closing == std::string_view::npos || equals > closing) {
    return std::nullopt;
  }
  const auto reporter_end = front.find(" = ", closing);
  if (reporter_end == std::string_view::npos) {
    return Dateline{closing + 1, closing + 1};
  }
  return Dateline{reporter_end, reporter_end + 3};
}

}  // namespace

std::optional<Dateline> read_dateline(std::string_view paragraph) {
  const auto front = paragraph.substr(0, kLongestBytes);
  if (auto korean = read_korean(front)) {
    return korean;
  }
  const auto dash = find_dash(front);
  if (!dash || dash->begin == 0) {
    return std::nullopt;
  }
  const auto head = trimmed(front.substr(0, dash->begin));
  const auto behind = trimmed(paragraph.substr(dash->end));
  const bool is_dateline =
      is_place_with_source(head, source_in_brackets(head)) || is_place_in_capitals(head);
  if (!is_dateline || behind.empty() || starts_in_lower_case(behind)) {
    return std::nullopt;
  }
  if (head.find_first_of(",(") == std::string_view::npos && is_aside(behind)) {
    return std::nullopt;
  }
  return Dateline{head.size(), dash->end};
}

}  // namespace lector::article
