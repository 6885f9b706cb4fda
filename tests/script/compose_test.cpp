#include "script/compose.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "script/article_fixture.hpp"
#include "script/wording.hpp"

using namespace lector;
using script::Pause;
using script::Role;
using tests::add_block;
using tests::Article;
using tests::BlockKind;

namespace {

using Lines = std::vector<std::string>;

Lines said(const script::Script& script, Role role) {
  Lines lines;
  for (const auto& segment : script.segments) {
    if (segment.role == role) lines.push_back(segment.spoken);
  }
  return lines;
}

Lines bodies(const script::Script& script) {
  Lines lines;
  for (const auto& segment : script.segments) {
    const bool is_frame = segment.role == Role::headline || segment.role == Role::opening ||
                          segment.role == Role::sign_off;
    if (!is_frame) lines.push_back(segment.spoken);
  }
  return lines;
}

const script::Segment& find(const script::Script& script, const std::string& words) {
  const auto found = std::ranges::find_if(
      script.segments, [&words](const auto& segment) { return segment.spoken == words; });
  REQUIRE(found != script.segments.end());
  return *found;
}

Lines reasons(const script::Script& script) {
  Lines found;
  for (const auto& piece : script.left_out) found.push_back(piece.reason);
  return found;
}

// Bytes of the page that the pieces of the list cover.
template <typename List>
void cover(std::set<std::size_t>& bytes, const List& list) {
  for (const auto& piece : list) {
    for (auto byte = piece.span.begin; byte < piece.span.end; ++byte) bytes.insert(byte);
  }
}

void check_coverage(const Article& article, const script::Script& script) {
  std::set<std::size_t> of_article;
  std::set<std::size_t> of_script;
  cover(of_article, article.blocks);
  cover(of_article, article.left_out);
  cover(of_script, script.segments);
  cover(of_script, script.left_out);
  CHECK(of_script == of_article);
}

Article page() {
  auto article = tests::article_with_header();
  article.dek = "It took nine years.";
  article.dateline = "SEOUL, April 1 (Reuters)";
  article.updated = "2025-04-01T19:14";
  add_block(article, BlockKind::date, "Updated: 01 Apr. 2025, 19:14");
  add_block(article, BlockKind::dek, "It took nine years.");
  add_block(article, BlockKind::dateline, "SEOUL, April 1 (Reuters) —");
  add_block(article, BlockKind::paragraph, "The bridge opened. Cars crossed it.");
  auto& caption =
      add_block(article, BlockKind::caption, "The bridge at dawn. It is long. [YONHAP]");
  caption.text = "The bridge at dawn. It is long.";
  caption.credit = "YONHAP";
  add_block(article, BlockKind::pull_quote, "Cars crossed it.");
  add_block(article, BlockKind::subheading, "What it cost");
  add_block(article, BlockKind::quote, "“A lot,” she said.");
  add_block(article, BlockKind::list_item, "Steel");
  add_block(article, BlockKind::list_item, "Stone");
  add_block(article, BlockKind::code, "x = 1;");
  add_block(article, BlockKind::table, "Year 2024 Cost 9");
  add_block(article, BlockKind::embed, "A post by the mayor.");
  add_block(article, BlockKind::paragraph, "* * *");
  add_block(article, BlockKind::correction, "An earlier version had a wrong date.");
  add_block(article, BlockKind::footnote, "one As of March.");
  const auto end = article.blocks.back().span.end;
  article.left_out.push_back({"Share", "share bar", {end + 1, end + 6}});
  return article;
}

// Compares with a stored file; under `scripts/accept` the file is rewritten instead.
void check_stored(const std::string& name, const std::string& json) {
  const auto path = std::string(LECTOR_SOURCE_DIR) + "/tests/script/expected/" + name;
  if (std::getenv("LECTOR_ACCEPT") != nullptr) {
    base::OutputFile file(path);
    file.write(std::string_view(json));
    file.commit();
  }
  CHECK(json == base::read_file(path, 1'000'000));
}

}  // namespace

TEST_CASE("compose: headline, opening with the notice, body, sign-off", "[script]") {
  auto article = tests::article_with_header();
  add_block(article, BlockKind::paragraph, "The bridge opened. Cars crossed it.");
  const auto script = script::compose(article, tests::newsreader());
  Lines lines;
  for (const auto& segment : script.segments) lines.push_back(segment.spoken);
  CHECK(lines == Lines{"Harbour bridge opens",
                       "By Seo Ji-eun.",
                       "The Tide.",
                       "Published April first twenty twenty-five.",
                       "This article is read by an artificial voice.",
                       "The bridge opened.",
                       "Cars crossed it.",
                       "You have been listening to: Harbour bridge opens."});
  CHECK(script.segments.front().id == "s0001");
  CHECK(script.segments.back().id == "s0008");
  CHECK(script.byline == "SEO JI-EUN");
  CHECK(script.style == "newsreader");
}

TEST_CASE("compose: what the article covers, the script covers", "[script]") {
  const auto article = page();
  auto style = tests::newsreader();
  for (const auto place : {voice::CaptionPlace::in_place,
                           voice::CaptionPlace::collected,
                           voice::CaptionPlace::dropped}) {
    style.captions = place;
    check_coverage(article, script::compose(article, style));
  }
}

TEST_CASE("compose: what isn't said is left out with its reason, by span", "[script]") {
  const auto script = script::compose(page(), tests::newsreader());
  CHECK(reasons(script) ==
        Lines{"other date", "photo credit", "pull quote", "code", "nothing to say", "share bar"});
}

TEST_CASE("compose: header blocks that repeat are left out", "[script]") {
  auto article = tests::article_with_header();
  add_block(article, BlockKind::paragraph, "Text.");
  add_block(article, BlockKind::byline, "By Seo Ji-eun");
  add_block(article, BlockKind::publication, "The Tide");
  const auto script = script::compose(article, tests::newsreader());
  CHECK(reasons(script) == Lines{"repeated byline", "repeated publication"});
  check_coverage(article, script);
}

TEST_CASE("compose: a header block whose value is unknown is left out", "[script]") {
  auto article = tests::article_with_header();
  article.published = std::nullopt;
  add_block(article, BlockKind::paragraph, "Text.");
  const auto script = script::compose(article, tests::newsreader());
  CHECK(reasons(script) == Lines{"other date"});
  check_coverage(article, script);
}

TEST_CASE("compose: the dateline is a segment of its own, without the dash", "[script]") {
  const auto script = script::compose(page(), tests::newsreader());
  CHECK(said(script, Role::dateline) == Lines{"Seoul, April first (Reuters)."});
  const auto& segment = find(script, "Seoul, April first (Reuters).");
  CHECK(segment.written == "SEOUL, April 1 (Reuters)");
  CHECK((&segment + 1)->spoken == "The bridge opened.");
}

TEST_CASE("compose: captions are introduced once and read by the second voice", "[script]") {
  const auto script = script::compose(page(), tests::newsreader());
  CHECK(said(script, Role::caption) == Lines{"Photo: The bridge at dawn.", "It is long."});
  const auto& caption = find(script, "Photo: The bridge at dawn.");
  CHECK(caption.voice == "en-us+f2");
  CHECK(caption.written == "The bridge at dawn.");
  CHECK(find(script, "The bridge opened.").voice == "en-us+benjamin");
}

TEST_CASE("compose: a caption doesn't interrupt a list or a cut paragraph", "[script]") {
  auto article = tests::article_with_header();
  add_block(article, BlockKind::paragraph, "The bridge, which");
  add_block(article, BlockKind::caption, "One.");
  add_block(article, BlockKind::paragraph, "cost a lot, opened.");
  add_block(article, BlockKind::list_item, "Steel");
  add_block(article, BlockKind::caption, "Two.");
  add_block(article, BlockKind::list_item, "Stone");
  add_block(article, BlockKind::caption, "Three.");
  CHECK(bodies(script::compose(article, tests::newsreader())) == Lines{"The bridge, which",
                                                                       "cost a lot, opened.",
                                                                       "Photo: One.",
                                                                       "Steel",
                                                                       "Stone",
                                                                       "Photo: Two.",
                                                                       "Photo: Three."});
}

TEST_CASE("compose: captions may be collected in a chapter, or dropped", "[script]") {
  auto style = tests::newsreader();
  style.captions = voice::CaptionPlace::collected;
  const auto collected = script::compose(page(), style);
  const auto& heading = find(collected, "Photos");
  CHECK(heading.chapter == "Photos");
  CHECK(heading.span == base::SourceSpan{});
  CHECK((&heading + 1)->spoken == "Photo: The bridge at dawn.");
  style.captions = voice::CaptionPlace::dropped;
  const auto dropped = script::compose(page(), style);
  CHECK(said(dropped, Role::caption).empty());
  CHECK(std::count(dropped.left_out.begin(), dropped.left_out.end(), article::LeftOut{}) == 0);
  CHECK(reasons(dropped).at(1) == "caption");
}

TEST_CASE("compose: chapters at headline, subheadings and sign-off", "[script]") {
  Lines chapters;
  for (const auto& segment : script::compose(page(), tests::newsreader()).segments) {
    if (segment.chapter) chapters.push_back(*segment.chapter);
  }
  CHECK(chapters == Lines{"Harbour bridge opens", "What it cost", "End"});
}

TEST_CASE("compose: the pause follows from what stands before and behind", "[script]") {
  const auto script = script::compose(page(), tests::newsreader());
  CHECK(find(script, "Harbour bridge opens").pause == Pause::after_headline);
  CHECK(find(script, "By Seo Ji-eun.").pause == Pause::after_sentence);
  CHECK(find(script, "This article is read by an artificial voice.").pause == Pause::after_opening);
  CHECK(find(script, "The bridge opened.").pause == Pause::after_sentence);
  CHECK(find(script, "Cars crossed it.").pause == Pause::after_paragraph);
  CHECK(find(script, "It is long.").pause == Pause::before_subheading);
  CHECK(find(script, "What it cost").pause == Pause::after_subheading);
  CHECK(find(script, "Steel").pause == Pause::after_list_item);
  CHECK(find(script, "one As of March.").pause == Pause::before_sign_off);
  CHECK(script.segments.back().pause == Pause::at_end);
}

TEST_CASE("compose: a headline that ends with a stop gets no second one", "[script]") {
  auto article = tests::article_with_header();
  article.headline = "Who paid?";
  const auto script = script::compose(article, tests::newsreader());
  CHECK(script.segments.back().spoken == "You have been listening to: Who paid?");
}

TEST_CASE("compose: where the style lacks the language, Lector itself speaks English", "[script]") {
  auto article = tests::article_with_header();
  article.language = "fi";
  add_block(article, BlockKind::paragraph, "Silta avattiin.");
  const auto script = script::compose(article, tests::newsreader());
  CHECK(find(script, "This article is read by an artificial voice.").voice == "en-us+benjamin");
  CHECK(find(script, "Silta avattiin.").voice == "fi+benjamin");
  article.language = "tlh";
  CHECK_THROWS_WITH(script::compose(article, tests::newsreader()),
                    Catch::Matchers::Contains("no voice for language \"tlh\""));
}

TEST_CASE("compose: what has no stop is cut before it is too long for an utterance", "[script]") {
  auto article = tests::article_with_header();
  std::string line;
  for (int i = 0; i < 2000; ++i) line += "word, ";
  line += std::string(5000, 'x');
  add_block(article, BlockKind::paragraph, line);
  const auto lines = bodies(script::compose(article, tests::newsreader()));
  std::string joined;
  for (const auto& piece : lines) {
    CHECK(piece.size() <= 1500);
    joined += piece;
  }
  std::erase(line, ' ');
  std::erase(joined, ' ');
  CHECK(joined == line);
}

TEST_CASE("pieces_of: characters are never cut in two", "[script]") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "한";
  for (const auto& piece : script::pieces_of(text, "ko")) CHECK(piece.size() % 3 == 0);
}

TEST_CASE("compose: two articles give the scripts that are stored", "[script]") {
  check_stored("bridge.script.json", script::to_json(script::compose(page(), tests::newsreader())));
  auto article = tests::article_with_header();
  article.language = "de";
  article.byline = "ÉMILE WEBER";
  article.published = "2025-04-01";
  article.headline = "Brücke eröffnet";
  add_block(article, BlockKind::paragraph, "Am 12. Juni kam Dr. Lang.[1] Er blieb bis zuletzt.");
  auto& caption = add_block(article, BlockKind::caption, "Die Brücke am Morgen");
  caption.image = "https://example.org/b.jpg";
  check_stored("bruecke.script.json",
               script::to_json(script::compose(article, tests::newsreader())));
}
