/// Values that are worked out once and remembered in the cache.
#pragma once

#include <string>
#include <string_view>

#include "base/cache.hpp"
#include "base/report.hpp"

namespace lector::pipeline {

/// How a value is kept. What `from_bytes` refuses with an Error is a miss.
template <typename Value>
struct Form {
  std::string (*to_bytes)(const Value&);
  Value (*from_bytes)(std::string_view);
};

/// The value that the cache has under a key; else what `work()` makes, which the cache then has.
/// @param cache  none: the work is done.
template <typename Value, typename Work>
[[nodiscard]] Value remembered(const base::Cache* cache,
                               const base::Key& key,
                               const Form<Value>& form,
                               const Work& work) {
  if (cache == nullptr) return work();
  if (const auto bytes = cache->find(key)) {
    try {
      return form.from_bytes(*bytes);
    } catch (const Error&) {  // as good as damaged: made anew and stored over it
    }
  }
  Value made = work();
  cache->store(key, form.to_bytes(made));
  return made;
}

}  // namespace lector::pipeline
