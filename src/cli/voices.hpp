/// Style sheets and voices, as the command line names them.
#pragma once

#include <filesystem>

#include "cli/options.hpp"
#include "voice/style.hpp"

namespace lector::cli {

/// Where style sheets and lexicons lie: beside the installed program (`../share/lector/voices`),
/// else in the source tree it was built from.
[[nodiscard]] std::filesystem::path voices_folder();

/// The style sheet of a call, with its `--voice`. Names are looked up in the voices' folder.
/// @throws Error(config) if there is none of that name, or it is wrong.
[[nodiscard]] voice::Style style_of(const Invocation& wanted);

/// `lector voices`: lists voices (of one language, if NAME is one), checks the voice NAME, or
/// speaks a sample of each role into the file of `--audition`.
/// @return the exit code.
[[nodiscard]] int show_voices(const Invocation& wanted);

}  // namespace lector::cli
