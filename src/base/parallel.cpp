#include "base/parallel.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace lector::base {
namespace {

/// What the threads share: which position is next, and what is finished but not yet consumed.
class Window {
 public:
  Window(std::size_t count, std::size_t size) : count_(count), size_(size) {}

  /// Next position to work on; false when there is none left or the work has been stopped.
  bool take(std::size_t& index) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || next_ >= count_ || next_ < consumed_ + size_; });
    if (stopped_ || next_ >= count_) return false;
    index = next_++;
    return true;
  }

  void put(std::size_t index, std::function<void()> result) {
    const std::lock_guard lock(mutex_);
    finished_.emplace(index, std::move(result));
    changed_.notify_all();
  }

  /// Waits for the result of a position, in order.
  std::function<void()> get(std::size_t index) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return finished_.contains(index); });
    const auto found = finished_.find(index);
    auto result = std::move(found->second);
    finished_.erase(found);
    return result;
  }

  void consumed(std::size_t index) {
    const std::lock_guard lock(mutex_);
    consumed_ = index + 1;
    changed_.notify_all();
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, std::function<void()>> finished_;
  std::size_t count_;
  std::size_t size_;
  std::size_t next_ = 0;
  std::size_t consumed_ = 0;
  bool stopped_ = false;
};

using Produce = std::function<std::function<void()>(std::size_t)>;

void work_through(Window& window, const Produce& produce) {
  for (std::size_t index = 0; window.take(index);) {
    try {
      window.put(index, produce(index));
    } catch (...) {
      window.put(index, [error = std::current_exception()] { std::rethrow_exception(error); });
    }
  }
}

/// Lets the threads end, and only then be joined, however the scope is left.
class Stopper {
 public:
  explicit Stopper(Window& window) : window_(window) {}
  Stopper(const Stopper&) = delete;
  Stopper& operator=(const Stopper&) = delete;
  ~Stopper() { window_.stop(); }

 private:
  Window& window_;
};

}  // namespace

void ordered_for(const Workload& work, const Produce& produce) {
  const auto jobs = std::clamp<std::size_t>(work.jobs, 1, std::max<std::size_t>(work.count, 1));
  Window window(work.count, std::max(work.window, jobs));
  std::vector<std::jthread> threads;
  threads.reserve(jobs);
  const Stopper stopper(window);
  for (std::size_t i = 0; i < jobs; ++i)
    threads.emplace_back([&] { work_through(window, produce); });
  for (std::size_t index = 0; index < work.count; ++index) {
    window.get(index)();
    window.consumed(index);
  }
}

}  // namespace lector::base
