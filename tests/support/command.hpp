/// Runs a program and keeps what it said.
#pragma once

#include <string>
#include <vector>

namespace support {

/// What a program left behind.
struct Outcome {
  int exit_code = 0;  ///< 128 + the signal's number if a signal ended it
  std::string out;
  std::string err;
};

/// Runs a program to its end without a shell, its standard input empty; both outputs may be binary
/// and of any length.
///
/// @param words  program (looked up in PATH) and arguments.
/// @throws std::runtime_error if the program can't be started; the message names it.
[[nodiscard]] Outcome run(const std::vector<std::string>& words);

}  // namespace support
