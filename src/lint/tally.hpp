/// Findings that are the same, counted.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lint/lint.hpp"

namespace lector::lint {

class Tally {
 public:
  /// Counts one more of a key. @return the finding, for its first time to be filled in; else null.
  Finding* add(const std::string& key) {
    const auto [known, is_new] = positions_.try_emplace(key, findings_.size());
    if (!is_new) {
      ++findings_[known->second].count;
      return nullptr;
    }
    return &findings_.emplace_back();
  }

  /// In the order in which they came first.
  [[nodiscard]] std::vector<Finding> take() && { return std::move(findings_); }

 private:
  std::map<std::string, std::size_t, std::less<>> positions_;
  std::vector<Finding> findings_;
};

}  // namespace lector::lint
