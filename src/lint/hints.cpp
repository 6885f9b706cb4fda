#include "lint/hints.hpp"

#include <algorithm>
#include <array>

#include "base/toml.hpp"
#include "lint/languages.hpp"

namespace lector::lint {

Hints hints_for(std::string_view tag) {
  const auto language = tag.substr(0, tag.find('-'));
  const auto files = language_files();
  const auto file = std::ranges::find(files, language, &base::DataFile::name);
  Hints hints;
  if (file == files.end()) return hints;
  constexpr std::array<std::string_view, 2> kWhat = {"names", "nouns"};
  constexpr std::array<std::string_view, 2> kEndings = {"apart", "glued"};
  auto toml = base::TomlTable::parse(file->content, std::string(file->name) + ".toml");
  static_cast<void>(toml.text("language"));
  hints.has_file = true;
  hints.capitals_mean_names = toml.word("capitals_mean", kWhat) == kWhat.front();
  hints.glues_endings = toml.word("endings", kEndings) == kEndings.back();
  hints.seen = toml.texts("seen");
  hints.followed = toml.texts("followed");
  toml.finish();
  return hints;
}

}  // namespace lector::lint
