#include "lint/markup.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace lector;

namespace {

std::vector<std::string> leftovers(std::string_view text) {
  std::vector<std::string> found;
  for (const auto& leftover : lint::find_markup(text)) {
    found.emplace_back(text.substr(leftover.span.begin, leftover.span.end - leftover.span.begin));
  }
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("find_markup: tags, entities, emphasis, links, brackets, templates", "[lint]") {
  CHECK(leftovers("a <p class=\"x\">b</p><br/> <!-- more -->") ==
        Texts{"<p class=\"x\">", "</p>", "<br/>", "<!-- more -->"});
  CHECK(leftovers("a&nbsp;b &#8217; &#x2019; &amp;") ==
        Texts{"&nbsp;", "&#8217;", "&#x2019;", "&amp;"});
  CHECK(leftovers("**bold __under__ ~~gone~~ ```x") == Texts{"**", "__", "__", "~~", "~~", "```"});
  CHECK(leftovers("see [the map](https://x.org) now") == Texts{"[the map](https://x.org)"});
  CHECK(leftovers("[b]x[/b] [caption id=\"1\" width=\"2\"]") ==
        Texts{"[b]", "[/b]", "[caption id=\"1\" width=\"2\"]"});
  CHECK(leftovers("{{ad}} {% raw %}") == Texts{"{{ad}}", "{% raw %}"});
}

TEST_CASE("find_markup: what an article may well have is no markup", "[lint]") {
  for (const auto* const text : {"a < b and c > d",
                                 "I <3 it",
                                 "AT&T; R&D; Q&A",
                                 "[sic] [the mayor] [quote unquote]",
                                 "2 ** 3",
                                 "* * *",
                                 "snake_case {braces}",
                                 "[1] (a)",
                                 "<",
                                 "&",
                                 "[",
                                 "{{",
                                 "</",
                                 "&#;"}) {
    INFO(text);
    CHECK(leftovers(text).empty());
  }
}

TEST_CASE("find_markup: a line of nothing but openings takes linear time", "[lint]") {
  for (const std::string opening : {"<a", "[", "{{", "&a", "[b "}) {
    std::string text;
    while (text.size() < 200'000) text += opening;
    CHECK(leftovers(text).empty());
  }
}
