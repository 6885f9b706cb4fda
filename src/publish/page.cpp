#include "publish/page.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "edition/tag_text.hpp"
#include "publish/addresses.hpp"
#include "publish/markup.hpp"
#include "publish/names.hpp"
#include "publish/page_data.hpp"
#include "publish/page_parts.hpp"
#include "publish/paragraphs.hpp"
#include "publish/phrases.hpp"
#include "text/characters.hpp"

namespace lector::publish {
namespace {

using script::Role;

/// What stands in the frame's `{{names}}`, as markup.
using Values = std::map<std::string, std::string, std::less<>>;

/// Puts the values in, once: what looks like a name inside of a value stays as it is.
std::string filled(std::string_view frame, const Values& values) {
  std::string page;
  while (true) {
    const auto begin = frame.find("{{");
    page += frame.substr(0, begin);
    if (begin == std::string_view::npos) return page;
    const auto end = frame.find("}}", begin);
    const auto name = frame.substr(begin + 2, end - begin - 2);
    const auto value = values.find(name);
    if (value == values.end())
      throw std::logic_error("the page has no value for " + std::string(name));
    page += value->second;
    frame.remove_prefix(end + 2);
  }
}

const base::DataFile& part(const std::vector<base::DataFile>& parts, std::string_view name) {
  return *std::ranges::find(parts, name, &base::DataFile::name);
}

/// A hash as policies write it.
std::string policy_hash(const base::DataFile& file) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < file.sha256.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(file.sha256.substr(i, 2)), nullptr, 16));
  return "'sha256-" + base64(bytes) + "'";
}

/// Nothing but what the page brings along and what lies beside it; `file:` is for pages that are
/// opened from a disk, where no address is 'self'.
std::string policy_of(const std::vector<base::DataFile>& parts) {
  return "default-src 'none'; script-src " + policy_hash(part(parts, "player")) + "; style-src " +
         policy_hash(part(parts, "look")) +
         "; img-src data:; media-src 'self' file:; base-uri 'none'; form-action 'none'";
}

void add_words(Element element, const Sentence& sentence) {
  const std::string_view written = sentence.written;
  std::size_t done = 0;
  for (const auto& [span, start_ms, end_ms, source] : sentence.words) {
    if (span.begin > done) element.text(written.substr(done, span.begin - done));
    element.add("span", written.substr(span.begin, span.end - span.begin));
    done = span.end;
  }
  // Even of nothing: an element without content would end at once.
  if (done < written.size() || done == 0) element.text(written.substr(done));
}

/// The parts of a page that depend on the edition.
class Writer {
 public:
  Writer(const Publication& publication, const Phrases& phrases)
      : publication_(publication), phrases_(phrases) {}

  [[nodiscard]] std::string title() const {
    return publication_.title.empty() ? plain_line(publication_.audio.file_name)
                                      : publication_.title;
  }

  [[nodiscard]] std::string about() const;
  [[nodiscard]] std::string masthead() const;
  [[nodiscard]] std::string chapter_list() const;
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::string imprint() const;
  /// Classes of the text. A long one is laid out as far as it is seen.
  [[nodiscard]] std::string kind() const {
    constexpr std::size_t kLong = 1000;
    const bool is_long = publication_.sentences.size() > kLong;
    return std::string(is_edition() ? "edition" : "alone") + (is_long ? " long" : "");
  }
  [[nodiscard]] bool speaks_own_language() const {
    const std::string_view tag = publication_.language;
    return tag.substr(0, tag.find('-')) == phrases_.language;
  }

 private:
  /// Whether the page is more than one article alone.
  [[nodiscard]] bool is_edition() const {
    const auto& first = publication_.articles.front();
    return publication_.articles.size() > 1 || first.first_sentence > 0 ||
           first.end_sentence < publication_.sentences.size();
  }

  [[nodiscard]] bool has_headline(text::TextSpan sentences) const {
    return std::ranges::any_of(publication_.paragraphs, [&](const Paragraph& paragraph) {
      return paragraph.role == Role::headline && paragraph.first_sentence >= sentences.begin &&
             paragraph.first_sentence < sentences.end;
    });
  }

  void add_sentences(Element parent, text::TextSpan sentences, const Markup& markup) const {
    if (sentences.begin < sentences.end) add_text(parent, publication_, sentences, markup);
  }

  void add_article(Element parent, const Article& article, Markup markup) const;
  [[nodiscard]] Markup markup() const;

  const Publication& publication_;
  const Phrases& phrases_;
};

std::string Writer::about() const {
  Document head("head");
  const auto add = [&](const char* name, const std::string& content) {
    if (content.empty()) return;
    head.root().add("meta").set("name", name).set("content", content);
    head.root().text("\n");
  };
  add("author", publication_.byline.value_or(""));
  const auto dek = std::ranges::find(publication_.sentences, Role::dek, &Sentence::role);
  if (dek != publication_.sentences.end()) add("description", dek->written);
  return head.inner_markup();
}

std::string Writer::masthead() const {
  Document header("header");
  if (publication_.publisher)
    header.root()
        .add("p")
        .set("class", "publisher")
        .set("dir", "auto")
        .text(*publication_.publisher);
  if (publication_.published) {
    const auto date = text::long_date(*publication_.published, publication_.language);
    header.root().add("p", date);
  }
  return header.inner_markup();
}

std::string Writer::chapter_list() const {
  Document nav("nav");
  auto list = nav.root().add("ol");
  for (const auto& chapter : publication_.chapters) {
    const auto& sentence = publication_.sentences[sentence_at(publication_, chapter.start_ms)];
    list.text("\n");
    auto link = list.add("li").add("a");
    link.set("href", "#" + sentence.id).set("data-start", std::to_string(chapter.start_ms));
    auto title = link.add("bdi");
    if (!speaks_own_language() || sentence.language != publication_.language)
      title.set("lang", sentence.language);
    title.text(chapter.title);
    link.text(" ");
    link.add("time", short_time(chapter.start_ms)).set("datetime", iso_duration(chapter.start_ms));
  }
  list.text("\n");
  return nav.inner_markup();
}

Markup Writer::markup() const {
  return {.headline_level = is_edition() ? 2 : 1,
          .language = publication_.language,
          .fill = add_words,
          .picture = [this](const std::string& id) {
            const auto found = publication_.pictures.find(id);
            return found == publication_.pictures.end() ? "" : data_address(found->second);
          }};
}

void Writer::add_article(Element parent, const Article& article, Markup markup) const {
  auto element = parent.add("article");
  if (article.language != publication_.language) {
    const bool is_rtl = text::is_right_to_left(article.language);
    element.set("lang", article.language).set("dir", is_rtl ? "rtl" : "ltr");
  }
  element.text("\n");
  if (article.section) {
    element.add("p").set("class", "kicker").set("dir", "auto").text(*article.section);
    element.text("\n");
  }
  const text::TextSpan sentences{article.first_sentence, article.end_sentence};
  if (!has_headline(sentences)) {
    const auto& headline = article.headline.empty() ? title() : article.headline;
    element.add("h" + std::to_string(markup.headline_level), headline).set("dir", "auto");
    element.text("\n");
  }
  markup.language = article.language;
  add_sentences(element, sentences, markup);
  parent.text("\n");
}

std::string Writer::text() const {
  Document main("main");
  auto root = main.root();
  const auto around = markup();
  // The opening of an edition has the title for its headline; without one the page needs it.
  const text::TextSpan opening{0, publication_.articles.front().first_sentence};
  auto of_opening = around;
  of_opening.headline_level = 1;
  if (is_edition() && !has_headline(opening)) {
    root.add("h1", title()).set("dir", "auto");
    root.text("\n");
  }
  add_sentences(root, opening, of_opening);
  std::size_t done = opening.end;
  for (const auto& article : publication_.articles) {
    add_sentences(root, {done, article.first_sentence}, around);
    add_article(root, article, around);
    done = article.end_sentence;
  }
  add_sentences(root, {done, publication_.sentences.size()}, around);
  return main.inner_markup();
}

std::string Writer::imprint() const {
  Document footer("footer");
  const auto& notice = publication_.notice;
  const bool is_said = std::ranges::find(publication_.sentences, notice, &Sentence::written) !=
                       publication_.sentences.end();
  if (!notice.empty() && !is_said) footer.root().add("p", notice).set("dir", "auto");
  const auto url = edition::ascii_url(publication_.url.value_or(""));
  if (!url.empty()) {
    auto link = footer.root().add("p").add("a");
    link.set("href", url).text(phrases_.texts.at("original"));
    if (!speaks_own_language()) link.set("lang", phrases_.language);
  }
  return footer.inner_markup();
}

/// What the sound says of itself, as attributes for the player.
std::string attributes_of(const Publication& publication) {
  auto text = " data-length=\"" + std::to_string(publication.audio.length_ms) + "\"";
  if (publication.byline) text += " data-by=\"" + escaped(*publication.byline) + "\"";
  if (publication.publisher) text += " data-publisher=\"" + escaped(*publication.publisher) + "\"";
  return text;
}

/// The element for captions; nothing if there are none.
std::string track_of(const Publication& publication, const std::optional<std::string>& captions) {
  if (!captions) return {};
  return R"(<track kind="captions" srclang=")" + escaped(publication.language) + R"(" src=")" +
         *captions + "\">";
}

/// What all pages have in common: phrases, style, player, and what these may do.
Values common_values(const Phrases& phrases, const std::vector<base::DataFile>& parts) {
  Values values;
  for (const auto& [name, phrase] : phrases.texts) values.emplace(name, escaped(phrase));
  values["ui_language"] = phrases.language;
  values["policy"] = policy_of(parts);
  values["css"] = part(parts, "look").content;
  values["js"] = part(parts, "player").content;
  return values;
}

void add_text_of(const Writer& writer, Values& values) {
  values["about"] = writer.about();
  values["title"] = escaped(writer.title());
  values["masthead"] = writer.masthead();
  values["chapter_list"] = writer.chapter_list();
  values["kind"] = writer.kind();
  values["text"] = writer.text();
  values["imprint"] = writer.imprint();
}

}  // namespace

std::string page(const Publication& publication, const Kinds& beside) {
  const auto phrases = phrases_for(publication.language);
  const auto parts = page_parts();
  const Writer writer(publication, phrases);
  const auto& audio = publication.audio;
  std::optional<std::string> captions;
  if (beside.contains(Kind::vtt))
    captions = file_address(path_beside(audio.file_name, Kind::vtt).string());
  auto values = common_values(phrases, parts);
  add_text_of(writer, values);
  const auto tongue =
      writer.speaks_own_language() ? std::string() : " lang=\"" + phrases.language + "\"";
  values["ui_tongue"] = tongue;
  values["ui"] = tongue.empty() ? tongue : tongue + R"( dir="ltr")";
  values["language"] = escaped(publication.language);
  values["direction"] = text::is_right_to_left(publication.language) ? "rtl" : "ltr";
  values["linked_data"] = linked_data(publication, captions);
  values["times"] = times_json(publication);
  values["sound"] = file_address(audio.file_name);
  values["sound_about"] = attributes_of(publication);
  values["track"] = track_of(publication, captions);
  values["duration"] = iso_duration(audio.length_ms);
  values["clock"] = short_time(audio.length_ms);
  return filled(part(parts, "frame").content, values);
}

}  // namespace lector::publish
