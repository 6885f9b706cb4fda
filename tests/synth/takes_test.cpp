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
  TakeStore store;
  const std::vector<std::size_t> sizes = {0, 1, 1000, 99'999, 7};
  for (std::size_t i = 0; i < sizes.size(); ++i)
    CHECK(store.append(take_of(sizes[i], static_cast<int>(16'000 + i))) == i);
  CHECK(store.size() == sizes.size());
  const auto load = store.loader();
  for (const std::size_t i : {4U, 0U, 3U, 3U, 1U, 2U})
    CHECK(same(load(i), take_of(sizes[i], static_cast<int>(16'000 + i))));
}

TEST_CASE("take store: several threads load while takes are appended", "[synth]") {
  TakeStore store;
  constexpr std::size_t kTakes = 200;
  store.append(take_of(500, 8000));
  std::vector<int> wrong(4, 0);
  {
    std::vector<std::jthread> threads;
    for (int& own_wrong : wrong)
      threads.emplace_back([&store, &own_wrong] {
        while (store.size() < kTakes) {
          const std::size_t last = store.size() - 1;
          own_wrong += same(store.load(last), take_of(500 + last, 8000)) ? 0 : 1;
        }
      });
    while (store.size() < kTakes) store.append(take_of(500 + store.size(), 8000));
  }
  CHECK(wrong == std::vector<int>(4, 0));
}
