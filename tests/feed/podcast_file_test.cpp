// podcast.toml: what is wrong in it is named with its place, and the file to begin with is right.
#include "feed/podcast_file.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/report.hpp"
#include "feed/categories.hpp"

using namespace lector::feed;

namespace {

std::string edited(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

/// What is said of a file.
std::string fault_in(const std::string& toml) {
  try {
    static_cast<void>(parse_podcast(toml, "podcast.toml"));
  } catch (const lector::Error& error) {
    CHECK(error.kind() == lector::ErrorKind::config);
    return error.what();
  }
  return "";
}

/// The same of the file to begin with, after one edit.
std::string fault_of(const std::string& from, const std::string& to) {
  return fault_in(edited(podcast_template(), from, to));
}

}  // namespace

TEST_CASE("podcast.toml: the file to begin with can be read as it is", "[feed]") {
  const auto podcast = parse_podcast(podcast_template(), "podcast.toml");
  CHECK(podcast.title == "The name of your podcast");
  CHECK(podcast.categories == std::vector<Category>{{"News", "Daily News"}});
  CHECK(podcast.feed_url == "https://example.org/audio/feed.xml");
  CHECK(podcast.guid.size() == 36);
  CHECK(podcast.is_locked);
  CHECK_FALSE(podcast.is_explicit);
}

TEST_CASE("podcast.toml: what is commented out can be put in", "[feed]") {
  std::string toml = podcast_template();
  for (const auto* line :
       {"# copyright", "# feed_url", "# guid", "# hub", "# [owner]", "# name", "# email"})
    toml = edited(toml, line, std::string(line).substr(2));
  const auto podcast = parse_podcast(toml, "podcast.toml");
  CHECK(podcast.owner_email == "audio@example.org");
  CHECK(podcast.owner_name == "Who answers");
  CHECK(podcast.guid == "00000000-0000-0000-0000-000000000000");
  CHECK(podcast.hub == "https://hub.example.org/");
  CHECK(podcast.feed_url == "https://example.org/feed.xml");
}

TEST_CASE("podcast.toml: values come out fit for a feed", "[feed]") {
  const auto podcast = parse_podcast(edited(edited(podcast_template(),
                                                   "base_url = \"https://example.org/audio/\"",
                                                   "base_url = \"https://example.org/audio\""),
                                            R"("The name of your podcast")",
                                            R"("  Two \t words\u0001 </title> ")"),
                                     "podcast.toml");
  CHECK(podcast.base_url == "https://example.org/audio/");
  CHECK(podcast.title == "Two words </title>");
}

TEST_CASE("podcast.toml: categories are Apple's, up to three", "[feed]") {
  const auto toml = edited(podcast_template(),
                           "\"News > Daily News\"",
                           R"(["Kids & Family > Pets & Animals", "History", "TV & Film"])");
  CHECK(parse_podcast(toml, "").categories ==
        std::vector<Category>{{"Kids & Family", "Pets & Animals"}, {"History"}, {"TV & Film"}});
  CHECK_THAT(fault_of("News > Daily News", "Newz"),
             Catch::Contains("podcast.toml:12: category") && Catch::Contains("\"Newz\"") &&
                 Catch::Contains("Society & Culture"));
  CHECK_THAT(fault_of("News > Daily News", "News > Books"),
             Catch::Contains("\"Books\" is no subcategory of News: Business News"));
  CHECK_THAT(fault_of("News > Daily News", "History > Books"), Catch::Contains("it has none"));
  CHECK_THAT(fault_of("\"News > Daily News\"", R"(["News","News","News","News"])"),
             Catch::Contains("one to three"));
  CHECK_THAT(fault_of("\"News > Daily News\"", "[]"), Catch::Contains("one to three"));
  CHECK(category_names().size() == 19);
  CHECK(subcategories_of("Sports").size() == 15);
}

TEST_CASE("podcast.toml: each fault is named with its line and value", "[feed]") {
  CHECK_THAT(fault_in("title = "), Catch::Contains("podcast.toml:1: no TOML"));
  CHECK_THAT(fault_in(""), Catch::Contains("format is missing"));
  CHECK_THAT(fault_of("lector.podcast/1", "lector.podcast/2"),
             Catch::Contains("podcast.toml:2: format = \"lector.podcast/2\""));
  CHECK_THAT(fault_of("language = \"en\"", "language = \"English, of course\""),
             Catch::Contains("must be a language"));
  CHECK_THAT(fault_of("author = \"Who publishes it\"", ""), Catch::Contains("author is missing"));
  CHECK_THAT(fault_of("https://example.org/audio/", "example.org/audio"),
             Catch::Contains("base_url = \"example.org/audio\": must be an address"));
  CHECK_THAT(fault_of("https://example.org/audio/", "https://me:secret@example.org/audio/"),
             Catch::Contains("name or password"));
  CHECK_THAT(fault_of("https://example.org/audio/", "https://example.org/?a"),
             Catch::Contains("can't have ? or #"));
  CHECK_THAT(fault_of("link = \"https://example.org/\"", "link = \"javascript:alert(1)\""),
             Catch::Contains("link = \"javascript:alert(1)\""));
  CHECK_THAT(fault_of("explicit = false", "explicit = \"no\""),
             Catch::Contains("must be true or false"));
  CHECK_THAT(fault_of("type = \"episodic\"", "type = \"daily\""), Catch::Contains("\"serial\""));
  CHECK_THAT(fault_of("locked = true", "lokced = true"),
             Catch::Contains("unknown key \"lokced\"; did you mean \"locked\"?"));
  CHECK_THAT(fault_of("# [owner]", "[owner]\nname = \"A\""),
             Catch::Contains("owner.email is missing"));
  CHECK_THAT(fault_of("# [owner]", "[owner]\nemail = \"nobody\""),
             Catch::Contains("owner.email = \"nobody\""));
  CHECK_THAT(fault_of("# guid = \"0000", "guid = \"x000"), Catch::Contains("must be a UUID"));
  CHECK_THAT(fault_of("The name of your podcast", std::string(256, 'x')),
             Catch::Contains("at most 255 characters, not 256"));
  CHECK_THAT(fault_of("Articles, read", std::string(4000, 'x')), Catch::Contains("4000 bytes"));
  CHECK_THAT(fault_of("The name of your podcast", "   "), Catch::Contains("title"));
}

TEST_CASE("podcast.toml: the cover is a file beside it", "[feed]") {
  for (const auto* path : {"../cover.jpg", "/etc/cover.jpg", "a/cover.jpg", ".cover.jpg"})
    CHECK_THAT(fault_of("cover = \"cover.jpg\"", "cover = \"" + std::string(path) + "\""),
               Catch::Contains("must be the name of a file beside this one"));
  CHECK_THAT(fault_of("cover = \"cover.jpg\"", "cover = \"cover.gif\""),
             Catch::Contains("must end in .jpg, .jpeg or .png"));
}
