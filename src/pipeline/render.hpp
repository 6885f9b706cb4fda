/// The rooms in order: a script becomes an edition.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/reader.hpp"
#include "base/cache.hpp"
#include "base/report.hpp"
#include "edition/edition.hpp"
#include "mix/timeline.hpp"
#include "publish/publish.hpp"
#include "script/script.hpp"
#include "spoken/lexicon.hpp"
#include "synth/engine.hpp"
#include "voice/style.hpp"

namespace lector::pipeline {

/// What shapes an edition beside the input itself.
struct RenderOptions {
  voice::Style style;
  std::optional<std::string> title;       ///< instead of the headline, in the tag only
  std::optional<std::string> identity{};  ///< of the article, for the tag
  std::optional<edition::Picture> cover;
  bool draws_cover = false;  ///< one of the title, instead
  /// Pictures of chapters, by the id of the segment that begins one; only MP3 and WAV carry them.
  std::map<std::string, edition::Picture> chapter_pictures{};
  /// Pictures of captions, by the id of their first segment; for what is published beside.
  std::map<std::string, edition::Picture> caption_pictures{};
  int bitrate_kbps = 96;               ///< of MP3: 64 or 96
  std::size_t jobs = 1;                ///< things done at once; never changes the bytes
  const base::Cache* cache = nullptr;  ///< what was worked out before; never changes the bytes
  std::string program{};  ///< names this build of the program: what another one cached is not used
  /// Of items that have a style of their own, by the name that they give it.
  std::map<std::string, voice::Style, std::less<>> item_styles{};
  publish::Kinds beside{};    ///< what is published beside the sound
  base::Progress progress{};  ///< stages "speak", "master", "encode", in this order; it may throw
};

/// What was made, or would be, for reports.
struct Rendered {
  script::Script script;  ///< with what was noticed on the way among its diagnostics
  mix::Timeline timeline;
  edition::Tags tags;
  mix::Loudness loudness;                     ///< of the programme before encoding
  std::optional<std::uint64_t> size_bytes{};  ///< of the file that a rehearsed MP3 would be
};

/// How much of an edition is done at a step of `RenderOptions::progress`, 0 to 1.
[[nodiscard]] double share_done(const base::ProgressStep& step);

/// How articles are read for a style: what it wants read, unless `reading` says otherwise.
[[nodiscard]] article::ReadOptions reading_for(const voice::Style& style,
                                               article::ReadOptions reading);

/// The script of an input: a saved script as it stands, anything else understood as an article.
/// @throws Error(input) as `article::read_article` and `script::from_json` do.
/// @param lexicons  what names and acronyms are said by; none if empty.
/// @param reading  how an article is read.
[[nodiscard]] script::Script script_of(std::string_view bytes,
                                       const voice::Style& style,
                                       const spoken::Lexicons& lexicons = {},
                                       const article::ReadOptions& reading = {});

/// All of `render` but its file: what it would be. Spoken and measured, not encoded.
/// How many bytes it would have is known for MP3 alone, whose bit rate is constant.
/// @throws as `render`, but for the output.
[[nodiscard]] Rendered rehearse(const script::Script& script,
                                const RenderOptions& options,
                                synth::Engine& engine,
                                edition::Format format);

/// Speaks, mixes and writes a script. The file appears under its name only when it is complete.
///
/// Passages are spoken, measured and encoded side by side. Takes go through a spool on the disk, so
/// memory holds a few of them at a time; the same script and options give the same bytes for any
/// number of jobs and whatever the cache knows.
/// @throws Error naming the segment and its text if one can't be spoken; Error(config) for a voice
/// that
///   doesn't exist; Error(io) if the output can't be written, which is tried before any work is
///   done.
[[nodiscard]] Rendered render(const script::Script& script,
                              const RenderOptions& options,
                              synth::Engine& engine,
                              const std::filesystem::path& output);

}  // namespace lector::pipeline
