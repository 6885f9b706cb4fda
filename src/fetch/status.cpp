#include "fetch/status.hpp"

#include <algorithm>

#include "base/report.hpp"

namespace lector::fetch {
namespace {

constexpr const char* kSave = "; save the page in a browser and give that file";

/// "later", or when the server says.
std::string when(const std::optional<std::string>& retry_after) {
  constexpr std::size_t kMostDigits = 9;
  if (!retry_after || retry_after->empty()) return "; try again later";
  const bool is_seconds =
      retry_after->size() <= kMostDigits &&
      std::ranges::all_of(*retry_after, [](char c) { return c >= '0' && c <= '9'; });
  return is_seconds ? "; try again in " + *retry_after + " seconds"
                    : "; try again after " + base::quoted(*retry_after, 40);
}

std::string explain_other(long status) {
  const std::string answered = "the server answered with status " + std::to_string(status);
  if (status >= 500) return answered + ", a fault of its own; try again later";
  if (status >= 400)
    return answered + "; check the address, or save the page in a browser and give that file";
  return answered + ", which is no page; check the address";
}

}  // namespace

bool is_redirect(long status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool is_page(long status) {
  return status == 200 || status == 203;
}

std::string explain_status(long status, const std::optional<std::string>& retry_after) {
  switch (status) {
    case 204:
    case 205:
    case 304:
      return "the server sent no page (status " + std::to_string(status) + "); check the address";
    case 206:
      return "the server sent only a part of the page (status 206); try again later";
    case 401:
      return "the page asks for a name and a password (status 401)" + std::string(kSave);
    case 402:
      return "the page must be paid for (status 402)" + std::string(kSave);
    case 403:
      return "the server refuses the page to programs (status 403)" + std::string(kSave);
    case 404:
    case 410:
      return "there is no such page (status " + std::to_string(status) + "); check the address";
    case 407:
      return "the proxy asks for a name and a password (status 407); put them into http_proxy or "
             "https_proxy";
    case 429:
      return "the server has had too many requests (status 429)" + when(retry_after);
    case 451:
      return "the page is withheld for legal reasons (status 451)" + std::string(kSave);
    case 503:
      return "the server is overloaded or under repair (status 503)" + when(retry_after);
    default:
      return explain_other(status);
  }
}

}  // namespace lector::fetch
