/// Word marks from eSpeak NG's word events.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "synth/plain_text.hpp"
#include "synth/take.hpp"

namespace lector::synth {

/// What eSpeak NG said of a word.
struct WordEvent {
  std::int64_t frame = 0;
  std::int64_t code_point = 0;  ///< of the plain text, from 1
};

/// Places a mark for each word of the text that an event names.
///
/// A word is a run of the text between white space, without the punctuation at its ends; each Han
/// or kana sign is one by itself. eSpeak NG tells the start of a word rightly in most cases,
/// measured with 1.51; in the others
/// - the parts of a number ("1,234", "12,50"), of a hyphenated word and of a name that is spelled
/// are
///   events of their own inside the word, with wrong lengths: the first one counts;
/// - after "..", an Armenian mark and some commas it tells the white space before: the word after
/// it
///   gets the mark if no event names it itself;
/// - pairs such as "in the", "of the", "not a" are one event: the second word gets no mark;
/// - the length is 0 for a word that begins with a quotation mark: lengths are taken from the text;
/// - an event at the end of the sound names a place that was passed before, or none: dropped.
/// @return ascending in frame and offset, each inside the text.
[[nodiscard]] std::vector<Mark> place_marks(std::string_view text,
                                            const PlainText& plain,
                                            std::span<const WordEvent> events);

}  // namespace lector::synth
