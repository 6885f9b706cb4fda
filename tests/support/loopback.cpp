#include "support/loopback.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace support {
namespace {

void check(bool is_done, const char* what) {
  if (!is_done) throw std::system_error(errno, std::generic_category(), what);
}

/// An address of loopback, in either family.
struct Place {
  sockaddr_storage bytes{};
  socklen_t size = 0;
  [[nodiscard]] sockaddr* get() { return reinterpret_cast<sockaddr*>(&bytes); }
};

Place place_of(const std::string& host) {
  Place place;
  if (host.find(':') == std::string::npos) {
    auto& v4 = *reinterpret_cast<sockaddr_in*>(&place.bytes);
    v4.sin_family = AF_INET;
    place.size = sizeof v4;
    check(::inet_pton(AF_INET, host.c_str(), &v4.sin_addr) == 1, "inet_pton");
  } else {
    auto& v6 = *reinterpret_cast<sockaddr_in6*>(&place.bytes);
    v6.sin6_family = AF_INET6;
    place.size = sizeof v6;
    check(::inet_pton(AF_INET6, host.c_str(), &v6.sin6_addr) == 1, "inet_pton");
  }
  return place;
}

int port_of(int listener) {
  Place place;
  place.size = sizeof place.bytes;
  check(::getsockname(listener, place.get(), &place.size) == 0, "getsockname");
  return ntohs(reinterpret_cast<sockaddr_in*>(&place.bytes)->sin_port);  // in the same place in v6
}

/// Whoever runs the tests behind a proxy still reaches loopback directly.
void spare_proxy() {
  static const bool kIsDone = ::setenv("no_proxy", "127.0.0.1,localhost,::1,.invalid", 1) == 0;
  check(kIsDone, "setenv");
}

/// Reads up to the empty line that ends a request, or until it is clear that it is none (TLS).
std::string read_request(Peer& peer) {
  std::string request;
  std::array<char, 4096> block{};
  while (request.find("\r\n\r\n") == std::string::npos) {
    const auto count = peer.read(block);
    if (count == 0) break;
    request.append(block.data(), count);
    if (request.front() != 'G') break;
  }
  return request;
}

}  // namespace

std::size_t Peer::read(std::span<char> bytes) {
  const auto count = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
  return count > 0 ? static_cast<std::size_t>(count) : 0;
}

bool Peer::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool Peer::wait(std::chrono::milliseconds time) const {
  pollfd waiting{descriptor_, POLLRDHUP, 0};
  return ::poll(&waiting, 1, static_cast<int>(time.count())) == 0;
}

void Peer::hang() const {
  while (wait(std::chrono::seconds(60))) {
  }
}

Server::Server(Answer answer, Wrap wrap, const std::string& host)
    : answer_(std::move(answer)), wrap_(std::move(wrap)), host_(host) {
  spare_proxy();
  auto place = place_of(host);
  listener_ = ::socket(place.bytes.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  check(listener_ >= 0, "socket");
  check(::bind(listener_, place.get(), place.size) == 0, "bind");
  check(::listen(listener_, SOMAXCONN) == 0, "listen");
  port_ = port_of(listener_);
  accepting_ = std::jthread([this] { accept_all(); });
}

Server::~Server() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
    for (const int descriptor : open_) ::shutdown(descriptor, SHUT_RDWR);
  }
  ::shutdown(listener_, SHUT_RDWR);
  accepting_.join();
  connections_.clear();  // joins them
  ::close(listener_);
}

void Server::accept_all() {
  for (;;) {
    const int descriptor = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (descriptor < 0) return;
    const std::lock_guard lock(mutex_);
    if (is_ending_) {
      ::close(descriptor);
      return;
    }
    open_.push_back(descriptor);
    connections_.emplace_back([this, descriptor] { serve(descriptor); });
  }
}

void Server::serve(int descriptor) {
  if (const auto peer = wrap_ ? wrap_(descriptor) : std::make_unique<Peer>(descriptor)) {
    const auto request = read_request(*peer);
    if (!request.empty()) {
      note(request);
      answer_(request, *peer);
    }
  }
  const std::lock_guard lock(mutex_);
  std::erase(open_, descriptor);
  ::close(descriptor);
}

void Server::note(const std::string& request) {
  const std::lock_guard lock(mutex_);
  requests_.push_back(request);
}

std::string Server::operator/(const std::string& path) const {
  const auto host = host_.find(':') == std::string::npos ? host_ : "[" + host_ + "]";
  return (wrap_ ? "https://" : "http://") + host + ":" + std::to_string(port_) + "/" + path;
}

std::vector<std::string> Server::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

std::string path_of(const std::string& request) {
  const auto begin = std::min(request.find(' '), request.size() - 1) + 1;
  return request.substr(begin, request.find(' ', begin) - begin);
}

Answer always(std::string bytes) {
  return
      [bytes = std::move(bytes)](const std::string& /*request*/, Peer& peer) { peer.write(bytes); };
}

std::string http(const std::string& head, const std::string& body) {
  return "HTTP/1.1 " + head + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         body;
}

std::string page(const std::string& body) {
  return http("200 OK\r\nContent-Type: text/plain; charset=utf-8", body);
}

std::string redirect(const std::string& location) {
  return http("302 Found\r\nLocation: " + location, "");
}

Answer by_path(std::map<std::string, std::string> answers) {
  return [answers = std::move(answers)](const std::string& request, Peer& peer) {
    const auto found = answers.find(path_of(request));
    peer.write(found == answers.end() ? http("404 Not Found", "nothing") : found->second);
  };
}

}  // namespace support
