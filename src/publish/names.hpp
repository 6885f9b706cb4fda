/// Words and times as the published formats write them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "publish/publication.hpp"
#include "script/script.hpp"

namespace lector::publish {

/// Who speaks, as transcripts show it: "Headline", "Pull quote".
[[nodiscard]] std::string speaker_of(script::Role role);

/// "00:01:02.345", hours of two digits or more. @param point  before the milliseconds.
[[nodiscard]] std::string clock_time(std::int64_t time_ms, char point = '.');

/// Where a text is escaped to stand.
enum class Escaping {
  text,   ///< of markup or of a WebVTT cue: "-->" would end that, so ">" is written out too
  value,  ///< of an attribute as well
};

/// A text that nothing takes for markup.
[[nodiscard]] std::string escaped(std::string_view text, Escaping where = Escaping::value);

/// Seconds as JSON and media fragments write them: 62.345.
[[nodiscard]] double seconds_of(std::int64_t time_ms);

/// Position of the first sentence that begins at a time or later; of the last if none does. A
/// publication has at least one.
[[nodiscard]] std::size_t sentence_at(const Publication& publication, std::int64_t time_ms);

}  // namespace lector::publish
