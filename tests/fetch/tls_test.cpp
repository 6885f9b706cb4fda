#include "fetch/tls.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "fetch/asking.hpp"
#include "fetch/http.hpp"
#include "support/temporary_folder.hpp"

using namespace lector;
using Catch::Contains;
using support::Server;
using tests::certify;
using tests::failure;

namespace {

const support::Answer kPage = support::always(support::page("a page"));

/// An authority that is trusted, and the file that says so.
class Trust {
 public:
  Trust() : authority_(certify({.is_authority = true})) {
    std::ofstream(folder_ / "authorities.pem") << tests::pem_of(authority_);
  }
  [[nodiscard]] const tests::Identity* authority() const { return &authority_; }
  [[nodiscard]] fetch::Client client() const {
    return {.authorities = (folder_ / "authorities.pem").string()};
  }

 private:
  support::TemporaryFolder folder_;
  tests::Identity authority_;
};

}  // namespace

TEST_CASE("tls: a certificate that is good is trusted, by address and by name", "[fetch]") {
  const Trust trust;
  const Server server(kPage, tests::tls(certify({}, trust.authority())));
  CHECK(fetch::fetch(server / "", {}, trust.client()).bytes == "a page");
  const auto by_name = "https://localhost:" + std::to_string(server.port()) + "/";
  CHECK(fetch::fetch(by_name, {}, trust.client()).bytes == "a page");
}

TEST_CASE("tls: a certificate that is bad is told with what is bad about it", "[fetch]") {
  const Trust trust;
  const auto says = [&](const tests::Identity& identity, const std::string& what) {
    const Server server(kPage, tests::tls(identity));
    CHECK_THAT(failure(server / "", {}, trust.client()),
               Contains("the server's certificate " + what) && Contains("; check the address"));
    CHECK(server.requests().empty());
  };
  says(certify({.from_days = -9, .to_days = -1}, trust.authority()), "has expired");
  says(certify({.from_days = 1, .to_days = 9}, trust.authority()), "isn't valid yet");
  says(certify({.name = "DNS:other.example"}, trust.authority()), "is for another host name");
  says(certify({}), "is self-signed");
  const auto stranger = certify({.is_authority = true});
  says(certify({}, &stranger), "is signed by nobody that this machine trusts");
}

TEST_CASE("tls: the system's authorities don't know ours", "[fetch]") {
  const Trust trust;
  const Server server(kPage, tests::tls(certify({}, trust.authority())));
  CHECK_THAT(failure(server / ""), Contains("signed by nobody that this machine trusts"));
}

TEST_CASE("tls: a server without it, and a missing file of authorities, are told", "[fetch]") {
  const Trust trust;
  const Server plain(kPage);
  CHECK_THAT(failure("https://127.0.0.1:" + std::to_string(plain.port()) + "/"),
             Contains("doesn't speak TLS as it should"));
  const Server server(kPage, tests::tls(certify({}, trust.authority())));
  CHECK_THAT(failure(server / "", {}, {.authorities = "/nosuch.pem"}), Contains("SSL_CERT_FILE"));
}

TEST_CASE("tls: redirects lead into it and out of it", "[fetch]") {
  const Trust trust;
  const Server plain(kPage);
  const Server secure(support::by_path({{"/out", support::redirect(plain / "page")},
                                        {"/page", support::page("a secret page")}}),
                      tests::tls(certify({}, trust.authority())));
  const Server entrance(support::always(support::redirect(secure / "page")));
  CHECK(fetch::fetch(entrance / "", {}, trust.client()).bytes == "a secret page");
  CHECK(fetch::fetch(secure / "out", {}, trust.client()).url == plain / "page");
  const Server bad(kPage, tests::tls(certify({})));
  const Server trap(support::always(support::redirect(bad / "page")));
  CHECK_THAT(failure(trap / "", {}, trust.client()), Contains("self-signed"));
}
