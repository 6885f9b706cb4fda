#include "fetch/http.hpp"

#include <catch2/catch.hpp>

#include "fetch/asking.hpp"
#include "support/loopback.hpp"

using namespace lector;
using Catch::Contains;
using support::Peer;
using support::Server;
using tests::failure;

TEST_CASE("http: a page comes with its address, charset and media type", "[fetch]") {
  const Server server(support::always(
      support::http("200 OK\r\nContent-Type: Text/HTML; Charset=\"Windows-1252\"", "a p\xE4ge")));
  const auto page = fetch::fetch(server / "a?b=c#part", {}, {.user_agent = "Lector/9"});
  CHECK(page.bytes == "a p\xE4ge");
  CHECK(page.url == server / "a?b=c");
  CHECK(page.charset == "Windows-1252");
  CHECK(page.media_type == "text/html");
  const auto request = server.requests().at(0);
  CHECK_THAT(request, Contains("GET /a?b=c HTTP/1.1\r\n") && Contains("User-Agent: Lector/9\r\n"));
  CHECK_THAT(request, Contains("gzip") && !Contains("Cookie") && !Contains("Authorization"));
}

TEST_CASE("http: spaces and other letters in an address are encoded", "[fetch]") {
  const Server server(support::always(support::page("a page")));
  CHECK(fetch::fetch("  " + (server / "ein weg/über?q=ä ö") + "\n").bytes == "a page");
  CHECK_THAT(server.requests().at(0), Contains("GET /ein%20weg/%c3%bcber?q=%c3%a4+%c3%b6 "));
}

TEST_CASE("http: answers that are odd but whole are read", "[fetch]") {
  const Server server(support::by_path({
      {"/old", "HTTP/1.0 200 OK\r\n\r\na page without length"},
      {"/continue",
       "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nX: y\r\n\r\n" + support::page("a page")},
      {"/chunks",
       "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\na "
       "\r\n4;x=y\r\npage\r\n0\r\n\r\n"},
      {"/trailer",
       "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\na page\r\n0\r\nX: y\r\n\r\n"},
      {"/nameless", support::http("203", "a page")},
      {"/octets", support::http("200 OK\r\nContent-Type: application/octet-stream", "a page")},
      {"/odd",
       support::http("200 \x1b[31mred\r\nContent-Type: \x1b[31m\r\nX-\x07: \x1b]0;x\x07",
                     "a page")},
  }));
  CHECK(fetch::fetch(server / "old").bytes == "a page without length");
  CHECK(fetch::fetch(server / "old").media_type.empty());
  for (const std::string path : {"continue", "chunks", "trailer", "nameless", "octets", "odd"}) {
    CAPTURE(path);
    CHECK(fetch::fetch(server / path).bytes == "a page");
  }
  CHECK(fetch::fetch(server / "odd").media_type.empty());
}

TEST_CASE("http: both families of addresses are tried", "[fetch]") {
  const auto on_port = [](const Server& server) {
    return "http://localhost:" + std::to_string(server.port()) + "/";
  };
  const Server v4(support::always(support::page("four")));
  CHECK(fetch::fetch(on_port(v4)).bytes == "four");
  try {
    const Server v6(support::always(support::page("six")), {}, "::1");
    CHECK(fetch::fetch(v6 / "").bytes == "six");
  } catch (const std::system_error& error) {
    WARN("no IPv6 here: " << error.what());
  }
}

TEST_CASE("http: an address that can't be asked for is refused with the remedy", "[fetch]") {
  for (const std::string malformed : {"",
                                      "http://",
                                      "http:///",
                                      "https:host/page",
                                      "http://host:99999/",
                                      "http://ho st/",
                                      "http://\xFC"
                                      "ber.example/",
                                      "http://[::1/",
                                      "http://host/\x1b[31m",
                                      "www.example.org/page",
                                      "/page"}) {
    CAPTURE(malformed);
    CHECK_THAT(failure(malformed), Contains("no complete address; copy it from the browser"));
    CHECK_THAT(failure(malformed), !Contains("\x1b"));
  }
  CHECK_THAT(failure(std::string("http://a\0b/", 11)), Contains(R"(a\x00b)"));
  for (const std::string scheme : {"ftp", "file", "gopher", "javascript", "data", "FTP"})
    CHECK_THAT(failure(scheme + "://host/page"),
               Contains("addresses are not fetched; give one that begins with https://"));
  CHECK_THAT(failure("javascript:alert(1)"), Contains(R"("javascript" addresses are not fetched)"));
}

TEST_CASE("http: name and password go to their server and into no message", "[fetch]") {
  const Server server(support::by_path({{"/page", support::page("a page")}}));
  const auto address = "http://me:se%40cret@127.0.0.1:" + std::to_string(server.port()) + "/";
  CHECK(fetch::fetch(address + "page").url == server / "page");
  CHECK_THAT(server.requests().at(0),
             Contains("Authorization: Basic bWU6c2VAY3JldA==\r\n") && Contains("GET /page "));
  CHECK_THAT(failure(address + "nosuch"), Contains(server / "nosuch") && !Contains("cret"));
  for (const std::string wrong :
       {"http://me:secret@host:99999/", "http://me:se/secret@host/", "ftp://me:secret@host/"})
    CHECK_THAT(failure(wrong), Contains("can't fetch") && !Contains("secret"));
}

TEST_CASE("http: no such host, no connection", "[fetch]") {
  int port = 0;
  {
    const Server gone(support::always(""));
    port = gone.port();
  }
  CHECK_THAT(failure("http://127.0.0.1:" + std::to_string(port) + "/"),
             Contains("Connection refused; check the address and the port"));
  CHECK_THAT(failure("http://nosuch.invalid/page"),
             Contains(R"("http://nosuch.invalid/page": there is no such host)"));
}

TEST_CASE("http: a status that is no page is explained", "[fetch]") {
  const Server server([](const std::string& request, Peer& peer) {
    peer.write(support::http(support::path_of(request).substr(1) + " \x1b[31mNo",
                             "a page about the fault"));
  });
  const auto says = [&](const std::string& status, const std::string& what) {
    CHECK_THAT(failure(server / status), Contains(what) && !Contains("\x1b"));
  };
  says("401", "asks for a name and a password (status 401); save the page in a browser");
  says("402", "must be paid for (status 402); save the page in a browser");
  says("403", "refuses the page to programs (status 403); save the page in a browser");
  says("404", "no such page (status 404); check the address");
  says("410", "no such page (status 410); check the address");
  says("407", "proxy asks for a name");
  says("418", "status 418; check the address");
  says("429", "too many requests (status 429); try again later");
  says("451", "legal reasons (status 451); save the page in a browser");
  says("500", "status 500, a fault of its own; try again later");
  says("503", "overloaded or under repair (status 503); try again later");
  says("204", "no page (status 204)");
  says("304", "no page (status 304)");
  says("206", "only a part of the page (status 206)");
  says("300", "status 300, which is no page");
  says("999", "status 999");
}

TEST_CASE("http: Retry-After is told, in seconds or as a date", "[fetch]") {
  const Server server(support::by_path({
      {"/seconds", support::http("503 Busy\r\nRetry-After: 120", "")},
      {"/date", support::http("429 Busy\r\nRetry-After: Wed, 21 Oct 2026 07:28:00 GMT", "")},
      {"/odd", support::http("429 Busy\r\nRetry-After: \x1b[31m" + std::string(5000, 'x'), "")},
  }));
  CHECK_THAT(failure(server / "seconds"), Contains("; try again in 120 seconds"));
  CHECK_THAT(failure(server / "date"),
             Contains(R"(; try again after "Wed, 21 Oct 2026 07:28:00 GMT")"));
  CHECK_THAT(failure(server / "odd"), Contains(R"(\x1b[31mxxx)") && !Contains("\x1b"));
  CHECK(failure(server / "odd").size() < 400);
}

TEST_CASE("http: what can't be an article is named, by its type or its bytes", "[fetch]") {
  const auto typed = [](const std::string& type, const std::string& body) {
    return support::http("200 OK\r\nContent-Type: " + type, body);
  };
  const Server server(support::by_path({
      {"/pdf", typed("application/pdf", "%PDF-1.7 and so on")},
      {"/hidden", typed("text/html", "%PDF-1.7 and so on")},
      {"/octets", typed("application/octet-stream", "\x89PNG\r\n\x1A\n and so on")},
      {"/picture", typed("Image/JPEG; q=1", "anything")},
      {"/sound", typed("audio/mpeg", "anything")},
      {"/film", typed("video/mp4", "anything")},
      {"/archive", typed("application/zip", "anything")},
      {"/empty", typed("application/pdf", "")},
  }));
  CHECK_THAT(failure(server / "pdf"),
             Contains("it is a PDF, not an article; save its text in a file"));
  CHECK_THAT(failure(server / "hidden"), Contains("it is a PDF, not an article"));
  CHECK_THAT(failure(server / "octets"), Contains("it is a picture, not an article"));
  CHECK_THAT(failure(server / "picture"), Contains("it is a picture, not an article"));
  CHECK_THAT(failure(server / "sound"), Contains("it is a sound file, not an article"));
  CHECK_THAT(failure(server / "film"), Contains("it is a film, not an article"));
  CHECK_THAT(failure(server / "archive"), Contains("it is an archive, not an article"));
  CHECK_THAT(failure(server / "empty"), Contains("it is a PDF"));
}

TEST_CASE("http: what is no page is refused before it is sent", "[fetch]") {
  const Server server([](const std::string& request, Peer& peer) {
    const bool is_film = support::path_of(request) == "/film";
    peer.write(is_film ? "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\nfirst bytes"
                       : "HTTP/1.1 404 Not Found\r\n\r\nfirst bytes");
    peer.hang();
  });
  const auto took = tests::seconds_of([&] {
    CHECK_THAT(failure(server / "film"), Contains("it is a film"));
    CHECK_THAT(failure(server / "gone"), Contains("no such page"));
  });
  CHECK(took < 10);
}

TEST_CASE("http: answers that break off or make no sense are told", "[fetch]") {
  const Server server(support::by_path({
      {"/silent", ""},
      {"/garbage", "SSH-2.0-OpenSSH_9.2\r\n\x1b[31m\r\n\r\n"},
      {"/version", "HTTP/7.5 200 OK\r\n\r\na page"},
      {"/status", "HTTP/1.1 abc OK\r\n\r\na page"},
      {"/continue", "HTTP/1.1 100 Continue\r\n\r\n"},
      {"/headless", "HTTP/1.1 200 OK\r\nContent-Ty"},
      {"/empty", support::http("200 OK", "")},
      {"/short", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nthe first words"},
      {"/length", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\na page"},
      {"/cut", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\nthe first words"},
      {"/endless", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\na page\r\n"},
      {"/chunks",
       "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\na page\r\n0\r\n\r\n"},
      {"/packed", support::http("200 OK\r\nContent-Encoding: gzip", "this is no gzip at all")},
      {"/unknown", support::http("200 OK\r\nContent-Encoding: rot13", "n cntr")},
  }));
  const auto says = [&](const std::string& path, const std::string& what) {
    CHECK_THAT(failure(server / path),
               Contains("can't fetch") && Contains(what) && !Contains("\x1b"));
  };
  says("silent", "closed the connection without an answer; try again later");
  says("garbage", "the answer is no HTTP");
  says("version", "the answer is no HTTP");
  says("status", "the answer is no HTTP");
  says("continue", "closed the connection without an answer");
  says("headless", "the answer broke off in its header");
  says("empty", "the page is empty");
  says("short", "the page was cut short");
  says("length", "the answer is no HTTP");
  says("cut", "cut short");
  says("endless", "cut short");
  says("chunks", "broke off");
  says("packed", "compressed in a way that can't be undone");
  says("unknown", "compressed in a way that can't be undone");
}
