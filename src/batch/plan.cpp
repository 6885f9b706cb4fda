#include "batch/plan.hpp"

#include <algorithm>
#include <map>
#include <new>
#include <utility>

#include "article/input_kind.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "batch/naming.hpp"
#include "script/compose.hpp"

namespace lector::batch {
namespace {

using Articles = std::vector<article::Article>;

std::size_t words_in(const Opened& opened, std::size_t article) {
  constexpr std::size_t kBytesPerWord = 6;
  std::size_t bytes = 0;
  if (const auto* const articles = std::get_if<Articles>(&opened.contents)) {
    for (const auto& block : articles->at(article).blocks) bytes += block.text.size();
  } else {
    for (const auto& segment : std::get<script::Script>(opened.contents).segments)
      bytes += segment.spoken.size();
  }
  return bytes / kBytesPerWord + 1;
}

/// As the title of a script has it.
std::string title_in(const Opened& opened, std::size_t article) {
  const auto* const articles = std::get_if<Articles>(&opened.contents);
  return articles != nullptr ? script::title_of(articles->at(article))
                             : std::get<script::Script>(opened.contents).title;
}

/// A task and what it takes to see that another one is the same article.
struct Found {
  Task task;
  base::Key title;
};

/// Reads one input after another; from several threads at once.
class Planner {
 public:
  Planner(const Sources& sources, const Batch& batch, const Ledger& ledger, Desk& desk)
      : sources_(sources), batch_(batch), ledger_(ledger), desk_(desk) {}

  std::vector<Found> read(std::size_t source) {
    std::vector<Found> found;
    const std::string stage = "read";
    const auto failure = attempt(batch_.retries, stage, [&] {
      const auto document = batch_.read(sources_.sources[source]);
      found = known(source, document);
      if (found.empty()) found = understood(source, document);
    });
    if (!failure) return found;
    found.resize(1);
    found.front().task.source = source;
    found.front().task.outcome = Outcome::failed;
    found.front().task.failure = failure;
    return found;
  }

 private:
  /// The articles of an input that is as it was.
  std::vector<Found> known(std::size_t source, const Document& document) {
    std::vector<Found> found;
    if (desk_.stays(source)) return found;
    const auto key = desk_.key_of(document);
    for (const auto& guid : ledger_.unchanged(safe_text(sources_.sources[source].name), key)) {
      Found one;
      one.task.source = source;
      one.task.article = found.size();
      one.task.guid = guid;
      one.task.input_key = key;
      one.task.outcome = Outcome::unchanged;
      one.title = ledger_.title_key(guid);
      found.push_back(std::move(one));
    }
    for (auto& one : found) one.task.articles = found.size();
    return found;
  }

  std::vector<Found> understood(std::size_t source, const Document& document) {
    std::vector<Found> found;
    const auto opened = desk_.open(source, document);
    const auto articles = count_of(opened->contents);
    for (std::size_t i = 0; i < articles; ++i) {
      Found one;
      one.task.source = source;
      one.task.article = i;
      one.task.articles = articles;
      one.task.guid = identity_in(*opened, i, sources_.sources[source]);
      one.task.input_key = opened->input_key;
      one.task.words = words_in(*opened, i);
      one.title = base::key_of(title_in(*opened, i));
      found.push_back(std::move(one));
    }
    return found;
  }

  const Sources& sources_;
  const Batch& batch_;
  const Ledger& ledger_;
  Desk& desk_;
};

/// Lists what was found, each article once.
class Listing {
 public:
  Listing(const Sources& sources, const Shard& shard) : sources_(sources), shard_(shard) {}

  void add(Found found) {
    auto& task = found.task;
    // An input that can't be read is told by the part that its name falls into.
    const auto place = task.guid.value_or(identity_of({.url = std::nullopt,
                                                       .source = sources_.sources[task.source].name,
                                                       .entry = std::nullopt}));
    if (!shard_.holds(place)) return;
    if (task.guid) judge_repetition(task, found.title);
    tasks_.push_back(std::move(task));
  }

  std::vector<Task> finish() && { return std::move(tasks_); }

 private:
  struct First {
    std::size_t source = 0;
    base::Key title;
  };

  void judge_repetition(Task& task, const base::Key& title) {
    const auto [first, is_new] =
        first_.try_emplace(task.guid.value_or(base::Key()), First{task.source, title});
    if (is_new) return;
    task.same_as = first->second.source;
    if (first->second.title == title) {
      task.outcome = Outcome::duplicate;
      return;
    }
    task.outcome = Outcome::failed;
    task.guid.reset();
    task.failure =
        Failure{.stage = "read",
                .cause = "it counts as the same article as " +
                         base::quoted(sources_.sources[task.same_as].name) +
                         ", by its address or the file's name, but its headline is another; "
                         "give one of them an address (link rel=canonical) or name of its own"};
  }

  const Sources& sources_;
  const Shard& shard_;
  std::map<base::Key, First> first_;
  std::vector<Task> tasks_;
};

bool is_worth_another_try(ErrorKind kind) {
  return kind == ErrorKind::engine || kind == ErrorKind::io;
}

}  // namespace

Desk::Desk(const Sources& sources, const Batch& batch) : sources_(sources), batch_(batch) {}

bool Desk::stays(std::size_t source) const {
  return batch_.reads_on || sources_.sources[source].is_on_the_web;
}

base::Key Desk::key_of(const Document& document) const {
  base::Hasher hasher;
  hasher.add("input").add(batch_.reading).add(batch_.sound).add(document.bytes);
  hasher.add(document.url.value_or("")).add(document.charset.value_or(""));
  return hasher.key();
}

std::shared_ptr<const Opened> Desk::open(std::size_t source) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = opened_.find(source); found != opened_.end()) return found->second;
  }
  // Two threads may read an input at once; that costs a little time now and then, waiting for each
  // other would cost some always.
  return open(source, batch_.read(sources_.sources[source]));
}

std::shared_ptr<const Opened> Desk::open(std::size_t source, const Document& document) {
  Opened made{.input_key = key_of(document), .contents = batch_.understand(document)};
  made.is_feed =
      count_of(made.contents) > 1 || article::recognise(document.bytes) == article::InputKind::feed;
  auto opened = std::make_shared<const Opened>(std::move(made));
  const std::lock_guard lock(mutex_);
  const auto [place, is_new] = opened_.try_emplace(source, std::move(opened));
  if (!is_new || stays(source)) return place->second;
  const auto kept = place->second;
  order_.push_back(source);
  const auto most = std::max<std::size_t>(batch_.render.jobs, 1);
  if (order_.size() > most) {
    opened_.erase(order_.front());
    order_.erase(order_.begin());
  }
  return kept;
}

std::size_t count_of(const Contents& contents) {
  const auto* const articles = std::get_if<Articles>(&contents);
  return articles != nullptr ? articles->size() : 1;
}

base::Key identity_in(const Opened& opened, std::size_t article, const Source& source) {
  Origin origin{.url = std::nullopt, .source = source.name, .entry = std::nullopt};
  if (const auto* const articles = std::get_if<Articles>(&opened.contents)) {
    const auto& one = articles->at(article);
    origin.url = one.url;
    if (opened.is_feed) origin.entry = one.headline + "\n" + one.published.value_or("");
  } else {
    origin.url = std::get<script::Script>(opened.contents).url;
  }
  return identity_of(origin);
}

std::vector<Task> plan(const Sources& sources,
                       const Batch& batch,
                       const Ledger& ledger,
                       Desk& desk) {
  Planner planner(sources, batch, ledger, desk);
  Listing listing(sources, batch.shard);
  const auto total = sources.sources.size();
  base::ordered_map(
      {.count = total, .jobs = batch.render.jobs, .window = 16 * batch.render.jobs},
      [&](std::size_t source) { return planner.read(source); },
      [&](std::size_t source, std::vector<Found> found) {
        for (auto& one : found) listing.add(std::move(one));
        if (batch.watch)
          batch.watch(
              {.kind = Event::Kind::step, .done = source + 1, .total = total, .stage = "read"});
      });
  return std::move(listing).finish();
}

std::optional<Failure> attempt(int retries,
                               const std::string& stage,
                               const std::function<void()>& work) {
  for (int attempts = 1;; ++attempts) {
    const auto failed = [&](const std::string& cause) {
      return Failure{.stage = stage, .cause = cause, .attempts = attempts};
    };
    try {
      work();
      return std::nullopt;
    } catch (const base::Interrupted&) {
      throw;
    } catch (const Error& error) {
      const bool is_last = attempts > retries;
      if (is_last || !is_worth_another_try(base::root_kind(error, error.kind())))
        return failed(base::full_message(error));
    } catch (const std::bad_alloc&) {
      return failed("out of memory; split the article, or use fewer jobs (-j 1)");
    } catch (const std::exception& error) {
      return failed("this is a bug, please report it with the input: " + base::full_message(error));
    }
  }
}

}  // namespace lector::batch
