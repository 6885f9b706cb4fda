#include "cli/batch.hpp"

#include <charconv>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "batch/report.hpp"
#include "batch/run.hpp"
#include "cli/batch_keys.hpp"
#include "cli/batch_messages.hpp"
#include "cli/batch_progress.hpp"
#include "cli/batch_report.hpp"
#include "cli/cache.hpp"
#include "cli/feed.hpp"
#include "cli/inputs.hpp"
#include "cli/lexicons.hpp"
#include "cli/reading.hpp"
#include "cli/terminal.hpp"
#include "cli/voices.hpp"
#include "edition/write.hpp"
#include "feed/podcast_file.hpp"
#include "script/compose.hpp"
#include "synth/workers.hpp"

namespace lector::cli {
namespace {

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

/// @throws Error(config) if an input has the name of a file that the batch writes.
void expect_inputs_stay(const batch::Sources& sources,
                        const std::filesystem::path& out,
                        const batch::Shard& shard) {
  std::error_code missing;
  for (const auto& source : sources.sources)
    for (const auto& name : {report_name({}), report_name(shard), std::string(feed::kFeedFile)})
      if (std::filesystem::equivalent(source.path, out / name, missing))
        throw Error(ErrorKind::config,
                    base::quoted(source.path, 512) +
                        " is an input, but the batch writes a file of that name; give it another "
                        "name, or name another folder with --out");
}

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
  expect_inputs_stay(sources, wanted.batch.out, batch.shard);
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
