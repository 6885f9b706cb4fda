#include "synth/takes.hpp"

#include <cassert>
#include <span>

namespace lector::synth {

TakeStore::TakeStore(std::size_t takes, std::uint64_t max_bytes)
    : max_bytes_(max_bytes), entries_(takes) {}

void TakeStore::keep(std::size_t position, const Take& take) {
  const auto samples = std::as_bytes(std::span(take.pcm.samples));
  const auto marks = std::as_bytes(std::span(take.marks));
  const std::scoped_lock lock(mutex_);
  assert(position < entries_.size());
  if (size_bytes_ + samples.size() + marks.size() > max_bytes_) return;
  const Entry entry{.offset_bytes = file_.append(samples),
                    .samples = take.pcm.samples.size(),
                    .marks = take.marks.size(),
                    .sample_rate_hz = take.pcm.sample_rate_hz};
  file_.append(marks);
  size_bytes_ += samples.size() + marks.size();
  entries_[position] = entry;
}

std::optional<Take> TakeStore::load(std::size_t position) const {
  std::optional<Entry> entry;
  {
    const std::scoped_lock lock(mutex_);
    assert(position < entries_.size());
    entry = entries_[position];
  }
  if (!entry) return std::nullopt;
  Take take;
  take.pcm.sample_rate_hz = entry->sample_rate_hz;
  take.pcm.samples.resize(entry->samples);
  take.marks.resize(entry->marks);
  const auto samples = std::as_writable_bytes(std::span(take.pcm.samples));
  file_.read_at(entry->offset_bytes, samples);
  file_.read_at(entry->offset_bytes + samples.size(),
                std::as_writable_bytes(std::span(take.marks)));
  return take;
}

}  // namespace lector::synth
