#include "html/selectors.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "base/report.hpp"
#include "html/tree.hpp"

using lector::html::find_all;
using lector::html::parse;
using lector::html::parse_selectors;

namespace {

const std::string kPage = R"(<body id="Page"><div class="story lead">
<h1 class="title">Geese</h1>
<p>One <em>day</em></p>
<section><p class="Note" data-kind="ad-box" lang="en">Two</p></section>
</div><p>Three</p><svg:x class="md:flex">Four</svg:x></body>)";

/// The texts of all elements that a selector means.
std::vector<std::string> found(const std::string& selector, const std::string& page = kPage) {
  const auto tree = parse(page);
  std::vector<std::string> texts;
  for (const auto id : find_all(tree, parse_selectors(std::string_view(selector))))
    texts.push_back(tree.text_of(id));
  return texts;
}

std::string error_of(const std::string& selector) {
  try {
    static_cast<void>(parse_selectors(std::string_view(selector)));
  } catch (const lector::Error& error) {
    CHECK(error.kind() == lector::ErrorKind::config);
    return error.what();
  }
  FAIL("no error for " << selector);
  return {};
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("selectors: types, classes, ids and attributes", "[html]") {
  CHECK(found("p") == Texts{"One day", "Two", "Three"});
  CHECK(found("H1") == Texts{"Geese"});
  CHECK(found(".title") == Texts{"Geese"});
  CHECK(found("h1.title") == Texts{"Geese"});
  CHECK(found("p.title").empty());
  CHECK(found("div.lead.story h1") == Texts{"Geese"});
  CHECK(found("#Page").size() == 1);
  CHECK(found("#page").empty());
  CHECK(found("[lang]") == Texts{"Two"});
  CHECK(found("p[LANG=en]") == Texts{"Two"});
  CHECK(found("[lang=EN]").empty());
}

TEST_CASE("selectors: what attributes are like", "[html]") {
  CHECK(found("[class~=lead]").size() == 1);
  CHECK(found("[class^=story]").size() == 1);
  CHECK(found("[data-kind*=\"-b\"]") == Texts{"Two"});
  CHECK(found("[data-kind$='box']") == Texts{"Two"});
  CHECK(found("[data-kind^=box]").empty());
  CHECK(found("[class*='']").empty());
}

TEST_CASE("selectors: elements inside others, and lists", "[html]") {
  CHECK(found(".story p") == Texts{"One day", "Two"});
  CHECK(found(".story > p") == Texts{"One day"});
  CHECK(found(".story>section>p") == Texts{"Two"});
  CHECK(found("body .story section p") == Texts{"Two"});
  CHECK(found("section .story p").empty());
  CHECK(found("p p").empty());
  CHECK(found(" h1 , em ") == Texts{"Geese", "day"});
  CHECK(found("p, .story p") == Texts{"One day", "Two", "Three"});
  CHECK(found("div *") == Texts{"Geese", "One day", "day", "Two", "Two"});
}

TEST_CASE("selectors: a child's parent may be found at several depths", "[html]") {
  const std::string nested = "<div class=a><div class=a><b>x</b></div><i><b>y</b></i></div>";
  CHECK(found(".a > b", nested) == Texts{"x"});
  CHECK(found(".a .a b", nested) == Texts{"x"});
  CHECK(found(".a i > b", nested) == Texts{"y"});
  CHECK(found(".a > .a > b", nested) == Texts{"x"});
}

TEST_CASE("selectors: a backslash takes the next character as it is", "[html]") {
  CHECK(found(".md\\:flex") == Texts{"Four"});
}

TEST_CASE("selectors: what is no selector is told with its column", "[html]") {
  CHECK_THAT(error_of(""), Catch::Contains("column 1") && Catch::Contains("an element is missing"));
  CHECK_THAT(error_of("p,"), Catch::Contains("column 3"));
  CHECK_THAT(error_of("p >"), Catch::Contains("column 4"));
  CHECK_THAT(error_of("> p"), Catch::Contains("column 1"));
  CHECK_THAT(error_of("p:first-child"), Catch::Contains("column 2") && Catch::Contains("pseudo"));
  CHECK_THAT(error_of("h1 + p"), Catch::Contains("column 4") && Catch::Contains("siblings"));
  CHECK_THAT(error_of("."), Catch::Contains("a name is missing"));
  CHECK_THAT(error_of("[]"), Catch::Contains("a name is missing"));
  CHECK_THAT(error_of("[a"), Catch::Contains("] or one of"));
  CHECK_THAT(error_of("[a^b]"), Catch::Contains("= is missing"));
  CHECK_THAT(error_of("[a=\"b]"), Catch::Contains("isn't closed"));
  CHECK_THAT(error_of("p }"), Catch::Contains("column 3"));
  std::string deep = "p";
  for (int i = 0; i < 40; ++i) deep += " p";
  CHECK_THAT(error_of(deep), Catch::Contains("more than 32"));
  std::string many = "p";
  for (int i = 0; i < 300; ++i) many += ",p";
  CHECK_THAT(error_of(many), Catch::Contains("more than 200"));
}

TEST_CASE("selectors: time is linear in a page that is deep and wide", "[html]") {
  std::string page;
  for (int i = 0; i < 400; ++i) page += "<div class='a b c'>";
  for (int i = 0; i < 100'000; ++i) page += "<i class=a>x</i>";
  const auto tree = parse(page);
  std::string selector = ".a";
  for (int i = 0; i < 30; ++i) selector += " .a";
  const auto begin = std::chrono::steady_clock::now();
  CHECK(find_all(tree, parse_selectors(std::string_view(selector))).size() > 100'000);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}
