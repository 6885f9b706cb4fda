// The reply of a process that read hostile text: whatever it sends, it becomes a take that keeps
// the rules, a refusal, or a loss. An input is packets, each after two bytes of its length.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>

#include "base/report.hpp"
#include "synth/parts.hpp"
#include "synth/plain_text.hpp"
#include "synth/wire.hpp"

namespace {

using namespace lector::synth;

constexpr std::size_t kTextBytes = 1000;

void require(bool so) {
  if (!so) std::abort();
}

void check_take(const Take& take) {
  require(take.pcm.sample_rate_hz > 0);
  Mark last;
  for (const auto& mark : take.marks) {
    require(mark.frame >= last.frame && mark.offset_bytes >= last.offset_bytes);
    require(mark.frame <= static_cast<std::int64_t>(take.pcm.samples.size()));
    require(mark.offset_bytes <= kTextBytes && mark.length_bytes <= kTextBytes - mark.offset_bytes);
    last = mark;
  }
}

void receive(wire::PacketView input) {
  wire::Reply reply(kTextBytes);
  while (input.size() >= 2) {
    const auto length =
        std::to_integer<std::size_t>(input[0]) | std::to_integer<std::size_t>(input[1]) << 8U;
    input = input.subspan(2);
    const auto packet = input.first(length < input.size() ? length : input.size());
    input = input.subspan(packet.size());
    reply.add(packet);
  }
  if (reply.state() == wire::State::complete) check_take(std::move(reply).take());
}

void check_plain(const PlainText& plain, std::size_t text_bytes) {
  require(plain.code_points.size() == plain.offsets.size());
  std::size_t last = 0;
  for (const std::size_t offset : plain.offsets) {
    require(offset >= last && offset < text_bytes);
    last = offset;
  }
}

/// What an utterance becomes before eSpeak NG gets it: its parts are the text, and the one control
/// that comes through begins the phonemes of a run.
void check_parts(const Utterance& utterance) {
  std::size_t from = 0;
  std::size_t phonemes = 0;
  for (const auto& part : divide(utterance.text, utterance.runs)) {
    require(part.begin == from && part.end >= from);
    from = part.end;
    phonemes += part.runs.size();
    const auto words = std::string_view(utterance.text).substr(part.begin, part.end - part.begin);
    const auto plain = make_plain(words, part.runs);
    check_plain(plain, words.size());
    std::size_t controls = 0;
    for (const char32_t value : plain.code_points) controls += value < U' ' ? 1 : 0;
    require(controls == part.runs.size());
  }
  require(from == utterance.text.size() && phonemes <= utterance.runs.size());
}

/// A garbled packet may be refused, by nothing but an Error.
template <typename Read>
void may_refuse(const Read& read) {
  try {
    read();
  } catch (const lector::Error& error) {
    require(*error.what() != '\0');
  }
}

void read_others(wire::PacketView input) {
  may_refuse([&] {
    const auto utterance = wire::decode_request(input);
    if (!utterance) return;
    require(wire::decode_request(wire::encode(*utterance)) == utterance);
    check_parts(*utterance);
  });
  may_refuse([&] { static_cast<void>(wire::decode_ready(input)); });
}

void prepare(std::span<const std::uint8_t> input) {
  const std::string text(input.begin(), input.end());
  const auto plain = make_plain(text);
  check_plain(plain, text.size());
  for (const char32_t value : plain.code_points) require(value >= U' ' && value != 0x7F);
  require(to_utf8(plain.code_points).size() <= 3 * text.size() + 3);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = std::as_bytes(std::span(data, size));
  receive(input);
  read_others(input);
  prepare({data, size});
  return 0;
}
