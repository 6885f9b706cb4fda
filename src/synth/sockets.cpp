#include "synth/sockets.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/report.hpp"

namespace lector::synth {
namespace {

/// Room for one descriptor beside a packet, aligned as the kernel wants it.
struct Control {
  alignas(cmsghdr) std::array<std::byte, CMSG_SPACE(sizeof(int))> bytes{};
};

iovec view(wire::PacketView packet) {
  // sendmsg takes the same structure as recvmsg, which writes; sendmsg doesn't.
  return {.iov_base = const_cast<std::byte*>(packet.data()), .iov_len = packet.size()};
}

void attach(msghdr& message, Control& control, int descriptor) {
  message.msg_control = control.bytes.data();
  message.msg_controllen = control.bytes.size();
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof descriptor);
  std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
}

base::Descriptor detach(const msghdr& message) {
  const cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (header == nullptr || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
    return {};
  int descriptor = -1;
  std::memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
  return base::Descriptor(descriptor);
}

}  // namespace

std::array<base::Descriptor, 2> connect_pair() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
    throw Error(ErrorKind::engine,
                "can't reach the engine's process: " + std::generic_category().message(errno) +
                    "; use fewer jobs");
  return {base::Descriptor(ends[0]), base::Descriptor(ends[1])};
}

bool send_packet(int socket, wire::PacketView packet, Wait wait, int descriptor) {
  iovec part = view(packet);
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  Control control;
  if (descriptor >= 0) attach(message, control, descriptor);
  const int flags = MSG_NOSIGNAL | (wait == Wait::no ? MSG_DONTWAIT : 0);
  ssize_t sent = -1;
  do sent = ::sendmsg(socket, &message, flags);
  while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(packet.size());
}

std::optional<Received> receive_packet(int socket) {
  Received received;
  received.packet.resize(wire::kMaxPacketBytes);
  iovec part{.iov_base = received.packet.data(), .iov_len = received.packet.size()};
  Control control;
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.bytes.data();
  message.msg_controllen = control.bytes.size();
  ssize_t count = -1;
  do count = ::recvmsg(socket, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
  while (count < 0 && errno == EINTR);
  if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return std::nullopt;
  received.packet.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
  if (count > 0) received.descriptor = detach(message);
  return received;
}

bool wait_readable(int socket, std::chrono::milliseconds limit) {
  using namespace std::chrono_literals;
  while (limit > 0ms) {
    const auto slice = std::min<std::chrono::milliseconds>(limit, 1s);
    pollfd watched{.fd = socket, .events = POLLIN, .revents = 0};
    const int ready = ::poll(&watched, 1, static_cast<int>(slice.count()));
    if (ready > 0) return true;
    if (ready == 0) limit -= slice;
    if (ready < 0 && errno != EINTR) return true;
  }
  return false;
}

}  // namespace lector::synth
