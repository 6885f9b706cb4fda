#include <algorithm>
#include <set>

#include "base/report.hpp"
#include "edition/id3_fields.hpp"
#include "edition/rules.hpp"

namespace lector::edition {
namespace {

constexpr unsigned kTopLevelAndOrdered = 3;
constexpr std::size_t kMaxChapters = 255;

std::string name(const Id3Chapter& chapter) {
  return "chapter " + base::quoted(chapter.id);
}

void check_parts(const std::string& owner, const Id3Frames& parts, FaultList& faults) {
  if (parts.damage) faults.add("1.2", owner + ": " + *parts.damage, "sub-frames to its end");
  for (const Id3Frame& frame : parts.frames) {
    if (frame.flags == 0) continue;
    faults.add("1.4",
               owner + ": " + std::string(frame.id) + " has flags " + std::to_string(frame.flags),
               "no flags on sub-frames");
  }
}

void check_title(const std::string& owner, const Id3Frames& parts, FaultList& faults) {
  const Id3Frame* frame = find_frame(parts, "TIT2");
  if (frame == nullptr) return faults.add("1.13", owner + " has no TIT2", "a title");
  const Id3Text title = read_id3_text(frame->body);
  if (title.encoding > 1) {
    faults.add("1.13",
               owner + " has a title in text encoding " + std::to_string(title.encoding),
               "0 (Latin-1) or 1 (UTF-16)");
  } else if (title.encoding == 1 && title.mark != ByteOrderMark::little) {
    faults.add("1.13",
               owner + " has a UTF-16 title that does not begin with FF FE",
               "a little-endian byte order mark");
  }
  if (title.text.empty()) faults.add("1.13", owner + " has an empty title", "a title");
}

/// 1.14: AntennaPod reads the link byte by byte and decodes it.
void check_link(const std::string& owner, const Id3Frame& frame, FaultList& faults) {
  const Id3Link link = read_id3_link(frame.body);
  if (link.encoding != 0) {
    faults.add("1.14", owner + " has a link in encoding " + std::to_string(link.encoding), "0");
  }
  if (link.description != "chapter url") {
    faults.add("1.14",
               owner + " has a link described as " + base::quoted(link.description),
               "\"chapter url\"");
  }
  const bool is_plain = !link.url.empty() && std::ranges::all_of(link.url, [](char c) {
    return c > ' ' && c < '\x7F' && c != '+' && c != '%';
  });
  if (!is_plain) {
    faults.add(
        "1.14", owner + " links to " + base::quoted(link.url), "printable ASCII without + and %");
  }
}

void check_image(const std::string& owner, const Id3Frame& frame, FaultList& faults) {
  constexpr std::size_t kMaxImageBytes = 100'000;
  const Id3Picture image = read_id3_picture(frame.body);
  const auto size = measure_picture(image.bytes);
  if (!image.is_whole || !size || size->mime_type != image.mime_type) {
    faults.add("1.15",
               owner + " has an image of type " + base::quoted(image.mime_type),
               "image/jpeg or image/png as the bytes are");
  }
  if (image.encoding != 0 || image.type != 3 || !image.description.empty()) {
    faults.add("1.15",
               owner + " has an image of encoding " + std::to_string(image.encoding) + ", type " +
                   std::to_string(image.type) + ", description " + base::quoted(image.description),
               "encoding 0, type 3, no description");
  }
  if (image.bytes.size() > kMaxImageBytes) {
    faults.add("1.15",
               owner + " has an image of " + std::to_string(image.bytes.size()) + " bytes",
               "at most 100000");
  }
}

bool is_element_id(std::string_view id) {
  return id.size() > 2 && id.size() < 100 && id.starts_with("ch") &&
         id.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

void check_chapter(const Id3Chapter& chapter, FaultList& faults) {
  const std::string owner = name(chapter);
  if (!chapter.is_whole) {
    return faults.add("1.8", owner + " is cut off", "an id ended by NUL and four numbers");
  }
  if (!is_element_id(chapter.id)) {
    faults.add("1.12", owner, "an id such as \"ch0\", shorter than 100 bytes");
  }
  if (chapter.start_offset != 0xFFFFFFFFU || chapter.end_offset != 0xFFFFFFFFU) {
    faults.add("1.8",
               owner + " has byte offsets " + std::to_string(chapter.start_offset) + " and " +
                   std::to_string(chapter.end_offset),
               "4294967295 (times count)");
  }
  check_parts(owner, chapter.parts, faults);
  check_title(owner, chapter.parts, faults);
  std::size_t images = 0;
  for (const Id3Frame& frame : chapter.parts.frames) {
    if (frame.id == "WXXX") check_link(owner, frame, faults);
    if (frame.id != "APIC") continue;
    check_image(owner, frame, faults);
    ++images;
  }
  if (images > 1) {
    faults.add("1.15", owner + " has " + std::to_string(images) + " images", "at most one");
  }
}

void check_ids(const std::vector<Id3Chapter>& chapters, FaultList& faults) {
  std::set<std::string_view> ids;
  for (const Id3Chapter& chapter : chapters) {
    if (!ids.insert(chapter.id).second)
      faults.add("1.12", "a second " + name(chapter), "unique ids");
  }
}

/// 1.11: the order in the file is the order that ffprobe shows.
void check_order(const std::vector<Id3Chapter>& chapters,
                 const std::vector<Id3Contents>& contents,
                 FaultList& faults) {
  for (std::size_t i = 1; i < chapters.size(); ++i) {
    if (chapters[i].is_whole && chapters[i].start_ms < chapters[i - 1].start_ms) {
      faults.add("1.11",
                 name(chapters[i]) + " follows " + name(chapters[i - 1]) + ", which starts later",
                 "CHAP frames in the order of time");
    }
  }
  if (!contents.empty() && !chapters.empty() &&
      chapters.front().position < contents.front().position) {
    faults.add("1.11", name(chapters.front()) + " stands before CTOC", "CTOC before the chapters");
  }
}

/// Ids in the order in which their chapters start.
std::vector<std::string_view> ids_by_time(const std::vector<Id3Chapter>& chapters) {
  std::vector<const Id3Chapter*> sorted;
  for (const Id3Chapter& chapter : chapters) {
    if (chapter.is_whole) sorted.push_back(&chapter);
  }
  std::ranges::sort(sorted, [](const Id3Chapter* left, const Id3Chapter* right) {
    return std::pair(left->start_ms, left->position) < std::pair(right->start_ms, right->position);
  });
  std::vector<std::string_view> ids;
  ids.reserve(sorted.size());
  for (const Id3Chapter* chapter : sorted) ids.push_back(chapter->id);
  return ids;
}

/// 1.6: whoever follows the table of contents must come by all chapters.
void check_children(const Id3Contents& contents,
                    const std::vector<Id3Chapter>& chapters,
                    FaultList& faults) {
  std::set<std::string_view> ids;
  for (const Id3Chapter& chapter : chapters) ids.insert(chapter.id);
  std::set<std::string_view> children;
  for (const std::string_view child : contents.children) {
    if (!children.insert(child).second) {
      faults.add("1.6", "CTOC lists " + base::quoted(child) + " twice", "each chapter once");
    }
    if (!ids.contains(child)) {
      faults.add("1.6", "CTOC lists " + base::quoted(child), "only chapters that there are");
    }
  }
  for (const std::string_view id : ids) {
    if (children.contains(id)) continue;
    faults.add("1.6", "CTOC lacks chapter " + base::quoted(id), "all chapters in CTOC");
  }
}

/// 1.6: the table says of itself that it is ordered. Only for one that lists the right chapters.
void check_children_order(const Id3Contents& contents,
                          const std::vector<Id3Chapter>& chapters,
                          FaultList& faults) {
  const std::vector<std::string_view> ids = ids_by_time(chapters);
  if (!std::ranges::is_permutation(ids, contents.children)) return;
  const auto [child, id] = std::ranges::mismatch(contents.children, ids);
  if (child == contents.children.end()) return;
  faults.add("1.6",
             "CTOC lists " + base::quoted(*child) + " as number " +
                 std::to_string(child - contents.children.begin() + 1),
             "chapters in the order of time");
}

void check_contents(const Id3Contents& contents,
                    const std::vector<Id3Chapter>& chapters,
                    FaultList& faults) {
  if (contents.flags != kTopLevelAndOrdered) {
    faults.add(
        "1.5", "CTOC has flags " + std::to_string(contents.flags), "3 (top-level and ordered)");
  }
  if (!contents.is_whole || contents.entry_count != chapters.size()) {
    faults.add("1.6",
               "CTOC counts " + std::to_string(contents.entry_count) + " entries, lists " +
                   std::to_string(contents.children.size()) + ", and there are " +
                   std::to_string(chapters.size()) + " chapters",
               "as many entries as chapters");
  }
  if (contents.id.empty()) faults.add("1.12", "CTOC without an id", "an id such as \"toc\"");
  check_children(contents, chapters, faults);
  check_children_order(contents, chapters, faults);
  check_parts("CTOC", contents.parts, faults);
  // A wrong count makes nonsense of what follows the list; that is one fault, not two.
  if (contents.entry_count == chapters.size()) check_title("CTOC", contents.parts, faults);
}

}  // namespace

void check_chapter_frames(const Id3Tag& tag, FaultList& faults) {
  if (tag.major != 3) return;
  const std::vector<Id3Contents> contents = contents_of(tag);
  const std::vector<Id3Chapter> chapters = chapters_of(tag);
  if (contents.empty()) faults.add("1.5", "no CTOC frame", "a table of contents");
  if (contents.size() > 1) {
    faults.add("1.7", std::to_string(contents.size()) + " CTOC frames", "one, flat");
  }
  if (chapters.empty()) faults.add("1.6", "no CHAP frame", "1 to 255 chapters");
  if (chapters.size() > kMaxChapters) {
    faults.add("1.6", std::to_string(chapters.size()) + " CHAP frames", "1 to 255 chapters");
  }
  if (!contents.empty()) check_contents(contents.front(), chapters, faults);
  for (const Id3Chapter& chapter : chapters) check_chapter(chapter, faults);
  check_ids(chapters, faults);
  check_order(chapters, contents, faults);
}

void check_chapter_times(std::span<const NamedChapter> chapters,
                         std::int64_t length_ms,
                         FaultList& faults) {
  constexpr std::int64_t kEndToleranceMs = 50;
  std::vector<NamedChapter> sorted(chapters.begin(), chapters.end());
  std::ranges::sort(sorted, [](const NamedChapter& left, const NamedChapter& right) {
    return std::pair(left.chapter.start_ms, left.chapter.end_ms) <
           std::pair(right.chapter.start_ms, right.chapter.end_ms);
  });
  std::int64_t expected_start_ms = 0;
  for (const auto& [owner, chapter] : sorted) {
    const std::string start = owner + " starts at " + std::to_string(chapter.start_ms) + " ms";
    if (chapter.end_ms <= chapter.start_ms) {
      faults.add("1.9",
                 start + " and ends at " + std::to_string(chapter.end_ms) + " ms",
                 "an end after the start");
    }
    if (chapter.start_ms != expected_start_ms) {
      faults.add("1.10",
                 start + " instead of " + std::to_string(expected_start_ms) + " ms",
                 "chapters from 0, each from the end of the one before");
    }
    if (chapter.start_ms % 1000 != 0) faults.add("1.16", start, "a whole second");
    expected_start_ms = chapter.end_ms;
  }
  if (sorted.empty() || std::abs(sorted.back().chapter.end_ms - length_ms) <= kEndToleranceMs) {
    return;
  }
  faults.add("1.10",
             sorted.back().name + " ends at " + std::to_string(sorted.back().chapter.end_ms) +
                 " ms where the sound lasts " + std::to_string(length_ms) + " ms",
             "the last chapter to end with the sound, within 50 ms");
}

}  // namespace lector::edition
