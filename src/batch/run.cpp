#include "batch/run.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <mutex>
#include <set>
#include <utility>

#include "article/reasons.hpp"
#include "base/audio.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "batch/folder.hpp"
#include "batch/ledger.hpp"
#include "batch/naming.hpp"
#include "batch/plan.hpp"
#include "script/compose.hpp"

namespace lector::batch {
namespace {

/// Names what is heard, tagged and published: two scripts of one key make the same bytes. Where the
/// words stand in the input counts only if that is published.
base::Key content_key(const script::Script& script, const Batch& batch) {
  const bool has_spans = batch.render.beside.contains(publish::Kind::timing);
  auto heard = script;
  heard.left_out.clear();
  heard.diagnostics.clear();
  if (!has_spans)
    for (auto& segment : heard.segments) segment.span = {};
  const auto detail = has_spans ? script::Detail::explained : script::Detail::plain;
  base::Hasher hasher;
  hasher.add("episode").add(batch.sound).add(script::to_json(heard, detail));
  return hasher.key();
}

Summary summary_of(const pipeline::Rendered& rendered) {
  const auto& script = rendered.script;
  const int rate = rendered.timeline.sample_rate_hz;
  const auto level = rendered.loudness.integrated_lufs;
  Summary summary{.title = script.title,
                  .byline = script.byline,
                  .publication = script.publication,
                  .published = script.published,
                  .url = script.url,
                  .language = script.language,
                  .length_ms = base::to_ms(rendered.timeline.length_frames, rate),
                  .integrated_lufs = std::isfinite(level) ? std::optional(level) : std::nullopt,
                  .true_peak_dbtp = std::isfinite(rendered.loudness.true_peak_dbtp)
                                        ? rendered.loudness.true_peak_dbtp
                                        : 0.0};
  for (const auto& chapter : rendered.timeline.chapters) summary.chapters.push_back(chapter.title);
  return summary;
}

/// An episode and what lies beside it, as they were written.
Files files_at(const std::filesystem::path& episode, const publish::Kinds& kinds) {
  Files files;
  files[episode.filename().string()] = as_written(episode);
  for (const auto kind : kinds) {
    const auto beside = publish::path_beside(episode, kind);
    files[beside.filename().string()] = as_written(beside);
  }
  return files;
}

void add_readings(Summary& summary, const script::Script& script) {
  summary.warnings.clear();
  summary.left_out.clear();
  for (const auto& diagnostic : script.diagnostics) summary.warnings.push_back(diagnostic.message);
  for (const auto& piece : script.left_out)
    if (piece.reason != article::reason::kMarkup)
      summary.left_out.push_back({piece.text, piece.reason});
}

/// Keeps the count of a batch at work, and tells whoever watches.
class Progress {
 public:
  Progress(const Batch& batch, const std::vector<Task>& tasks) : batch_(batch) {
    for (const auto& task : tasks) {
      ++total_;
      if (task.outcome == Outcome::rendered) words_ += task.words;
    }
  }

  void tell(Event event) {
    if (!batch_.watch) return;
    const std::lock_guard lock(mutex_);
    tell_locked(event);
  }

  void step(const Task& task, std::string_view input, const base::ProgressStep& step) {
    if (!batch_.watch) return;
    const std::lock_guard lock(mutex_);
    working_[&task] = pipeline::share_done(step) * static_cast<double>(task.words);
    tell_locked({.kind = Event::Kind::step, .input = input, .stage = step.stage});
  }

  void finish(const Task& task, const Entry& entry) {
    const std::lock_guard lock(mutex_);
    ++done_;
    working_.erase(&task);
    if (task.outcome == Outcome::rendered) words_done_ += task.words;
    if (entry.outcome == Outcome::rendered && entry.summary) made_ms_ += entry.summary->length_ms;
    if (batch_.watch)
      tell_locked({.kind = Event::Kind::finished, .input = entry.input, .entry = &entry});
  }

 private:
  void tell_locked(Event event) {
    auto words = static_cast<double>(words_done_);
    for (const auto& [task, part] : working_) words += part;
    event.done = done_;
    event.total = total_;
    event.made_ms = made_ms_;
    event.share = words_ > 0 ? words / static_cast<double>(words_) : 1.0;
    batch_.watch(event);
  }

  const Batch& batch_;
  std::mutex mutex_;
  std::size_t total_ = 0;
  std::size_t done_ = 0;
  std::size_t words_ = 0;  ///< that must be spoken
  std::size_t words_done_ = 0;
  std::int64_t made_ms_ = 0;
  std::map<const Task*, double> working_;  ///< words done of those being worked on
};

/// Works on the articles of a plan.
class Worker {
 public:
  Worker(const Sources& sources, const Batch& batch, synth::Engine& engine, Ledger& ledger)
      : sources_(sources),
        batch_(batch),
        engine_(engine),
        ledger_(ledger),
        owners_(ledger.owners()) {}

  /// From several threads at once. Never throws but for bugs.
  Entry work(const Task& task, Desk& desk, Progress& progress) {
    auto entry = entry_of(task);
    if (task.outcome == Outcome::unchanged) return with_record(std::move(entry));
    if (task.outcome != Outcome::rendered) return entry;
    entry.outcome = Outcome::untried;
    if (stops_) return entry;
    std::string stage = "read";
    try {
      progress.tell({.kind = Event::Kind::began, .input = entry.input});
      const auto watched = [&](const base::ProgressStep& step) {
        stage = step.stage;
        progress.step(task, entry.input, step);
      };
      entry.failure = attempt(batch_.retries, stage, [&] {
        stage = "read";
        make(task, *desk.open(task.source), entry, {stage, watched});
      });
      if (entry.failure) entry.outcome = Outcome::failed;
    } catch (const base::Interrupted&) {
      entry.outcome = Outcome::untried;
      stop(Ending::interrupted);
    }
    return entry;
  }

  void stop(Ending ending) {
    auto expected = Ending::done;
    ending_.compare_exchange_strong(expected, ending);
    stops_ = true;
  }

  [[nodiscard]] Ending ending() const { return ending_; }

  void set_jobs(std::size_t jobs) { jobs_ = jobs; }

 private:
  /// What the work on an article tells of itself.
  struct Telling {
    std::string& stage;
    base::Progress progress;
  };

  [[nodiscard]] Entry entry_of(const Task& task) const {
    Entry entry{.input = safe_text(sources_.sources[task.source].name),
                .article = task.articles > 1 ? task.article + 1 : 0,
                .guid = task.guid,
                .outcome = task.outcome,
                .episode = "",
                .summary = std::nullopt,
                .failure = task.failure,
                .same_as = ""};
    const bool repeats = task.outcome == Outcome::duplicate;
    if (repeats) entry.same_as = safe_text(sources_.sources[task.same_as].name);
    return entry;
  }

  [[nodiscard]] Entry with_record(Entry entry) const {
    if (auto record = ledger_.find(entry.guid.value_or(base::Key()))) {
      entry.episode = record->episode;
      entry.summary = std::move(record->summary);
    }
    return entry;
  }

  void make(const Task& task, const Opened& opened, Entry& entry, const Telling& telling) {
    const auto guid = task.guid.value_or(base::Key());
    const auto article = place_of(task, opened);
    telling.stage = "compose";
    const auto script = script_of(opened, article);
    Record record{.guid = guid,
                  .source = entry.input,
                  .article = article + 1,
                  .articles = count_of(opened.contents),
                  .input_key = opened.input_key,
                  .content_key = content_key(script, batch_),
                  .episode = episode_name(script.title, script.published, guid),
                  .files = {},
                  .summary = {}};
    claim(record);
    telling.stage = "write";
    const auto before = ledger_.find(record.guid);
    const bool stands = before && before->content_key == record.content_key && ledger_.stands(guid);
    if (stands) {
      record.summary = before->summary;
      record.files = before->files;
      add_readings(record.summary, script);
      if (!batch_.rehearses && !(record == *before)) ledger_.keep(record);
    } else {
      record.summary = produce(script, record, telling);
    }
    entry.outcome = stands ? Outcome::unchanged : Outcome::rendered;
    entry.episode = record.episode;
    entry.summary = std::move(record.summary);
  }

  /// Where the article of a task stands in its input, which may have changed since it was listed.
  [[nodiscard]] std::size_t place_of(const Task& task, const Opened& opened) const {
    const auto& source = sources_.sources[task.source];
    const auto articles = count_of(opened.contents);
    if (task.article < articles && identity_in(opened, task.article, source) == task.guid)
      return task.article;
    for (std::size_t i = 0; i < articles; ++i)
      if (identity_in(opened, i, source) == task.guid) return i;
    throw Error(ErrorKind::input,
                base::quoted(source.name) +
                    " was changed while the batch was at work, and the article is no more in it; "
                    "run the same command again");
  }

  [[nodiscard]] script::Script script_of(const Opened& opened, std::size_t article) const {
    if (const auto* const saved = std::get_if<script::Script>(&opened.contents)) return *saved;
    const auto& one = std::get<std::vector<article::Article>>(opened.contents).at(article);
    const auto is_read = [](const article::Block& block) { return article::is_body(block.kind); };
    if (std::ranges::none_of(one.blocks, is_read))
      throw Error(ErrorKind::input,
                  base::quoted(one.headline) + " has no text" +
                      (one.url ? "; its page may have it: --follow reads that" : ""));
    return script::compose(one, batch_.render.style, batch_.lexicons);
  }

  /// Takes the episode's name, so that no two articles ever write one file.
  void claim(const Record& record) {
    const std::lock_guard lock(mutex_);
    const auto owner = owners_.try_emplace(record.episode, record.guid).first;
    if (owner->second == record.guid) return;
    throw Error(ErrorKind::input,
                "another article has the episode " + base::quoted(record.episode) +
                    " already; change a word of the headline");
  }

  Summary produce(const script::Script& script, const Record& record, const Telling& telling) {
    auto options = batch_.render;
    options.jobs = jobs_;
    options.progress = telling.progress;
    options.identity = base::to_text(record.guid);
    if (batch_.rehearses) {
      const auto rehearsed = pipeline::rehearse(script, options, engine_, edition::Format::mp3);
      auto summary = summary_of(rehearsed);
      summary.size_bytes = rehearsed.size_bytes.value_or(0);
      add_readings(summary, rehearsed.script);
      return summary;
    }
    const auto path = ledger_.path_of(record.episode);
    ledger_.begin(record.guid, record.episode);
    try {
      (void)base::OutputFile(path);  // a folder that can't be written is told as such
      telling.stage = "speak";
      const auto rendered = pipeline::render(script, options, engine_, path);
      telling.stage = "write";
      auto made = record;
      made.summary = summary_of(rendered);
      add_readings(made.summary, rendered.script);
      made.files = files_at(path, options.beside);
      made.summary.size_bytes = made.files.at(record.episode).size_bytes;
      ledger_.keep(made);
      return made.summary;
    } catch (...) {
      ledger_.fail(record.guid, record.episode);
      throw;
    }
  }

  const Sources& sources_;
  const Batch& batch_;
  synth::Engine& engine_;
  Ledger& ledger_;
  std::mutex mutex_;
  std::map<std::string, base::Key> owners_;  ///< of episodes' names
  std::size_t jobs_ = 1;                     ///< for one article
  std::atomic<bool> stops_ = false;
  std::atomic<Ending> ending_ = Ending::done;
};

/// Articles that have an episode but no input any more.
std::vector<base::Key> vanished(const Sources& sources,
                                const std::vector<Task>& tasks,
                                const Ledger& ledger,
                                const Shard& shard) {
  std::set<base::Key> present;
  for (const auto& task : tasks) {
    if (task.guid) present.insert(*task.guid);
    if (task.guid) continue;
    // What can't be read may be any of those that it held before.
    for (const auto& guid : ledger.of_source(safe_text(sources.sources[task.source].name)))
      present.insert(guid);
  }
  std::vector<base::Key> gone;
  for (const auto& guid : ledger.all(shard))
    if (!present.contains(guid)) gone.push_back(guid);
  return gone;
}

/// Tells of a vanished article, and removes its episode if that is wanted.
Entry part_with(const base::Key& guid, bool prunes, Ledger& ledger) {
  Entry entry;
  entry.guid = guid;
  entry.outcome = prunes ? Outcome::pruned : Outcome::vanished;
  if (auto record = ledger.find(guid)) {
    entry.input = record->source;
    entry.episode = record->episode;
    if (!prunes) entry.summary = std::move(record->summary);
  }
  if (prunes) ledger.remove(guid);
  return entry;
}

}  // namespace

Result run(const Sources& sources,
           const Batch& batch,
           synth::Engine& engine,
           const ReportWriter::Sink& report) {
  std::optional<FolderLock> lock;
  if (!batch.rehearses) lock.emplace(batch.folder, batch.shard);
  Ledger ledger(batch.folder, batch.rehearses ? Access::look : Access::write);
  if (!batch.rehearses) ledger.clean(batch.shard);
  ReportWriter writer(report);
  Desk desk(sources, batch);
  const auto tasks = plan(sources, batch, ledger, desk);
  const auto gone = vanished(sources, tasks, ledger, batch.shard);
  if (batch.prunes && tasks.empty() && !gone.empty())
    throw Error(ErrorKind::input,
                "no article was found, so --prune would remove " +
                    (gone.size() == 1 ? std::string("the only episode")
                                      : "all " + std::to_string(gone.size()) + " episodes") +
                    "; check the inputs, or remove the folder yourself");
  Progress progress(batch, tasks);
  Worker worker(sources, batch, engine, ledger);
  const auto todo = static_cast<std::size_t>(std::ranges::count_if(
      tasks, [](const Task& task) { return task.outcome == Outcome::rendered; }));
  const auto jobs = std::max<std::size_t>(batch.render.jobs, 1);
  worker.set_jobs(std::max<std::size_t>(1, jobs / std::max<std::size_t>(1, todo)));
  progress.tell({.kind = Event::Kind::planned});
  base::ordered_map(
      {.count = tasks.size(), .jobs = jobs, .window = 8 * jobs},
      [&](std::size_t i) { return worker.work(tasks[i], desk, progress); },
      [&](std::size_t i, const Entry& entry) {
        writer.add(entry);
        if (batch.fails_fast && entry.outcome == Outcome::failed) worker.stop(Ending::fail_fast);
        try {
          progress.finish(tasks[i], entry);
        } catch (const base::Interrupted&) {
          worker.stop(Ending::interrupted);
        }
      });
  const bool prunes = batch.prunes && !batch.rehearses && worker.ending() == Ending::done;
  for (const auto& guid : gone) writer.add(part_with(guid, prunes, ledger));
  writer.finish(sources.passed_over, worker.ending());
  return {.totals = writer.totals(), .ending = worker.ending()};
}

}  // namespace lector::batch
