/// Processes that are born pristine: one child a request, forked from a parent that has done
/// nothing but get ready.
///
/// Two such parents live at any time. Both wait on one socket, and whichever is free forks the
/// child, so they share the work of forking. Each watches the other by a socket between them; when
/// that breaks, because its twin was killed, it forks itself into a new twin. So any helper process
/// may die at any time; only if both parents die at once, nobody is left to fork from.
///
/// Nothing outlives the program, however it ends: the parents end when their socket does, and take
/// their children with them; a child ends with its parent (`PR_SET_PDEATHSIG`).
#pragma once

#include <sys/types.h>

#include <exception>
#include <mutex>
#include <string>

#include "base/files.hpp"
#include "synth/trade.hpp"
#include "synth/wire.hpp"

namespace lector::synth {

/// The program's end of it. Safe to use from several threads.
class Nursery {
 public:
  /// Forks the first parent; it gets ready while the program goes on. Call it while the program has
  /// one thread.
  /// @throws Error(engine) if no process can be made.
  explicit Nursery(const Trade& trade);
  Nursery(const Nursery&) = delete;
  Nursery& operator=(const Nursery&) = delete;
  /// Ends all processes and waits for them. A parent whose own parent was killed is nobody's to
  /// wait for: of it, until it has let go of its socket, the last thing but one that it does.
  ~Nursery();

  /// Waits until the parent is ready.
  /// @throws what `Trade::prepare` threw; Error(engine) if the process ended or said nothing for
  ///   30 s.
  [[nodiscard]] const std::string& version() const;

  /// Has a child made that answers; the reply comes from the socket returned. Closing it ends the
  /// child. After the child's own packets comes `ended` if it didn't end by itself.
  /// @throws Error(engine) if both parents are gone.
  [[nodiscard]] base::Descriptor ask(wire::PacketView request) const;

 private:
  base::Descriptor requests_;
  pid_t first_parent_ = -1;
  mutable std::once_flag once_;
  mutable std::string version_;
  mutable std::exception_ptr failure_;
};

}  // namespace lector::synth
