#include "edition/tags.hpp"

#include <taglib/attachedpictureframe.h>
#include <taglib/chapterframe.h>
#include <taglib/mpegfile.h>
#include <taglib/tableofcontentsframe.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "edition/bitmap.hpp"
#include "edition/inspect.hpp"
#include "edition/jpeg.hpp"
#include "edition/picture.hpp"
#include "edition/tones.hpp"
#include "support/command.hpp"
#include "support/temporary_folder.hpp"

using lector::edition::Bitmap;
using lector::edition::Chapter;
using lector::edition::render_id3;
using lector::edition::Tags;

namespace {

/// Big-endian number of four bytes, each of 8 bits, or of 7 where sizes are "synch-safe".
std::uint32_t number(std::string_view bytes, std::size_t at, unsigned int bits_a_byte = 8) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i)
    value = (value << bits_a_byte) | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

struct Frame {
  std::string id;
  std::string flags;
  std::string body;
};

/// Frames up to the padding, with sizes as ID3v2.3 writes them.
std::vector<Frame> frames_of(std::string_view bytes) {
  std::vector<Frame> frames;
  while (bytes.size() >= 10 && bytes[0] != '\0') {
    const std::size_t size = number(bytes, 4);
    REQUIRE(size + 10 <= bytes.size());
    frames.push_back({std::string(bytes.substr(0, 4)),
                      std::string(bytes.substr(8, 2)),
                      std::string(bytes.substr(10, size))});
    bytes.remove_prefix(10 + size);
  }
  return frames;
}

Frame frame_of(const Tags& tags, const std::string& id) {
  const auto tag = render_id3(tags);
  for (auto& frame : frames_of(std::string_view(tag).substr(10)))
    if (frame.id == id) return frame;
  FAIL("no frame " << id);
  return {};
}

/// Titles of every kind that is known to break something.
const std::vector<std::string>& awkward_titles() {
  static const std::vector<std::string> kTitles{
      "plain",
      "Él — «dijo» “sí”",
      "바다와 밀물",
      "שלום (עולם)",
      "🌊 the tide 👩‍👩‍👧",
      std::string(2000, 'x'),
      R"(a/b; c=d, e\f 'g' "h" <i> &j;)",
  };
  return kTitles;
}

Tags awkward_tags() {
  Tags tags = tones::tags(awkward_titles().size());
  tags.title = awkward_titles()[4];
  for (std::size_t i = 0; i < tags.chapters.size(); ++i)
    tags.chapters[i].title = awkward_titles()[i];
  return tags;
}

/// An MP3 of a second; readers of tags don't ask for more.
std::filesystem::path save(const support::TemporaryFolder& folder, const Tags& tags) {
  const auto path = folder / "a.mp3";
  lector::edition::write_edition(path, tones::sweep(44'100), tags, {.bitrate_kbps = 64});
  return path;
}

/// Chapters as ffprobe lists them.
std::vector<Chapter> ffprobe_chapters(const std::filesystem::path& path) {
  const auto listed =
      support::run({"ffprobe", "-v", "error", "-show_chapters", "-of", "json", path});
  REQUIRE(listed.err.empty());
  const auto json = nlohmann::json::parse(listed.out);
  std::vector<Chapter> chapters;
  for (const auto& entry : json.at("chapters"))
    chapters.push_back({entry.at("tags").at("title").get<std::string>(),
                        std::lround(std::stod(entry.at("start_time").get<std::string>()) * 1000),
                        std::lround(std::stod(entry.at("end_time").get<std::string>()) * 1000)});
  return chapters;
}

std::vector<Chapter> taglib_chapters(const std::filesystem::path& path) {
  TagLib::MPEG::File file(path.c_str());
  std::vector<Chapter> chapters;
  for (auto* frame : file.ID3v2Tag()->frameList("CHAP")) {
    const auto* chapter = dynamic_cast<TagLib::ID3v2::ChapterFrame*>(frame);
    REQUIRE(chapter != nullptr);
    chapters.push_back({chapter->embeddedFrameList("TIT2").front()->toString().to8Bit(true),
                        chapter->startTime(),
                        chapter->endTime()});
    for (auto* part : chapter->embeddedFrameList("APIC")) {
      const auto* picture = dynamic_cast<TagLib::ID3v2::AttachedPictureFrame*>(part);
      REQUIRE(picture != nullptr);
      const auto bytes = picture->picture();
      chapters.back().picture = {picture->mimeType().to8Bit(), {bytes.data(), bytes.size()}};
    }
  }
  return chapters;
}

/// Chapters as a Python library lists them, a line each: start, end, title.
std::vector<Chapter> python_chapters(const std::string& script, const std::filesystem::path& path) {
  const auto listed = support::run({"/usr/bin/python3", "-c", script, path});
  CAPTURE(listed.err);
  REQUIRE(listed.exit_code == 0);
  std::vector<Chapter> chapters;
  for (const auto& entry : nlohmann::json::parse(listed.out))
    chapters.push_back({entry.at(2), entry.at(0), entry.at(1)});
  return chapters;
}

constexpr const char* kMutagen = R"(
import sys, json, mutagen.id3
tag = mutagen.id3.ID3(sys.argv[1], translate=False)
chapters = sorted(tag.getall("CHAP"), key=lambda c: c.start_time)
print(json.dumps([[c.start_time, c.end_time, c.sub_frames["TIT2"].text[0]] for c in chapters]))
)";

/// How many pictures chapters have, and what they are, if they are all alike.
constexpr const char* kMutagenPictures = R"(
import sys, mutagen.id3
tag = mutagen.id3.ID3(sys.argv[1], translate=False)
found = [p for c in tag.getall("CHAP") for p in c.sub_frames.getall("APIC")]
for kind in set((p.mime, int(p.type), len(p.data)) for p in found): print(len(found), *kind)
)";

constexpr const char* kEyed3Pictures = R"(
import sys, eyed3
tag = eyed3.load(sys.argv[1]).tag
chapters = [tag.chapters[i] for i in tag.table_of_contents.get(b"toc").child_ids]
found = [p for c in chapters for p in c.sub_frames.get(b"APIC", [])]
for kind in set((p.mime_type, p.picture_type, len(p.image_data)) for p in found):
  print(len(found), *kind)
)";

constexpr const char* kEyed3 = R"(
import sys, json, eyed3
tag = eyed3.load(sys.argv[1]).tag
chapters = [tag.chapters[i] for i in tag.table_of_contents.get(b"toc").child_ids]
print(json.dumps([[c.times[0], c.times[1], c.title] for c in chapters]))
)";

}  // namespace

TEST_CASE("tags: the header is that of a bare ID3v2.3 tag", "[edition]") {
  const auto tag = render_id3(tones::tags(3));
  CHECK(tag.substr(0, 6) == std::string("ID3\x03\0\0", 6));
  CHECK(number(tag, 6, 7) == tag.size() - 10);
}

TEST_CASE("tags: frames stand in the order that players want, without flags", "[edition]") {
  Tags tags = tones::tags(2);
  tags.cover = {"image/png", "picture"};
  const auto tag = render_id3(tags);
  std::vector<std::string> ids;
  for (const auto& frame : frames_of(std::string_view(tag).substr(10))) {
    ids.push_back(frame.id);
    CHECK(frame.flags == std::string(2, '\0'));
  }
  CHECK(ids == std::vector<std::string>{"TIT2",
                                        "TPE1",
                                        "TALB",
                                        "TYER",
                                        "TDAT",
                                        "TIME",
                                        "TLAN",
                                        "COMM",
                                        "WOAF",
                                        "CTOC",
                                        "CHAP",
                                        "CHAP",
                                        "APIC"});
}

TEST_CASE("tags: the article's identity and its text stand before the chapters", "[edition]") {
  Tags tags = tones::tags(1);
  tags.identity = "00112233445566778899aabbccddeeff";
  tags.text = "Tide\nIt came in.\n";
  CHECK(frame_of(tags, "UFID").body == std::string("lector\0", 7) + *tags.identity);
  CHECK(frame_of(tags, "USLT").body == std::string("\0eng\0", 5) + tags.text);
}

TEST_CASE("tags: zeros fill the end", "[edition]") {
  const auto tag = render_id3(tones::tags(1));
  const auto padding = tag.size() - 1 - tag.find_last_not_of('\0');
  CHECK(padding >= 1024);
  CHECK(padding <= 4096);
}

TEST_CASE("tags: text is Latin-1 where it is ASCII, else UTF-16 with its mark", "[edition]") {
  Tags tags = tones::tags(1);
  tags.title = "Tide";
  tags.artist = "Zoë";
  CHECK(frame_of(tags, "TIT2").body == std::string("\0Tide", 5));
  CHECK(frame_of(tags, "TPE1").body == std::string("\x01\xFF\xFEZ\0o\0\xEB\0", 9));
  CHECK(frame_of(tags, "TYER").body == std::string("\0"
                                                   "2025",
                                                   5));
  CHECK(frame_of(tags, "TDAT").body == std::string("\0"
                                                   "0104",
                                                   5));
  CHECK(frame_of(tags, "TIME").body == std::string("\0"
                                                   "1713",
                                                   5));
  CHECK(frame_of(tags, "TLAN").body == std::string("\0eng", 4));
}

TEST_CASE("tags: the notice and the address are there", "[edition]") {
  const auto tags = tones::tags(1);
  CHECK(frame_of(tags, "COMM").body == std::string("\0eng\0", 5) + tags.notice);
  CHECK(frame_of(tags, "WOAF").body == tags.url);
}

TEST_CASE("tags: the table of contents is flat, top-level and ordered", "[edition]") {
  const auto body = frame_of(tones::tags(3), "CTOC").body;
  const std::string head(
      "toc\0\x03\x03"
      "ch0\0ch1\0ch2\0",
      18);
  REQUIRE(body.starts_with(head));
  const auto inner = frames_of(std::string_view(body).substr(head.size()));
  REQUIRE(inner.size() == 1);
  CHECK(inner[0].id == "TIT2");
  CHECK(inner[0].body.starts_with("\x01\xFF\xFE"));
}

TEST_CASE("tags: a chapter has its times, no offsets and a title in UTF-16", "[edition]") {
  Tags tags = tones::tags(1);
  tags.chapters = {{"Hi", 0x01020304, 0x05060708}};
  const auto body = frame_of(tags, "CHAP").body;
  const std::string head("ch0\0\x01\x02\x03\x04\x05\x06\x07\x08\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                         20);
  REQUIRE(body.starts_with(head));
  const auto inner = frames_of(std::string_view(body).substr(head.size()));
  REQUIRE(inner.size() == 1);
  CHECK(inner[0].flags == std::string(2, '\0'));
  CHECK(inner[0].body == std::string("\x01\xFF\xFEH\0i\0", 7));
}

TEST_CASE("tags: a chapter's picture follows its title", "[edition]") {
  Tags tags = tones::tags(1);
  tags.chapters[0].picture = {"image/jpeg", "picture"};
  const auto body = frame_of(tags, "CHAP").body;
  const auto inner = frames_of(std::string_view(body).substr(20));
  REQUIRE(inner.size() == 2);
  CHECK(inner[0].id == "TIT2");
  CHECK(inner[1].id == "APIC");
  CHECK(inner[1].flags == std::string(2, '\0'));
  CHECK(inner[1].body == std::string("\0image/jpeg\0\x03\0", 14) + "picture");
}

TEST_CASE("tags: a cover is a front cover without description", "[edition]") {
  Tags tags = tones::tags(1);
  tags.cover = {"image/jpeg", "picture"};
  CHECK(frame_of(tags, "APIC").body == std::string("\0image/jpeg\0\x03\0", 14) + "picture");
}

TEST_CASE("tags: what isn't known has no frame", "[edition]") {
  Tags tags;
  tags.title = "Only a title";
  tags.url = "javascript:alert(1)";
  const auto tag = render_id3(tags);
  const auto frames = frames_of(std::string_view(tag).substr(10));
  REQUIRE(frames.size() == 1);
  CHECK(frames[0].id == "TIT2");
}

TEST_CASE("tags: every reader lists the same chapters", "[edition]") {
  const support::TemporaryFolder folder;
  const auto tags = awkward_tags();
  const auto path = save(folder, tags);
  CHECK(ffprobe_chapters(path) == tags.chapters);
  CHECK(taglib_chapters(path) == tags.chapters);
  CHECK(python_chapters(kMutagen, path) == tags.chapters);
  CHECK(python_chapters(kEyed3, path) == tags.chapters);
}

TEST_CASE("tags: 255 chapters are listed, one by one", "[edition]") {
  const support::TemporaryFolder folder;
  const auto tags = tones::tags(255);
  const auto path = save(folder, tags);
  CHECK(ffprobe_chapters(path) == tags.chapters);
  CHECK(python_chapters(kEyed3, path) == tags.chapters);
}

TEST_CASE("tags: 255 chapters with the heaviest pictures are found by every reader", "[edition]") {
  const support::TemporaryFolder folder;
  auto tags = tones::tags(255);
  const Bitmap bitmap{.width = 8, .height = 8, .rgb = std::vector<std::uint8_t>(192)};
  auto jpeg = lector::edition::write_jpeg(bitmap, 80, 10'000).value_or("too large");
  jpeg.resize(lector::edition::kChapterPictureBytes);  // zeros behind its end
  for (auto& chapter : tags.chapters) chapter.picture = {"image/jpeg", jpeg};
  tags.cover = {"image/jpeg", jpeg};
  const auto path = save(folder, tags);
  const auto inspection = lector::edition::inspect(path);
  CHECK(inspection.chapters == tags.chapters);
  for (const auto& fault : inspection.faults) CHECK(fault.rule != "1.15");
  CHECK(taglib_chapters(path) == tags.chapters);
  for (auto& chapter : tags.chapters) chapter.picture.reset();
  CHECK(ffprobe_chapters(path) == tags.chapters);
  CHECK(python_chapters(kMutagen, path) == tags.chapters);
  CHECK(python_chapters(kEyed3, path) == tags.chapters);
  for (const char* pictures : {kMutagenPictures, kEyed3Pictures}) {
    const auto listed = support::run({"/usr/bin/python3", "-c", pictures, path});
    CAPTURE(listed.err);
    CHECK(listed.out == "255 image/jpeg 3 100000\n");
  }
  CHECK(support::run({"mp3val", path}).out.find("WARNING") == std::string::npos);
}

TEST_CASE("tags: control characters in titles reach no reader", "[edition]") {
  const support::TemporaryFolder folder;
  Tags tags = tones::tags(1);
  tags.chapters[0].title = std::string("a\0b\nc\x1B[2Jd\u0090e", 13);
  CHECK(ffprobe_chapters(save(folder, tags)).at(0).title == "ab c[2Jde");
}

TEST_CASE("tags: validators find nothing", "[edition]") {
  const support::TemporaryFolder folder;
  const auto path = save(folder, awkward_tags());
  const auto checked = support::run({"exiftool", "-validate", "-warning", "-a", path}).out;
  CHECK(checked.find(": OK") != std::string::npos);
  CHECK(checked.find("Warning") == std::string::npos);
  const auto listed = support::run({"mp3val", path}).out;
  CAPTURE(listed);
  CHECK(listed.find("CBR") != std::string::npos);
  CHECK(listed.find("WARNING") == std::string::npos);
}

TEST_CASE("tags: ffprobe shows the header's values", "[edition]") {
  const support::TemporaryFolder folder;
  const auto listed = support::run(
      {"ffprobe", "-v", "error", "-show_format", "-of", "json", save(folder, tones::tags(1))});
  const auto values = nlohmann::json::parse(listed.out).at("format").at("tags");
  CHECK(values.at("title") == "The tide — again");
  CHECK(values.at("artist") == "Ana Lyse");
  CHECK(values.at("album") == "Harbour Post");
  CHECK(values.at("comment") == "Read by an artificial voice.");
  CHECK(values.at("date") == "2025-04-01 17:13");
}

TEST_CASE("tags: a head that TagLib can't read is an error of the engine", "[edition]") {
  for (const auto format :
       {lector::edition::Format::flac, lector::edition::Format::ogg, lector::edition::Format::opus})
    CHECK_THROWS_AS(lector::edition::with_comments(format, "nonsense", {}), lector::Error);
}
