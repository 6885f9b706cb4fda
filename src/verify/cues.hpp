/// Timed text: what transcripts and captions of any kind have in common.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/facts.hpp"

namespace lector::verify {

/// A word as it is written, and when it begins.
struct Word {
  std::string written;
  std::int64_t start_ms = 0;
  bool operator==(const Word&) const = default;
};

/// A stretch of time and what is said in it.
struct Cue {
  std::int64_t start_ms = 0;
  std::int64_t end_ms = 0;
  std::string speaker;  ///< the role as people read it ("Pull quote"); empty: the file doesn't say
  std::string text;
  /// When its words begin, but for those that begin with it; nothing in files without words' times.
  std::optional<std::vector<std::int64_t>> stamps{};
  /// All its words; nothing in files that don't part them.
  std::optional<std::vector<Word>> words{};
  std::string language{};  ///< BCP 47; empty: the file doesn't say
};

/// Sentences as one file has them.
struct Reading {
  std::string file;
  std::vector<Cue> cues;
};

/// A role as people read it: "pull_quote" is "Pull quote".
[[nodiscard]] std::string speaker_named(std::string_view role);

/// A time as "00:01:02.345". @param point  before the milliseconds. @return nothing if it is none.
[[nodiscard]] std::optional<std::int64_t> read_time(std::string_view text, char point);

/// Times of a line "00:00:01.000 --> 00:00:02.000".
struct Times {
  std::int64_t start_ms = 0;
  std::int64_t end_ms = 0;
};
[[nodiscard]] std::optional<Times> read_times(std::string_view line, char point);

/// A text without the byte order mark that it may begin with (WebVTT, section 4; players take it in
/// SubRip, too).
[[nodiscard]] std::string_view without_mark(std::string_view text);

/// The next line of a text, without its end, which may be CR LF, LF or CR (the same section); takes
/// it away. @return nothing at the end.
[[nodiscard]] std::optional<std::string_view> take_line(std::string_view& text);

/// How many characters a line has.
[[nodiscard]] std::size_t length_of(std::string_view line);

/// Cues end after they start, don't overlap, and lie inside of the sound.
void check_order(const std::vector<Cue>& cues, const Facts& facts, Notes& notes);

/// What all cues say, without white space.
[[nodiscard]] std::string text_of(const std::vector<Cue>& cues);

/// Whether two files have the same sentences at the same times, by the same speakers.
[[nodiscard]] bool is_same(const std::vector<Cue>& one, const std::vector<Cue>& other);

/// Cues that stand for the same sentences: as many, with the same times and text.
void expect_same_cues(const std::vector<Cue>& found, const Reading& expected, Notes& notes);

/// Sentences of a book: as many, with the same texts and beginnings. Their ends differ: a clip of a
/// book goes on until the next one.
void expect_same_sentences(const std::vector<Cue>& found, const Reading& expected, Notes& notes);

/// The same sentences have the same role and the same language, where both files say it.
void expect_same_voices(const std::vector<Cue>& found, const Reading& expected, Notes& notes);

/// Words of the same cues are the same and begin at the same times, where both files say when.
void expect_same_words(const std::vector<Cue>& found, const Reading& expected, Notes& notes);

/// Reads WebVTT and notes what breaks its grammar or the output standards, section 5.
[[nodiscard]] std::vector<Cue> read_vtt(std::string_view text, Notes& notes);

/// The same of SubRip: its cards. They have no speakers; a name may begin a card's text.
[[nodiscard]] std::vector<Cue> read_srt(std::string_view text, Notes& notes);

/// Cards say what sentences say, each inside of its own, with a name where the speaker changes.
void expect_cards(const std::vector<Cue>& cards, const std::vector<Cue>& sentences, Notes& notes);

/// Podcasting 2.0's JSON transcript.
[[nodiscard]] std::vector<Cue> read_transcript(std::string_view json, Notes& notes);

/// `lector.timing/1`; words must lie inside of their segments, in order.
[[nodiscard]] std::vector<Cue> read_timing(std::string_view json, const Facts& facts, Notes& notes);

}  // namespace lector::verify
