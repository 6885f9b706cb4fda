#include "html/tree.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace html = lector::html;

namespace {

/// An element with the bytes of the page that it takes, a text with its own.
std::vector<std::string> nodes_of(const std::string& page) {
  const auto tree = html::parse(page);
  std::vector<std::string> nodes;
  for (html::NodeId id = 0; id < tree.size(); ++id) {
    const auto& node = tree[id];
    const auto written = page.substr(node.source.begin, node.source.end - node.source.begin);
    nodes.push_back(std::string(node.name) + "|" + written + "|" + std::string(node.text));
  }
  return nodes;
}

bool has(const std::vector<std::string>& nodes, const std::string& node) {
  return std::ranges::find(nodes, node) != nodes.end();
}

}  // namespace

TEST_CASE("elements and texts behind scripts and styles know their bytes") {
  const std::string page =
      "<p>One</p><script>if (a < b) { document.write('<p>never</p>'); }</script><p>Two</p>"
      "<style>p::after { content: '</p>'; }</style><div>Three &amp; <b>four</b></div>";
  const auto nodes = nodes_of(page);
  CHECK(has(nodes, "p|<p>Two</p>|"));
  CHECK(has(nodes, "|Two|Two"));
  CHECK(has(nodes, "div|<div>Three &amp; <b>four</b></div>|"));
  CHECK(has(nodes, "|Three &amp; |Three & "));
  CHECK(has(nodes, "script|<script>if (a < b) { document.write('<p>never</p>'); }</script>|"));
  CHECK_FALSE(has(nodes, "|never|never"));
}

TEST_CASE("code isn't kept in the tree, data in a script is") {
  const std::string data = R"({"@type": "NewsArticle"})";
  const auto nodes = nodes_of("<script type='application/LD+JSON'>" + data +
                              "</script><script>let code = 1;</script><style>b{}</style>");
  CHECK(has(nodes, "|" + data + "|" + data));
  CHECK_FALSE(has(nodes, "|let code = 1;|let code = 1;"));
  CHECK_FALSE(has(nodes, "|b{}|b{}"));
}

TEST_CASE("where code ends is the parser's to say wherever it isn't plain") {
  const std::vector<std::string> pages = {
      // "</script" inside a comment inside of a script ends nothing.
      "<script><!-- <script> </script> x --></script><p>seen</p>",
      // Foreign elements have no raw text.
      "<svg><style><p>seen</p></style></svg>",
      "<svg><script>a</script></svg><p>seen</p>",
      "<textarea><script></textarea><p>seen</p><script>x</script>",
      "<title><style></title><p>seen</p>",
      "<!-- <script> --><p>seen</p><script>x</script>",
      "<p title='<script>'>seen</p><script>x</script>",
      "<script>x</scripts></script ><p>seen</p>",
      "<SCRIPT>x</ScRiPt\n><p>seen</p>",
      "<p>seen</p><script>never closed <p>unseen</p>",
      "<p>seen</p><style>never closed <p>unseen</p>",
  };
  for (const auto& page : pages) {
    INFO(page);
    const auto nodes = nodes_of(page);
    CHECK(has(nodes, "|seen|seen"));
    CHECK_FALSE(has(nodes, "|unseen|unseen"));
  }
}

TEST_CASE("an empty page and one of nothing but code are trees, too") {
  CHECK(html::parse("").size() > 0);
  CHECK(html::parse("<script>").size() > 0);
  CHECK(html::parse("<script>a</script>").size() > 0);
  CHECK(html::parse("<style></style><script></script>").size() > 0);
}
