#include "cli/commands.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "article/reader.hpp"
#include "cli/batch.hpp"
#include "cli/cache.hpp"
#include "cli/filters.hpp"
#include "cli/inputs.hpp"
#include "cli/lexicons.hpp"
#include "cli/reading.hpp"
#include "cli/report_json.hpp"
#include "cli/terminal.hpp"
#include "cli/voices.hpp"
#include "edition/inspect.hpp"
#include "edition/write.hpp"
#include "lint/lint.hpp"
#include "pipeline/render.hpp"
#include "script/compose.hpp"
#include "synth/workers.hpp"

namespace lector::cli {
namespace {

namespace fs = std::filesystem;

script::Script read_script(const Invocation& wanted, const voice::Style& style) {
  auto reading = reading_of(wanted);
  auto input = read_input(wanted);
  return with_name(wanted.input, [&] {
    if (script::is_script(input.bytes))
      refuse_reading_of_script(wanted);
    else
      input = followed(wanted, std::move(input), reading);
    const auto options = reading_of(std::move(reading), input);
    return pipeline::script_of(input.bytes, style, lexicons_of(wanted), options);
  });
}

void print_diagnostics(const std::vector<base::Diagnostic>& diagnostics) {
  for (const auto& diagnostic : diagnostics) {
    const bool has_place = diagnostic.span.end > 0;
    print_message("lector: note: " + diagnostic.message +
                  (has_place ? fmt::format(" (byte {})", diagnostic.span.begin) : ""));
  }
}

int show_article(const Invocation& wanted) {
  auto reading = reading_of(wanted);
  const auto input = read_input(wanted);
  const auto articles =
      with_name(wanted.input, [&] { return read_articles(wanted, input, std::move(reading)); });
  if (wanted.output_mode == OutputMode::text) {
    print_result(article::to_text(articles, page_style_of(wanted)));  // notes are on the page
    return 0;
  }
  print_result(articles.size() == 1 ? article::to_json(articles.front())
                                    : article::to_json(articles));
  for (const auto& article : articles) print_diagnostics(article.diagnostics);
  return 0;
}

int show_script(const Invocation& wanted) {
  const auto script = read_script(wanted, style_of(wanted));
  const auto detail = wanted.explain ? script::Detail::explained : script::Detail::plain;
  print_result(wanted.output_mode == OutputMode::json ? script::to_json(script, detail)
                                                      : script::to_text(script, detail));
  return 0;
}

int show_lint(const Invocation& wanted) {
  auto reading = reading_of(wanted);
  auto input = read_input(wanted);
  const auto style = style_of(wanted);
  const auto script = with_name(wanted.input, [&] {
    if (script::is_script(input.bytes)) {
      throw Error(ErrorKind::input, "it is a script; name the article that it was composed from");
    }
    input = followed(wanted, std::move(input), reading);
    return pipeline::script_of(
        input.bytes, style, lexicons_of(wanted), reading_of(std::move(reading), input));
  });
  const auto findings = lint::lint(script, input.bytes);
  print_result(wanted.output_mode == OutputMode::json ? lint::to_json(findings, script.language)
                                                      : lint::to_text(findings, script.language));
  return 0;
}

/// The file to write: as named, else the input's name with .mp3 in this folder.
fs::path output_of(const Invocation& wanted) {
  if (!wanted.output.empty()) return wanted.output;
  if (wanted.input == "-" || is_on_the_web(wanted.input))
    throw Error(ErrorKind::config,
                name_of(wanted.input) + " names no file; name the output with -o FILE.mp3");
  auto name = fs::path(wanted.input).filename();
  for (const auto* ending : {".json", ".script", ".txt"})
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

std::string summary(const pipeline::Rendered& rendered, const fs::path& output) {
  const auto seconds = rendered.timeline.length_frames / rendered.timeline.sample_rate_hz;
  return fmt::format("{}: {} min {} s, {} chapters, {:.1f} MB, {:.1f} LUFS",
                     output.string(),
                     seconds / 60,
                     seconds % 60,
                     rendered.timeline.chapters.size(),
                     static_cast<double>(fs::file_size(output)) / 1e6,
                     rendered.loudness.integrated_lufs);
}

pipeline::RenderOptions render_options(const Invocation& wanted, const voice::Style& style) {
  pipeline::RenderOptions options{.style = style,
                                  .title = wanted.title,
                                  .cover = std::nullopt,
                                  .bitrate_kbps = wanted.bitrate_kbps,
                                  .jobs = wanted.jobs,
                                  .cache = nullptr,
                                  .progress = show_progress(wanted.progress)};
  if (wanted.cover) options.cover = edition::read_cover(*wanted.cover);
  return options;
}

int render(const Invocation& wanted) {
  const bool to_stdout = wanted.output == "-";
  std::optional<TemporaryFolder> folder;
  if (to_stdout) folder.emplace();
  const fs::path output = to_stdout ? folder->path() / "edition.mp3" : output_of(wanted);
  (void)edition::format_of(output);  // a wrong ending is told before any work
  if (to_stdout && wanted.output_mode == OutputMode::json)
    throw Error(ErrorKind::config,
                "--json and -o - both want standard output; name a file with -o");
  std::error_code ignored;
  if (fs::equivalent(wanted.input, output, ignored))
    throw Error(ErrorKind::config,
                base::quoted(output.string(), 512) + " is the input; name another output");

  const auto style = style_of(wanted);
  const auto engine = synth::start_espeak();  // before the first thread, which `render` starts
  const auto script = read_script(wanted, style);
  const auto cache = open_cache(wanted);
  auto options = render_options(wanted, style);
  options.cache = cache.get();
  if (cache) options.program = program_identity();
  const auto rendered =
      with_name(wanted.input, [&] { return pipeline::render(script, options, *engine, output); });
  print_diagnostics(rendered.script.diagnostics);
  if (to_stdout) copy_to_stdout(output);
  if (wanted.output_mode == OutputMode::json) print_result(to_json(rendered, output.string()));
  if (wanted.progress == ProgressMode::automatic && !to_stdout)
    print_message(summary(rendered, output));
  return 0;
}

int inspect(const Invocation& wanted) {
  const auto inspection = edition::inspect(wanted.input);
  print_result(wanted.output_mode == OutputMode::json ? edition::to_json(inspection)
                                                      : edition::to_text(inspection));
  return 0;
}

int verify(const Invocation& wanted) {
  const auto inspection = edition::inspect(wanted.input);
  if (wanted.output_mode == OutputMode::json) {
    print_result(edition::to_json(inspection));
  } else {
    for (const auto& fault : inspection.faults)
      print_result(fmt::format("{}: {}: {}\n", wanted.input, fault.rule, fault.message));
  }
  return inspection.faults.empty() ? 0 : 1;
}

}  // namespace

int run(const Invocation& wanted) {
  catch_interrupts();
  switch (wanted.command) {
    case Command::render:
      return render(wanted);
    case Command::batch:
      return render_batch(wanted);
    case Command::article:
      return show_article(wanted);
    case Command::script:
      return show_script(wanted);
    case Command::lint:
      return show_lint(wanted);
    case Command::inspect:
      return inspect(wanted);
    case Command::verify:
      return verify(wanted);
    case Command::voices:
      return show_voices(wanted);
    case Command::sentences:
      filter_sentences(std::cin, wanted.language, print_result);
      return 0;
    case Command::spoken:
      filter_spoken(std::cin, wanted.language, lexicons_of(wanted), print_result);
      return 0;
    case Command::lexicon:
      return check_lexicons(wanted);
  }
  return 0;
}

}  // namespace lector::cli
