/// Processes that crash, hang, lie or are killed, by a trade made for it.
#include "synth/workers.hpp"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <string>
#include <vector>

#include "base/report.hpp"
#include "synth/processes.hpp"
#include "synth/sockets.hpp"

using Catch::Matchers::Contains;
using namespace std::chrono_literals;
using lector::Error;
using lector::ErrorKind;
using lector::synth::send_packet;
using lector::synth::start_workers;
using lector::synth::Take;
using lector::synth::Trade;
using lector::synth::Utterance;
using lector::tests::descendants;
using lector::tests::eventually;
using lector::tests::living_descendants;
using lector::tests::parents_below;
namespace wire = lector::synth::wire;

namespace {

/// Long enough for a machine under load to fork and answer, short enough to wait for.
constexpr auto kSilence = 1500ms;

/// A number that all processes see.
class SharedCount {
 public:
  SharedCount()
      : page_(::mmap(nullptr,
                     sizeof(std::atomic<int>),
                     PROT_READ | PROT_WRITE,
                     MAP_SHARED | MAP_ANONYMOUS,
                     -1,
                     0)) {
    REQUIRE(page_ != MAP_FAILED);
  }
  SharedCount(const SharedCount&) = delete;
  SharedCount& operator=(const SharedCount&) = delete;
  ~SharedCount() { ::munmap(page_, sizeof(std::atomic<int>)); }
  [[nodiscard]] std::atomic<int>& value() const { return *static_cast<std::atomic<int>*>(page_); }

 private:
  void* page_;
};

void send_take(int reply, std::size_t samples) {
  constexpr std::size_t kPart = 8000;
  for (std::size_t sent = 0; sent < samples; sent += kPart)
    send_packet(reply, wire::sound(std::vector<std::int16_t>(std::min(kPart, samples - sent), 7)));
  send_packet(
      reply,
      wire::done(
          {.sample_rate_hz = 8000, .samples = samples, .marks = 0, .voices = 0, .variants = 0}));
}

/// The ways of an ill child, by the first word of its text. It goes on if it has none.
void fall_ill(const std::string& text, int reply) {
  if (text.starts_with("crash")) ::raise(SIGSEGV);
  if (text.starts_with("hang")) ::pause();
  if (text.starts_with("leave")) ::_exit(3);
  if (text.starts_with("break off")) ::_exit(0);
  if (text.starts_with("lie")) send_packet(reply, wire::Packet(9, std::byte{77}));
  if (text.starts_with("refuse")) throw Error(ErrorKind::input, "not " + text);
  while (text.starts_with("babble"))
    if (!send_packet(reply, wire::sound(std::vector<std::int16_t>(8000)))) return;
}

/// Speaks a sample a byte. A text that ends with "once" is ill at the first try only, which `tries`
/// counts over all processes.
Trade odd_trade(std::atomic<int>& tries) {
  return {.name = "odd engine",
          .prepare = [] { return "1"; },
          .answer =
              [&tries](wire::PacketView request, int reply) {
                const auto text = wire::decode_request(request).value().text;
                if (++tries == 1 || !text.ends_with(" once")) fall_ill(text, reply);
                send_take(reply, text.size());
              }};
}

Utterance saying(const std::string& text) {
  return {.text = text, .language = "en", .voice = {}};
}

std::string error_of(lector::synth::Engine& engine, const std::string& text) {
  try {
    static_cast<void>(engine.speak(saying(text)));
    return "";
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("workers: an ill utterance is tried once more", "[synth]") {
  for (const std::string illness : {"crash", "hang", "leave", "break off", "lie"}) {
    INFO(illness);
    const SharedCount tries;
    const auto engine = start_workers(odd_trade(tries.value()), {.silence = kSilence});
    const auto text = illness + " once";
    CHECK(engine->speak(saying(text)).pcm.samples.size() == text.size());
    CHECK(tries.value() == 2);
  }
}

TEST_CASE("workers: an utterance ill twice fails, saying how, and harms no other", "[synth]") {
  const SharedCount tries;
  const auto engine = start_workers(odd_trade(tries.value()), {.silence = kSilence});
  CHECK(error_of(*engine, "crash") == "odd engine ended by signal 11 (tried 2 times)");
  CHECK(error_of(*engine, "leave") == "odd engine ended with status 3 (tried 2 times)");
  CHECK_THAT(error_of(*engine, "hang"), Contains("made no sound for 2 s"));
  CHECK_THAT(error_of(*engine, "break off"), Contains("ended before the last word"));
  CHECK_THAT(error_of(*engine, "lie"), Contains("sent a garbled reply"));
  CHECK_THAT(error_of(*engine, "babble"), Contains("sent a garbled reply"));
  CHECK(tries.value() == 12);
  CHECK(engine->speak(saying("well")).pcm.samples.size() == 4);
}

TEST_CASE("workers: what an engine refuses isn't tried again", "[synth]") {
  const SharedCount tries;
  const auto engine = start_workers(odd_trade(tries.value()));
  CHECK(error_of(*engine, "refuse") == "not refuse");
  CHECK(tries.value() == 1);
}

TEST_CASE("workers: a child that nobody listens to is ended", "[synth]") {
  const SharedCount tries;
  const auto engine = start_workers(odd_trade(tries.value()), {.silence = kSilence, .attempts = 1});
  static_cast<void>(engine->identity());
  REQUIRE(eventually([] { return parents_below(::getpid()).size() == 2; }));
  CHECK_FALSE(error_of(*engine, "hang").empty());
  CHECK(eventually([] { return living_descendants(::getpid()).size() == 2; }));
}

TEST_CASE("workers: an engine that can't get ready says why, to everyone who asks", "[synth]") {
  Trade trade;
  trade.name = "odd engine";
  trade.prepare = []() -> std::string { throw Error(ErrorKind::engine, "no data; install some"); };
  const auto engine = start_workers(trade);
  CHECK(error_of(*engine, "a") == "no data; install some");
  CHECK(error_of(*engine, "a") == "no data; install some");
  CHECK_THROWS_AS(engine->identity(), Error);
}

TEST_CASE("workers: an engine that dies while it gets ready is an error", "[synth]") {
  Trade trade;
  trade.prepare = []() -> std::string { ::_exit(1); };
  CHECK_THAT(error_of(*start_workers(trade), "a"), Contains("didn't start"));
}

TEST_CASE("workers: a text or name beyond all bounds is refused", "[synth]") {
  const SharedCount tries;
  const auto engine = start_workers(odd_trade(tries.value()));
  CHECK(engine->speak(saying(std::string(lector::synth::kMaxTextBytes, 'a'))).pcm.samples.size() ==
        lector::synth::kMaxTextBytes);
  CHECK_THAT(error_of(*engine, std::string(lector::synth::kMaxTextBytes + 1, 'a')),
             Contains("16385 bytes"));
  auto utterance = saying("a");
  utterance.voice.name.assign(1'000'000, 'x');
  CHECK_THROWS_AS(engine->speak(utterance), Error);
}

TEST_CASE("workers: no process is left when the engine is destroyed", "[synth]") {
  const SharedCount tries;
  for (int i = 0; i < 20; ++i) {
    const auto engine = start_workers(odd_trade(tries.value()));
    if (i % 2 == 0) static_cast<void>(engine->speak(saying("well")));
  }
  CHECK(descendants(::getpid()).empty());
}

TEST_CASE("workers: two engines live and end independently", "[synth]") {
  const SharedCount tries;
  auto one = start_workers(odd_trade(tries.value()));
  auto other = start_workers(odd_trade(tries.value()));
  static_cast<void>(one->speak(saying("a")));
  one.reset();
  CHECK(other->speak(saying("ab")).pcm.samples.size() == 2);
  other.reset();
  CHECK(descendants(::getpid()).empty());
}

TEST_CASE("workers: Ctrl-C is the program's business", "[synth]") {
  const SharedCount tries;
  const auto engine = start_workers(odd_trade(tries.value()));
  static_cast<void>(engine->identity());
  REQUIRE(eventually([] { return parents_below(::getpid()).size() == 2; }));
  const auto before = parents_below(::getpid());
  for (const pid_t process : before)
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) CHECK(::kill(process, signal) == 0);
  CHECK(engine->speak(saying("well")).pcm.samples.size() == 4);
  CHECK(eventually([&] { return living_descendants(::getpid()) == before; }));
}

namespace {

/// Orphans come to this process, so that a test sees and reaps them.
class Subreaper {
 public:
  Subreaper() { REQUIRE(::prctl(PR_SET_CHILD_SUBREAPER, 1) == 0); }
  Subreaper(const Subreaper&) = delete;
  Subreaper& operator=(const Subreaper&) = delete;
  ~Subreaper() {
    ::prctl(PR_SET_CHILD_SUBREAPER, 0);
    while (::waitpid(-1, nullptr, WNOHANG) > 0) continue;
  }
};

}  // namespace

TEST_CASE("workers: a parent that is killed is replaced by its twin, again and again", "[synth]") {
  const Subreaper subreaper;
  const SharedCount tries;
  {
    const auto engine = start_workers(odd_trade(tries.value()));
    static_cast<void>(engine->identity());
    for (int round = 0; round < 20; ++round) {
      REQUIRE(eventually([] { return parents_below(::getpid()).size() == 2; }));
      const pid_t victim = parents_below(::getpid()).at(static_cast<std::size_t>(round % 2));
      REQUIRE(::kill(victim, SIGKILL) == 0);
      // Killing takes a moment: the next round must not see it as one of two and kill the other.
      REQUIRE(eventually(
          [&] { return std::ranges::count(living_descendants(::getpid()), victim) == 0; }));
      CHECK(engine->speak(saying("well")).pcm.samples.size() == 4);
    }
  }
  // The last parent is an orphan, so the engine knows only that its socket is closed.
  CHECK(eventually([] { return living_descendants(::getpid()).empty(); }));
}

TEST_CASE("workers: with all parents killed at once an utterance fails clearly", "[synth]") {
  const Subreaper subreaper;
  const SharedCount tries;
  const auto engine = start_workers(odd_trade(tries.value()));
  static_cast<void>(engine->identity());
  REQUIRE(eventually([] { return parents_below(::getpid()).size() == 2; }));
  const auto parents = parents_below(::getpid());
  for (const pid_t parent : parents) ::kill(parent, SIGSTOP);  // so that neither replaces the other
  for (const pid_t parent : parents) ::kill(parent, SIGKILL);
  REQUIRE(eventually([] { return living_descendants(::getpid()).empty(); }));
  CHECK_THAT(error_of(*engine, "well"), Contains("have been ended"));
}

TEST_CASE("workers: nothing outlives a program that is killed", "[synth]") {
  const Subreaper subreaper;
  const SharedCount tries;
  const pid_t program = ::fork();
  REQUIRE(program >= 0);
  if (program == 0) {
    const auto engine = start_workers(odd_trade(tries.value()));
    static_cast<void>(engine->speak(saying("hang")));
    ::_exit(0);
  }
  REQUIRE(eventually([&] { return tries.value() == 1; }));
  REQUIRE(living_descendants(program).size() == 3);
  REQUIRE(::kill(program, SIGKILL) == 0);
  CHECK(eventually([] { return living_descendants(::getpid()).empty(); }));
}
