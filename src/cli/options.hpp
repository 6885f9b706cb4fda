/// The command line, understood: what the user asked for, as one value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lector::cli {

enum class Command {
  render,
  batch,
  article,
  script,
  lint,
  inspect,
  verify,
  feed,
  voices,
  sentences,
  spoken,
  lexicon
};

/// How progress is shown; `automatic` is a bar on a terminal and plain lines elsewhere.
enum class ProgressMode { automatic, json, none };

/// Text for people or JSON for programs.
enum class OutputMode { text, json };

/// What is wanted of a batch.
struct BatchWishes {
  std::vector<std::string> inputs;  ///< files, folders, patterns, addresses
  std::vector<std::string> lists;   ///< files that list more of them; "-" is standard input
  std::filesystem::path out;        ///< folder of the episodes
  bool is_recursive = false;
  bool prunes = false;
  bool fails_fast = false;
  int retries = 1;
  std::string shard;  ///< "2/8"; empty: all of it
};

/// In which order an edition has its articles.
enum class RunningOrder {
  given,
  date,     ///< newest first
  section,  ///< articles of a section together, sections as they first appear
};

/// One call of the program, checked as far as the command line alone tells.
struct Invocation {
  Command command = Command::render;
  std::string input;                ///< a path, "-", or an address on the web
  std::vector<std::string> inputs;  ///< of `render`, the first of them in `input` too
  BatchWishes batch;
  bool shows_pictures = false;       ///< chapters of an edition show pictures at hand
  std::optional<std::size_t> entry;  ///< of a feed, from 1
  bool follows = false;              ///< read the page that an entry with only a summary links to
  std::vector<std::string> with;     ///< kinds of files beside the sound; none: the default
  std::filesystem::path output;      ///< empty if the user named none
  std::string style = "newsreader";
  bool style_is_named = false;  ///< the call says it, so an edition file doesn't
  std::optional<std::string> voice;
  std::optional<std::string> title;
  std::optional<std::filesystem::path> cover;
  std::optional<std::string> date;  ///< of an edition: "2025-04-01"
  std::optional<RunningOrder> order;
  bool has_section_chapters = false;
  std::optional<std::int64_t> fit_ms;  ///< how long an edition may be
  bool is_rehearsal = false;           ///< say what would be, write nothing
  int bitrate_kbps = 96;
  std::size_t jobs = 1;
  bool use_cache = true;
  std::optional<std::filesystem::path> cache;  ///< instead of the user's own
  std::uint64_t cache_megabytes = 2048;
  std::size_t max_megabytes = 100;  ///< of an input
  int timeout_seconds = 30;         ///< for fetching it
  int max_redirects = 10;
  std::optional<std::string> as;       ///< what the input is, whatever its bytes say
  std::optional<std::string> profile;  ///< of the publication: a name, a file, or "none"
  std::vector<std::string> keep;       ///< what is read though it would be left out
  std::vector<std::string> drop;       ///< what is left out though it would be read
  bool begins = false;                 ///< write a podcast.toml to begin with
  bool is_full = false;                ///< list all that is left out
  bool explain = false;                ///< say why words are said as they are
  std::string language = "en";
  std::vector<std::string> lexicons;  ///< files, the user's own, later ones count more
  OutputMode output_mode = OutputMode::text;
  ProgressMode progress = ProgressMode::automatic;
};

/// Parses the arguments of `main`.
/// @return an Invocation, or the exit code if there is nothing to do: 0 after `--help` or
/// `--version`,
///   2 after a wrong option, which has been explained on stderr.
[[nodiscard]] std::variant<Invocation, int> parse_options(int argc, const char* const* argv);

}  // namespace lector::cli
