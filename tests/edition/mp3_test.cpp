#include "edition/mp3.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "edition/tones.hpp"
#include "support/command.hpp"
#include "support/temporary_folder.hpp"

using lector::base::OutputFile;
using lector::edition::Sound;
using lector::edition::write_mp3;

namespace {

/// Bytes of a stream as it was written behind some other bytes.
std::string encode(const Sound& sound, int bitrate_kbps, const std::string& before = {}) {
  const support::TemporaryFolder folder;
  OutputFile file(folder / "a.mp3");
  file.write(before);
  write_mp3(sound, bitrate_kbps, file);
  file.commit();
  return tones::read(folder / "a.mp3");
}

std::filesystem::path save(const support::TemporaryFolder& folder, const std::string& bytes) {
  OutputFile file(folder / "saved.mp3");
  file.write(bytes);
  file.commit();
  return folder / "saved.mp3";
}

/// Big-endian number of four bytes.
std::uint32_t number(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

/// Frames of MPEG-1 Layer III, mono, at 44.1 kHz, walked by their headers.
std::size_t count_frames(const std::string& bytes, std::size_t bitrate) {
  std::size_t count = 0;
  for (std::size_t at = 0; at + 4 <= bytes.size(); ++count) {
    REQUIRE((number(bytes, at) & 0xFFFF0CC0U) == 0xFFFB00C0U);  // sync, 44.1 kHz, mono, no CRC
    const std::size_t padding = (number(bytes, at) >> 9U) & 1U;
    at += 144 * bitrate / 44'100 + padding;
  }
  return count;
}

}  // namespace

TEST_CASE("mp3: every decoder gives back the length that went in", "[edition]") {
  const auto length = GENERATE(1, 575, 576, 1151, 1152, 1153, 44'100, 1'250'932);
  const auto bitrate_kbps = GENERATE(64, 96);
  CAPTURE(length, bitrate_kbps);
  const support::TemporaryFolder folder;
  const auto path = save(folder, encode(tones::sweep(length), bitrate_kbps));
  const auto expected = static_cast<std::size_t>(length);
  CHECK(tones::decode(path).size() == expected);
  CHECK(support::run({"mpg123", "-q", "-s", path}).out.size() == 2 * expected);
  const auto ffmpeg =
      support::run({"ffmpeg", "-v", "error", "-xerror", "-i", path, "-f", "s16le", "-"});
  CHECK(ffmpeg.exit_code == 0);
  CHECK(ffmpeg.err.empty());
  CHECK(ffmpeg.out.size() == 2 * expected);
}

TEST_CASE("mp3: the level is that of the sound", "[edition]") {
  const auto bitrate_kbps = GENERATE(64, 96);
  const support::TemporaryFolder folder;
  const auto frames = tones::decode(save(folder, encode(tones::sine(441'000), bitrate_kbps)));
  CHECK(tones::rms_db(frames) == Approx(tones::sine_db()).margin(0.02));
}

TEST_CASE("mp3: decoded sound lies where it lay", "[edition]") {
  constexpr std::int64_t kClick = 50'000;
  const Sound click{
      .source = tones::source(100'000, [](std::int64_t i) { return i == kClick ? 0.9 : 0.0; }),
      .length_frames = 100'000};
  const support::TemporaryFolder folder;
  const auto frames = tones::decode(save(folder, encode(click, 96)));
  const auto loudest =
      std::ranges::max_element(frames, {}, [](float frame) { return std::abs(frame); });
  CHECK(loudest - frames.begin() == kClick);
}

TEST_CASE("mp3: the Info frame counts frames and bytes", "[edition]") {
  const auto bitrate_kbps = GENERATE(64, 96);
  const std::string before(1234, '\0');
  const auto file = encode(tones::sweep(200'000), bitrate_kbps, before);
  REQUIRE(file.starts_with(before));
  const auto stream = file.substr(before.size());
  const std::size_t info = 4 + 17;  // header and side information of a mono frame
  REQUIRE(stream.substr(info, 4) == "Info");
  CHECK(number(stream, info + 4) == 0x0FU);
  const auto frames = count_frames(stream, static_cast<std::size_t>(bitrate_kbps) * 1000);
  CHECK(number(stream, info + 8) == frames - 1);
  CHECK(number(stream, info + 12) == stream.size());
  const std::size_t lame = info + 120;
  CHECK(stream.substr(lame, 4) == "LAME");
  const std::uint32_t gaps = number(stream, lame + 21) >> 8U;
  const std::uint32_t delay = gaps >> 12U;
  const std::uint32_t padding = gaps & 0xFFFU;
  CHECK((frames - 1) * 1152 - delay - padding == 200'000);
}

TEST_CASE("mp3: mp3val finds a clean stream of constant bit rate", "[edition]") {
  const auto bitrate_kbps = GENERATE(64, 96);
  const support::TemporaryFolder folder;
  const auto path = save(folder, encode(tones::sweep(441'000), bitrate_kbps));
  const auto report = support::run({"mp3val", path}).out;
  CAPTURE(report);
  CHECK(report.find("CBR") != std::string::npos);
  // Without a tag there is one warning, that the tag is missing.
  CHECK(report.find("WARNING", report.find("WARNING") + 1) == std::string::npos);
}

TEST_CASE("mp3: the same sound gives the same bytes", "[edition]") {
  CHECK(encode(tones::sweep(100'000), 96) == encode(tones::sweep(100'000), 96));
}

TEST_CASE("mp3: full scale and more doesn't break the stream", "[edition]") {
  const support::TemporaryFolder folder;
  const auto path = save(folder, encode(tones::sine(50'000, 4.0), 64));
  CHECK(tones::decode(path).size() == 50'000);
}

TEST_CASE("mp3: a source that breaks its promise is a bug", "[edition]") {
  const auto given = GENERATE(99'999, 100'001, 0);
  Sound sound = tones::sweep(given);
  sound.length_frames = 100'000;
  CHECK_THROWS_AS(encode(sound, 96), std::logic_error);
}

TEST_CASE("mp3: other bit rates are refused with those there are", "[edition]") {
  CHECK_THROWS_WITH(encode(tones::sine(1000), 128), Catch::Contains("choose 96 or 64"));
}
