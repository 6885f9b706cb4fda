/// A server on loopback that answers as a test wants, well or badly.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace support {

/// The server's end of one connection.
class Peer {
 public:
  explicit Peer(int descriptor) : descriptor_(descriptor) {}
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;
  virtual ~Peer() = default;

  /// Reads what there is; 0 at the end.
  [[nodiscard]] virtual std::size_t read(std::span<char> bytes);
  /// Writes all bytes; false once the other end has gone.
  virtual bool write(std::string_view bytes);
  /// Lets time pass; false as soon as the other end has gone or the server is to end.
  [[nodiscard]] bool wait(std::chrono::milliseconds time) const;
  /// Waits until the other end goes.
  void hang() const;

 protected:
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

/// What a server does with a request (its first lines as they came); the connection is closed
/// after.
using Answer = std::function<void(const std::string& request, Peer& peer)>;

/// Makes of a connection what the answers are written to: TLS, for one. Null refuses it.
using Wrap = std::function<std::unique_ptr<Peer>(int descriptor)>;

/// Listens on a free port until it is destroyed; each connection has a thread.
class Server {
 public:
  /// @param host  `127.0.0.1` or `::1`.
  explicit Server(Answer answer, Wrap wrap = {}, const std::string& host = "127.0.0.1");
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server();

  [[nodiscard]] int port() const { return port_; }
  /// `http://127.0.0.1:PORT/path`, with the path as given.
  [[nodiscard]] std::string operator/(const std::string& path) const;
  /// The requests so far, as they came.
  [[nodiscard]] std::vector<std::string> requests() const;

 private:
  void accept_all();
  void serve(int descriptor);
  void note(const std::string& request);

  Answer answer_;
  Wrap wrap_;
  std::string host_;
  int listener_ = -1;
  int port_ = 0;
  mutable std::mutex mutex_;
  std::vector<int> open_;
  std::vector<std::string> requests_;
  bool is_ending_ = false;
  std::vector<std::jthread> connections_;
  std::jthread accepting_;
};

/// The path that a request asks for: `/page`.
[[nodiscard]] std::string path_of(const std::string& request);

/// Sends the same bytes whatever is asked.
[[nodiscard]] Answer always(std::string bytes);

/// A whole answer with its length: status line and fields without the last line break.
[[nodiscard]] std::string http(const std::string& head, const std::string& body);

/// A page of text.
[[nodiscard]] std::string page(const std::string& body);

/// A redirect to an address.
[[nodiscard]] std::string redirect(const std::string& location);

/// Sends bytes by path; 404 for others.
[[nodiscard]] Answer by_path(std::map<std::string, std::string> answers);

}  // namespace support
