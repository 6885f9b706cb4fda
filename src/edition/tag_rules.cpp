#include <algorithm>
#include <set>

#include "base/report.hpp"
#include "edition/id3_fields.hpp"
#include "edition/rules.hpp"

namespace lector::edition {
namespace {

std::string hex(unsigned value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  return std::string("0x") + kDigits[value >> 4U & 15U] + kDigits[value & 15U];
}

std::string place(const Id3Frame& frame) {
  return std::string(frame.id) + " at byte " + std::to_string(frame.offset_bytes);
}

bool is_text(const Id3Frame& frame) {
  return frame.id.front() == 'T' && frame.id != "TXXX";
}

bool is_digits(std::string_view text, std::size_t count) {
  return text.size() == count &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void check_header(const Id3Tag& tag, std::uint64_t available_bytes, FaultList& faults) {
  if (tag.is_size_plain) {
    faults.add("1.2", "the tag size has bytes above 127", "four bytes of seven bits");
  }
  if (tag.size_bytes > available_bytes) {
    faults.add("1.2",
               "the tag claims " + std::to_string(tag.size_bytes) + " bytes where the file has " +
                   std::to_string(available_bytes),
               "a tag that ends within the file");
  }
  if ((tag.flags & 0x80U) != 0) {
    faults.add("1.3", "tag flags " + hex(tag.flags) + " (unsynchronised)", "0x00");
  }
  if ((tag.flags & 0x7FU) != 0) {
    faults.add(
        "1.4",
        "tag flags " + hex(tag.flags) + ((tag.flags & 0x40U) != 0 ? " (extended header)" : ""),
        "no extended header, footer or experiment");
  }
}

void check_frames(const Id3Tag& tag, FaultList& faults) {
  if (tag.contents.damage) faults.add("1.2", *tag.contents.damage, "frames, then zeros");
  std::set<std::string_view> seen;
  for (const Id3Frame& frame : tag.contents.frames) {
    if (frame.flags != 0) {
      faults.add("1.4",
                 place(frame) + " has flags " + std::to_string(frame.flags),
                 "no frame flags (no compression, encryption or grouping)");
    }
    if (is_text(frame) && !seen.insert(frame.id).second) {
      faults.add("0", "a second " + place(frame), "each text frame once");
    }
  }
}

void check_text(const Id3Frame& frame, const Id3Text& text, FaultList& faults) {
  if (text.encoding > 1) {
    faults.add("1.13",
               place(frame) + " has text encoding " + std::to_string(text.encoding),
               "0 (Latin-1) or 1 (UTF-16)");
  } else if (text.encoding == 1 && text.mark != ByteOrderMark::little) {
    faults.add("1.13",
               place(frame) + " has UTF-16 text that does not begin with FF FE",
               "a little-endian byte order mark");
  }
  if (text.text.empty()) faults.add("1.13", place(frame) + " is empty", "text in every text frame");
}

void check_texts(const Id3Tag& tag, FaultList& faults) {
  constexpr std::size_t kLanguageBytes = 3;
  for (const Id3Frame& frame : tag.contents.frames) {
    if (is_text(frame)) check_text(frame, read_id3_text(frame.body), faults);
    if (frame.id == "TXXX") check_text(frame, read_id3_comment(frame.body, 0).text, faults);
    if (frame.id == "COMM" || frame.id == "USLT") {
      check_text(frame, read_id3_comment(frame.body, kLanguageBytes).text, faults);
    }
  }
}

/// Section 0: the frames an edition always has, and texts before chapters.
void check_required(const Id3Tag& tag, FaultList& faults) {
  for (const std::string_view id : {"TIT2", "TLAN"}) {
    if (find_frame(tag.contents, id) == nullptr) {
      faults.add("0", "no " + std::string(id) + " frame", "a title and a language (TIT2, TLAN)");
    }
  }
  const Id3Frame* language = find_frame(tag.contents, "TLAN");
  const std::string code = language == nullptr ? "" : read_id3_text(language->body).text;
  const bool is_code =
      code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
  if (language != nullptr && !is_code) {
    faults.add("0", "TLAN says " + base::quoted(code), "a language of three letters (ISO 639-2)");
  }
  const Id3Frame* contents = find_frame(tag.contents, "CTOC");
  for (const Id3Frame& frame : tag.contents.frames) {
    if (contents != nullptr && is_text(frame) && frame.offset_bytes > contents->offset_bytes) {
      faults.add("0", place(frame) + " stands after CTOC", "text frames before the chapters");
    }
  }
}

/// ID3v2.3 knows year, day with month, and time as frames of four digits each.
void check_dates(const Id3Tag& tag, FaultList& faults) {
  for (const std::string_view id : {"TDRC", "TDRL", "TDOR", "TDEN", "TDTG"}) {
    const Id3Frame* frame = find_frame(tag.contents, id);
    if (frame != nullptr) faults.add("1.19", place(*frame), "TYER, TDAT and TIME for dates in 2.3");
  }
  for (const std::string_view id : {"TYER", "TDAT", "TIME"}) {
    const Id3Frame* frame = find_frame(tag.contents, id);
    if (frame == nullptr) continue;
    const std::string text = read_id3_text(frame->body).text;
    if (!is_digits(text, 4)) {
      faults.add("1.19", place(*frame) + " says " + base::quoted(text), "four digits");
    }
  }
}

void check_picture(const Id3Frame& frame, FaultList& faults) {
  const Id3Picture picture = read_id3_picture(frame.body);
  const auto size = measure_picture(picture.bytes);
  if (!picture.is_whole || !size || size->mime_type != picture.mime_type) {
    faults.add("1.17",
               place(frame) + " of type " + base::quoted(picture.mime_type) + " holds " +
                   (size ? size->mime_type : "no picture that is known"),
               "image/jpeg or image/png as the bytes are");
  } else if (size->width != size->height || size->width == 0) {
    faults.add("1.17",
               "the cover is " + std::to_string(size->width) + " x " + std::to_string(size->height),
               "a square");
  }
  if (picture.type != 3) {
    faults.add("1.17",
               place(frame) + " has picture type " + std::to_string(picture.type),
               "3 (front cover)");
  }
}

void check_cover(const Id3Tag& tag, FaultList& faults) {
  const Id3Frame* cover = nullptr;
  const Id3Frame* last_chapter = nullptr;
  for (const Id3Frame& frame : tag.contents.frames) {
    if (frame.id == "CHAP") last_chapter = &frame;
    if (frame.id != "APIC") continue;
    check_picture(frame, faults);
    if (cover != nullptr) faults.add("1.17", "a second " + place(frame), "one cover");
    if (cover == nullptr) cover = &frame;
  }
  if (cover != nullptr && last_chapter != nullptr &&
      cover->offset_bytes < last_chapter->offset_bytes) {
    faults.add("1.17",
               place(*cover) + " stands before " + place(*last_chapter),
               "the cover after the chapters");
  }
}

void check_padding(const Id3Tag& tag, FaultList& faults) {
  constexpr std::size_t kMinPaddingBytes = 10;
  if (tag.contents.padding_bytes < kMinPaddingBytes && !tag.contents.damage) {
    faults.add("1.18",
               std::to_string(tag.contents.padding_bytes) + " zero bytes after the last frame",
               "at least 10");
  }
}

void check_notice(const Id3Tag& tag, FaultList& faults) {
  const bool is_there = std::ranges::any_of(tag.contents.frames, [](const Id3Frame& frame) {
    return frame.id == "COMM" && !read_id3_comment(frame.body, 3).text.text.empty();
  });
  if (!is_there) {
    faults.add("4.15", "no comment (COMM)", "the notice that an artificial voice reads");
  }
}

}  // namespace

void check_tag(const Id3Tag& tag, std::uint64_t available_bytes, FaultList& faults) {
  if (tag.major == 0) return faults.add("1.1", "no tag at the start of the file", "ID3v2.3");
  if (tag.major != 3 || tag.revision != 0) {
    faults.add("1.1",
               "ID3v2." + std::to_string(tag.major) + "." + std::to_string(tag.revision),
               "ID3v2.3.0");
  }
  check_header(tag, available_bytes, faults);
  // What follows are the rules of 2.3; held against another version, all would be broken at once.
  if (tag.major != 3) return;
  check_frames(tag, faults);
  check_texts(tag, faults);
  check_required(tag, faults);
  check_dates(tag, faults);
  check_cover(tag, faults);
  check_padding(tag, faults);
  check_notice(tag, faults);
}

}  // namespace lector::edition
