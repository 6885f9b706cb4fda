#include <zlib.h>

#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>

#include "fetch/asking.hpp"
#include "fetch/http.hpp"
#include "support/loopback.hpp"

using namespace lector;
using namespace std::chrono_literals;
using Catch::Contains;
using support::Peer;
using support::Server;
using tests::failure;

namespace {

/// So many zeros, compressed as HTTP has it.
std::string gzip_of_zeros(std::size_t count) {
  z_stream stream{};
  REQUIRE(::deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(count / 500 + 1000, '\0');
  std::string zeros(count, '0');
  stream.next_in = reinterpret_cast<Bytef*>(zeros.data());
  stream.avail_in = static_cast<uInt>(count);
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(::deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  ::deflateEnd(&stream);
  return packed;
}

}  // namespace

TEST_CASE("limits: a page of just the size is read, one byte more is not", "[fetch]") {
  const Server server(support::by_path({
      {"/fits", support::page(std::string(1000, 'a'))},
      {"/stated", support::page(std::string(1001, 'a'))},
      {"/unstated", "HTTP/1.0 200 OK\r\n\r\n" + std::string(1001, 'a')},
  }));
  CHECK(fetch::fetch(server / "fits", {.max_bytes = 1000}).bytes.size() == 1000);
  for (const std::string path : {"stated", "unstated"})
    CHECK_THAT(failure(server / path, {.max_bytes = 1000}),
               Contains("larger than 1000 bytes; allow more with --max-size"));
}

TEST_CASE("limits: a stated length that is too much ends the transfer at once", "[fetch]") {
  const Server server([](const std::string& /*request*/, Peer& peer) {
    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
    peer.hang();
  });
  const auto took =
      tests::seconds_of([&] { CHECK_THAT(failure(server / ""), Contains("larger than 100 MB")); });
  CHECK(took < 10);
}

TEST_CASE("limits: an endless body is cut off", "[fetch]") {
  const Server server([](const std::string& /*request*/, Peer& peer) {
    peer.write("HTTP/1.1 200 OK\r\n\r\n");
    const std::string block(1 << 16, 'a');
    while (peer.write(block)) {
    }
  });
  CHECK_THAT(failure(server / "", {.max_bytes = 3 << 20}), Contains("larger than 3 MB"));
}

TEST_CASE("limits: size counts what is unpacked", "[fetch]") {
  const auto bomb = gzip_of_zeros(50 << 20);
  REQUIRE(bomb.size() < 60'000);
  const Server server(support::always(support::http("200 OK\r\nContent-Encoding: gzip", bomb)));
  CHECK_THAT(failure(server / "", {.max_bytes = 1 << 20}), Contains("larger than 1 MB"));
  CHECK(fetch::fetch(server / "").bytes.size() == 50 << 20);
}

TEST_CASE("limits: a header has one too", "[fetch]") {
  const Server server([](const std::string& request, Peer& peer) {
    const auto path = support::path_of(request);
    while (path == "/continue" && peer.write("HTTP/1.1 100 Continue\r\n\r\n")) {
    }
    peer.write("HTTP/1.1 200 OK\r\n");
    if (path == "/line") peer.write("X: " + std::string(1 << 20, 'a') + "\r\n\r\na page");
    while (path == "/lines" && peer.write("X: " + std::string(1000, 'a') + "\r\n")) {
    }
  });
  for (const std::string path : {"line", "lines", "continue"})
    CHECK_THAT(failure(server / path),
               Contains("the header of the answer is longer than a page's"));
}

TEST_CASE("limits: a server that says nothing, or a byte now and then, runs out of time",
          "[fetch]") {
  const Server server([](const std::string& request, Peer& peer) {
    const auto path = support::path_of(request);
    if (path == "/silent") return peer.hang();
    peer.write("HTTP/1.1 200 OK\r\n\r\n");
    if (path == "/stopped") return peer.hang();
    while (peer.write("a") && peer.wait(50ms)) {
    }
  });
  for (const std::string path : {"silent", "stopped", "drip"}) {
    CAPTURE(path);
    const auto took = tests::seconds_of([&] {
      CHECK_THAT(failure(server / path, {.timeout = 600ms}),
                 Contains("didn't come within 0.6 s") && Contains("--timeout"));
    });
    CHECK(took > 0.5);
    CHECK(took < 10);
  }
}

TEST_CASE("limits: the time counts all redirects together", "[fetch]") {
  const Server server([](const std::string& request, Peer& peer) {
    const auto path = support::path_of(request);
    if (path == "/hang") return peer.hang();
    const bool is_on_time = peer.wait(path == "/late" ? 1500ms : 150ms);
    if (is_on_time) peer.write(support::redirect(path == "/late" ? "/hang" : path + "0"));
  });
  CHECK_THAT(failure(server / "0", {.timeout = 600ms, .max_redirects = 100}),
             Contains("time") && Contains("--timeout"));
  CHECK(server.requests().size() < 6);
  // The second request has half a second left, not two.
  const auto took = tests::seconds_of([&] { (void)failure(server / "late", {.timeout = 2s}); });
  CHECK(took < 3);
}

TEST_CASE("limits: a stalled transfer ends before its time", "[fetch]") {
  const Server server([](const std::string& /*request*/, Peer& peer) {
    peer.write("HTTP/1.1 200 OK\r\n\r\na page");
    peer.hang();
  });
  CHECK_THAT(failure(server / "", {.timeout = 15s, .stall = 1s}),
             Contains("less than 10 bytes a second"));
}

TEST_CASE("limits: whoever looks on may end the transfer", "[fetch]") {
  const Server server([](const std::string& /*request*/, Peer& peer) {
    peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\na page");
    peer.hang();
  });
  std::vector<std::string> stages;
  const base::Progress stop = [&](const base::ProgressStep& step) {
    stages.emplace_back(step.stage);
    if (step.done == 6 && step.total == 100) throw base::Interrupted();
  };
  CHECK_THROWS_AS(fetch::fetch(server / "", {.timeout = 15s}, {.progress = stop}),
                  base::Interrupted);
  CHECK(stages.back() == "fetch");
}

TEST_CASE("limits: a proxy is asked, and told when it can't be used", "[fetch]") {
  const Server proxy(support::always(support::page("by proxy")));
  ::setenv("http_proxy", ("http://127.0.0.1:" + std::to_string(proxy.port())).c_str(), 1);
  CHECK(fetch::fetch("http://nosuch.example/page").bytes == "by proxy");
  CHECK_THAT(proxy.requests().at(0), Contains("GET http://nosuch.example/page HTTP/1.1"));
  CHECK(fetch::fetch("http://bücher.example/").url == "http://xn--bcher-kva.example/");
  ::setenv("http_proxy", "http://nosuch.invalid:1", 1);
  CHECK_THAT(failure("http://nosuch.example/page"),
             Contains("the proxy can't be used; check http_proxy"));
  ::unsetenv("http_proxy");
}
