/// Part of a batch that one of several machines does.
#pragma once

#include <cstdint>

#include "base/hash.hpp"

namespace lector::batch {

/// Part `number` of `count`, from 1: the identities whose upper half falls into that part of all
/// 64-bit numbers. All parts together are the whole, each identity is in one.
struct Shard {
  std::uint32_t number = 1;
  std::uint32_t count = 1;

  /// First of the 2^32 places that belong to this part; `end` is one past the last.
  [[nodiscard]] std::uint64_t begin() const { return kPlaces * (number - 1) / count; }
  [[nodiscard]] std::uint64_t end() const { return kPlaces * number / count; }
  [[nodiscard]] bool holds(const base::Key& identity) const {
    const auto place = identity.high >> 32U;
    return place >= begin() && place < end();
  }
  bool operator==(const Shard&) const = default;

  static constexpr std::uint64_t kPlaces = std::uint64_t{1} << 32U;
};

}  // namespace lector::batch
