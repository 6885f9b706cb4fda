/// Values that are worked out once and remembered in the cache.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/cache.hpp"
#include "base/report.hpp"

namespace lector::pipeline {

/// How a value is kept. What `from_bytes` refuses with an Error is a miss.
template <typename Value>
struct Form {
  std::string (*to_bytes)(const Value&);
  Value (*from_bytes)(std::string_view);
};

/// The value that the cache has under a key, if it can be read.
template <typename Value>
[[nodiscard]] std::optional<Value> recall(const base::Cache& cache,
                                          const base::Key& key,
                                          const Form<Value>& form) {
  const auto bytes = cache.find(key);
  if (!bytes) return std::nullopt;
  try {
    return form.from_bytes(*bytes);
  } catch (const Error&) {
    return std::nullopt;  // as good as damaged: it is made anew and stored over this
  }
}

/// The value that the cache has under a key; else what `work()` makes, which the cache then has.
/// @param cache  none: the work is done.
template <typename Value, typename Work>
[[nodiscard]] Value remembered(const base::Cache* cache,
                               const base::Key& key,
                               const Form<Value>& form,
                               const Work& work) {
  if (cache == nullptr) return work();
  if (auto known = recall(*cache, key, form)) return std::move(*known);
  Value made = work();
  cache->store(key, form.to_bytes(made));
  return made;
}

}  // namespace lector::pipeline
