/// Certificates, good and bad, and a server that shows them.
#pragma once

#include <openssl/ssl.h>

#include <memory>
#include <string>

#include "support/loopback.hpp"

namespace lector::tests {

/// Frees what OpenSSL hands out.
struct FreeOpenssl {
  void operator()(X509* certificate) const noexcept { X509_free(certificate); }
  void operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }
  void operator()(SSL_CTX* context) const noexcept { SSL_CTX_free(context); }
  void operator()(SSL* connection) const noexcept { SSL_free(connection); }
};
template <typename Type>
using Owned = std::unique_ptr<Type, FreeOpenssl>;

/// A certificate with its key.
struct Identity {
  Owned<X509> certificate;
  Owned<EVP_PKEY> key;
};

/// What a certificate claims.
struct Claim {
  std::string name = "IP:127.0.0.1,DNS:localhost";  ///< subjectAltName
  int from_days = -1;                               ///< counted from today
  int to_days = 1;
  bool is_authority = false;
};

/// @param issuer  who signs; it signs itself if there is none.
[[nodiscard]] Identity certify(const Claim& claim, const Identity* issuer = nullptr);

/// The certificate in PEM, as clients are told to trust it.
[[nodiscard]] std::string pem_of(const Identity& identity);

/// Speaks TLS with a certificate.
[[nodiscard]] support::Wrap tls(const Identity& identity);

}  // namespace lector::tests
