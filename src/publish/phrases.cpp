#include "publish/phrases.hpp"

#include <algorithm>

#include "base/toml.hpp"
#include "publish/languages.hpp"

namespace lector::publish {

Phrases phrases_for(std::string_view tag) {
  const auto files = language_files();
  const auto named = [&](std::string_view language) {
    return std::ranges::find(files, language, &base::DataFile::name);
  };
  auto file = named(tag.substr(0, tag.find('-')));
  if (file == files.end()) file = named("en");
  auto toml = base::TomlTable::parse(file->content, std::string(file->name) + ".toml");
  Phrases phrases{.language = std::string(file->name), .texts = {}};
  for (const auto& key : toml.keys()) phrases.texts.emplace(key, toml.text(key));
  return phrases;
}

}  // namespace lector::publish
