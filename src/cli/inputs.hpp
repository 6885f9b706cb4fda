/// What the user gives to be read: a file, standard input, or an address on the web.
#pragma once

#include <exception>
#include <optional>
#include <string>

#include "base/report.hpp"
#include "cli/options.hpp"

namespace lector::cli {

/// An input, and what is known of it beside its bytes.
struct Input {
  std::string bytes;
  std::optional<std::string> url;      ///< where the page was found in the end, redirects followed
  std::optional<std::string> charset;  ///< that the server states, perhaps one nobody knows
  std::string media_type;              ///< that the server states, lower case: `text/html`
};

/// Reads the input of a call, within its limits.
/// @throws Error that names the input, what happened and the remedy: Error(io) for a file that
/// can't
///   be read, Error(input) for a page that can't be fetched and for what is no text (a PDF).
/// @throws base::Interrupted
[[nodiscard]] Input read_input(const Invocation& wanted);

/// True if an input is neither a file nor standard input.
[[nodiscard]] bool is_on_the_web(const std::string& input);

/// The input as messages name it: an address without its password.
[[nodiscard]] std::string name_of(const std::string& input);

/// Adds the input's name to whatever is wrong with its contents.
template <typename Work>
auto with_name(const std::string& input, const Work& work) {
  try {
    return work();
  } catch (const Error& error) {
    std::throw_with_nested(Error(error.kind(), name_of(input)));
  }
}

}  // namespace lector::cli
