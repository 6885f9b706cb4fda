#include "verify/page_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/report.hpp"
#include "html/selectors.hpp"
#include "text/unicode.hpp"

namespace lector::verify {
namespace {

using html::NodeId;

/// Where a piece of text may stand.
enum class Place { nowhere, unseen, sentence, checked, player };

/// Places from the outside to the inside: what comes later counts.
constexpr std::array<std::pair<std::string_view, Place>, 5> kPlaces{{
    {"head, script", Place::unseen},
    {"main > article > p.kicker, header.masthead > .paper > p, header.masthead > .listen > p > "
     "time, "
     "nav.chapters > details > ol > li > a > bdi, nav.chapters > details > ol > li > a > time, "
     "footer.imprint > p",
     Place::checked},
    {"header.masthead > .listen > button.start, nav.chapters > details > summary, "
     "body > section.player, body > dialog.keys",
     Place::player},
    {"main .sentence", Place::sentence},
    {"script, style", Place::unseen},
}};

/// The longest of the page's own words has 63 (Japanese: what a click does).
constexpr std::size_t kMostOwnBytes = 80;

/// What a text is set in.
constexpr std::array<std::string_view, 15> kSetting{"article",
                                                    "p",
                                                    "h1",
                                                    "h2",
                                                    "h3",
                                                    "h4",
                                                    "h5",
                                                    "h6",
                                                    "span",
                                                    "ul",
                                                    "li",
                                                    "blockquote",
                                                    "figure",
                                                    "img",
                                                    "figcaption"};

/// "1:02" or "1:02:03" in seconds.
std::optional<std::int64_t> read_clock(std::string_view text) {
  std::int64_t seconds = 0;
  int parts = 0;
  while (true) {
    const auto digits = text.substr(0, text.find(':'));
    unsigned value = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool is_number = error == std::errc() && stop == digits.data() + digits.size();
    if (!is_number || (parts > 0 && (digits.size() != 2 || value > 59))) return std::nullopt;
    seconds = seconds * 60 + value;
    ++parts;
    if (digits.size() == text.size()) break;
    text.remove_prefix(digits.size() + 1);
  }
  return parts == 2 || parts == 3 ? std::optional(seconds) : std::nullopt;
}

/// Looks through one page.
class Checker {
 public:
  Checker(const html::Tree& tree,
          const std::optional<LinkedData>& data,
          const Facts& facts,
          Notes& notes)
      : tree_(tree), data_(data), facts_(facts), notes_(notes), places_(tree.size()) {
    for (const auto& [selector, place] : kPlaces)
      for (const auto id : all(selector)) mark(id, place);
    silent_ = take_silent("main > article > h1, main > article > h2");
    silent_titles_ = take_silent("main > h1");
    for (const auto id : silent_) mark(id, Place::checked);
    for (const auto id : silent_titles_) mark(id, Place::checked);
  }

  void check() {
    for (NodeId id = 0; id < tree_.size(); ++id)
      if (tree_[id].is_text())
        check_piece(id);
      else
        check_visible(id);
    check_setting();
    check_headings();
    check_masthead();
    check_times();
    check_imprint();
    check_names();
  }

 private:
  [[nodiscard]] std::vector<NodeId> all(std::string_view selector) const {
    return html::find_all(tree_, html::parse_selectors(selector));
  }

  void mark(NodeId id, Place place) {
    std::fill(places_.begin() + id, places_.begin() + tree_[id].end, place);
  }

  /// What all of some elements show; there is at most one of them.
  std::string shown(const std::vector<NodeId>& elements, const std::string& what) {
    std::string text;
    for (const auto id : elements) text += squeezed(tree_.text_of(id));
    if (elements.size() > 1)
      notes_.add(kAgreement, what + " stands there " + std::to_string(elements.size()) + " times");
    return text;
  }

  void check_piece(NodeId id) {
    const auto ink = squeezed(tree_[id].text);
    if (ink.empty()) return;
    const auto place = places_[id];
    const bool is_foreign =
        place == Place::nowhere ||
        (place == Place::player && (ink.size() > kMostOwnBytes || is_second(id)));
    if (is_foreign)
      notes_.add(kAgreement,
                 "shows " + base::quoted(tree_[id].text) + ", which the edition doesn't say");
  }

  /// Whether a text is in a paragraph of the player's, but for one: what a click does.
  bool is_second(NodeId id) {
    return tree_[tree_[id].parent].name == "p" && std::exchange(has_player_paragraph_, true);
  }

  /// An element is there for all readers, and says its language once.
  void check_visible(NodeId id) {
    const bool is_player = tree_[id].name == "section" || tree_[id].name == "button";
    if (tree_.has_attribute(id, "hidden") && !(is_player && places_[id] == Place::player))
      notes_.add(kAgreement, "hides an element " + base::quoted(tree_[id].name));
    if (tree_.has_attribute(id, "xml:lang") &&
        tree_.attribute(id, "xml:lang") != tree_.attribute(id, "lang"))
      notes_.add("7.1",
                 "an element " + base::quoted(tree_[id].name) + " has the lang " +
                     base::quoted(tree_.attribute(id, "lang")) + ", but the xml:lang " +
                     base::quoted(tree_.attribute(id, "xml:lang")));
    if (tree_[id].name == "img" && !tree_.attribute(id, "alt").empty())
      notes_.add(kAgreement,
                 "a picture says " + base::quoted(tree_.attribute(id, "alt")) +
                     ", which the edition doesn't");
  }

  void check_setting() {
    for (const auto id : all("main *"))
      if (std::ranges::find(kSetting, tree_[id].name) == kSetting.end())
        notes_.add("7.4", "<main> holds an element " + base::quoted(tree_[id].name));
  }

  /// Elements of a kind inside of another.
  [[nodiscard]] std::vector<NodeId> inside(NodeId outer, std::vector<NodeId> elements) const {
    std::erase_if(elements, [&](NodeId id) { return !tree_.contains(outer, id); });
    return elements;
  }

  [[nodiscard]] bool has_sentence(NodeId id) const {
    return std::find(places_.begin() + id, places_.begin() + tree_[id].end, Place::sentence) !=
           places_.begin() + tree_[id].end;
  }

  /// Headings that nobody reads, of those that a selector finds; what they show is known then.
  std::vector<NodeId> take_silent(std::string_view selector) {
    auto headings = all(selector);
    std::erase_if(headings, [&](NodeId id) { return has_sentence(id); });
    return headings;
  }

  void check_headings() {
    const auto title = squeezed(facts_.title);
    if (!silent_titles_.empty())
      expect_same_text("its heading", shown(silent_titles_, "its heading"), title, notes_);
    kickers_ = all("main > article > p.kicker");
    const auto articles = all("main > article");
    const auto works = data_ ? data_->articles : std::vector<Work>();
    if (articles.size() != works.size())
      notes_.add(kAgreement,
                 "has " + std::to_string(articles.size()) + " articles, its linked data " +
                     std::to_string(works.size()));
    for (std::size_t i = 0; i < std::min(articles.size(), works.size()); ++i)
      check_article(articles[i], works[i], "article " + std::to_string(i + 1));
  }

  void check_article(NodeId article, const Work& work, const std::string& name) {
    const auto section = shown(inside(article, kickers_), name + "'s section");
    expect_same_text(name + "'s section", section, squeezed(work.section), notes_);
    if (language_at(tree_, article) != work.language)
      notes_.add(kAgreement,
                 name + " is in the language " + base::quoted(language_at(tree_, article)) +
                     ", in its linked data in " + base::quoted(work.language));
    const auto headings = inside(article, silent_);
    if (headings.empty()) return;
    const auto heading = shown(headings, name + "'s headline");
    const auto is_known = [&](const edition::Chapter& chapter) {
      return squeezed(chapter.title) == heading;
    };
    if (heading != squeezed(facts_.title) && std::ranges::none_of(facts_.chapters, is_known))
      expect_same_text(name + "'s headline", heading, squeezed(work.title), notes_);
  }

  void check_masthead() {
    const auto publisher = shown(all("header.masthead > .paper > p.publisher"), "the publisher");
    expect_same_text("the publisher", publisher, squeezed(facts_.publisher), notes_);
    auto dates = all("header.masthead > .paper > p");
    std::erase_if(dates, [&](NodeId id) { return tree_.attribute(id, "class") == "publisher"; });
    const auto date = shown(dates, "the date");
    if (date.empty() && facts_.date.year.empty()) return;
    if (const auto day = published())
      expect_same_text(
          "the date", date, squeezed(text::long_date(*day, language_at(tree_, 0))), notes_);
  }

  /// When the edition was published: as its linked data has it, unless that is of the one article
  /// of an edition, else as the tag has it. Nothing if a tag can't hold all of it (a month).
  [[nodiscard]] std::optional<std::string> published() const {
    const bool is_whole = data_ && (data_->is_collection || !all("main.alone").empty());
    if (is_whole) return data_->whole.published;
    const auto& [year, day_month, time] = facts_.date;
    if (day_month.size() != 4) return std::nullopt;
    return year + "-" + day_month.substr(2) + "-" + day_month.substr(0, 2);
  }

  /// Every <time> of the page says what it tells programs.
  void check_times() {
    for (const auto id : all("time")) {
      const auto said = squeezed(tree_.text_of(id));
      const auto link = tree_[id].parent;
      std::int64_t expected_ms = facts_.length_ms;
      if (tree_[link].name == "a") {
        const auto start = tree_.attribute(link, "data-start");
        std::from_chars(start.data(), start.data() + start.size(), expected_ms);
      }
      const bool is_same = read_duration(tree_.attribute(id, "datetime")) == expected_ms &&
                           read_clock(said) == expected_ms / 1000;
      if (!is_same)
        notes_.add(kAgreement,
                   "says the time " + base::quoted(said) + " where " + time_text(expected_ms) +
                       " is expected");
    }
  }

  void check_imprint() {
    const auto links = all("footer.imprint > p > a");
    for (const auto id : links)
      if (tree_.attribute(id, "href") != facts_.url || tree_.text_of(id).size() > kMostOwnBytes)
        notes_.add(kAgreement,
                   "the imprint leads by " + base::quoted(tree_.text_of(id)) + " to " +
                       base::quoted(tree_.attribute(id, "href")) + ", not to " +
                       base::quoted(facts_.url));
    if (links.size() != (facts_.url.empty() ? 0U : 1U))
      notes_.add(kAgreement, "the imprint has " + std::to_string(links.size()) + " links");
    for (const auto id : all("footer.imprint > p")) {
      const auto said = squeezed(tree_.text_of(id));
      const bool is_link =
          !inside(id, links).empty() && said == squeezed(tree_.text_of(inside(id, links).front()));
      if (!is_link) expect_same_text("the notice", said, squeezed(facts_.notice), notes_);
    }
  }

  /// The attribute of the first element that fits, as far as the tree keeps it.
  [[nodiscard]] std::string_view told(std::string_view selector, std::string_view attribute) const {
    const auto found = all(selector);
    return found.empty() ? std::string_view() : tree_.attribute(found.front(), attribute);
  }

  /// Names that are told to programs, not shown.
  void check_names() {
    const auto expect = [&](const char* what, std::string_view found, std::string_view expected) {
      expected = expected.substr(0, html::kLongestAttribute);
      expect_same_text(what, squeezed(found), squeezed(expected), notes_);
    };
    expect("the author", told("meta[name=author]", "content"), facts_.byline);
    expect("the player's byline", told("audio", "data-by"), facts_.byline);
    expect("the player's publisher", told("audio", "data-publisher"), facts_.publisher);
    expect("the player's name", told("audio", "aria-label"), facts_.title);
    expect("the player's length", told("audio", "data-length"), std::to_string(facts_.length_ms));
    const auto description = told("meta[name=description]", "content");
    const auto is_said = [&](NodeId sentence) {
      return std::string_view(tree_.text_of(sentence)).substr(0, html::kLongestAttribute) ==
             description;
    };
    if (!description.empty() && std::ranges::none_of(all("main .sentence"), is_said))
      notes_.add(kAgreement, "its description " + base::quoted(description) + " is no sentence");
  }

  const html::Tree& tree_;
  const std::optional<LinkedData>& data_;
  const Facts& facts_;
  Notes& notes_;
  std::vector<Place> places_;
  std::vector<NodeId> kickers_;  ///< sections of articles
  std::vector<NodeId> silent_;   ///< headlines of articles that nobody reads
  std::vector<NodeId> silent_titles_;
  bool has_player_paragraph_ = false;
};

}  // namespace

std::string_view language_at(const html::Tree& tree, NodeId id) {
  for (; id != html::kNoNode; id = tree[id].parent)
    if (tree.has_attribute(id, "lang")) return tree.attribute(id, "lang");
  return {};
}

void check_shown(const html::Tree& tree,
                 const std::optional<LinkedData>& data,
                 const Facts& facts,
                 Notes& notes) {
  Checker(tree, data, facts, notes).check();
}

}  // namespace lector::verify
