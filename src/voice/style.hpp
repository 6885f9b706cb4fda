/// A style sheet of `voices/`: which voice reads which role, how long the pauses are, how loud it
/// is. Grammar, version, units, ranges and defaults of the file: `voices/README.md`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lector::voice {

/// All that shapes the sound of a voice.
struct Voice {
  std::string name;      ///< eSpeak NG's name with variant: "en-us+benjamin"
  int rate_wpm = 180;    ///< 80 .. 450
  int pitch = 50;        ///< 0 .. 100
  int pitch_range = 50;  ///< 0 .. 100
  bool operator==(const Voice&) const = default;
};

/// What Lector itself says, in one language. `{}` stands for the value.
struct Phrases {
  std::string byline;            ///< "By {}."
  std::string publication;       ///< "{}."
  std::string published;         ///< "Published {}." with a date such as "April 1, 2025"
  std::string notice;            ///< that an artificial voice reads
  std::string caption;           ///< "Photo: {}"
  std::string captions;          ///< heading where captions are collected: "Photos"
  std::string sign_off;          ///< "You have heard {}." with the headline
  std::string sign_off_chapter;  ///< title of the last chapter: "End"

  // Of an edition of several articles. Style sheets of before have none of these: the first three
  // are empty then, the others what is said of one article.
  std::string contents;          ///< before the headlines: "In this edition:"
  std::string contents_chapter;  ///< title of the first chapter: "Contents"
  std::string edition_title;     ///< of an edition that nobody named: "Audio edition"
  std::string edition_notice;    ///< that artificial voices read
  std::string edition_sign_off;  ///< "You have been listening to {}." with the edition's title
  bool operator==(const Phrases&) const = default;
};

/// Where captions are read.
enum class CaptionPlace { in_place, collected, dropped };

/// What the mix aims at.
struct Mastering {
  double loudness_lufs = -16.0;  ///< integrated, counted as dual mono
  double true_peak_dbtp = -1.0;  ///< ceiling on the decoded file
};

/// A style sheet, read and checked. Roles and pauses are keyed by their names in the script format
/// ("headline", "after_sentence"); lookups never fail for those.
struct Style {
  std::string name;
  std::map<std::string, Voice, std::less<>> default_voices;  ///< by language: "en", "en-gb", "de"
  std::map<std::string, Voice, std::less<>> caption_voices;  ///< by language, for the second voice
  std::map<std::string, std::int64_t, std::less<>> pauses_ms;
  std::map<std::string, Phrases, std::less<>> phrases;  ///< by language; "en" is always there
  CaptionPlace captions = CaptionPlace::in_place;
  bool reads_image_descriptions = false;  ///< of pictures without a caption, as one
  /// What is published beside the sound, by the names that `publish` gives it: "chapters", "vtt".
  std::vector<std::string> beside{};
  Mastering mastering;
  /// Set by `--voice`: reads every role but captions, whatever the language.
  std::optional<std::string> voice_override;
};

/// `NAME.toml` of the voices folder, or the file itself if `name_or_path` has a slash or ends in
/// ".toml".
[[nodiscard]] std::filesystem::path style_path(const std::filesystem::path& voices_folder,
                                               std::string_view name_or_path);

/// Reads the style sheet at `style_path`.
/// @throws Error(config) that names file, line, key and value, and what is allowed; unknown keys
/// too.
[[nodiscard]] Style read_style(const std::filesystem::path& voices_folder,
                               std::string_view name_or_path);

/// The same from text; `file` is for messages.
[[nodiscard]] Style parse_style(std::string_view toml, const std::string& file);

/// Voice for a role in a language: the longest matching tag ("pt-br", then "pt").
/// @throws Error(config) if the style has no voice for the language; the message lists those there
/// are.
/// Captions have their own voice where the style gives the language one.
[[nodiscard]] Voice voice_for(const Style& style, std::string_view role, std::string_view language);

/// The voice of that name with the rate and pitch that the style gives it; a name the style doesn't
/// use gets the style's defaults for its language.
[[nodiscard]] Voice voice_named(const Style& style, std::string_view name);

/// Phrases in a language, by the longest matching tag; English if the style has none.
[[nodiscard]] const Phrases& phrases_for(const Style& style, std::string_view language);

/// Tag of those phrases: the language in which Lector itself speaks ("pt" for "pt-PT", "en").
[[nodiscard]] std::string phrases_language(const Style& style, std::string_view language);

}  // namespace lector::voice
