/// Door of `verify`: what is published is read back and held against itself and the standards.
///
/// The readers here share no code with the writers of `publish`: a fault in shared code would be
/// invisible.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "edition/inspect.hpp"

namespace lector::verify {

/// A way in which a file breaks a rule, or two files disagree.
struct Finding {
  std::string file;     ///< as the user finds it: the path of a folder's file
  std::string rule;     ///< number in the output standards, or "agreement"
  std::string message;  ///< lower case, quotes the value, says what is expected
  /// How many findings of this file and rule this one stands for, "and 12 more"; 0: for itself.
  std::size_t more = 0;
  bool operator==(const Finding&) const = default;
};

/// Findings that are listed of one file and rule; further ones are counted.
inline constexpr std::size_t kMostFindings = 20;

/// What was looked at, and what was found.
struct Verdict {
  std::vector<std::string> files;
  std::vector<Finding> findings;  ///< of each file and rule `kMostFindings`, and one for the rest
  std::optional<edition::Inspection> inspection{};  ///< of one edition alone
};

/// An edition, and what lies beside it under its name.
/// @throws Error(io) if the sound can't be read, Error(input) if it is none.
[[nodiscard]] Verdict verify_edition(const std::filesystem::path& audio);

/// All editions of a folder, what lies beside each, and the feed.
/// @throws Error(io) if it can't be read; Error(input) if there is no edition in it.
[[nodiscard]] Verdict verify_folder(const std::filesystem::path& folder);

/// `lector.verdict/1`: {"format", "files": ["..."], "faults": [{"file", "rule", "message"}]}; one
/// that stands for further findings has their number in "more". Of
/// one edition `lector.inspection/1` with these `files` and `faults`.
[[nodiscard]] std::string to_json(const Verdict& verdict);

}  // namespace lector::verify
