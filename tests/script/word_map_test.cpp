// Spoken words, written words and bytes of the page, from samples and pages made by hand.
#include "script/word_map.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "article/reader.hpp"
#include "base/files.hpp"
#include "script/article_fixture.hpp"
#include "script/compose.hpp"

using namespace lector;
using base::SourceSpan;
using script::Role;
using text::TextSpan;

namespace {

script::Script script_of(const std::string& page) {
  return script::compose(article::read_article(page), tests::newsreader());
}

template <typename Span>
std::string slice(std::string_view text, const Span& span) {
  return std::string(text.substr(span.begin, span.end - span.begin));
}

// "spoken<written<source" of each word, a space between.
std::string map_of(const script::Segment& segment, const std::string& page) {
  std::string map;
  for (const auto& word : segment.words) {
    map += slice(segment.spoken, word.spoken) + "<" + slice(segment.written, word.written) + "<" +
           slice(page, word.source) + " ";
  }
  return map;
}

const script::Segment& first(const script::Script& script, Role role) {
  const auto found = std::ranges::find(script.segments, role, &script::Segment::role);
  REQUIRE(found != script.segments.end());
  return *found;
}

// True if none of the change's bytes are the word's.
bool is_unchanged(const script::Segment& segment, const script::Word& word) {
  return std::ranges::none_of(segment.changes, [&](const script::Change& change) {
    return change.written.begin < word.written.end && word.written.begin < change.written.end;
  });
}

void check_segment(const script::Segment& segment, const std::string& page) {
  INFO(segment.id << ": " << segment.written << "\n" << segment.spoken);
  const auto listed = text::words(segment.spoken, segment.language);
  REQUIRE(segment.words.size() == listed.size());
  script::Word before;
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const auto& word = segment.words[i];
    CHECK(word.spoken == listed[i]);
    CHECK(before.written.begin <= word.written.begin);
    CHECK(word.written.end <= segment.written.size());
    before.written = word.written;
    if (word.source == SourceSpan{}) continue;
    CHECK(before.source.begin <= word.source.begin);
    CHECK(before.source.end <= word.source.end);
    before.source = word.source;
    CHECK(word.source.end <= page.size());
  }
}

// Words of one block after the other, as its segments come.
class PageCheck {
 public:
  explicit PageCheck(const std::string& page) : page_(page) {}

  void check(const script::Segment& segment) {
    check_segment(segment, page_);
    const bool is_own = segment.role == Role::opening || segment.role == Role::sign_off;
    if (is_own || segment.span == SourceSpan{}) return;
    if (segment.span != block_) behind_ = segment.span.begin;
    block_ = segment.span;
    for (const auto& word : segment.words) {
      const bool is_of_phrase = word.written.begin == word.written.end;  // "Photo:"
      if (!is_of_phrase) check(segment, word);
    }
  }

  [[nodiscard]] std::size_t exact() const { return exact_; }

 private:
  void check(const script::Segment& segment, const script::Word& word) {
    INFO(segment.id << ": " << segment.written);
    CHECK(word.source.begin >= block_.begin);
    CHECK(word.source.end <= block_.end);
    CHECK(word.source.end >= behind_);
    behind_ = word.source.end;
    if (!is_unchanged(segment, word)) return;
    CHECK(slice(page_, word.source) == slice(segment.written, word.written));
    ++exact_;
  }

  const std::string& page_;
  SourceSpan block_;
  std::size_t behind_ = 0;
  std::size_t exact_ = 0;  ///< words that are the page's own bytes
};

}  // namespace

TEST_CASE("compose: every word of a sample knows its bytes, in order", "[script]") {
  std::size_t exact = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(LECTOR_SOURCE_DIR) + "/samples")) {
    if (entry.path().extension() != ".txt") continue;
    INFO(entry.path());
    const auto page = base::read_file(entry.path().string(), 1U << 20U);
    const auto script = script_of(page);
    PageCheck check(page);
    for (const auto& segment : script.segments) check.check(segment);
    exact += check.exact();
  }
  CHECK(exact > 1000);
}

TEST_CASE("compose: words that a number is said with come from the number", "[script]") {
  const std::string page =
      "Tide rises\nBy Ida Marsh\nApril 1, 2025\n\n"
      "It was **2025** in [the harbour](https://x.org/harbour). It rose by  2 metres in "
      "the night, "
      "and all the boats were lost.\n\nNobody had seen it before, said the keeper.\n";
  const auto script = script_of(page);
  const auto& body = first(script, Role::body);
  CHECK(
      map_of(body, page) ==
      "It<It<It was<was<was twenty<2025<2025 twenty<2025<2025 five<2025<2025 in<in<in the<the<the "
      "harbour<harbour<harbour ");
  const auto& next = *(&body + 1);
  CHECK_THAT(map_of(next, page), Catch::Contains("by<by<by two<2<2 metres<metres<metres"));
}

TEST_CASE("compose: Lector's own words come from nowhere, the page's keep their bytes",
          "[script]") {
  const std::string page =
      "Tide rises in the harbour\nBy IDA MARSH\nPublished: 01 Apr. 2025, 17:13\n\n"
      "The boats were lost in the night, and nobody had seen it before.\n\n"
      "![Boats at 10 a.m. in the harbour](https://x.org/boats.jpg)\n\n"
      "Nobody had seen it before, said the keeper of the light.\n";
  const auto script = script_of(page);
  CHECK(map_of(script.segments.at(1), page) == "By<By< Ida<Ida<IDA Marsh<Marsh<MARSH ");
  const auto& date = script.segments.at(2);
  CHECK(slice(date.spoken, date.words.at(0).spoken) == "Published");
  CHECK(date.words.front().source == SourceSpan{});
  CHECK_THAT(slice(page, date.words.back().source), Catch::Contains("01 Apr. 2025"));
  const auto& caption = first(script, Role::caption);
  CHECK_THAT(map_of(caption, page), Catch::StartsWith("Photo<< Boats<Boats<Boats at<at<at "));
  REQUIRE(!caption.changes.empty());
  CHECK(slice(page, caption.changes.front().source).starts_with("10"));
  CHECK(slice(caption.spoken, caption.changes.front().spoken).starts_with("ten"));
  for (const auto& word : script.segments.back().words) CHECK(word.source == SourceSpan{});
}

TEST_CASE("compose: bytes are those of the input, not of its UTF-8", "[script]") {
  const std::string page =
      "Das M\xE4rchen vom Hafen\n\nDer Fluss f\xFChrte in der Nacht gro\xDF"
      "e Wellen, und alle B\xF6te waren "
      "weg.\n\nNiemand hatte es gesehen, sagte der W\xE4rter dem K\xF6nig.\n";
  const auto script = script_of(page);
  const auto& body = first(script, Role::body);
  std::string words;
  for (const auto& word : body.words) words += slice(page, word.source) + " ";
  CHECK(words ==
        "Der Fluss f\xFChrte in der Nacht gro\xDF"
        "e Wellen und alle B\xF6te waren weg ");
}

TEST_CASE("compose: an article without input has the bytes of its blocks", "[script]") {
  auto article = tests::article_with_header();
  tests::add_block(article, tests::BlockKind::paragraph, "It rose.");
  const auto script = script::compose(article, tests::newsreader());
  const auto& body = first(script, Role::body);
  for (const auto& word : body.words) CHECK(word.source == body.span);
  CHECK(body.words.at(1).written == TextSpan{3, 7});
}

TEST_CASE("introduce: a phrase shifts what is said, its own words have nothing written",
          "[script]") {
  script::Segment segment;
  segment.language = "en";
  segment.written = "Dawn";
  segment.spoken = "Dawn";
  segment.words = {{{0, 4}, {0, 4}, {7, 11}}};
  segment.changes = {{{0, 4}, {0, 4}, {7, 11}, spoken::SemioticClass::verbatim, "x"}};
  script::introduce(segment, "Photo: {} here");
  CHECK(segment.spoken == "Photo: Dawn here");
  CHECK(segment.words == std::vector<script::Word>{{{0, 5}, {0, 0}, {}},
                                                   {{7, 11}, {0, 4}, {7, 11}},
                                                   {{12, 16}, {4, 4}, {}}});
  CHECK(segment.changes.front().spoken == TextSpan{7, 11});
}

TEST_CASE("to_json: explained, each change and word has its spans", "[script]") {
  const std::string page =
      "Tide rises\nBy Ida Marsh\nApril 1, 2025\n\nIt rose by 2 metres in the night, and all the "
      "boats were lost.\n\nNobody had seen it before, said the keeper.\n";
  const auto script = script_of(page);
  const auto plain = script::to_json(script);
  const auto explained = script::to_json(script, script::Detail::explained);
  CHECK(plain.find("\"words\"") == std::string::npos);
  CHECK_THAT(explained, Catch::Contains("\"rule\": \""));
  CHECK_THAT(explained, Catch::Contains("\"source\": null"));
  CHECK(script::to_json(script::from_json(explained, tests::newsreader())) == plain);
  const auto at = std::to_string(page.find("2 metres"));
  CHECK_THAT(script::to_text(script, script::Detail::explained),
             Catch::Contains("       " + at + "-" + std::to_string(page.find(" metres"))) &&
                 Catch::Contains("→ \"two\""));
}
