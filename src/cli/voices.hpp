/// Style sheets and voices, as the command line names them.
#pragma once

#include "cli/options.hpp"
#include "voice/style.hpp"

namespace lector::cli {

/// The style sheet of a call, with its `--voice`. Names are looked up beside the installed program
/// (`../share/lector/voices`), else in the source tree it was built from.
/// @throws Error(config) if there is none of that name, or it is wrong.
[[nodiscard]] voice::Style style_of(const Invocation& wanted);

/// `lector voices`: lists voices (of one language, if NAME is one), checks the voice NAME, or
/// speaks a sample of each role into the file of `--audition`.
/// @return the exit code.
[[nodiscard]] int show_voices(const Invocation& wanted);

}  // namespace lector::cli
