// What a server may write into its header fields, and a person into an address: what comes out of
// reading them is fit to be asked for, and holds no secret.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/contents.hpp"
#include "fetch/address.hpp"
#include "fetch/content_type.hpp"
#include "fetch/transfer.hpp"

namespace {

using namespace lector;

constexpr std::size_t kMaxBytes = std::size_t{16} * 1024;

void require(bool holds) {
  if (!holds) std::abort();
}

void require_printable(std::string_view text) {
  for (const char c : text) require(c > ' ' && c < '\x7F');
}

void check_address(std::string_view text, const std::string& base) {
  const auto address = fetch::read_address(text, base);
  if (!address) return;
  require_printable(address->url);
  require(address->url.find('#') == std::string::npos);
  require(fetch::without_secrets(address->url) == address->url);
  const auto again = fetch::read_address(address->url, "");
  require(again && again->origin == address->origin && again->user.empty());
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxBytes) return 0;
  const std::string text(data, data + size);
  const auto type = fetch::read_content_type(text);
  require_printable(type.media_type);
  require_printable(type.charset.value_or(""));
  (void)base::what_it_is(text);
  (void)base::what_type_says(type.media_type);
  require(fetch::without_secrets(text).size() <= text.size());
  require(fetch::without_any_secrets(text).size() <= text.size());
  check_address(text, "");
  check_address(text, "https://example.org/a/b?c");
  check_address("http://" + text, "");
  return 0;
}
