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
#include "verify/chapters.hpp"

namespace lector::verify {
namespace {

namespace fs = std::filesystem;
using pugi::xml_document;
using pugi::xml_node;

constexpr std::size_t kMostTextBytes = std::size_t{64} << 20U;
constexpr std::string_view kMimetype = "application/epub+zip";

std::string_view local_name(xml_node node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The node after another in document order, inside of a root; none at the end. No recursion: a
/// file may be nested as deep as it likes.
xml_node next_in(xml_node root, xml_node node) {
  if (node.first_child()) return node.first_child();
  while (node != root && !node.next_sibling()) node = node.parent();
  return node == root ? xml_node() : node.next_sibling();
}

/// All elements of a name, in document order.
std::vector<xml_node> elements(xml_node root, std::string_view name) {
  std::vector<xml_node> found;
  for (auto node = root; node; node = next_in(root, node))
    if (node.type() == pugi::node_element && local_name(node) == name) found.push_back(node);
  return found;
}

/// What an element says itself. Sentences, links and durations hold text alone.
std::string text_of(xml_node element) {
  std::string text;
  for (const auto& child : element.children())
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      text += child.value();
  return text;
}

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' '))
      return true;
  }
  return false;
}

/// An address inside of a book.
struct Place {
  std::string path;  ///< from the archive's root
  std::string id;
  bool operator==(const Place&) const = default;
  auto operator<=>(const Place&) const = default;
};

/// @param from  the file that an address stands in.
Place place_of(std::string_view from, std::string_view address) {
  const auto sign = address.find('#');
  Place place;
  if (sign != std::string_view::npos) place.id = address.substr(sign + 1);
  address = address.substr(0, sign);
  if (address.empty()) return {.path = std::string(from), .id = place.id};
  const auto slash = from.rfind('/');
  const auto folder =
      slash == std::string_view::npos ? std::string() : std::string(from.substr(0, slash + 1));
  place.path = fs::path(folder + std::string(address)).lexically_normal().generic_string();
  return place;
}

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
      : archive_(book), facts_(facts), notes_(notes) {}

  [[nodiscard]] std::vector<Cue> sentences(const fs::path& audio) && {
    if (read_package()) {
      check_manifest();
      for (const auto& itemref : elements(package_, "itemref")) read_page(itemref);
      expect_duration("", total_ms_);
      check_navigation();
      check_sound(audio);
    }
    return std::move(clips_);
  }

 private:
  /// A file of the book as XML; nothing, and a note, if it is missing or broken.
  std::optional<xml_document> parse(const std::string& path) {
    const auto text = archive_.text(path, kMostTextBytes);
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
    std::set<std::string> listed{package_path_, "mimetype"};
    for (const auto& entry : elements(package_, "item")) {
      const auto path = place_of(package_path_, entry.attribute("href").value()).path;
      listed.insert(path);
      items_[entry.attribute("id").value()] = {
          .path = path,
          .type = entry.attribute("media-type").value(),
          .overlay = entry.attribute("media-overlay").value(),
          .is_navigation = has_word(entry.attribute("properties").value(), "nav")};
    }
    const auto& names = archive_.names();
    const std::set<std::string> present(names.begin(), names.end());
    for (const auto& [id, item] : items_)
      if (present.find(item.path) == present.end())
        notes_.add("6.1", "lists " + base::quoted(item.path) + ", which isn't there");
    for (const auto& name : names)
      if (listed.find(name) == listed.end() && !name.starts_with("META-INF/"))
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
    if (!document || item->second.overlay.empty()) return;
    Page page{.path = path, .by_id = {}};
    for (xml_node node = *document; node; node = next_in(*document, node))
      if (const auto id = node.attribute("id")) page.by_id.emplace(id.value(), node);
    const auto overlay = items_.find(item->second.overlay);
    if (overlay == items_.end()) {
      notes_.add("6.1", base::quoted(path) + " has an overlay that isn't listed");
      return;
    }
    const auto begin_ms = total_ms_;
    read_overlay(overlay->second.path, page);
    expect_duration("#" + overlay->first, total_ms_ - begin_ms);
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
      cue.text = text_of(element->second);
    const auto sound = place_of(overlay, audio.attribute("src").value()).path;
    if (sound_path_.empty()) sound_path_ = sound;
    if (sound != sound_path_) notes_.add("6.1", name + " is of another sound");
    check_times(name, cue);
    if (!by_place_.emplace(place, clips_.size()).second)
      notes_.add("6.1", name + " reads " + base::quoted(place.id) + " once more");
    clips_.push_back(std::move(cue));
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
  std::set<std::string> read_;                    ///< ids of pages that were read
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
