#include "lint/lint.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "lint/finders.hpp"
#include "lint/places.hpp"

namespace lector::lint {

std::string_view name_of(Kind kind) {
  constexpr std::array<std::string_view, 8> kNames = {
      "acronym", "name", "ambiguous", "long_sentence", "pointer", "markup", "address", "sign"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::vector<Finding> lint(const script::Script& script, std::string_view bytes) {
  const Places places(bytes);
  std::vector<Finding> findings;
  for (auto&& found : {find_acronyms(script, places),
                       find_names(script, places),
                       find_doubtful_readings(script, places),
                       find_hard_sentences(script, places),
                       find_leftovers(script, places)}) {
    findings.insert(findings.end(), found.begin(), found.end());
  }
  std::ranges::stable_sort(findings, [](const Finding& one, const Finding& two) {
    return std::tie(one.source, one.kind) < std::tie(two.source, two.kind);
  });
  return findings;
}

}  // namespace lector::lint
