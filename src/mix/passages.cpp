#include "mix/passages.hpp"

#include "base/hash.hpp"

namespace lector::mix {
namespace {

// A second is some 15 bytes of English at 175 words a minute. Shorter runs would spend more on
// starting encoders (0.5 % of the time at this length), longer ones leave cores without work at the
// end of a short article.
constexpr std::size_t kLeastBytes = 150;
constexpr std::size_t kMostBytes = 1500;
constexpr std::uint64_t kOneIn = 4;

bool begins_run(const script::Segment& segment) {
  base::Hasher hasher;
  hasher.add(segment.spoken).add(segment.voice).add(segment.language);
  for (const auto& run : segment.runs)
    hasher.add(run.span.begin).add(run.span.end).add(run.language).add(run.phonemes);
  return hasher.key().low % kOneIn == 0;
}

}  // namespace

std::vector<Run> divide(const script::Script& script) {
  const auto& segments = script.segments;
  std::vector<Run> runs;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const bool is_due = bytes >= kMostBytes || (bytes >= kLeastBytes && begins_run(segments[i]));
    if (i == 0 || segments[i].chapter || is_due) {
      runs.push_back({.begin = i, .end = i});
      bytes = 0;
    }
    runs.back().end = i + 1;
    bytes += segments[i].spoken.size();
  }
  return runs;
}

}  // namespace lector::mix
