/// Host names in other letters than ASCII, by ICU.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lector::fetch {

/// A host's name as the network knows it: `xn--bcher-kva.example` for `bücher.example`; ASCII stays
/// as it is. UTS 46, without the transitional forms, as browsers do. libcurl would go by the
/// process's locale.
/// @return none for a name that no host can have.
[[nodiscard]] std::optional<std::string> ascii_host(std::string_view name);

}  // namespace lector::fetch
