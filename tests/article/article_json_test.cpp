#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "reading.hpp"

using lector::article::Article;
using lector::article::BlockKind;
using lector::article::to_json;

namespace {

Article small_article() {
  Article article;
  article.headline = "Geese take the pond";
  article.byline = "Ida Marsh";
  article.published = "2025-04-01";
  article.blocks = {{BlockKind::headline, "Geese take the pond", {0, 19}, {}, {}},
                    {BlockKind::paragraph, "They \x1b[31mcame.", {20, 31}, {}, {}},
                    {BlockKind::caption, "Geese.", {32, 60}, "YONHAP", {}}};
  article.left_out = {{"Advertisement", "advertisement", {61, 74}},
                      {"-", "separator", {75, 76}},
                      {"Anzeige", "advertisement", {77, 84}}};
  return article;
}

}  // namespace

TEST_CASE("article JSON: fields in the order of the format", "[article]") {
  const auto json = nlohmann::ordered_json::parse(to_json(small_article()));
  std::vector<std::string> fields;
  for (const auto& [name, value] : json.items()) {
    fields.push_back(name);
  }
  CHECK(fields == std::vector<std::string>{"format",
                                           "headline",
                                           "dek",
                                           "byline",
                                           "publication",
                                           "published",
                                           "updated",
                                           "language",
                                           "url",
                                           "blocks",
                                           "left_out"});
  CHECK(json["format"] == "lector.article/1");
  CHECK(json["dek"].is_null());
  CHECK(json["blocks"][1] ==
        nlohmann::ordered_json::parse(
            R"({"kind": "paragraph", "text": "They \u001b[31mcame.", "span": [20, 31]})"));
  CHECK(json["blocks"][2]["credit"] == "YONHAP");
  CHECK(json["blocks"][2]["image"].is_null());
  CHECK(json["left_out"][0]["reason"] == "advertisement");
  CHECK(to_json(small_article()).back() == '\n');
}
