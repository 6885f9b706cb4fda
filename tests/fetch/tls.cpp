#include "fetch/tls.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <csignal>
#include <stdexcept>

namespace lector::tests {
namespace {

void check(bool is_done, const char* what) {
  if (!is_done) throw std::runtime_error(std::string("OpenSSL: ") + what);
}

void add_extension(X509* certificate, int number, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, number, value.c_str());
  check(extension != nullptr, value.c_str());
  check(X509_add_ext(certificate, extension, -1) == 1, "X509_add_ext");
  X509_EXTENSION_free(extension);
}

void set_subject(X509* certificate, const std::string& name) {
  X509_NAME* subject = X509_get_subject_name(certificate);
  const auto* bytes = reinterpret_cast<const unsigned char*>(name.c_str());
  check(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, bytes, -1, -1, 0) == 1, "CN");
}

/// A connection whose bytes are encrypted.
class TlsPeer : public support::Peer {
 public:
  TlsPeer(int descriptor, Owned<SSL> connection)
      : Peer(descriptor), connection_(std::move(connection)) {}

  std::size_t read(std::span<char> bytes) override {
    const int count = SSL_read(connection_.get(), bytes.data(), static_cast<int>(bytes.size()));
    return count > 0 ? static_cast<std::size_t>(count) : 0;
  }
  bool write(std::string_view bytes) override {
    const int size = static_cast<int>(bytes.size());
    return bytes.empty() || SSL_write(connection_.get(), bytes.data(), size) == size;
  }

 private:
  Owned<SSL> connection_;
};

}  // namespace

Identity certify(const Claim& claim, const Identity* issuer) {
  static std::atomic<long> serial = 0;
  constexpr long kDay = 86400;
  Identity made{.certificate = Owned<X509>(X509_new()),
                .key = Owned<EVP_PKEY>(EVP_EC_gen("P-256"))};
  X509* const certificate = made.certificate.get();
  check(certificate != nullptr && made.key != nullptr, "no certificate");
  check(X509_set_version(certificate, 2) == 1, "version");
  check(ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial) == 1, "serial");
  X509_gmtime_adj(X509_getm_notBefore(certificate), claim.from_days * kDay);
  X509_gmtime_adj(X509_getm_notAfter(certificate), claim.to_days * kDay);
  set_subject(certificate, "test " + std::to_string(serial));
  const Identity& signer = issuer == nullptr ? made : *issuer;
  check(X509_set_issuer_name(certificate, X509_get_subject_name(signer.certificate.get())) == 1,
        "issuer");
  check(X509_set_pubkey(certificate, made.key.get()) == 1, "key");
  if (claim.is_authority) add_extension(certificate, NID_basic_constraints, "critical,CA:TRUE");
  add_extension(certificate, NID_subject_alt_name, claim.name);
  check(X509_sign(certificate, signer.key.get(), EVP_sha256()) > 0, "signature");
  return made;
}

std::string pem_of(const Identity& identity) {
  BIO* memory = BIO_new(BIO_s_mem());
  check(memory != nullptr && PEM_write_bio_X509(memory, identity.certificate.get()) == 1, "PEM");
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(memory, &bytes);
  std::string pem(bytes, static_cast<std::size_t>(size));
  BIO_free(memory);
  return pem;
}

support::Wrap tls(const Identity& identity) {
  std::signal(SIGPIPE,
              SIG_IGN);  // NOLINT(concurrency-mt-unsafe): OpenSSL writes without MSG_NOSIGNAL
  const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), FreeOpenssl());
  check(SSL_CTX_use_certificate(context.get(), identity.certificate.get()) == 1, "certificate");
  check(SSL_CTX_use_PrivateKey(context.get(), identity.key.get()) == 1, "private key");
  return [context](int descriptor) -> std::unique_ptr<support::Peer> {
    Owned<SSL> connection(SSL_new(context.get()));
    SSL_set_fd(connection.get(), descriptor);
    if (SSL_accept(connection.get()) != 1) return nullptr;
    return std::make_unique<TlsPeer>(descriptor, std::move(connection));
  };
}

}  // namespace lector::tests
