#include "synth/takes.hpp"

#include <cassert>
#include <mutex>
#include <span>

namespace lector::synth {

std::size_t TakeStore::append(const Take& take) {
  const std::scoped_lock lock(mutex_);
  Entry entry{.offset_bytes = file_.append(std::as_bytes(std::span(take.pcm.samples))),
              .samples = take.pcm.samples.size(),
              .marks = take.marks.size(),
              .sample_rate_hz = take.pcm.sample_rate_hz};
  file_.append(std::as_bytes(std::span(take.marks)));
  entries_.push_back(entry);
  return entries_.size() - 1;
}

Take TakeStore::load(std::size_t position) const {
  Entry entry;
  {
    const std::shared_lock lock(mutex_);
    assert(position < entries_.size());
    entry = entries_[position];
  }
  Take take;
  take.pcm.sample_rate_hz = entry.sample_rate_hz;
  take.pcm.samples.resize(entry.samples);
  take.marks.resize(entry.marks);
  const auto samples = std::as_writable_bytes(std::span(take.pcm.samples));
  file_.read_at(entry.offset_bytes, samples);
  file_.read_at(entry.offset_bytes + samples.size(), std::as_writable_bytes(std::span(take.marks)));
  return take;
}

std::size_t TakeStore::size() const {
  const std::shared_lock lock(mutex_);
  return entries_.size();
}

TakeLoader TakeStore::loader() const {
  return [this](std::size_t position) { return load(position); };
}

}  // namespace lector::synth
