#include "publish/markup.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "publish/paragraphs.hpp"
#include "script/names.hpp"
#include "text/characters.hpp"

namespace lector::publish {
namespace {

using script::Role;

/// Adds paragraphs one after another.
class Writer {
 public:
  Writer(Element parent, const Publication& publication, const Markup& markup)
      : parent_(parent), publication_(publication), markup_(markup) {}

  void add(const Paragraph& paragraph) {
    if (paragraph.role != Role::list_item) list_.reset();
    auto element = element_of(paragraph);
    for (auto i = paragraph.first_sentence; i < paragraph.end_sentence; ++i) {
      if (i > paragraph.first_sentence)
        element.text(space_after(publication_.sentences[i - 1].written));
      add_sentence(element, publication_.sentences[i]);
    }
    parent_.text("\n");
  }

 private:
  Element element_of(const Paragraph& paragraph) {
    const auto name = script::name_of(paragraph.role);
    switch (paragraph.role) {
      case Role::headline:
        return heading(std::exchange(has_headline_, true) ? 1 : 0, name);
      case Role::subheading:
        return heading(1, name);
      case Role::quote:
      case Role::pull_quote:
        return parent_.add("blockquote").set("class", name).add("p");
      case Role::list_item:
        if (!list_) list_ = parent_.add("ul").set("class", name);
        return list_->add("li");
      case Role::caption:
        return caption_of(paragraph, name);
      default:
        return parent_.add("p").set("class", name);
    }
  }

  Element caption_of(const Paragraph& paragraph, std::string_view name) {
    auto figure = parent_.add("figure").set("class", name);
    const auto& id = publication_.sentences[paragraph.first_sentence].id;
    const auto source = markup_.picture ? markup_.picture(id) : std::string();
    // What is on the picture is said by the caption below it.
    if (!source.empty()) figure.add("img").set("src", source).set("alt", "");
    return figure.add("figcaption");
  }

  Element heading(int below, std::string_view name) {
    const auto level = std::min(markup_.headline_level + below, 6);
    auto element = parent_.add("h" + std::to_string(level)).set("class", name);
    // A title may be in another script than its text: its first letters tell.
    if (!text::is_right_to_left(markup_.language)) element.set("dir", "auto");
    return element;
  }

  void add_sentence(Element parent, const Sentence& sentence) {
    auto span = parent.add("span").set("class", "sentence").set("id", sentence.id);
    if (sentence.language != markup_.language)
      span.set("lang", sentence.language).set("xml:lang", sentence.language);
    if (text::is_right_to_left(sentence.language) != text::is_right_to_left(markup_.language))
      span.set("dir", text::is_right_to_left(sentence.language) ? "rtl" : "ltr");
    markup_.fill(span, sentence);
  }

  Element parent_;
  const Publication& publication_;
  const Markup& markup_;
  std::optional<Element> list_;
  bool has_headline_ = false;
};

}  // namespace

void add_text(Element parent,
              const Publication& publication,
              text::TextSpan sentences,
              const Markup& markup) {
  Writer writer(parent, publication, markup);
  for (const auto& paragraph : publication.paragraphs) {
    const bool is_inside =
        paragraph.first_sentence >= sentences.begin && paragraph.first_sentence < sentences.end;
    if (is_inside) writer.add(paragraph);
  }
}

}  // namespace lector::publish
