#include "cli/batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "batch/report.hpp"
#include "batch/run.hpp"
#include "cli/batch_progress.hpp"
#include "cli/cache.hpp"
#include "cli/feed.hpp"
#include "cli/inputs.hpp"
#include "cli/lexicons.hpp"
#include "cli/reading.hpp"
#include "cli/terminal.hpp"
#include "cli/voices.hpp"
#include "edition/write.hpp"
#include "script/compose.hpp"
#include "synth/workers.hpp"

namespace lector::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxDataBytes = 100'000'000;
constexpr int kFailed = 1;
constexpr int kInterrupted = 130;

std::vector<std::string> inputs_of(const BatchWishes& wishes) {
  auto inputs = wishes.inputs;
  for (const auto& list : wishes.lists)
    for (auto& input : batch::read_list(base::read_file(list, kMaxDataBytes)))
      inputs.push_back(std::move(input));
  if (inputs.empty())
    throw Error(ErrorKind::config,
                "no input; name articles, folders or feeds, or a list of them with --list");
  return inputs;
}

void add_file(base::Hasher& hasher, const fs::path& path) {
  hasher.add(path.filename().string()).add(base::read_file(path, kMaxDataBytes));
}

/// Files of a folder of data, by name.
void add_folder(base::Hasher& hasher, const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(folder, missing))
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  std::ranges::sort(paths);
  for (const auto& path : paths) add_file(hasher, path);
}

/// Everything that decides which words are said, but the inputs.
base::Key reading_key(const Invocation& wanted) {
  base::Hasher hasher;
  hasher.add("reading").add(wanted.as.value_or("")).add(wanted.profile.value_or(""));
  for (const auto* const words : {&wanted.keep, &wanted.drop}) {
    hasher.add(words->size());
    for (const auto& word : *words) hasher.add(word);
  }
  hasher.add(wanted.follows);
  for (const auto& lexicon : wanted.lexicons) add_file(hasher, lexicon);
  add_folder(hasher, voices_folder() / "lexicons");
  add_folder(hasher, voices_folder() / "publications");
  const bool is_file = wanted.profile && fs::path(*wanted.profile).extension() == ".toml";
  if (is_file) add_file(hasher, *wanted.profile);
  return hasher.key();
}

/// Everything that decides how words sound, and what is in every tag.
base::Key sound_key(const Invocation& wanted,
                    const pipeline::RenderOptions& options,
                    const synth::Engine& engine) {
  base::Hasher hasher;
  hasher.add("sound").add(options.program).add(engine.identity());
  hasher.add(base::read_file(voice::style_path(voices_folder(), wanted.style), kMaxDataBytes));
  hasher.add(wanted.voice.value_or("")).add(options.bitrate_kbps);
  for (const auto kind : options.beside) hasher.add(static_cast<int>(kind));
  if (options.cover) hasher.add(options.cover->mime_type).add(options.cover->bytes);
  if (options.draws_cover) hasher.add("drawn cover");
  return hasher.key();
}

batch::Document read_document(const Invocation& wanted, const batch::Source& source) {
  auto one = wanted;
  one.input = source.path;
  one.progress = ProgressMode::none;
  auto input = read_input(one);
  return {.bytes = std::move(input.bytes),
          .url = std::move(input.url),
          .charset = std::move(input.charset)};
}

/// What a document is understood with.
struct Understanding {
  const Invocation& wanted;
  const voice::Style& style;
  const spoken::Lexicons& lexicons;
  article::ReadOptions reading;
};

batch::Contents understand(const Understanding& with, const batch::Document& document) {
  if (script::is_script(document.bytes))
    return script::from_json(document.bytes, with.style, with.lexicons);
  const Input input{
      .bytes = document.bytes, .url = document.url, .charset = document.charset, .media_type = ""};
  return read_articles(with.wanted, input, with.reading);
}

/// "1 h 2 min", "3 min 5 s".
std::string length_text(std::int64_t length_ms) {
  const auto seconds = length_ms / 1000;
  return seconds >= 3600 ? fmt::format("{} h {} min", seconds / 3600, seconds / 60 % 60)
                         : fmt::format("{} min {} s", seconds / 60, seconds % 60);
}

/// The counts that aren't zero: "3 rendered, 1 failed".
std::string counts_text(const batch::Totals& totals) {
  using batch::Outcome;
  std::string text;
  for (const auto outcome : {Outcome::rendered,
                             Outcome::unchanged,
                             Outcome::duplicate,
                             Outcome::failed,
                             Outcome::untried,
                             Outcome::vanished,
                             Outcome::pruned}) {
    if (totals.of(outcome) == 0) continue;
    text += (text.empty() ? "" : ", ") + std::to_string(totals.of(outcome)) + " " +
            batch::name_of(outcome);
  }
  return text.empty() ? "no articles" : text;
}

std::string passed_over_text(const batch::Sources& sources) {
  std::string text;
  for (const auto& [ending, count] : sources.passed_over)
    text += (text.empty() ? "" : ", ") + std::to_string(count) + " " +
            (ending.empty() ? "without ending" : batch::safe_text(ending));
  return text;
}

/// Where the report goes: a file that appears when it is whole, standard output for programs.
class ReportFile {
 public:
  ReportFile(const Invocation& wanted, const batch::Shard& shard) {
    if (!wanted.is_rehearsal) path_ = wanted.batch.out / name_of(shard);
  }

  void write(std::string_view text) {
    if (path_.empty()) {
      kept_ += text;
      return;
    }
    // Not before there is something to write: the folder may have to be made first.
    if (!file_) file_.emplace(path_);
    file_->write(text);
  }

  /// The report as text, if anybody wants it.
  std::string finish(OutputMode mode) {
    if (file_) file_->commit();
    if (path_.empty()) return std::move(kept_);
    return mode == OutputMode::json ? base::read_file(path_, std::string().max_size()) : "";
  }

 private:
  static std::string name_of(const batch::Shard& shard) {
    return shard.count == 1 ? "report.json"
                            : fmt::format("report-{}-of-{}.json", shard.number, shard.count);
  }

  fs::path path_;
  std::optional<base::OutputFile> file_;
  std::string kept_;
};

int exit_code(const batch::Result& result) {
  if (result.ending == batch::Ending::interrupted) return kInterrupted;
  return result.totals.of(batch::Outcome::failed) > 0 ? kFailed : 0;
}

/// A batch as the call wants it, but for what its engine and its understanding add.
batch::Batch batch_of(const Invocation& wanted,
                      const voice::Style& style,
                      const base::Cache* cache) {
  batch::Batch batch{.folder = wanted.batch.out,
                     .shard = parse_shard(wanted.batch.shard).value_or(batch::Shard()),
                     .prunes = wanted.batch.prunes,
                     .fails_fast = wanted.batch.fails_fast,
                     .rehearses = wanted.is_rehearsal,
                     .retries = wanted.batch.retries,
                     .reading = reading_key(wanted),
                     .render = {.style = style,
                                .title = std::nullopt,
                                .cover = std::nullopt,
                                .bitrate_kbps = wanted.bitrate_kbps,
                                .jobs = wanted.jobs,
                                .cache = cache,
                                .program = program_identity(),
                                .beside = wanted.with.empty() ? publish::all_kinds()
                                                              : publish::kinds_named(wanted.with)},
                     .lexicons = lexicons_of(wanted),
                     .read = {},
                     .understand = {},
                     .reads_on = wanted.follows};
  batch.render.draws_cover = draws_cover(wanted);
  if (wanted.cover && !draws_cover(wanted)) batch.render.cover = edition::read_cover(*wanted.cover);
  batch.read = [&wanted](const batch::Source& source) { return read_document(wanted, source); };
  return batch;
}

/// An article of a rehearsal: what would become of it.
std::string rehearsed_line(const batch::Entry& entry) {
  const auto input = batch::label_of(entry);
  if (entry.failure)
    return fmt::format(
        "failed     {}: {}: {}\n", input, entry.failure->stage, entry.failure->cause);
  if (!entry.summary) return fmt::format("{:<9}  {}\n", batch::name_of(entry.outcome), input);
  const auto& summary = *entry.summary;
  const auto line = fmt::format("{:<9}  {}: {}, {}, {:.1f} MB, {} chapters, {} pieces left out\n",
                                batch::name_of(entry.outcome),
                                input,
                                entry.episode,
                                length_text(summary.length_ms),
                                static_cast<double>(summary.size_bytes) / 1e6,
                                summary.chapters.size(),
                                summary.left_out.size());
  std::string notes;
  for (const auto& warning : summary.warnings)
    notes += "           note: " + batch::safe_text(warning) + "\n";
  return line + notes;
}

/// What is seen of a batch at work.
/// @param results  gets a line an article of a rehearsal; shown when the bar is gone.
std::function<void(const batch::Event&)> watch_of(const Invocation& wanted, std::string& results) {
  auto show = show_batch_progress(wanted);
  if (!wanted.is_rehearsal || wanted.output_mode == OutputMode::json) return show;
  return [show = std::move(show), &results](const batch::Event& event) {
    if (event.entry != nullptr) results += rehearsed_line(*event.entry);
    show(event);
  };
}

void print_summary(const Invocation& wanted,
                   const batch::Sources& sources,
                   const batch::Result& result) {
  if (!sources.passed_over.empty())
    print_message("lector: passed over: " + passed_over_text(sources));
  print_message(fmt::format("{}: {}; {} of audio{}",
                            wanted.batch.out.string(),
                            counts_text(result.totals),
                            length_text(result.totals.length_ms),
                            wanted.is_rehearsal ? "; nothing was written" : ""));
}

}  // namespace

std::optional<batch::Shard> parse_shard(std::string_view text) {
  constexpr std::uint32_t kMost = 1U << 20U;
  const auto number = [](std::string_view digits) {
    std::uint32_t value = 0;
    const auto [behind, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool is_whole = error == std::errc() && behind == digits.data() + digits.size();
    return is_whole ? value : 0U;
  };
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const batch::Shard shard{.number = number(text.substr(0, slash)),
                           .count = number(text.substr(slash + 1))};
  const bool is_part = shard.number >= 1 && shard.number <= shard.count && shard.count <= kMost;
  return is_part ? std::optional(shard) : std::nullopt;
}

int render_batch(const Invocation& wanted) {
  const auto style = style_of(wanted);
  const auto engine = synth::start_espeak();  // before the first thread
  const auto sources =
      batch::find_sources(inputs_of(wanted.batch),
                          {.is_recursive = wanted.batch.is_recursive, .output = wanted.batch.out});
  const auto cache = open_cache(wanted);
  auto batch = batch_of(wanted, style, cache.get());
  batch.sound = sound_key(wanted, batch.render, *engine);
  const Understanding with{.wanted = wanted,
                           .style = style,
                           .lexicons = batch.lexicons,
                           .reading = pipeline::reading_for(style, reading_of(wanted))};
  batch.understand = [&](const batch::Document& document) { return understand(with, document); };
  std::string results;
  batch.watch = watch_of(wanted, results);
  ReportFile report(wanted, batch.shard);
  const auto result =
      batch::run(sources, batch, *engine, [&](std::string_view text) { report.write(text); });
  batch.watch = {};  // wipes the bar
  const auto text = report.finish(wanted.output_mode);
  print_result(wanted.output_mode == OutputMode::json ? text : results);
  if (wanted.progress == ProgressMode::automatic) print_summary(wanted, sources, result);
  const bool is_done = !wanted.is_rehearsal && result.ending != batch::Ending::interrupted;
  const bool is_published = !is_done || feed_after_batch(wanted);
  return is_published ? exit_code(result) : kFailed;
}

}  // namespace lector::cli
