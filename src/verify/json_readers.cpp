#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/report.hpp"
#include "text/characters.hpp"
#include "verify/chapters.hpp"
#include "verify/cues.hpp"
#include "verify/json_text.hpp"

namespace lector::verify {
namespace {

using nlohmann::json;

/// A file may say any number; beyond some years of sound all are alike.
std::int64_t bounded(double number) {
  constexpr double kMost = 1e12;
  return std::isfinite(number) ? std::llround(std::clamp(number, -kMost, kMost)) : -1;
}

/// A value of a file and the way to it, "segments[3].start_ms", which outlive it. What it isn't is
/// an Error(input) that says what is expected in that place.
class Value {
 public:
  explicit Value(const json& value, std::string path = {})
      : value_(value), path_(std::move(path)) {}

  [[nodiscard]] Value at(const std::string& field) const {
    if (!value_.is_object()) refuse("is no object");
    const auto path = path_.empty() ? field : path_ + "." + field;
    const auto found = value_.find(field);
    if (found == value_.end()) throw Error(ErrorKind::input, path + " is missing");
    return Value(*found, path);
  }

  [[nodiscard]] std::vector<Value> list() const {
    if (!value_.is_array()) refuse("is no list");
    std::vector<Value> values;
    values.reserve(value_.size());
    for (std::size_t i = 0; i < value_.size(); ++i)
      values.emplace_back(value_[i], path_ + "[" + std::to_string(i) + "]");
    return values;
  }

  [[nodiscard]] std::string text() const {
    if (!value_.is_string()) refuse("is no text");
    return value_.get<std::string>();
  }

  [[nodiscard]] std::int64_t integer() const { return bounded(number()); }

  /// Seconds as milliseconds; a fraction of one is no time that we write.
  [[nodiscard]] std::int64_t seconds_ms() const { return bounded(number() * 1000.0); }

  /// From one byte of a text to another; one before its beginning is none.
  [[nodiscard]] text::TextSpan span() const {
    const auto ends = list();
    if (ends.size() != 2) refuse("is no pair");
    const auto place = [](const Value& end) {
      return static_cast<std::size_t>(std::max<std::int64_t>(end.integer(), 0));
    };
    return {place(ends[0]), place(ends[1])};
  }

 private:
  [[nodiscard]] double number() const {
    if (!value_.is_number()) refuse("is no number");
    return value_.get<double>();
  }

  [[noreturn]] void refuse(const std::string& what) const {
    throw Error(ErrorKind::input, (path_.empty() ? "the whole" : path_) + " " + what);
  }

  const json& value_;
  std::string path_;
};

/// What a file holds; a note if it is no JSON, or isn't what `read` asks for.
template <typename Read>
void with_json(std::string_view text, std::string_view rule, Notes& notes, const Read& read) {
  if (is_nested_deep(text)) return notes.add(rule, "has lists in lists without end");
  try {
    const auto file = json::parse(text);
    read(Value(file));
  } catch (const json::parse_error& error) {
    notes.add(rule, "is no JSON from byte " + std::to_string(error.byte) + " on");
  } catch (const Error& error) {
    notes.add(rule, error.what());
  }
}

void expect_version(const Value& version, const char* field, const char* expected, Notes& notes) {
  if (version.text() == expected) return;
  notes.add("version",
            std::string(field) + " is " + base::quoted(version.text()) + ", not " +
                base::quoted(expected));
}

/// The name of the sound's file. One that JSON can't hold as it is says nothing.
void expect_file_name(const std::string& name, const Facts& facts, Notes& notes) {
  const auto is_odd = [](char c) { return static_cast<unsigned char>(c) <= ' ' && c != ' '; };
  const bool is_fit = text::find_ill_formed(facts.file_name) == std::string_view::npos &&
                      std::ranges::none_of(facts.file_name, is_odd);
  if (is_fit)
    expect_same_text("the name of the sound", squeezed(name), squeezed(facts.file_name), notes);
}

/// A word of timing.json.
struct TimedWord {
  std::string written;
  text::TextSpan place;  ///< bytes of its sentence
  std::int64_t start_ms = 0;
  std::int64_t end_ms = 0;
};

std::vector<TimedWord> words_of(const Value& segment) {
  std::vector<TimedWord> words;
  for (const auto& word : segment.at("words").list())
    words.push_back({.written = word.at("written").text(),
                     .place = word.at("offset").span(),
                     .start_ms = word.at("start_ms").integer(),
                     .end_ms = word.at("end_ms").integer()});
  return words;
}

/// When words begin that don't begin with their sentence or another word.
std::vector<std::int64_t> stamps_of(const std::vector<TimedWord>& words, const Cue& cue) {
  std::vector<std::int64_t> stamps;
  auto latest_ms = cue.start_ms;
  for (const auto& word : words) {
    if (word.start_ms <= latest_ms || word.start_ms >= cue.end_ms) continue;
    stamps.push_back(word.start_ms);
    latest_ms = word.start_ms;
  }
  return stamps;
}

/// Words of a segment, one behind the other inside of its text and time.
void check_words(const std::vector<TimedWord>& words,
                 const Cue& cue,
                 const std::string& name,
                 Notes& notes) {
  std::int64_t latest_ms = cue.start_ms;
  std::size_t latest_byte = 0;
  for (const auto& word : words) {
    const auto [begin, end] = word.place;
    if (begin < latest_byte || end <= begin || end > cue.text.size() ||
        cue.text.substr(begin, end - begin) != word.written)
      notes.add(kAgreement,
                name + ": the word " + base::quoted(word.written) + " isn't where it says");
    if (word.start_ms < latest_ms || word.end_ms < word.start_ms || word.end_ms > cue.end_ms)
      notes.add(kAgreement,
                name + ": the word " + base::quoted(word.written) +
                    " sounds outside of its turn, at " + time_text(word.start_ms));
    latest_ms = word.start_ms;
    latest_byte = end;
  }
}

/// A sentence of timing.json.
Cue read_segment(const Value& segment, Notes& notes) {
  Cue cue{.start_ms = segment.at("start_ms").integer(),
          .end_ms = segment.at("end_ms").integer(),
          .speaker = speaker_named(segment.at("role").text()),
          .text = segment.at("written").text(),
          .stamps = {},
          .words = {},
          .language = segment.at("language").text()};
  const auto words = words_of(segment);
  cue.stamps = stamps_of(words, cue);
  cue.words.emplace();
  for (const auto& word : words)
    cue.words->push_back({.written = word.written, .start_ms = word.start_ms});
  check_words(words, cue, segment.at("id").text(), notes);
  return cue;
}

}  // namespace

std::vector<Cue> read_transcript(std::string_view text, Notes& notes) {
  std::vector<Cue> cues;
  with_json(text, "5.8", notes, [&](const Value& file) {
    expect_version(file.at("version"), "version", "1.0.0", notes);
    for (const auto& segment : file.at("segments").list()) {
      cues.push_back({.start_ms = segment.at("startTime").seconds_ms(),
                      .end_ms = segment.at("endTime").seconds_ms(),
                      .speaker = segment.at("speaker").text(),
                      .text = segment.at("body").text()});
    }
  });
  return cues;
}

std::vector<Cue> read_timing(std::string_view text, const Facts& facts, Notes& notes) {
  std::vector<Cue> cues;
  with_json(text, "format", notes, [&](const Value& file) {
    expect_version(file.at("format"), "format", "lector.timing/1", notes);
    expect_file_name(file.at("audio").text(), facts, notes);
    const auto length_ms = file.at("duration_ms").integer();
    if (length_ms != facts.length_ms)
      notes.add(kAgreement,
                "duration_ms is " + std::to_string(length_ms) + ", not " +
                    std::to_string(facts.length_ms));
    for (const auto& segment : file.at("segments").list())
      cues.push_back(read_segment(segment, notes));
  });
  return cues;
}

void check_chapters_json(std::string_view text, const Facts& facts, Notes& notes) {
  with_json(text, "4.11", notes, [&](const Value& file) {
    expect_version(file.at("version"), "version", "1.2.0", notes);
    expect_same_text("title", squeezed(file.at("title").text()), squeezed(facts.title), notes);
    expect_file_name(file.at("fileName").text(), facts, notes);
    std::vector<Marker> markers;
    for (const auto& chapter : file.at("chapters").list())
      markers.push_back(
          {.title = chapter.at("title").text(), .start_ms = chapter.at("startTime").seconds_ms()});
    expect_chapters(markers, facts, notes);
  });
}

}  // namespace lector::verify
