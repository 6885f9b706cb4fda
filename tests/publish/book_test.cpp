// The book: its parts, clips, pages and package, from publications whose times are known.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <iterator>

#include "publish/book.hpp"
#include "publish/book_package.hpp"
#include "publish/book_pages.hpp"
#include "publish/book_parts.hpp"
#include "publish/fit.hpp"
#include "publish/publications.hpp"
#include "publish/publish.hpp"
#include "support/temporary_folder.hpp"
#include "verify/archive.hpp"

using namespace lector;
using Catch::Matchers::Contains;
using script::Role;

namespace {

/// Two articles between an opening and a sign-off; the first has a chapter inside.
publish::Publication edition_of_two() {
  auto publication = tests::publication_of({{Role::opening, "Today in the paper."},
                                            {Role::headline, "Tide comes in"},
                                            {Role::body, "It came at noon."},
                                            {Role::subheading, "At night"},
                                            {Role::body, "It went."},
                                            {Role::headline, "Rain"},
                                            {Role::body, "It rained."},
                                            {Role::sign_off, "That was all."}});
  publication.title = "Monday";
  auto article = publication.articles.front();
  publication.articles.clear();
  const auto add = [&](const std::string& headline, std::size_t first, std::size_t end) {
    article.headline = headline;
    article.first_sentence = first;
    article.end_sentence = end;
    publication.articles.push_back(article);
  };
  add("Tide comes in", 1, 5);
  add("Rain", 5, 7);
  publication.chapters.clear();
  for (const std::size_t sentence : {0U, 1U, 3U, 5U, 7U}) {
    const auto& one = publication.sentences[sentence];
    publication.chapters.push_back({.title = one.written, .start_ms = one.start_ms - 250});
  }
  return publication;
}

std::string text_of(const publish::Publication& publication) {
  return publish::text_page(publication, publish::parts_of(publication).front(), {});
}

std::string package_of(const publish::Publication& publication) {
  const auto parts = publish::parts_of(publication);
  return publish::book_package({.publication = publication,
                                .parts = parts,
                                .pictures = publish::pictures_of(publication, parts),
                                .cover_path = publication.cover ? "cover.jpg" : ""});
}

std::vector<std::string> titles_of(const publish::Publication& publication) {
  std::vector<std::string> titles;
  for (const auto& part : publish::parts_of(publication)) titles.push_back(part.title);
  return titles;
}

}  // namespace

TEST_CASE("book: an article is a part, and so is what stands between", "[publish]") {
  const auto publication = edition_of_two();
  CHECK(titles_of(publication) ==
        std::vector<std::string>{"Monday", "Tide comes in", "Rain", "Monday"});
  const auto parts = publish::parts_of(publication);
  CHECK(parts[1].first_sentence == 1);
  CHECK(parts[1].end_sentence == 5);
  CHECK(parts.back().end_sentence == publication.sentences.size());
  CHECK(publish::part_with(parts, 4).id == "part002");
  CHECK(publish::part_with(parts, 5).id == "part003");
}

TEST_CASE("book: a long article goes on in another part, best where a chapter begins",
          "[publish]") {
  std::vector<std::pair<Role, std::string>> sentences{{Role::headline, "Long"}};
  for (int i = 1; i < 1'500; ++i)
    sentences.emplace_back(i == 350 ? Role::subheading : Role::body, "So it went on.");
  auto publication = tests::publication_of(sentences);
  publication.chapters.push_back(
      {.title = "Half", .start_ms = publication.sentences[350].start_ms});
  const auto parts = publish::parts_of(publication);
  std::vector<std::size_t> firsts;
  for (const auto& part : parts) firsts.push_back(part.first_sentence);
  CHECK(firsts == std::vector<std::size_t>{0, 350, 950});
  CHECK(parts.back().title == "Long");
}

TEST_CASE("book: clips touch, and the last one ends with the sound", "[publish]") {
  const auto publication = edition_of_two();
  std::int64_t sum_ms = 0;
  for (const auto& part : publish::parts_of(publication)) sum_ms += length_ms(publication, part);
  const auto last = publish::clip_of(publication, publication.sentences.size() - 1);
  CHECK(last.end_ms == publication.audio.length_ms);
  CHECK(sum_ms == last.end_ms - publication.sentences.front().start_ms);
  for (std::size_t i = 1; i < publication.sentences.size(); ++i)
    CHECK(publish::clip_of(publication, i - 1).end_ms == publication.sentences[i].start_ms);
}

TEST_CASE("book: whatever a text holds, it comes out as text", "[publish]") {
  const std::string evil = "</script> ]]> --> & \"quoted\" 'so' <b> 🌊";
  auto publication = tests::publication_of({{Role::headline, evil}, {Role::body, evil}});
  publication.byline = evil;
  const std::string escaped = "&lt;/script&gt; ]]&gt; --&gt; &amp; \"quoted\" 'so' &lt;b&gt; 🌊";
  CHECK_THAT(text_of(publication),
             Contains("<title>" + escaped + "</title>") &&
                 Contains("id=\"s0002\">" + escaped + "</span>"));
  CHECK_THAT(package_of(publication),
             Contains("<dc:creator>" + escaped + "</dc:creator>") &&
                 Contains("<dc:title>" + escaped + "</dc:title>"));
  CHECK_THAT(publish::navigation_page(publication, publish::parts_of(publication)),
             Contains(">" + escaped + "</a>"));
}

TEST_CASE("book: the page of a language says so, and which way it runs", "[publish]") {
  auto publication = tests::publication_of({{Role::headline, "المد"}, {Role::body, "The tide."}});
  publication.language = publication.articles.front().language = "ar";
  publication.sentences[0].language = "ar";
  CHECK_THAT(text_of(publication),
             Contains("lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\"") &&
                 Contains("lang=\"en\" xml:lang=\"en\" dir=\"ltr\">The tide."));
  CHECK_THAT(package_of(publication), Contains("page-progression-direction=\"rtl\""));
  publication.language = "en";
  CHECK_THAT(package_of(publication),
             !Contains("page-progression-direction") && Contains("<dc:language>en</dc:language>") &&
                 Contains("<dc:language>ar</dc:language>"));
}

TEST_CASE("book: the package says how long each overlay is, and all of them", "[publish]") {
  const auto package = package_of(edition_of_two());
  CHECK_THAT(package,
             Contains(R"(refines="#overlay-part001">00:00:03.000<)") &&
                 Contains(R"(refines="#overlay-part002">00:00:09.500<)") &&
                 Contains(R"(refines="#overlay-part003">00:00:03.500<)") &&
                 Contains(R"(refines="#overlay-part004">00:00:02.500<)") &&
                 Contains(R"(<meta property="media:duration">00:00:18.500<)"));
  CHECK_THAT(package, Contains(R"(<meta property="media:active-class">sounding</meta>)"));
  CHECK_THAT(package,
             Contains(R"(<meta property="media:narrator">This article is read by an artificial)"));
  CHECK_THAT(std::string(publish::book_style()), Contains(".sounding {"));
}

TEST_CASE("book: its name follows from the address, or else from the text", "[publish]") {
  const auto name_of = [](const publish::Publication& publication) {
    const auto package = package_of(publication);
    const auto at = package.find("urn:uuid:");
    return package.substr(at, package.find('<', at) - at);
  };
  auto publication = tests::publication_of({{Role::headline, "Tide"}});
  const auto by_text = name_of(publication);
  CHECK(by_text.size() == std::string("urn:uuid:12345678-1234-1234-1234-123456789012").size());
  CHECK(name_of(tests::publication_of({{Role::headline, "Rain"}})) != by_text);
  publication.url = "https://example.com/tide";
  const auto by_address = name_of(publication);
  CHECK(by_address != by_text);
  publication.sentences.front().written = "Corrected";
  CHECK(name_of(publication) == by_address);
}

TEST_CASE("book: its date is the article's, as far as that is one", "[publish]") {
  auto publication = tests::publication_of({{Role::headline, "Tide"}});
  const auto with = [&](const std::string& date) {
    publication.published = date;
    return package_of(publication);
  };
  CHECK_THAT(with("2025-04-01T17:13"),
             Contains("<dc:date>2025-04-01</dc:date>") && Contains("2025-04-01T00:00:00Z"));
  for (const auto* const none :
       {"2025", "", "yesterday <&", "2025-02-30", "2025-1x-01T00", "-025-01-01"})
    CHECK_THAT(with(none), !Contains("dc:date") && Contains("1980-01-01T00:00:00Z"));
}

TEST_CASE("book: the contents have an article's chapters below it", "[publish]") {
  const auto publication = edition_of_two();
  const auto page = publish::navigation_page(publication, publish::parts_of(publication));
  CHECK_THAT(page,
             Contains("<ol><li><a href=\"text/part001.xhtml#s0001\">Today in the paper.</a></li>"
                      "<li><a href=\"text/part002.xhtml#s0002\">Tide comes in</a>"
                      "<ol><li><a href=\"text/part002.xhtml#s0004\">At night</a></li></ol></li>"
                      "<li><a href=\"text/part003.xhtml#s0006\">Rain</a></li>"
                      "<li><a href=\"text/part004.xhtml#s0008\">That was all.</a></li></ol>"));
}

TEST_CASE("book: pictures stand with their captions, a chapter's where no caption has one",
          "[publish]") {
  auto publication = tests::publication_of(
      {{Role::headline, "Tide"}, {Role::caption, "A boat."}, {Role::caption, "A bay."}});
  publication.chapters.front().picture = edition::Picture{"image/jpeg", "chapter"};
  publication.pictures["s0003"] = {"image/png", "bay"};
  auto parts = publish::parts_of(publication);
  auto pictures = publish::pictures_of(publication, parts);
  REQUIRE(pictures.size() == 1);
  CHECK(pictures.at("s0003").path == "pictures/s0003.png");
  CHECK_THAT(publish::text_page(publication, parts.front(), pictures),
             Contains("<img src=\"../pictures/s0003.png\" alt=\"\"/><figcaption>"));
  publication.pictures.clear();
  pictures = publish::pictures_of(publication, parts);
  CHECK_THAT(publish::text_page(publication, parts.front(), pictures),
             Contains("<figure class=\"lead\"><img src=\"../pictures/s0001.jpg\" alt=\"\"/>"));
}

TEST_CASE("book: it holds all that its package lists, and the sound as it is", "[publish]") {
  const support::TemporaryFolder folder;
  auto publication = edition_of_two();
  publication.cover = edition::Picture{"image/jpeg", "cover"};
  base::OutputFile sound(folder / "edition.mp3");
  sound.write("sound");
  for (const auto* const name : {"one.epub", "two.epub"}) {
    base::OutputFile file(folder / name);
    publish::write_book(publication, sound, file);
    file.commit();
  }
  const verify::Archive archive(folder / "one.epub");
  CHECK(archive.names().front() == "mimetype");
  CHECK(archive.text("EPUB/sound.mp3", 100) == "sound");
  CHECK(archive.text("EPUB/cover.jpg", 100) == "cover");
  for (const auto* const name :
       {"EPUB/text/part004.xhtml", "EPUB/text/part004.smil", "EPUB/cover.xhtml"})
    CHECK(archive.text(name, 10'000));
  const auto size = std::filesystem::file_size(folder / "one.epub");
  CHECK(size == std::filesystem::file_size(folder / "two.epub"));
}

TEST_CASE("book: it is refused for sound that it can't hold", "[publish]") {
  CHECK_NOTHROW(publish::expect_fit({publish::Kind::epub}, edition::Format::mp3));
  CHECK_NOTHROW(publish::expect_fit({publish::Kind::vtt}, edition::Format::wav));
  CHECK_THROWS_WITH(publish::expect_fit(publish::all_kinds(), edition::Format::opus),
                    Contains("MP3"));
}

TEST_CASE("fit: ids that break no file stay, others are numbered", "[publish]") {
  script::Script script;
  script.segments.resize(2);
  script.segments[0].id = "s0001";
  script.segments[1].id = "a1_s-2";
  CHECK(publish::fit_ids(script) == std::vector<std::string>{"s0001", "a1_s-2"});
  for (const auto* const evil : {"", "1", "a b", "a\n\n00:00 --> 1", "<", "text.all", "ä"}) {
    script.segments[1].id = evil;
    CHECK(publish::fit_ids(script) == std::vector<std::string>{"s0001", "s0002"});
  }
}

TEST_CASE("fit: a language tag is one, or none", "[publish]") {
  for (const std::string tag : {"en", "zh-Hans-CN", "sr-Latn", "de-1996", "en-us", "cmn"})
    CHECK(publish::fit_language(tag) == tag);
  for (const auto* const tag :
       {"", "e", "en_US", "en-", "-en", "en--us", "123", "en\"><b>", "abcdefghi"})
    CHECK(publish::fit_language(tag) == "und");
}
