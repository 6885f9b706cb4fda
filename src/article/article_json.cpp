#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "article/kinds.hpp"
#include "article/reader.hpp"

namespace lector::article {
namespace {

using Json = nlohmann::ordered_json;

Json value_or_null(const std::optional<std::string>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json span_json(base::SourceSpan span) {
  Json json = Json::array();
  json.push_back(span.begin);
  json.push_back(span.end);
  return json;
}

Json block_json(const Block& block) {
  Json json;  // put together key by key: nlohmann's lists copy each value several times
  json["kind"] = kind_name(block.kind);
  json["text"] = block.text;
  if (block.kind == BlockKind::caption) {
    json["credit"] = value_or_null(block.credit);
    json["image"] = value_or_null(block.image);
  }
  json["span"] = span_json(block.span);
  return json;
}

Json left_out_json(const LeftOut& piece) {
  Json json;
  json["text"] = piece.text;
  json["reason"] = piece.reason;
  json["span"] = span_json(piece.span);
  return json;
}

Json article_json(const Article& article) {
  Json json = {{"format", "lector.article/1"},
               {"headline", article.headline},
               {"dek", value_or_null(article.dek)},
               {"byline", value_or_null(article.byline)},
               {"publication", value_or_null(article.publication)},
               {"published", value_or_null(article.published)},
               {"updated", value_or_null(article.updated)},
               {"language", article.language},
               {"url", value_or_null(article.url)}};
  if (article.profile) json["profile"] = *article.profile;
  if (article.is_summary) json["summary_only"] = true;
  auto& blocks = json["blocks"] = Json::array();
  for (const Block& block : article.blocks) blocks.push_back(block_json(block));
  auto& left_out = json["left_out"] = Json::array();
  for (const LeftOut& piece : article.left_out) left_out.push_back(left_out_json(piece));
  return json;
}

/// The publication that all articles are from.
std::optional<std::string> common_publication(const std::vector<Article>& articles) {
  const auto is_other = [&](const Article& article) {
    return article.publication != articles.front().publication;
  };
  if (articles.empty() || std::ranges::any_of(articles, is_other)) return std::nullopt;
  return articles.front().publication;
}

}  // namespace

std::string to_json(const Article& article) {
  return article_json(article).dump(2) + "\n";
}

std::string to_json(const std::vector<Article>& articles) {
  Json json = {{"format", "lector.articles/1"},
               {"title", value_or_null(common_publication(articles))},
               {"articles", Json::array()}};
  for (const Article& article : articles) json["articles"].push_back(article_json(article));
  return json.dump(2) + "\n";
}

}  // namespace lector::article
