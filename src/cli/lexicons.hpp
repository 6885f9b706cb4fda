/// Lexicons, as the command line names them.
#pragma once

#include "cli/options.hpp"
#include "spoken/lexicon.hpp"

namespace lector::cli {

/// For each language `lexicons/LANGUAGE.toml` of the voices' folder, if there is one, and the files
/// of `--lexicon` after it. The user's files are read at once, the others when they are wanted.
/// Entries that are refused are told on stderr, unless the call is quiet.
/// @throws Error(config) for a file that is no lexicon, Error(io) for one that can't be read.
[[nodiscard]] spoken::Lexicons lexicons_of(const Invocation& wanted);

/// `lector text lexicon --check`: runs what the entries expect, prints a line for each fault.
/// @return the exit code.
[[nodiscard]] int check_lexicons(const Invocation& wanted);

}  // namespace lector::cli
