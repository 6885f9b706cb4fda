#include "verify/page.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/report.hpp"
#include "html/selectors.hpp"
#include "html/tree.hpp"
#include "verify/addresses.hpp"
#include "verify/chapters.hpp"
#include "verify/json_text.hpp"
#include "verify/linked_data.hpp"
#include "verify/page_policy.hpp"
#include "verify/page_text.hpp"

namespace lector::verify {
namespace {

using html::NodeId;
using nlohmann::json;

std::optional<std::int64_t> whole_number(std::string_view digits) {
  std::int64_t value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool is_whole = error == std::errc() && stop == digits.data() + digits.size();
  return is_whole ? std::optional(value) : std::nullopt;
}

/// Elements that say by their class what role their sentences have.
constexpr std::array<std::string_view, 10> kSaying{
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "figure"};

/// Reads one page.
class Page {
 public:
  Page(std::string_view text, const Facts& facts, Notes& notes)
      : text_(text), tree_(html::parse(text)), facts_(facts), notes_(notes) {}

  void check(const Reading* expected) {
    check_sound();
    if (const auto title = only("title"))
      expect_same_text(
          "the title", squeezed(tree_.text_of(*title)), squeezed(facts_.title), notes_);
    expect_language("<html>", language_at(tree_, 0), facts_, notes_);
    check_chapters();
    const auto cues = read_sentences();
    check_order(cues, facts_, notes_);
    if (expected != nullptr) {
      expect_same_cues(cues, *expected, notes_);
      expect_same_voices(cues, *expected, notes_);
      expect_same_words(cues, *expected, notes_);
    } else if (facts_.text) {
      expect_same_text("the text", text_of(cues), squeezed(*facts_.text), notes_);
    }
    check_shown(tree_, linked_data(), facts_, notes_);
    check_policy(tree_, text_, notes_);
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
    for (const auto track : all("track")) check_track(track);
  }

  /// Captions lie beside the sound, under its name.
  void check_track(NodeId track) {
    const auto& sound = facts_.file_name;
    const auto expected = sound.substr(0, sound.rfind('.')) + ".vtt";
    const auto source = tree_.attribute(track, "src");
    if (decoded(source) != expected)
      notes_.add(kAgreement,
                 "shows the captions " + base::quoted(source) + ", not " + base::quoted(expected));
    if (tree_.attribute(track, "srclang") != language_at(tree_, 0))
      notes_.add("7.1",
                 "has captions in " + base::quoted(tree_.attribute(track, "srclang")) +
                     ", the page is in " + base::quoted(language_at(tree_, 0)));
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

  /// The list inside of a script; nothing, with a note, if it is none.
  std::optional<json> json_in(std::string_view selector, std::string_view rule) {
    const auto script = only(selector);
    if (!script) return std::nullopt;
    const auto text = tree_.text_of(*script);
    auto value = is_nested_deep(text) ? json() : json::parse(text, nullptr, false);
    if (value.is_array()) return value;
    notes_.add(rule, base::quoted(selector) + " holds no JSON");
    return std::nullopt;
  }

  std::vector<Cue> read_sentences() {
    std::vector<Cue> cues;
    const auto rows = json_in("script.times", "7.4");
    const auto sentences = all(".sentence");
    if (!rows || rows->size() != sentences.size()) {
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
    Cue cue{.start_ms = 0,
            .end_ms = 0,
            .speaker = speaker_named(role_of(sentence)),
            .text = tree_.text_of(sentence),
            .stamps = {},
            .words = {},
            .language = std::string(language_at(tree_, sentence))};
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
    const auto words = words_in(sentence);
    if (words.size() + 2 != times.size())
      notes_.add(kAgreement,
                 name + " has times for " + std::to_string(times.size() - 2) + " of its " +
                     std::to_string(words.size()) + " words");
    const bool is_ordered = std::is_sorted(times.begin() + 2, times.end());
    if (!is_ordered || (times.size() > 2 && (times[2] < 0 || times.back() > times[1])))
      notes_.add(kAgreement, name + " has words that sound outside of their turn");
    cue.words.emplace();
    for (std::size_t i = 0; i < words.size() && i + 2 < times.size(); ++i)
      cue.words->push_back(
          {.written = tree_.text_of(words[i]), .start_ms = times[0] + times[i + 2]});
    return cue;
  }

  /// Elements inside of a sentence: one a word.
  [[nodiscard]] std::vector<NodeId> words_in(NodeId sentence) const {
    std::vector<NodeId> words;
    for (NodeId id = tree_.next_child(sentence, html::kNoNode); id != html::kNoNode;
         id = tree_.next_child(sentence, id))
      if (!tree_[id].is_text()) words.push_back(id);
    return words;
  }

  /// The role that a sentence has by the element that it stands in. A quotation's and a figure's
  /// paragraph has it from the element around it.
  [[nodiscard]] std::string_view role_of(NodeId sentence) const {
    for (auto id = tree_[sentence].parent; id != html::kNoNode; id = tree_[id].parent)
      if (std::ranges::find(kSaying, tree_[id].name) != kSaying.end() &&
          tree_.has_attribute(id, "class"))
        return tree_.attribute(id, "class");
    return {};
  }

  [[nodiscard]] std::optional<LinkedData> linked_data() {
    const auto script = only("script[type=\"application/ld+json\"]");
    if (!script) return std::nullopt;
    auto data = read_linked_data(tree_.text_of(*script), facts_, notes_);
    if (!data) return data;
    expect_same_text(
        "its linked data: the title", squeezed(data->whole.title), squeezed(facts_.title), notes_);
    // What is said of the one article of an edition isn't said of the edition.
    if (data->is_collection || !all("main.alone").empty()) expect_tag(data->whole, facts_, notes_);
    return data;
  }

  std::string_view text_;
  html::Tree tree_;
  const Facts& facts_;
  Notes& notes_;
};

/// How many bytes a page has but for its pictures, which are data and as many as the article's.
std::size_t text_bytes(std::string_view page) {
  constexpr std::string_view kPicture = "src=\"data:";
  auto size = page.size();
  for (auto at = page.find(kPicture); at != std::string_view::npos; at = page.find(kPicture, at)) {
    const auto begin = at + kPicture.size();
    at = std::min(page.find_first_of("\"<", begin), page.size());
    size -= at - begin;
  }
  return size;
}

}  // namespace

void check_page(std::string_view text, const Facts& facts, const Reading* expected, Notes& notes) {
  const auto most = most_text_bytes(facts, kMostFirstBytes);
  if (const auto size = text_bytes(text); size > most)
    return notes.add("size",
                     "has " + std::to_string(size) +
                         " bytes beside its pictures, more than a page "
                         "of this edition can have (" +
                         std::to_string(most) + "): it isn't read");
  const auto last = text.find_last_not_of(" \r\n");
  if (last == std::string_view::npos || !text.substr(0, last + 1).ends_with("</html>"))
    notes.add("7.4", "is cut off: it doesn't end with </html>");
  Page(text, facts, notes).check(expected);
}

}  // namespace lector::verify
