/// A batch: many articles, an episode for each, nothing lost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "article/article.hpp"
#include "base/report.hpp"
#include "batch/batch.hpp"
#include "batch/report.hpp"
#include "batch/shard.hpp"
#include "batch/sources.hpp"
#include "pipeline/render.hpp"
#include "script/script.hpp"
#include "spoken/lexicon.hpp"
#include "synth/engine.hpp"

namespace lector::batch {

/// An input as it was read, and what came with it.
struct Document {
  std::string bytes;
  std::optional<std::string> url;      ///< where it was found in the end
  std::optional<std::string> charset;  ///< stated by the server
};

/// What an input holds: articles, or a script that an editor saved.
using Contents = std::variant<std::vector<article::Article>, script::Script>;

/// Something happens to an article, or to all of them.
struct Event {
  enum class Kind {
    planned,   ///< all inputs have been read: `total` is known
    began,     ///< the work on an article begins
    step,      ///< it goes on
    finished,  ///< it has an outcome
  };
  Kind kind = Kind::planned;
  std::size_t done = 0;          ///< articles that have an outcome
  std::size_t total = 0;         ///< articles of this batch; while planning, inputs
  double share = 0.0;            ///< of the work that must be done, 0 to 1, by its words
  std::int64_t made_ms = 0;      ///< of sound, in this run
  std::string_view input{};      ///< of `began`, `step` and `finished`
  std::string_view stage{};      ///< of `step`
  const Entry* entry = nullptr;  ///< of `finished`
};

/// What a batch is, beside its inputs.
struct Batch {
  std::filesystem::path folder;  ///< of the episodes
  Shard shard{};
  bool prunes = false;      ///< remove episodes whose article is gone
  bool fails_fast = false;  ///< end with the first failure
  bool rehearses = false;   ///< say what would be made, write nothing
  int retries = 1;          ///< more attempts where the engine or a disk failed
  base::Key reading{};      ///< of all that shapes which words an input's bytes become
  base::Key sound{};        ///< of all that shapes how words sound, and what goes into every tag
  pipeline::RenderOptions render;  ///< `jobs` articles at once; its progress isn't called
  spoken::Lexicons lexicons;       ///< safe from several threads
  /// Reads an input. From several threads at once.
  std::function<Document(const Source&)> read;
  /// Understands it; likewise.
  std::function<Contents(const Document&)> understand;
  /// Whether what is understood depends on more than the document: links that are followed.
  bool reads_on = false;
  /// Called from one thread at a time; may throw `Interrupted`, which ends the batch.
  std::function<void(const Event&)> watch{};
};

/// What came of it.
struct Result {
  Totals totals;
  Ending ending = Ending::done;
};

/// Renders the articles of all inputs that have no episode, or changed since; each by itself: what
/// fails is told and harms no other. Names, identities and bytes depend on an article, its style
/// and this program alone; so it doesn't matter in which order, beside which others, after how many
/// interrupted runs and on which machine an episode is made.
/// @param report  takes the report, whose lines stand in the order of the inputs.
/// @throws Error(input) if pruning would remove all there is; Error(io) if the folder can't be
/// written or another batch is at work on the same part of
///   it; what goes wrong with an article is in the report.
[[nodiscard]] Result run(const Sources& sources,
                         const Batch& batch,
                         synth::Engine& engine,
                         const ReportWriter::Sink& report);

}  // namespace lector::batch
