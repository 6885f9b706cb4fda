// What lies beside episodes comes, goes and stands with them.
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "batch/desk.hpp"

using namespace lector;
using publish::Kind;
using tests::Desk;
using tests::story;

namespace {

namespace fs = std::filesystem;

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

/// The episode and what lies beside it.
std::vector<std::string> published(const Desk& desk) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : desk.files())
    if (!name.starts_with('.')) names.push_back(name);
  return names;
}

fs::path record_in(const Desk& desk) {
  for (const auto& [name, bytes] : desk.files())
    if (name.ends_with(".json")) return desk.batch.folder / name;
  throw std::runtime_error("there is no record");
}

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// Other bytes, but as many; the time is another, as it is a moment later.
void alter(const fs::path& path) {
  auto bytes = base::read_file(path, tests::kMaxBytes);
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  const auto before = fs::last_write_time(path);
  write(path, bytes);
  fs::last_write_time(path, before + std::chrono::seconds(1));
}

/// Gives all files of a folder times of their own, as copying them does.
void age(const fs::path& folder) {
  auto time = fs::last_write_time(folder) + std::chrono::hours(1);
  for (const auto& file : fs::recursive_directory_iterator(folder))
    if (file.is_regular_file()) fs::last_write_time(file, time += std::chrono::seconds(1));
}

}  // namespace

TEST_CASE("beside: what was changed to other bytes of the same size is made again", "[batch]") {
  Desk desk;
  (void)with_captions(desk).run();
  const auto whole = desk.files();
  for (const auto& name : published(desk)) {
    CAPTURE(name);
    alter(desk.batch.folder / name);
    (void)desk.run();
    CHECK(desk.entry("a.txt").at("outcome") == "rendered");
    CHECK(desk.files() == whole);
  }
}

TEST_CASE("beside: a change is seen when the input changed, too, but not what is heard",
          "[batch]") {
  Desk desk;
  (void)with_captions(desk).run();
  alter(desk.batch.folder / desk.episodes().front());
  desk.inputs["a.txt"] += "\n";
  (void)desk.run();
  CHECK(desk.entry("a.txt").at("outcome") == "rendered");
}

TEST_CASE("beside: files with other times but the same bytes stay, and get their time back",
          "[batch]") {
  Desk desk;
  (void)with_captions(desk).run();
  const auto whole = desk.files();
  const auto spoken = desk.engine.asked().size();
  age(desk.batch.folder);
  const auto record_time = fs::last_write_time(record_in(desk));

  desk.batch.rehearses = true;  // writes nothing, no times either
  (void)desk.run();
  CHECK(desk.entry("a.txt").at("outcome") == "unchanged");
  CHECK(fs::last_write_time(desk.batch.folder / desk.episodes().front()) != record_time);

  desk.batch.rehearses = false;
  (void)desk.run();
  CHECK(desk.entry("a.txt").at("outcome") == "unchanged");
  CHECK(desk.engine.asked().size() == spoken);
  CHECK(desk.files() == whole);
  for (const auto& name : published(desk))
    CHECK(fs::last_write_time(desk.batch.folder / name) == record_time);
}

TEST_CASE("beside: files that have the time and size of their record aren't read", "[batch]") {
  Desk desk;
  (void)with_captions(desk).run();
  const auto path = desk.batch.folder / desk.episodes().front();
  const auto time = fs::last_write_time(record_in(desk));
  CHECK(fs::last_write_time(path) == time);
  alter(path);
  fs::last_write_time(path, time);  // who hides a change finds it hidden: 10,000 stay quick
  (void)desk.run();
  CHECK(desk.entry("a.txt").at("outcome") == "unchanged");
}

TEST_CASE("beside: an episode whose record is of an older version is made again as the same one",
          "[batch]") {
  Desk desk;
  (void)with_captions(desk).run();
  const auto whole = desk.files();
  const auto guid = desk.entry("a.txt").at("guid");
  const auto path = record_in(desk);
  auto record = tests::Json::parse(base::read_file(path, tests::kMaxBytes));
  record.erase("keys");
  write(path, record.dump());
  (void)desk.run();
  CHECK(desk.entry("a.txt").at("outcome") == "rendered");
  CHECK(desk.entry("a.txt").at("guid") == guid);
  CHECK(desk.files() == whole);
}

TEST_CASE("beside: an episode without one of its files is made again", "[batch]") {
  Desk desk;
  (void)with_captions(desk).run();
  CHECK(endings(desk) == ".mp3 .srt .vtt ");
  const auto whole = desk.files();
  (void)desk.run();
  CHECK(desk.entry("a.txt").at("outcome") == "unchanged");
  for (const auto& [name, bytes] : whole) {
    if (name.starts_with('.')) continue;
    fs::remove(desk.batch.folder / name);
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
  CHECK_FALSE(fs::exists(mark));
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
