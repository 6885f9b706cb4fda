// Selectors, the first line, on a page, the rest: an Error(config), or elements that come in order
// and that a selector of one compound finds exactly where it fits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/report.hpp"
#include "html/selectors.hpp"
#include "html/tree.hpp"
#include "text/unicode.hpp"

namespace {

constexpr std::size_t kMaxBytes = 64 * 1024;

void check(std::string_view selector, const std::string& page) {
  const auto tree = lector::html::parse(page);
  const auto selectors = lector::html::parse_selectors(selector);
  const auto found = lector::html::find_all(tree, selectors);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i] >= tree.size() || tree[found[i]].is_text()) std::abort();
    if (i > 0 && found[i] <= found[i - 1]) std::abort();
  }
  // More selectors never find less.
  auto more = selectors;
  more.push_back({lector::html::Compound{.type = "p", .tests = {}}});
  if (lector::html::find_all(tree, more).size() < found.size()) std::abort();
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxBytes) return 0;
  const std::string bytes(data, data + size);
  const auto line_end = bytes.find('\n');
  const auto selector = std::string_view(bytes).substr(0, line_end);
  try {
    const auto page = line_end == std::string::npos ? std::string() : bytes.substr(line_end);
    check(selector, lector::text::decode_page(page, std::nullopt).text());
  } catch (const lector::Error& error) {
    if (error.kind() != lector::ErrorKind::config) std::abort();
  }
  return 0;
}
