// Every sample is rendered by the program, then played as its listeners would.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"
#include "whole/playback.hpp"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr int kRateHz = 44100;
constexpr double kSilenceDbfs = -50.0;
constexpr double kSoundDbfs = -45.0;

std::vector<fs::path> samples() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(LECTOR_SOURCE_DIR "/samples"))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::ranges::sort(paths);
  return paths;
}

/// An edition and what the program said of it.
struct Edition {
  fs::path path;
  json report;
};

Edition render(const fs::path& sample, const support::TemporaryFolder& folder) {
  const auto path = folder / (sample.stem().string() + ".mp3");
  const auto outcome = support::run(
      {LECTOR_PROGRAM, "render", sample.string(), "-o", path.string(), "--json", "--quiet"});
  INFO(outcome.err);
  REQUIRE(outcome.exit_code == 0);
  return {path, json::parse(outcome.out)};
}

std::int64_t frame(std::int64_t time_ms) {
  return time_ms * kRateHz / 1000;
}

void check_chapters(const Edition& edition) {
  std::vector<playback::Chapter> told;
  for (const auto& chapter : edition.report["chapters"])
    told.push_back({chapter["title"], chapter["start_ms"]});
  REQUIRE(!told.empty());
  CHECK(playback::chapters_by_ffprobe(edition.path) == told);
  CHECK(playback::chapters_by_taglib(edition.path) == told);
  CHECK(playback::chapters_by_mutagen(edition.path) == told);
  CHECK(playback::chapters_by_eyed3(edition.path) == told);
}

void check_chapter_starts(const Edition& edition, const std::vector<std::int16_t>& sound) {
  for (const auto& chapter : edition.report["chapters"]) {
    const auto start = frame(chapter["start_ms"]);
    CAPTURE(chapter.dump());
    CHECK(chapter["start_ms"].get<std::int64_t>() % 1000 == 0);
    CHECK(playback::loudest_dbfs(sound, start - frame(50), start + frame(50), kRateHz) <
          kSilenceDbfs);
    CHECK(playback::loudest_dbfs(sound, start, start + frame(1000), kRateHz) > kSoundDbfs);
  }
}

/// Sound begins and ends within 20 ms of where the timeline says so, and between cues is none.
void check_cues(const Edition& edition, const std::vector<std::int16_t>& sound) {
  constexpr std::int64_t kToleranceMs = 20;
  std::int64_t silent_from_ms = 0;
  const auto loudest = [&](std::int64_t from_ms, std::int64_t to_ms) {
    return playback::loudest_dbfs(sound, frame(from_ms), frame(to_ms), kRateHz);
  };
  for (const auto& segment : edition.report["segments"]) {
    const std::int64_t start_ms = segment["start_ms"];
    const std::int64_t end_ms = segment["end_ms"];
    CAPTURE(segment.dump());
    CHECK(start_ms - silent_from_ms > 2 * kToleranceMs);
    CHECK(loudest(silent_from_ms, start_ms - kToleranceMs) < kSilenceDbfs);
    CHECK(loudest(start_ms, start_ms + kToleranceMs) > kSilenceDbfs);
    CHECK(loudest(end_ms - kToleranceMs, end_ms) > kSilenceDbfs);
    silent_from_ms = end_ms + kToleranceMs;
  }
  CHECK(loudest(silent_from_ms, static_cast<std::int64_t>(sound.size()) * 1000 / kRateHz) <
        kSilenceDbfs);
}

}  // namespace

TEST_CASE("whole: every sample plays as it was meant in every player", "[whole]") {
  const support::TemporaryFolder folder;
  REQUIRE(samples().size() >= 9);
  for (const auto& sample : samples()) {
    CAPTURE(sample.filename().string());
    const auto edition = render(sample, folder);
    const auto sound = playback::decode_with_mpg123(edition.path);
    const std::int64_t duration_ms = edition.report["duration_ms"];
    CHECK(static_cast<std::int64_t>(sound.size()) == duration_ms * kRateHz / 1000);
    CHECK(playback::decode_with_ffmpeg(edition.path).size() == sound.size());
    CHECK(playback::decode_with_libsndfile(edition.path).size() == sound.size());
    check_chapters(edition);
    check_chapter_starts(edition, sound);
    check_cues(edition, sound);

    const auto loudness = playback::loudness_by_ffmpeg(edition.path);
    CHECK(loudness.integrated_lufs == Approx(-16.0).margin(0.5));
    CHECK(loudness.true_peak_dbtp <= -1.0);
    const auto check = support::run({"mp3val", edition.path.string()});
    CHECK(check.out.find("WARNING") == std::string::npos);
    const auto verified = support::run({LECTOR_PROGRAM, "verify", edition.path.string()});
    CHECK(verified.out.empty());
    CHECK(verified.exit_code == 0);
  }
}

TEST_CASE("whole: a recogniser finds most content words of a plain sample", "[whole]") {
  const support::TemporaryFolder folder;
  const auto edition = render(LECTOR_SOURCE_DIR "/samples/plain.txt", folder);
  const auto heard = playback::words_by_recogniser(edition.path);
  const std::set<std::string> found(heard.begin(), heard.end());
  std::set<std::string> wanted;
  for (const auto& segment : edition.report["segments"]) {
    std::string word;
    for (const char letter : segment["written"].get<std::string>() + " ") {
      if (std::isalpha(static_cast<unsigned char>(letter)) != 0) {
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        continue;
      }
      if (word.size() >= 4) wanted.insert(word);  // shorter ones are mostly function words
      word.clear();
    }
  }
  const auto count =
      std::ranges::count_if(wanted, [&](const auto& word) { return found.contains(word); });
  CAPTURE(heard, wanted);
  CHECK(static_cast<double>(count) / static_cast<double>(wanted.size()) > 0.5);
}
