#include "edition/sound_file.hpp"

#include <sndfile.h>

#include <array>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "edition/tones.hpp"
#include "support/command.hpp"
#include "support/temporary_folder.hpp"

using lector::edition::Chapter;
using lector::edition::Format;
using lector::edition::sample_rate_hz;
using lector::edition::Sound;
using lector::edition::Tags;
using lector::edition::write_edition;

namespace {

const std::vector<std::string>& endings() {
  static const std::vector<std::string> kAll{".wav", ".flac", ".ogg", ".opus"};
  return kAll;
}

std::filesystem::path save(const support::TemporaryFolder& folder,
                           const std::string& name,
                           const Sound& sound,
                           const Tags& tags) {
  write_edition(folder / name, sound, tags, {});
  return folder / name;
}

nlohmann::json probe(const std::filesystem::path& path) {
  const auto listed = support::run({"ffprobe",
                                    "-v",
                                    "error",
                                    "-show_chapters",
                                    "-show_format",
                                    "-show_streams",
                                    "-of",
                                    "json",
                                    path});
  CHECK(listed.err.empty());
  return nlohmann::json::parse(listed.out);
}

std::int64_t milliseconds(const nlohmann::json& seconds) {
  return std::lround(std::stod(seconds.get<std::string>()) * 1000);
}

/// Fields of the container, and of its first stream, where Ogg keeps them.
nlohmann::json fields(const nlohmann::json& probed) {
  auto all = probed.at("format").value("tags", nlohmann::json::object());
  all.update(probed.at("streams").at(0).value("tags", nlohmann::json::object()));
  nlohmann::json lower = nlohmann::json::object();
  for (const auto& [key, value] : all.items()) {
    std::string name = key;
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    lower[name] = value;
  }
  return lower;
}

/// Titles of cue points as libsndfile reads them.
std::vector<std::pair<std::uint32_t, std::string>> cues(const std::filesystem::path& path) {
  SF_INFO info{};
  SNDFILE* const handle = sf_open(path.c_str(), SFM_READ, &info);
  REQUIRE(handle != nullptr);
  SF_CUES_VAR(300) list{};
  const int found = sf_command(handle, SFC_GET_CUE, &list, sizeof list);
  sf_close(handle);
  std::vector<std::pair<std::uint32_t, std::string>> result;
  for (std::uint32_t i = 0; found == SF_TRUE && i < list.cue_count; ++i)
    result.emplace_back(list.cue_points[i].sample_offset, list.cue_points[i].name);
  return result;
}

Tags odd_tags() {
  Tags tags = tones::tags(5);
  tags.chapters[1].title = "Él — «dijo»";
  tags.chapters[2].title = "바다 🌊 שלום";
  tags.chapters[3].title = std::string(500, 'x');  // ffmpeg shows 511 bytes of a label in WAV
  tags.chapters[4].title = "a=b;c\nd";
  return tags;
}

}  // namespace

TEST_CASE("sound file: every decoder gives back the length that went in", "[edition]") {
  const auto length = GENERATE(1, 1152, 44'100, 250'931);
  const support::TemporaryFolder folder;
  for (const auto& ending : endings()) {
    CAPTURE(length, ending);
    const auto path = save(folder, "a" + ending, tones::sweep(length), tones::tags(1));
    const auto expected = static_cast<std::size_t>(length);
    CHECK(tones::decode(path).size() == expected);
    if (ending == ".ogg") continue;  // ffmpeg 5.1 drops 128 frames of any Vorbis, its own too
    const auto ffmpeg = support::run({"ffmpeg", "-v", "error", "-i", path, "-f", "s16le", "-"});
    CHECK(ffmpeg.err.empty());
    CHECK(ffmpeg.out.size() == 2 * expected);
  }
}

TEST_CASE("sound file: the level is that of the sound", "[edition]") {
  const support::TemporaryFolder folder;
  for (const auto& ending : endings()) {
    CAPTURE(ending);
    const auto frames =
        tones::decode(save(folder, "a" + ending, tones::sine(441'000), tones::tags(1)));
    CHECK(tones::rms_db(frames) == Approx(tones::sine_db()).margin(ending == ".ogg" ? 0.1 : 0.02));
  }
}

TEST_CASE("sound file: 16 bit keep silence silent and round to the nearest", "[edition]") {
  constexpr std::array<double, 8> kSteps{0.0, 0.4, 0.6, -0.4, -0.6, 32'767.0, 40'000.0, -40'000.0};
  const support::TemporaryFolder folder;
  for (const char* name : {"a.wav", "a.flac"}) {
    const auto step = [&](std::int64_t i) {
      return kSteps.at(static_cast<std::size_t>(i)) / 32'768.0;
    };
    const Sound steps = tones::sound(8, step);
    std::vector<int> samples;
    for (const float frame : tones::decode(save(folder, name, steps, tones::tags(1))))
      samples.push_back(static_cast<int>(frame * 32'768.0F));
    CHECK(samples == std::vector<int>{0, 0, 1, 0, -1, 32'767, 32'767, -32'768});
  }
}

TEST_CASE("sound file: ffprobe lists the chapters", "[edition]") {
  const support::TemporaryFolder folder;
  Tags tags = odd_tags();
  for (const auto& ending : endings()) {
    CAPTURE(ending);
    const auto rate_hz = sample_rate_hz(lector::edition::format_of("a" + ending));
    const auto path = save(folder, "a" + ending, tones::sweep(5 * rate_hz), tags);
    const auto probed = probe(path);
    REQUIRE(probed.at("chapters").size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
      const auto& chapter = probed.at("chapters").at(i);
      CHECK(milliseconds(chapter.at("start_time")) == tags.chapters[i].start_ms);
      // The last chapter ends with the file, of which Opus skips the first 6.5 ms.
      CHECK(std::abs(milliseconds(chapter.at("end_time")) - tags.chapters[i].end_ms) <= 7);
      CHECK(chapter.at("tags").at("title") == (i == 4 ? "a=b;c d" : tags.chapters[i].title));
    }
  }
}

TEST_CASE("sound file: players find title, author, publication and notice", "[edition]") {
  const support::TemporaryFolder folder;
  const auto tags = tones::tags(1);
  for (const auto& ending : endings()) {
    CAPTURE(ending);
    const auto values = fields(probe(save(folder, "a" + ending, tones::sweep(50'000), tags)));
    CHECK(values.value("title", "") == tags.title);
    CHECK(values.value("artist", "") == tags.artist);
    CHECK(values.value("album", "") == tags.album);
    CHECK(values.value("comment", "") == tags.notice);
  }
}

TEST_CASE("sound file: a cover is shown", "[edition]") {
  const support::TemporaryFolder folder;
  const auto picture = folder / "cover.png";
  REQUIRE(support::run({"ffmpeg",
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "nullsrc=s=700x700,geq=random(1)*255",
                        "-frames:v",
                        "1",
                        picture})
              .exit_code == 0);
  Tags tags = tones::tags(2);
  tags.cover = lector::edition::read_cover(picture);
  REQUIRE(tags.cover->bytes.size() > 100'000);  // more than an Ogg page holds
  for (const auto& ending : endings()) {
    CAPTURE(ending);
    const auto path = save(folder, "a" + ending, tones::sweep(100'000), tags);
    const auto probed = probe(path);
    CHECK(probed.at("streams").size() == 2);
    CHECK(probed.at("chapters").size() == 2);
    CHECK(probed.at("streams").at(1).value("width", 0) == 700);
    CHECK(tones::decode(path).size() == 100'000);
  }
}

TEST_CASE("sound file: WAV has labelled cue points", "[edition]") {
  const support::TemporaryFolder folder;
  Tags tags = tones::tags(3);
  tags.chapters[1].title = "odd";
  const auto path = save(folder, "a.wav", tones::sweep(44'100 * 3), tags);
  const std::vector<std::pair<std::uint32_t, std::string>> expected{
      {0, "Part 1"}, {44'100, "odd"}, {88'200, "Part 3"}};
  CHECK(cues(path) == expected);
}

TEST_CASE("sound file: the same edition has the same bytes", "[edition]") {
  const support::TemporaryFolder folder;
  for (const auto& ending : endings()) {
    CAPTURE(ending);
    const auto one = save(folder, "1" + ending, tones::sweep(100'000), tones::tags(2));
    const auto two = save(folder, "2" + ending, tones::sweep(100'000), tones::tags(2));
    CHECK((tones::read(one) == tones::read(two)));
  }
}

TEST_CASE("sound file: two editions as Ogg have two serial numbers", "[edition]") {
  const support::TemporaryFolder folder;
  Tags other = tones::tags(2);
  other.title = "Another";
  for (const std::string ending : {".ogg", ".opus"}) {
    const auto one = save(folder, "1" + ending, tones::sweep(1000), tones::tags(2));
    const auto two = save(folder, "2" + ending, tones::sweep(1000), other);
    CHECK(tones::read(one).substr(14, 4) != tones::read(two).substr(14, 4));
  }
}

TEST_CASE("sound file: a WAV file past 4 GiB is refused before any sound flows", "[edition]") {
  const support::TemporaryFolder folder;
  Sound day = tones::sweep(1);
  day.length_frames = 24LL * 3600 * 44'100;
  CHECK_THROWS_WITH(save(folder, "a.wav", day, tones::tags(1)), Catch::Contains("choose .flac"));
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("sound file: a source that breaks its promise is a bug", "[edition]") {
  const auto given = GENERATE(99'999, 100'001, 0);
  const support::TemporaryFolder folder;
  Sound sound = tones::sweep(given);
  sound.length_frames = 100'000;
  for (const auto& ending : endings())
    CHECK_THROWS_AS(save(folder, "a" + ending, sound, tones::tags(1)), std::logic_error);
  CHECK(std::filesystem::is_empty(folder.path()));
}
