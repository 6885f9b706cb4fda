/// `lector text`: sentences and spoken forms as filters, for scorers and scripts.
#pragma once

#include <functional>
#include <istream>
#include <string>
#include <string_view>

#include "spoken/lexicon.hpp"

namespace lector::cli {

/// Takes a result apart from where it goes, so that tests can look at it.
using Printer = std::function<void(std::string_view)>;

/// Reads JSON lines `{"id", "lang", "text"}` and prints `{"id", "sentences": [...]}` in the same
/// order; plain text (no `{` at the start) gives a sentence a line, paragraphs parted by blank
/// lines.
/// @throws Error(input) that names the line, for a line that is no such object.
void filter_sentences(std::istream& input, const std::string& language, const Printer& print);

/// The same for `{"id", "spoken"}`; plain text is spoken line by line.
void filter_spoken(std::istream& input,
                   const std::string& language,
                   const spoken::Lexicons& lexicons,
                   const Printer& print);

}  // namespace lector::cli
