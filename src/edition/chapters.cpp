#include "edition/chapters.hpp"

#include <algorithm>
#include <cassert>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace lector::edition {
namespace {

constexpr std::string_view kSection = ": ";
constexpr std::string_view kAnd = " · ";
constexpr std::string_view kUpTo = " … ";

/// About what a player shows of a title in two lines.
constexpr std::size_t kMostCharacters = 80;

/// Neighbours of one article; `name` is its headline.
struct Article {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view name;
};

/// True for a headline itself, and for a section of it.
bool belongs_to(std::string_view title, std::string_view headline) {
  return title.starts_with(headline) &&
         (title.size() == headline.size() || title.substr(headline.size()).starts_with(kSection));
}

/// The longest headline that two titles may both stand under; empty if there is none.
std::string_view shared_headline(std::string_view left, std::string_view right) {
  const auto differing = std::ranges::mismatch(left, right).in1;
  for (auto size = static_cast<std::size_t>(differing - left.begin()); size > 0; --size) {
    const auto headline = left.substr(0, size);
    if (belongs_to(left, headline) && belongs_to(right, headline)) return headline;
  }
  return {};
}

std::string_view title_of(const Chapter& chapter) {
  return chapter.title;
}

/// The articles of an edition. The first two chapters of one settle its headline, so that
/// `Storm: North: Harbour` and `Storm: South: Pier` are two articles if more follow under each.
std::vector<Article> articles_of(std::span<const Chapter> chapters) {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    const auto title = title_of(chapters[i]);
    if (!articles.empty()) {
      auto& article = articles.back();
      const bool is_second = i == article.begin + 1;
      const auto name = is_second ? shared_headline(article.name, title) : article.name;
      if (!name.empty() && belongs_to(title, name)) {
        article.name = name;
        article.end = i + 1;
        continue;
      }
    }
    articles.push_back({.begin = i, .end = i + 1, .name = title});
  }
  return articles;
}

/// Chapters `[begin, end)` as one; a block that was merged into the one before it is empty.
struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Two blocks that may be merged, by what is merged first.
struct Pair {
  bool is_across = false;  ///< of two articles
  std::int64_t length_ms = 0;
  std::size_t left = 0;
  std::size_t right = 0;
  auto operator<=>(const Pair&) const = default;
};

/// Blocks between the first chapter and the last one, shortest neighbours at hand. A block is
/// called by its first chapter.
class Merger {
 public:
  Merger(std::span<const Chapter> chapters, std::span<const Article> articles)
      : chapters_(chapters), article_of_(chapters.size()), before_(chapters.size()) {
    for (std::size_t i = 0; i < articles.size(); ++i)
      for (auto k = articles[i].begin; k < articles[i].end; ++k) article_of_[k] = i;
    for (std::size_t i = 0; i < chapters.size(); ++i) {
      blocks_.push_back({i, i + 1});
      before_[i] = i == 0 ? 0 : i - 1;
      if (i > 0) propose(i - 1);
    }
  }

  void merge_shortest() {
    const auto pair = *pairs_.begin();
    withdraw(before_[pair.left]);
    withdraw(pair.left);
    withdraw(pair.right);
    auto& left = blocks_[pair.left];
    left.end = std::exchange(blocks_[pair.right], {}).end;
    before_[left.end] = pair.left;
    propose(before_[pair.left]);
    propose(pair.left);
  }

  [[nodiscard]] std::vector<Block> blocks() const {
    std::vector<Block> left;
    std::ranges::copy_if(
        blocks_, std::back_inserter(left), [](const Block& block) { return block.end > 0; });
    return left;
  }

 private:
  /// The block and the one behind it.
  [[nodiscard]] Pair pair_from(std::size_t left) const {
    const auto right = blocks_[left].end;
    const auto end = blocks_[right].end;
    return {.is_across = article_of_[right - 1] != article_of_[right],
            .length_ms = chapters_[end - 1].end_ms - chapters_[left].start_ms,
            .left = left,
            .right = right};
  }

  [[nodiscard]] bool may_merge(std::size_t left) const {
    return left > 0 && blocks_[left].end + 1 < chapters_.size();
  }

  void propose(std::size_t left) {
    if (may_merge(left)) pairs_.insert(pair_from(left));
  }

  void withdraw(std::size_t left) {
    if (may_merge(left)) pairs_.erase(pair_from(left));
  }

  std::span<const Chapter> chapters_;
  std::vector<std::size_t> article_of_;
  std::vector<std::size_t> before_;
  std::vector<Block> blocks_;
  std::set<Pair> pairs_;
};

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Several names as one, in no language's words.
std::string joined(std::span<const std::string_view> names, std::size_t most_characters) {
  std::string all(names.front());
  for (const auto name : names.subspan(1)) all.append(kAnd).append(name);
  if (names.size() < 3 || count_characters(all) <= most_characters) return all;
  return std::string(names.front()).append(kUpTo).append(names.back());
}

std::vector<std::string_view> without_repetitions(std::vector<std::string_view> names) {
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

/// Some sections of an article, not all of it.
std::string title_of_sections(std::span<const Chapter> chapters, std::string_view headline) {
  std::vector<std::string_view> names;
  for (const auto& chapter : chapters) {
    const auto title = title_of(chapter);
    names.push_back(
        title.size() == headline.size() ? title : title.substr(headline.size() + kSection.size()));
  }
  auto intro = std::string(headline).append(kSection);
  if (names.front() == headline) intro.clear();  // the article's beginning says it already
  const auto taken = std::min(count_characters(intro), kMostCharacters);
  return intro + joined(without_repetitions(std::move(names)), kMostCharacters - taken);
}

std::string title_of(std::span<const Chapter> chapters,
                     std::span<const Article> articles,
                     const Block& block) {
  const auto first = std::ranges::upper_bound(articles, block.begin, {}, &Article::begin) - 1;
  if (first->end >= block.end && block.end - block.begin < first->end - first->begin)
    return title_of_sections(chapters.subspan(block.begin, block.end - block.begin), first->name);
  std::vector<std::string_view> names;
  for (auto article = first; article != articles.end() && article->begin < block.end; ++article)
    names.push_back(article->name);
  return joined(without_repetitions(std::move(names)), kMostCharacters);
}

Chapter merged(std::span<const Chapter> chapters,
               std::span<const Article> articles,
               const Block& block) {
  const auto parts = chapters.subspan(block.begin, block.end - block.begin);
  if (parts.size() == 1) return parts.front();
  const auto pictured =
      std::ranges::find_if(parts, [](const Chapter& part) { return part.picture.has_value(); });
  return {.title = title_of(chapters, articles, block),
          .start_ms = parts.front().start_ms,
          .end_ms = parts.back().end_ms,
          .picture = pictured == parts.end() ? std::nullopt : pictured->picture};
}

}  // namespace

std::vector<Chapter> merge_chapters(std::vector<Chapter> chapters, std::size_t most) {
  assert(most >= 3);
  if (chapters.size() <= most) return chapters;
  const auto articles = articles_of(chapters);
  Merger merger(chapters, articles);
  for (auto count = chapters.size(); count > most; --count) merger.merge_shortest();
  std::vector<Chapter> fewer;
  fewer.reserve(most);
  for (const auto& block : merger.blocks()) fewer.push_back(merged(chapters, articles, block));
  return fewer;
}

}  // namespace lector::edition
