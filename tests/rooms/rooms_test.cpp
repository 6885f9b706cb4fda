// The house keeps its own rules, and the test that says so can fail.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "rooms/house.hpp"
#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using lector::tests::find_circles;
using lector::tests::find_faults;
using lector::tests::House;
using lector::tests::kAnySource;
using lector::tests::Library;
using lector::tests::read_house;

/// Every library, with the number of files that may know it.
const std::vector<Library>& libraries() {
  static const std::vector<Library> kLibraries{
      // Characters and boundaries; numbers, units and dates in words; scripts; names of hosts;
      // letters in ASCII.
      {.name = "ICU", .header = "unicode/", .max_sources = 6},
      {.name = "CLD2", .header = "cld2/"},
      {.name = "libcurl", .header = "curl/"},
      {.name = "OpenSSL", .header = "openssl/"},
      {.name = "eSpeak NG", .header = "espeak-ng/"},
      {.name = "LAME", .header = "lame/"},
      {.name = "libsoxr", .header = "soxr.h"},
      {.name = "toml++", .header = "toml++/"},
      // The commands, and the groups of options that they share.
      {.name = "CLI11", .header = "CLI/", .max_sources = 2},
      {.name = "libmpg123", .header = "mpg123.h"},
      // Pronunciation lexicons, whose faults have lines; feeds, which are read however broken; and
      // what is published, written, and read back, feeds and books, by readers that share no code
      // with the writers.
      {.name = "pugixml", .header = "pugixml.hpp", .max_sources = 8},
      {.name = "Pango", .header = "pango/"},
      {.name = "libuuid", .header = "uuid/"},
      {.name = "cmark-gfm", .header = "cmark-gfm.h"},
      {.name = "cmark-gfm's extensions", .header = "cmark-gfm-core-extensions.h"},
      {.name = "yaml-cpp", .header = "yaml-cpp/"},
      {.name = "Gumbo", .header = "gumbo.h"},
      {.name = "xxHash", .header = "xxhash.h"},
      {.name = "TagLib", .header = "taglib/"},
      {.name = "libjpeg-turbo", .header = "jpeglib.h"},
      {.name = "libjpeg-turbo's errors", .header = "jerror.h"},
      {.name = "libpng", .header = "png.h"},
      // Editions are measured and read back by a reader that shares no code with the writer.
      {.name = "libebur128", .header = "ebur128.h", .max_sources = 2},
      {.name = "libsndfile", .header = "sndfile.h", .max_sources = 2},
      // Books too.
      {.name = "libzip", .header = "zip.h", .max_sources = 2},
      // Values rather than engines: text for a message, a format written where its values live.
      {.name = "fmt", .header = "fmt/", .max_sources = kAnySource},
      {.name = "nlohmann-json", .header = "nlohmann/", .max_sources = kAnySource},
  };
  return kLibraries;
}

/// A small house in a folder of its own, in which faults are planted.
class FakeHouse {
 public:
  FakeHouse() {
    plant("base/report.hpp", "#include <string>\n");
    plant("mix/timeline.hpp", "#include \"base/report.hpp\"\n");
    plant("mix/master.hpp", "#include \"mix/timeline.hpp\"\n");
    plant("mix/master.cpp", "#include \"mix/master.hpp\"\n#include <soxr.h>\n");
    plant("edition/write.cpp", "#include \"base/report.hpp\"\n#include \"mix/timeline.hpp\"\n");
    plant("pipeline/render.cpp", "#include \"mix/master.hpp\"\n");
  }

  void plant(const fs::path& name, const std::string& text) const {
    const auto path = folder_ / name.string();
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }

  [[nodiscard]] std::vector<std::string> faults() const {
    return find_faults(folder_ / "", house_, libraries());
  }

 private:
  support::TemporaryFolder folder_;
  House house_ = read_house(
      "base | | \n"
      "mix | timeline.hpp | base\n"
      "edition | edition.hpp | base mix\n"
      "pipeline | | base mix edition\n");
};

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("rooms: every #include of src follows an arrow that CMake grants", "[rooms]") {
  std::ostringstream lines;
  lines << std::ifstream(LECTOR_ROOMS_FILE).rdbuf();
  const auto house = read_house(lines.str());
  REQUIRE(house.size() >= 10);
  CHECK(house.at("mix").doors == std::set<std::string>{"timeline.hpp"});
  CHECK(house.at("text").uses == std::set<std::string>{"base"});
  CHECK(find_circles(house) == Faults{});
  CHECK(find_faults(LECTOR_SOURCE_DIR "/src", house, libraries()) == Faults{});
}

TEST_CASE("rooms: a house in order has no faults", "[rooms]") {
  CHECK(FakeHouse().faults() == Faults{});
}

TEST_CASE("rooms: an arrow that points back is a fault", "[rooms]") {
  const FakeHouse house;
  house.plant("mix/back.cpp", "#include \"edition/edition.hpp\"\n");
  CHECK(house.faults() ==
        Faults{"mix/back.cpp: no arrow from mix to edition is granted (\"edition/edition.hpp\")"});
}

TEST_CASE("rooms: a side entrance is a fault for a stage, not for the pipeline", "[rooms]") {
  const FakeHouse house;
  house.plant("edition/side.cpp", "  #  include  \"mix/master.hpp\"  // no door\n");
  CHECK(house.faults() ==
        Faults{"edition/side.cpp: \"mix/master.hpp\" is a side entrance; the door is "
               "mix/timeline.hpp"});
}

TEST_CASE("rooms: an include must name its room, and the room must exist", "[rooms]") {
  const FakeHouse house;
  house.plant("mix/near.cpp", "#include \"master.hpp\"\n#include \"../base/report.hpp\"\n");
  house.plant("cellar/wine.cpp", "");
  CHECK(house.faults() ==
        Faults{"cellar/wine.cpp: is in no room that CMake knows",
               "mix/near.cpp: \"../base/report.hpp\" is in no room that CMake knows",
               "mix/near.cpp: \"master.hpp\" doesn't say its room: write \"mix/master.hpp\""});
}

TEST_CASE("rooms: a library is included by one source, by no header, and by name", "[rooms]") {
  const FakeHouse house;
  house.plant("edition/mp3.cpp", "#include <soxr.h>\n#include <sys/stat.h>\n");
  house.plant("edition/page.hpp", "#include <nlohmann/json.hpp>\n");
  house.plant("edition/wine.cpp", "#include <wine.h>\n");
  CHECK(house.faults() ==
        Faults{"edition/mp3.cpp: libsoxr is included by edition/mp3.cpp mix/master.cpp; at most 1",
               "edition/page.hpp: <nlohmann/json.hpp> in a header; keep libraries in a .cpp",
               "edition/wine.cpp: <wine.h> is of no library that the test knows"});
}

TEST_CASE("rooms: a library of values may be used by any source", "[rooms]") {
  const FakeHouse house;
  house.plant("mix/a.cpp", "#include <nlohmann/json.hpp>\n");
  house.plant("mix/b.cpp", "#include <nlohmann/json.hpp>\n#include <ebur128.h>\n");
  house.plant("edition/a.cpp", "#include <nlohmann/json.hpp>\n#include <ebur128.h>\n");
  CHECK(house.faults() == Faults{});
}

TEST_CASE("rooms: `using namespace` in a header is a fault, in a source it isn't", "[rooms]") {
  const FakeHouse house;
  house.plant("mix/open.cpp", "using namespace std::chrono_literals;\n");
  CHECK(house.faults() == Faults{});
  house.plant("mix/open.hpp", "using namespace std;\n");
  CHECK(house.faults() == Faults{"mix/open.hpp: `using namespace` in a header"});
}

TEST_CASE("rooms: rooms that use each other in a circle are found", "[rooms]") {
  CHECK(find_circles(read_house("a | | \nb | | a\nc | | a b\n")) == Faults{});
  CHECK(find_circles(read_house("a | | \nb | | c\nc | | a b\n")).size() == 2);
}
