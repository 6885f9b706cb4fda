#include "article/choices.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "article/furniture.hpp"
#include "article/kinds.hpp"
#include "article/reasons.hpp"
#include "base/files.hpp"
#include "reading.hpp"

using lector::article::BlockKind;
using lector::article::Choices;
using lector::article::find_hole;
using lector::article::find_reason;
using lector::article::read_article;
using lector::article::read_choices;
using reading::left_out;
using reading::texts;

namespace {

using Words = std::vector<std::string>;

const std::string kPage =
    "Geese take over the town pond\nBy Ida Marsh\nApril 1, 2025\n"
    "![Geese on the pond at dawn, before the ducks woke up. [POND POST]](https://a.example/1.jpg)\n"
    "Geese on the pond at dawn, before the ducks woke up. [POND POST]\n"
    "The geese came in the night and were not asked to leave.\n"
    "By noon they had elected a speaker, and the ducks had moved out.\n"
    "Share Tweet Email\n";

lector::article::Article read(const Words& keep, const Words& drop) {
  auto article =
      read_article(kPage, {.as = {}, .charset = {}, .choices = read_choices(keep, drop)});
  CHECK(find_hole(article, kPage) == std::string::npos);
  CHECK(std::ranges::is_sorted(article.blocks, {}, &lector::article::Block::span));
  CHECK(std::ranges::is_sorted(article.left_out, {}, &lector::article::LeftOut::span));
  return article;
}

std::string error_of(const Words& keep, const Words& drop) {
  try {
    static_cast<void>(read_choices(keep, drop));
  } catch (const lector::Error& error) {
    CHECK(error.kind() == lector::ErrorKind::config);
    return error.what();
  }
  FAIL("no error");
  return {};
}

}  // namespace

TEST_CASE("choices: dropped captions are left out, and say why", "[article]") {
  const auto article = read({}, {"captions"});
  CHECK(texts(article, BlockKind::caption).empty());
  CHECK(left_out(article, "dropped on request") ==
        Words{"Geese on the pond at dawn, before the ducks woke up."});
}

TEST_CASE("choices: a dropped byline or date isn't said from its field either", "[article]") {
  CHECK(read({}, {}).byline == "Ida Marsh");
  const auto article = read({}, {"byline,date"});
  CHECK_FALSE(article.byline);
  CHECK_FALSE(article.published);
  CHECK(left_out(article, "dropped on request").size() == 2);
}

TEST_CASE("choices: what is kept is a block where it stands on the page", "[article]") {
  const auto article = read({"share bar", "repeated captions"}, {});
  CHECK(article.blocks.back().text == "Share Tweet Email");
  CHECK(article.blocks.back().kind == BlockKind::paragraph);
  CHECK(texts(article, BlockKind::caption).size() == 2);
  CHECK(article.left_out.empty());
  const auto& kept = article.blocks.back();
  REQUIRE(kept.origins.size() == 1);
  CHECK(kept.origins.front().input_begin == kept.span.begin);
  const auto& caption = article.blocks[4];
  CHECK(caption.text == "Geese on the pond at dawn, before the ducks woke up.");
  CHECK(caption.credit == "POND POST");
}

TEST_CASE("choices: what was put back isn't dropped with its kind", "[article]") {
  const auto article = read({"repeated captions"}, {"captions"});
  CHECK(texts(article, BlockKind::caption).size() == 1);
  CHECK(left_out(article, "dropped on request").size() == 1);
}

TEST_CASE("choices: a repeated pull quote is put back as a quote, which is read", "[article]") {
  const std::string page =
      kPage +
      "“The ducks had moved out” \n\nThe mayor said that “the ducks had moved out” for good.\n";
  const auto before = read_article(page);
  const auto after = read_article(
      page, {.as = {}, .charset = {}, .choices = read_choices(Words{"pull-quotes"}, Words{})});
  CHECK(texts(after, BlockKind::quote).size() >= left_out(before, "repeated pull quote").size());
  CHECK(left_out(after, "repeated pull quote").empty());
}

TEST_CASE("choices: names are found by case, hyphens, singular and reason", "[article]") {
  for (const std::string name : {"pull quotes", "Pull-Quotes", "pull_quote", "repeated pull quote"})
    CHECK(read_choices(Words{name}, {}).keep == Words{"pull quotes"});
  CHECK(read_choices(Words{" related link , Tags"}, {}).keep == Words{"related links", "tags"});
  CHECK(read_choices(Words{"author’s profile"}, {}).keep == Words{"author's profile"});
  CHECK(read_choices({}, Words{"list items", "lists,list_item"}).drop == Words{"lists"});
}

TEST_CASE("choices: what nobody knows is an error that lists what there is", "[article]") {
  const auto message = error_of({"related linx"}, {});
  CHECK_THAT(message, Catch::Contains("--keep") && Catch::Contains("\"related linx\""));
  CHECK_THAT(message, Catch::Contains("related links") && Catch::Contains("pull quotes"));
  CHECK_THAT(message, !Catch::Contains("hidden text") && !Catch::Contains("markup"));
  CHECK_THAT(error_of({}, {"captoins"}), Catch::Contains("--drop") && Catch::Contains("captions"));
  CHECK_THAT(error_of({""}, {}), Catch::Contains("nothing is called"));
}

TEST_CASE("choices: hidden text and markup can't be kept, the headline not dropped", "[article]") {
  for (const std::string name : {"hidden text", "markup", "for browsers without scripts"})
    CHECK_THAT(error_of({name}, {}), Catch::Contains("can't be kept") && Catch::Contains("tags"));
  CHECK_THAT(error_of({}, {"headline"}), Catch::Contains("can't be dropped"));
  CHECK_THAT(error_of({"tags"}, {"tags"}), Catch::Contains("both kept and dropped"));
}

TEST_CASE("choices: with nothing left to read there is no article", "[article]") {
  CHECK_THROWS_WITH(read({}, {"paragraphs", "captions"}), Catch::Contains("nothing is left"));
}

TEST_CASE("choices: the first of two counts more", "[article]") {
  const Choices first{.keep = {"tags"}, .drop = {"captions"}};
  const Choices second{.keep = {"captions", "comments"}, .drop = {"tags", "tables"}};
  const Choices both{.keep = {"tags", "comments"}, .drop = {"captions", "tables"}};
  CHECK(combined(first, second) == both);
}

TEST_CASE("reasons: the table has all that the readers give", "[article]") {
  namespace fs = std::filesystem;
  for (const auto& entry : fs::directory_iterator(LECTOR_SOURCE_DIR "/samples")) {
    if (entry.path().extension() != ".txt" && entry.path().extension() != ".html") continue;
    INFO(entry.path());
    const auto page = lector::base::read_file(entry.path(), 10'000'000);
    for (const auto& piece : read_article(page).left_out) {
      INFO(piece.reason);
      CHECK(find_reason(piece.reason) != nullptr);
    }
  }
  for (const auto& phrase : lector::article::furniture_phrases())
    CHECK(find_reason(phrase.reason) != nullptr);
  for (const auto& bag : lector::article::furniture_bags())
    CHECK(find_reason(bag.reason) != nullptr);
}

TEST_CASE("reasons: each name leads back to itself", "[article]") {
  using lector::article::Return;
  for (const auto& reason : lector::article::all_reasons()) {
    INFO(reason.reason);
    if (reason.comes_back == Return::never) {
      CHECK(lector::article::name_to_keep(reason.reason).empty());
      continue;
    }
    CHECK(read_choices(Words{std::string(reason.name)}, {}).keep ==
          Words{std::string(reason.name)});
    CHECK(read_choices(Words{std::string(reason.reason)}, {}).keep ==
          Words{std::string(reason.name)});
  }
  for (const auto kind : lector::article::all_kinds()) {
    const std::string plural(lector::article::kind_plural(kind));
    CHECK(read_choices(Words{plural}, {}).keep == Words{plural});
  }
  CHECK(lector::article::name_to_keep("a reason of tomorrow").empty());
}
