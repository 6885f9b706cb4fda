// WebVTT, SRT and the JSON formats: what is in them, whatever the text is.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "publish/chapters_json.hpp"
#include "publish/lines.hpp"
#include "publish/publications.hpp"
#include "publish/srt.hpp"
#include "publish/timing_json.hpp"
#include "publish/transcript_json.hpp"
#include "publish/vtt.hpp"

using namespace lector;
using script::Role;

namespace {

std::string joined(const std::string& text, const publish::LineLimits& limits) {
  std::string lines;
  for (const auto& line : publish::lines_of(text, limits))
    lines += text.substr(line.begin, line.end - line.begin) + "|";
  return lines;
}

}  // namespace

TEST_CASE("lines: they end between words, and a word longer than a line is cut", "[publish]") {
  CHECK(joined("the tide came in", {.most = 9, .first = 9}) == "the tide|came in|");
  CHECK(joined("the tide came in", {.most = 9, .first = 4}) == "the|tide came|in|");
  CHECK(joined("abcdefghij", {.most = 4, .first = 4}) == "abcd|efgh|ij|");
  CHECK(joined("a abcdefgh b", {.most = 4, .first = 4}) == "a|abcd|efgh|b|");
  CHECK(joined("", {}).empty());
  CHECK(joined("今天天气很好", {.most = 2, .first = 2}) == "今天|天气|很好|");
}

TEST_CASE("vtt: a cue a sentence, with its speaker and the time of each word", "[publish]") {
  const auto publication = tests::publication_of(
      {{Role::headline, "The tide came in"}, {Role::pull_quote, "R&D <b> --> done"}});
  CHECK(publish::vtt(publication) ==
        "WEBVTT\n\n"
        "s0001\n00:00:00.250 --> 00:00:02.250\n"
        "<v Headline>The <00:00:00.750>tide <00:00:01.250>came <00:00:01.750>in</v>\n\n"
        "s0002\n00:00:03.250 --> 00:00:05.250\n"
        "<v Pull quote>R&amp;D <00:00:03.750>&lt;b&gt; <00:00:04.250>--&gt; "
        "<00:00:04.750>done</v>\n");
}

TEST_CASE("srt: cards of two short lines, a name where the speaker changes", "[publish]") {
  const auto publication = tests::publication_of(
      {{Role::body,
        "The ferry came home at noon and nobody on the pier was surprised by that --> at all."},
       {Role::body, "It rained."},
       {Role::caption, "Rain."}});
  CHECK(publish::srt(publication) ==
        "1\n00:00:00,250 --> 00:00:06,250\nBody: The ferry came home at\nnoon and nobody on the "
        "pier was\n\n"
        "2\n00:00:06,250 --> 00:00:09,250\nsurprised by that → at all.\n\n"
        "3\n00:00:10,250 --> 00:00:11,250\nIt rained.\n\n"
        "4\n00:00:12,250 --> 00:00:12,750\nCaption: Rain.\n");
}

TEST_CASE("transcript and timing: every sentence and word with its times", "[publish]") {
  const auto publication = tests::publication_of({{Role::headline, "Tide \"in\""}});
  const auto transcript = nlohmann::json::parse(publish::transcript_json(publication));
  CHECK(transcript == nlohmann::json::parse(
                          R"({"version": "1.0.0", "segments": [{"speaker": "Headline",
                              "startTime": 0.25, "endTime": 1.25, "body": "Tide \"in\""}]})"));
  const auto timing = nlohmann::json::parse(publish::timing_json(publication));
  CHECK(timing.at("format") == "lector.timing/1");
  CHECK(timing.at("audio") == "edition.mp3");
  const auto& word = timing.at("segments").at(0).at("words").at(1);
  CHECK(word == nlohmann::json::parse(R"({"written": "\"in\"", "start_ms": 750, "end_ms": 1250,
                                          "offset": [5, 9], "span": [5, 9]})"));
}

TEST_CASE("chapters: seconds, titles and the address of the article that begins", "[publish]") {
  auto publication = tests::publication_of({{Role::headline, "First"}, {Role::headline, "Second"}});
  publication.articles.front().end_sentence = 1;
  auto second = publication.articles.front();
  second.first_sentence = 1;
  second.end_sentence = 2;
  second.url = "https://example.org/b";
  publication.articles.push_back(second);
  publication.chapters = {{.title = "First", .start_ms = 0, .end_ms = 1000},
                          {.title = "Second", .start_ms = 1000, .end_ms = 4500}};
  const auto file = nlohmann::json::parse(publish::chapters_json(publication));
  CHECK(file.at("version") == "1.2.0");
  REQUIRE(file.at("chapters").size() == 2);
  CHECK_FALSE(file.at("chapters").at(0).contains("url"));
  CHECK(file.at("chapters").at(1) ==
        nlohmann::json::parse(R"({"startTime": 1.0, "endTime": 4.5, "title": "Second",
                                  "url": "https://example.org/b"})"));
}

TEST_CASE("srt: cards have time and two lines each, whatever their words' times are", "[publish]") {
  auto publication = tests::publication_of(
      {{Role::body,
        "The ferry came home at noon and nobody on the pier was surprised by that at all."}});
  auto& sentence = publication.sentences.front();
  for (auto& word : sentence.words) word.start_ms = sentence.start_ms;
  CHECK(publish::srt(publication) ==
        "1\n00:00:00,250 --> 00:00:00,251\nBody: The ferry came home at\nnoon and nobody on the "
        "pier was\n\n2\n00:00:00,251 --> 00:00:08,750\nsurprised by that at all.\n");
  for (auto& word : sentence.words) word.start_ms = sentence.end_ms;
  CHECK_THAT(publish::srt(publication), Catch::Contains("2\n00:00:08,749 --> 00:00:08,750\n"));
}

TEST_CASE("srt: what looks like a tag isn't taken for one", "[publish]") {
  const auto publication = tests::publication_of({{Role::body, "a <script> b </i> c > d"}});
  CHECK_THAT(publish::srt(publication), Catch::Contains("Body: a ‹script› b ‹/i› c › d"));
}
