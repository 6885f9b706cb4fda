/// The program as tests call it, and files as they read and write them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "support/command.hpp"

namespace lector::tests {

using Words = std::vector<std::string>;

/// Runs the program with these arguments.
[[nodiscard]] support::Outcome run_lector(const Words& arguments);

void write_file(const std::filesystem::path& path, const std::string& bytes);
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// The text with the first place of `from` replaced; there must be one.
[[nodiscard]] std::string edited(std::string text, const std::string& from, const std::string& to);

/// What `verify` says of an edition or a folder; nothing if all is well.
[[nodiscard]] std::string verdict_on(const std::filesystem::path& path);

}  // namespace lector::tests
