#include "edition/faults.hpp"

#include <algorithm>
#include <tuple>

namespace lector::edition {
namespace {

constexpr int kAfterAllRows = 1000;

/// 1.10 comes after 1.9, 2.7a after 2.7, names after all rows.
std::tuple<int, int, std::string_view> row_order(std::string_view rule) {
  const auto take_number = [&rule] {
    int number = 0;
    while (!rule.empty() && rule.front() >= '0' && rule.front() <= '9' && number < kAfterAllRows) {
      number = number * 10 + (rule.front() - '0');
      rule.remove_prefix(1);
    }
    return number;
  };
  if (rule.empty() || rule.front() < '0' || rule.front() > '9') return {kAfterAllRows, 0, rule};
  const int section = take_number();
  if (!rule.empty() && rule.front() == '.') rule.remove_prefix(1);
  const int row = take_number();
  return {section, row, rule};
}

}  // namespace

void FaultList::add(std::string_view rule, std::string found, std::string_view expected) {
  const auto same = std::ranges::find_if(entries_, [&](const Entry& entry) {
    return entry.rule == rule && entry.expected == expected;
  });
  if (same != entries_.end()) {
    ++same->more;
    return;
  }
  entries_.push_back({.rule = std::string(rule),
                      .found = std::move(found),
                      .expected = std::string(expected),
                      .more = 0});
}

std::vector<Fault> FaultList::faults() const {
  std::vector<const Entry*> sorted;
  sorted.reserve(entries_.size());
  for (const Entry& entry : entries_) sorted.push_back(&entry);
  // Equal rows stay as they were found: entries lie one after another.
  std::ranges::sort(sorted, [](const Entry* left, const Entry* right) {
    const auto left_row = row_order(left->rule);
    const auto right_row = row_order(right->rule);
    return left_row != right_row ? left_row < right_row : left < right;
  });
  std::vector<Fault> faults;
  for (const Entry* entry : sorted) {
    std::string message = entry->found + ", expected " + entry->expected;
    if (entry->more > 0) message += " (and " + std::to_string(entry->more) + " more)";
    faults.push_back({.rule = entry->rule, .message = std::move(message)});
  }
  return faults;
}

}  // namespace lector::edition
