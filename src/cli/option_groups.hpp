/// Options that several commands have.
#pragma once

#include <string>
#include <vector>

#include "cli/options.hpp"

// NOLINTNEXTLINE(readability-identifier-naming): named by the library
namespace CLI {  // the library's, which the .cpp files of options include
class App;
class Option;
}  // namespace CLI

namespace lector::cli {

void add_input(CLI::App& command, Invocation& wanted, const std::string& what);
/// An input to be read as an article, which may lie on the web.
void add_page(CLI::App& command, Invocation& wanted, const std::string& what);
/// Inputs that become one script.
void add_inputs(CLI::App& command, Invocation& wanted);
/// Within what limits inputs are read.
void add_limits(CLI::App& command, Invocation& wanted);
void add_follow(CLI::App& command, Invocation& wanted);
/// For inputs that may hold several articles.
void add_entry(CLI::App& command, Invocation& wanted);
/// How an article is read.
void add_reading(CLI::App& command, Invocation& wanted);
void add_style(CLI::App& command, Invocation& wanted);
void add_lexicons(CLI::App& command, Invocation& wanted);
/// What is wanted of an edition of several articles.
void add_edition(CLI::App& command, Invocation& wanted);
/// What is published beside the sound. @param otherwise  said of the default.
void add_beside(CLI::App& command, Invocation& wanted, const std::string& otherwise);
/// @param where  the picture will stand.
void add_cover(CLI::App& command, Invocation& wanted, const std::string& where);
void add_bitrate(CLI::App& command, Invocation& wanted);
void add_jobs(CLI::App& command, Invocation& wanted);
void add_cache(CLI::App& command, Invocation& wanted);
void add_json(CLI::App& command, Invocation& wanted);
void add_quiet(CLI::App& command, Invocation& wanted);

/// A list of words.
CLI::Option& add_words(CLI::App& command,
                       const std::string& name,
                       std::vector<std::string>& words,
                       const std::string& what);
CLI::Option& add_files(CLI::App& command,
                       const std::string& name,
                       std::vector<std::string>& files,
                       const std::string& what);

}  // namespace lector::cli
