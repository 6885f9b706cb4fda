// Articles from the web, from a server on loopback: as good as files, and as safe.
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <future>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/command.hpp"
#include "support/loopback.hpp"
#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using Catch::Contains;
using support::Peer;
using support::Server;

constexpr const char* kSample = LECTOR_SOURCE_DIR "/samples/short.txt";

std::string read(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

/// The sound in a WAV file, without its tags, which name the address.
std::string sound_of(const fs::path& path) {
  const auto bytes = read(path);
  const auto begin = bytes.find("data");
  REQUIRE(begin < 100);
  std::uint32_t size = 0;
  std::memcpy(&size, bytes.data() + begin + 4, sizeof size);
  REQUIRE(size > 100'000);
  return bytes.substr(begin + 8, size);
}

support::Outcome lector(const std::vector<std::string>& arguments) {
  std::vector<std::string> words{LECTOR_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return support::run(words);
}

/// Runs a command that must fail, without a result.
support::Outcome fail(const std::vector<std::string>& arguments) {
  auto outcome = lector(arguments);
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, !Contains("\x1b"));
  return outcome;
}

}  // namespace

TEST_CASE("web: every command that reads an article takes an address", "[whole]") {
  const Server server(support::by_path({{"/page", support::page(read(kSample))},
                                        {"/moved", support::redirect("page?from=there#top")},
                                        {"/page?from=there", support::page(read(kSample))}}));
  const auto article = lector({"article", server / "moved", "--json"});
  CHECK(article.exit_code == 0);
  CHECK(article.err.empty());
  auto json = nlohmann::ordered_json::parse(article.out);
  CHECK(json["url"] == server / "page?from=there");
  json["url"] = nullptr;
  CHECK(json == nlohmann::ordered_json::parse(lector({"article", kSample, "--json"}).out));
  const auto script = lector({"script", server / "page", "--json"});
  CHECK(nlohmann::json::parse(script.out)["url"] == server / "page");
  CHECK(lector({"lint", server / "page"}).out == lector({"lint", kSample}).out);
  CHECK_THAT(server.requests().at(0), Contains("User-Agent: Lector/"));
}

TEST_CASE("web: a summary is followed to its page if asked, and stays where that is gone",
          "[whole]") {
  const Server server(support::by_path({{"/page", support::page(read(kSample))}}));
  const support::TemporaryFolder folder;
  const auto feed_to = [&](const std::string& path) {
    const auto file = folder / "feed.xml";
    std::ofstream(file)
        << "<rss version=\"2.0\"><channel><title>Pond</title><item><title>Geese</title><link>"
        << (server / path)
        << "</link><description>Only a summary is here.</description></item></channel></rss>";
    return file.string();
  };
  const auto blocks = [](const support::Outcome& outcome) {
    CHECK(outcome.exit_code == 0);
    return nlohmann::json::parse(outcome.out).at("blocks").size();
  };
  const auto summary = blocks(lector({"article", feed_to("page"), "--json"}));
  CHECK(blocks(lector({"article", feed_to("page"), "--json", "--follow"})) > summary);
  const auto gone = lector({"article", feed_to("gone"), "--json", "--follow"});
  CHECK(blocks(gone) == summary);
  CHECK_THAT(gone.err, Contains("404"));
}

TEST_CASE("web: an edition of an address sounds as that of the file", "[whole]") {
  const support::TemporaryFolder folder;
  const Server server(support::always(support::page(read(kSample))));
  const auto render = [&](const std::string& input, const std::string& output) {
    return lector({"render", input, "-o", (folder / output).string(), "--no-cache", "-q"})
        .exit_code;
  };
  CHECK(render(server / "page", "web.wav") == 0);
  CHECK(render(kSample, "file.wav") == 0);
  CHECK((sound_of(folder / "web.wav") == sound_of(folder / "file.wav")));
  const auto nameless = lector({"render", server / "page"});
  CHECK(nameless.exit_code == 2);
  CHECK_THAT(nameless.err, Contains("name the output with -o FILE.mp3"));
}

TEST_CASE("web: a saved script on the web keeps what it says of itself", "[whole]") {
  const auto script = lector({"script", kSample, "--json"}).out;
  const Server server(support::always(support::page(script)));
  CHECK(lector({"script", server / "a.json", "--json"}).out == script);
}

TEST_CASE("web: failures end with 1, a message and nothing else", "[whole]") {
  const support::TemporaryFolder folder;
  const Server server(
      support::by_path({{"/pdf", support::page("%PDF-1.7")},
                        {"/furniture", support::page("Advertisement\n")},
                        {"/evil", support::http("302 \x1b[2J\r\nLocation: x://\x1b]0;hi\x07", "")},
                        {"/twice", support::redirect("/once")},
                        {"/once", support::redirect("/page")},
                        {"/page", support::page(std::string(2 << 20, 'a'))}}));
  const auto secret = "http://me:secret@127.0.0.1:" + std::to_string(server.port()) + "/";
  CHECK_THAT(fail({"article", server / "nosuch"}).err, Contains("no such page (status 404)"));
  CHECK_THAT(fail({"lint", server / "pdf"}).err, Contains("it is a PDF, not an article"));
  CHECK_THAT(fail({"script", secret + "furniture"}).err,
             Contains(server / "furniture") && Contains("no article text") && !Contains("secret"));
  CHECK_THAT(fail({"article", server / "evil"}).err, Contains(R"(x://\x1b]0;hi\x07)"));
  CHECK_THAT(fail({"article", server / "twice", "--max-redirects", "1"}).err,
             Contains("more than 1 redirects"));
  CHECK_THAT(fail({"article", server / "page", "--max-size", "1"}).err,
             Contains("larger than 1 MB"));
  CHECK_THAT(fail({"article", "ftp://127.0.0.1/page"}).err, Contains("addresses are not fetched"));
  const auto output = folder / "out.mp3";
  fail({"render", server / "nosuch", "-o", output.string()});
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("web: --timeout ends the wait, and Ctrl-C too", "[whole]") {
  std::promise<void> asked;
  const Server server([&](const std::string& request, Peer& peer) {
    if (support::path_of(request) == "/signal") asked.set_value();
    peer.hang();
  });
  CHECK_THAT(fail({"article", server / "page", "--timeout", "1"}).err,
             Contains("didn't come within 1 s"));
  const auto address = server / "signal";
  const pid_t child = ::fork();
  if (child == 0) {
    ::execl(LECTOR_PROGRAM, "lector", "article", address.c_str(), "--timeout", "600", nullptr);
    ::_exit(127);
  }
  asked.get_future().wait();
  ::kill(child, SIGINT);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 130);
}

TEST_CASE("web: a file that is no text is named, too", "[whole]") {
  const support::TemporaryFolder folder;
  const auto path = (folder / "paper.txt").string();
  std::ofstream(path) << "%PDF-1.7\n1 0 obj\n";
  for (const std::string command : {"article", "script", "lint"})
    CHECK_THAT(fail({command, path}).err,
               Contains("paper.txt") && Contains("it is a PDF, not an article; save its text"));
}
