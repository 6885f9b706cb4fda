// What an input is written in.
#include "article/input_kind.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

#include "base/files.hpp"

using lector::article::InputKind;
using lector::article::recognise;

namespace {

const std::string kProse =
    "The geese came in the night and were not asked to leave.\n\n"
    "By noon they had elected a speaker, and the ducks had moved out.\n\n";

}  // namespace

TEST_CASE("recognise: samples are what their endings say", "[article]") {
  std::size_t samples = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(LECTOR_SOURCE_DIR) + "/samples")) {
    const auto ending = entry.path().extension();
    if (ending != ".txt" && ending != ".md") continue;
    if (entry.path().stem() == "README") continue;
    INFO(entry.path());
    const auto bytes = lector::base::read_file(entry.path(), 1'000'000);
    CHECK(recognise(bytes) == (ending == ".md" ? InputKind::markdown : InputKind::text));
    ++samples;
  }
  CHECK(samples >= 14);
}

TEST_CASE("recognise: front matter is Markdown's", "[article]") {
  CHECK(recognise("---\ntitle: Geese\n---\n" + kProse) == InputKind::markdown);
  CHECK(recognise("\xEF\xBB\xBF---\r\ntitle: Geese\r\n---\r\n" + kProse) == InputKind::markdown);
  CHECK(recognise("+++\ntitle = 'Geese'\n+++\n" + kProse) == InputKind::markdown);
  CHECK(recognise("{\n\"title\": \"Geese\"\n}\n\n" + kProse) == InputKind::markdown);
  CHECK(recognise("---\nBy noon they had gone.\n---\n" + kProse) == InputKind::text);
}

TEST_CASE("recognise: what only authors write is Markdown", "[article]") {
  const std::string fence = "```c\nint geese;\n```\n\n";
  const std::string table = "| a | b |\n|---|---|\n| 1 | 2 |\n\n";
  const std::string note = "They ate.[^1]\n\n[^1]: All of it.\n\n";
  const std::string address = "They [ate][1].\n\n[1]: https://town.example/bread\n\n";
  CHECK(recognise(kProse + fence + table) == InputKind::markdown);
  CHECK(recognise(kProse + note + address) == InputKind::markdown);
  CHECK(recognise("# Geese\n\n" + kProse + "It was *very* late.\n\n" + note) ==
        InputKind::markdown);
  CHECK(recognise("# Geese\n\n" + kProse +
                  "## Bread\n\nIt was *very* late, says [the clerk](/clerk).\n\n- one\n- two\n\n"
                  "> Quack.\n\n") == InputKind::markdown);
}

TEST_CASE("recognise: bits of Markdown on a scraped page are text", "[article]") {
  for (const std::string bits : {"# Geese\n\n",
                                 "# Geese\n\n## Bread\n\n> Quack, they said.\n\n",
                                 "[the clerk](https://town.example) said **so**.\n\n",
                                 "![A goose](https://town.example/a.jpg)\n\n",
                                 "- one\n- two\n\n* * *\n\n",
                                 "[1] A note.\n\n",
                                 "Prices | Weather\n\n---\n\n",
                                 "```\nnot closed"}) {
    INFO(bits);
    CHECK(recognise(bits + kProse) == InputKind::text);
    CHECK(recognise(kProse + bits) == InputKind::text);
  }
}

TEST_CASE("recognise: a page full of bare links was scraped", "[article]") {
  std::string menu = "# Geese\n\n";
  for (int i = 0; i < 20; ++i)
    menu += "- [Entry](https://town.example/" + std::to_string(i) + ")\n";
  CHECK(recognise(menu + "| a | b |\n|---|---|\n\n```\nx\n```\n" + kProse) == InputKind::text);
}
