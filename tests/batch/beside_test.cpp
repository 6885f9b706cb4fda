// What lies beside episodes comes, goes and stands with them.
#include <catch2/catch.hpp>
#include <filesystem>

#include "batch/desk.hpp"

using namespace lector;
using publish::Kind;
using tests::Desk;
using tests::story;

namespace {

/// Endings of the files beside one episode, in order.
std::string endings(const Desk& desk) {
  std::string text;
  for (const auto& [name, bytes] : desk.files()) {
    const auto stop = name.find('.', 1);
    if (!name.starts_with('.')) text += name.substr(stop) + " ";
  }
  return text;
}

Desk& with_captions(Desk& desk) {
  desk.inputs = {{"a.txt", story("The first one")}};
  desk.batch.render.beside = {Kind::vtt, Kind::srt};
  return desk;
}

}  // namespace

TEST_CASE("beside: an episode without one of its files is made again", "[batch]") {
  Desk desk;
  (void)with_captions(desk).run();
  CHECK(endings(desk) == ".mp3 .srt .vtt ");
  const auto whole = desk.files();
  (void)desk.run();
  CHECK(desk.entry("a.txt").at("outcome") == "unchanged");
  for (const auto& [name, bytes] : whole) {
    if (name.starts_with('.')) continue;
    std::filesystem::remove(desk.batch.folder / name);
    (void)desk.run();
    CHECK(desk.entry("a.txt").at("outcome") == "rendered");
    CHECK(desk.files() == whole);
  }
}

TEST_CASE("beside: what isn't wanted any more goes", "[batch]") {
  Desk desk;
  (void)with_captions(desk).run();
  desk.batch.render.beside = {Kind::vtt};
  desk.batch.sound = base::key_of("with vtt");
  (void)desk.run();
  CHECK(endings(desk) == ".mp3 .vtt ");
}

TEST_CASE("beside: it follows its episode's name, and goes with it", "[batch]") {
  Desk desk;
  (void)with_captions(desk).run();
  desk.inputs["a.txt"] = story("Another headline");
  (void)desk.run();
  CHECK(endings(desk) == ".mp3 .srt .vtt ");
  CHECK(desk.episodes().front().starts_with("another-headline"));
  desk.inputs = {{"b.txt", story("The second one")}};
  desk.batch.prunes = true;
  (void)desk.run();
  CHECK(endings(desk) == ".mp3 .srt .vtt ");
  CHECK(desk.episodes().front().starts_with("the-second-one"));
}

TEST_CASE("beside: an episode that a batch died over is made again, whatever its sizes say",
          "[batch]") {
  Desk desk;
  (void)with_captions(desk).run();
  const auto episode = desk.episodes().front();
  const auto guid = desk.entry("a.txt").at("guid").get<std::string>();
  const auto mark = desk.batch.folder / ".lector" / "making" / (guid + "-" + episode);
  base::OutputFile(mark).commit();
  (void)desk.run();
  CHECK(desk.entry("a.txt").at("outcome") == "rendered");
  CHECK_FALSE(std::filesystem::exists(mark));
}

TEST_CASE("beside: words that moved in their input count only where their bytes are published",
          "[batch]") {
  for (const bool has_timing : {false, true}) {
    Desk desk;
    (void)with_captions(desk);
    if (has_timing) desk.batch.render.beside.insert(Kind::timing);
    (void)desk.run();
    desk.inputs["a.txt"] = "\n\n" + story("The first one");
    (void)desk.run();
    CHECK(desk.entry("a.txt").at("outcome") == (has_timing ? "rendered" : "unchanged"));
  }
}
