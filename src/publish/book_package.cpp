#include "publish/book_package.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

#include "publish/book_pages.hpp"
#include "publish/moment.hpp"
#include "publish/names.hpp"
#include "publish/uuid.hpp"
#include "publish/xml.hpp"
#include "text/characters.hpp"

namespace lector::publish {
namespace {

constexpr std::string_view kNoDay = "1980-01-01";

/// Names texts that have no address. Drawn once, for all time.
constexpr std::string_view kTexts = "c5d616c0-2d88-4591-b589-efa968dfe0f0";

/// By the book's address, or by its text where it has none or several: made anew, it is the same
/// book to whoever has it on the shelf.
std::string identifier_of(const Publication& publication) {
  if (publication.url) return "urn:uuid:" + named_uuid(kAddresses, *publication.url);
  auto text = publication.title;
  for (const auto& sentence : publication.sentences) text += "\n" + sentence.written;
  return "urn:uuid:" + named_uuid(kTexts, text);
}

/// The day of a date, if it says one that there is.
std::optional<std::string> day_of(const std::optional<std::string>& published) {
  if (!published || !moment_of(*published)) return std::nullopt;
  return published->substr(0, kNoDay.size());
}

/// Languages of the articles, the publication's first, each once.
std::vector<std::string> languages_of(const Publication& publication) {
  std::vector<std::string> languages{publication.language};
  for (const auto& article : publication.articles)
    if (std::ranges::find(languages, article.language) == languages.end())
      languages.push_back(article.language);
  return languages;
}

std::string overlay_id(const BookPart& part) {
  return "overlay-" + part.id;
}

/// An entry of the list of files.
struct File {
  std::string id;
  std::string path;
  std::string type;
  std::string properties{};
  std::string overlay{};  ///< id of it
};

/// Writes the package document, section by section.
class Package {
 public:
  explicit Package(const Book& book) : book_(book), publication_(book.publication) {
    auto package = document_.root();
    package.set("xmlns", "http://www.idpf.org/2007/opf")
        .set("version", "3.0")
        .set("unique-identifier", "identifier")
        .set("xml:lang", publication_.language)
        .set("dir", is_right_to_left() ? "rtl" : "ltr");
    metadata_ = package.add("metadata").set("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    manifest_ = package.add("manifest");
    spine_ = package.add("spine");
  }

  [[nodiscard]] std::string text() {
    add_names();
    add_times();
    add_accessibility();
    add_files();
    if (is_right_to_left()) spine_.set("page-progression-direction", "rtl");
    return document_.to_xml(Layout::indented);
  }

 private:
  [[nodiscard]] bool is_right_to_left() const {
    return text::is_right_to_left(publication_.language);
  }

  void add_names() {
    metadata_.add("dc:identifier", identifier_of(publication_)).set("id", "identifier");
    metadata_.add("dc:title", title_of(publication_));
    for (const auto& language : languages_of(publication_)) metadata_.add("dc:language", language);
    add_if("dc:creator", publication_.byline);
    add_if("dc:publisher", publication_.publisher);
    add_if("dc:source", publication_.url);
    const auto day = day_of(publication_.published);
    add_if("dc:date", day);
    add_meta("dcterms:modified", day.value_or(std::string(kNoDay)) + "T00:00:00Z");
  }

  void add_if(std::string_view name, const std::optional<std::string>& text) {
    if (text && !text->empty()) metadata_.add(name, *text);
  }

  Element add_meta(std::string_view property, std::string_view value) {
    return metadata_.add("meta", value).set("property", property);
  }

  void add_times() {
    std::int64_t total_ms = 0;
    for (const auto& part : book_.parts) {
      const auto part_ms = length_ms(publication_, part);
      add_meta("media:duration", clock_time(part_ms)).set("refines", "#" + overlay_id(part));
      total_ms += part_ms;
    }
    add_meta("media:duration", clock_time(total_ms));
    add_meta("media:active-class", kActiveClass);
    if (!publication_.notice.empty()) add_meta("media:narrator", publication_.notice);
  }

  void add_accessibility() {
    const bool is_pictured = !book_.pictures.empty() || !book_.cover_path.empty();
    add_meta("schema:accessMode", "textual");
    add_meta("schema:accessMode", "auditory");
    if (is_pictured) add_meta("schema:accessMode", "visual");
    for (const auto* const enough : {"textual", "auditory", "textual,auditory"})
      add_meta("schema:accessModeSufficient", enough);
    for (const auto* const feature :
         {"synchronizedAudioText", "tableOfContents", "structuralNavigation", "readingOrder"})
      add_meta("schema:accessibilityFeature", feature);
    add_meta("schema:accessibilityHazard", "none");
    add_meta("schema:accessibilitySummary",
             "Every sentence is shown as text and read aloud by an artificial voice. The table of "
             "contents lists the chapters. What pictures show is said in their captions.")
        .set("xml:lang", "en")
        .set("dir", "ltr");
  }

  void add_files() {
    add_file({"navigation", "navigation.xhtml", "application/xhtml+xml", "nav"});
    add_file({"style", "book.css", "text/css"});
    add_file({"sound", "sound.mp3", "audio/mpeg"});
    if (publication_.cover) {
      const auto& type = publication_.cover->mime_type;
      add_file({"cover-picture", book_.cover_path, type, "cover-image"});
      add_page({"cover", "cover.xhtml", "application/xhtml+xml"});
    }
    for (const auto& part : book_.parts) {
      add_page({part.id, part.text_path(), "application/xhtml+xml", "", overlay_id(part)});
      add_file({overlay_id(part), part.overlay_path(), "application/smil+xml"});
    }
    for (const auto& [sentence, shown] : book_.pictures)
      add_file({"picture-" + sentence, shown.path, shown.picture->mime_type});
  }

  void add_file(const File& file) {
    auto entry = manifest_.add("item")
                     .set("id", file.id)
                     .set("href", file.path)
                     .set("media-type", file.type);
    if (!file.properties.empty()) entry.set("properties", file.properties);
    if (!file.overlay.empty()) entry.set("media-overlay", file.overlay);
  }

  /// A file that is read in its turn.
  void add_page(const File& file) {
    add_file(file);
    spine_.add("itemref").set("idref", file.id);
  }

  const Book& book_;
  const Publication& publication_;
  Document document_{"package"};
  Element metadata_{nullptr};
  Element manifest_{nullptr};
  Element spine_{nullptr};
};

}  // namespace

std::string book_container() {
  Document document("container");
  auto container = document.root();
  container.set("version", "1.0").set("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container");
  container.add("rootfiles")
      .add("rootfile")
      .set("full-path", "EPUB/package.opf")
      .set("media-type", "application/oebps-package+xml");
  return document.to_xml(Layout::indented);
}

std::string book_package(const Book& book) {
  return Package(book).text();
}

std::string book_overlay(const Publication& publication, const BookPart& part) {
  Document document("smil");
  auto smil = document.root();
  smil.set("xmlns", "http://www.w3.org/ns/SMIL")
      .set("xmlns:epub", "http://www.idpf.org/2007/ops")
      .set("version", "3.0");
  const auto page = part.id + ".xhtml#";
  auto sequence = smil.add("body")
                      .add("seq")
                      .set("epub:textref", page + std::string(kTextId))
                      .set("epub:type", "chapter");
  for (auto i = part.first_sentence; i < part.end_sentence; ++i) {
    const auto& id = publication.sentences[i].id;
    const auto clip = clip_of(publication, i);
    auto pair = sequence.add("par").set("id", "clip-" + id);
    pair.add("text").set("src", page + id);
    pair.add("audio")
        .set("src", "../sound.mp3")
        .set("clipBegin", clock_time(clip.begin_ms))
        .set("clipEnd", clock_time(clip.end_ms));
  }
  return document.to_xml(Layout::indented);
}

}  // namespace lector::publish
