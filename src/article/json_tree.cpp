#include "article/json_tree.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "article/traced_text.hpp"
#include "base/report.hpp"
#include "text/characters.hpp"

namespace lector::article {
namespace {

using Json = nlohmann::json;

/// The four digits of an escape ("\u2019"); nothing if these are none.
std::optional<char32_t> unit_at(std::string_view text, std::size_t backslash) {
  if (text.size() < backslash + 6 || text.substr(backslash, 2) != "\\u") return std::nullopt;
  char32_t value = 0;
  for (const char c : text.substr(backslash + 2, 4)) {
    const bool is_digit = c >= '0' && c <= '9';
    const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    if (!is_digit && (lower < 'a' || lower > 'f')) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(is_digit ? c - '0' : lower - 'a' + 10);
  }
  return value;
}

bool is_leading(char32_t unit) {
  return unit >= 0xD800U && unit <= 0xDBFFU;
}
bool is_trailing(char32_t unit) {
  return unit >= 0xDC00U && unit <= 0xDFFFU;
}

/// A character of a string as it is written, and how many bytes stand for it.
struct Written {
  char32_t value = 0;
  std::size_t bytes = 0;
};

/// What an escape stands for.
Written escape_at(std::string_view text, std::size_t backslash) {
  if (const auto unit = unit_at(text, backslash)) {
    const auto next = is_leading(*unit) ? unit_at(text, backslash + 6) : std::nullopt;
    if (next && is_trailing(*next))
      return {0x10000U + ((*unit - 0xD800U) << 10U) + (*next - 0xDC00U), 12};
    return {is_leading(*unit) || is_trailing(*unit) ? text::kReplacement : *unit, 6};
  }
  const char sign = backslash + 1 < text.size() ? text[backslash + 1] : '\\';
  switch (sign) {
    case 'n':
      return {U'\n', 2};
    case 't':
      return {U'\t', 2};
    case 'r':
      return {U'\r', 2};
    case 'b':
    case 'f':
      return {U' ', 2};
    default:
      return {static_cast<char32_t>(static_cast<unsigned char>(sign)), 2};
  }
}

/// Reads the file's quotes and brackets, and makes a copy of it that nlohmann-json takes: same
/// length plus brackets around it all, so that several values are one array.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text), copy_(text) {}

  void scan() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"') {
        scan_string();
      } else if (c == '-' || (c >= '0' && c <= '9')) {
        scan_number();
      } else {
        scan_sign(c);
      }
    }
    copy_ = "[" + std::move(copy_) + "]";
  }

  [[nodiscard]] const std::string& copy() const { return copy_; }
  /// Strings with their quotes, in order.
  [[nodiscard]] const std::vector<text::TextSpan>& strings() const { return strings_; }
  /// Where brackets stand, in order.
  [[nodiscard]] const std::vector<std::size_t>& brackets() const { return brackets_; }

 private:
  void scan_string() {
    const auto begin = at_++;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '\\') {
        mend_surrogate();
        at_ += 2;
        continue;
      }
      if (static_cast<unsigned char>(text_[at_]) < 0x20U) copy_[at_] = ' ';
      ++at_;
    }
    at_ = std::min(at_ + 1, text_.size());
    strings_.push_back({begin, at_});
  }

  /// Half a pair is an error to nlohmann-json, and U+FFFD to everybody else.
  void mend_surrogate() {
    const auto unit = unit_at(text_, at_);
    if (!unit || (!is_leading(*unit) && !is_trailing(*unit))) return;
    if (escape_at(text_, at_).bytes == 12)
      at_ += 6;
    else
      copy_.replace(at_ + 2, 4, "FFFD");
  }

  /// Numbers say nothing about an article, but may be too large to be read.
  void scan_number() {
    const auto end = std::min(text_.find_first_not_of("0123456789+-.eE", at_), text_.size());
    std::fill(copy_.begin() + static_cast<std::ptrdiff_t>(at_),
              copy_.begin() + static_cast<std::ptrdiff_t>(end),
              ' ');
    copy_[at_] = '0';
    at_ = end;
  }

  void scan_sign(char c) {
    const bool opens = c == '{' || c == '[';
    const bool closes = c == '}' || c == ']';
    if (opens && depth_ == 0 && was_value_ && space_ != std::string::npos) copy_[space_] = ',';
    if (opens) ++depth_;
    if (closes && depth_ > 0) was_value_ = --depth_ == 0;
    if (opens || closes) brackets_.push_back(at_);
    if (depth_ == 0)
      space_ = c == ' ' || c == '\n' || c == '\r' || c == '\t' ? at_ : std::string::npos;
    ++at_;
  }

  std::string_view text_;
  std::string copy_;
  std::vector<text::TextSpan> strings_;
  std::vector<std::size_t> brackets_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t space_ = std::string::npos;  ///< between two values of the file
  bool was_value_ = false;
};

/// Takes what nlohmann-json finds, and gives each string and bracket its place. It calls in the
/// order of the file, so the next of a sort is always the right one.
class Collector {
  static constexpr std::size_t kMostNodes = 5'000'000;

 public:
  explicit Collector(const Scanner& scanner) : scanner_(scanner) {}

  // NOLINTBEGIN(readability-identifier-naming,readability-named-parameter): nlohmann's names
  bool null() { return add(JsonKind::other, {}); }
  bool boolean(bool) { return add(JsonKind::other, {}); }
  bool number_integer(Json::number_integer_t) { return add(JsonKind::other, {}); }
  bool number_unsigned(Json::number_unsigned_t) { return add(JsonKind::other, {}); }
  bool number_float(Json::number_float_t, const std::string&) { return add(JsonKind::other, {}); }
  bool binary(Json::binary_t&) { return false; }
  bool string(const std::string&) { return add(JsonKind::string, next_string()); }
  bool key(const std::string&) {
    key_ = next_string();
    return true;
  }
  bool start_object(std::size_t) { return open(JsonKind::object); }
  bool start_array(std::size_t) { return open(JsonKind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool parse_error(std::size_t position, const std::string&, const Json::exception&) {
    fault_ = position;
    return false;
  }
  // NOLINTEND(readability-identifier-naming,readability-named-parameter)

  [[nodiscard]] std::optional<std::size_t> fault() const { return fault_; }
  [[nodiscard]] bool is_too_large() const { return nodes_.size() >= kMostNodes; }
  std::vector<JsonNode> take() { return std::move(nodes_); }

 private:
  text::TextSpan next_string() {
    const auto& strings = scanner_.strings();
    return string_ < strings.size() ? strings[string_++] : text::TextSpan();
  }

  bool add(JsonKind kind, text::TextSpan source) {
    nodes_.push_back(
        {kind, static_cast<JsonId>(nodes_.size() + 1), std::exchange(key_, {}), source});
    return !is_too_large();
  }

  bool open(JsonKind kind) {
    // The first bracket is the one around the file.
    const auto& brackets = scanner_.brackets();
    const auto begin = nodes_.empty() || bracket_ >= brackets.size() ? 0 : brackets[bracket_++];
    open_.push_back(static_cast<JsonId>(nodes_.size()));
    return add(kind, {begin, begin + 1});
  }

  bool close() {
    auto& node = nodes_[open_.back()];
    open_.pop_back();
    node.end = static_cast<JsonId>(nodes_.size());
    const auto& brackets = scanner_.brackets();
    if (!open_.empty() && bracket_ < brackets.size()) node.source.end = brackets[bracket_++] + 1;
    return true;
  }

  const Scanner& scanner_;
  std::vector<JsonNode> nodes_;
  std::vector<JsonId> open_;
  std::optional<std::size_t> fault_;
  text::TextSpan key_;
  std::size_t string_ = 0;
  std::size_t bracket_ = 0;
};

}  // namespace

JsonId JsonTree::next_child(JsonId parent, JsonId child) const {
  const auto next = child == kNoJson ? parent + 1 : nodes_[child].end;
  return next < nodes_[parent].end ? next : kNoJson;
}

bool JsonTree::has_key(JsonId id, std::string_view key) const {
  const auto span = nodes_[id].key;
  const auto written = std::string_view(input_->text()).substr(span.begin, span.end - span.begin);
  if (written.find('\\') != std::string_view::npos) return key_of(id) == key;
  return written.size() == key.size() + 2 && written.substr(1, key.size()) == key;
}

JsonId JsonTree::member(JsonId object, std::string_view key) const {
  JsonId found = kNoJson;
  if (nodes_[object].kind != JsonKind::object) return found;
  for (auto child = next_child(object, kNoJson); child != kNoJson;
       child = next_child(object, child)) {
    if (has_key(child, key)) found = child;
  }
  return found;
}

text::Decoded JsonTree::text_in(text::TextSpan quoted) const {
  TracedText made(*input_);
  if (quoted.end < quoted.begin + 2) return made.finish();
  const auto end = quoted.end - 1;
  const auto text = std::string_view(input_->text()).substr(0, end);
  for (auto at = quoted.begin + 1; at < end;) {
    const auto backslash = std::min(text.find('\\', at), end);
    made.copy({at, backslash});
    if (backslash == end) break;
    const auto escape = escape_at(text, backslash);
    at = std::min(backslash + escape.bytes, end);
    made.add(escape.value, {backslash, at});
  }
  return made.finish();
}

text::Decoded JsonTree::text_of(JsonId id) const {
  return id != kNoJson && nodes_[id].kind == JsonKind::string ? text_in(nodes_[id].source)
                                                              : text::Decoded();
}

std::optional<std::string> JsonTree::text_at(JsonId object, std::string_view key) const {
  auto text = text::collapse_white_space(text_of(member(object, key)).text());
  if (text.empty()) return std::nullopt;
  return text;
}

JsonTree parse_json(const text::Decoded& input) {
  Scanner scanner(input.text());
  scanner.scan();
  Collector collector(scanner);
  const bool is_json = Json::sax_parse(scanner.copy(), &collector);
  if (collector.is_too_large()) {
    throw Error(ErrorKind::input, "JSON of more than 5,000,000 values; split the file");
  }
  if (!is_json) {
    // One bracket stands in front, and positions count from 1.
    const auto place = std::max<std::size_t>(collector.fault().value_or(0), 2) - 2;
    throw Error(ErrorKind::input,
                "byte " + std::to_string(input.input_offset(place)) +
                    ": the JSON is broken or breaks off here; save the file again");
  }
  return {input, collector.take()};
}

}  // namespace lector::article
