/// One request and its answer, by libcurl: `transfer.cpp` alone includes it.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "fetch/content_type.hpp"
#include "fetch/http.hpp"

namespace lector::fetch {

/// An address that can be asked for, and who asks there.
struct Address {
  std::string url;     ///< without userinfo and fragment, encoded
  std::string origin;  ///< scheme, host and port
  std::string user;
  std::string password;
};

/// Reads an address, relative to another one if that isn't empty. Whatever an address may not hold
/// (spaces, UTF-8) is encoded.
/// @return none if it is malformed, or its scheme unknown.
[[nodiscard]] std::optional<Address> read_address(std::string_view text, const std::string& base);

/// What a server sent.
struct Answer {
  long status = 0;      ///< 0 if there was no answer
  std::string failure;  ///< what went wrong, with the remedy; empty if the answer came whole
  ContentType type;
  std::optional<std::string> location;     ///< the field, as it was sent
  std::optional<std::string> retry_after;  ///< the field, as it was sent
  std::string bytes;                       ///< of a page; other bodies aren't fetched
  std::chrono::milliseconds took{0};
};

/// Asks servers, one after another, by a connection each.
class Line {
 public:
  /// Both must live as long as the line.
  Line(const Limits& limits, const Client& client);
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  ~Line();

  /// Asks for a page. Its body is fetched only if the status and the media type are those of a
  /// page.
  /// @param remaining  time that may be taken, more than 0.
  /// @throws what `Client::progress` throws.
  [[nodiscard]] Answer ask(const Address& address, std::chrono::milliseconds remaining);

 private:
  struct Handle;
  const Limits& limits_;
  const Client& client_;
  std::unique_ptr<Handle> handle_;
};

}  // namespace lector::fetch
