#include "article/markdown_signs.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "article/front_matter.hpp"
#include "article/lines.hpp"

namespace lector::article {
namespace {

bool begins(std::string_view line, std::string_view sign) {
  return line.starts_with(sign);
}

/// Level of an ATX heading, 0 for none.
std::size_t heading_level(std::string_view line) {
  const auto level = std::min(line.find_first_not_of('#'), line.size());
  return level >= 1 && level <= 6 && line.substr(level, 1) == " " ? level : 0;
}

bool is_delimiter_row(std::string_view line) {
  return line.find('|') != std::string_view::npos && line.find("--") != std::string_view::npos &&
         line.find_first_not_of("|:- ") == std::string_view::npos;
}

/// "[label]" in front of a definition; empty if the line is none.
std::string_view defined_label(std::string_view line) {
  const auto end = line.find("]: ");
  return line.starts_with('[') && end != std::string_view::npos && end > 1 && end < 80
             ? line.substr(0, end + 1)
             : std::string_view();
}

/// A pair of signs with text right inside and none right outside: "so *very* late".
bool has_pair(std::string_view line, char sign) {
  const auto is_ink = [&](std::size_t at) {
    return at < line.size() && line[at] != ' ' && line[at] != sign;
  };
  for (auto at = line.find(sign); at != std::string_view::npos; at = line.find(sign, at + 1)) {
    const bool opens = (at == 0 || line[at - 1] == ' ' || line[at - 1] == '(') && is_ink(at + 1);
    const auto end = opens ? line.find(sign, at + 2) : std::string_view::npos;
    if (end != std::string_view::npos && line[end - 1] != ' ' &&
        line.substr(end + 1, 1) != std::string_view(&sign, 1)) {
      return true;
    }
  }
  return false;
}

bool has_inline_link(std::string_view line) {
  const auto at = line.find("](");
  const auto opening = line.substr(0, at).rfind('[');
  return at != std::string_view::npos && opening != std::string_view::npos &&
         (opening == 0 || line[opening - 1] != '!') && line.find(')', at) != std::string_view::npos;
}

/// A menu's entry, an image: nothing but a link.
bool is_bare_link(std::string_view line) {
  const auto text = line.find_first_not_of("-*+• ");
  const auto rest = text == std::string_view::npos ? std::string_view() : line.substr(text);
  return (begins(rest, "[") || begins(rest, "![")) && rest.ends_with(')') &&
         rest.find("](") != std::string_view::npos;
}

/// What the lines of a page show.
class Evidence {
 public:
  explicit Evidence(std::string_view front) : front_(front) {}

  [[nodiscard]] bool is_enough() {
    for (const auto& line : split_lines(front_)) {
      see(front_.substr(line.span.begin, line.span.end - line.span.begin));
    }
    const int strong = (fences_ >= 2) + has_note_ + has_address_ + has_table_ + has_code_;
    const int weak = has_title_ + has_heading_ + has_link_ + has_emphasis_ + has_ticks_ +
                     (items_ >= 2) + has_quote_ + has_rule_;
    if (links_ * 3 > lines_) return false;
    return strong >= 2 || (strong == 1 && weak >= 2) || (has_title_ && weak >= 5);
  }

 private:
  void see(std::string_view line) {
    ++lines_;
    links_ += is_bare_link(line) ? 1U : 0U;
    if (begins(line, "```") || begins(line, "~~~")) ++fences_;
    if (fences_ % 2 == 1) return;
    see_authors_signs(line);
    const auto level = heading_level(line);
    has_title_ = has_title_ || (level == 1 && lines_ == 1);
    has_heading_ = has_heading_ || level > 1;
    has_link_ = has_link_ || (has_inline_link(line) && !is_bare_link(line));
    has_emphasis_ = has_emphasis_ || has_pair(line, '*') || has_pair(line, '_');
    has_ticks_ = has_ticks_ || has_pair(line, '`');
    const bool is_item = begins(line, "- ") || begins(line, "* ") || begins(line, "+ ");
    items_ += is_item ? 1 : 0;
    has_quote_ = has_quote_ || begins(line, "> ");
    has_rule_ = has_rule_ || line == "---" || line == "***";
  }

  void see_authors_signs(std::string_view line) {
    const auto label = defined_label(line);
    auto& has_one = label.starts_with("[^") ? has_note_ : has_address_;
    has_one = has_one || (!label.empty() && is_referred_to(label));
    has_table_ = has_table_ || is_delimiter_row(line);
    has_code_ = has_code_ || (begins(line, "{{<") && line.ends_with(">}}")) ||
                (begins(line, "{%") && line.ends_with("%}"));
  }

  /// Each look costs the whole front, so there are few of them.
  [[nodiscard]] bool is_referred_to(std::string_view label) {
    constexpr int kMostLooks = 20;
    if (++looks_ > kMostLooks) return false;
    const auto own = static_cast<std::size_t>(label.data() - front_.data());
    const auto behind = front_.substr(own + label.size() + 2, 12);
    const bool is_address = behind.starts_with('/') || behind.find("://") != std::string_view::npos;
    if (label[1] != '^' && !is_address) return false;
    const auto first = front_.find(label);
    return first != own || front_.find(label, own + 1) != std::string_view::npos;
  }

  std::string_view front_;
  std::size_t lines_ = 0;
  std::size_t links_ = 0;
  int fences_ = 0;
  int items_ = 0;
  int looks_ = 0;
  bool has_note_ = false;
  bool has_address_ = false;
  bool has_table_ = false;
  bool has_code_ = false;
  bool has_title_ = false;
  bool has_heading_ = false;
  bool has_link_ = false;
  bool has_emphasis_ = false;
  bool has_ticks_ = false;
  bool has_quote_ = false;
  bool has_rule_ = false;
};

}  // namespace

bool is_markdown(std::string_view front) {
  return find_front_matter(front).has_value() || Evidence(front).is_enough();
}

}  // namespace lector::article
