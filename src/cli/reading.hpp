/// How the command line wants articles read.
#pragma once

#include <vector>

#include "article/reader.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"

namespace lector::cli {

/// Choices, kind of input and profiles of a call: all of `publications/` in the voices' folder, and
/// the one that `--profile` names, a file or one of these.
/// @throws Error(config) for a name that nobody knows, or a profile that is wrong; Error(io) if it
///   can't be read.
[[nodiscard]] article::ReadOptions reading_of(const Invocation& wanted);

/// The same with what is known of an input.
[[nodiscard]] article::ReadOptions reading_of(article::ReadOptions reading, const Input& input);

/// The input to be read as one article: the page that a feed's entry links to, if the call says
/// that links are followed and the feed has only a summary; else the input itself.
/// @param reading  how the input is read; what holds for the feed alone is taken off for a page.
/// @throws as `read_input` and `article::read_articles`.
[[nodiscard]] Input followed(const Invocation& wanted, Input input, article::ReadOptions& reading);

/// The articles of an input, summaries replaced by the pages that they link to if links are
/// followed. A page that can't be read leaves its summary, with a note.
[[nodiscard]] std::vector<article::Article> read_articles(const Invocation& wanted,
                                                          const Input& input,
                                                          article::ReadOptions reading);

/// @throws Error(config) if a call says how an article is read, but the input is a script.
void refuse_reading_of_script(const Invocation& wanted);

/// How the page for an editor is set on standard output: as wide as the terminal, with colour if
/// `NO_COLOR` isn't set; 88 columns and plain where it is none.
[[nodiscard]] article::PageStyle page_style_of(const Invocation& wanted);

}  // namespace lector::cli
