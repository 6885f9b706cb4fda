#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using lector::base::ordered_map;
using lector::base::Workload;

namespace {

std::vector<std::size_t> squares_of(const Workload& work) {
  std::vector<std::size_t> results;
  ordered_map(
      work,
      [](std::size_t index) { return index * index; },
      [&](std::size_t index, std::size_t square) {
        CHECK(index == results.size());
        results.push_back(square);
      });
  return results;
}

/// Opens once so many threads wait at it.
class Gate {
 public:
  explicit Gate(std::size_t size) : missing_(size) {}
  void pass() {
    std::unique_lock lock(mutex_);
    if (missing_ > 0) --missing_;
    if (missing_ == 0) opened_.notify_all();
    opened_.wait(lock, [&] { return missing_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  std::size_t missing_;
};

}  // namespace

TEST_CASE("parallel: results come in order, whatever the number of threads", "[base]") {
  std::vector<std::size_t> expected(500);
  std::iota(expected.begin(), expected.end(), 0);
  std::ranges::transform(expected, expected.begin(), [](auto index) { return index * index; });
  for (const std::size_t jobs : {1U, 2U, 8U})
    for (const std::size_t window : {1U, 3U, 1000U})
      CHECK(squares_of({.count = 500, .jobs = jobs, .window = window}) == expected);
}

TEST_CASE("parallel: no work is done at once, and no thread is too many", "[base]") {
  CHECK(squares_of({.count = 0, .jobs = 8, .window = 8}).empty());
  CHECK(squares_of({.count = 1, .jobs = 8, .window = 0}).size() == 1);
  CHECK(squares_of({.count = 3, .jobs = 0, .window = 0}).size() == 3);
}

TEST_CASE("parallel: the threads work at the same time, results on the caller's", "[base]") {
  Gate gate(4);
  std::set<std::thread::id> consumers;
  ordered_map(
      Workload{.count = 4, .jobs = 4, .window = 4},
      [&](std::size_t index) {
        gate.pass();  // nobody gets past before all four are here
        return index;
      },
      [&](std::size_t, std::size_t) { consumers.insert(std::this_thread::get_id()); });
  CHECK(consumers == std::set<std::thread::id>{std::this_thread::get_id()});
}

TEST_CASE("parallel: never more results wait than the window holds", "[base]") {
  constexpr std::size_t kWindow = 5;
  std::atomic<std::size_t> begun = 0;
  std::size_t consumed = 0;
  std::size_t most = 0;
  ordered_map(
      Workload{.count = 2000, .jobs = 3, .window = kWindow},
      [&](std::size_t index) {
        ++begun;
        return index;
      },
      [&](std::size_t, std::size_t) {
        most = std::max(most, begun.load() - consumed);
        ++consumed;
      });
  CHECK(consumed == 2000);
  CHECK(most >= 1);
  CHECK(most <= kWindow);
}

TEST_CASE("parallel: the first failure by position is thrown, after what comes before", "[base]") {
  for (const std::size_t jobs : {1U, 2U, 8U}) {
    // With two threads or more both failures happen at the same time.
    Gate gate(std::min<std::size_t>(jobs, 2));
    std::vector<std::size_t> consumed;
    const auto produce = [&](std::size_t index) {
      if (index < 4) return index;
      gate.pass();
      throw std::runtime_error("position " + std::to_string(index));
    };
    const auto consume = [&](std::size_t index, std::size_t) { consumed.push_back(index); };
    const Workload work{.count = 8, .jobs = jobs, .window = 8};
    CHECK_THROWS_WITH(ordered_map(work, produce, consume), "position 4");
    CHECK(consumed == std::vector<std::size_t>{0, 1, 2, 3});
  }
}

TEST_CASE("parallel: what a consumer throws ends the work before all is begun", "[base]") {
  std::atomic<std::size_t> begun = 0;
  const auto run = [&] {
    ordered_map(
        Workload{.count = 100'000, .jobs = 4, .window = 4},
        [&](std::size_t index) {
          ++begun;
          return index;
        },
        [&](std::size_t index, std::size_t) {
          if (index == 10) throw std::logic_error("enough");
        });
  };
  CHECK_THROWS_AS(run(), std::logic_error);
  CHECK(begun.load() <= 15);
}

TEST_CASE("parallel: results may be move-only, and all are destroyed after a failure", "[base]") {
  const auto token = std::make_shared<int>(0);
  struct Held {
    std::unique_ptr<int> alone;
    std::shared_ptr<int> token;
  };
  const auto run = [&] {
    ordered_map(
        Workload{.count = 50, .jobs = 4, .window = 8},
        [&](std::size_t index) {
          return Held{.alone = std::make_unique<int>(static_cast<int>(index)), .token = token};
        },
        [&](std::size_t index, const Held& held) {
          CHECK(*held.alone == static_cast<int>(index));
          if (index == 20) throw std::runtime_error("stop");
        });
  };
  CHECK_THROWS_WITH(run(), "stop");
  CHECK(token.use_count() == 1);
}
