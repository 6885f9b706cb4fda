/// Pages from the web, by libcurl: the only place that speaks to the network.
///
/// Addresses and answers are hostile: `http` and `https` alone are spoken, at every redirect too;
/// size, time and redirects have limits; no cookies, no `.netrc`, certificates are checked. Proxies
/// are taken from the environment as curl does (`https_proxy`, `http_proxy`, `no_proxy`).
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/report.hpp"

namespace lector::fetch {

/// How much a page may ask of the program.
struct Limits {
  std::size_t max_bytes = std::size_t{100} << 20U;  ///< of the body once it is decompressed
  std::chrono::milliseconds timeout{30'000};        ///< for everything, redirects included
  int max_redirects = 10;
  std::chrono::milliseconds connect_timeout{15'000};  ///< for each server
  std::chrono::seconds stall{20};  ///< of less than 10 bytes a second; at least 1 s
};

/// Who asks.
struct Client {
  std::string user_agent = "Lector";
  std::string authorities{};  ///< PEM file of certificates to trust; the system's if empty
  base::Progress progress{};  ///< stage "fetch", in bytes; it may throw, which ends the transfer
};

/// A page as it came.
struct Fetched {
  std::string bytes;  ///< decompressed, never empty, in the page's own charset
  std::string url;    ///< where it was found in the end, without name, password and `#fragment`
  std::optional<std::string> charset;  ///< that the server states: ASCII, perhaps one nobody knows
  std::string media_type;              ///< `text/html`: lower case; empty if the server states none
};

/// Fetches a page.
///
/// @param url  as a person typed it; spaces and other characters than ASCII are encoded. A name and
///   password in it (`https://name:password@host/`) go to that server alone.
/// @throws Error(input) that names the address, what happened and the remedy: a malformed address
/// or
///   other scheme, no such host, no connection, no TLS, a limit, redirects that lead nowhere, a
///   status that is no page, a body that is empty, cut short, or can't be an article (a PDF).
/// @throws whatever `client.progress` throws.
[[nodiscard]] Fetched fetch(std::string_view url,
                            const Limits& limits = {},
                            const Client& client = {});

}  // namespace lector::fetch
