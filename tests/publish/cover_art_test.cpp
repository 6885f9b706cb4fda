// Covers that are drawn: pictures that directories take, the same for the same title.
#include "publish/cover_art.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "edition/jpeg.hpp"
#include "edition/write.hpp"
#include "support/temporary_folder.hpp"

using namespace lector::publish;

namespace {

CoverText text_of(const std::string& title) {
  return {.title = title, .publisher = "Coast Herald", .byline = "Ann Writer", .language = "en"};
}

/// How much of a cover's middle is ink, in percent.
double ink_of(const lector::edition::Picture& cover) {
  const auto bitmap = lector::edition::read_jpeg(cover.bytes, kTagCoverPixels);
  const auto width = static_cast<std::size_t>(bitmap.width);
  std::size_t dark = 0;
  std::size_t all = 0;
  for (auto y = width / 4; y < width * 3 / 4; ++y)
    for (std::size_t x = 0; x < width; ++x, ++all)
      if (bitmap.rgb[(y * width + x) * 3] < 128) ++dark;
  return 100.0 * static_cast<double>(dark) / static_cast<double>(all);
}

}  // namespace

TEST_CASE("cover_art: a podcast's cover is one that directories take", "[publish]") {
  const support::TemporaryFolder folder;
  const auto cover = cover_art(text_of("The tide"), kPodcastCoverPixels);
  std::ofstream(folder / "cover.jpg", std::ios::binary) << cover.bytes;
  CHECK(lector::edition::read_podcast_cover(folder / "cover.jpg") == cover);
  CHECK(cover.bytes.size() < 1'000'000);
}

TEST_CASE("cover_art: the same title gives the same bytes, another one others", "[publish]") {
  const auto cover = cover_art(text_of("The tide"), kTagCoverPixels);
  CHECK(cover == cover_art(text_of("The tide"), kTagCoverPixels));
  CHECK(cover != cover_art(text_of("The tide turns"), kTagCoverPixels));
  CHECK(cover.bytes.size() < 300'000);
}

TEST_CASE("cover_art: every title is on it, and none runs over", "[publish]") {
  std::string words;
  while (words.size() < 2000) words += "breakwater and ";
  std::string emoji;
  while (emoji.size() < 8000) emoji += "🚢";
  for (const auto& title : {std::string("Tide"),
                            std::string("Un café à Zürich: l'été où la marée n'est pas revenue"),
                            std::string("مد وجزر على الساحل: حكاية الميناء القديم"),
                            std::string("שלום עולם"),
                            std::string("潮が満ちる港の夜"),
                            std::string("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"),
                            std::string(2000, 'W'),
                            words,
                            emoji,
                            std::string("</span> & <b>\"quotes\"</b> \x01\xFF \u202Eback\u202C")}) {
    INFO(title);
    const auto ink = ink_of(cover_art(text_of(title), kTagCoverPixels));
    CHECK(ink > 0.3);
    CHECK(ink < 40.0);
  }
}

TEST_CASE("cover_art: a cover without any text is drawn, too", "[publish]") {
  const auto cover =
      cover_art({.title = "", .publisher = "", .byline = "", .language = ""}, kTagCoverPixels);
  CHECK(ink_of(cover) == 0.0);
}

TEST_CASE("cover_art: covers drawn side by side are the ones drawn alone", "[publish]") {
  const std::vector<std::string> titles{"The tide", "مد وجزر", "潮が満ちる", "A long way home"};
  std::vector<std::string> drawn(titles.size());
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < titles.size(); ++i)
      threads.emplace_back(
          [&, i] { drawn[i] = cover_art(text_of(titles[i]), kTagCoverPixels).bytes; });
  }
  for (std::size_t i = 0; i < titles.size(); ++i)
    CHECK(drawn[i] == cover_art(text_of(titles[i]), kTagCoverPixels).bytes);
}
