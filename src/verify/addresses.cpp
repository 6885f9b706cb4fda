#include "verify/addresses.hpp"

#include <charconv>
#include <cstddef>
#include <optional>

namespace lector::verify {
namespace {

/// The byte that two digits stand for; nothing if they aren't both there.
std::optional<char> byte_of(std::string_view digits) {
  unsigned value = 0;
  const auto [stop, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  const bool is_byte = digits.size() == 2 && error == std::errc() && stop == digits.data() + 2;
  return is_byte ? std::optional(static_cast<char>(value)) : std::nullopt;
}

}  // namespace

std::string decoded(std::string_view address) {
  std::string name;
  name.reserve(address.size());
  for (std::size_t i = 0; i < address.size(); ++i) {
    const auto byte = address[i] == '%' ? byte_of(address.substr(i + 1, 2)) : std::nullopt;
    name += byte.value_or(address[i]);
    if (byte) i += 2;
  }
  return name;
}

std::string file_name_in(std::string_view url) {
  return decoded(url.substr(url.rfind('/') + 1));
}

}  // namespace lector::verify
