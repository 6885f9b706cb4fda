#include "verify/book.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <utility>

#include "base/report.hpp"
#include "verify/archive.hpp"
#include "verify/book_links.hpp"
#include "verify/book_page.hpp"
#include "verify/chapters.hpp"
#include "verify/xml_walk.hpp"

namespace lector::verify {
namespace {

namespace fs = std::filesystem;
using pugi::xml_document;
using pugi::xml_node;

constexpr std::string_view kMimetype = "application/epub+zip";

/// A file that the package lists.
struct Item {
  std::string path;
  std::string type;
  std::string overlay;  ///< id of it
  bool is_navigation = false;
};

/// A page and its elements that can be named.
struct Page {
  std::string path;
  std::map<std::string, xml_node> by_id;
};

std::optional<std::int64_t> time_of(xml_node node, const char* name) {
  return read_time(node.attribute(name).value(), '.');
}

/// One book, file by file.
class BookReader {
 public:
  BookReader(const fs::path& book, const Facts& facts, Notes& notes)
      : archive_(book),
        facts_(facts),
        notes_(notes),
        left_bytes_(most_text_bytes(facts, kMostPageBytes)) {}

  [[nodiscard]] std::vector<Cue> sentences(const fs::path& audio) && {
    if (read_package()) {
      languages_ = check_metadata(package_, facts_, notes_);
      check_manifest();
      for (const auto& itemref : elements(package_, "itemref")) read_page(itemref);
      expect_duration("", total_ms_);
      check_navigation();
      check_sound(audio);
    }
    return std::move(clips_);
  }

 private:
  /// All of a file of the book, as long as the book isn't larger than one of this length can be.
  std::optional<std::string> take(const std::string& path) {
    auto text = archive_.text(path, left_bytes_);
    if (text) left_bytes_ -= text->size();
    return text;
  }

  /// A file of the book as XML; nothing, and a note, if it is missing or broken.
  std::optional<xml_document> parse(const std::string& path) {
    const auto text = take(path);
    xml_document document;
    if (!text) {
      notes_.add("6.1", "has no file " + base::quoted(path));
      return std::nullopt;
    }
    const auto result = document.load_buffer(text->data(), text->size(), pugi::parse_default);
    if (!result) {
      notes_.add("6.1", base::quoted(path) + " is no XML: " + result.description());
      return std::nullopt;
    }
    return document;
  }

  bool read_package() {
    const auto container = parse("META-INF/container.xml");
    if (!container) return false;
    const auto roots = elements(*container, "rootfile");
    if (roots.empty()) {
      notes_.add("6.1", "names no package in META-INF/container.xml");
      return false;
    }
    package_path_ = roots.front().attribute("full-path").value();
    auto package = parse(package_path_);
    if (!package) return false;
    package_ = std::move(*package);
    for (const auto& meta : elements(package_, "meta"))
      if (std::string_view(meta.attribute("property").value()) == "media:duration")
        durations_.emplace(meta.attribute("refines").value(), text_of(meta));
    return true;
  }

  void check_manifest() {
    listed_ = {package_path_, "mimetype"};
    for (const auto& entry : elements(package_, "item")) {
      const auto path = place_of(package_path_, entry.attribute("href").value()).path;
      listed_.insert(path);
      items_[entry.attribute("id").value()] = {
          .path = path,
          .type = entry.attribute("media-type").value(),
          .overlay = entry.attribute("media-overlay").value(),
          .is_navigation = has_word(entry.attribute("properties").value(), "nav")};
    }
    const auto& names = archive_.names();
    const std::set<std::string> present(names.begin(), names.end());
    for (const auto& [id, item] : items_) {
      if (!present.contains(item.path))
        notes_.add("6.1", "lists " + base::quoted(item.path) + ", which isn't there");
      else if (item.type == "text/css")
        check_style(take(item.path).value_or(""), item.path, notes_);
    }
    for (const auto& name : names)
      if (!listed_.contains(name) && !name.starts_with("META-INF/"))
        notes_.add("6.1", "has " + base::quoted(name) + ", which its package doesn't list");
  }

  void read_page(xml_node itemref) {
    const auto item = items_.find(itemref.attribute("idref").value());
    if (item == items_.end()) {
      notes_.add("6.1",
                 "reads " + base::quoted(itemref.attribute("idref").value()) +
                     ", which its package doesn't list");
      return;
    }
    if (!read_.insert(item->first).second) {
      notes_.add("6.1", "reads " + base::quoted(item->first) + " twice");
      return;
    }
    const auto& path = item->second.path;
    const auto document = parse(path);
    if (!document) return;
    check_links(*document, path, listed_, notes_);
    if (item->second.overlay.empty()) return check_cover_page(*document, path, facts_, notes_);
    Page page{.path = path, .by_id = {}};
    for (xml_node node = *document; node; node = next_in(*document, node))
      if (const auto id = node.attribute("id")) page.by_id.emplace(id.value(), node);
    const auto overlay = items_.find(item->second.overlay);
    if (overlay == items_.end()) {
      notes_.add("6.1", base::quoted(path) + " has an overlay that isn't listed");
      return;
    }
    const auto begin_ms = total_ms_;
    const auto first = clips_.size();
    read_overlay(overlay->second.path, page);
    expect_duration("#" + overlay->first, total_ms_ - begin_ms);
    check_shown(*document, path, first);
  }

  /// Holds what a page shows against what is read of it.
  /// @param first  of its clips.
  void check_shown(const xml_document& document, const std::string& path, std::size_t first) {
    const auto shown = check_book_page(document, path, facts_, notes_);
    titles_[path] = shown.title;
    if (!languages_.contains(shown.language))
      notes_.add("6.1",
                 base::quoted(path) + " is in the language " + base::quoted(shown.language) +
                     ", which the package doesn't list");
    for (std::size_t i = 0; i < shown.sentences.size(); ++i) {
      const auto clip = by_place_.find({.path = path, .id = shown.sentences[i]});
      if (clip == by_place_.end() || clip->second != first + i) {
        notes_.add(kAgreement,
                   base::quoted(path) + " shows the sentence " + base::quoted(shown.sentences[i]) +
                       ", which no clip reads in its turn");
        return;
      }
    }
  }

  void read_overlay(const std::string& path, Page& page) {
    const auto document = parse(path);
    if (!document) return;
    for (const auto& sequence : elements(*document, "seq")) {
      const auto place = place_of(path, sequence.attribute("epub:textref").value());
      if (place.path != page.path || page.by_id.find(place.id) == page.by_id.end())
        notes_.add("6.1", base::quoted(path) + " has a textref to what isn't there");
    }
    for (const auto& pair : elements(*document, "par")) read_clip(pair, path, page);
  }

  void read_clip(xml_node pair, const std::string& overlay, Page& page) {
    const auto name = "clip " + std::to_string(clips_.size() + 1);
    const auto audio = pair.child("audio");
    auto place = place_of(overlay, pair.child("text").attribute("src").value());
    const auto begin = time_of(audio, "clipBegin");
    const auto end = time_of(audio, "clipEnd");
    if (!begin || !end) notes_.add("6.1", name + " has no times");
    Cue cue{.start_ms = begin.value_or(latest_ms_),
            .end_ms = end.value_or(latest_ms_),
            .speaker = {},
            .text = {}};
    const auto element = place.path == page.path ? page.by_id.find(place.id) : page.by_id.end();
    if (element == page.by_id.end())
      notes_.add("6.1", name + " reads " + base::quoted(place.id) + ", which isn't there");
    else
      take_sentence(element->second, cue);
    const auto sound = place_of(overlay, audio.attribute("src").value()).path;
    if (sound_path_.empty()) sound_path_ = sound;
    if (sound != sound_path_) notes_.add("6.1", name + " is of another sound");
    check_times(name, cue);
    if (!by_place_.emplace(place, clips_.size()).second)
      notes_.add("6.1", name + " reads " + base::quoted(place.id) + " once more");
    clips_.push_back(std::move(cue));
  }

  static void take_sentence(const xml_node& element, Cue& cue) {
    cue.text = text_of(element);
    cue.speaker = speaker_named(role_of(element));
    cue.language = language_of(element);
  }

  void check_times(const std::string& name, const Cue& cue) {
    if (cue.end_ms <= cue.start_ms)
      notes_.add("6.1", name + " ends at " + time_text(cue.end_ms) + ", before it begins");
    if (cue.start_ms < latest_ms_)
      notes_.add(
          "6.1",
          name + " begins at " + time_text(cue.start_ms) + ", before the one before it ends");
    if (cue.end_ms > facts_.length_ms)
      notes_.add("6.3",
                 name + " ends at " + time_text(cue.end_ms) + ", after the sound, which ends at " +
                     time_text(facts_.length_ms));
    latest_ms_ = std::max(latest_ms_, cue.end_ms);
    total_ms_ += cue.end_ms - cue.start_ms;
  }

  /// @param refined  what the duration is of; empty: the whole.
  void expect_duration(const std::string& refined, std::int64_t expected_ms) {
    const auto what = refined.empty() ? "the book" : "the overlay " + base::quoted(refined);
    const auto duration = durations_.find(refined);
    if (duration == durations_.end())
      notes_.add("6.1", what + " doesn't say how long it lasts");
    else if (read_time(duration->second, '.') != expected_ms)
      notes_.add("6.1",
                 what + " says that it lasts " + base::quoted(duration->second) +
                     ", but its clips last " + time_text(expected_ms));
  }

  void check_navigation() {
    const auto item =
        std::ranges::find_if(items_, [](const auto& one) { return one.second.is_navigation; });
    if (item == items_.end()) {
      notes_.add("6.1", "has no navigation");
      return;
    }
    const auto& path = item->second.path;
    const auto document = parse(path);
    if (!document) return;
    check_links(*document, path, listed_, notes_);
    check_navigation_page(*document, path, facts_, notes_);
    const auto lists = elements(*document, "nav");
    const auto list = std::ranges::find_if(
        lists, [](xml_node one) { return has_word(one.attribute("epub:type").value(), "toc"); });
    if (list == lists.end()) {
      notes_.add("6.1", base::quoted(path) + " has no table of contents");
      return;
    }
    std::vector<Marker> markers;
    for (const auto& link : elements(*list, "a")) {
      const auto place = place_of(path, link.attribute("href").value());
      markers.push_back({.title = text_of(link), .start_ms = time_at(place, markers.size())});
    }
    expect_chapters(markers, facts_, notes_);
    for (const auto& one : lists)
      if (one != *list) check_landmarks(one, path);
  }

  /// Links to whole pages have their titles.
  void check_landmarks(const xml_node& list, const std::string& path) {
    for (const auto& link : elements(list, "a")) {
      const auto title = titles_.find(place_of(path, link.attribute("href").value()).path);
      expect_same_text("a landmark",
                       squeezed(text_of(link)),
                       title == titles_.end() ? "" : squeezed(title->second),
                       notes_);
    }
  }

  /// When a chapter begins that leads to a place. A chapter's mark stands in the pause before its
  /// first sentence: that counts as where the tag has it.
  std::int64_t time_at(const Place& place, std::size_t chapter) {
    const auto found = by_place_.find(place);
    if (found == by_place_.end()) {
      notes_.add("6.1",
                 "chapter " + std::to_string(chapter + 1) + " leads to " + base::quoted(place.id) +
                     ", which no clip reads");
      return 0;
    }
    const auto clip = found->second;
    const auto start_ms = clips_[clip].start_ms;
    if (chapter >= facts_.chapters.size()) return start_ms;
    const auto mark_ms = facts_.chapters[chapter].start_ms;
    const bool is_before = clip == 0 || clips_[clip - 1].start_ms < mark_ms;
    return is_before && mark_ms <= start_ms ? mark_ms : start_ms;
  }

  void check_sound(const fs::path& audio) {
    std::ifstream beside(audio, std::ios::binary);
    if (!beside) throw Error(ErrorKind::io, "can't read " + base::quoted(audio.string(), 512));
    bool is_same = true;
    std::string expected;
    const auto size_bytes = archive_.read(sound_path_, [&](std::span<const std::byte> block) {
      expected.resize(block.size());
      beside.read(expected.data(), static_cast<std::streamsize>(expected.size()));
      is_same = is_same && beside && std::ranges::equal(std::as_bytes(std::span(expected)), block);
    });
    if (!size_bytes)
      notes_.add("6.1", "has no sound " + base::quoted(sound_path_));
    else if (!is_same || size_bytes != facts_.size_bytes)
      notes_.add(kAgreement, "its sound isn't the one beside it");
  }

  Archive archive_;
  const Facts& facts_;
  Notes& notes_;
  std::string package_path_;
  xml_document package_;
  std::map<std::string, std::string> durations_;  ///< by what they are of; "" for the book
  std::map<std::string, Item> items_;             ///< by id
  std::set<std::string> listed_;                  ///< paths of all files
  std::set<std::string> languages_;               ///< of the whole book
  std::set<std::string> read_;                    ///< ids of pages that were read
  std::map<std::string, std::string> titles_;     ///< of pages, by path
  std::size_t left_bytes_;                        ///< of text that may still be unpacked
  std::string sound_path_;
  std::vector<Cue> clips_;
  std::map<Place, std::size_t> by_place_;  ///< clips by what they read
  std::int64_t latest_ms_ = 0;
  std::int64_t total_ms_ = 0;
};

/// The bytes that tell what a file is: name and contents of the first entry, neither packed nor
/// with anything between.
void check_beginning(const fs::path& book, Notes& notes) {
  constexpr std::size_t kName = 30;
  constexpr std::string_view kFirst = "mimetype";
  std::array<char, kName + kFirst.size() + kMimetype.size()> bytes{};
  std::ifstream file(book, std::ios::binary);
  file.read(bytes.data(), bytes.size());
  const std::string_view beginning(bytes.data(), bytes.size());
  if (!beginning.starts_with("PK\x03\x04") ||
      beginning.substr(kName) != std::string(kFirst) + std::string(kMimetype))
    notes.add("6.4", "doesn't begin with a stored entry mimetype that says application/epub+zip");
}

}  // namespace

std::vector<Cue> check_book(const fs::path& book,
                            const fs::path& audio,
                            const Facts& facts,
                            Notes& notes) {
  check_beginning(book, notes);
  try {
    return BookReader(book, facts, notes).sentences(audio);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::io) throw;
    notes.add("6.4", error.what());  // a damaged archive is a fault of the book, not of the reader
    return {};
  }
}

}  // namespace lector::verify
