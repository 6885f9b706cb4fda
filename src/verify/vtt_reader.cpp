#include <algorithm>
#include <array>
#include <utility>

#include "base/report.hpp"
#include "verify/cues.hpp"

namespace lector::verify {
namespace {

constexpr std::size_t kMostCharacters = 65;

constexpr std::array<std::pair<std::string_view, char>, 3> kEscapes{
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}}};

/// The text of one cue, tag by tag.
class CueText {
 public:
  CueText(Cue& cue, std::string name, Notes& notes)
      : cue_(cue), name_(std::move(name)), notes_(notes), latest_ms_(cue.start_ms) {}

  void read(std::string_view text) {
    while (!text.empty()) {
      if (text.front() == '<')
        read_tag(text);
      else if (text.front() == '&')
        read_escape(text);
      else
        read_character(text);
    }
    if (cue_.speaker.empty()) note("5.3", "names no speaker: <v Name>text</v> is expected");
    if (is_open_) note("5.3", "has a <v> that doesn't end");
    cue_.stamps = std::move(stamps_);
  }

 private:
  void note(std::string_view rule, const std::string& message) {
    notes_.add(rule, name_ + " " + message);
  }

  void read_tag(std::string_view& text) {
    const auto end = text.find('>');
    const auto tag = text.substr(1, end == std::string_view::npos ? end : end - 1);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (tag.find('<') != std::string_view::npos)
      note("5.2", "has a tag that doesn't end: " + base::quoted(tag));
    if (tag.starts_with("v ")) {
      cue_.speaker = tag.substr(2);
      is_open_ = true;
      if (tag.find('&') != std::string_view::npos) note("5.3", "has & in a speaker's name");
    } else if (tag == "/v") {
      is_open_ = false;
    } else if (const auto stamp = read_time(tag, '.')) {
      if (*stamp <= latest_ms_ || *stamp >= cue_.end_ms)
        note("5.5", "has the time " + base::quoted(tag) + " outside of the cue, or out of order");
      latest_ms_ = std::max(latest_ms_, *stamp);
      stamps_.push_back(*stamp);
    } else {
      note("5.2", "has the tag " + base::quoted(tag) + ", which is none of ours");
    }
  }

  void read_escape(std::string_view& text) {
    for (const auto& [escape, character] : kEscapes) {
      if (!text.starts_with(escape)) continue;
      cue_.text += character;
      text.remove_prefix(escape.size());
      return;
    }
    note("5.2", "has an & that isn't escaped");
    text.remove_prefix(1);
  }

  void read_character(std::string_view& text) {
    if (text.front() == '>') note("5.2", "has a > that isn't escaped");
    cue_.text += text.front();
    text.remove_prefix(1);
  }

  Cue& cue_;
  std::string name_;
  Notes& notes_;
  std::int64_t latest_ms_;
  bool is_open_ = false;
  std::vector<std::int64_t> stamps_;
};

/// What a reader sees of a line: without tags, escapes as one character.
std::size_t shown_length(std::string_view line) {
  std::string shown;
  bool in_tag = false;
  for (const char c : line) {
    if (c == '<') in_tag = true;
    if (!in_tag) shown += c;
    if (c == '>') in_tag = false;
  }
  auto length = length_of(shown);
  for (const auto& [escape, character] : kEscapes)
    for (auto at = shown.find(escape); at != std::string::npos; at = shown.find(escape, at + 1))
      length -= escape.size() - 1;
  return length;
}

/// Lines up to the next empty one.
std::string take_text(std::string_view& text, const std::string& name, Notes& notes) {
  std::string said;
  for (auto next = take_line(text); next && !next->empty(); next = take_line(text)) {
    if (next->find("-->") != std::string_view::npos)
      notes.add("5.6", name + " has --> in its text");
    if (shown_length(*next) > kMostCharacters)
      notes.add("5.4", name + " has a line of more than 65 characters");
    said += (said.empty() ? "" : "\n") + std::string(*next);
  }
  return said;
}

/// A cue that begins with a line, its id or its times; nothing if it has none.
std::optional<Cue> take_cue(std::string_view first,
                            std::string_view& text,
                            const std::string& name,
                            Notes& notes) {
  const bool has_id = first.find("-->") == std::string_view::npos;
  const auto line = has_id ? take_line(text).value_or("") : first;
  const auto times = read_times(line, '.');
  if (!times) notes.add("5.6", name + " has " + base::quoted(line) + " where its times should be");
  Cue cue;
  cue.start_ms = times.value_or(Times()).start_ms;
  cue.end_ms = times.value_or(Times()).end_ms;
  CueText(cue, name, notes).read(take_text(text, name, notes));
  return times ? std::optional(std::move(cue)) : std::nullopt;
}

}  // namespace

std::vector<Cue> read_vtt(std::string_view text, Notes& notes) {
  std::vector<Cue> cues;
  text = without_mark(text);
  if (take_line(text) != "WEBVTT") notes.add("5.2", "doesn't begin with a line WEBVTT");
  if (!take_line(text).value_or("").empty()) notes.add("5.2", "has no empty line behind WEBVTT");
  while (const auto first = take_line(text)) {
    if (first->empty()) continue;
    auto cue = take_cue(*first, text, "cue " + std::to_string(cues.size() + 1), notes);
    if (cue) cues.push_back(std::move(*cue));
  }
  return cues;
}

}  // namespace lector::verify
