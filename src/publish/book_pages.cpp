#include "publish/book_pages.hpp"

#include <optional>

#include "publish/markup.hpp"
#include "publish/names.hpp"
#include "publish/xml.hpp"
#include "text/characters.hpp"

namespace lector::publish {
namespace {

/// What a page is, beside its body.
struct Page {
  std::string title;
  std::string language;
  std::string up;  ///< from its folder to that of the package: "../" or nothing
};

/// A page's document, which has a head.
Document document_of(const Page& page) {
  Document document("html");
  auto html = document.root();
  html.set("xmlns", "http://www.w3.org/1999/xhtml")
      .set("xmlns:epub", "http://www.idpf.org/2007/ops")
      .set("lang", page.language)
      .set("xml:lang", page.language)
      .set("dir", text::is_right_to_left(page.language) ? "rtl" : "ltr");
  auto head = html.add("head");
  head.add("title", page.title);
  head.add("link")
      .set("rel", "stylesheet")
      .set("type", "text/css")
      .set("href", page.up + "book.css");
  return document;
}

std::string address_of(const Publication& publication,
                       const std::vector<BookPart>& parts,
                       std::size_t sentence) {
  return part_with(parts, sentence).text_path() + "#" + publication.sentences[sentence].id;
}

/// The table of contents: a list, and one below for the chapters of an article.
class Contents {
 public:
  Contents(Element list, const Publication& publication, const std::vector<BookPart>& parts)
      : list_(list), publication_(publication), parts_(parts) {}

  void add(const edition::Chapter& chapter) {
    const auto sentence = sentence_at(publication_, chapter.start_ms);
    const auto* const article =
        publication_.articles.size() > 1 ? article_of(publication_, sentence) : nullptr;
    const bool goes_on = entry_ && article != nullptr && article == article_;
    if (goes_on && !below_) below_ = entry_->add("ol");
    auto entry = goes_on ? below_->add("li") : list_.add("li");
    if (!goes_on) {
      entry_ = entry;
      below_.reset();
    }
    article_ = article;
    entry.add("a", chapter.title.empty() ? title_of(publication_) : chapter.title)
        .set("href", address_of(publication_, parts_, sentence));
  }

 private:
  Element list_;
  const Publication& publication_;
  const std::vector<BookPart>& parts_;
  const Article* article_ = nullptr;
  std::optional<Element> entry_;  ///< of the article
  std::optional<Element> below_;
};

}  // namespace

std::string text_page(const Publication& publication,
                      const BookPart& part,
                      const BookPictures& pictures) {
  auto document = document_of({.title = part.title, .language = part.language, .up = "../"});
  auto section = document.root()
                     .add("body")
                     .set("epub:type", "bodymatter")
                     .add("section")
                     .set("id", kTextId)
                     .set("epub:type", "chapter");
  const auto picture = [&](const std::string& id) {
    const auto found = pictures.find(id);
    return found == pictures.end() ? std::string() : "../" + found->second.path;
  };
  const auto& first = publication.sentences[part.first_sentence];
  if (const auto lead = picture(first.id); !lead.empty() && first.role != script::Role::caption)
    section.add("figure").set("class", "lead").add("img").set("src", lead).set("alt", "");
  add_text(section,
           publication,
           {part.first_sentence, part.end_sentence},
           {.headline_level = 1,
            .language = part.language,
            .fill = [](Element span, const Sentence& sentence) { span.text(sentence.written); },
            .picture = picture});
  return document.to_xml(Layout::exact);
}

std::string cover_page(const Publication& publication, const std::string& path) {
  const auto title = title_of(publication);
  auto document = document_of({.title = title, .language = publication.language, .up = ""});
  document.root()
      .add("body")
      .set("class", "cover")
      .set("epub:type", "cover")
      .add("img")
      .set("src", path)
      .set("alt", title);
  return document.to_xml(Layout::exact);
}

std::string navigation_page(const Publication& publication, const std::vector<BookPart>& parts) {
  const auto title = title_of(publication);
  auto document = document_of({.title = title, .language = publication.language, .up = ""});
  auto body = document.root().add("body").set("class", "navigation");
  auto chapters = body.add("nav").set("epub:type", "toc").set("id", "chapters");
  chapters.add("h1", title);
  Contents contents(chapters.add("ol"), publication, parts);
  for (const auto& chapter : publication.chapters) contents.add(chapter);
  auto landmarks = body.add("nav").set("epub:type", "landmarks").set("hidden", "hidden").add("ol");
  landmarks.add("li")
      .add("a", parts.front().title)
      .set("epub:type", "bodymatter")
      .set("href", parts.front().text_path());
  return document.to_xml(Layout::exact);
}

}  // namespace lector::publish
