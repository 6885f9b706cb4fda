#include "cli/option_groups.hpp"

#include <CLI/CLI.hpp>
#include <map>

#include "article/input_kind.hpp"
#include "cli/duration.hpp"
#include "publish/publish.hpp"

namespace lector::cli {

void add_input(CLI::App& command, Invocation& wanted, const std::string& what) {
  command.add_option("INPUT", wanted.input, what)->required();
}

void add_limits(CLI::App& command, Invocation& wanted) {
  command.add_option("--max-size", wanted.max_megabytes, "MB that the input may have")
      ->check(CLI::Range(1, 4096))
      ->capture_default_str();
  command.add_option("--timeout", wanted.timeout_seconds, "seconds that fetching may take")
      ->check(CLI::Range(1, 86400))
      ->capture_default_str();
  command.add_option("--max-redirects", wanted.max_redirects, "redirects that are followed")
      ->check(CLI::Range(0, 100))
      ->capture_default_str();
}

void add_page(CLI::App& command, Invocation& wanted, const std::string& what) {
  add_input(command, wanted, what + ": a file, an address (https://...), or - for standard input");
  add_limits(command, wanted);
}

void add_follow(CLI::App& command, Invocation& wanted) {
  command.add_flag("--follow",
                   wanted.follows,
                   "read the page that an entry links to where the feed has only a summary");
}

void add_entry(CLI::App& command, Invocation& wanted) {
  command.add_option("--entry", wanted.entry, "which article of a feed or list, from 1")
      ->type_name("N");
  add_follow(command, wanted);
}

void add_json(CLI::App& command, Invocation& wanted) {
  command.add_flag_callback(
      "--json", [&] { wanted.output_mode = OutputMode::json; }, "write JSON for programs");
}

void add_style(CLI::App& command, Invocation& wanted) {
  command.add_option("--style", wanted.style, "style sheet: a name in voices/ or a .toml file")
      ->each([&wanted](const std::string&) { wanted.style_is_named = true; })
      ->capture_default_str();
  command.add_option(
      "--voice", wanted.voice, "voice for all but captions, as `lector voices` lists");
}

// By hand: g++ 12 finds a null pointer in what CLI11 makes of a vector.
CLI::Option& add_words(CLI::App& command,
                       const std::string& name,
                       std::vector<std::string>& words,
                       const std::string& what) {
  const auto keep = [&words](const CLI::results_t& given) {
    words = given;
    return true;
  };
  return *command.add_option(name, keep, what)->expected(1, CLI::detail::expected_max_vector_size);
}

CLI::Option& add_files(CLI::App& command,
                       const std::string& name,
                       std::vector<std::string>& files,
                       const std::string& what) {
  return *add_words(command, name, files, what).type_name("FILE");
}

void add_inputs(CLI::App& command, Invocation& wanted) {
  add_words(command,
            "INPUT",
            wanted.inputs,
            "article, feed, script or edition file (.toml): a file, an address (https://...), or - "
            "for standard input; several become one edition")
      .required()
      ->allow_extra_args();
  add_limits(command, wanted);
}

void add_edition(CLI::App& command, Invocation& wanted) {
  command.add_option("--title",
                     wanted.title,
                     "title of an edition of several articles; of one, in the tag instead of the "
                     "headline");
  const std::map<std::string, RunningOrder> orders{{"given", RunningOrder::given},
                                                   {"date", RunningOrder::date},
                                                   {"section", RunningOrder::section}};
  command
      .add_option("--order",
                  wanted.order,
                  "of articles: given, date (newest first) or section; default: given")
      ->transform(CLI::CheckedTransformer(orders, CLI::ignore_case));
  command
      .add_option("--date", wanted.date, "of the edition; default: the latest day of its articles")
      ->check([](const std::string& day) {
        return is_day(day) ? std::string() : "must be a day as 2025-04-01";
      })
      ->type_name("YYYY-MM-DD");
  command.add_flag("--sections",
                   wanted.has_section_chapters,
                   "chapters for the sections of articles too: \"Headline: Section\"");
  command
      .add_option_function<std::string>(
          "--fit",
          [&wanted](const std::string& length) { wanted.fit_ms = duration_ms(length); },
          "take the articles that fit into 30min, 90s or 1h30min, and say which are left")
      ->check([](const std::string& length) {
        return duration_ms(length) ? std::string() : "must be a length as 30min, 90s or 1h30min";
      })
      ->type_name("LENGTH");
}

void add_reading(CLI::App& command, Invocation& wanted) {
  command
      .add_option("--as",
                  wanted.as,
                  "what the input is, whatever its bytes say: " + article::input_kind_names())
      ->type_name("KIND");
  command
      .add_option("--profile",
                  wanted.profile,
                  "how the publication's pages are read: a name in voices/publications/, a .toml "
                  "file, or none; default: the one for the page's host")
      ->type_name("NAME");
  add_words(command, "--keep", wanted.keep, "read what would be left out: \"related links\", tags")
      .type_name("WHAT")
      ->allow_extra_args(false);
  add_words(command, "--drop", wanted.drop, "leave out what would be read: captions, footnotes")
      .type_name("WHAT")
      ->allow_extra_args(false);
}

void add_lexicons(CLI::App& command, Invocation& wanted) {
  add_files(command,
            "--lexicon",
            wanted.lexicons,
            "how names are said, TOML or PLS; may be given several times")
      .allow_extra_args(false);
}

void add_quiet(CLI::App& command, Invocation& wanted) {
  command.add_flag_callback(
      "--quiet,-q", [&] { wanted.progress = ProgressMode::none; }, "show no progress");
  const std::map<std::string, ProgressMode> modes{{"auto", ProgressMode::automatic},
                                                  {"json", ProgressMode::json},
                                                  {"none", ProgressMode::none}};
  command.add_option("--progress", wanted.progress, "auto, json (lines on stderr) or none")
      ->transform(CLI::CheckedTransformer(modes, CLI::ignore_case));
}

void add_beside(CLI::App& command, Invocation& wanted, const std::string& otherwise) {
  std::string names;
  for (const auto& kind : publish::kKinds) names += std::string(kind.name) + ", ";
  add_words(command,
            "--with",
            wanted.with,
            "what is written beside the sound: " + names + "all or none; default: " + otherwise)
      .type_name("KIND")
      ->delimiter(',')
      ->allow_extra_args(false);
}

void add_cover(CLI::App& command, Invocation& wanted, const std::string& where) {
  command
      .add_option("--cover",
                  wanted.cover,
                  "square JPEG or PNG for " + where + "; auto: draw one with the title")
      ->type_name("FILE");
}

void add_bitrate(CLI::App& command, Invocation& wanted) {
  command.add_option("--bitrate", wanted.bitrate_kbps, "of MP3, in kbit/s")
      ->check(CLI::IsMember({64, 96}))
      ->capture_default_str();
}

void add_jobs(CLI::App& command, Invocation& wanted) {
  command.add_option("--jobs,-j", wanted.jobs, "work done at once; the bytes stay the same")
      ->check(CLI::Range(1, 1024));
}

void add_cache(CLI::App& command, Invocation& wanted) {
  auto* folder = command.add_option(
      "--cache", wanted.cache, "folder that keeps what was worked out; default: ~/.cache/lector");
  command.add_option("--cache-size", wanted.cache_megabytes, "MB that it may take, 0 for none")
      ->check(CLI::Range(0, 1 << 24))
      ->capture_default_str();
  command
      .add_flag_callback(
          "--no-cache", [&] { wanted.use_cache = false; }, "work everything out anew, keep nothing")
      ->excludes(folder);
}

}  // namespace lector::cli
