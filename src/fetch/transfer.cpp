#include "fetch/transfer.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "base/contents.hpp"
#include "fetch/content_type.hpp"
#include "fetch/host_name.hpp"
#include "fetch/status.hpp"

namespace lector::fetch {
namespace {

constexpr std::size_t kMaxHeaderBytes = std::size_t{256}
                                        << 10U;  ///< of one answer, as browsers have
constexpr long kLeastBytesPerSecond = 10;

struct FreeEasy {
  void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
};
struct FreeUrl {
  void operator()(CURLU* handle) const noexcept { curl_url_cleanup(handle); }
};
using Easy = std::unique_ptr<CURL, FreeEasy>;
using Url = std::unique_ptr<CURLU, FreeUrl>;

/// A part of an address, empty if it has none.
std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return "";
  std::string result(text);
  curl_free(text);
  return result;
}

/// Why the program itself ended a transfer.
enum class Stop { none, unwanted, too_large, long_header };

/// One request and what it has brought so far.
struct Transfer {
  CURL* easy = nullptr;
  const Limits* limits = nullptr;
  const Client* client = nullptr;
  std::chrono::milliseconds remaining{0};
  std::string bytes{};
  std::size_t header_bytes = 0;
  bool is_header_whole = false;
  Stop stop = Stop::none;
  std::exception_ptr thrown{};  ///< nothing is thrown through C
};

long number_of(CURL* easy, CURLINFO what) {
  long number = 0;
  (void)(curl_easy_getinfo)(easy, what, &number);
  return number;
}

ContentType content_type_of(CURL* easy) {
  const char* value = nullptr;
  (void)(curl_easy_getinfo)(easy, CURLINFO_CONTENT_TYPE, &value);
  return read_content_type(value == nullptr ? "" : value);
}

std::optional<std::string> header_of(CURL* easy, const char* name) {
  constexpr std::string_view kBlanks = " \t\r\n";
  curl_header* header = nullptr;
  if (curl_easy_header(easy, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK) return std::nullopt;
  const std::string_view value(header->value);
  const auto begin = std::min(value.find_first_not_of(kBlanks), value.size());
  return std::string(value.substr(begin, value.find_last_not_of(kBlanks) + 1 - begin));
}

std::size_t take_header(char* bytes, std::size_t /*one*/, std::size_t count, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  transfer.header_bytes += count;
  const std::string_view line(bytes, count);
  if (line.starts_with("HTTP/")) transfer.is_header_whole = false;  // after those of status 1xx
  if (line == "\r\n" || line == "\n") transfer.is_header_whole = true;
  if (transfer.header_bytes <= kMaxHeaderBytes) return count;
  transfer.stop = Stop::long_header;
  return 0;
}

/// Keeps a piece of the body. The answer is judged at its first byte, before the rest is sent.
std::size_t take_body(char* bytes, std::size_t /*one*/, std::size_t count, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  try {
    if (transfer.bytes.empty() && (!is_page(number_of(transfer.easy, CURLINFO_RESPONSE_CODE)) ||
                                   base::what_type_says(content_type_of(transfer.easy).media_type)))
      transfer.stop = Stop::unwanted;
    else if (count > transfer.limits->max_bytes - transfer.bytes.size())
      transfer.stop = Stop::too_large;
    if (transfer.stop != Stop::none) return 0;
    transfer.bytes.append(bytes, count);
    return count;
  } catch (...) {
    transfer.thrown = std::current_exception();
    return 0;
  }
}

// NOLINTNEXTLINE(readability-function-size): libcurl's parameters
int report_progress(
    void* user, curl_off_t total, curl_off_t now, curl_off_t /*up*/, curl_off_t /*of*/) {
  auto& transfer = *static_cast<Transfer*>(user);
  try {
    if (transfer.client->progress)
      transfer.client->progress({.stage = "fetch", .done = now, .total = total});
    return 0;
  } catch (...) {
    transfer.thrown = std::current_exception();
    return 1;
  }
}

template <typename Value>
void set(CURL* easy, CURLoption option, Value value) {
  if ((curl_easy_setopt)(easy, option, value) != CURLE_OK)
    throw std::logic_error("libcurl refuses option " + std::to_string(option));
}

/// A handle that keeps to what the header of this room promises.
Easy open_handle(const Limits& limits, const Client& client) {
  static const CURLcode kReady = curl_global_init(CURL_GLOBAL_DEFAULT);
  Easy easy(kReady == CURLE_OK ? curl_easy_init() : nullptr);
  if (!easy) throw Error(ErrorKind::io, "libcurl can't be started; is there enough memory?");
  CURL* const handle = easy.get();
  set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  set(handle, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  set(handle, CURLOPT_FOLLOWLOCATION, 0L);  // each redirect is looked at first
  set(handle, CURLOPT_FORBID_REUSE, 1L);    // a connection that the server is closing breaks off
  set(handle, CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
  set(handle, CURLOPT_HTTPAUTH, long{CURLAUTH_BASIC});
  set(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  set(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  set(handle, CURLOPT_HTTP09_ALLOWED, 0L);
  set(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  set(handle, CURLOPT_ACCEPT_ENCODING, "");  // all that libcurl can undo
  set(handle, CURLOPT_USERAGENT, client.user_agent.c_str());
  set(handle, CURLOPT_NOSIGNAL, 1L);    // signals are the program's own
  set(handle, CURLOPT_QUICK_EXIT, 1L);  // don't wait for a name server that doesn't answer
  set(handle, CURLOPT_NOPROGRESS, 0L);
  set(handle, CURLOPT_LOW_SPEED_LIMIT, kLeastBytesPerSecond);
  set(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.stall.count()));
  set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect_timeout.count()));
  set(handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.max_bytes));
  if (!client.authorities.empty()) set(handle, CURLOPT_CAINFO, client.authorities.c_str());
  return easy;
}

/// `30 s`, `0.5 s`.
std::string seconds_text(std::chrono::milliseconds time) {
  const auto tenths = (time.count() + 50) / 100;
  const auto whole = std::to_string(tenths / 10);
  return tenths % 10 == 0 ? whole + " s" : whole + "." + std::to_string(tenths % 10) + " s";
}

std::string size_text(std::size_t bytes) {
  return bytes >> 20U > 0 ? std::to_string(bytes >> 20U) + " MB" : std::to_string(bytes) + " bytes";
}

/// What is wrong with a server's certificate, by OpenSSL's number (`X509_V_ERR_*`).
std::string explain_certificate(long verified) {
  const auto fault = [&]() -> std::string {
    switch (verified) {
      case 0:
      case 1:  // nothing is wrong with the chain, so it is the name, which libcurl checks itself
        return "is for another host name";
      case 9:
        return "isn't valid yet";
      case 10:
        return "has expired";
      case 18:
      case 19:
        return "is self-signed, so anybody may have made it";
      default:
        return "is signed by nobody that this machine trusts";
    }
  };
  return "the server's certificate " + fault() +
         "; check the address and this machine's clock, or save the page in a browser and give "
         "that file";
}

std::string explain_timeout(const Transfer& transfer) {
  curl_off_t connected_us = 0;
  curl_off_t took_us = 0;
  (void)(curl_easy_getinfo)(transfer.easy, CURLINFO_CONNECT_TIME_T, &connected_us);
  (void)(curl_easy_getinfo)(transfer.easy, CURLINFO_TOTAL_TIME_T, &took_us);
  const std::chrono::milliseconds took{took_us / 1000};
  if (connected_us == 0)
    return "no connection within " + seconds_text(took) + "; check the address and the network";
  if (took + std::chrono::milliseconds(50) < transfer.remaining)
    return "the server sends less than " + std::to_string(kLeastBytesPerSecond) +
           " bytes a second; try again later";
  return "the page didn't come within " + seconds_text(transfer.limits->timeout) +
         "; try again later, or allow more with --timeout";
}

std::string explain_connection(CURL* easy) {
  const long error = number_of(easy, CURLINFO_OS_ERRNO);
  const auto why = error == 0 ? std::string("unknown reason")
                              : std::generic_category().message(static_cast<int>(error));
  return "no connection to the server: " + why + "; check the address and the port, or try later";
}

/// What ended the transfer, where the program itself didn't.
std::string explain(CURLcode code, const Transfer& transfer) {
  switch (code) {
    case CURLE_URL_MALFORMAT:
      return "its host name can't be asked for; copy the address from the browser";
    case CURLE_COULDNT_RESOLVE_HOST:
      return "there is no such host, or no network; check the spelling of the address";
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
      return "the proxy can't be used; check http_proxy and https_proxy";
    case CURLE_COULDNT_CONNECT:
      return explain_connection(transfer.easy);
    case CURLE_OPERATION_TIMEDOUT:
      return explain_timeout(transfer);
    case CURLE_PEER_FAILED_VERIFICATION:
      return explain_certificate(number_of(transfer.easy, CURLINFO_SSL_VERIFYRESULT));
    case CURLE_SSL_CACERT_BADFILE:
      return "there are no certificates to check the server's by; install ca-certificates, or "
             "check SSL_CERT_FILE";
    case CURLE_SSL_CONNECT_ERROR:
      return "the server doesn't speak TLS as it should; check the address, or try http://";
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
      return "the answer is no HTTP; check the address and the port";
    case CURLE_GOT_NOTHING:
      return "the server closed the connection without an answer; try again later";
    case CURLE_PARTIAL_FILE:
      return "the page was cut short; try again later";
    case CURLE_BAD_CONTENT_ENCODING:
      return "the page is compressed in a way that can't be undone; save the page in a browser and "
             "give that file";
    default:
      return "the answer broke off (" + std::string(curl_easy_strerror(code)) +
             "); try again later";
  }
}

std::string failure_of(CURLcode code, const Transfer& transfer) {
  if (transfer.stop == Stop::unwanted) return "";
  if (code == CURLE_OK && !transfer.is_header_whole)
    return "the answer broke off in its header; try again later";
  if (code == CURLE_OK) return "";
  // libcurl has a limit for one line, and calls it a lack of memory.
  const bool is_line_long = code == CURLE_OUT_OF_MEMORY && transfer.bytes.empty();
  if (transfer.stop == Stop::long_header || is_line_long)
    return "the header of the answer is longer than a page's ever is; check the address";
  if (transfer.stop == Stop::too_large || code == CURLE_FILESIZE_EXCEEDED)
    return "the page is larger than " + size_text(transfer.limits->max_bytes) +
           "; allow more with --max-size";
  return explain(code, transfer);
}

}  // namespace

std::optional<Address> read_address(std::string_view text, const std::string& base) {
  if (text.empty() || text.find('\0') != std::string_view::npos) return std::nullopt;
  const Url url(curl_url());
  if (!url) throw std::bad_alloc();
  constexpr unsigned kFlags = CURLU_URLENCODE;
  if (!base.empty() && curl_url_set(url.get(), CURLUPART_URL, base.c_str(), 0) != CURLUE_OK)
    return std::nullopt;
  if (curl_url_set(url.get(), CURLUPART_URL, std::string(text).c_str(), kFlags) != CURLUE_OK)
    return std::nullopt;
  Address address{.url = "",
                  .origin = "",
                  .user = part_of(url.get(), CURLUPART_USER, CURLU_URLDECODE),
                  .password = part_of(url.get(), CURLUPART_PASSWORD, CURLU_URLDECODE)};
  const auto host = ascii_host(part_of(url.get(), CURLUPART_HOST));
  if (!host || curl_url_set(url.get(), CURLUPART_HOST, host->c_str(), 0) != CURLUE_OK)
    return std::nullopt;
  for (const auto secret :
       {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_FRAGMENT})
    if (curl_url_set(url.get(), secret, nullptr, 0) != CURLUE_OK) return std::nullopt;
  address.url = part_of(url.get(), CURLUPART_URL);
  address.origin = part_of(url.get(), CURLUPART_SCHEME) + "://" +
                   part_of(url.get(), CURLUPART_HOST) + ":" +
                   part_of(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
  if (address.url.empty()) return std::nullopt;
  return address;
}

struct Line::Handle {
  Easy easy;
};

Line::Line(const Limits& limits, const Client& client)
    : limits_(limits),
      client_(client),
      handle_(std::make_unique<Handle>(Handle{open_handle(limits, client)})) {}

Line::~Line() = default;

Answer Line::ask(const Address& address, std::chrono::milliseconds remaining) {
  CURL* const easy = handle_->easy.get();
  Transfer transfer{.easy = easy, .limits = &limits_, .client = &client_, .remaining = remaining};
  set(easy, CURLOPT_URL, address.url.c_str());
  set(easy, CURLOPT_USERNAME, address.user.empty() ? nullptr : address.user.c_str());
  set(easy, CURLOPT_PASSWORD, address.user.empty() ? nullptr : address.password.c_str());
  set(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(remaining.count()));
  set(easy, CURLOPT_HEADERFUNCTION, &take_header);
  set(easy, CURLOPT_HEADERDATA, &transfer);
  set(easy, CURLOPT_WRITEFUNCTION, &take_body);
  set(easy, CURLOPT_WRITEDATA, &transfer);
  set(easy, CURLOPT_XFERINFOFUNCTION, &report_progress);
  set(easy, CURLOPT_XFERINFODATA, &transfer);
  const CURLcode code = curl_easy_perform(easy);
  if (transfer.thrown) std::rethrow_exception(transfer.thrown);
  curl_off_t took_us = 0;
  (void)(curl_easy_getinfo)(easy, CURLINFO_TOTAL_TIME_T, &took_us);
  return {.status = number_of(easy, CURLINFO_RESPONSE_CODE),
          .failure = failure_of(code, transfer),
          .type = content_type_of(easy),
          .location = header_of(easy, "Location"),
          .retry_after = header_of(easy, "Retry-After"),
          .bytes = std::move(transfer.bytes),
          .took = std::chrono::milliseconds(took_us / 1000)};
}

}  // namespace lector::fetch
