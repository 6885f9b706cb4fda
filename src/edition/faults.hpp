/// Faults, gathered while rules look at a file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "edition/inspect.hpp"

namespace lector::edition {

/// Keeps each fault once: what breaks a rule the same way again is only counted.
class FaultList {
 public:
  /// @param rule  row of the output standards, or a name.
  /// @param found  what is there, with its place: `chapter "ch3" starts at 10900 ms`.
  /// @param expected  what ought to be, without a value of its own: `a whole second`.
  void add(std::string_view rule, std::string found, std::string_view expected);

  /// `found, expected this (and 2 more)`, in the order of the standards, names last.
  [[nodiscard]] std::vector<Fault> faults() const;

 private:
  struct Entry {
    std::string rule;
    std::string found;
    std::string expected;
    std::size_t more = 0;
  };
  std::vector<Entry> entries_;
};

}  // namespace lector::edition
