/// How the pages of one publication are read: data that an editor writes, `voices/publications`.
/// Grammar and meaning of the file: `voices/README.md`, "Publications".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/choices.hpp"
#include "html/selectors.hpp"

namespace lector::article {

/// A line that a publication prints and nobody reads.
struct ProfilePhrase {
  enum class Fit { whole, start, end, contains };
  Fit fit = Fit::whole;
  std::string key;  ///< in the form of `matching_key`
};

/// A profile, read and checked.
struct Profile {
  std::string name;
  std::vector<std::string> hosts;       ///< lower case; each stands for its subdomains too
  std::optional<std::string> language;  ///< of pages that don't say theirs
  html::Selectors headline;
  html::Selectors dek;
  html::Selectors byline;
  html::Selectors date;
  html::Selectors body;
  html::Selectors keep;  ///< read, whatever names and places say
  html::Selectors drop;
  std::vector<ProfilePhrase> phrases;  ///< dropped
  Choices choices;
};

/// The longest file that is read.
constexpr std::size_t kMaxProfileBytes = 1'000'000;

/// Reads a profile from text; `file` is for messages.
/// @throws Error(config) that names file, line, key and value, and what is allowed; unknown keys
/// too.
[[nodiscard]] Profile parse_profile(std::string_view toml, const std::string& file);

/// The profiles at hand.
struct Profiles {
  std::vector<Profile> known;         ///< one may be chosen by a page's address
  std::optional<Profile> named = {};  ///< the one that was asked for
};

/// The one that was asked for, else the one whose hosts have that of an address, the longest host
/// first; null if none has.
[[nodiscard]] const Profile* find_profile(const Profiles& profiles,
                                          const std::optional<std::string>& url);

/// True if a line, in the form of `matching_key`, is one that the profile drops.
[[nodiscard]] bool is_dropped(const Profile& profile, std::string_view key);

}  // namespace lector::article
