#include "article/profile.hpp"

#include <algorithm>
#include <utility>

#include "article/wording.hpp"
#include "base/report.hpp"
#include "base/toml.hpp"
#include "text/characters.hpp"

namespace lector::article {
namespace {

using base::TomlTable;

constexpr std::string_view kFormat = "lector.publication/1";

/// Adds which key an error belongs to.
template <typename Read>
auto with_key(const TomlTable& table, std::string_view key, const Read& read) {
  try {
    return read();
  } catch (const Error& error) {
    table.refuse(key, error.what());
  }
}

html::Selectors read_selectors(TomlTable& table, std::string_view key) {
  const auto texts = table.texts(key);
  return with_key(table, key, [&] { return html::parse_selectors(texts); });
}

/// A part of the page that has selectors and nothing else.
html::Selectors read_part(TomlTable& root, std::string_view name) {
  auto table = root.table(name);
  auto selectors = read_selectors(table, "select");
  table.finish();
  return selectors;
}

ProfilePhrase read_phrase(const TomlTable& table, std::string_view written) {
  constexpr std::size_t kFewestCharacters = 2;
  const bool is_open_before = written.starts_with('*');
  const bool is_open_behind = written.ends_with('*') && written.size() > 1;
  auto text = written.substr(is_open_before ? 1 : 0);
  if (is_open_behind) text.remove_suffix(1);
  ProfilePhrase phrase;
  using Fit = ProfilePhrase::Fit;
  phrase.fit = is_open_before && is_open_behind ? Fit::contains
               : is_open_before                 ? Fit::end
               : is_open_behind                 ? Fit::start
                                                : Fit::whole;
  phrase.key = std::string(bare(matching_key(text)));
  if (text::count_characters(phrase.key) < kFewestCharacters ||
      text.find('*') != std::string_view::npos)
    table.refuse(
        "phrases",
        base::quoted(written) +
            " must have two letters or more, and * at its ends only, where more may stand");
  return phrase;
}

void read_drop(Profile& profile, TomlTable table) {
  profile.drop = read_selectors(table, "select");
  for (const auto& written : table.texts("phrases"))
    profile.phrases.push_back(read_phrase(table, written));
  table.finish();
}

Choices read_profile_choices(TomlTable table) {
  const auto keep = table.texts("keep");
  const auto drop = table.texts("drop");
  auto choices =
      with_key(table, keep.empty() ? "drop" : "keep", [&] { return read_choices(keep, drop); });
  table.finish();
  return choices;
}

std::string lower_case(std::string_view ascii) {
  std::string text(ascii);
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

std::vector<std::string> read_hosts(TomlTable& table) {
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789-.";
  auto hosts = table.texts("hosts");
  for (const auto& host : hosts) {
    if (host.find('.') == std::string::npos || host.front() == '.' || host.back() == '.' ||
        host.find_first_not_of(kAllowed) != std::string::npos)
      table.refuse("hosts", base::quoted(host) + " must be a host in lower case: \"example.com\"");
  }
  return hosts;
}

/// The host of an address, without user, port and case; empty if there is none.
std::string host_of(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  auto host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const auto user = host.rfind('@'); user != std::string_view::npos)
    host.remove_prefix(user + 1);
  return lower_case(host.substr(0, host.find(':')));
}

/// How much of a host a profile's one stands for; 0 if it is another.
std::size_t fit_of(std::string_view host, std::string_view own) {
  if (!host.ends_with(own)) return 0;
  const bool is_whole = host.size() == own.size();
  return is_whole || host[host.size() - own.size() - 1] == '.' ? own.size() : 0;
}

bool fits(const ProfilePhrase& phrase, std::string_view key) {
  switch (phrase.fit) {
    case ProfilePhrase::Fit::whole:
      return key == phrase.key;
    case ProfilePhrase::Fit::start:
      return key.starts_with(phrase.key);
    case ProfilePhrase::Fit::end:
      return key.ends_with(phrase.key);
    case ProfilePhrase::Fit::contains:
      return key.find(phrase.key) != std::string_view::npos;
  }
  return false;
}

}  // namespace

Profile parse_profile(std::string_view toml, const std::string& file) {
  auto root = TomlTable::parse(toml, file);
  if (root.text("format") != kFormat) root.refuse("format", "must be " + base::quoted(kFormat));
  Profile profile;
  profile.name = root.text("name");
  profile.hosts = read_hosts(root);
  if (root.has("language")) profile.language = root.text("language");
  profile.headline = read_part(root, "headline");
  profile.dek = read_part(root, "dek");
  profile.byline = read_part(root, "byline");
  profile.date = read_part(root, "date");
  profile.body = read_part(root, "body");
  profile.keep = read_part(root, "keep");
  read_drop(profile, root.table("drop"));
  profile.choices = read_profile_choices(root.table("choices"));
  root.finish();
  return profile;
}

const Profile* find_profile(const Profiles& profiles, const std::optional<std::string>& url) {
  if (profiles.named) return &*profiles.named;
  const auto host = host_of(url.value_or(""));
  const Profile* found = nullptr;
  std::size_t best = 0;
  for (const auto& profile : profiles.known) {
    for (const auto& own : profile.hosts) {
      const auto fit = host.empty() ? 0 : fit_of(host, own);
      if (fit > best) found = &profile;
      best = std::max(best, fit);
    }
  }
  return found;
}

bool is_dropped(const Profile& profile, std::string_view key) {
  const auto text = bare(key);
  return !text.empty() && std::ranges::any_of(profile.phrases, [&](const ProfilePhrase& phrase) {
    return fits(phrase, text);
  });
}

}  // namespace lector::article
