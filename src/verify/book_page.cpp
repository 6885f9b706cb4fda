#include "verify/book_page.hpp"

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <string_view>

#include "base/report.hpp"
#include "verify/cues.hpp"

namespace lector::verify {
namespace {

using pugi::xml_node;

/// What a page is made of.
constexpr std::array<std::string_view, 22> kSetting{
    "html",   "head", "title",      "link", "body", "section",    "p",  "h1",
    "h2",     "h3",   "h4",         "h5",   "h6",   "blockquote", "ul", "li",
    "figure", "img",  "figcaption", "span", "nav",  "ol"};

/// Elements that say by their class what role their sentences have.
constexpr std::array<std::string_view, 10> kSaying{
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "figure"};

/// Elements around a sentence that are asked what it is: ours has six, and a stranger's file may
/// have a million of them around each of a million sentences.
constexpr int kDeepest = 64;

bool is_text(const xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool is_sentence(const xml_node& element) {
  return has_word(element.attribute("class").value(), "sentence");
}

/// Goes through one page.
class Checker {
 public:
  Checker(const xml_node& page, std::string name, const Facts& facts, Notes& notes)
      : page_(page), name_(std::move(name)), facts_(facts), notes_(notes) {}

  /// Calls `is_known` with the element that each piece of text stands in.
  template <typename IsKnown>
  void check_text(const IsKnown& is_known) {
    for (auto node = page_; node; node = next_in(page_, node)) {
      if (node.type() == pugi::node_element) check_element(node);
      if (!is_text(node) || squeezed(node.value()).empty()) continue;
      const auto parent = node.parent();
      if (local_name(parent) != "title" && !is_known(parent))
        add("shows " + base::quoted(node.value()) + ", which the edition doesn't say");
    }
  }

  void expect_title(const std::string& what, const std::string& found) {
    expect_same_text(
        base::quoted(name_) + ": " + what, squeezed(found), squeezed(facts_.title), notes_);
  }

  /// The title of the tag or a chapter, or what one of the page's headlines says.
  void check_title(const std::string& title, const std::vector<std::string>& headlines) {
    const auto ink = squeezed(title);
    const auto is_it = [&](std::string_view other) { return squeezed(other) == ink; };
    const bool is_chapter = std::ranges::any_of(
        facts_.chapters, [&](const auto& chapter) { return is_it(chapter.title); });
    // Of the parts of a long article only the first has its headline.
    if (!headlines.empty() && !is_it(facts_.title) && !is_chapter &&
        std::ranges::none_of(headlines, is_it))
      add("has the title " + base::quoted(title) + ", which is no headline of it");
  }

  void add(const std::string& message) {
    notes_.add(kAgreement, base::quoted(name_) + " " + message);
  }

 private:
  void check_element(const xml_node& element) {
    const auto name = local_name(element);
    if (std::ranges::find(kSetting, name) == kSetting.end() && name != "a")
      notes_.add("6.1", base::quoted(name_) + " has an element " + base::quoted(name));
    const std::string_view lang = element.attribute("lang").value();
    const std::string_view xml_lang = element.attribute("xml:lang").value();
    if (lang != xml_lang)
      notes_.add("6.1",
                 base::quoted(name_) + " has an element " + base::quoted(name) + " of the lang " +
                     base::quoted(lang) + " and the xml:lang " + base::quoted(xml_lang));
  }

  xml_node page_;
  std::string name_;
  const Facts& facts_;
  Notes& notes_;
};

std::string title_in(const xml_node& page) {
  const auto titles = elements(page, "title");
  return titles.empty() ? std::string() : text_of(titles.front());
}

/// What the headlines of a page say, each in one piece.
std::vector<std::string> headlines_in(const xml_node& page) {
  std::vector<std::string> headlines;
  for (const auto& element : elements(page, "")) {
    if (!has_word(element.attribute("class").value(), "headline")) continue;
    std::string text;
    for (const auto& sentence : elements(element, "span")) text += text_of(sentence);
    headlines.push_back(std::move(text));
  }
  return headlines;
}

/// Expects what all elements of a name say together.
void expect_all(const xml_node& package,
                const char* name,
                const std::string& expected,
                Notes& notes) {
  std::string found;
  for (const auto& element : elements(package, name)) found += text_of(element);
  expect_same_text(std::string("its ") + name, squeezed(found), squeezed(expected), notes);
}

void check_day(const xml_node& package, const edition::Id3Date& tagged, Notes& notes) {
  for (const auto& element : elements(package, "date")) {
    const auto date = edition::id3_date(text_of(element));
    if (date.year != tagged.year || date.day_month != tagged.day_month)
      notes.add(kAgreement,
                "its date is " + base::quoted(text_of(element)) + ", the sound is of another");
  }
}

}  // namespace

BookPage check_book_page(const xml_node& page,
                         const std::string& name,
                         const Facts& facts,
                         Notes& notes) {
  BookPage result{.title = title_in(page),
                  .language = elements(page, "html").empty()
                                  ? std::string()
                                  : language_of(elements(page, "html").front()),
                  .sentences = {}};
  Checker checker(page, name, facts, notes);
  checker.check_text(is_sentence);
  checker.check_title(result.title, headlines_in(page));
  for (const auto& element : elements(page, "")) {
    if (is_sentence(element)) result.sentences.emplace_back(element.attribute("id").value());
    if (!std::string_view(element.attribute("alt").value()).empty())
      checker.add("has a picture that says " + base::quoted(element.attribute("alt").value()));
  }
  return result;
}

void check_cover_page(const xml_node& page,
                      const std::string& name,
                      const Facts& facts,
                      Notes& notes) {
  Checker checker(page, name, facts, notes);
  checker.check_text([](const xml_node&) { return false; });
  checker.expect_title("the title", title_in(page));
  for (const auto& picture : elements(page, "img"))
    checker.expect_title("the picture", picture.attribute("alt").value());
}

void check_navigation_page(const xml_node& page,
                           const std::string& name,
                           const Facts& facts,
                           Notes& notes) {
  Checker checker(page, name, facts, notes);
  checker.check_text([](const xml_node& element) {
    const auto inside = local_name(element.parent());
    return (local_name(element) == "a" && inside == "li") ||
           (local_name(element) == "h1" && inside == "nav");
  });
  checker.expect_title("the title", title_in(page));
  std::string heading;
  for (const auto& element : elements(page, "h1")) heading += text_of(element);
  checker.expect_title("the heading", heading);
}

std::set<std::string> check_metadata(const xml_node& package, const Facts& facts, Notes& notes) {
  expect_all(package, "title", facts.title, notes);
  expect_all(package, "creator", facts.byline, notes);
  expect_all(package, "publisher", facts.publisher, notes);
  check_day(package, facts.date, notes);
  std::string source;
  for (const auto& element : elements(package, "source")) source += text_of(element);
  expect_same_text("its source", edition::ascii_url(source), facts.url, notes);
  std::string narrator;
  for (const auto& meta : elements(package, "meta"))
    if (std::string_view(meta.attribute("property").value()) == "media:narrator")
      narrator += text_of(meta);
  expect_same_text("its narrator", squeezed(narrator), squeezed(facts.notice), notes);
  std::set<std::string> languages;
  const auto listed = elements(package, "language");
  for (const auto& element : listed) languages.insert(text_of(element));
  const auto first = listed.empty() ? std::string() : text_of(listed.front());
  expect_language("the book", first, facts, notes);
  const auto roots = elements(package, "package");
  if (roots.empty() || language_of(roots.front()) != first)
    notes.add("6.1", "its package is in another language than " + base::quoted(first));
  return languages;
}

std::string role_of(const xml_node& sentence) {
  auto element = sentence.parent();
  for (int i = 0; element && i < kDeepest; ++i, element = element.parent()) {
    const bool says = std::ranges::find(kSaying, local_name(element)) != kSaying.end();
    if (says && element.attribute("class")) return element.attribute("class").value();
  }
  return {};
}

std::string language_of(xml_node element) {
  for (int i = 0; element && i < kDeepest; ++i, element = element.parent())
    if (const auto language = element.attribute("xml:lang")) return language.value();
  return {};
}

}  // namespace lector::verify
