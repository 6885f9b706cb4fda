#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

#include "synth/espeak.hpp"
#include "synth/sockets.hpp"
#include "synth/trade.hpp"

namespace lector::synth {
namespace {

void send_voices(const VoiceList& list, int sample_rate_hz, int reply) {
  for (const auto& voice : list.voices) send_packet(reply, wire::voice(voice));
  for (const auto& variant : list.variants) send_packet(reply, wire::variant(variant));
  send_packet(reply,
              wire::done({.sample_rate_hz = sample_rate_hz,
                          .samples = 0,
                          .marks = 0,
                          .voices = list.voices.size(),
                          .variants = list.variants.size()}));
}

/// Speaks in this process and sends the sound while it is made.
void send_speech(const Espeak& espeak, const Utterance& utterance, int reply) {
  constexpr std::size_t kSamplesAPacket = wire::kMaxPacketBytes / sizeof(std::int16_t) / 2;
  constexpr std::size_t kMarksAPacket = wire::kMaxPacketBytes / sizeof(Mark) / 2;
  std::uint64_t samples = 0;
  const auto marks = speak(espeak, utterance, [&](std::span<const std::int16_t> sound) {
    samples += sound.size();
    bool heard = true;
    while (heard && !sound.empty()) {
      const auto part = sound.first(std::min(sound.size(), kSamplesAPacket));
      sound = sound.subspan(part.size());
      heard = send_packet(reply, wire::sound(part));
    }
    return heard;
  });
  for (std::span<const Mark> rest = marks; !rest.empty();) {
    const auto part = rest.first(std::min(rest.size(), kMarksAPacket));
    rest = rest.subspan(part.size());
    send_packet(reply, wire::marks(part));
  }
  send_packet(reply,
              wire::done({.sample_rate_hz = espeak.sample_rate_hz,
                          .samples = samples,
                          .marks = marks.size(),
                          .voices = 0,
                          .variants = 0}));
}

}  // namespace

Trade espeak_trade() {
  const auto espeak = std::make_shared<Espeak>();
  return {.name = "eSpeak NG",
          .prepare =
              [espeak] {
                *espeak = initialise_espeak();
                return espeak->version;
              },
          .answer =
              [espeak](wire::PacketView request, int reply) {
                const auto utterance = wire::decode_request(request);
                if (utterance)
                  send_speech(*espeak, *utterance, reply);
                else
                  send_voices(to_list(espeak->catalogue), espeak->sample_rate_hz, reply);
              }};
}

}  // namespace lector::synth
