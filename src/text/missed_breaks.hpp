/// Sentence ends that UAX #29 goes over.
#pragma once

#include <optional>
#include <string_view>

#include "text/break_context.hpp"

namespace lector::text {

/// Where a sentence ends and the next begins.
struct Cut {
  std::size_t end = 0;
  std::size_t next = 0;
};

/// True if the writer begins sentences in lower case: the text begins so, or has the language's
/// pronoun of one letter in lower case ("and i said").
[[nodiscard]] bool is_careless(std::string_view text, const SentenceRules& rules);

/// End of the stops at `stop` and of what closes after them; at most some 32 characters on.
[[nodiscard]] std::size_t end_of_stops(std::string_view text, std::size_t stop);

/// The cut at the stops that end here, if they end a sentence though UAX #29 goes on.
[[nodiscard]] std::optional<Cut> missed_break(const Passage& passage,
                                              std::size_t sentence_begin,
                                              std::size_t stops_end);

/// End of the marks at `next` that belong to the sentence before: "[1]", "4 Because", ":)".
/// `next` if there are none.
[[nodiscard]] std::size_t skip_trailers(const Passage& passage, std::size_t next);

}  // namespace lector::text
