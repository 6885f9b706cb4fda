#include "cli/batch_keys.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "base/files.hpp"
#include "cli/voices.hpp"
#include "voice/style.hpp"

namespace lector::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxDataBytes = 100'000'000;

void add_file(base::Hasher& hasher, const fs::path& path) {
  hasher.add(path.filename().string()).add(base::read_file(path, kMaxDataBytes));
}

/// Files of a folder of data, by name.
void add_folder(base::Hasher& hasher, const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(folder, missing))
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  std::ranges::sort(paths);
  for (const auto& path : paths) add_file(hasher, path);
}

}  // namespace

base::Key reading_key(const Invocation& wanted) {
  base::Hasher hasher;
  hasher.add("reading").add(wanted.as.value_or("")).add(wanted.profile.value_or(""));
  for (const auto* const words : {&wanted.keep, &wanted.drop}) {
    hasher.add(words->size());
    for (const auto& word : *words) hasher.add(word);
  }
  hasher.add(wanted.follows);
  for (const auto& lexicon : wanted.lexicons) add_file(hasher, lexicon);
  add_folder(hasher, voices_folder() / "lexicons");
  add_folder(hasher, voices_folder() / "publications");
  const bool is_file = wanted.profile && fs::path(*wanted.profile).extension() == ".toml";
  if (is_file) add_file(hasher, *wanted.profile);
  return hasher.key();
}

base::Key sound_key(const Invocation& wanted,
                    const pipeline::RenderOptions& options,
                    const synth::Engine& engine) {
  base::Hasher hasher;
  hasher.add("sound").add(options.program).add(engine.identity());
  hasher.add(base::read_file(voice::style_path(voices_folder(), wanted.style), kMaxDataBytes));
  hasher.add(wanted.voice.value_or("")).add(options.bitrate_kbps);
  for (const auto kind : options.beside) hasher.add(static_cast<int>(kind));
  if (options.cover) hasher.add(options.cover->mime_type).add(options.cover->bytes);
  if (options.draws_cover) hasher.add("drawn cover");
  return hasher.key();
}

}  // namespace lector::cli
