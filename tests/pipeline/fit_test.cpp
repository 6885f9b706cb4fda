#include "pipeline/fit.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "article/reader.hpp"
#include "base/audio.hpp"
#include "base/report.hpp"
#include "script/compose.hpp"
#include "support/fake_engine.hpp"

using namespace lector;
using Positions = std::vector<std::size_t>;

namespace {

voice::Style newsreader() {
  return voice::read_style(LECTOR_SOURCE_DIR "/voices", "newsreader");
}

/// An article of so many sentences.
script::Contribution article_of(std::size_t number, std::size_t sentences) {
  std::string text = "Report number " + std::to_string(number) + " from the ferry\n\n";
  for (std::size_t i = 0; i < sentences; ++i) {
    if (i % 10 == 5) text += "\n\n## Part " + std::to_string(i) + "\n\n";
    text += "The ferry came home for the " + std::to_string(i * number) + "th time at noon. ";
  }
  return {
      .input = std::to_string(number) + ".txt",
      .script = script::compose(article::read_article(text), newsreader(), {}, script::Frame::item),
      .section = std::nullopt,
      .style = ""};
}

/// What fits of four articles, by an engine of tones.
struct Desk {
  std::vector<script::Contribution> contributions{
      article_of(1, 8), article_of(2, 2), article_of(3, 16), article_of(4, 2)};
  script::Layout layout{.masthead = {.title = "Monday", .language = "en"}};
  spoken::Lexicons lexicons;
  tests::FakeEngine engine;
  pipeline::RenderOptions options;

  Desk() { options.style = newsreader(); }

  pipeline::Fitted fit(std::int64_t length_ms, const Positions& by_priority = {0, 1, 2, 3}) {
    return pipeline::fit({.contributions = contributions, .layout = layout, .lexicons = lexicons},
                         {.length_ms = length_ms, .by_priority = by_priority},
                         options,
                         engine);
  }

  /// Length of the edition of these, as it is rendered.
  std::int64_t length_ms(const Positions& taken) {
    std::vector<script::Contribution> some;
    for (const auto i : taken) some.push_back(contributions[i]);
    const auto script = script::join(some, layout, options.style, lexicons);
    auto& known = lengths_ms[{layout.chapters, taken}];  // mastering is slow under sanitizers
    if (known > 0) return known;
    const auto rehearsed = pipeline::rehearse(script, options, engine, edition::Format::mp3);
    known = base::to_ms(rehearsed.timeline.length_frames, rehearsed.timeline.sample_rate_hz);
    return known;
  }

  std::map<std::pair<script::Chapters, Positions>, std::int64_t> lengths_ms = {};
};

Positions left_of(const pipeline::Fitted& fitted) {
  Positions left;
  for (const auto& one : fitted.left) left.push_back(one.contribution);
  return left;
}

}  // namespace

TEST_CASE("fit: each article that still fits is taken, in reading order", "[pipeline]") {
  Desk desk;
  const auto room = desk.length_ms({0, 1, 3}) + 1000;
  const auto fitted = desk.fit(room);
  CHECK(fitted.taken == Positions{0, 1, 3});
  REQUIRE(left_of(fitted) == Positions{2});
  CHECK(fitted.left.front().length_ms > desk.length_ms({1}));
}

TEST_CASE("fit: articles are offered by priority", "[pipeline]") {
  Desk desk;
  const auto room = desk.length_ms({2, 3}) + 1000;
  CHECK(desk.fit(room, {2, 3, 1, 0}).taken == Positions{2, 3});
  CHECK(desk.fit(room, {1, 3, 2, 0}).taken == Positions{0, 1, 3});
}

TEST_CASE("fit: an edition is never longer than its room, and room isn't wasted", "[pipeline]") {
  Desk desk;
  for (const auto chapters : {script::Chapters::articles, script::Chapters::sections}) {
    desk.layout.chapters = chapters;
    const Positions all{0, 1, 2, 3};
    const auto whole = desk.length_ms(all);
    CHECK(desk.fit(whole + 100).taken == all);
    for (auto room = desk.length_ms({1}) + 1000; room < whole; room += 17'000) {
      const auto fitted = desk.fit(room);
      CHECK(desk.length_ms(fitted.taken) <= room);
      for (const auto left : left_of(fitted)) {
        auto more = fitted.taken;
        more.insert(std::ranges::lower_bound(more, left), left);
        CHECK(desk.length_ms(more) + 100 > room);
      }
    }
  }
}

TEST_CASE("fit: each segment is spoken once, however many choices are tried", "[pipeline]") {
  Desk desk;
  static_cast<void>(desk.fit(60'000));
  const auto script =
      script::join(desk.contributions, desk.layout, desk.options.style, desk.lexicons);
  CHECK(desk.engine.asked().size() == script.segments.size());
}

TEST_CASE("fit: where nothing fits, the error says what would", "[pipeline]") {
  Desk desk;
  const auto shortest = desk.length_ms({1});
  CHECK_THROWS_WITH(desk.fit(5000), Catch::Contains(std::to_string(shortest / 1000) + " s"));
  CHECK_THROWS_AS(desk.fit(5000), Error);
}

TEST_CASE("render: what can't be said of an edition is told with its article", "[pipeline]") {
  Desk desk;
  const auto script =
      script::join(desk.contributions, desk.layout, desk.options.style, desk.lexicons);
  tests::FakeTraits traits;
  traits.fails_on = "Report number three";
  tests::FakeEngine broken(traits);
  auto own = script;
  own.segments.erase(
      own.segments.begin(),
      own.segments.begin() + static_cast<std::ptrdiff_t>(script.items[0].first_segment));
  for (auto& item : own.items) {
    item.first_segment -= script.items[0].first_segment;
    item.end_segment -= script.items[0].first_segment;
  }
  try {
    static_cast<void>(pipeline::rehearse(own, desk.options, broken, edition::Format::mp3));
    FAIL("it was said");
  } catch (const Error& error) {
    CHECK_THAT(base::full_message(error), Catch::StartsWith("\"3.txt\": segment "));
  }
}

TEST_CASE("render: an item is read in its own style", "[pipeline]") {
  Desk desk;
  desk.options.item_styles["slow"] = desk.options.style;
  for (auto& [language, voice] : desk.options.item_styles["slow"].default_voices)
    voice.rate_wpm = 90;
  const auto before = desk.length_ms({1, 3});
  const auto alone = desk.length_ms({1});
  desk.contributions[3].style = "slow";
  desk.lengths_ms.clear();
  CHECK(desk.length_ms({1, 3}) - before > (before - alone) / 3);  // half the rate, same pauses
  CHECK(desk.fit(desk.length_ms({1, 3}) + 1000, {1, 3, 0, 2}).taken == Positions{1, 3});
  desk.lengths_ms.clear();
  desk.contributions[3].style = "nosuch";
  CHECK_THROWS_WITH(desk.length_ms({1, 3}), Catch::Contains("\"nosuch\" wasn't read"));
}
