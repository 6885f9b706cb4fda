/// What a batch has to do: each article once, with its identity.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "batch/ledger.hpp"
#include "batch/run.hpp"

namespace lector::batch {

/// An article of a batch, or an input that couldn't be read.
struct Task {
  std::size_t source = 0;    ///< among the sources
  std::size_t article = 0;   ///< of the input, from 0
  std::size_t articles = 1;  ///< that the input holds
  std::optional<base::Key> guid{};
  base::Key input_key{};
  std::size_t words = 0;                ///< roughly, for estimates
  Outcome outcome = Outcome::rendered;  ///< what is known so far: `rendered` is still to be done
  std::optional<Failure> failure{};
  std::size_t same_as = 0;  ///< of a duplicate: the source it repeats
};

/// An input, understood.
struct Opened {
  base::Key input_key;
  Contents contents;
  bool is_feed = false;  ///< its articles are told apart by more than the input
};

/// Inputs that are being worked on: each is read once for all its articles, as long as these are
/// worked on together. Those that can't be read twice stay. Safe from several threads.
class Desk {
 public:
  Desk(const Sources& sources, const Batch& batch);

  /// @throws what reading and understanding it throws; then the next call tries again.
  [[nodiscard]] std::shared_ptr<const Opened> open(std::size_t source);
  /// The same of an input that was read.
  [[nodiscard]] std::shared_ptr<const Opened> open(std::size_t source, const Document& document);

  /// Names an input by its bytes and all that shapes what is made of them.
  [[nodiscard]] base::Key key_of(const Document& document) const;
  /// Whether an input is kept, because it can't be read twice.
  [[nodiscard]] bool stays(std::size_t source) const;

 private:
  const Sources& sources_;
  const Batch& batch_;
  std::mutex mutex_;
  std::unordered_map<std::size_t, std::shared_ptr<const Opened>> opened_;
  std::vector<std::size_t> order_;  ///< of those that don't stay, the oldest first
};

/// How many articles an input holds.
[[nodiscard]] std::size_t count_of(const Contents& contents);

/// Identity of one of the articles of an input.
[[nodiscard]] base::Key identity_in(const Opened& opened,
                                    std::size_t article,
                                    const Source& source);

/// Reads all inputs, several at once, and lists their articles in order; those that belong to
/// another part of the batch aren't listed.
/// @throws base::Interrupted
[[nodiscard]] std::vector<Task> plan(const Sources& sources,
                                     const Batch& batch,
                                     const Ledger& ledger,
                                     Desk& desk);

/// Calls `work` until it succeeds, or fails for good: wrong input isn't tried again, an engine or a
/// disk is.
/// @param stage  what `work` was at.
/// @return why it failed, if it did.
/// @throws base::Interrupted
[[nodiscard]] std::optional<Failure> attempt(int retries,
                                             const std::string& stage,
                                             const std::function<void()>& work);

}  // namespace lector::batch
