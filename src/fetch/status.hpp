/// What the status of an answer means for somebody who wants to hear the article.
#pragma once

#include <optional>
#include <string>

namespace lector::fetch {

/// True for the statuses that send elsewhere, by the field `Location` (RFC 9110, 15.4).
[[nodiscard]] bool is_redirect(long status);

/// True if the body is the page that was asked for.
[[nodiscard]] bool is_page(long status);

/// What happened and what can be done about it, for every status that isn't a page.
/// @param retry_after  the field `Retry-After` of the answer, if it had one; it may hold anything.
[[nodiscard]] std::string explain_status(long status,
                                         const std::optional<std::string>& retry_after);

}  // namespace lector::fetch
