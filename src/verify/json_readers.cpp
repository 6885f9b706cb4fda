#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/report.hpp"
#include "text/characters.hpp"
#include "verify/chapters.hpp"
#include "verify/cues.hpp"

namespace lector::verify {
namespace {

using nlohmann::json;

/// What a file holds; a note and nothing if it is no JSON, or lacks what `read` asks for.
template <typename Read>
void with_json(std::string_view text, std::string_view rule, Notes& notes, const Read& read) {
  try {
    read(json::parse(text));
  } catch (const json::exception& error) {
    notes.add(rule, std::string("isn't what it should be: ") + error.what());
  }
}

/// A file may say any number; beyond some years of sound all are alike.
std::int64_t bounded(double number) {
  constexpr double kMost = 1e12;
  return std::isfinite(number) ? std::llround(std::clamp(number, -kMost, kMost)) : -1;
}

/// Seconds as milliseconds; a fraction of one is no time that we write.
std::int64_t ms_of(const json& seconds) {
  return bounded(seconds.get<double>() * 1000.0);
}

std::int64_t integer(const json& number) {
  return bounded(number.get<double>());
}

/// A place in a text; one before its beginning is none.
std::size_t place(const json& number) {
  return static_cast<std::size_t>(std::max<std::int64_t>(integer(number), 0));
}

void expect_version(const json& file, const char* field, const char* expected, Notes& notes) {
  if (file.at(field) == expected) return;
  notes.add("version",
            std::string(field) + " is " + base::quoted(file.at(field).dump()) + ", not " +
                base::quoted(expected));
}

/// The name of the sound's file. One that JSON can't hold as it is says nothing.
void expect_file_name(const json& name, const Facts& facts, Notes& notes) {
  const auto is_odd = [](char c) { return static_cast<unsigned char>(c) <= ' ' && c != ' '; };
  const bool is_fit = text::find_ill_formed(facts.file_name) == std::string_view::npos &&
                      std::ranges::none_of(facts.file_name, is_odd);
  if (is_fit)
    expect_same_text("the name of the sound",
                     squeezed(name.get<std::string>()),
                     squeezed(facts.file_name),
                     notes);
}

/// When words begin that don't begin with their sentence or another word.
std::vector<std::int64_t> stamps_of(const json& segment, const Cue& cue) {
  std::vector<std::int64_t> stamps;
  auto latest_ms = cue.start_ms;
  for (const auto& word : segment.at("words")) {
    const auto start_ms = integer(word.at("start_ms"));
    if (start_ms <= latest_ms || start_ms >= cue.end_ms) continue;
    stamps.push_back(start_ms);
    latest_ms = start_ms;
  }
  return stamps;
}

std::vector<Word> words_of(const json& segment) {
  std::vector<Word> words;
  for (const auto& word : segment.at("words"))
    words.push_back({.written = word.at("written").get<std::string>(),
                     .start_ms = integer(word.at("start_ms"))});
  return words;
}

/// Words of a segment, one behind the other inside of its text and time.
void check_words(const json& segment, const Cue& cue, const std::string& name, Notes& notes) {
  std::int64_t latest_ms = cue.start_ms;
  std::size_t latest_byte = 0;
  for (const auto& word : segment.at("words")) {
    const auto begin = place(word.at("offset").at(0));
    const auto end = place(word.at("offset").at(1));
    const auto start_ms = integer(word.at("start_ms"));
    const auto end_ms = integer(word.at("end_ms"));
    const auto written = word.at("written").get<std::string>();
    if (begin < latest_byte || end <= begin || end > cue.text.size() ||
        cue.text.substr(begin, end - begin) != written)
      notes.add(kAgreement, name + ": the word " + base::quoted(written) + " isn't where it says");
    if (start_ms < latest_ms || end_ms < start_ms || end_ms > cue.end_ms)
      notes.add(kAgreement,
                name + ": the word " + base::quoted(written) + " sounds outside of its turn, at " +
                    time_text(start_ms));
    latest_ms = start_ms;
    latest_byte = end;
  }
}

}  // namespace

std::vector<Cue> read_transcript(std::string_view text, Notes& notes) {
  std::vector<Cue> cues;
  with_json(text, "5.8", notes, [&](const json& file) {
    expect_version(file, "version", "1.0.0", notes);
    for (const auto& segment : file.at("segments")) {
      cues.push_back({.start_ms = ms_of(segment.at("startTime")),
                      .end_ms = ms_of(segment.at("endTime")),
                      .speaker = segment.at("speaker").get<std::string>(),
                      .text = segment.at("body").get<std::string>()});
    }
  });
  return cues;
}

std::vector<Cue> read_timing(std::string_view text, const Facts& facts, Notes& notes) {
  std::vector<Cue> cues;
  with_json(text, "format", notes, [&](const json& file) {
    expect_version(file, "format", "lector.timing/1", notes);
    expect_file_name(file.at("audio"), facts, notes);
    if (file.at("duration_ms") != facts.length_ms)
      notes.add(kAgreement,
                "duration_ms is " + file.at("duration_ms").dump() + ", not " +
                    std::to_string(facts.length_ms));
    for (const auto& segment : file.at("segments")) {
      cues.push_back({.start_ms = integer(segment.at("start_ms")),
                      .end_ms = integer(segment.at("end_ms")),
                      .speaker = speaker_named(segment.at("role").get<std::string>()),
                      .text = segment.at("written").get<std::string>(),
                      .stamps = {},
                      .words = words_of(segment),
                      .language = segment.at("language").get<std::string>()});
      cues.back().stamps = stamps_of(segment, cues.back());
      check_words(segment, cues.back(), segment.at("id").get<std::string>(), notes);
    }
  });
  return cues;
}

void check_chapters_json(std::string_view text, const Facts& facts, Notes& notes) {
  with_json(text, "4.11", notes, [&](const json& file) {
    expect_version(file, "version", "1.2.0", notes);
    expect_same_text(
        "title", squeezed(file.at("title").get<std::string>()), squeezed(facts.title), notes);
    expect_file_name(file.at("fileName"), facts, notes);
    std::vector<Marker> markers;
    for (const auto& chapter : file.at("chapters")) {
      markers.push_back({.title = chapter.at("title").get<std::string>(),
                         .start_ms = ms_of(chapter.at("startTime"))});
    }
    expect_chapters(markers, facts, notes);
  });
}

}  // namespace lector::verify
