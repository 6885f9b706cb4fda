#include "text/offsets.hpp"

#include <algorithm>
#include <iterator>

namespace lector::text {
namespace {

auto run_at(const std::vector<OffsetRun>& runs, std::size_t text_offset) {
  return std::prev(std::ranges::upper_bound(runs, text_offset, {}, &OffsetRun::text_begin));
}

}  // namespace

std::size_t input_behind(const OffsetRun& run, std::size_t text_offset) {
  const auto characters = (text_offset - run.text_begin) / run.text_step;
  return run.input_begin + characters * run.input_step;
}

void append(std::vector<OffsetRun>& runs, const OffsetRun& run) {
  const bool goes_on = !runs.empty() && runs.back().text_step == run.text_step &&
                       runs.back().input_step == run.input_step &&
                       input_behind(runs.back(), run.text_begin) == run.input_begin;
  if (!goes_on) runs.push_back(run);
}

void append(std::vector<OffsetRun>& runs, const Origin& origin) {
  OffsetRun run{static_cast<std::uint32_t>(origin.text.begin),
                static_cast<std::uint32_t>(origin.input.begin),
                static_cast<std::uint8_t>(origin.text.end - origin.text.begin),
                static_cast<std::uint8_t>(origin.input.end - origin.input.begin)};
  if (run.text_step == run.input_step) run.text_step = run.input_step = 1;  // the same bytes
  append(runs, run);
}

base::SourceSpan input_span(const std::vector<OffsetRun>& runs, const TextSpan& part) {
  const auto& last = *run_at(runs, part.end - 1);
  const auto behind = part.end + last.text_step - 1U;  // the last character counts as a whole
  return {input_behind(*run_at(runs, part.begin), part.begin), input_behind(last, behind)};
}

}  // namespace lector::text
