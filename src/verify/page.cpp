#include "verify/page.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/report.hpp"
#include "html/selectors.hpp"
#include "html/tree.hpp"
#include "verify/chapters.hpp"

namespace lector::verify {
namespace {

using html::NodeId;
using nlohmann::json;

/// `%20` as a space: what a browser asks the disk for.
std::string decoded(std::string_view address) {
  std::string name;
  for (std::size_t i = 0; i < address.size(); ++i) {
    unsigned value = 0;
    const auto digits = address.substr(std::min(i + 1, address.size()), 2);
    const bool is_escape = address[i] == '%' && digits.size() == 2;
    const auto* const stop =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    if (is_escape && stop == digits.data() + digits.size()) {
      name += static_cast<char>(value);
      i += 2;
    } else {
      name += address[i];
    }
  }
  return name;
}

std::optional<std::int64_t> whole_number(std::string_view digits) {
  std::int64_t value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool is_whole = error == std::errc() && stop == digits.data() + digits.size();
  return is_whole ? std::optional(value) : std::nullopt;
}

/// "PT1H2M3.45S" in milliseconds: hours, minutes and seconds in this order, each at most once.
std::optional<std::int64_t> read_duration(std::string_view text) {
  if (!text.starts_with("PT") || text.size() < 4) return std::nullopt;
  text.remove_prefix(2);
  constexpr std::array<std::pair<char, double>, 3> kUnits{
      {{'H', 3'600'000.0}, {'M', 60'000.0}, {'S', 1000.0}}};
  double total_ms = 0.0;
  for (const auto& [unit, length_ms] : kUnits) {
    const auto end = text.find(unit);
    if (end == std::string_view::npos) continue;
    const auto digits = text.substr(0, end);
    double count = 0.0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (error != std::errc() || stop != digits.data() + digits.size()) return std::nullopt;
    total_ms += count * length_ms;
    text.remove_prefix(end + 1);
  }
  if (!text.empty()) return std::nullopt;
  return std::llround(total_ms);
}

/// Attributes whose address a browser asks for without being told to. A link (`a`) waits for its
/// reader.
constexpr std::array<std::string_view, 8> kLoading{
    "src", "srcset", "poster", "data", "action", "formaction", "background", "ping"};

/// Elements that bring in what isn't the page's own.
constexpr std::array<std::string_view, 6> kForeign{
    "iframe", "frame", "object", "embed", "base", "portal"};

/// A file in the page's own folder, or what the page holds itself.
bool is_own(std::string_view address) {
  return address.starts_with("data:") || address.find_first_of(":/\\?") == std::string_view::npos;
}

/// Reads one page.
class Page {
 public:
  Page(std::string_view text, const Facts& facts, Notes& notes)
      : text_(text), tree_(html::parse(text)), facts_(facts), notes_(notes) {}

  void check(const std::vector<Cue>* sentences) {
    check_sound();
    if (const auto title = only("title"))
      expect_same_text(
          "the title", squeezed(tree_.text_of(*title)), squeezed(facts_.title), notes_);
    check_chapters();
    const auto cues = read_sentences();
    check_order(cues, facts_, notes_);
    if (sentences != nullptr) expect_same_cues(cues, *sentences, "another file", notes_);
    check_linked_data();
    for (NodeId id = 0; id < tree_.size(); ++id) check_element(id);
  }

 private:
  [[nodiscard]] std::vector<NodeId> all(std::string_view selector) const {
    return html::find_all(tree_, html::parse_selectors(selector));
  }

  std::optional<NodeId> only(std::string_view selector) {
    const auto found = all(selector);
    if (found.size() == 1) return found.front();
    notes_.add("7.4", std::to_string(found.size()) + " of " + base::quoted(selector) + ", not one");
    return std::nullopt;
  }

  void check_sound() {
    const auto audio = only("audio");
    if (!audio) return;
    const auto source = tree_.attribute(*audio, "src");
    if (decoded(source) != facts_.file_name)
      notes_.add(kAgreement,
                 "plays " + base::quoted(source) + ", not " + base::quoted(facts_.file_name));
    if (!tree_.has_attribute(*audio, "controls"))
      notes_.add("7.4", "<audio> has no controls, so that nothing plays without JavaScript");
    if (tree_.has_attribute(*audio, "autoplay")) notes_.add("7.1", "<audio> plays by itself");
  }

  void check_chapters() {
    std::vector<Marker> markers;
    const auto titles = all(".chapters a bdi");
    const auto ids = all("[id]");
    for (const auto link : all(".chapters a")) {
      const auto name = "chapter " + std::to_string(markers.size() + 1);
      const auto start_ms = whole_number(tree_.attribute(link, "data-start"));
      Marker marker{.title = {}, .start_ms = start_ms.value_or(-1)};
      for (const auto title : titles)
        if (tree_.contains(link, title)) marker.title = tree_.text_of(title);
      markers.push_back(std::move(marker));
      const auto target = tree_.attribute(link, "href");
      const bool is_there = target.starts_with('#') && std::ranges::any_of(ids, [&](NodeId id) {
                              return tree_.attribute(id, "id") == target.substr(1);
                            });
      if (!is_there)
        notes_.add("7.4", name + " leads to " + base::quoted(target) + ", which isn't there");
    }
    expect_chapters(markers, facts_, notes_);
  }

  /// The JSON inside of a script; nothing, with a note, if it is none.
  std::optional<json> json_in(std::string_view selector, std::string_view rule) {
    const auto script = only(selector);
    if (!script) return std::nullopt;
    auto value = json::parse(tree_.text_of(*script), nullptr, false);
    if (!value.is_discarded()) return value;
    notes_.add(rule, base::quoted(selector) + " holds no JSON");
    return std::nullopt;
  }

  std::vector<Cue> read_sentences() {
    std::vector<Cue> cues;
    const auto rows = json_in("script.times", "7.4");
    const auto sentences = all(".sentence");
    if (!rows || !rows->is_array() || rows->size() != sentences.size()) {
      notes_.add(kAgreement,
                 "has times for " + std::to_string(rows ? rows->size() : 0) + " of " +
                     std::to_string(sentences.size()) + " sentences");
      return cues;
    }
    for (std::size_t i = 0; i < sentences.size(); ++i)
      cues.push_back(read_sentence(sentences[i], (*rows)[i], "sentence " + std::to_string(i + 1)));
    return cues;
  }

  /// @param row  start, length, and where each word begins after the start.
  Cue read_sentence(NodeId sentence, const json& row, const std::string& name) {
    Cue cue{.start_ms = 0, .end_ms = 0, .speaker = {}, .text = tree_.text_of(sentence)};
    const bool is_row =
        row.is_array() && row.size() >= 2 &&
        std::ranges::all_of(row, [](const json& one) { return one.is_number_integer(); });
    if (!is_row) {
      notes_.add("7.4", name + " has no times");
      return cue;
    }
    const auto times = row.get<std::vector<std::int64_t>>();
    cue.start_ms = times[0];
    cue.end_ms = times[0] + times[1];
    std::size_t words = 0;
    for (NodeId id = tree_.next_child(sentence, html::kNoNode); id != html::kNoNode;
         id = tree_.next_child(sentence, id))
      if (!tree_[id].is_text()) ++words;
    if (words + 2 != times.size())
      notes_.add(kAgreement,
                 name + " has times for " + std::to_string(times.size() - 2) + " of its " +
                     std::to_string(words) + " words");
    const bool is_ordered = std::is_sorted(times.begin() + 2, times.end());
    if (!is_ordered || (times.size() > 2 && (times[2] < 0 || times.back() > times[1])))
      notes_.add(kAgreement, name + " has words that sound outside of their turn");
    return cue;
  }

  void check_linked_data() {
    const auto data = json_in("script[type=\"application/ld+json\"]", "6.8");
    if (!data) return;
    const auto audio = data->is_object() ? data->value("audio", json()) : json();
    const auto text = [&](const char* field) {
      const auto value = audio.is_object() ? audio.value(field, json()) : json();
      return value.is_string() ? value.get<std::string>() : std::string();
    };
    if (decoded(text("contentUrl")) != facts_.file_name)
      notes_.add(kAgreement, "contentUrl is " + base::quoted(text("contentUrl")));
    if (text("contentSize") != std::to_string(facts_.size_bytes))
      notes_.add(kAgreement,
                 "contentSize is " + base::quoted(text("contentSize")) + ", the sound has " +
                     std::to_string(facts_.size_bytes) + " bytes");
    const auto length_ms = read_duration(text("duration"));
    if (length_ms != facts_.length_ms)
      notes_.add(kAgreement,
                 "duration is " + base::quoted(text("duration")) + ", the sound lasts " +
                     time_text(facts_.length_ms));
  }

  /// Nothing is asked of anyone, and no markup is a program.
  void check_element(NodeId id) {
    const auto& node = tree_[id];
    if (node.is_text()) return;
    const auto quoted_name = base::quoted(node.name);
    if (std::ranges::find(kForeign, node.name) != kForeign.end())
      notes_.add("external", "has an element " + quoted_name);
    for (const auto name : kLoading) check_address(id, name);
    if (node.name == "link") check_address(id, "href");
    check_style(tree_.attribute(id, "style"));
    // The tree leaves the text of styles out.
    if (node.name == "style")
      check_style(text_.substr(node.source.begin, node.source.end - node.source.begin));
    for (const std::string_view name : {"onclick", "onload", "onerror", "onmouseover", "onfocus"})
      if (tree_.has_attribute(id, name))
        notes_.add("external", quoted_name + " has the program " + std::string(name));
  }

  void check_style(std::string_view css) {
    for (const std::string_view loading : {"url(", "@import", "image-set("})
      if (css.find(loading) != std::string_view::npos)
        notes_.add("external", "has a style that loads something: " + std::string(loading));
  }

  void check_address(NodeId id, std::string_view name) {
    const auto address = tree_.attribute(id, name);
    if (is_own(address)) return;
    notes_.add("external", base::quoted(tree_[id].name) + " loads " + base::quoted(address, 100));
  }

  std::string_view text_;
  html::Tree tree_;
  const Facts& facts_;
  Notes& notes_;
};

}  // namespace

void check_page(std::string_view text,
                const Facts& facts,
                const std::vector<Cue>* sentences,
                Notes& notes) {
  const auto last = text.find_last_not_of(" \n");
  if (last == std::string_view::npos || !text.substr(0, last + 1).ends_with("</html>"))
    notes.add("7.4", "is cut off: it doesn't end with </html>");
  Page(text, facts, notes).check(sentences);
}

}  // namespace lector::verify
