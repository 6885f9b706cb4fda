#include "synth/nursery.hpp"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <optional>
#include <system_error>
#include <utility>

#include "synth/parent.hpp"
#include "synth/sockets.hpp"

namespace lector::synth {
namespace {

using namespace std::chrono_literals;

/// As long as a child may be silent: nothing that works takes it.
constexpr auto kReadyLimit = 30s;
/// Ending takes a millisecond; a stopped process (Ctrl-Z) would take for ever.
constexpr auto kEndLimit = 2s;

/// Waits until all processes have closed their end: they say nothing more once asked to end.
bool wait_for_end(int socket) {
  while (wait_readable(socket, kEndLimit)) {
    const auto received = receive_packet(socket);
    if (received && received->packet.empty()) return true;
  }
  return false;
}

}  // namespace

Nursery::Nursery(const Trade& trade) {
  auto ends = connect_pair();
  first_parent_ = ::fork();
  if (first_parent_ < 0)
    throw Error(ErrorKind::engine,
                "can't start the engine's process: " + std::generic_category().message(errno));
  if (first_parent_ == 0) live_as_parent(trade, std::move(ends[1]));
  requests_ = std::move(ends[0]);
}

Nursery::~Nursery() {
  ::shutdown(requests_.get(), SHUT_WR);
  if (!wait_for_end(requests_.get())) ::kill(first_parent_, SIGKILL);
  while (::waitpid(first_parent_, nullptr, 0) < 0 && errno == EINTR) continue;
}

const std::string& Nursery::version() const {
  std::call_once(once_, [this] {
    try {
      std::optional<Received> received;
      if (wait_readable(requests_.get(), kReadyLimit)) received = receive_packet(requests_.get());
      version_ = wire::decode_ready(received ? received->packet : wire::Packet{});
    } catch (...) {
      failure_ = std::current_exception();  // said once, to be told to everyone who asks
    }
  });
  if (failure_) std::rethrow_exception(failure_);
  return version_;
}

base::Descriptor Nursery::ask(wire::PacketView request) const {
  static_cast<void>(version());
  auto ends = connect_pair();
  if (!send_packet(requests_.get(), request, Wait::yes, ends[1].get()))
    throw Error(ErrorKind::engine, "all of the engine's processes have been ended; start again");
  return std::move(ends[0]);
}

}  // namespace lector::synth
