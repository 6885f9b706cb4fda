#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

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

/// Sends sound in packets as large as may be: each costs two processes a switch.
class SoundSender {
 public:
  explicit SoundSender(int reply) : reply_(reply) {}

  /// @return false if nobody listens any more.
  bool add(std::span<const std::int16_t> sound) {
    total_ += sound.size();
    pending_.insert(pending_.end(), sound.begin(), sound.end());
    while (pending_.size() >= kSamplesAPacket)
      if (!send(kSamplesAPacket)) return false;
    return true;
  }
  /// Sends what is left; returns how many samples there were in all.
  std::uint64_t finish() {
    send(pending_.size());
    return total_;
  }

 private:
  static constexpr std::size_t kSamplesAPacket = wire::kMaxPacketBytes / sizeof(std::int16_t) - 1;

  bool send(std::size_t count) {
    const bool heard = send_packet(reply_, wire::sound(std::span(pending_).first(count)));
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(count));
    return heard;
  }

  int reply_;
  std::uint64_t total_ = 0;
  std::vector<std::int16_t> pending_;
};

/// Speaks in this process and sends the sound while it is made.
void send_speech(const Espeak& espeak, const Utterance& utterance, int reply) {
  constexpr std::size_t kMarksAPacket = (wire::kMaxPacketBytes - 1) / sizeof(Mark);
  SoundSender sender(reply);
  const auto marks = speak(
      espeak, utterance, [&](std::span<const std::int16_t> sound) { return sender.add(sound); });
  const auto samples = sender.finish();
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
          .speed = Speed::fast,
          .prepare =
              [espeak] {
                *espeak = initialise_espeak();
                return espeak->version + " " + espeak->data;
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
