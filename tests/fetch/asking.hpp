/// What a fetch says when it fails.
#pragma once

#include <chrono>
#include <string>

#include "fetch/http.hpp"

namespace lector::tests {

/// The message of the Error(input) that fetching throws; a text of its own if it throws none.
inline std::string failure(const std::string& url,
                           const fetch::Limits& limits = {},
                           const fetch::Client& client = {}) {
  try {
    return "it was fetched: " + fetch::fetch(url, limits, client).bytes.substr(0, 100);
  } catch (const Error& error) {
    return (error.kind() == ErrorKind::input ? "" : "of another kind: ") +
           std::string(error.what());
  }
}

/// How long some work takes. What must not wait is held against 10 s, less than any limit of the
/// test.
template <typename Work>
double seconds_of(const Work& work) {
  const auto begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

}  // namespace lector::tests
