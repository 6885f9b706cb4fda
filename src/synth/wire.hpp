/// What the program and its speaking processes say to each other: packets of one byte that says
/// what follows, and the rest. Both ends are the same program on the same machine, so numbers are
/// as they lie in memory. A reply comes from a process that has read hostile text, so nothing in it
/// is trusted.
///
/// A reply is any number of `sound`, `marks`, `voice` and `variant` packets and one `done`, which
/// counts them; or `failed`; or, after whatever came before, `ended`, said by the parent of a
/// process that crashed. What breaks off without one of the three is lost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/report.hpp"
#include "synth/engine.hpp"
#include "synth/take.hpp"

namespace lector::synth::wire {

using Packet = std::vector<std::byte>;
using PacketView = std::span<const std::byte>;

/// Longest packet; within the send buffer of a socket on any Linux (208 kB by default).
inline constexpr std::size_t kMaxPacketBytes = std::size_t{32} * 1024;

/// Longest take: 37 minutes at 22.05 kHz, 100 MB. The longest text gives less (`kMaxTextBytes`).
inline constexpr std::size_t kMaxSamples = 50'000'000;

/// A request to speak; nothing else can be asked but the list of voices.
[[nodiscard]] Packet encode(const Utterance& utterance);
[[nodiscard]] Packet encode_list_request();

/// @return empty if the list of voices is asked for.
/// @throws Error(engine) if the packet is garbled, or its runs break the rules of runs.
[[nodiscard]] std::optional<Utterance> decode_request(PacketView packet);

[[nodiscard]] Packet sound(std::span<const std::int16_t> samples);
[[nodiscard]] Packet marks(std::span<const Mark> marks);
[[nodiscard]] Packet voice(const KnownVoice& voice);
[[nodiscard]] Packet variant(const std::string& name);
[[nodiscard]] Packet failed(ErrorKind kind, const std::string& message);
[[nodiscard]] Packet ended(int wait_status);

/// What a `done` packet says of the reply it ends.
struct Summary {
  std::int32_t sample_rate_hz = 0;
  std::uint64_t samples = 0;
  std::uint64_t marks = 0;
  std::uint64_t voices = 0;
  std::uint64_t variants = 0;
};
[[nodiscard]] Packet done(const Summary& summary);

/// First words of a process that is ready: the engine's version.
[[nodiscard]] Packet ready(const std::string& version);
/// @throws Error with the kind and message of a `failed` packet; Error(engine) for any other.
[[nodiscard]] std::string decode_ready(PacketView packet);

/// How a reply stands. `failed` was said by the engine and will be said again; `lost` is worth
/// another try.
enum class State { open, complete, failed, lost };

/// A reply as it comes in.
class Reply {
 public:
  /// @param text_bytes  length of the text that was asked for: no mark may lie outside.
  explicit Reply(std::size_t text_bytes) : text_bytes_(text_bytes) {}

  /// Takes in one packet; garbled ones end the reply as lost. Ignored once it isn't open.
  void add(PacketView packet);
  /// Nothing more will come, because of `why`: lost if it is still open.
  void break_off(const std::string& why);

  [[nodiscard]] State state() const noexcept { return state_; }
  /// Why it failed or was lost.
  [[nodiscard]] const std::string& why() const noexcept { return why_; }
  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }

  /// Only of a complete reply.
  [[nodiscard]] Take take() &&;
  [[nodiscard]] VoiceList voices() &&;

 private:
  bool add_sound(PacketView payload);
  bool add_marks(PacketView payload);
  bool add_voice(PacketView payload);
  bool add_variant(PacketView payload);
  bool fail(PacketView payload);
  bool finish(PacketView payload);
  [[nodiscard]] bool fits(const Mark& mark) const;

  std::size_t text_bytes_;
  State state_ = State::open;
  ErrorKind kind_ = ErrorKind::engine;
  std::string why_;
  Take take_;
  VoiceList voices_;
};

}  // namespace lector::synth::wire
