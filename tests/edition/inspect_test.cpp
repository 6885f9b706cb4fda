#include "edition/inspect.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>

#include "base/report.hpp"
#include "edition/speech.hpp"
#include "edition/surgeon.hpp"

using Catch::Matchers::Contains;
using lector::Error;
using lector::ErrorKind;
using lector::edition::Inspection;

namespace {

Inspection inspect_bytes(const std::string& name, const std::string& bytes) {
  const support::TemporaryFolder folder;
  lector::base::OutputFile file(folder / name);
  file.write(bytes);
  file.commit();
  return lector::edition::inspect(folder / name);
}

std::string told(const Inspection& inspection) {
  std::string text;
  for (const auto& fault : inspection.faults) text += fault.rule + ": " + fault.message + "\n";
  return text;
}

/// One of each thing that is shown, with what a hostile file may hold.
Inspection sample() {
  Inspection inspection;
  inspection.format = "MP3";
  inspection.size_bytes = 123456;
  inspection.sample_rate_hz = 44100;
  inspection.channels = 1;
  inspection.bitrate_kbps = 96;
  inspection.length_frames = 44100LL * 3725 + 22050;
  inspection.loudness = {.integrated_lufs = -16.04, .range_lu = 1.72, .true_peak_dbtp = -1.5};
  inspection.tags = {{"TIT2", "Tide\x1b[2J tables"}, {"TXXX:a b", "x"}};
  inspection.chapters = {{.title = "Señales", .start_ms = 0, .end_ms = 3600000},
                         {.title = "\x07", .start_ms = 3600000, .end_ms = 3725500}};
  inspection.chapters[0].picture = {"image/jpeg", "no picture"};
  inspection.cover_type = "image/png";
  inspection.faults = {{.rule = "1.5", .message = "no CTOC frame, expected a table of contents"}};
  return inspection;
}

}  // namespace

TEST_CASE("inspect: editions of all formats say the same", "[edition]") {
  const std::string ending = GENERATE(".mp3", ".flac", ".wav", ".ogg", ".opus");
  const Inspection inspection =
      inspect_bytes("edition" + ending, speech::edition(ending, speech::tags()));
  INFO(ending << "\n" << told(inspection));
  CHECK(inspection.faults.empty());
  CHECK(inspection.chapters == speech::tags().chapters);
  CHECK(inspection.channels == 1);
  CHECK(inspection.sample_rate_hz == (ending == ".opus" ? 48000 : 44100));
  CHECK(inspection.length_frames == 12LL * inspection.sample_rate_hz);
  CHECK(inspection.loudness.integrated_lufs == Approx(-16.0).margin(0.1));
  CHECK(inspection.loudness.true_peak_dbtp == Approx(-10.0).margin(0.7));
  CHECK(inspection.loudness.range_lu < 2.0);
  const bool has_id3 = ending == ".mp3" || ending == ".wav";
  CHECK(inspection.tags.at(has_id3 ? "TIT2" : "TITLE") == "Tide tables – a reading");
  CHECK(inspection.tags.at(has_id3 ? "COMM" : "COMMENT") ==
        "An artificial voice reads this article.");
}

TEST_CASE("inspect: an MP3 tells its bit rate, tags and cover", "[edition]") {
  surgeon::Mp3 mp3(speech::edition(".mp3", speech::tags()));
  mp3.parts.push_back({.id = "APIC", .body = std::string("\0image/png\0\3\0", 13) + "picture"});
  mp3.parts.push_back({.id = "TXXX", .body = std::string("\0key\0value", 10)});
  const Inspection inspection = inspect_bytes("edition.mp3", mp3.text());
  CHECK(inspection.format == "MP3");
  CHECK(inspection.bitrate_kbps == 96);
  CHECK(inspection.size_bytes == mp3.text().size());
  CHECK(inspection.tags.at("TYER") == "2025");
  CHECK(inspection.tags.at("TLAN") == "eng");
  CHECK(inspection.tags.at("TXXX:key") == "value");
  CHECK(inspection.cover_type == "image/png");
}

TEST_CASE("inspect: an unsynchronised tag still shows its chapters", "[edition]") {
  surgeon::Mp3 mp3(speech::edition(".mp3", speech::tags()));
  std::string body;
  for (const char byte : mp3.tag_body()) {
    body += byte;
    if (byte == '\xFF') body += '\0';
  }
  const std::string head = std::string("ID3\x03\0\x80", 6);
  const auto size = static_cast<std::uint32_t>(body.size());
  const Inspection inspection =
      inspect_bytes("edition.mp3", head + surgeon::synch_safe(size) + body + mp3.stream);
  CHECK(inspection.chapters == speech::tags().chapters);
  CHECK_THAT(told(inspection), Catch::StartsWith("1.3: "));
  CHECK(inspection.faults.size() == 1);
}

TEST_CASE("inspect: faults of other formats are found", "[edition]") {
  SECTION("no chapters, no notice") {
    const std::string ending = GENERATE(".flac", ".ogg", ".opus", ".wav");
    auto tags = speech::tags();
    tags.chapters.clear();
    tags.notice.clear();
    const std::string faults =
        told(inspect_bytes("edition" + ending, speech::edition(ending, tags)));
    CHECK_THAT(faults, Contains("4.15: no comment") && Contains("chapters: no chapters"));
  }
  SECTION("wrong times") {
    const std::string ending = GENERATE(".flac", ".ogg", ".opus");
    auto tags = speech::tags();
    tags.chapters[0].start_ms = 1000;
    tags.chapters[2].start_ms = 6400;
    const std::string faults =
        told(inspect_bytes("edition" + ending, speech::edition(ending, tags)));
    CHECK_THAT(faults,
               Contains("1.10: chapter 1 starts at 1000 ms instead of 0 ms") &&
                   Contains("1.16: chapter 3 starts at 6400 ms, expected a whole second"));
  }
  SECTION("level") {
    const std::string ending = GENERATE(".flac", ".ogg", ".opus", ".wav");
    const std::string bytes = speech::edition(ending, speech::tags(), speech::kLevel * 2.0);
    CHECK_THAT(told(inspect_bytes("edition" + ending, bytes)),
               Catch::StartsWith("3.1: a loudness of -"));
  }
  SECTION("a FLAC cut short") {
    std::string bytes = speech::edition(".flac", speech::tags());
    bytes.resize(bytes.size() / 2);
    CHECK(!inspect_bytes("edition.flac", bytes).faults.empty());
  }
}

TEST_CASE("inspect: what can't be read is an error that names the file", "[edition]") {
  const support::TemporaryFolder folder;
  const auto fails = [](const std::filesystem::path& path, ErrorKind kind, const char* words) {
    try {
      static_cast<void>(lector::edition::inspect(path));
      FAIL("no error for " << path);
    } catch (const Error& error) {
      CHECK(error.kind() == kind);
      CHECK_THAT(error.what(), Contains(words) && Contains(path.filename().string()));
    }
  };
  const auto with = [&](const char* name, const std::string& bytes) {
    lector::base::OutputFile file(folder / name);
    file.write(bytes);
    file.commit();
    return folder / name;
  };
  fails(folder / "absent.mp3", ErrorKind::io, "No such file");
  fails(folder.path(), ErrorKind::io, "is no file");
  fails(with("empty.mp3", ""), ErrorKind::input, "is no sound file");
  fails(with("text.mp3", std::string(5000, 'x')), ErrorKind::input, "is no sound file");
  fails(with("ogg.ogg", "OggS" + std::string(100, '\0')), ErrorKind::input, "is no sound file");
  fails(with("flac.flac", "fLaC" + std::string(100, '\0')), ErrorKind::input, "libsndfile");
  fails(
      with("wav.wav", std::string("RIFF\xFF\xFF\xFF\xFFWAVE", 12)), ErrorKind::input, "libsndfile");
}

TEST_CASE("inspect: the text is a page that no terminal obeys", "[edition]") {
  CHECK(lector::edition::to_text(sample()) ==
        R"(MP3, 123456 bytes, 44100 Hz, mono, 96 kbit/s
length    1:02:05.500
loudness  -16.0 LUFS (dual mono), range 1.7 LU, true peak -1.5 dBTP
cover     "image/png"

tags
  TIT2  "Tide\x1b[2J tables"
  "TXXX:a b"  "x"

chapters (2)
  1  0:00:00.000  1:00:00.000  "Señales", "image/jpeg", 10 bytes
  2  1:00:00.000  1:02:05.500  "\x07"

faults (1)
  1.5: no CTOC frame, expected a table of contents
)");
}

TEST_CASE("inspect: the JSON carries every figure", "[edition]") {
  const std::string text = lector::edition::to_json(sample());
  CHECK(text.back() == '\n');
  const auto json = nlohmann::json::parse(text);
  CHECK(json["format"] == "lector.inspection/1");
  CHECK(json["type"] == "MP3");
  CHECK(json["size_bytes"] == 123456);
  CHECK(json["sample_rate_hz"] == 44100);
  CHECK(json["channels"] == 1);
  CHECK(json["bitrate_kbps"] == 96);
  CHECK(json["length_ms"] == 3725500);
  CHECK(json["loudness"]["integrated_lufs"] == -16.04);
  CHECK(json["loudness"]["range_lu"] == 1.72);
  CHECK(json["loudness"]["true_peak_dbtp"] == -1.5);
  CHECK(json["tags"]["TIT2"] == "Tide\x1b[2J tables");
  CHECK(json["chapters"][0]["picture"] ==
        nlohmann::json({{"type", "image/jpeg"}, {"size_bytes", 10}}));
  CHECK(json["chapters"][1] ==
        nlohmann::json({{"title", "\x07"}, {"start_ms", 3600000}, {"end_ms", 3725500}}));
  CHECK(json["cover"] == "image/png");
  CHECK(json["faults"][0]["rule"] == "1.5");
}

TEST_CASE("inspect: the JSON stands silence and bytes that are no UTF-8", "[edition]") {
  Inspection inspection;
  const double silence = -std::numeric_limits<double>::infinity();
  inspection.loudness = {.integrated_lufs = silence, .range_lu = 0.0, .true_peak_dbtp = silence};
  inspection.tags = {{"TITLE", "a\xFF"}};
  const auto json = nlohmann::json::parse(lector::edition::to_json(inspection));
  CHECK(json["loudness"]["integrated_lufs"].is_null());
  CHECK(json["cover"].is_null());
  CHECK(json["tags"]["TITLE"] == "a\xEF\xBF\xBD");
  CHECK_THAT(lector::edition::to_text(inspection), Contains("loudness  -inf LUFS"));
}
