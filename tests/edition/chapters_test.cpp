#include "edition/chapters.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "edition/inspect.hpp"
#include "edition/speech.hpp"
#include "edition/tones.hpp"
#include "edition/write.hpp"
#include "support/command.hpp"
#include "support/temporary_folder.hpp"

using lector::edition::Chapter;
using lector::edition::merge_chapters;

namespace {

/// Chapters of so many seconds each.
std::vector<Chapter> chapters(const std::vector<std::string>& titles,
                              std::vector<std::int64_t> lengths_s = {}) {
  lengths_s.resize(titles.size(), 10);
  std::vector<Chapter> all;
  std::int64_t start_ms = 0;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const auto end_ms = start_ms + lengths_s[i] * 1000;
    all.push_back({.title = titles[i], .start_ms = start_ms, .end_ms = end_ms});
    start_ms = end_ms;
  }
  return all;
}

std::vector<std::string> titles(const std::vector<Chapter>& chapters) {
  std::vector<std::string> all;
  for (const auto& chapter : chapters) all.push_back(chapter.title);
  return all;
}

using Titles = std::vector<std::string>;

/// An edition of articles with so many sections each, between an opening and an ending.
Titles paper(std::size_t articles, std::size_t sections) {
  Titles all{"The paper"};
  for (std::size_t a = 0; a < articles; ++a) {
    const auto headline = "Article " + std::to_string(a);
    all.push_back(headline);
    for (std::size_t s = 0; s < sections; ++s)
      all.push_back(headline + ": Section " + std::to_string(s));
  }
  all.emplace_back("The end");
  return all;
}

/// What holds of merged chapters, whatever they were.
void check_merged(const std::vector<Chapter>& before,
                  const std::vector<Chapter>& after,
                  std::size_t most) {
  REQUIRE(after.size() == most);
  CHECK(after.front() == before.front());
  CHECK(after.back() == before.back());
  for (std::size_t i = 1; i < after.size(); ++i) {
    REQUIRE(after[i].start_ms == after[i - 1].end_ms);
    REQUIRE(after[i].end_ms > after[i].start_ms);
    REQUIRE(after[i].start_ms % 1000 == 0);
    REQUIRE_FALSE(after[i].title.empty());
  }
}

}  // namespace

TEST_CASE("chapters: as many as a file holds stay as they are", "[edition]") {
  const auto all = chapters(paper(253, 0));
  REQUIRE(all.size() == 255);
  CHECK(merge_chapters(all) == all);
  CHECK(merge_chapters({}).empty());
}

TEST_CASE("chapters: the shortest neighbours are merged, and say what they hold", "[edition]") {
  const auto all = chapters({"Opening", "A", "B", "C", "D", "Ending"}, {1, 10, 4, 5, 10, 1});
  const auto fewer = merge_chapters(all, 5);
  CHECK(titles(fewer) == Titles{"Opening", "A", "B · C", "D", "Ending"});
  CHECK(fewer[2].start_ms == 11'000);
  CHECK(fewer[2].end_ms == 20'000);
  CHECK(titles(merge_chapters(all, 4)) == Titles{"Opening", "A · B · C", "D", "Ending"});
  CHECK(titles(merge_chapters(all, 3)) == Titles{"Opening", "A · B · C · D", "Ending"});
}

TEST_CASE("chapters: sections are merged into their article before articles are", "[edition]") {
  const auto all = chapters({"Opening", "A", "B", "B: x", "B: y", "C", "C: z", "Ending"},
                            {1, 1, 9, 9, 9, 20, 20, 1});
  CHECK(titles(merge_chapters(all, 7)) ==
        Titles{"Opening", "A", "B · x", "B: y", "C", "C: z", "Ending"});
  CHECK(titles(merge_chapters(all, 6)) == Titles{"Opening", "A", "B", "C", "C: z", "Ending"});
  CHECK(titles(merge_chapters(all, 5)) == Titles{"Opening", "A", "B", "C", "Ending"});
  CHECK(titles(merge_chapters(all, 4)) == Titles{"Opening", "A · B", "C", "Ending"});
}

TEST_CASE("chapters: sections keep the headline that they share", "[edition]") {
  const Titles sections{"Opening", "A: x", "A: y", "A: z", "B: u: 1", "B: u: 2", "B: v: 3", "End"};
  const auto all = chapters(sections, {1, 2, 2, 9, 5, 5, 7, 1});
  CHECK(titles(merge_chapters(all, 7)) ==
        Titles{"Opening", "A: x · y", "A: z", "B: u: 1", "B: u: 2", "B: v: 3", "End"});
  CHECK(titles(merge_chapters(all, 6)) ==
        Titles{"Opening", "A: x · y", "A: z", "B: u", "B: v: 3", "End"});
}

TEST_CASE("chapters: a headline with a colon of its own is told from a section", "[edition]") {
  const auto all = chapters({"Opening",
                             "Storm: North",
                             "Storm: North: Harbour",
                             "Storm: South",
                             "Storm: South: Pier",
                             "Ending"},
                            {1, 10, 10, 1, 12, 1});
  CHECK(titles(merge_chapters(all, 5)) ==
        Titles{"Opening", "Storm: North", "Storm: North: Harbour", "Storm: South", "Ending"});
}

TEST_CASE("chapters: a title that grows too long names the first and the last", "[edition]") {
  const std::string word(30, 'x');
  const auto all = chapters({"Opening", "á" + word, "b" + word, "c" + word, "Ending"});
  CHECK(titles(merge_chapters(all, 4))[1] == "á" + word + " · b" + word);
  CHECK(titles(merge_chapters(all, 3))[1] == "á" + word + " … c" + word);
  const auto sections =
      chapters({"Opening", "A: 1" + word, "A: 2" + word, "A: 3" + word, "A: 4" + word, "Ending"},
               {1, 1, 1, 1, 9, 1});
  CHECK(titles(merge_chapters(sections, 4))[1] == "A: 1" + word + " … 3" + word);
}

TEST_CASE("chapters: opening and ending stay, even as sections", "[edition]") {
  const auto all = chapters({"A", "A: x", "A: y", "A: z"}, {1, 1, 1, 1});
  CHECK(titles(merge_chapters(all, 3)) == Titles{"A", "A: x · y", "A: z"});
}

TEST_CASE("chapters: alike titles aren't said twice", "[edition]") {
  CHECK(titles(merge_chapters(chapters({"O", "News", "News", "Sport", "E"}, {1, 1, 1, 5, 1}), 3)) ==
        Titles{"O", "News · Sport", "E"});
}

TEST_CASE("chapters: merged ones have the first picture", "[edition]") {
  auto all = chapters({"O", "A", "B", "C", "E"});
  all[2].picture = {"image/jpeg", "first"};
  all[3].picture = {"image/jpeg", "second"};
  CHECK(merge_chapters(all, 3)[1].picture == all[2].picture);
  CHECK(merge_chapters(all, 4)[1].picture == all[2].picture);
  CHECK(merge_chapters(all, 4)[2].picture == all[3].picture);
}

TEST_CASE("chapters: any number of any kind becomes 255", "[edition]") {
  for (const std::size_t count : {256U, 300U, 1000U, 10'000U}) {
    CAPTURE(count);
    const auto alike = chapters(Titles(count, "News"));
    check_merged(alike, merge_chapters(alike), 255);
    const auto articles = chapters(paper(count - 2, 0));
    check_merged(articles, merge_chapters(articles), 255);
    const auto sections = chapters(paper(count / 4, 3));
    check_merged(sections, merge_chapters(sections), 255);
    const auto one_article = chapters(paper(1, count - 3));
    check_merged(one_article, merge_chapters(one_article), 255);
  }
}

TEST_CASE("chapters: equal ones become about equally long", "[edition]") {
  const auto fewer = merge_chapters(chapters(paper(9'998, 0)));
  const auto length = [](const Chapter& chapter) { return chapter.end_ms - chapter.start_ms; };
  const auto [shortest, longest] =
      std::ranges::minmax_element(fewer.begin() + 1, fewer.end() - 1, {}, length);
  CHECK(length(*longest) <= 2 * length(*shortest));
}

TEST_CASE("chapters: a file of merged chapters holds, and other readers list them", "[edition]") {
  const support::TemporaryFolder folder;
  for (const std::size_t count : {256U, 302U}) {
    const auto path = folder / (std::to_string(count) + ".mp3");
    const auto sections = count % 3;
    auto tags = speech::tags();
    tags.chapters = chapters(paper((count - 2) / (sections + 1), sections),
                             std::vector<std::int64_t>(count, 1));
    const auto length_s = tags.chapters.back().end_ms / 1000;
    tags.chapters = merge_chapters(tags.chapters);
    lector::edition::write_edition(
        path, tones::sine(length_s * 44'100), tags, {.bitrate_kbps = 64});
    const auto inspection = lector::edition::inspect(path);
    for (const auto& fault : inspection.faults)  // a tone isn't speech: others are of its sound
      if (fault.rule[0] == '1') FAIL_CHECK(count << ": " << fault.rule << ": " << fault.message);
    CHECK(inspection.chapters == tags.chapters);
    const auto listed =
        support::run({"ffprobe", "-v", "error", "-show_chapters", "-of", "csv=p=0", path});
    CHECK(std::ranges::count(listed.out, '\n') == 255);
  }
}
