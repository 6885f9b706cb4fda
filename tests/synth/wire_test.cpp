#include "synth/wire.hpp"

#include <catch2/catch.hpp>
#include <csignal>

using Catch::Matchers::Contains;
namespace wire = lector::synth::wire;
using lector::synth::Mark;
using lector::synth::Utterance;
using wire::Packet;
using wire::Reply;
using wire::State;

namespace {

const std::vector<std::int16_t> kSamples = {1, -2, 32767, -32768};
const std::vector<Mark> kMarks = {{0, 0, 3}, {2, 4, 3}};
constexpr std::size_t kTextBytes = 7;

std::vector<Packet> good_reply() {
  return {
      wire::sound(kSamples),
      wire::marks(kMarks),
      wire::sound(kSamples),
      wire::done({.sample_rate_hz = 22050, .samples = 8, .marks = 2, .voices = 0, .variants = 0})};
}

Reply receive(const std::vector<Packet>& packets) {
  Reply reply(kTextBytes);
  for (const auto& packet : packets) reply.add(packet);
  return reply;
}

Packet cut(Packet packet, std::size_t bytes) {
  packet.resize(packet.size() - bytes);
  return packet;
}

}  // namespace

TEST_CASE("wire: a request arrives as it was sent", "[synth]") {
  const Utterance utterance{
      .text = std::string("a\0ü", 4),
      .language = "en",
      .voice = {.name = "en-us+x", .rate_wpm = 190, .pitch = 40, .pitch_range = 60},
      .runs = {{{0, 1}, "ko", ""}, {{2, 4}, "", "t'u:"}}};
  CHECK(wire::decode_request(wire::encode(utterance)) == utterance);
  CHECK_FALSE(wire::decode_request(wire::encode_list_request()).has_value());
}

TEST_CASE("wire: a garbled request is an error", "[synth]") {
  const auto good = wire::encode({.text = "hello",
                                  .language = "en",
                                  .voice = {},
                                  .runs = {{{0, 1}, "ko", ""}, {{2, 4}, "", "t'u:"}}});
  for (std::size_t bytes = 1; bytes <= good.size(); ++bytes)
    CHECK_THROWS_AS(wire::decode_request(cut(good, bytes)), lector::Error);
  auto longer = good;
  longer.push_back(std::byte{0});
  CHECK_THROWS_AS(wire::decode_request(longer), lector::Error);
}

TEST_CASE("wire: runs that break their rules make a request garbled", "[synth]") {
  const auto with = [](const lector::spoken::Run& run) {
    return wire::encode({.text = "hello", .language = "en", .voice = {}, .runs = {run}});
  };
  CHECK(wire::decode_request(with({{0, 5}, "ko", ""})));
  for (const auto& run : std::vector<lector::spoken::Run>{{{0, 6}, "ko", ""},
                                                          {{3, 3}, "ko", ""},
                                                          {{0, 1}, "ko", "a"},
                                                          {{0, 1}, "", ""},
                                                          {{0, 1}, "../ko", ""},
                                                          {{0, 1}, "", "a]] b"},
                                                          {{0, 1}, "", "a\x01"}})
    CHECK_THROWS_AS(wire::decode_request(with(run)), lector::Error);
}

TEST_CASE("wire: a reply becomes a take", "[synth]") {
  auto reply = receive(good_reply());
  REQUIRE(reply.state() == State::complete);
  const auto take = std::move(reply).take();
  CHECK(take.pcm.sample_rate_hz == 22050);
  CHECK(take.pcm.samples.size() == 8);
  CHECK(take.pcm.samples[5] == -2);
  CHECK(take.marks == kMarks);
}

TEST_CASE("wire: voices and variants arrive", "[synth]") {
  auto reply = receive(
      {wire::voice({"en-us", "en-us", "English"}),
       wire::variant("benjamin"),
       wire::done({.sample_rate_hz = 1, .samples = 0, .marks = 0, .voices = 1, .variants = 1})});
  REQUIRE(reply.state() == State::complete);
  const auto list = std::move(reply).voices();
  CHECK(list.voices.at(0).label == "English");
  CHECK(list.variants.at(0) == "benjamin");
}

TEST_CASE("wire: a reply without its last packet is never complete", "[synth]") {
  auto packets = good_reply();
  packets.pop_back();
  auto reply = receive(packets);
  CHECK(reply.state() == State::open);
  reply.break_off("ended");
  CHECK(reply.state() == State::lost);
  CHECK(reply.why() == "ended");
}

TEST_CASE("wire: a reply that lost a packet is lost", "[synth]") {
  for (std::size_t missing = 0; missing < 3; ++missing) {
    auto packets = good_reply();
    packets.erase(packets.begin() + static_cast<std::ptrdiff_t>(missing));
    CHECK(receive(packets).state() == State::lost);
  }
}

TEST_CASE("wire: a packet cut off is lost", "[synth]") {
  for (std::size_t position = 0; position < good_reply().size(); ++position)
    for (std::size_t bytes = 1; bytes <= good_reply()[position].size(); ++bytes) {
      auto packets = good_reply();
      packets[position] = cut(packets[position], bytes);
      CHECK(receive(packets).state() == State::lost);
    }
}

TEST_CASE("wire: garbage is lost", "[synth]") {
  for (int tag = 0; tag < 256; ++tag) {
    const Packet packet(5, static_cast<std::byte>(tag));
    const auto reply = receive({packet});
    CHECK((reply.state() == State::lost || reply.state() == State::open));
    CHECK_FALSE(receive({packet, Packet{}}).state() == State::complete);
  }
}

TEST_CASE("wire: marks outside the text or out of order are lost", "[synth]") {
  CHECK(receive({wire::marks(std::vector<Mark>{{0, 5, 3}})}).state() == State::lost);
  CHECK(receive({wire::marks(std::vector<Mark>{{0, 8, 0}})}).state() == State::lost);
  CHECK(receive({wire::marks(std::vector<Mark>{{-1, 0, 1}})}).state() == State::lost);
  CHECK(receive({wire::marks(std::vector<Mark>{{5, 0, 1}, {4, 2, 1}})}).state() == State::lost);
  CHECK(receive({wire::marks(std::vector<Mark>{{5, 2, 1}, {6, 0, 1}})}).state() == State::lost);
  const Packet late = wire::marks(std::vector<Mark>{{9, 0, 1}});
  CHECK(receive({late,
                 wire::done(
                     {.sample_rate_hz = 1, .samples = 0, .marks = 1, .voices = 0, .variants = 0})})
            .state() == State::lost);
}

TEST_CASE("wire: a reply longer than any take is lost", "[synth]") {
  Reply reply(kTextBytes);
  const Packet megabyte = wire::sound(std::vector<std::int16_t>(1U << 20U));
  for (std::size_t i = 0; i < wire::kMaxSamples >> 20U; ++i) reply.add(megabyte);
  CHECK(reply.state() == State::open);
  reply.add(megabyte);
  CHECK(reply.state() == State::lost);
}

TEST_CASE("wire: what the engine refused has its kind and message", "[synth]") {
  const auto reply = receive({wire::failed(lector::ErrorKind::config, "no voice \"x\x1b[2J\"")});
  CHECK(reply.state() == State::failed);
  CHECK(reply.kind() == lector::ErrorKind::config);
  CHECK_THAT(reply.why(), Contains("no voice"));
  CHECK(reply.why().find('\x1b') == std::string::npos);
}

TEST_CASE("wire: how a child ended is said", "[synth]") {
  CHECK(receive({wire::sound(kSamples), wire::ended(SIGSEGV)}).why() == "ended by signal 11");
  CHECK(receive({wire::ended(1 << 8)}).why() == "ended with status 1");
}

TEST_CASE("wire: nothing changes a reply that is complete", "[synth]") {
  auto packets = good_reply();
  packets.push_back(wire::ended(SIGKILL));
  packets.emplace_back();
  CHECK(receive(packets).state() == State::complete);
}

TEST_CASE("wire: a parent says that it is ready, or why not", "[synth]") {
  CHECK(wire::decode_ready(wire::ready("1.51")) == "1.51");
  CHECK_THROWS_WITH(wire::decode_ready(wire::failed(lector::ErrorKind::engine, "no data")),
                    "no data");
  CHECK_THROWS_AS(wire::decode_ready({}), lector::Error);
  CHECK_THROWS_AS(wire::decode_ready(wire::sound(kSamples)), lector::Error);
}
