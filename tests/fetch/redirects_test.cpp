#include <catch2/catch.hpp>

#include "fetch/asking.hpp"
#include "fetch/http.hpp"
#include "support/loopback.hpp"

using namespace lector;
using Catch::Contains;
using support::Peer;
using support::Server;
using tests::failure;

namespace {

/// `/3` leads to `/2`, and so on to the page `/0`.
void count_down(const std::string& request, Peer& peer) {
  const int left = std::stoi(support::path_of(request).substr(1));
  peer.write(left == 0 ? support::page("the end")
                       : support::redirect("/" + std::to_string(left - 1)));
}

}  // namespace

TEST_CASE("redirects: as many as the limit are followed, one more is not", "[fetch]") {
  const Server server(count_down);
  CHECK(fetch::fetch(server / "10").bytes == "the end");
  CHECK(fetch::fetch(server / "10").url == server / "0");
  const auto message = failure(server / "11");
  CHECK_THAT(message, Contains("more than 10 redirects") && Contains("--max-redirects"));
  CHECK_THAT(message,
             Contains(server / "11") && Contains("which leads to "
                                                 "\"" +
                                                 server / "1"));
  CHECK(fetch::fetch(server / "3", {.max_redirects = 3}).bytes == "the end");
  CHECK_THAT(failure(server / "4", {.max_redirects = 3}), Contains("more than 3 redirects"));
  CHECK_THAT(failure(server / "1", {.max_redirects = 0}), Contains("more than 0 redirects"));
}

TEST_CASE("redirects: every status of them and every kind of Location is followed", "[fetch]") {
  const Server server([](const std::string& request, Peer& peer) {
    const auto path = support::path_of(request);
    const auto to = [&](const std::string& location) { peer.write(support::redirect(location)); };
    if (path == "/a/relative") return to("../b/./page?x=y");
    if (path == "/spaces") return to("/with space/\xC3\xA9?q=a b");
    if (path == "/latin") return to("/\xE9");
    if (path == "/network")
      return to("//127.0.0.1:" + request.substr(request.find("Host: ") + 16, 5) + "/goal");
    if (path == "/query") return to("?only=query");
    if (path.starts_with("/30"))
      return static_cast<void>(
          peer.write(support::http(path.substr(1) + " x\r\nLocation: /goal", "moved")));
    peer.write(support::page(path));
  });
  const auto goal = [&](const std::string& path) { return fetch::fetch(server / path).bytes; };
  CHECK(goal("a/relative") == "/b/page?x=y");
  CHECK(goal("spaces") == "/with%20space/%c3%a9?q=a+b");
  CHECK(goal("latin") == "/%e9");
  CHECK(goal("network") == "/goal");
  CHECK(goal("query") == "/query?only=query");
  for (const std::string status : {"301", "302", "303", "307", "308"})
    CHECK(goal(status) == "/goal");
}

TEST_CASE("redirects: a circle is noticed, however long", "[fetch]") {
  const Server server(support::by_path({{"/self", support::redirect("/self#part")},
                                        {"/a", support::redirect("/b")},
                                        {"/b", support::redirect("/a")}}));
  CHECK_THAT(failure(server / "self"), Contains("in a circle"));
  CHECK_THAT(failure(server / "a"), Contains("in a circle") && Contains("login or a cookie"));
  CHECK(server.requests().size() == 3);
}

TEST_CASE("redirects: no other scheme than http and https is followed", "[fetch]") {
  const Server server([](const std::string& request, Peer& peer) {
    peer.write(support::redirect(support::path_of(request).substr(1)));
  });
  for (const std::string goal : {"file:///etc/passwd",
                                 "FILE:/etc/passwd",
                                 "ftp://127.0.0.1/page",
                                 "gopher://127.0.0.1:70/_x",
                                 "dict://127.0.0.1/d:x",
                                 "javascript:alert(1)",
                                 "data:text/plain,x",
                                 "smb://127.0.0.1/x"}) {
    CAPTURE(goal);
    CHECK_THAT(failure(server / goal),
               Contains("it redirects to \"" + goal + "\", and only http and https are followed"));
  }
}

TEST_CASE("redirects: those that lead nowhere are told", "[fetch]") {
  const Server server(support::by_path({
      {"/none", support::http("302 Found", "")},
      {"/empty", support::redirect("")},
      {"/broken", support::redirect("http://ho st/\x1b[31m")},
      {"/gone", support::redirect("/nosuch")},
      {"/hidden", support::redirect("http://me:secret@[/")},
  }));
  CHECK_THAT(failure(server / "none"), Contains("without saying where (status 302)"));
  CHECK_THAT(failure(server / "empty"), Contains("without saying where"));
  CHECK_THAT(failure(server / "broken"), Contains("which is no address") && !Contains("\x1b"));
  CHECK_THAT(failure(server / "gone"),
             Contains(server / "gone") && Contains(server / "nosuch") && Contains("no such page"));
  CHECK_THAT(failure(server / "hidden"), Contains("no address") && !Contains("secret"));
}

TEST_CASE("redirects: a password stays with the server that it was typed for", "[fetch]") {
  const Server other(support::always(support::page("the end")));
  const Server server(support::by_path({{"/away", support::redirect(other / "page")},
                                        {"/home", support::redirect("/page")},
                                        {"/page", support::page("a page")}}));
  const auto address = "http://me:secret@127.0.0.1:" + std::to_string(server.port()) + "/";
  CHECK(fetch::fetch(address + "away").url == other / "page");
  CHECK_THAT(other.requests().at(0), !Contains("Authorization"));
  CHECK(fetch::fetch(address + "home").url == server / "page");
  CHECK_THAT(server.requests().back(), Contains("GET /page ") && Contains("Authorization"));
}

TEST_CASE("redirects: one whose body never ends is followed all the same", "[fetch]") {
  const Server server([](const std::string& request, Peer& peer) {
    if (support::path_of(request) == "/page")
      return static_cast<void>(peer.write(support::page("a page")));
    peer.write("HTTP/1.1 302 Found\r\nLocation: /page\r\n\r\nthe first words");
    peer.hang();
  });
  const auto took = tests::seconds_of([&] { CHECK(fetch::fetch(server / "").bytes == "a page"); });
  CHECK(took < 10);
}
