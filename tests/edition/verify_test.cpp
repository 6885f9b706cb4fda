// A good edition is broken in one way after the other; each must be named by its rule.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "edition/inspect.hpp"
#include "edition/speech.hpp"
#include "edition/surgeon.hpp"

using lector::edition::Fault;
using lector::edition::inspect;
using surgeon::Mp3;

namespace {

/// A grey PNG header of a size; the reader looks no further.
std::string png(std::uint32_t width, std::uint32_t height) {
  return std::string("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16) + surgeon::bytes(width) +
         surgeon::bytes(height) + std::string(5, '\0');
}

surgeon::Part cover(const std::string& mime_type, const std::string& picture, char type = 3) {
  return {.id = "APIC", .body = '\0' + mime_type + '\0' + type + '\0' + picture};
}

/// The good edition, made once.
const std::string& good() {
  static const std::string kFile = [] {
    Mp3 mp3(speech::edition(".mp3", speech::tags()));
    mp3.parts.push_back(cover("image/png", png(1400, 1400)));
    return mp3.text();
  }();
  return kFile;
}

std::vector<Fault> faults_of(const std::string& bytes) {
  const support::TemporaryFolder folder;
  lector::base::OutputFile file(folder / "edition.mp3");
  file.write(bytes);
  file.commit();
  return inspect(folder / "edition.mp3").faults;
}

std::string told(const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults) text += fault.rule + ": " + fault.message + "\n";
  return text;
}

/// A way to break an edition: the rules that must be named, and no others.
struct Break {
  std::string name;
  std::set<std::string> rules;
  std::string words;  ///< in one of the messages
  std::function<void(Mp3&)> hurt;
};

void check(const std::vector<Break>& breaks) {
  for (const Break& broken : breaks) {
    Mp3 mp3(good());
    broken.hurt(mp3);
    const std::vector<Fault> faults = faults_of(mp3.text());
    std::set<std::string> rules;
    for (const Fault& fault : faults) rules.insert(fault.rule);
    INFO(broken.name << "\n" << told(faults));
    CHECK(rules == broken.rules);
    CHECK(told(faults).find(broken.words) != std::string::npos);
  }
}

/// Changes the body of the title of a chapter.
void set_title(Mp3& mp3, std::size_t chapter, const std::string& body) {
  auto subs = mp3.sub_parts(chapter);
  subs.at(0).body = body;
  mp3.set_sub_parts(chapter, subs);
}

void add_sub_part(Mp3& mp3, std::size_t chapter, const surgeon::Part& part) {
  auto subs = mp3.sub_parts(chapter);
  subs.push_back(part);
  mp3.set_sub_parts(chapter, subs);
}

surgeon::Part link(char encoding, const std::string& rest) {
  return {.id = "WXXX", .body = encoding + rest};
}

const std::string kLink = std::string("chapter url\0", 12);

}  // namespace

TEST_CASE("verify: a good edition has no fault", "[edition]") {
  const auto faults = faults_of(good());
  INFO(told(faults));
  CHECK(faults.empty());
}

TEST_CASE("verify: a good edition with links and images in chapters has no fault", "[edition]") {
  Mp3 mp3(good());
  add_sub_part(mp3, 1, link('\0', kLink + "https://example.org/tide"));
  add_sub_part(mp3, 1, cover("image/png", png(300, 300)));
  INFO(told(faults_of(mp3.text())));
  CHECK(faults_of(mp3.text()).empty());
}

TEST_CASE("verify: a broken tag header is named", "[edition]") {
  check({
      {"the tag is 2.4", {"1.1"}, "ID3v2.4.0", [](Mp3& mp3) { mp3.head[3] = 4; }},
      {"the tag is 2.2", {"1.1"}, "ID3v2.2.0", [](Mp3& mp3) { mp3.head[3] = 2; }},
      {"the tag is marked unsynchronised",
       {"1.3"},
       "unsynchronised",
       [](Mp3& mp3) { mp3.head[5] = '\x80'; }},
      {"the tag has an extended header",
       {"1.4"},
       "extended header",
       [](Mp3& mp3) {
         mp3.head[5] = '\x40';
         mp3.insert(0, {.id = std::string("\0\0\0\x06", 4), .body = ""});
       }},
      {"a frame is marked compressed",
       {"1.4"},
       "TIT2 at byte 10 has flags 128",
       [](Mp3& mp3) { mp3.part("TIT2").flags = 0x80; }},
      {"the padding is missing", {"1.18"}, "0 zero bytes", [](Mp3& mp3) { mp3.padding.clear(); }},
      {"the padding is dirty", {"1.2"}, "neither", [](Mp3& mp3) { mp3.padding[500] = 'x'; }},
  });
}

TEST_CASE("verify: sizes that lie are named", "[edition]") {
  const std::string& file = good();
  SECTION("a tag size that is not synch-safe") {
    std::string broken = file;
    broken[6] = '\x80';
    CHECK(told(faults_of(broken)).find("1.2: the tag size has bytes above 127") == 0);
  }
  SECTION("a tag larger than the file") {
    std::string broken = file;
    broken.replace(6, 4, surgeon::synch_safe(100U << 20U));
    const std::string faults = told(faults_of(broken));
    CHECK(faults.find("1.2: the tag claims 104857610 bytes") != std::string::npos);
    CHECK(faults.find("2.9: no MPEG audio frame") != std::string::npos);
  }
  SECTION("a frame larger than the tag") {
    std::string broken = file;
    broken.replace(14, 4, surgeon::bytes(0x7FFFFFFF));
    CHECK(told(faults_of(broken)).find("1.2: frame TIT2 at byte 10 claims 2147483647 bytes") !=
          std::string::npos);
  }
  SECTION("a frame id that is none") {
    std::string broken = file;
    broken[11] = '\x1B';
    CHECK(told(faults_of(broken)).find("1.2: frame id \"T\\x1bT2\" at byte 10") !=
          std::string::npos);
  }
  SECTION("a sub-frame larger than its chapter") {
    Mp3 mp3(file);
    std::string& body = mp3.part("CHAP", 2).body;
    body.replace(body.find("TIT2") + 4, 4, surgeon::bytes(5000));
    CHECK(told(faults_of(mp3.text())).find("1.2: chapter \"ch2\": frame TIT2") == 0);
  }
}

TEST_CASE("verify: a broken table of contents is named", "[edition]") {
  const auto entries = [](Mp3& mp3, char count, const std::string& list) {
    std::string& body = mp3.part("CTOC").body;
    const std::size_t title = body.find("TIT2");
    body = std::string("toc\0\x03", 5) + count + list + body.substr(title);
  };
  check({
      {"no CTOC", {"1.5"}, "no CTOC", [](Mp3& mp3) { mp3.erase("CTOC"); }},
      {"CTOC not top-level", {"1.5"}, "flags 1", [](Mp3& mp3) { mp3.part("CTOC").body[4] = 1; }},
      {"CTOC not ordered", {"1.5"}, "flags 2", [](Mp3& mp3) { mp3.part("CTOC").body[4] = 2; }},
      {"two CTOCs",
       {"1.7"},
       "2 CTOC",
       [](Mp3& mp3) { mp3.insert(mp3.find("CTOC"), mp3.part("CTOC")); }},
      {"the count is too large",
       {"1.2", "1.6"},
       "counts 9",
       [](Mp3& mp3) { mp3.part("CTOC").body[5] = 9; }},
      {"the count is too small",
       {"1.2", "1.6"},
       "counts 3",
       [](Mp3& mp3) { mp3.part("CTOC").body[5] = 3; }},
      {"a child is missing",
       {"1.6"},
       "CTOC lacks chapter \"ch2\"",
       [&](Mp3& mp3) { entries(mp3, 3, std::string("ch0\0ch1\0ch3\0", 12)); }},
      {"a child is twice there",
       {"1.6"},
       "lists \"ch1\" twice",
       [&](Mp3& mp3) { entries(mp3, 4, std::string("ch0\0ch1\0ch1\0ch3\0", 16)); }},
      {"a child does not exist",
       {"1.6"},
       "CTOC lists \"ch9\"",
       [&](Mp3& mp3) { entries(mp3, 4, std::string("ch0\0ch1\0ch9\0ch3\0", 16)); }},
      {"the children are out of order",
       {"1.6"},
       "lists \"ch2\" as number 2",
       [&](Mp3& mp3) { entries(mp3, 4, std::string("ch0\0ch2\0ch1\0ch3\0", 16)); }},
      {"CTOC without a title",
       {"1.13"},
       "CTOC has no TIT2",
       [](Mp3& mp3) {
         std::string& body = mp3.part("CTOC").body;
         body.resize(body.find("TIT2"));
       }},
      {"CTOC after the chapters",
       {"1.11"},
       "stands before CTOC",
       [](Mp3& mp3) {
         const surgeon::Part contents = mp3.part("CTOC");
         mp3.erase("CTOC");
         mp3.insert(mp3.find("APIC"), contents);
       }},
      {"a chapter is missing", {"1.6", "1.10"}, "counts 4", [](Mp3& mp3) { mp3.erase("CHAP", 1); }},
  });
}

TEST_CASE("verify: broken chapter times are named", "[edition]") {
  check({
      {"a start moved",
       {"1.10", "chapter start"},
       "\"ch2\" starts at 7000",
       [](Mp3& mp3) { mp3.set_time(2, 0, 7000); }},
      {"a late first start",
       {"1.10", "chapter start"},
       "\"ch0\"",
       [](Mp3& mp3) { mp3.set_time(0, 0, 1000); }},
      {"a gap", {"1.10"}, "\"ch2\" starts at 6000", [](Mp3& mp3) { mp3.set_time(1, 1, 5000); }},
      {"an overlap",
       {"1.10"},
       "\"ch2\" starts at 6000",
       [](Mp3& mp3) { mp3.set_time(1, 1, 8000); }},
      {"an end before the start",
       {"1.9", "1.10"},
       "\"ch2\" starts at 6000 ms and ends at 6000",
       [](Mp3& mp3) { mp3.set_time(2, 1, 6000); }},
      {"a start on a fraction of a second",
       {"1.16", "chapter start"},
       "\"ch1\" starts at 3400 ms, expected a whole second",
       [](Mp3& mp3) {
         mp3.set_time(0, 1, 3400);
         mp3.set_time(1, 0, 3400);
       }},
      {"the last chapter ends early",
       {"1.10"},
       "lasts 12000 ms",
       [](Mp3& mp3) { mp3.set_time(3, 1, 11900); }},
      {"a byte offset", {"1.8"}, "\"ch1\"", [](Mp3& mp3) { mp3.set_time(1, 2, 4096); }},
      {"chapters out of order in the file",
       {"1.11"},
       R"(chapter "ch1" follows chapter "ch2")",
       [](Mp3& mp3) { std::swap(mp3.part("CHAP", 1), mp3.part("CHAP", 2)); }},
      {"a chapter that begins within speech",
       {"chapter start"},
       "\"ch1\" begins at -",
       [](Mp3& mp3) {
         mp3.set_time(0, 1, 5000);
         mp3.set_time(1, 0, 5000);
       }},
  });
}

TEST_CASE("verify: a broken chapter frame is named", "[edition]") {
  const auto rename = [](Mp3& mp3, const std::string& id) {
    std::string& body = mp3.part("CHAP", 1).body;
    body.replace(0, 3, id);
    std::string& list = mp3.part("CTOC").body;
    list.replace(list.find("ch1"), 3, id);
  };
  check({
      {"an id of another form", {"1.12"}, "\"part1\"", [&](Mp3& mp3) { rename(mp3, "part1"); }},
      {"an id of 100 bytes",
       {"1.12"},
       "shorter than 100",
       [&](Mp3& mp3) { rename(mp3, "ch" + std::string(98, '1')); }},
      {"two chapters of one id",
       {"1.6", "1.12"},
       "a second chapter \"ch1\"",
       [](Mp3& mp3) { mp3.part("CHAP", 2).body.replace(0, 3, "ch1"); }},
      {"a chapter cut off",
       {"1.8", "1.10"},
       "is cut off",
       [](Mp3& mp3) { mp3.part("CHAP", 3).body.resize(3); }},
      {"no title", {"1.13"}, "\"ch2\" has no TIT2", [](Mp3& mp3) { mp3.set_sub_parts(2, {}); }},
      {"an empty title",
       {"1.13"},
       "\"ch2\" has an empty title",
       [](Mp3& mp3) { set_title(mp3, 2, "\x01\xFF\xFE"); }},
      {"a title in UTF-8",
       {"1.13"},
       "text encoding 3",
       [](Mp3& mp3) { set_title(mp3, 2, "\x03Title"); }},
      {"a UTF-16 title without a mark",
       {"1.13"},
       "\"ch2\" has a UTF-16 title that does not begin with FF FE",
       [](Mp3& mp3) { set_title(mp3, 2, std::string("\x01T\0i\0", 5)); }},
      {"a sub-frame with flags",
       {"1.4"},
       "chapter \"ch1\": TIT2 has flags 64",
       [](Mp3& mp3) {
         auto subs = mp3.sub_parts(1);
         subs.at(0).flags = 0x40;
         mp3.set_sub_parts(1, subs);
       }},
      {"a link with a percent sign",
       {"1.14"},
       "links to",
       [](Mp3& mp3) { add_sub_part(mp3, 1, link('\0', kLink + "https://example.org/a%20b")); }},
      {"a link in UTF-8",
       {"1.14"},
       "encoding 3",
       [](Mp3& mp3) { add_sub_part(mp3, 1, link('\3', kLink + "https://example.org")); }},
      {"a link of another description",
       {"1.14"},
       "described as \"www\"",
       [](Mp3& mp3) {
         add_sub_part(mp3, 1, link('\0', std::string("www\0", 4) + "https://example.org"));
       }},
      {"a chapter image of another type",
       {"1.15"},
       "type 4",
       [](Mp3& mp3) { add_sub_part(mp3, 1, cover("image/png", png(9, 9), 4)); }},
      {"a chapter image of more than 100 kB",
       {"1.15"},
       "at most 100000",
       [](Mp3& mp3) {
         add_sub_part(mp3, 1, cover("image/png", png(9, 9) + std::string(100'000, 'x')));
       }},
      {"a chapter image that is none",
       {"1.15"},
       "\"image/jpeg\"",
       [](Mp3& mp3) { add_sub_part(mp3, 1, cover("image/jpeg", "none")); }},
      {"a chapter with two images",
       {"1.15"},
       "2 images",
       [](Mp3& mp3) {
         add_sub_part(mp3, 1, cover("image/png", png(9, 9)));
         add_sub_part(mp3, 1, cover("image/png", png(9, 9)));
       }},
  });
}

TEST_CASE("verify: broken texts, dates and covers are named", "[edition]") {
  check({
      {"no title", {"0"}, "no TIT2", [](Mp3& mp3) { mp3.erase("TIT2"); }},
      {"no language", {"0"}, "no TLAN", [](Mp3& mp3) { mp3.erase("TLAN"); }},
      {"a language by its name",
       {"0"},
       "\"English\"",
       [](Mp3& mp3) { mp3.part("TLAN").body = std::string(1, '\0') + "English"; }},
      {"a text twice",
       {"0"},
       "a second TALB",
       [](Mp3& mp3) { mp3.insert(mp3.find("TALB"), mp3.part("TALB")); }},
      {"a text after the chapters",
       {"0"},
       "TALB at byte",
       [](Mp3& mp3) {
         const surgeon::Part album = mp3.part("TALB");
         mp3.erase("TALB");
         mp3.parts.push_back(album);
       }},
      {"a text in UTF-8",
       {"1.13"},
       "TALB at byte",
       [](Mp3& mp3) { mp3.part("TALB").body = "\x03Post"; }},
      {"a UTF-16 text of the other byte order",
       {"1.13"},
       "TALB at byte",
       [](Mp3& mp3) { mp3.part("TALB").body = std::string("\x01\xFE\xFF\0P", 5); }},
      {"an empty text",
       {"1.13"},
       "is empty",
       [](Mp3& mp3) { mp3.part("TPE1").body = std::string(1, '\0'); }},
      {"a date of 2.4",
       {"1.19"},
       "TDRC at byte",
       [](Mp3& mp3) {
         mp3.part("TYER") = {.id = "TDRC", .body = std::string(1, '\0') + "2025-04-01"};
       }},
      {"a year that is none",
       {"1.19"},
       "\"25\"",
       [](Mp3& mp3) { mp3.part("TYER").body = std::string(1, '\0') + "25"; }},
      {"no notice", {"4.15"}, "no comment", [](Mp3& mp3) { mp3.erase("COMM"); }},
      {"the cover before the chapters",
       {"1.17"},
       "stands before CHAP",
       [](Mp3& mp3) {
         const surgeon::Part picture = mp3.part("APIC");
         mp3.erase("APIC");
         mp3.insert(mp3.find("CHAP"), picture);
       }},
      {"a cover of another type",
       {"1.17"},
       "picture type 0",
       [](Mp3& mp3) { mp3.part("APIC") = cover("image/png", png(9, 9), 0); }},
      {"a cover that is not what it says",
       {"1.17"},
       "holds image/png",
       [](Mp3& mp3) { mp3.part("APIC") = cover("image/jpeg", png(9, 9)); }},
      {"a cover that is no square",
       {"1.17"},
       "1400 x 900",
       [](Mp3& mp3) { mp3.part("APIC") = cover("image/png", png(1400, 900)); }},
      {"a length that is wrong",
       {"length"},
       "TLEN says \"9000\"",
       [](Mp3& mp3) { mp3.insert(0, {.id = "TLEN", .body = std::string(1, '\0') + "9000"}); }},
  });
}

TEST_CASE("verify: what lies around the sound is named", "[edition]") {
  const std::string ape =
      "APETAGEX" + std::string("\xD0\x07\0\0\x20\0\0\0", 8) + std::string(16, '\0');
  check({
      {"an ID3v1 tag",
       {"0"},
       "an ID3v1 tag",
       [](Mp3& mp3) { mp3.stream += "TAG" + std::string(125, ' '); }},
      {"an APE tag", {"0"}, "an APE tag", [&](Mp3& mp3) { mp3.stream += ape; }},
      {"an APE tag before an ID3v1 tag",
       {"0"},
       "an APE tag",
       [&](Mp3& mp3) { mp3.stream += ape + "TAG" + std::string(125, ' '); }},
      {"junk at the end",
       {"2.9"},
       "700 bytes that belong to no frame",
       [](Mp3& mp3) { mp3.stream += std::string(700, 'x'); }},
      {"zeros at the end",
       {"2.9"},
       "64 bytes",
       [](Mp3& mp3) { mp3.stream += std::string(64, '\0'); }},
      {"junk between frames",
       {"2.9"},
       "33 bytes that belong to no frame",
       [](Mp3& mp3) {
         mp3.stream.insert(surgeon::frame_offset(mp3.stream, 100), std::string(33, 'x'));
       }},
      {"junk before the sound",
       {"2.9"},
       "50 bytes",
       [](Mp3& mp3) { mp3.stream.insert(0, std::string(50, 'x')); }},
      {"a cut last frame",
       {"2.5", "2.6", "2.9", "2.10"},
       "lacks 100 bytes",
       [](Mp3& mp3) { mp3.stream.resize(mp3.stream.size() - 100); }},
      {"the sound ends early, at a frame",
       {"1.10", "2.5", "2.6", "2.10"},
       "there are 399",
       [](Mp3& mp3) { mp3.stream.resize(surgeon::frame_offset(mp3.stream, 400)); }},
  });
  const auto none = faults_of(good().substr(good().find("\xFF\xFB")));
  CHECK(told(none).find("1.1: no tag") == 0);
  Mp3 mp3(good());
  const auto joined = told(faults_of(mp3.text() + mp3.stream));
  CHECK(joined.find("2.11: 1 Info frames within the sound") != std::string::npos);
  CHECK(joined.find("2.5: the Info frame tells of 461 frames, there are 922") != std::string::npos);
}

TEST_CASE("verify: a broken Info frame is named", "[edition]") {
  const auto set = [](std::size_t offset, const std::string& value) {
    return [=](Mp3& mp3) { surgeon::set_info(mp3.stream, offset, value); };
  };
  check({
      {"the Info frame is gone",
       {"2.5"},
       "no Info frame",
       [](Mp3& mp3) { mp3.stream.erase(0, surgeon::frame_length(mp3.stream, 0)); }},
      {"the Info frame is zeroed",
       {"2.5", "2.9"},
       "no Info frame",
       [](Mp3& mp3) {
         const std::size_t length = surgeon::frame_length(mp3.stream, 0);
         mp3.stream.replace(0, length, length, '\0');
       }},
      {"the mark is Xing", {"2.5"}, "\"Xing\"", set(surgeon::kInfoMagic, "Xing")},
      {"the frame count is wrong",
       {"2.5"},
       "7 frames",
       set(surgeon::kInfoFrames, surgeon::bytes(7))},
      {"the byte count is wrong",
       {"2.5"},
       "99 bytes",
       set(surgeon::kInfoBytes, surgeon::bytes(99))},
      {"the music length is wrong",
       {"2.5"},
       "99 bytes of music",
       set(surgeon::kInfoMusicBytes, surgeon::bytes(99))},
      {"the seek table goes backwards", {"2.8"}, "backwards", set(surgeon::kInfoTable + 50, "\1")},
      {"the padding is too small",
       {"2.5", "2.6"},
       "a padding of 5 samples",
       set(surgeon::kInfoDelay, surgeon::bytes(576U << 12U | 5U, 3))},
      {"the delay is not LAME's",
       {"2.5"},
       "a delay of 0",
       set(surgeon::kInfoDelay, surgeon::bytes(1000, 3))},
      {"the tag was changed without its checksum",
       {"2.5"},
       "checksum is",
       [](Mp3& mp3) { mp3.stream[surgeon::kInfoMusicCrc - 10] ^= 1; }},
      {"a bit of the sound was changed",
       {"2.10"},
       "checksum of the sound",
       [](Mp3& mp3) { mp3.stream[surgeon::frame_offset(mp3.stream, 50) + 60] ^= 1; }},
  });
}

TEST_CASE("verify: frames of another kind are named", "[edition]") {
  // A silent frame: its side information says that no channel has any bits.
  const auto silent = [](const std::string& header, std::size_t length) {
    return header + std::string(length - 4, '\0');
  };
  const auto insert = [](const std::string& frame) {
    return [=](Mp3& mp3) { mp3.stream.insert(surgeon::frame_offset(mp3.stream, 200), frame); };
  };
  check({
      {"a frame of 128 kbit/s",
       {"2.1", "2.5", "2.10"},
       "1 frames of another bit rate, from 96 to 128 kbit/s",
       insert(silent("\xFF\xFB\x90\xC0", 417))},
  });
  Mp3 stereo(good());
  insert(silent("\xFF\xFB\x70\x40", 313))(stereo);
  const std::string mixed = told(faults_of(stereo.text()));
  CHECK(mixed.find("2.4: 1 frames of another channel mode") != std::string::npos);
  CHECK(mixed.find("2.10: decoding ended with") != std::string::npos);
  std::string stream;
  for (int i = 0; i < 40; ++i) stream += silent("\xFF\xF3\x60\xC0", 156);  // MPEG-2, 22.05 kHz
  Mp3 mp3(good());
  mp3.stream = stream;
  const std::string faults = told(faults_of(mp3.text()));
  CHECK(faults.find("2.3: MPEG-2 Layer 3 at 22050 Hz") != std::string::npos);
  CHECK(faults.find("2.2: 48 kbit/s") != std::string::npos);
  CHECK(faults.find("3.13: the sound is silent") != std::string::npos);
}

TEST_CASE("verify: sound of the wrong level is named", "[edition]") {
  const auto rules = [](double factor) {
    return told(faults_of(speech::edition(".mp3", speech::tags(), speech::kLevel * factor)));
  };
  const std::string loud = rules(lector::base::from_db(3.0));
  CHECK(loud.find("3.1: a loudness of -12.99") == 0);
  CHECK(std::count(loud.begin(), loud.end(), '\n') == 1);
  CHECK(rules(lector::base::from_db(-3.0)).find("3.1: a loudness of -18.99") == 0);
  CHECK(rules(10.0).find("3.1: a true peak of ") != std::string::npos);
  CHECK(rules(0.0) == "3.13: the sound is silent, or shorter than 0.4 s, expected speech\n");
}

TEST_CASE("verify: the same fault in many chapters is one line", "[edition]") {
  Mp3 mp3(good());
  for (std::size_t i = 0; i < 4; ++i) set_title(mp3, i, "\x03Title");
  const auto faults = faults_of(mp3.text());
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].message ==
        "chapter \"ch0\" has a title in text encoding 3, expected 0 (Latin-1) or 1 (UTF-16) "
        "(and 3 more)");
}

TEST_CASE("verify: faults come in the order of the standards", "[edition]") {
  Mp3 mp3(good());
  mp3.erase("COMM");
  mp3.set_time(3, 1, 11900);
  mp3.part("CTOC").body[4] = 1;
  mp3.erase("TLAN");
  mp3.stream += "xx";
  mp3.insert(0, {.id = "TLEN", .body = std::string(1, '\0') + "1"});
  std::vector<std::string> rules;
  for (const Fault& fault : faults_of(mp3.text())) rules.push_back(fault.rule);
  CHECK(rules == std::vector<std::string>{"0", "1.5", "1.10", "2.9", "4.15", "length"});
}
