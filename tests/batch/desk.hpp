/// A batch over inputs that are held in memory, and what it leaves.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/reader.hpp"
#include "base/files.hpp"
#include "batch/run.hpp"
#include "support/fake_engine.hpp"
#include "support/temporary_folder.hpp"

namespace lector::tests {

using Json = nlohmann::json;

inline constexpr std::size_t kMaxBytes = 1U << 30U;

inline std::string story(const std::string& headline, const std::string& more = "") {
  return headline + "\n\nThe ferry came home at noon. Nobody was surprised." + more + "\n";
}

/// A batch over inputs that are held in memory.
class Desk {
 public:
  Desk() {
    batch.folder = folder_ / "out";
    batch.render.style = voice::read_style(LECTOR_SOURCE_DIR "/voices", "newsreader");
    batch.render.jobs = 2;
    batch.read = [this](const batch::Source& source) {
      const auto found = inputs.find(source.path);
      if (found == inputs.end()) throw Error(ErrorKind::io, "can't read " + source.path);
      return batch::Document{.bytes = found->second, .url = std::nullopt, .charset = std::nullopt};
    };
    batch.understand = [this](const batch::Document& document) -> batch::Contents {
      ++understood;
      return article::read_articles(document.bytes);
    };
  }

  batch::Result run() {
    report.clear();
    batch::Sources sources;
    for (const auto& [name, bytes] : inputs)
      sources.sources.push_back({.path = name, .name = name});
    for (const auto& name : missing) sources.sources.push_back({.path = name, .name = name});
    return batch::run(sources, batch, engine, [&](std::string_view text) { report.append(text); });
  }

  /// Outcome by input.
  [[nodiscard]] std::map<std::string, std::string> outcomes() const {
    std::map<std::string, std::string> found;
    const auto json = Json::parse(report);
    for (const auto& article : json.at("articles"))
      found[article.at("input")] += article.at("outcome").get<std::string>();
    return found;
  }

  [[nodiscard]] Json entry(const std::string& input) const {
    const auto json = Json::parse(report);
    for (const auto& article : json.at("articles"))
      if (article.at("input") == input) return article;
    return nullptr;
  }

  /// Bytes of all files in the folder but the lock, by name.
  [[nodiscard]] std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> found;
    if (!std::filesystem::exists(batch.folder)) return found;
    for (const auto& file : std::filesystem::recursive_directory_iterator(batch.folder)) {
      if (!file.is_regular_file() || file.path().filename() == "lock") continue;
      found[file.path().lexically_relative(batch.folder).string()] =
          base::read_file(file.path(), kMaxBytes);
    }
    return found;
  }

  [[nodiscard]] std::vector<std::string> episodes() const {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : files())
      if (name.ends_with(".mp3")) names.push_back(name);
    return names;
  }

  batch::Batch batch;
  std::map<std::string, std::string> inputs;
  std::vector<std::string> missing;
  tests::FakeEngine engine;
  std::string report;
  std::atomic<int> understood = 0;

 private:
  support::TemporaryFolder folder_;
};

}  // namespace lector::tests
