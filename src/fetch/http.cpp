#include "fetch/http.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/contents.hpp"
#include "fetch/address.hpp"
#include "fetch/status.hpp"
#include "fetch/transfer.hpp"

namespace lector::fetch {
namespace {

constexpr const char* kSave = "; save the page in a browser and give that file";

[[noreturn]] void fail(const std::string& message) {
  throw Error(ErrorKind::input, message);
}

std::string shown(std::string_view address) {
  constexpr std::size_t kMaxBytes = 512;
  return base::quoted(address, kMaxBytes);
}

bool is_spoken(const std::string& scheme) {
  return scheme == "http" || scheme == "https";
}

Address typed_address(std::string_view text) {
  const auto begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  text = text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
  const auto what = "can't fetch " + shown(without_any_secrets(text)) + ": ";
  const auto scheme = scheme_of(text);
  if (!scheme.empty() && !is_spoken(scheme))
    fail(what + base::quoted(scheme) +
         " addresses are not fetched; give one that begins with https:// or http://");
  auto address = read_address(text, "");
  if (!address)
    fail(what + "it is no complete address; copy it from the browser, as https://host/page");
  return *std::move(address);
}

/// A page that is asked for, from address to address.
class Chase {
 public:
  Chase(Address address, const Limits& limits, const Client& client)
      : limits_(limits), line_(limits, client), first_(address), address_(std::move(address)) {}

  Fetched run() {
    for (;;) {
      const auto remaining = limits_.timeout - took_;
      if (remaining.count() <= 0)
        stop("its redirects took longer than the time limit; allow more with --timeout");
      auto answer = line_.ask(address_, remaining);
      took_ += answer.took;
      if (answer.status < 200) stop(answer.failure);
      if (!is_redirect(answer.status)) return page(std::move(answer));
      follow(answer);
    }
  }

 private:
  /// @throws Error(input), with the address that was typed and the one that was reached.
  [[noreturn]] void stop(const std::string& why) const {
    const bool has_moved = address_.url != first_.url;
    fail("can't fetch " + shown(first_.url) +
         (has_moved ? ", which leads to " + shown(address_.url) : "") + ": " + why);
  }

  void follow(const Answer& answer) {
    if (!answer.location || answer.location->empty())
      stop("it redirects without saying where (status " + std::to_string(answer.status) + ")" +
           kSave);
    const auto goal = shown(without_any_secrets(*answer.location));
    const auto scheme = scheme_of(*answer.location);
    if (!scheme.empty() && !is_spoken(scheme))
      stop("it redirects to " + goal + ", and only http and https are followed" + kSave);
    auto next = read_address(*answer.location, address_.url);
    if (!next) stop("it redirects to " + goal + ", which is no address" + kSave);
    if (next->url == address_.url || std::ranges::find(left_, next->url) != left_.end())
      stop("it redirects in a circle, as pages do that want a login or a cookie" +
           std::string(kSave));
    if (std::cmp_greater_equal(left_.size(), limits_.max_redirects))
      stop("more than " + std::to_string(limits_.max_redirects) +
           " redirects; give the address where they end, or allow more with --max-redirects");
    left_.push_back(address_.url);
    address_ = *std::move(next);
    // Name and password are for the server they were typed for, whatever a redirect says.
    const bool is_home = address_.origin == first_.origin;
    address_.user = is_home ? first_.user : "";
    address_.password = is_home ? first_.password : "";
  }

  [[nodiscard]] Fetched page(Answer answer) const {
    if (!is_page(answer.status)) stop(explain_status(answer.status, answer.retry_after));
    if (const auto content = base::what_type_says(answer.type.media_type)) refuse(*content);
    if (!answer.failure.empty()) stop(answer.failure);
    if (answer.bytes.empty()) stop("the page is empty; check the address");
    if (const auto content = base::what_it_is(answer.bytes)) refuse(*content);
    return {.bytes = std::move(answer.bytes),
            .url = address_.url,
            .charset = std::move(answer.type.charset),
            .media_type = std::move(answer.type.media_type)};
  }

  [[noreturn]] void refuse(const base::Content& content) const {
    stop("it is " + std::string(content.name) + ", not an article; " + std::string(content.remedy));
  }

  const Limits& limits_;
  Line line_;
  Address first_;
  Address address_;
  std::vector<std::string> left_;  ///< the addresses that redirected
  std::chrono::milliseconds took_{0};
};

}  // namespace

Fetched fetch(std::string_view url, const Limits& limits, const Client& client) {
  return Chase(typed_address(url), limits, client).run();
}

}  // namespace lector::fetch
