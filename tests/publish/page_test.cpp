// The page: what is in it, whatever the text is. How it behaves is tried in a browser (tests/web).
#include "publish/page.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "publish/addresses.hpp"
#include "publish/languages.hpp"
#include "publish/page_data.hpp"
#include "publish/page_parts.hpp"
#include "publish/phrases.hpp"
#include "publish/publications.hpp"
#include "voice/style.hpp"

using namespace lector;
using Catch::Contains;
using publish::Kind;
using script::Role;

namespace {

publish::Publication tide() {
  return tests::publication_of({{Role::headline, "The tide & the clock"},
                                {Role::dek, "A town <moves>."},
                                {Role::body, "It is noon."},
                                {Role::sign_off, "That was it."}});
}

std::string page_of(const publish::Publication& publication, const publish::Kinds& beside = {}) {
  return publish::page(publication, beside);
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const auto from = text.find(begin);
  REQUIRE(from != std::string::npos);
  const auto start = from + begin.size();
  return text.substr(start, text.find(end, start) - start);
}

nlohmann::json linked_data_of(const std::string& page) {
  return nlohmann::json::parse(between(page, "application/ld+json\">", "</script>"));
}

/// Two articles behind an opening, the second one in German and of a section.
publish::Publication monday() {
  auto publication = tests::publication_of({{Role::headline, "Monday"},
                                            {Role::headline, "Tide"},
                                            {Role::subheading, "Noon"},
                                            {Role::headline, "Brot"},
                                            {Role::sign_off, "The end."}});
  auto first = publication.articles.front();
  first.headline = "Tide";
  first.first_sentence = 1;
  first.end_sentence = 3;
  auto second = first;
  second.headline = "Brot";
  second.section = "Welt";
  second.language = "de";
  second.first_sentence = 3;
  second.end_sentence = 4;
  publication.sentences[3].language = "de";
  publication.articles = {first, second};
  return publication;
}

}  // namespace

TEST_CASE("page: every word is a span, and a row says when it sounds", "[publish]") {
  const auto page = page_of(tide());
  CHECK_THAT(page,
             Contains("<p class=\"body\"><span class=\"sentence\" id=\"s0003\"><span>It</span> "
                      "<span>is</span> <span>noon.</span></span></p>"));
  const auto rows = nlohmann::json::parse(between(page, "class=\"times\">", "</script>"));
  REQUIRE(rows.size() == 4);
  CHECK(rows[0] == nlohmann::json::parse("[250, 2500, 0, 500, 1000, 1500, 2000]"));
}

TEST_CASE("page: the sound can be heard without JavaScript, with captions if there are any",
          "[publish]") {
  auto publication = tide();
  publication.audio.file_name = "a b#1.mp3";
  CHECK_THAT(page_of(publication),
             Contains("<audio controls preload=\"metadata\" src=\"a%20b%231.mp3\""));
  CHECK_THAT(page_of(publication), !Contains("<track"));
  CHECK_THAT(page_of(publication, {Kind::vtt}),
             Contains("<track kind=\"captions\" srclang=\"en\" src=\"a%20b%231.vtt\">"));
}

TEST_CASE("page: chapters link to their sentence and say when they begin", "[publish]") {
  auto publication = tide();
  publication.chapters = {{.title = "All & one", .start_ms = 0, .end_ms = 5000},
                          {.title = "End", .start_ms = 5000, .end_ms = 9000}};
  const auto list = between(page_of(publication), "<ol>", "</ol>");
  CHECK(list ==
        "\n<li><a href=\"#s0001\" data-start=\"0\"><bdi>All &amp; one</bdi> "
        "<time datetime=\"PT0S\">0:00</time></a></li>"
        "\n<li><a href=\"#s0003\" data-start=\"5000\"><bdi>End</bdi> "
        "<time datetime=\"PT5S\">0:05</time></a></li>\n");
}

TEST_CASE("page: programs are told what it is", "[publish]") {
  auto publication = tide();
  publication.audio.length_ms = 3'723'450;
  publication.articles.front().byline = "I. Calloway";
  publication.articles.front().url = "https://example.org/tide";
  const auto data = linked_data_of(page_of(publication, {Kind::vtt}));
  CHECK(data == nlohmann::json::parse(R"({
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": "The tide & the clock",
    "inLanguage": "en", "author": {"@type": "Person", "name": "I. Calloway"},
    "mainEntityOfPage": "https://example.org/tide",
    "audio": {"@type": "AudioObject", "contentUrl": "edition.mp3", "encodingFormat": "audio/mpeg",
              "duration": "PT1H2M3.45S", "contentSize": "1234", "inLanguage": "en",
              "transcript": "edition.vtt",
              "caption": {"@type": "MediaObject", "contentUrl": "edition.vtt",
                          "encodingFormat": "text/vtt"}}})"));
}

TEST_CASE("page: an edition has one first heading, and an article for each of its own",
          "[publish]") {
  const auto page = page_of(monday());
  const auto text = between(page, "<main class=\"edition\">", "</main>");
  CHECK_THAT(
      text, Contains("<h1 class=\"headline\" dir=\"auto\"><span class=\"sentence\" id=\"s0001\">"));
  CHECK_THAT(text, Contains("<article>\n<h2 class=\"headline\""));
  CHECK_THAT(text, Contains("<h3 class=\"subheading\""));
  CHECK_THAT(
      text,
      Contains(
          "<article lang=\"de\" dir=\"ltr\">\n<p class=\"kicker\" dir=\"auto\">Welt</p>\n<h2"));
  CHECK_THAT(text, Contains("</article>\n<p class=\"sign_off\">"));
  CHECK(text.find("<h1", text.find("<h1") + 1) == std::string::npos);
  const auto data = linked_data_of(page);
  CHECK(data.at("@type") == "CollectionPage");
  REQUIRE(data.at("hasPart").size() == 2);
  CHECK(data.at("hasPart").at(1).at("articleSection") == "Welt");
  CHECK(data.at("hasPart").at(1).at("inLanguage") == "de");
}

TEST_CASE("page: an article that says no headline has one all the same", "[publish]") {
  auto publication = tests::publication_of({{Role::body, "It is noon."}});
  publication.articles.front().headline = "Noon";
  CHECK_THAT(page_of(publication), Contains("<article>\n<h1 dir=\"auto\">Noon</h1>"));
}

TEST_CASE("page: what a text holds never becomes markup", "[publish]") {
  const std::string hostile = "</script><img src=x onerror=a> ]]> --> & \"{{js}}\"";
  auto publication = tests::publication_of({{Role::headline, hostile}, {Role::caption, hostile}});
  publication.byline = hostile;
  publication.publisher = hostile;
  publication.language = "en\" onload=\"a";
  publication.articles.front().section = hostile;
  publication.chapters.front().title = hostile;
  publication.audio.file_name = hostile + ".mp3";
  const auto page = page_of(publication);
  CHECK_THAT(page, !Contains("<img"));
  CHECK_THAT(page, Contains("<html lang=\"en&quot; onload=&quot;a\""));
  CHECK(linked_data_of(page).at("headline") == hostile);
  std::size_t scripts = 0;
  for (auto at = page.find("</script"); at != std::string::npos; at = page.find("</script", at + 1))
    ++scripts;
  CHECK(scripts == 3);
}

TEST_CASE("page: it speaks the language of its text, or says that it doesn't", "[publish]") {
  auto publication = tide();
  publication.language = "de-AT";
  CHECK_THAT(page_of(publication), Contains("<html lang=\"de-AT\" dir=\"ltr\">"));
  CHECK_THAT(page_of(publication), Contains("aria-label=\"Kapitel\">"));
  publication.language = "ar";
  const auto page = page_of(publication);
  CHECK_THAT(page, Contains("<html lang=\"ar\" dir=\"rtl\">"));
  CHECK_THAT(page, Contains("aria-label=\"Chapters\" lang=\"en\">"));
}

TEST_CASE("page: pictures at hand stand above their caption", "[publish]") {
  auto publication = tests::publication_of({{Role::headline, "Tide"}, {Role::caption, "A clock."}});
  publication.pictures.emplace("s0002",
                               edition::Picture{.mime_type = "image/jpeg", .bytes = "abcd"});
  CHECK_THAT(page_of(publication),
             Contains("<figure class=\"caption\"><img src=\"data:image/jpeg;base64,YWJjZA==\" "
                      "alt=\"\"/><figcaption>"));
}

TEST_CASE("page: every language has the same phrases, none of them empty", "[publish]") {
  const auto english = publish::phrases_for("en-GB");
  CHECK(english.language == "en");
  CHECK(publish::phrases_for("xx").language == "en");
  REQUIRE(publish::language_files().size() >= 6);
  for (const auto& file : publish::language_files()) {
    const auto phrases = publish::phrases_for(file.name);
    CHECK(phrases.language == file.name);
    REQUIRE(phrases.texts.size() == english.texts.size());
    for (const auto& [name, text] : english.texts) CHECK_FALSE(phrases.texts.at(name).empty());
  }
}

TEST_CASE("page: it speaks each language that the newsreader speaks", "[publish]") {
  const auto style = voice::read_style(LECTOR_SOURCE_DIR "/voices", "newsreader");
  for (const auto& [language, phrases] : style.phrases)
    CHECK(publish::phrases_for(language).language == language.substr(0, language.find('-')));
}

TEST_CASE("page: only its own script and style may run", "[publish]") {
  const auto page = page_of(tide());
  const auto policy = between(page, "Content-Security-Policy\" content=\"", "\"");
  CHECK_THAT(policy, Contains("default-src 'none'"));
  CHECK_THAT(policy, !Contains("unsafe"));
  for (const auto& part : publish::page_parts()) CHECK(part.sha256.size() == 64);
}

TEST_CASE("addresses: base64 and names of files", "[publish]") {
  CHECK(publish::base64("").empty());
  CHECK(publish::base64("f") == "Zg==");
  CHECK(publish::base64("fo") == "Zm8=");
  CHECK(publish::base64("foo") == "Zm9v");
  CHECK(publish::base64(std::string("\xFF\xFE\x00", 3)) == "//4A");
  CHECK(publish::file_address("javascript:a") == "javascript%3Aa");
  CHECK(publish::file_address("\xC3\xA9?.mp3") == "%C3%A9%3F.mp3");
}

TEST_CASE("page: durations as ISO 8601 and as people write them", "[publish]") {
  CHECK(publish::iso_duration(0) == "PT0S");
  CHECK(publish::iso_duration(60'000) == "PT1M0S");
  CHECK(publish::iso_duration(3'600'007) == "PT1H0.007S");
  CHECK(publish::short_time(59'999) == "0:59");
  CHECK(publish::short_time(3'661'000) == "1:01:01");
}
