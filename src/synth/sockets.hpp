/// Packets over local sockets between the program and its speaking processes.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <span>

#include "base/files.hpp"
#include "synth/wire.hpp"

namespace lector::synth {

/// Two connected ends that keep packets apart (`SOCK_SEQPACKET`); closed on exec.
/// @throws Error(engine) if there are no more descriptors.
[[nodiscard]] std::array<base::Descriptor, 2> connect_pair();

enum class Wait { yes, no };

/// Sends one packet, and a descriptor beside it unless it is negative.
/// @return false if the other end is gone, or full and `wait` is no.
bool send_packet(int socket, wire::PacketView packet, Wait wait = Wait::yes, int descriptor = -1);

struct Received {
  wire::Packet packet;          ///< empty: the other end is gone
  base::Descriptor descriptor;  ///< that came beside it
};

/// Takes in one packet; never waits. Longer ones than `kMaxPacketBytes` arrive cut off.
/// @return nothing if there is none yet.
[[nodiscard]] std::optional<Received> receive_packet(int socket);

/// Waits until a packet, or the end, can be received.
/// @return false after `limit`; time during which the process was stopped (Ctrl-Z) counts at most a
///   second.
[[nodiscard]] bool wait_readable(int socket, std::chrono::milliseconds limit);

}  // namespace lector::synth
