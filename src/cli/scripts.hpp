/// An input becomes one script.
#pragma once

#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "script/script.hpp"
#include "spoken/lexicon.hpp"
#include "voice/style.hpp"

namespace lector::cli {

/// The script of the call's input: a saved one as it stands, else that of an article.
/// @param input  read before.
/// @throws Error that names the input.
[[nodiscard]] script::Script script_from(const Invocation& wanted,
                                         Input input,
                                         const voice::Style& style,
                                         const spoken::Lexicons& lexicons);

}  // namespace lector::cli
