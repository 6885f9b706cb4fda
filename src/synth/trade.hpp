/// What a kind of engine does in its processes; see `nursery.hpp`.
#pragma once

#include <functional>
#include <string>

#include "synth/engine.hpp"
#include "synth/wire.hpp"

namespace lector::synth {

/// Both functions run in processes of their own. They may throw `Error`; the program gets it.
struct Trade {
  std::string name;  ///< of the engine, for people: "eSpeak NG"
  Speed speed = Speed::fast;
  /// Gets a parent ready, once; returns the engine's version and what names its data.
  std::function<std::string()> prepare;
  /// Answers one request in a child of its own, by packets to the socket.
  std::function<void(wire::PacketView request, int reply)> answer;
};

/// eSpeak NG's: speaks, and lists its voices.
[[nodiscard]] Trade espeak_trade();

}  // namespace lector::synth
