/// Names of roles and pauses in the script format and in style sheets.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "script/script.hpp"

namespace lector::script {

[[nodiscard]] std::string_view name_of(Role role);
[[nodiscard]] std::string_view name_of(Pause pause);

/// The role of that name; nothing if there is none.
[[nodiscard]] std::optional<Role> role_of(std::string_view name);
[[nodiscard]] std::optional<Pause> pause_of(std::string_view name);

/// Id of the segment at a position from 0: "s0001", longer after "s9999".
[[nodiscard]] std::string numbered_id(std::size_t position);

/// "headline, opening, ...": for messages.
[[nodiscard]] std::string role_names();
[[nodiscard]] std::string pause_names();

}  // namespace lector::script
