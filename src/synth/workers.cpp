#include "synth/workers.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/report.hpp"
#include "spoken/foreign.hpp"
#include "synth/nursery.hpp"
#include "synth/sockets.hpp"
#include "synth/wire.hpp"

namespace lector::synth {
namespace {

/// Spoken to find out what a voice does: each of the 131 in 1.51 has a sound for some of it.
constexpr std::string_view kProbe = "1 2 3 a o";

/// Longer than any voice has.
constexpr std::size_t kMaxVoiceBytes = 256;

class Workers : public Engine {
 public:
  Workers(const Trade& trade, const WorkerLimits& limits)
      : name_(trade.name), speed_(trade.speed), limits_(limits), nursery_(trade) {}

  [[nodiscard]] Take speak(const Utterance& utterance) override {
    if (utterance.text.size() > kMaxTextBytes)
      throw Error(ErrorKind::input,
                  "a sentence of " + std::to_string(utterance.text.size()) +
                      " bytes is longer than " + std::to_string(kMaxTextBytes) +
                      "; divide it by full stops or line breaks");
    if (utterance.voice.name.size() > kMaxVoiceBytes)
      throw Error(ErrorKind::config, "no voice " + base::quoted(utterance.voice.name));
    const auto request = wire::encode(utterance);
    if (request.size() > wire::kMaxPacketBytes)
      throw Error(ErrorKind::input,
                  "a sentence with " + std::to_string(utterance.runs.size()) +
                      " runs in other languages or phonemes is too long; divide it");
    const auto fault = spoken::find_fault(utterance.runs, utterance.text);
    if (fault.what != nullptr)
      throw Error(ErrorKind::input,
                  "run " + std::to_string(fault.position + 1) + " of a sentence " + fault.what);
    return run(request, utterance.text.size()).take();
  }

  void check(const voice::Voice& voice) override {
    const auto take =
        speak({.text = std::string(kProbe), .language = {}, .voice = voice, .runs = {}});
    if (std::ranges::all_of(take.pcm.samples, [](std::int16_t sample) { return sample == 0; }))
      throw Error(ErrorKind::config, "voice " + base::quoted(voice.name) + " makes no sound");
    const auto plus = voice.name.find('+');
    if (plus == std::string::npos) return;
    auto bare = voice;
    bare.name.resize(plus);
    const auto plain =
        speak({.text = std::string(kProbe), .language = {}, .voice = bare, .runs = {}});
    if (plain.pcm.samples == take.pcm.samples)
      throw Error(ErrorKind::config,
                  "voice " + base::quoted(voice.name) + " sounds like " + base::quoted(bare.name) +
                      ": " + name_ + " ignores the variant; say " + base::quoted(bare.name));
  }

  [[nodiscard]] VoiceList voices() override { return run(wire::encode_list_request(), 0).voices(); }

  [[nodiscard]] std::string identity() const override { return name_ + " " + nursery_.version(); }

  [[nodiscard]] Speed speed() const override { return speed_; }

 private:
  /// A complete reply, after as many attempts as it takes.
  [[nodiscard]] wire::Reply run(const wire::Packet& request, std::size_t text_bytes) const {
    for (int attempt = 1;; ++attempt) {
      auto reply = try_once(request, text_bytes);
      if (reply.state() == wire::State::complete) return reply;
      if (reply.state() == wire::State::failed) throw Error(reply.kind(), reply.why());
      if (attempt >= limits_.attempts)
        throw Error(ErrorKind::engine,
                    name_ + " " + reply.why() + " (tried " + std::to_string(attempt) + " times)");
    }
  }

  [[nodiscard]] wire::Reply try_once(const wire::Packet& request, std::size_t text_bytes) const {
    wire::Reply reply(text_bytes);
    const auto socket = nursery_.ask(request);
    while (reply.state() == wire::State::open) {
      if (!wait_readable(socket.get(), limits_.silence)) {
        const auto seconds = std::chrono::duration<double>(limits_.silence).count();
        reply.break_off("made no sound for " + std::to_string(std::lround(seconds)) + " s");
        continue;
      }
      const auto received = receive_packet(socket.get());
      if (!received) continue;
      if (received->packet.empty())
        reply.break_off("ended before the last word");
      else
        reply.add(received->packet);
    }
    return reply;
  }

  std::string name_;
  Speed speed_;
  WorkerLimits limits_;
  Nursery nursery_;
};

}  // namespace

std::unique_ptr<Engine> start_workers(const Trade& trade, const WorkerLimits& limits) {
  return std::make_unique<Workers>(trade, limits);
}

std::unique_ptr<Engine> start_espeak(const WorkerLimits& limits) {
  return start_workers(espeak_trade(), limits);
}

}  // namespace lector::synth
