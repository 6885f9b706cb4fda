#include "cli/rendering.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "article/reader.hpp"
#include "cli/cache.hpp"
#include "cli/contributions.hpp"
#include "cli/duration.hpp"
#include "cli/edition_file.hpp"
#include "cli/feed.hpp"
#include "cli/inputs.hpp"
#include "cli/lexicons.hpp"
#include "cli/pictures.hpp"
#include "cli/reading.hpp"
#include "cli/report.hpp"
#include "cli/scripts.hpp"
#include "cli/terminal.hpp"
#include "edition/write.hpp"
#include "pipeline/fit.hpp"
#include "pipeline/render.hpp"
#include "publish/earlier.hpp"
#include "script/compose.hpp"
#include "synth/workers.hpp"

namespace lector::cli {
namespace {

namespace fs = std::filesystem;

/// The file to write: as named, else the input's name with .mp3 in this folder.
fs::path output_of(const Invocation& wanted) {
  if (!wanted.output.empty()) return wanted.output;
  if (wanted.inputs.size() > 1)
    throw Error(ErrorKind::config,
                "an edition of several inputs has no name of its own; name the output with "
                "-o FILE.mp3");
  if (wanted.input == "-" || is_on_the_web(wanted.input))
    throw Error(ErrorKind::config,
                name_of(wanted.input) + " names no file; name the output with -o FILE.mp3");
  auto name = fs::path(wanted.input).filename();
  for (const auto* ending : {".json", ".script", ".txt", ".toml"})
    if (name.extension() == ending) name = name.stem();
  return name += ".mp3";
}

/// A folder for the moment between rendering and copying to standard output.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "lector-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      throw Error(ErrorKind::io,
                  "can't make a folder in " + base::quoted(name, 512) +
                      "; set TMPDIR to one that can be written");
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void copy_to_stdout(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::array<char, 1 << 16> block{};
  while (file.read(block.data(), block.size()), file.gcount() > 0)
    print_result({block.data(), static_cast<std::size_t>(file.gcount())});
}

/// Where an edition goes, known before any work.
struct Target {
  std::optional<TemporaryFolder> folder;  ///< for standard output
  fs::path path;                          ///< empty where a rehearsal names none
  edition::Format format = edition::Format::mp3;
};

/// @throws Error(config) for what standard output can't have beside the sound.
void check_stdout(const Invocation& wanted) {
  const auto is_wanted = [](const std::string& kind) { return kind != "none"; };
  if (std::ranges::any_of(wanted.with, is_wanted))
    throw Error(ErrorKind::config,
                "--with writes files beside the sound, but standard output has no folder; name a "
                "file with -o");
  if (wanted.output_mode == OutputMode::json)
    throw Error(ErrorKind::config,
                "--json and -o - both want standard output; name a file with -o");
}

/// @throws Error(config) if the output can't be one, or would replace what it is made of.
void target_at(Target& target, const Invocation& wanted, const EditionRequest& request) {
  const bool to_stdout = wanted.output == "-";
  if (wanted.is_rehearsal && (wanted.output.empty() || to_stdout)) return;
  if (to_stdout) target.folder.emplace();
  target.path = to_stdout ? target.folder->path() / "edition.mp3" : output_of(wanted);
  target.format = edition::format_of(target.path);  // a wrong ending is told before any work
  if (to_stdout) check_stdout(wanted);
  std::vector<fs::path> sources(wanted.inputs.begin(), wanted.inputs.end());
  for (const auto& item : request.items) sources.emplace_back(item.input);
  if (request.cover) sources.push_back(*request.cover);
  std::error_code ignored;
  for (const auto& source : sources)
    if (fs::equivalent(source, target.path, ignored))
      throw Error(ErrorKind::config,
                  base::quoted(target.path.string(), 512) + " is " +
                      (request.cover == source ? "the cover" : "the input") +
                      "; name another output");
}

/// What will be rendered.
struct Plan {
  script::Script script;
  std::vector<LeftForTomorrow> left = {};
};

void print_left(const std::vector<LeftForTomorrow>& left) {
  for (const auto& article : left)
    print_message("lector: left for tomorrow: " + base::quoted(article.headline) + " (" +
                  name_of(article.input) + ", " + duration_text(article.length_ms) + ")");
}

/// Whether anything will be spoken.
bool needs_engine(const Invocation& wanted, const EditionRequest& request) {
  return wanted.command == Command::render || request.fit_ms;
}

/// One call, on its way from inputs to a script or a report.
class Rendering {
 public:
  Rendering(const Invocation& wanted, EditionRequest request)
      : wanted_(wanted),
        request_(std::move(request)),
        styles_(styles_of(wanted, request_)),
        // before the first thread, which rendering starts
        engine_(needs_engine(wanted, request_) ? synth::start_espeak() : nullptr),
        lexicons_(lexicons_of(wanted)),
        cache_(engine_ ? open_cache(wanted) : nullptr) {
    options_.style = styles_.edition;
    options_.item_styles = styles_.items;
    options_.title = wanted.title;
    const bool has_file = wanted.command == Command::render;
    options_.draws_cover = has_file && draws_cover(wanted);
    if (has_file && request_.cover && !options_.draws_cover)
      options_.cover = edition::read_cover(*request_.cover);
    options_.beside =
        publish::kinds_named(wanted.with.empty() ? options_.style.beside : wanted.with);
    options_.bitrate_kbps = wanted.bitrate_kbps;
    options_.jobs = wanted.jobs;
    options_.cache = cache_.get();
    if (cache_) options_.program = program_identity();
    options_.progress = show_progress(wanted.progress);
  }

  /// What is published beside the sound.
  [[nodiscard]] const publish::Kinds& beside() const { return options_.beside; }

  [[nodiscard]] Report run(const Target& target) {
    publish::expect_fit(options_.beside, target.format);  // before anything is read
    auto plan = make_plan(target.format);
    Report report{.rendered = spoken(plan.script, target),
                  .output = target.path.string(),
                  .size_bytes = std::nullopt,
                  .is_rehearsal = wanted_.is_rehearsal,
                  .left = std::move(plan.left)};
    report.size_bytes = wanted_.is_rehearsal ? report.rendered.size_bytes
                                             : std::optional(fs::file_size(target.path));
    return report;
  }

  /// What will be said.
  [[nodiscard]] Plan make_plan(edition::Format format) {
    if (request_.is_edition) return edition_plan(format, std::nullopt);
    auto input = read_input(wanted_);
    const bool is_several = with_name(wanted_.input, [&] { return holds_several(wanted_, input); });
    if (is_several) return edition_plan(format, std::move(input));
    auto script = script_from(wanted_, input, styles_.edition, lexicons_);
    read_styles_of(script);
    if (wanted_.shows_pictures) find_pictures(input, script);
    return {.script = std::move(script)};
  }

 private:
  /// A saved edition names the styles of its articles.
  void read_styles_of(const script::Script& script) {
    EditionRequest named;
    for (const auto& item : script.items) {
      if (item.style.find('/') != std::string::npos || item.style.ends_with(".toml")) {
        throw Error(ErrorKind::config,
                    name_of(wanted_.input) + ": the style " + base::quoted(item.style) +
                        " of an article is a file, which a script can't name; take \"style\" out");
      }
      named.items.push_back({.input = item.input, .style = item.style});
    }
    options_.item_styles = styles_of(wanted_, named).items;
  }

  /// Of the captions of an article that is a file. Its chapters are its sections: they show none.
  void find_pictures(const Input& input, script::Script& script) {
    const bool is_file = wanted_.input != "-" && !is_on_the_web(wanted_.input);
    if (!is_file || script::is_script(input.bytes)) return;
    const auto reading = pipeline::reading_for(styles_.edition, reading_of(wanted_));
    for (const auto& article : read_articles(wanted_, input, reading)) {
      const auto pictures = pictures_at_hand(article, wanted_.input, script.diagnostics);
      options_.caption_pictures.merge(pictures_of_captions(pictures, script.segments));
    }
  }

  [[nodiscard]] Plan edition_plan(edition::Format format, std::optional<Input> already_read) {
    auto gathered = gather(
        wanted_, request_, {.styles = styles_, .lexicons = lexicons_}, std::move(already_read));
    const script::Layout layout{
        .masthead = script::masthead_of(request_.naming, gathered.contributions, options_.style),
        .chapters = request_.chapters};
    Plan plan;
    if (request_.fit_ms) {
      plan.left = fit(
          gathered,
          layout,
          {.length_ms = *request_.fit_ms, .by_priority = gathered.by_priority, .format = format});
    }
    plan.script = script::join(gathered.contributions, layout, options_.style, lexicons_);
    options_.chapter_pictures = pictures_of_chapters(gathered, plan.script);
    options_.caption_pictures = pictures_of_captions(gathered, plan.script);
    plan.script.diagnostics = std::move(gathered.diagnostics);
    options_.title.reset();  // it is in the masthead
    return plan;
  }

  /// Takes out what doesn't fit.
  [[nodiscard]] std::vector<LeftForTomorrow> fit(Gathered& gathered,
                                                 const script::Layout& layout,
                                                 const pipeline::Room& room) {
    auto& contributions = gathered.contributions;
    const auto fitted =
        pipeline::fit({.contributions = contributions, .layout = layout, .lexicons = lexicons_},
                      room,
                      options_,
                      *engine_);
    std::vector<LeftForTomorrow> left;
    left.reserve(fitted.left.size());
    for (const auto& one : fitted.left) {
      const auto& contribution = contributions[one.contribution];
      left.push_back({.input = contribution.input,
                      .headline = contribution.script.title,
                      .length_ms = one.length_ms});
    }
    std::vector<script::Contribution> taken;
    taken.reserve(fitted.taken.size());
    for (const auto i : fitted.taken) taken.push_back(std::move(contributions[i]));
    contributions = std::move(taken);
    return left;
  }

  [[nodiscard]] pipeline::Rendered spoken(const script::Script& script, const Target& target) {
    const auto work = [&] {
      return wanted_.is_rehearsal ? pipeline::rehearse(script, options_, *engine_, target.format)
                                  : pipeline::render(script, options_, *engine_, target.path);
    };
    // An edition's segments tell themselves which article they are of.
    return script.items.empty() ? with_name(wanted_.input, work) : work();
  }

  const Invocation& wanted_;
  EditionRequest request_;
  Styles styles_;
  std::unique_ptr<synth::Engine> engine_;
  spoken::Lexicons lexicons_;
  std::unique_ptr<base::Cache> cache_;
  pipeline::RenderOptions options_;
};

void check_length(const Report& report, const EditionRequest& request) {
  const auto& timeline = report.rendered.timeline;
  if (!request.fit_ms) return;
  if (base::to_ms(timeline.length_frames, timeline.sample_rate_hz) > *request.fit_ms)
    throw std::logic_error("an edition that should fit is too long");
}

/// Names what lies beside an edition but doesn't belong to it. It is the user's to remove.
void print_earlier(const fs::path& path, const publish::Kinds& made) {
  std::string names;
  for (const auto& file : publish::earlier_files(path, made))
    names += (names.empty() ? "" : ", ") + base::quoted(file.filename().string(), 512);
  if (names.empty()) return;
  print_message("lector: note: beside " + base::quoted(path.string(), 512) + " lies " + names +
                " of an earlier rendering; remove what isn't needed, or make it anew with --with");
}

void tell(const Report& report, const Invocation& wanted) {
  const bool is_json = wanted.output_mode == OutputMode::json;
  const bool is_shown_as_text = wanted.is_rehearsal && !is_json;  // with its notes
  if (!is_shown_as_text) {
    print_diagnostics(report.rendered.script.diagnostics);
    for (const auto& item : report.rendered.script.items)
      print_diagnostics(item.diagnostics, name_of(item.input) + ": ");
  }
  print_left(report.left);
  if (is_json) print_result(to_json(report));
  if (is_shown_as_text) print_result(to_text(report));
}

}  // namespace

script::Script read_script(const Invocation& wanted) {
  auto plan = Rendering(wanted, requested(wanted)).make_plan(edition::Format::mp3);
  print_left(plan.left);
  return std::move(plan.script);
}

int render(const Invocation& wanted) {
  const auto request = requested(wanted);
  Target target;
  target_at(target, wanted, request);
  Rendering rendering(wanted, request);
  const auto report = rendering.run(target);
  check_length(report, request);
  tell(report, wanted);
  if (!wanted.is_rehearsal) print_earlier(target.path, rendering.beside());
  if (target.folder) {
    copy_to_stdout(target.path);
  } else if (!wanted.is_rehearsal && wanted.progress == ProgressMode::automatic) {
    print_message(summary(report));
  }
  return 0;
}

}  // namespace lector::cli
