#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "article/body.hpp"
#include "article/reasons.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

// Fewer words may come twice by chance; a line that could be a subheading needs more.
constexpr std::size_t kFewestWords = 5;
constexpr std::size_t kFewestTitleWords = 8;
// Candidates are found by their first words.
constexpr std::size_t kPrefixWords = 4;
// Words that the body may have inside the quote, such as "she said".
constexpr std::size_t kMostGapWords = 8;
// Candidates that begin alike beyond this number are read: the search stays linear.
constexpr std::size_t kMostAlike = 8;

/// Words of a text in lower case, without punctuation, one space between them: the form in which a
/// quote is looked for in the body.
std::string comparable(std::string_view text) {
  std::string words;
  const std::string lower = lowered(text);
  for (const char c : lower) {
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ' ||
                         static_cast<unsigned char>(c) >= 0x80;
    if (is_kept) {
      words.push_back(c);
    }
  }
  constexpr std::array<std::string_view, 9> kMarks = {"“", "”", "‘", "’", "„", "«", "»", "–", "—"};
  for (const auto& mark : kMarks) {
    for (auto at = words.find(mark); at != std::string::npos; at = words.find(mark, at)) {
      words.erase(at, mark.size());
    }
  }
  return text::collapse_white_space(words);
}

/// The text up to the given word; empty if it has fewer words.
std::string_view first_words(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (std::size_t word = 0; word < count; ++word) {
    at = text.find(' ', at == 0 ? 0 : at + 1);
    if (at == std::string_view::npos) {
      return word + 1 == count ? text : std::string_view();
    }
  }
  return text.substr(0, at);
}

/// Bytes up to where two texts differ, cut where a word ends in both.
std::size_t common_bytes(std::string_view left, std::string_view right) {
  const std::size_t size = std::min(left.size(), right.size());
  std::size_t at = 0;
  while (at < size && left[at] == right[at]) {
    ++at;
  }
  const auto ends_word = [](std::string_view text, std::size_t end) {
    return end == text.size() || text[end] == ' ';
  };
  if (ends_word(left, at) && ends_word(right, at)) {
    return at;
  }
  const auto space = left.substr(0, at).rfind(' ');
  return space == std::string_view::npos ? 0 : space;
}

/// True if the text begins with the quote, whole or with a few words more at one place in it.
bool begins_with_quote(std::string_view text, std::string_view quote) {
  const std::size_t common = common_bytes(text, quote);
  const auto rest = trimmed(quote.substr(common));
  auto behind = trimmed(text.substr(common));
  if (rest.empty()) {
    return true;
  }
  for (std::size_t skipped = 0; skipped < kMostGapWords && !behind.empty(); ++skipped) {
    behind = trimmed(behind.substr(std::min(behind.find(' '), behind.size())));
    if (common_bytes(behind, rest) == rest.size()) {
      return true;
    }
  }
  return false;
}

/// A quote without the dash and name behind it.
std::string_view without_speaker(std::string_view text) {
  constexpr std::size_t kMostNameWords = 10;
  for (const std::string_view dash : {" — ", " – ", " -- "}) {
    const auto at = text.rfind(dash);
    const bool is_speaker = at != std::string_view::npos && at > 0 &&
                            ends_sentence(text.substr(0, at)) &&
                            count_words(text.substr(at + dash.size())) <= kMostNameWords;
    text = is_speaker ? text.substr(0, at) : text;
  }
  return text;
}

bool may_be_title(const Unit& unit) {
  const bool is_heading = unit.shape == Shape::heading || unit.shape == Shape::title;
  const bool is_quoted = unit.shape == Shape::quote || has_quotation_mark(unit.text);
  return is_heading || (!is_quoted && !ends_sentence(unit.text));
}

struct Candidate {
  std::size_t unit = 0;
  std::string words;
};

class PullQuoteFinder {
 public:
  explicit PullQuoteFinder(Page page) : page_(std::move(page)), repeated_(page_.size(), 0) {}

  Page leave_out() {
    collect();
    if (!by_prefix_.empty()) {
      for (std::size_t i = 0; i < page_.size(); ++i) {
        search(i);
      }
    }
    for (std::size_t i = 0; i < page_.size(); ++i) {
      if (repeated_[i] != 0) {
        page_.leave_out(i, reason::kRepeatedPullQuote);
        leave_out_speaker(i + 1);
      }
    }
    return std::move(page_);
  }

 private:
  void collect() {
    constexpr std::size_t kMostWords = 45;
    for (std::size_t i = page_.body_begin; i < page_.size(); ++i) {
      const Unit& unit = page_.units[i];
      const std::size_t fewest = may_be_title(unit) ? kFewestTitleWords : kFewestWords;
      const bool may_be = page_.is_open(i) && !unit.is_paragraph && !unit.key.empty() &&
                          unit.shape != Shape::list_item && unit.shape != Shape::image &&
                          count_words(unit.text) >= fewest && count_words(unit.text) <= kMostWords;
      if (!may_be) {
        continue;
      }
      Candidate candidate{i, comparable(without_speaker(unit.text))};
      auto& alike = by_prefix_[std::string(first_words(candidate.words, kPrefixWords))];
      if (alike.size() < kMostAlike) {
        alike.push_back(std::move(candidate));
      }
    }
  }

  /// Looks at every place of a paragraph where a candidate may begin.
  void search(std::size_t i) {
    if (!page_.is_open(i)) {
      return;
    }
    const std::string words = comparable(page_.units[i].text);
    for (std::size_t at = 0; at != std::string::npos; at = next_word(words, at)) {
      const auto rest = std::string_view(words).substr(at);
      const auto alike = by_prefix_.find(std::string(first_words(rest, kPrefixWords)));
      if (alike == by_prefix_.end()) {
        continue;
      }
      for (const Candidate& candidate : alike->second) {
        const bool is_inside = candidate.unit != i && words.size() > candidate.words.size() &&
                               begins_with_quote(rest, candidate.words);
        repeated_[candidate.unit] = is_inside ? char{1} : repeated_[candidate.unit];
      }
    }
  }

  static std::size_t next_word(const std::string& words, std::size_t at) {
    const auto space = words.find(' ', at);
    return space == std::string::npos ? space : space + 1;
  }

  /// "— Jane Doe, mayor" behind a pull quote goes with it.
  void leave_out_speaker(std::size_t i) {
    constexpr std::size_t kMostWords = 10;
    if (i >= page_.size() || !page_.is_open(i) || repeated_[i] != 0) {
      return;
    }
    const auto written = page_.written(i);
    const bool has_dash = written.starts_with("—") || written.starts_with("–") ||
                          written.starts_with("- ") || written.starts_with("-- ");
    if (has_dash && count_words(page_.units[i].text) <= kMostWords &&
        !is_prose(page_.units[i].text)) {
      page_.leave_out(i, reason::kRepeatedPullQuote);
    }
  }

  Page page_;
  std::vector<char> repeated_;
  std::unordered_map<std::string, std::vector<Candidate>> by_prefix_;
};

}  // namespace

Page leave_out_pull_quotes(Page page) {
  return PullQuoteFinder(std::move(page)).leave_out();
}

}  // namespace lector::article
