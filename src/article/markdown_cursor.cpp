#include "article/markdown_cursor.hpp"

#include <algorithm>
#include <utility>

namespace lector::article {
namespace {

using text::Character;
using text::TextSpan;

constexpr std::string_view kPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
constexpr std::string_view kSpaces = " \t\r\n\f\v";

bool is_one_of(std::string_view signs, char sign) {
  return sign != '\0' && signs.find(sign) != std::string_view::npos;
}

bool is_name_sign(char sign) {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
         (sign >= '0' && sign <= '9');
}

/// Reads "(address 'title')" sign by sign.
class TargetScan {
 public:
  /// True if the sign ends the target.
  bool closes(std::string_view source, std::size_t at) {
    const char here = source[at];
    if (quote_ != '\0') {
      leave_quote(here, at);
      return false;
    }
    const bool is_quote = (here == '"' || here == '\'') && is_one_of(kSpaces, source[at - 1]);
    if (is_quote) title_ = {at + 1, at + 1};
    if (is_quote || here == '<') quote_ = here == '<' ? '>' : here;
    if (here == '(') ++depth_;
    return here == ')' && --depth_ == 0;
  }
  /// What stood between quotation marks.
  [[nodiscard]] TextSpan title() const { return title_; }

 private:
  void leave_quote(char here, std::size_t at) {
    if (here != quote_) return;
    if (quote_ != '>') title_.end = at;
    quote_ = '\0';
  }

  TextSpan title_;
  int depth_ = 0;
  char quote_ = '\0';
};

}  // namespace

void MarkdownCursor::open(TextSpan block, std::size_t depth) {
  constexpr std::size_t kMostLooks = 8;
  at_ = std::max(at_, block.begin);
  end_ = std::max(at_, std::min(block.end, source_.size()));
  depth_ = depth;
  budget_ = kMostLooks * (64 + end_ - at_);
  was_reference_ = false;
}

std::size_t MarkdownCursor::run_end(std::string_view signs, std::size_t most) const {
  auto at = at_;
  while (at < at_ + most && is_one_of(signs, sign(at))) ++at;
  return at;
}

/// End of the reference that begins here ("&eacute;", "&#233;"); the offset itself if none does.
std::size_t MarkdownCursor::reference_end(std::size_t at) const {
  constexpr std::size_t kLongestName = 40;
  auto end = at + 1;
  if (sign(end) == '#') ++end;
  while (end < at + kLongestName && is_name_sign(sign(end))) ++end;
  return sign(at) == '&' && sign(end) == ';' && end > at + 1 ? end + 1 : at;
}

TextSpan MarkdownCursor::match(std::size_t at, const Character& character, bool is_verbatim) const {
  if (at >= end_) return {at, at};
  if (!is_verbatim && source_[at] == '\\' && is_one_of(kPunctuation, sign(at + 1))) {
    const bool is_escape = static_cast<char32_t>(sign(at + 1)) == character.value;
    if (is_escape) return {at + 1, at + 2};
  }
  const auto reference = is_verbatim ? at : reference_end(at);
  const auto name = source_.substr(at, reference - at);
  const bool is_ampersand =
      name == "&amp;" || name == "&AMP;" || name == "&#38;" || name == "&#x26;" || name == "&#X26;";
  if (reference > at && (character.value != '&' || is_ampersand)) return {at, reference};
  const auto here = text::character_at(source_, at);
  return here.value == character.value ? TextSpan{at, here.end} : TextSpan{at, at};
}

std::size_t MarkdownCursor::find_ahead(std::string_view rest) {
  constexpr std::size_t kMostBytes = 12;
  const auto part = source_.substr(0, end_);
  auto front = rest.substr(0, rest.size() > kMostBytes ? kMostBytes : rest.size());
  front = front.substr(0, front.find_first_of("\n\r"));
  const auto first = text::character_at(rest, 0).end;
  for (const auto& wanted : {front, rest.substr(0, first)}) {
    if (wanted.empty() || budget_ < end_ - at_) continue;
    const auto found = part.find(wanted, at_);
    budget_ -= std::min(budget_, std::min(found, end_) - at_);
    if (found != std::string_view::npos) return found;
  }
  return end_;
}

TextSpan MarkdownCursor::take(std::string_view rest, bool is_verbatim) {
  const auto character = text::character_at(rest, 0);
  auto found = match(at_, character, is_verbatim);
  if (found.begin == found.end) {
    // The second of two characters that one reference stands for.
    if (std::exchange(was_reference_, false)) return last_;
    const auto ahead = find_ahead(rest);
    if (ahead >= end_) return {at_, at_};
    found = match(ahead, character, true);
  }
  was_reference_ = sign(found.begin) == '&' && found.end > found.begin + 1;
  at_ = found.end;
  return last_ = found;
}

void MarkdownCursor::pass_line_begin() {
  for (std::size_t quotes = 0; at_ < end_; ++at_) {
    const char here = source_[at_];
    const bool is_quote = here == '>' && quotes < depth_;
    if (!is_quote && here != ' ' && here != '\t') return;
    quotes += is_quote ? 1 : 0;
  }
}

TextSpan MarkdownCursor::take_space() {
  // A line may be broken by a backslash.
  if (sign(at_) == '\\' && (sign(at_ + 1) == '\n' || sign(at_ + 1) == '\r')) ++at_;
  const auto begin = at_;
  while (at_ < end_) {
    const auto here = text::character_at(source_, at_);
    if (!text::is_white_space(here.value) && here.value != 0xFEFF) break;
    at_ = here.end;
    if (here.value == '\n' || here.value == '\r') pass_line_begin();
  }
  if (at_ == begin) {
    const auto reference = reference_end(at_);
    at_ = std::max(at_, reference);
    return {begin, at_};
  }
  return {begin, text::character_at(source_, begin).end};
}

char MarkdownCursor::enter(const MarkdownNode& node) {
  const char opening = sign(at_);
  switch (node.mark) {
    case Mark::heading:
      at_ = run_end("#", 6);
      at_ = run_end(" \t", end_);
      return opening;
    case Mark::emphasis:
      at_ = run_end("*_", 1);
      return opening;
    case Mark::strong:
      at_ = run_end("*_", 2);
      return opening;
    case Mark::strike:
      at_ = run_end("~", 2);
      return opening;
    case Mark::code: {
      const auto end = run_end("`", end_);
      ticks_ = end - at_;
      at_ = end;
      at_ = run_end(kSpaces, 1);
      return opening;
    }
    case Mark::link:
      at_ = run_end("[<", 1);
      return opening == '[' || opening == '<' ? opening : '\0';
    case Mark::image:
      at_ = run_end("!", 1);
      at_ = run_end("[", 1);
      return '[';
    default:
      return '\0';
  }
}

TextSpan MarkdownCursor::leave(const MarkdownNode& node, char opening) {
  switch (node.mark) {
    case Mark::emphasis:
      at_ = run_end("*_", 1);
      break;
    case Mark::strong:
      at_ = run_end("*_", 2);
      break;
    case Mark::strike:
      at_ = run_end("~", 2);
      break;
    case Mark::code:
      if (sign(run_end(" ", 1)) == '`') at_ = run_end(" ", 1);
      at_ = run_end("`", ticks_);
      break;
    case Mark::html:
      pass_html(node.text);
      break;
    case Mark::footnote_mark:
      if (sign(at_) == '[') at_ = std::min(source_.substr(0, end_).find(']', at_), end_ - 1) + 1;
      break;
    case Mark::link:
    case Mark::image:
      return pass_target(opening);
    default:
      break;
  }
  return {at_, at_};
}

void MarkdownCursor::pass_html(std::string_view tag) {
  const auto part = source_.substr(0, end_);
  if (part.substr(at_).starts_with(tag)) {
    at_ += tag.size();
  } else if (sign(at_) == '<') {  // signs of quotes stand inside the tag
    at_ = std::min(part.find('>', at_), end_ - 1) + 1;
  }
}

/// `](address "title")`, `][label]`, `]` or `>`.
TextSpan MarkdownCursor::pass_target(char opening) {
  const TextSpan none{at_, at_};
  if (opening == '<') at_ = run_end(">", 1);
  if (opening != '[' || sign(at_) != ']') return none;
  ++at_;
  if (sign(at_) == '[') {
    const auto closing = source_.substr(0, end_).find(']', at_);
    at_ = closing == std::string_view::npos ? at_ : closing + 1;
  }
  // "[note](" after "[note]: /x" never closes, and may stand on a page ten thousand times.
  if (sign(at_) != '(' || budget_ < end_ - at_) return none;
  TargetScan scan;
  for (auto at = at_; at < end_; ++at) {
    if (source_[at] == '\\') {
      ++at;
    } else if (scan.closes(source_, at)) {
      at_ = at + 1;
      return scan.title();
    }
  }
  budget_ -= end_ - at_;
  return none;
}

void MarkdownCursor::leave_cell() {
  while (at_ < end_ && source_[at_] != '|') at_ += source_[at_] == '\\' ? 2U : 1U;
  at_ = std::min(at_ + 1, end_);
}

}  // namespace lector::article
