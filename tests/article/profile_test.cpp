#include "article/profile.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "reading.hpp"

using lector::article::BlockKind;
using lector::article::find_hole;
using lector::article::find_profile;
using lector::article::is_dropped;
using lector::article::parse_profile;
using lector::article::Profile;
using lector::article::read_article;
using lector::article::ReadOptions;
using reading::left_out;
using reading::texts;

namespace {

using Texts = std::vector<std::string>;

const std::string kHead = "format = \"lector.publication/1\"\nname = \"Pond Post\"\n";

Profile profile_of(const std::string& rest) {
  return parse_profile(kHead + rest, "pond.toml");
}

std::string error_of(const std::string& toml) {
  try {
    static_cast<void>(parse_profile(toml, "pond.toml"));
  } catch (const lector::Error& error) {
    CHECK(error.kind() == lector::ErrorKind::config);
    return error.what();
  }
  FAIL("no error for " << toml);
  return {};
}

ReadOptions with(Profile profile) {
  ReadOptions options;
  options.profiles.named = std::move(profile);
  return options;
}

std::string file(const std::string& name) {
  return lector::base::read_file(std::string(LECTOR_SOURCE_DIR "/") + name, 1'000'000);
}

/// A page whose classes nobody can guess.
const std::string kPage = R"(<html lang="en"><head><title>Pond pages</title>
<link rel="canonical" href="https://news.pond.example/geese"></head><body>
<h1>The Pond Post</h1><p class="x1">Geese take over the town pond</p>
<div class="x2">By Ida Marsh</div><div class="x3">1 April 2025</div>
<p class="x4">They came at night, and nobody has seen the ducks since then.</p>
<div class="x5"><p>The geese came in the night and were not asked to leave by anybody.</p>
<p class="x6">Our kiosk sells umbrellas, which are useful near ponds and under geese.</p>
<aside><p>The pond has been two meters deep since the flood of last autumn.</p></aside>
<p hidden>This paragraph is hidden, and no profile should ever bring it back.</p>
<p>By noon they had elected a speaker, and the ducks had moved out.</p>
<p>The Pond Post thanks its readers in the reeds.</p></div>
<div class="x7"><p>A paragraph of another story, which has nothing to do with any geese.</p></div>
</body></html>)";

const std::string kRules = R"(
hosts = ["pond.example"]
[headline]
select = [".x1"]
[byline]
select = [".x2"]
[date]
select = [".x3"]
[dek]
select = [".x4"]
[body]
select = [".x5"]
[drop]
select = [".x5 > .x6"]
phrases = ["The Pond Post thanks*"]
)";

}  // namespace

TEST_CASE("profile: selectors find header, body and what is dropped", "[article]") {
  const auto article = read_article(kPage, with(profile_of(kRules)));
  CHECK(article.headline == "Geese take over the town pond");
  CHECK(article.byline == "Ida Marsh");
  CHECK(article.published == "2025-04-01");
  CHECK(texts(article, BlockKind::dek).size() == 1);
  CHECK(article.profile == "Pond Post");
  CHECK(texts(article, BlockKind::paragraph) ==
        Texts{"The geese came in the night and were not asked to leave by anybody.",
              "The pond has been two meters deep since the flood of last autumn.",
              "By noon they had elected a speaker, and the ducks had moved out."});
  CHECK(left_out(article, "dropped by the profile").size() == 2);
  CHECK(left_out(article, "hidden text").size() == 1);
  CHECK(left_out(article, "below the article").size() == 1);
  CHECK(find_hole(article, kPage) == std::string::npos);
  CHECK(article.diagnostics.empty());
}

TEST_CASE("profile: what it drops can be kept", "[article]") {
  auto options = with(profile_of(kRules));
  options.choices = lector::article::read_choices(Texts{"dropped by the profile"}, {});
  const auto article = read_article(kPage, options);
  CHECK(left_out(article, "dropped by the profile").empty());
  CHECK(texts(article, BlockKind::paragraph).size() == 5);
}

TEST_CASE("profile: it is chosen by the page's host", "[article]") {
  ReadOptions options;
  options.profiles.known.push_back(profile_of(kRules));
  CHECK(read_article(kPage, options).profile == "Pond Post");
  auto other = kPage;
  other.replace(other.find("pond.example"), 12, "moor.example");
  CHECK_FALSE(read_article(other, options).profile);
  CHECK_FALSE(read_article(kPage).profile);
}

TEST_CASE("profile: a host stands for its subdomains, the longest counts", "[article]") {
  lector::article::Profiles profiles;
  profiles.known = {profile_of("hosts = [\"pond.example\"]"),
                    parse_profile("format = \"lector.publication/1\"\nname = \"North\"\n"
                                  "hosts = [\"north.pond.example\"]",
                                  "north.toml")};
  const auto name = [&](const std::string& url) {
    const auto* const found = find_profile(profiles, url);
    return found == nullptr ? std::string("none") : found->name;
  };
  CHECK(name("https://pond.example/a?b") == "Pond Post");
  CHECK(name("http://user@WWW.Pond.Example:8080/a") == "Pond Post");
  CHECK(name("https://north.pond.example#x") == "North");
  CHECK(name("https://a.north.pond.example") == "North");
  CHECK(name("https://lilypond.example/") == "none");
  CHECK(name("https://pond.example.org/") == "none");
  CHECK(name("https://evil.example/?x=//pond.example") == "none");
  CHECK(name("pond.example") == "none");
  CHECK(find_profile(profiles, std::nullopt) == nullptr);
}

TEST_CASE("profile: a page of another template is read as without selectors", "[article]") {
  const auto rules = profile_of("[body]\nselect = [\".nowhere\"]\n[headline]\nselect = [\"h9\"]");
  const auto article = read_article(kPage, with(rules));
  const auto plain = read_article(kPage);
  CHECK(article.headline == plain.headline);
  CHECK(article.blocks == plain.blocks);
  REQUIRE(article.diagnostics.size() == plain.diagnostics.size() + 2);
  CHECK_THAT(article.diagnostics.back().message,
             Catch::Contains("Pond Post") && Catch::Contains("body.select"));
}

TEST_CASE("profile: kept elements are read, whatever they are called", "[article]") {
  const auto keep = profile_of("[keep]\nselect = [\".x5 aside\"]");
  const std::string aside = "The pond has been two meters deep since the flood of last autumn.";
  CHECK(reading::reason(read_article(kPage), aside) == "sidebar");
  const auto paragraphs = texts(read_article(kPage, with(keep)), BlockKind::paragraph);
  CHECK(std::ranges::find(paragraphs, aside) != paragraphs.end());
}

TEST_CASE("profile: phrases hold for pages of text too, before the headline is looked for",
          "[article]") {
  const auto rules = profile_of("[drop]\nphrases = [\"The little paper at the pond\"]");
  const auto page = "The little paper at the pond\n" + reading::page_around("They ate.");
  CHECK(read_article(page).headline == "The little paper at the pond");
  const auto article = read_article(page, with(rules));
  CHECK(article.headline == "Geese take over the town pond");
  CHECK(left_out(article, "dropped by the profile").size() == 1);
}

TEST_CASE("profile: a star in a phrase stands for the rest of the line", "[article]") {
  const auto rules = profile_of(
      "[drop]\nphrases = [\"Audio report\", \"Subscribe to*\", \"*of Quay 1\", \"*our kiosk*\"]");
  CHECK(is_dropped(rules, "audio report:"));
  CHECK_FALSE(is_dropped(rules, "audio report of the day"));
  CHECK(is_dropped(rules, "subscribe to the pond post."));
  CHECK(is_dropped(rules, "the editors of quay 1"));
  CHECK(is_dropped(rules, "more in our kiosk today"));
  CHECK_FALSE(is_dropped(rules, "please subscribe to nothing"));
  CHECK_FALSE(is_dropped(rules, ""));
}

TEST_CASE("profile: its choices hold, and the command line's count more", "[article]") {
  auto options = with(profile_of("[choices]\ndrop = [\"byline\"]"));
  const auto page = reading::page_around("They ate.");
  CHECK_FALSE(read_article(page, options).byline);
  options.choices = lector::article::read_choices(Texts{"byline"}, {});
  CHECK(read_article(page, options).byline == "Ida Marsh");
}

TEST_CASE("profile: what is wrong in a file is told with its place", "[article]") {
  CHECK_THAT(error_of("name = \"x\""), Catch::Contains("format"));
  CHECK_THAT(error_of("format = \"lector.publication/2\"\nname = \"x\""),
             Catch::Contains("pond.toml:1") && Catch::Contains("lector.publication/1"));
  CHECK_THAT(error_of(kHead + "[body]\nselct = []"),
             Catch::Contains("pond.toml:4") && Catch::Contains("body.select"));
  CHECK_THAT(error_of(kHead + "[body]\nselect = [\"p:hover\"]"),
             Catch::Contains("pond.toml:4") && Catch::Contains("column 2"));
  CHECK_THAT(error_of(kHead + "[body]\nselect = \"p\""), Catch::Contains("array of texts"));
  CHECK_THAT(error_of(kHead + "hosts = [\"https://pond.example\"]"), Catch::Contains("host"));
  CHECK_THAT(error_of(kHead + "hosts = [\"Pond.example\"]"), Catch::Contains("lower case"));
  CHECK_THAT(error_of(kHead + "[drop]\nphrases = [\"*\"]"), Catch::Contains("two letters"));
  CHECK_THAT(error_of(kHead + "[drop]\nphrases = [\"a*b c\"]"), Catch::Contains("at its ends"));
  CHECK_THAT(error_of(kHead + "[choices]\nkeep = [\"hidden text\"]"),
             Catch::Contains("choices.keep") && Catch::Contains("can't be kept"));
  CHECK_THAT(error_of(kHead + "bodi = 1"), Catch::Contains("unknown key"));
}

TEST_CASE("profile: all of voices/publications are sound", "[article]") {
  namespace fs = std::filesystem;
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(LECTOR_SOURCE_DIR "/voices/publications")) {
    INFO(entry.path());
    CHECK_NOTHROW(parse_profile(lector::base::read_file(entry.path(), 1'000'000), "x.toml"));
    ++count;
  }
  CHECK(count >= 2);
}

TEST_CASE("profile: the Coast Herald's orchard is read as its editor means it", "[article]") {
  ReadOptions options;
  options.profiles.known.push_back(
      parse_profile(file("voices/publications/coast-herald.toml"), "coast-herald.toml"));
  const auto article = read_article(file("samples/orchard.html"), options);
  CHECK(article.headline == "The orchard that goes to market by ferry");
  CHECK(article.byline == "Mira Holland");
  CHECK(article.published == "2024-10-05T07:30");
  CHECK(article.dek.value_or("").starts_with("Three hundred apple trees"));
  CHECK(texts(article, BlockKind::paragraph).size() == 5);
  CHECK(texts(article, BlockKind::caption).size() == 1);
  CHECK(left_out(article, "dropped by the profile").size() == 2);
}
