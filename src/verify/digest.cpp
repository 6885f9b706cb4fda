#include "verify/digest.hpp"

#include <openssl/evp.h>

#include <array>

#include "base/report.hpp"

namespace lector::verify {

std::string policy_source(std::string_view bytes) {
  constexpr std::size_t kDigestBytes = 32;
  constexpr std::size_t kLetters = (kDigestBytes + 2) / 3 * 4;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
    throw Error(ErrorKind::engine, "OpenSSL has no SHA-256");
  std::array<unsigned char, kLetters + 1> letters{};
  const auto count = EVP_EncodeBlock(letters.data(), digest.data(), static_cast<int>(size));
  return "'sha256-" + std::string(letters.begin(), letters.begin() + count) + "'";
}

}  // namespace lector::verify
