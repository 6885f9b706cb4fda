#include "fetch/host_name.hpp"

#include <unicode/uidna.h>

#include <algorithm>
#include <array>
#include <memory>

namespace lector::fetch {
namespace {

struct Close {
  void operator()(UIDNA* names) const noexcept { uidna_close(names); }
};

}  // namespace

std::optional<std::string> ascii_host(std::string_view name) {
  constexpr std::size_t kLongestName = 253;  // RFC 1035, as text
  if (std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80U; }))
    return std::string(name);
  if (name.size() > kLongestName * 4) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UIDNA, Close> names(
      uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_CHECK_BIDI, &error));
  if (U_FAILURE(error) != 0) return std::nullopt;
  std::array<char, kLongestName + 1> ascii{};
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  const auto length = uidna_nameToASCII_UTF8(names.get(),
                                             name.data(),
                                             static_cast<std::int32_t>(name.size()),
                                             ascii.data(),
                                             kLongestName,
                                             &info,
                                             &error);
  if (U_FAILURE(error) != 0 || info.errors != 0) return std::nullopt;
  return std::string(ascii.data(), static_cast<std::size_t>(length));
}

}  // namespace lector::fetch
