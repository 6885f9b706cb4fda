#include "synth/takes.hpp"

#include <catch2/catch.hpp>
#include <thread>
#include <vector>

using lector::synth::Take;
using lector::synth::TakeStore;

namespace {

Take take_of(std::size_t samples, int sample_rate_hz) {
  Take take;
  take.pcm.sample_rate_hz = sample_rate_hz;
  for (std::size_t i = 0; i < samples; ++i)
    take.pcm.samples.push_back(static_cast<std::int16_t>(i * 7 + samples));
  for (std::size_t i = 0; i < samples / 10; ++i)
    take.marks.push_back(
        {.frame = static_cast<std::int64_t>(i * 10), .offset_bytes = i, .length_bytes = 1});
  return take;
}

bool same(const Take& one, const Take& other) {
  return one.pcm.samples == other.pcm.samples && one.marks == other.marks &&
         one.pcm.sample_rate_hz == other.pcm.sample_rate_hz;
}

}  // namespace

TEST_CASE("take store: takes come back as they went in, in any order, again and again", "[synth]") {
  const std::vector<std::size_t> sizes = {0, 1, 1000, 99'999, 7};
  TakeStore store(sizes.size() + 1, 1 << 20);
  for (const std::size_t i : {3U, 0U, 4U, 2U, 1U})
    store.keep(i, take_of(sizes[i], static_cast<int>(16'000 + i)));
  for (const std::size_t i : {4U, 0U, 3U, 3U, 1U, 2U}) {
    const auto take = store.load(i);
    CHECK((take && same(*take, take_of(sizes[i], static_cast<int>(16'000 + i)))));
  }
  CHECK_FALSE(store.load(sizes.size()));
}

TEST_CASE("take store: what doesn't fit isn't kept, what fits still is", "[synth]") {
  TakeStore store(4, 5000);
  store.keep(0, take_of(1000, 8000));
  store.keep(1, take_of(2000, 8000));
  store.keep(2, take_of(10, 8000));
  CHECK(store.load(0));
  CHECK_FALSE(store.load(1));
  CHECK(store.load(2));
}

TEST_CASE("take store: several threads keep and load at once", "[synth]") {
  constexpr std::size_t kThreads = 4;
  constexpr std::size_t kTakes = 200;
  TakeStore store(kTakes, 1 << 24);
  std::vector<int> wrong(kThreads, 0);
  {
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < kThreads; ++thread)
      threads.emplace_back([&store, &own_wrong = wrong[thread], thread] {
        for (std::size_t i = thread; i < kTakes; i += kThreads) {
          store.keep(i, take_of(500 + i, 8000));
          const auto other = store.load((i * 7) % kTakes);
          const auto mine = store.load(i);
          own_wrong += mine && same(*mine, take_of(500 + i, 8000)) ? 0 : 1;
          own_wrong += !other || same(*other, take_of(500 + (i * 7) % kTakes, 8000)) ? 0 : 1;
        }
      });
  }
  CHECK(wrong == std::vector<int>(kThreads, 0));
}
