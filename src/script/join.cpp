#include "script/join.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/report.hpp"
#include "script/line.hpp"
#include "script/names.hpp"
#include "script/wording.hpp"
#include "text/unicode.hpp"

namespace lector::script {
namespace {

constexpr std::size_t kDayBytes = std::string_view("2025-04-01").size();

/// What a field of all scripts says, if it is the same in all.
std::optional<std::string> common(std::span<const Contribution> contributions,
                                  std::optional<std::string> Script::* field) {
  const auto& first = contributions.front().script.*field;
  const bool is_common = std::ranges::all_of(
      contributions, [&](const auto& one) { return one.script.*field == first; });
  return is_common ? first : std::nullopt;
}

std::optional<std::string> latest_day(std::span<const Contribution> contributions) {
  std::optional<std::string> latest;
  for (const auto& contribution : contributions) {
    const auto& published = contribution.script.published;
    if (published) latest = std::max(latest.value_or(""), published->substr(0, kDayBytes));
  }
  return latest;
}

std::optional<std::string> some(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

class Joiner {
 public:
  Joiner(const Layout& layout, const voice::Style& style, const spoken::Lexicons& lexicons)
      : masthead_(layout.masthead),
        chapters_(layout.chapters),
        phrases_(voice::phrases_for(style, masthead_.language)),
        own_language_(own_language(style, masthead_.language)),
        speech_{
            .style = style, .lexicons = lexicons, .publication = masthead_.publisher.value_or("")} {
    script_.title = title_of(masthead_.title);
    script_.publication = masthead_.publisher;
    script_.published = masthead_.date;
    script_.language = masthead_.language;
    script_.style = style.name;
  }

  Script join(std::span<const Contribution> contributions) && {
    script_.byline = common(contributions, &Script::byline);
    open(contributions);
    for (const auto& contribution : contributions) add(contribution);
    close();
    auto& segments = script_.segments;
    for (std::size_t i = 0; i < segments.size(); ++i) segments[i].id = numbered_id(i);
    return std::move(script_);
  }

 private:
  void open(std::span<const Contribution> contributions) {
    if (masthead_.is_named) {
      say(Role::headline, masthead_.title, masthead_.language, Pause::after_headline);
    }
    if (masthead_.date) {
      const auto date = text::long_date(*masthead_.date, own_language_);
      if (date != masthead_.title) say(Role::opening, date, own_language_, Pause::after_opening);
    }
    say(Role::opening, phrases_.contents, own_language_, Pause::after_list_item);
    for (const auto& contribution : contributions) announce(contribution.script);
    say(Role::opening, phrases_.edition_notice, own_language_, Pause::after_opening);
    if (script_.segments.empty()) return;
    script_.segments.front().chapter =
        title_of(phrases_.contents_chapter.empty() ? masthead_.title : phrases_.contents_chapter);
    script_.segments.back().pause = Pause::between_items;
  }

  /// Lector's own words; nothing if there are none.
  bool say(Role role, const std::string& words, const std::string& language, Pause pause) {
    auto segment = segment_of({.role = role, .written = words, .spoken = words}, language, speech_);
    if (!segment) return false;
    segment->pause = pause;
    script_.segments.push_back(std::move(*segment));
    return true;
  }

  /// The headline as its article begins with it. Its bytes are that segment's, not this one's.
  void announce(const Script& article) {
    const auto found = std::ranges::find(article.segments, Role::headline, &Segment::role);
    if (found == article.segments.end()) return;
    auto segment = *found;
    segment.role = Role::opening;
    segment.pause = Pause::after_list_item;
    segment.span = {};
    segment.chapter.reset();
    for (auto& word : segment.words) word.source = {};
    for (auto& change : segment.changes) change.source = {};
    script_.segments.push_back(std::move(segment));
  }

  void add(const Contribution& contribution) {
    const auto& article = contribution.script;
    const auto first = script_.segments.size();
    for (const auto& segment : article.segments) {
      script_.segments.push_back(segment);
      auto& chapter = script_.segments.back().chapter;
      if (chapter && chapters_ == Chapters::articles) chapter.reset();
      if (chapter) chapter = article.title + ": " + *chapter;
    }
    script_.segments[first].chapter = article.title;
    script_.segments.back().pause = Pause::between_items;
    script_.items.push_back({.input = contribution.input,
                             .headline = article.title,
                             .section = contribution.section,
                             .byline = article.byline,
                             .publication = article.publication,
                             .published = article.published,
                             .url = article.url,
                             .language = article.language,
                             .style = contribution.style,
                             .first_segment = first,
                             .end_segment = script_.segments.size(),
                             .left_out = article.left_out,
                             .diagnostics = article.diagnostics});
  }

  void close() {
    const auto line = fill(phrases_.edition_sign_off, masthead_.title);
    if (say(Role::sign_off, line, own_language_, Pause::at_end)) {
      script_.segments.back().chapter = phrases_.sign_off_chapter;
    }
  }

  const Masthead& masthead_;
  Chapters chapters_;
  const voice::Phrases& phrases_;
  std::string own_language_;
  Speech speech_;
  Script script_;
};

}  // namespace

Masthead masthead_of(const Naming& naming,
                     std::span<const Contribution> contributions,
                     const voice::Style& style) {
  Masthead masthead;
  masthead.language = naming.language.value_or(contributions.front().script.language);
  masthead.publisher =
      naming.publisher ? naming.publisher : common(contributions, &Script::publication);
  masthead.date = naming.date ? naming.date : latest_day(contributions);
  auto title = naming.title ? naming.title : masthead.publisher;
  if (!title) title = some(voice::phrases_for(style, masthead.language).edition_title);
  masthead.is_named = title.has_value();
  masthead.title = title.value_or(contributions.front().script.title);
  return masthead;
}

Script as_item(Script script, const voice::Style& style) {
  if (!script.items.empty()) {
    throw Error(ErrorKind::input,
                "it is an edition of several articles; name these, or render it by itself");
  }
  const auto& notice = voice::phrases_for(style, script.language).notice;
  std::vector<Segment> kept;
  for (auto& segment : script.segments) {
    const bool is_notice = segment.role == Role::opening && segment.written == notice;
    if (is_notice && !kept.empty() && kept.back().role == Role::opening) {
      kept.back().pause = segment.pause;  // the end of the opening
    }
    if (!is_notice && segment.role != Role::sign_off) kept.push_back(std::move(segment));
  }
  script.segments = std::move(kept);
  if (script.segments.empty()) {
    throw Error(ErrorKind::input, "nothing is left to read without notice and sign-off");
  }
  return script;
}

Script join(std::span<const Contribution> contributions,
            const Layout& layout,
            const voice::Style& style,
            const spoken::Lexicons& lexicons) {
  return Joiner(layout, style, lexicons).join(contributions);
}

}  // namespace lector::script
