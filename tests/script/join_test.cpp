#include "script/join.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/report.hpp"
#include "script/article_fixture.hpp"
#include "script/compose.hpp"

using namespace lector;
using script::Chapters;
using script::Contribution;
using script::Frame;
using script::Pause;
using script::Role;
using script::Script;

namespace {

using Lines = std::vector<std::string>;

Contribution contribution(const std::string& headline, const std::string& language = "en") {
  tests::Article article;
  article.headline = headline;
  article.language = language;
  article.published = "2025-04-01T17:13";
  tests::add_block(article, tests::BlockKind::headline, headline);
  tests::add_block(article, tests::BlockKind::paragraph, "One here.");
  tests::add_block(article, tests::BlockKind::subheading, "Part two");
  tests::add_block(article, tests::BlockKind::paragraph, "Two there.");
  article.left_out.push_back({"Share", "share bar", {900, 905}});
  article.diagnostics.push_back({"odd markup", {3, 5}});
  return {.input = headline + ".txt",
          .script = script::compose(article, tests::newsreader(), {}, Frame::item),
          .section = std::nullopt,
          .style = ""};
}

std::vector<Contribution> two() {
  return {contribution("Bridge opens"), contribution("Brot wird teurer", "de")};
}

Script joined(const std::vector<Contribution>& contributions,
              const script::Naming& naming = {.title = "Monday"},
              Chapters chapters = Chapters::articles) {
  const auto style = tests::newsreader();
  return script::join(
      contributions,
      {.masthead = script::masthead_of(naming, contributions, style), .chapters = chapters},
      style);
}

Lines lines_of(const Script& script, std::size_t begin, std::size_t end) {
  Lines lines;
  for (auto i = begin; i < end; ++i) lines.push_back(script.segments[i].spoken);
  return lines;
}

Lines chapters_of(const Script& script) {
  Lines titles;
  for (const auto& segment : script.segments)
    if (segment.chapter) titles.push_back(*segment.chapter);
  return titles;
}

}  // namespace

TEST_CASE("compose: an item has neither notice nor sign-off", "[script]") {
  const auto script = contribution("Bridge opens").script;
  CHECK(lines_of(script, 0, script.segments.size()) ==
        Lines{"Bridge opens",
              "Published April first twenty twenty-five.",
              "One here.",
              "Part two",
              "Two there."});
}

TEST_CASE("join: opening with title, date, headlines and notice; articles; ending", "[script]") {
  const auto script = joined(two());
  REQUIRE(script.items.size() == 2);
  CHECK(lines_of(script, 0, script.items[0].first_segment) ==
        Lines{"Monday",
              "April first twenty twenty-five",
              "In this edition:",
              "Bridge opens",
              "Brot wird teurer",
              "This edition is read by artificial voices."});
  CHECK(lines_of(script, script.items[1].first_segment, script.segments.size()) ==
        Lines{"Brot wird teurer",
              "Veröffentlicht am ersten April zweitausendfünfundzwanzig.",
              "One here.",
              "Part two",
              "Two there.",
              "You have been listening to: Monday."});
  CHECK(script.items[0].end_segment == script.items[1].first_segment);
  CHECK(script.title == "Monday");
  CHECK(script.published == "2025-04-01");
}

TEST_CASE("join: an article keeps its voice and language, its headline in the contents too",
          "[script]") {
  const auto script = joined(two());
  const auto& announced = script.segments[4];
  CHECK(announced.voice == "de+benjamin");
  CHECK(announced.language == "de");
  CHECK(announced.role == Role::opening);
  CHECK(announced.span == base::SourceSpan{});
  for (const auto& word : announced.words) CHECK(word.source == base::SourceSpan{});
  CHECK(script.segments[script.items[1].first_segment].span == base::SourceSpan{0, 16});
  CHECK(script.segments.back().language == "en");
}

TEST_CASE("join: a chapter begins at opening, articles and ending, and at sections if wanted",
          "[script]") {
  CHECK(chapters_of(joined(two())) == Lines{"Contents", "Bridge opens", "Brot wird teurer", "End"});
  CHECK(chapters_of(joined(two(), {.title = "Monday"}, Chapters::sections)) ==
        Lines{"Contents",
              "Bridge opens",
              "Bridge opens: Part two",
              "Brot wird teurer",
              "Brot wird teurer: Part two",
              "End"});
}

TEST_CASE("join: the longer pause stands behind the opening and behind each article", "[script]") {
  const auto script = joined(two());
  Lines before;
  for (std::size_t i = 0; i + 1 < script.segments.size(); ++i)
    if (script.segments[i].pause == Pause::between_items)
      before.push_back(script.segments[i + 1].spoken);
  CHECK(before == Lines{"Bridge opens", "Brot wird teurer", "You have been listening to: Monday."});
  CHECK(script.segments.back().pause == Pause::at_end);
}

TEST_CASE("join: ids are unique over the edition, spans stay those of each input", "[script]") {
  const auto contributions = two();
  const auto script = joined(contributions);
  std::set<std::string> ids;
  for (const auto& segment : script.segments) ids.insert(segment.id);
  CHECK(ids.size() == script.segments.size());
  for (std::size_t i = 0; i < contributions.size(); ++i) {
    const auto& item = script.items[i];
    const auto& article = contributions[i].script;
    CHECK(item.input == contributions[i].input);
    CHECK(item.left_out == article.left_out);
    CHECK(item.diagnostics == article.diagnostics);
    REQUIRE(item.end_segment - item.first_segment == article.segments.size());
    for (std::size_t k = 0; k < article.segments.size(); ++k)
      CHECK(script.segments[item.first_segment + k].span == article.segments[k].span);
  }
}

TEST_CASE("masthead_of: what nobody said follows from the articles", "[script]") {
  auto style = tests::newsreader();
  auto articles = two();
  articles[1].script.published = "2025-04-03";
  auto masthead = script::masthead_of({}, articles, style);
  CHECK(masthead.title == "Audio edition");
  CHECK(masthead.date == "2025-04-03");
  CHECK(masthead.language == "en");
  CHECK(!masthead.publisher);

  for (auto& article : articles) article.script.publication = "The Tide";
  masthead = script::masthead_of({.language = "de"}, articles, style);
  CHECK(masthead.title == "The Tide");
  CHECK(masthead.publisher == "The Tide");
  CHECK(masthead.language == "de");

  articles[1].script.publication.reset();
  for (auto& article : articles) article.script.published.reset();
  style.phrases.at("en").edition_title.clear();
  masthead = script::masthead_of({}, articles, style);
  CHECK(masthead.title == "Bridge opens");
  CHECK(!masthead.is_named);
  CHECK(!masthead.date);
}

TEST_CASE("join: an edition without name or date begins with its contents", "[script]") {
  auto articles = two();
  for (auto& article : articles) article.script.published.reset();
  auto style = tests::newsreader();
  style.phrases.at("en").edition_title.clear();
  const auto script =
      script::join(articles, {.masthead = script::masthead_of({}, articles, style)}, style);
  CHECK(script.segments.front().spoken == "In this edition:");
  CHECK(script.segments.front().chapter == "Contents");
}

TEST_CASE("join: an edition is saved and read back with its items", "[script]") {
  auto script = joined(two());
  script.items[0].section = "World";
  script.items[1].style = "slow";
  const auto saved = script::to_json(script);
  const auto back = script::from_json(saved, tests::newsreader());
  CHECK(script::to_json(back) == saved);
  REQUIRE(back.items.size() == 2);
  CHECK(back.items[1].first_segment == script.items[1].first_segment);
  CHECK(back.items[1].end_segment == script.items[1].end_segment);
  CHECK(back.items[1].style == "slow");
  CHECK(back.items[0].section == "World");
  CHECK(back.items[0].left_out.size() == 1);
}

TEST_CASE("from_json: items whose segments aren't there in order are refused", "[script]") {
  const auto read = [](const std::string& items) {
    return script::from_json(
        R"({"format": "lector.script/1", "segments": [{"id": "a", "written": "One."},
            {"id": "b", "written": "Two."}], "items": [)" +
            items + "]}",
        tests::newsreader());
  };
  CHECK(read(R"({"first": "a", "last": "a"}, {"first": "b", "last": "b"})").items.size() == 2);
  for (const std::string wrong : {R"({"first": "a", "last": "c"})",
                                  R"({"first": "b", "last": "a"})",
                                  R"({"first": "a"})",
                                  R"({"first": "a", "last": "b"}, {"first": "b", "last": "b"})"})
    CHECK_THROWS_WITH(read(wrong), Catch::Contains("must be the id of a segment"));
}

TEST_CASE("as_item: a saved script loses its notice and its sign-off", "[script]") {
  auto article = tests::article_with_header();
  tests::add_block(article, tests::BlockKind::paragraph, "The bridge opened.");
  const auto style = tests::newsreader();
  const auto item = script::as_item(script::compose(article, style), style);
  const auto composed = script::compose(article, style, {}, Frame::item);
  CHECK(lines_of(item, 0, item.segments.size()) == lines_of(composed, 0, composed.segments.size()));
  for (std::size_t i = 0; i + 1 < item.segments.size(); ++i)
    CHECK(item.segments[i].pause == composed.segments[i].pause);
  CHECK_THROWS_AS(script::as_item(joined(two()), style), Error);
}
