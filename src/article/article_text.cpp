// The page that `lector article` shows: set like a proof, kinds in the margin, text beside them.
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "article/choices.hpp"
#include "article/kinds.hpp"
#include "article/left_out_text.hpp"
#include "article/reader.hpp"
#include "article/wording.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

// Wide enough for "publication"; narrower terminals have labels on lines of their own.
constexpr std::size_t kMargin = 11;
constexpr std::size_t kGutter = 2;
constexpr std::size_t kFewestColumnsWithMargin = 60;

/// Words of the body, as the language counts them.
std::size_t count_read_words(const Article& article) {
  std::size_t words = 0;
  for (const Block& block : article.blocks) {
    if (is_body(block.kind)) words += text::words(block.text, article.language).size();
  }
  return words;
}

/// Time that the words take in the style `newsreader`, pauses included.
std::string listening_time(std::size_t words) {
  constexpr double kWordsAMinute = 175;
  constexpr int kMinutesAnHour = 60;
  const auto minutes = std::lround(static_cast<double>(words) / kWordsAMinute);
  if (minutes < 1) return "less than a minute";
  const auto rest = std::to_string(minutes % kMinutesAnHour) + " min";
  const auto hours = minutes / kMinutesAnHour;
  return "about " + (hours == 0 ? rest : std::to_string(hours) + " h " + rest);
}

/// "April 1, 2025, 17:13".
std::string date_and_time(const std::string& iso) {
  const auto time = iso.find('T');
  const auto date = text::long_date(iso, "en");
  return time == std::string::npos || date == iso ? date : date + ", " + iso.substr(time + 1);
}

/// "14 paragraphs, 3 captions", by the order of the kinds.
std::string count_kinds(const Article& article) {
  std::string counts;
  for (const auto kind : all_kinds()) {
    const auto count = std::ranges::count(article.blocks, kind, &Block::kind);
    if (count == 0 || !is_body(kind)) continue;
    auto name = std::string(count == 1 ? kind_name(kind) : kind_plural(kind));
    if (kind == BlockKind::list_item) name = count == 1 ? "list item" : "list items";
    std::ranges::replace(name, '_', ' ');
    counts.append(counts.empty() ? "" : ", ").append(std::to_string(count) + " " + name);
  }
  return counts;
}

class ArticlePage {
 public:
  ArticlePage(const Article& article, const PageStyle& style)
      : article_(article), style_(style), sheet_(style) {}

  std::string set() {
    sheet_.line(0, sheet_.bold(), article_.headline);
    sheet_.blank();
    add_facts();
    for (const Block& block : article_.blocks) {
      if (is_body(block.kind)) add_block(block);
    }
    add_left_out(sheet_, article_, style_);
    add_notes();
    return sheet_.finish();
  }

 private:
  void add_facts() {
    const auto words = count_read_words(article_);
    fact("dek", article_.dek);
    if (article_.byline) fact("by", text::name_case(*article_.byline, article_.language));
    fact("publication", article_.publication);
    fact("published",
         article_.published ? std::optional(date_and_time(*article_.published)) : std::nullopt);
    if (article_.updated != article_.published && article_.updated)
      fact("updated", date_and_time(*article_.updated));
    fact("dateline", article_.dateline);
    fact("address", article_.url);
    fact("language", text::language_name(article_.language) + " (" + article_.language + ")");
    fact("length",
         number_text(words) + (words == 1 ? " word, " : " words, ") + listening_time(words) +
             " aloud");
    fact("blocks", count_kinds(article_));
    fact("profile", article_.profile);
    if (article_.is_summary) fact("summary", "only a summary is in the file");
  }

  [[nodiscard]] bool has_margin() const { return style_.columns >= kFewestColumnsWithMargin; }

  void fact(std::string_view label, const std::optional<std::string>& value) {
    if (value) beside(label, "", *value);
  }

  /// A label in the margin, and text beside it.
  void beside(std::string_view label, std::string_view emphasis, std::string_view text) {
    sheet_.labelled(
        {.label = std::string(label), .label_columns = kMargin, .indent = kMargin + kGutter},
        emphasis,
        text);
  }

  void add_block(const Block& block) {
    sheet_.blank();
    auto label = std::string(kind_name(block.kind));
    std::ranges::replace(label, '_', ' ');
    const bool is_plain = block.kind == BlockKind::paragraph;
    const auto emphasis = block.kind == BlockKind::subheading ? sheet_.bold() : std::string_view();
    auto text = block.text;
    if (block.credit) text.append(" [").append(*block.credit).append("]");
    if (has_margin()) {
      beside(is_plain ? "¶" : label, emphasis, text);
    } else {
      if (!is_plain) sheet_.line(0, sheet_.dim(), label);
      sheet_.line(kGutter, emphasis, text);
    }
  }

  void add_notes() {
    if (article_.diagnostics.empty()) return;
    sheet_.blank();
    sheet_.line(0, sheet_.bold(), "Notes");
    for (const auto& note : article_.diagnostics) {
      const bool has_place = note.span.end > 0;
      const auto place =
          has_place ? " (byte " + std::to_string(note.span.begin) + ")" : std::string();
      sheet_.line(kGutter, "", note.message + place);
    }
  }

  const Article& article_;
  const PageStyle& style_;
  Sheet sheet_;
};

}  // namespace

std::string to_text(const Article& article, const PageStyle& style) {
  return ArticlePage(article, style).set();
}

std::string to_text(const std::vector<Article>& articles, const PageStyle& style) {
  if (articles.size() == 1) return to_text(articles.front(), style);
  std::string page;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    page.append("— " + std::to_string(i + 1) + " of " + std::to_string(articles.size()) + " —\n\n");
    page.append(to_text(articles[i], style)).append("\n");
  }
  return page;
}

}  // namespace lector::article
