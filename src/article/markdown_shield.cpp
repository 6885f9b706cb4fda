#include "article/markdown_shield.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <unordered_set>
#include <vector>

#include "article/wording.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

using text::TextSpan;

// Signs and the controls that stand for them. Line ends and tabs are among the controls below.
constexpr std::string_view kSigns = "[>-+*.)@|: \t";
constexpr std::string_view kControls = "\x01\x02\x03\x04\x05\x06\x07\x08\x0E\x0F\x10\x11";

constexpr std::size_t kMostContainers = 64;
constexpr std::size_t kMostIndent = 256;
constexpr std::size_t kMostAddresses = 1000;
constexpr std::size_t kMostMissingCells = 20'000;
constexpr std::size_t kMostCopiedBytes = 200'000'000;

void hide(std::string& text, std::size_t at) {
  const auto sign = kSigns.find(text[at]);
  if (sign != std::string_view::npos) text[at] = kControls[sign];
}

/// Opening and closing of a code; what stands between the two is hidden.
struct Code {
  std::string_view opening;
  std::string_view closing;
};
constexpr std::array<Code, 9> kCodes = {{{"{% comment %}", "{% endcomment %}"},
                                         {"{% highlight ", "{% endhighlight %}"},
                                         {"{{< highlight ", "{{< /highlight >}}"},
                                         {"{{< ", ">}}"},
                                         {"{{<", ">}}"},
                                         {"{{% ", "%}}"},
                                         {"{{%", "%}}"},
                                         {"{%", "%}"},
                                         {"{{", "}}"}}};

/// Finds codes from a text's first to its last; each closing is looked for once.
class CodeFinder {
 public:
  explicit CodeFinder(std::string_view text) : text_(text) {}

  /// End of the code that begins at an offset; the offset itself if none does.
  std::size_t end_of(std::size_t begin) {
    constexpr std::size_t kLongestCode = 20'000;
    for (std::size_t i = 0; i < kCodes.size(); ++i) {
      const auto& code = kCodes.at(i);
      if (!text_.substr(begin).starts_with(code.opening)) continue;
      auto& closing = closings_.at(i);
      const auto from = begin + code.opening.size();
      if (closing < from) closing = text_.find(code.closing, from);
      const auto end = closing == std::string_view::npos ? closing : closing + code.closing.size();
      if (end != std::string_view::npos && end - begin <= kLongestCode) return end;
    }
    return begin;
  }

 private:
  std::string_view text_;
  std::array<std::size_t, kCodes.size()> closings_{};  ///< the next one of each
};

/// Codes inside code blocks and spans are hidden too: the author's engine runs them there as well.
void hide_codes(std::string& text) {
  CodeFinder codes(text);
  for (auto at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    const auto end = codes.end_of(at);
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(at),
              text.begin() + static_cast<std::ptrdiff_t>(end),
              kHidden);
  }
}

std::vector<TextSpan> lines_of(std::string_view text) {
  std::vector<TextSpan> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find_first_of("\r\n", begin), text.size());
    lines.push_back({begin, end});
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
  return lines;
}

std::string_view slice(std::string_view text, TextSpan span) {
  return text.substr(span.begin, span.end - span.begin);
}

/// Counts what a line begins with.
class LineBegin {
 public:
  /// @param next  the sign behind; a space at the line's end.
  /// @return whether the sign begins a container that is too deep. Nothing once the text begins.
  std::optional<bool> see(char sign, char next) {
    if (sign == ' ' || sign == '\t') {
      columns_ += sign == '\t' ? 4 : 1;
      return columns_ > kMostIndent;
    }
    if (sign >= '0' && sign <= '9') return false;
    if (std::string_view(">-+*.)").find(sign) == std::string_view::npos) return std::nullopt;
    // A line of dashes without spaces is a rule, and no container.
    const bool opens = sign == '>' || next == ' ' || next == '\t';
    containers_ += opens ? 1 : 0;
    return opens && containers_ > kMostContainers;
  }

 private:
  std::size_t containers_ = 0;
  std::size_t columns_ = 0;
};

/// Hides what begins containers deeper than `kMostContainers`.
void flatten(std::string& text, TextSpan line) {
  LineBegin begin;
  for (auto at = line.begin; at < line.end; ++at) {
    const auto is_deep = begin.see(text[at], at + 1 < line.end ? text[at + 1] : ' ');
    if (!is_deep) return;
    if (*is_deep) hide(text, at);
  }
}

/// Cells that rows of a table lack are added by cmark, up to all of them in each line.
class TableGuard {
 public:
  /// Looks at the lines from the last to the first.
  void see(std::string& text, TextSpan line) {
    const auto written = slice(text, line);
    if (text::is_blank(written)) {
      rows_ = cells_ = 0;
      return;
    }
    const auto bars = static_cast<std::size_t>(std::ranges::count(written, '|'));
    const bool is_delimiter = written.find_first_not_of("|:- \t>*+") == std::string_view::npos &&
                              written.find('-') != std::string_view::npos;
    if (is_delimiter && (bars + 1) * rows_ > cells_ + kMostMissingCells) {
      for (auto at = line.begin; at < line.end; ++at) hide(text, at);
    }
    ++rows_;
    cells_ += bars;
  }

 private:
  std::size_t rows_ = 0;
  std::size_t cells_ = 0;
};

/// Definitions of addresses and of footnotes: `[label]: …`.
class DefinitionGuard {
 public:
  explicit DefinitionGuard(std::string_view text)
      : links_(static_cast<std::size_t>(std::ranges::count(text, ']'))) {
    for (auto at = text.find("[^"); at != std::string_view::npos; at = text.find("[^", at + 2)) {
      const auto end = label_end(text, at);
      const bool defines = text.substr(end, 2) == "]:" && begins_line(text, at);
      if (end > at && !defines) used_.insert(lowered(slice(text, {at, end})));
    }
  }

  void see(std::string& text, TextSpan paragraph) const {
    for (auto at = paragraph.begin; at < paragraph.end; at = line_after(text, at)) {
      const auto begin = std::min(text.find_first_not_of(" \t>", at), text.size());
      if (begin >= paragraph.end || text[begin] != '[') continue;
      const auto end = label_end(text, begin);
      if (text.substr(std::min(end, text.size()), 2) != "]:") continue;
      const bool is_note = text[begin + 1] == '^';
      if (is_note ? !used_.contains(lowered(slice(text, {begin, end})))
                  : (paragraph.end - end) * links_ > kMostCopiedBytes &&
                        is_long(text, end, paragraph)) {
        hide(text, begin);
      }
    }
  }

 private:
  static std::size_t label_end(std::string_view text, std::size_t begin) {
    constexpr std::size_t kLongestLabel = 1000;  // CommonMark's limit
    const auto end = text.substr(0, begin + kLongestLabel).find_first_of("]\r\n", begin + 1);
    return end == std::string_view::npos ? begin : end;
  }

  static bool begins_line(std::string_view text, std::size_t at) {
    while (at > 0 && std::string_view(" \t>").find(text[at - 1]) != std::string_view::npos) --at;
    return at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
  }

  static std::size_t line_after(std::string_view text, std::size_t at) {
    const auto end = text.find_first_of("\r\n", at);
    return end == std::string_view::npos ? text.size() : end + 1;
  }

  /// True unless the next definition begins soon enough.
  [[nodiscard]] bool is_long(std::string_view text, std::size_t begin, TextSpan paragraph) const {
    auto end = begin;
    do {
      end = line_after(text, end);
    } while (end < paragraph.end && text[end] != '[' && (end - begin) * links_ <= kMostCopiedBytes);
    return (end - begin) * links_ > kMostCopiedBytes;
  }

  std::size_t links_;
  std::unordered_set<std::string> used_;
};

void hide_addresses(std::string& text, TextSpan paragraph) {
  std::size_t addresses = 0;
  for (auto at = paragraph.begin; at < paragraph.end; ++at) {
    if (text[at] == '@' && ++addresses > kMostAddresses) hide(text, at);
  }
}

}  // namespace

std::string shielded(std::string_view source) {
  std::string text(source);
  hide_codes(text);
  const auto lines = lines_of(text);
  const DefinitionGuard definitions(text);
  TableGuard tables;
  for (std::size_t i = lines.size(), behind = i; i-- > 0;) {
    flatten(text, lines[i]);
    tables.see(text, lines[i]);
    const bool is_first = i == 0 || text::is_blank(slice(text, lines[i - 1]));
    if (!is_first) continue;
    const TextSpan paragraph{lines[i].begin, lines[behind - 1].end};
    hide_addresses(text, paragraph);
    definitions.see(text, paragraph);
    behind = i;
  }
  return text;
}

std::string unshielded(std::string_view text) {
  std::string restored(text);
  for (auto& byte : restored) {
    const auto sign = kControls.find(byte);
    if (sign != std::string_view::npos) byte = kSigns[sign];
  }
  return restored;
}

}  // namespace lector::article
