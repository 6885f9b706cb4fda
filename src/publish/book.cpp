#include "publish/book.hpp"

#include <string>
#include <utility>
#include <vector>

#include "publish/book_package.hpp"
#include "publish/book_pages.hpp"
#include "publish/book_parts.hpp"
#include "publish/zip.hpp"

namespace lector::publish {
namespace {

std::string cover_path(const Publication& publication) {
  if (!publication.cover) return {};
  return publication.cover->mime_type == "image/png" ? "cover.png" : "cover.jpg";
}

/// Entries in the order in which they are needed.
class Entries {
 public:
  void add_text(const std::string& path, std::string text) {
    entries_.push_back({.name = path, .packing = Packing::deflated, .content = std::move(text)});
  }

  /// What is compressed already.
  void add_stored(const std::string& path, std::string bytes) {
    entries_.push_back({.name = path, .packing = Packing::stored, .content = std::move(bytes)});
  }

  void add_stored(const std::string& path, const base::OutputFile& file) {
    entries_.push_back({.name = path, .packing = Packing::stored, .content = &file});
  }

  [[nodiscard]] const std::vector<Entry>& all() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

}  // namespace

void write_book(const Publication& publication,
                const base::OutputFile& sound,
                base::OutputFile& file) {
  Book book{.publication = publication,
            .parts = parts_of(publication),
            .pictures = {},
            .cover_path = cover_path(publication)};
  book.pictures = pictures_of(publication, book.parts);
  Entries entries;
  entries.add_stored("mimetype", "application/epub+zip");  // first, so that its bytes tell the file
  entries.add_text("META-INF/container.xml", book_container());
  entries.add_text("EPUB/package.opf", book_package(book));
  entries.add_text("EPUB/navigation.xhtml", navigation_page(publication, book.parts));
  entries.add_text("EPUB/book.css", std::string(book_style()));
  if (publication.cover) {
    entries.add_text("EPUB/cover.xhtml", cover_page(publication, book.cover_path));
    entries.add_stored("EPUB/" + book.cover_path, publication.cover->bytes);
  }
  for (const auto& part : book.parts) {
    entries.add_text("EPUB/" + part.text_path(), text_page(publication, part, book.pictures));
    entries.add_text("EPUB/" + part.overlay_path(), book_overlay(publication, part));
  }
  for (const auto& [sentence, shown] : book.pictures)
    entries.add_stored("EPUB/" + shown.path, shown.picture->bytes);
  entries.add_stored("EPUB/sound.mp3", sound);
  write_zip(entries.all(), file);
}

}  // namespace lector::publish
