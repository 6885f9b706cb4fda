#include "edition/mp3.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <numbers>

#include "edition/pull.hpp"
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
  write_mp3(sound, {.bitrate_kbps = bitrate_kbps}, file);
  file.commit();
  return tones::read(folder / "a.mp3");
}

std::filesystem::path save(const support::TemporaryFolder& folder, const std::string& bytes) {
  OutputFile file(folder / "saved.mp3");
  file.write(bytes);
  file.commit();
  return folder / "saved.mp3";
}

/// The same sound in touching pieces of so many MP3 frames.
Sound in_pieces(Sound sound, std::int64_t frames) {
  const std::int64_t step = frames * 1152;
  for (std::int64_t begin = 0; begin < sound.length_frames; begin += step)
    sound.pieces.push_back({.begin = begin,
                            .end = std::min(begin + step, sound.length_frames),
                            .identity = lector::base::key_of(std::to_string(begin))});
  return sound;
}

/// From 100 Hz to 10 kHz.
Sound slow_sweep(std::int64_t length) {
  return tones::sound(length, [length](std::int64_t i) {
    const double rise = std::log(100.0) / static_cast<double>(length);
    const double turns = 100.0 / 44'100.0 * std::expm1(rise * static_cast<double>(i)) / rise;
    return 0.4 * std::sin(2.0 * std::numbers::pi * turns);
  });
}

constexpr std::int64_t kPhraseFrames = 75'000;
constexpr std::int64_t kPauseFrames = 20'000;  // before each phrase

/// Voices of twenty harmonics that rise and fall, each phrase higher than the one before.
Sound phrases(std::int64_t count) {
  return tones::sound(count * kPhraseFrames, [](std::int64_t i) {
    const auto since = static_cast<double>(i % kPhraseFrames - kPauseFrames) / 44'100.0;
    if (since < 0.0) return 0.0;
    const double pitch_hz = 90.0 + 9.0 * static_cast<double>(i / kPhraseFrames);
    double sum = 0.0;
    for (int k = 1; k <= 20; ++k)
      sum += std::sin(2.0 * std::numbers::pi * pitch_hz * k * since + 0.5 * k * k) / std::sqrt(k);
    return 0.1 * sum * std::min(since / 0.02, 1.0) * std::abs(std::cos(13.0 * since));
  });
}

/// Noise (dB) that encoding adds to stretches of a sound.
struct Noise {
  double at_borders_db = 0.0;
  double overall_db = 0.0;
};

/// @param borders  positions; a frame before each and two after it are heard.
Noise noise_of(const Sound& sound, const std::vector<std::int64_t>& borders, int bitrate_kbps) {
  const support::TemporaryFolder folder;
  auto difference = tones::decode(save(folder, encode(sound, bitrate_kbps)));
  REQUIRE(std::ssize(difference) == sound.length_frames);
  std::vector<float> original(difference.size());
  lector::edition::pull_exactly(sound.from(0), original);
  std::ranges::transform(difference, original, difference.begin(), std::minus<>());
  const auto mean_square = [&](std::int64_t begin, std::int64_t end) {
    double sum = 0.0;
    for (std::int64_t i = begin; i < end; ++i)
      sum += std::pow(static_cast<double>(difference[static_cast<std::size_t>(i)]), 2);
    return sum / static_cast<double>(end - begin);
  };
  double sum = 0.0;
  for (const auto border : borders) sum += mean_square(border - 1152, border + 2 * 1152);
  const double edge = 11'520;  // where every encoder fades in
  const auto from = static_cast<std::int64_t>(edge);
  return {.at_borders_db = 10.0 * std::log10(sum / static_cast<double>(borders.size())),
          .overall_db = 10.0 * std::log10(mean_square(from, sound.length_frames - from))};
}

std::vector<std::int64_t> borders_of(const Sound& sound) {
  std::vector<std::int64_t> borders;
  for (const auto& piece : sound.pieces)
    if (piece.begin > 0) borders.push_back(piece.begin);
  return borders;
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
  const Sound click = tones::sound(100'000, [](std::int64_t i) { return i == kClick ? 0.9 : 0.0; });
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

TEST_CASE("mp3: pieces joined in the middle of a tone add no noise that one encoder doesn't",
          "[edition]") {
  const auto bitrate_kbps = GENERATE(64, 96);
  const auto which = GENERATE(0, 1);
  CAPTURE(bitrate_kbps, which);
  const Sound whole = which == 0 ? tones::sine(882'000, 0.4) : slow_sweep(882'000);
  const Sound pieces = in_pieces(whole, 40);
  const auto borders = borders_of(pieces);
  const Noise joined = noise_of(pieces, borders, bitrate_kbps);
  const Noise sequential = noise_of(whole, borders, bitrate_kbps);
  CHECK(joined.at_borders_db < sequential.at_borders_db + 1.0);
  CHECK(joined.at_borders_db < joined.overall_db + 1.0);
  CHECK(joined.overall_db < sequential.overall_db + 0.5);
}

TEST_CASE("mp3: pieces of speech, joined where it pauses, sound as from one encoder", "[edition]") {
  const auto bitrate_kbps = GENERATE(64, 96);
  CAPTURE(bitrate_kbps);
  const Sound whole = phrases(20);
  Sound pieces = whole;
  std::vector<std::int64_t> onsets;
  for (std::int64_t begin = 0, phrase = 0; begin < whole.length_frames; ++phrase) {
    const auto onset = (phrase + 1) * kPhraseFrames + kPauseFrames;
    const auto end = std::min((onset / 1152 - 3) * 1152, whole.length_frames);
    pieces.pieces.push_back({.begin = begin, .end = end});
    if (end < whole.length_frames) onsets.push_back(onset);
    begin = end;
  }
  const Noise joined = noise_of(pieces, onsets, bitrate_kbps);
  const Noise sequential = noise_of(whole, onsets, bitrate_kbps);
  CHECK(joined.at_borders_db < sequential.at_borders_db + 1.0);
  CHECK(joined.overall_db < sequential.overall_db + 0.5);
}

TEST_CASE("mp3: pieces make a stream that every decoder takes for one", "[edition]") {
  const auto bitrate_kbps = GENERATE(64, 96);
  const auto length = GENERATE(20'001, 44'100, 300'000);
  const auto frames = GENERATE(1, 2, 7);
  CAPTURE(bitrate_kbps, length, frames);
  const support::TemporaryFolder folder;
  const auto path = save(folder, encode(in_pieces(tones::sweep(length), frames), bitrate_kbps));
  CHECK(std::ssize(tones::decode(path)) == length);
  CHECK(support::run({"mpg123", "-q", "-s", path}).out.size() ==
        2 * static_cast<std::size_t>(length));
  const auto ffmpeg =
      support::run({"ffmpeg", "-v", "error", "-xerror", "-i", path, "-f", "null", "-"});
  CHECK(ffmpeg.err.empty());
  const auto report = support::run({"mp3val", path}).out;
  CAPTURE(report);
  CHECK(report.find("CBR") != std::string::npos);
  CHECK(report.find("WARNING", report.find("WARNING") + 1) == std::string::npos);
}

TEST_CASE("mp3: between pieces is silence, at the right place and to the byte as long",
          "[edition]") {
  constexpr std::int64_t kBegin = 100 * 1152;
  constexpr std::int64_t kEnd = 140 * 1152;
  constexpr std::int64_t kLength = 3000 * 1152 + 77;
  Sound sound = tones::sound(kLength, [](std::int64_t i) {
    return i >= kBegin + 1152 && i < kEnd - 2304 ? 0.3 * std::sin(0.1 * static_cast<double>(i))
                                                 : 0.0;
  });
  sound.pieces = {{.begin = kBegin, .end = kEnd}};
  const auto bitrate_kbps = GENERATE(64, 96);
  const support::TemporaryFolder folder;
  const auto bytes = encode(sound, bitrate_kbps);
  const auto decoded = tones::decode(save(folder, bytes));
  REQUIRE(std::ssize(decoded) == kLength);
  for (std::int64_t i = 0; i < kLength; ++i) {
    const bool is_far = i < kBegin || i >= kEnd;
    if (is_far && decoded[static_cast<std::size_t>(i)] != 0.0F) FAIL("sound at frame " << i);
  }
  const double ideal =
      static_cast<double>(count_frames(bytes, static_cast<std::size_t>(bitrate_kbps) * 1000)) *
      144'000.0 * bitrate_kbps / 44'100.0;
  CHECK(std::abs(static_cast<double>(bytes.size()) - ideal) < 2.0);
}

TEST_CASE("mp3: jobs and cache don't change the bytes, and a cached piece isn't encoded again",
          "[edition]") {
  const support::TemporaryFolder folder;
  const lector::base::Cache cache(folder / "cache", 1U << 24U);
  Sound sound = in_pieces(tones::sweep(600'000), 50);
  const auto write = [&](std::size_t jobs, const lector::base::Cache* used) {
    OutputFile file(folder / "a.mp3");
    write_mp3(sound, {.jobs = jobs, .cache = used}, file);
    file.commit();
    return tones::read(folder / "a.mp3");
  };
  const auto bytes = write(1, nullptr);
  for (const std::size_t jobs : {2U, 3U, 8U}) CHECK(write(jobs, nullptr) == bytes);
  CHECK(write(2, &cache) == bytes);
  CHECK(cache.counts().hits == 0);
  sound.from = [](std::int64_t) -> lector::base::FrameSource {
    throw std::logic_error("nothing is to be encoded");
  };
  CHECK(write(2, &cache) == bytes);
}

TEST_CASE("mp3: a piece's neighbours are part of its key as far as its encoder hears them",
          "[edition]") {
  const support::TemporaryFolder folder;
  const lector::base::Cache cache(folder / "cache", 1U << 24U);
  const auto stored_by = [&](const Sound& sound) {
    const auto before = cache.counts().stored;
    OutputFile file(folder / "a.mp3");
    write_mp3(sound, {.cache = &cache}, file);
    return cache.counts().stored - before;
  };
  Sound sound = in_pieces(tones::sweep(30 * 1152), 10);
  CHECK(stored_by(sound) == 3);
  CHECK(stored_by(sound) == 0);
  sound.pieces[2].identity = lector::base::key_of("another");
  CHECK(stored_by(sound) == 2);  // itself, and the one before, which looks ahead
  sound.pieces[0].identity = lector::base::key_of("yet another");
  CHECK(stored_by(sound) == 2);
  for (auto& piece : sound.pieces) piece.end = std::min(piece.end, piece.begin + 5 * 1152);
  CHECK(stored_by(sound) == 3);
  sound.pieces[1].identity = lector::base::key_of("far from all others");
  CHECK(stored_by(sound) == 1);
}

TEST_CASE("mp3: pieces out of place are a bug", "[edition]") {
  const auto pieces = GENERATE(values<std::vector<lector::edition::Piece>>(
      {{{.begin = 1, .end = 1152}},
       {{.begin = 0, .end = 1151}, {.begin = 1152, .end = 2304}},
       {{.begin = 1152, .end = 2304}, {.begin = 0, .end = 1152}},
       {{.begin = 0, .end = 2304}, {.begin = 1152, .end = 3456}},
       {{.begin = 1152, .end = 1152}},
       {{.begin = 0, .end = 44'101}}}));
  Sound sound = tones::sine(44'100);
  sound.pieces = pieces;
  CHECK_THROWS_AS(encode(sound, 96), std::logic_error);
}

TEST_CASE("mp3: the seek table tells where each hundredth of the time begins", "[edition]") {
  const auto bytes = encode(in_pieces(tones::sweep(441'000), 33), 96);
  constexpr std::size_t kTable = 4 + 17 + 16;
  for (std::size_t i = 0; i < 100; ++i) {
    const auto entry = static_cast<unsigned char>(bytes[kTable + i]);
    CHECK(std::abs(static_cast<double>(entry) - 2.56 * static_cast<double>(i)) < 2.0);
  }
}
