// The reader's parsers alone, on bytes made by hand: what is there, and what a hostile file does.
#include <catch2/catch.hpp>
#include <string>

#include "edition/file_tags.hpp"
#include "edition/id3_fields.hpp"
#include "edition/id3_reader.hpp"
#include "edition/mpeg_reader.hpp"
#include "edition/surgeon.hpp"

using namespace lector::edition;
using surgeon::bytes;

namespace {

/// A file in memory; counts what is asked for.
ByteSource memory(const std::string& file) {
  return [file](std::uint64_t offset, std::span<char> block) -> std::size_t {
    if (offset >= file.size()) return 0;
    return file.copy(block.data(), block.size(), static_cast<std::size_t>(offset));
  };
}

std::string tag_of(const std::string& body, char major = 3) {
  return std::string("ID3") + major + std::string(2, '\0') +
         surgeon::synch_safe(static_cast<std::uint32_t>(body.size())) + body;
}

std::string little(std::uint32_t value) {
  const std::string big = bytes(value);
  return {big.rbegin(), big.rend()};
}

std::string comments(const std::vector<std::string>& fields) {
  std::string text = little(3) + "own" + little(static_cast<std::uint32_t>(fields.size()));
  for (const auto& field : fields) text += little(static_cast<std::uint32_t>(field.size())) + field;
  return text;
}

std::string flac_block(char kind, const std::string& body) {
  return kind + bytes(static_cast<std::uint32_t>(body.size()), 3) + body;
}

/// Silent frames of 96 kbit/s, 44.1 kHz, mono.
std::string frames(int count) {
  std::string stream;
  while (count-- > 0) stream += "\xFF\xFB\x70\xC0" + std::string(309, '\0');
  return stream;
}

}  // namespace

TEST_CASE("byte reader: reading past the end gives nothing and is remembered", "[edition]") {
  ByteReader reader("abc");
  CHECK(reader.big(2) == 0x6162);
  CHECK(!reader.failed());
  CHECK(reader.big(4) == 0);
  CHECK(reader.failed());
  CHECK(reader.take(5).empty());
  ByteReader text(std::string_view("one\0two", 7));
  CHECK(text.until_nul() == "one");
  CHECK(text.until_nul() == "two");
  CHECK(text.failed());
  CHECK(ByteReader(std::string_view("\1\2\0\0", 4)).little(4) == 0x201);
}

TEST_CASE("byte window: a stretch across two blocks comes whole", "[edition]") {
  std::string file(600'000, '.');
  file.replace(262'140, 8, "boundary");
  ByteWindow window(memory(file), file.size());
  CHECK(window.at(0, 1) == ".");
  CHECK(window.at(262'140, 8) == "boundary");
  CHECK(window.at(0, 2) == "..");
  CHECK(window.at(file.size() - 3, 100).size() == 3);
  CHECK(window.at(file.size(), 1).empty());
}

TEST_CASE("id3: 2.4 sizes are read as seven bits", "[edition]") {
  const std::string frame = "TIT2" + std::string("\0\0\1\x08\0\0", 6) + std::string(136, 'x');
  const std::string bytes = tag_of(frame, 4);
  const Id3Tag tag = parse_id3(bytes);
  CHECK(tag.major == 4);
  REQUIRE(tag.contents.frames.size() == 1);
  CHECK(tag.contents.frames[0].body.size() == 136);
}

TEST_CASE("id3: a tag that claims 100 MB costs only what the file has", "[edition]") {
  std::string file = tag_of("TIT2");
  file.replace(6, 4, surgeon::synch_safe(100U << 20U));
  const std::string loaded = load_id3(memory(file));
  CHECK(loaded == file);
  CHECK(parse_id3(loaded).size_bytes == (100U << 20U) + 10);
}

TEST_CASE("id3: a tag of a million empty frames is given up", "[edition]") {
  std::string body;
  for (int i = 0; i < 20'000; ++i) body += "TALB" + std::string(6, '\0');
  const std::string bytes = tag_of(body);
  const Id3Tag tag = parse_id3(bytes);
  CHECK(tag.contents.frames.size() == 10'000);
  CHECK(tag.contents.damage == "more than 10000 frames");
}

TEST_CASE("id3: cut chapter frames are marked, not read past", "[edition]") {
  const std::string whole = std::string("ch0\0", 4) + std::string(16, '\1');
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const surgeon::Part part{.id = "CHAP", .body = whole.substr(0, length)};
    const std::string bytes = tag_of(part.text());
    const auto chapters = chapters_of(parse_id3(bytes));
    REQUIRE(chapters.size() == 1);
    CHECK(!chapters[0].is_whole);
  }
  const surgeon::Part contents{.id = "CTOC", .body = std::string("toc\0\3\5a\0b", 9)};
  const std::string bytes = tag_of(contents.text());
  const auto tables = contents_of(parse_id3(bytes));
  REQUIRE(tables.size() == 1);
  CHECK(!tables[0].is_whole);
  CHECK(tables[0].entry_count == 5);
}

TEST_CASE("id3: texts of each encoding become UTF-8", "[edition]") {
  CHECK(read_id3_text(std::string("\0caf\xE9\0rest", 10)).text == "café");
  CHECK(read_id3_text(std::string("\1\xFF\xFE\xE9\0\0\0x\0", 9)).text == "é");
  CHECK(read_id3_text(std::string("\1\xFE\xFF\0\xE9", 5)).text == "é");
  CHECK(read_id3_text(std::string("\1\xFF\xFE\x3C\xD8\x0A\xDF", 7)).text == "🌊");
  CHECK(read_id3_text(std::string("\1\xFF\xFE\x3C\xD8", 5)).text == "\xEF\xBF\xBD");
  CHECK(read_id3_text(std::string("\2\0\xE9", 3)).text == "é");
  CHECK(read_id3_text("\3caf\xC3\xA9").text == "café");
  CHECK(read_id3_text("").text.empty());
  CHECK(read_id3_comment(std::string("\0engwhat\0text", 13), 3).text.text == "text");
}

TEST_CASE("id3: pictures tell their size", "[edition]") {
  const std::string jpeg = std::string("\xFF\xD8\xFF\xE0\0\4ab\xFF\xC0\0\x11\x08\5\x78\3\x84", 17);
  const auto size = measure_picture(jpeg).value_or(PictureSize{});
  CHECK(size.mime_type == "image/jpeg");
  CHECK(size.width == 900);
  CHECK(size.height == 1400);
  CHECK(!measure_picture(jpeg.substr(0, 15)));
  CHECK(!measure_picture(std::string("\xFF\xD8\xFF\xE0\0\0\0\0", 8)));
  CHECK(!measure_picture("GIF89a"));
}

TEST_CASE("mpeg: headers give version, rate and length", "[edition]") {
  const MpegHeader header = parse_mpeg_header("\xFF\xFB\x72\xC0").value_or(MpegHeader{});
  CHECK(header.version == 1);
  CHECK(header.layer == 3);
  CHECK(header.bitrate_kbps == 96);
  CHECK(header.sample_rate_hz == 44100);
  CHECK(header.mode == 3);
  CHECK(header.length_bytes == 314);
  CHECK(parse_mpeg_header("\xFF\xE3\x18\xC0").value_or(MpegHeader{}).sample_rate_hz == 8000);
  CHECK(!parse_mpeg_header("\xFF\xFB\xF0\xC0"));                // no such bit rate
  CHECK(!parse_mpeg_header(std::string("\xFF\xFB\0\xC0", 4)));  // free bit rate
  CHECK(!parse_mpeg_header("\xFF\xFB\x7C\xC0"));                // no such sample rate
  CHECK(!parse_mpeg_header("\xFF\xF9\x70\xC0"));                // no such layer
  CHECK(!parse_mpeg_header("\xFF\xFB"));
}

TEST_CASE("mpeg: no frame is longer than the walk allows for", "[edition]") {
  std::size_t longest = 0;
  for (std::uint32_t word = 0xFFE00000U; word >= 0xFFE00000U; word += 0x100U) {
    const auto header = parse_mpeg_header(bytes(word));
    if (header) longest = std::max(longest, header->length_bytes);
  }
  CHECK(longest <= kMaxMpegFrameBytes);
  CHECK(longest > 1000);
}

TEST_CASE("mpeg: the walk counts frames, junk and what is cut", "[edition]") {
  const std::string junk = "\xFF\xFBjunk that begins like a frame";
  const std::string file = frames(3) + junk + frames(2) + frames(1).substr(0, 200);
  const MpegStream stream = read_mpeg(memory(file), 0, file.size());
  CHECK(stream.frame_count == 5);
  CHECK(stream.frame_bytes == 5 * 313);
  CHECK(stream.junk.count == 1);
  CHECK(stream.junk.first_offset == 3 * 313);
  CHECK(stream.junk.bytes == junk.size());
  CHECK(stream.cut_frame.first_offset == 5 * 313 + junk.size());
  CHECK(stream.cut_frame.bytes == 113);
  CHECK(!stream.info);
}

TEST_CASE("mpeg: a file without frames is all junk", "[edition]") {
  const MpegStream none = read_mpeg(memory(""), 0, 0);
  CHECK(!none.first);
  const std::string noise(10'000, '\xFF');
  const MpegStream stream = read_mpeg(memory(noise), 0, noise.size());
  CHECK(!stream.first);
  CHECK(stream.junk.bytes == noise.size());
}

TEST_CASE("mpeg: an APE tag that lies about its size takes no more than there is", "[edition]") {
  const std::string ape = "APETAGEX" + little(2000) + little(0xFFFFFFFF) + std::string(16, '\0');
  const std::string file = frames(2) + ape;
  const ForeignTags tags = find_foreign_tags(memory(file), 0, file.size());
  CHECK(tags.ape_offset == 0);
  CHECK(tags.end == 0);
  const ForeignTags small = find_foreign_tags(memory("TAG"), 0, 3);
  CHECK(!small.id3v1_offset);
}

TEST_CASE("flac: comments, chapters and cover are read in order of number", "[edition]") {
  const std::string picture = bytes(3) + bytes(9) + "image/png" + std::string(24, '\0');
  const std::string file = "fLaC" + flac_block('\0', std::string(34, '\0')) +
                           flac_block('\4',
                                      comments({"title=Tide",
                                                "CHAPTER002=01:02:03.004",
                                                "CHAPTER001=00:00:00.000",
                                                "CHAPTER001NAME=One",
                                                "Comment=a",
                                                "COMMENT=b"})) +
                           flac_block('\x86', picture);
  const FileTags tags = read_flac_tags(memory(file));
  CHECK(!tags.damage);
  CHECK(tags.fields.at("TITLE") == "Tide");
  CHECK(tags.fields.at("COMMENT") == "a; b");
  CHECK(tags.fields.count("CHAPTER001") == 0);
  CHECK(tags.marks ==
        std::vector<Mark>{{.position = 0, .title = "One"}, {.position = 3723004, .title = ""}});
  CHECK(tags.cover_type == "image/png");
  for (std::size_t length = 4; length < file.size(); length += 7) {
    const FileTags cut = read_flac_tags(memory(file.substr(0, length)));
    CHECK((cut.damage || cut.cover_type || length > file.size() - picture.size()));
  }
}

TEST_CASE("flac: a chapter time of another form is damage", "[edition]") {
  for (const std::string time :
       {"", "1:2:3", "00:00:00", "00:00:0a.000", "aa:00:00.000", ":::::"}) {
    const std::string file = "fLaC" + flac_block('\x84', comments({"CHAPTER001=" + time}));
    CAPTURE(time);
    CHECK(read_flac_tags(memory(file)).damage.has_value());
  }
}

TEST_CASE("ogg: comments may span pages, and a cover is base64", "[edition]") {
  const auto page = [](const std::string& segments, const std::string& body) {
    return "OggS" + std::string(22, '\0') + static_cast<char>(segments.size()) + segments + body;
  };
  const std::string body =
      "OpusTags" + comments({"TITLE=" + std::string(300, 't'),
                             "METADATA_BLOCK_PICTURE=AAAAAwAAAAlpbWFnZS9wbmcAAAAA"});
  REQUIRE(body.size() > 255);
  REQUIRE(body.size() < 510);
  const std::string file =
      page("\x08", "OpusHead") + page("\xFF", body.substr(0, 255)) +
      page(std::string(1, static_cast<char>(body.size() - 255)), body.substr(255));
  const FileTags tags = read_ogg_tags(memory(file));
  CHECK(!tags.damage);
  CHECK(tags.fields.at("TITLE").size() == 300);
  CHECK(tags.cover_type == "image/png");
  for (std::size_t length = 0; length < file.size(); length += 11) {
    CHECK(read_ogg_tags(memory(file.substr(0, length))).damage.has_value());
  }
}

TEST_CASE("wav: cue points carry their labels", "[edition]") {
  const auto chunk = [](const std::string& id, const std::string& body) {
    return id + little(static_cast<std::uint32_t>(body.size())) + body +
           std::string(body.size() % 2, '\0');
  };
  const auto cue = [](std::uint32_t id, std::uint32_t frame) {
    return little(id) + std::string(16, '\0') + little(frame);
  };
  const std::string file = "RIFF" + little(0) + "WAVE" + chunk("data", "abc") +
                           chunk("cue ", little(2) + cue(1, 0) + cue(2, 44100)) +
                           chunk("LIST",
                                 "adtl" + chunk("labl", little(2) + "Two") +
                                     chunk("labl", little(1) + "One") + chunk("note", "x")) +
                           chunk("LIST", "INFO" + chunk("INAM", std::string("Tide\0", 5)));
  const FileTags tags = read_wav_tags(memory(file));
  CHECK(tags.marks ==
        std::vector<Mark>{{.position = 0, .title = "One"}, {.position = 44100, .title = "Two"}});
  CHECK(tags.fields.at("INAM") == "Tide");
  for (std::size_t length = 0; length < file.size(); length += 5) {
    static_cast<void>(read_wav_tags(memory(file.substr(0, length))));
  }
}

TEST_CASE("wav: chunks without length come to an end", "[edition]") {
  const std::string file = "RIFF" + little(0) + "WAVE" + std::string(1 << 20, '\0');
  CHECK(read_wav_tags(memory(file)).marks.empty());
}
