#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#include <cstdlib>

#include "support/temporary_folder.hpp"

/// Programs that tests run keep their caches in a folder that goes with the tests.
int main(int argc, char** argv) {
  const support::TemporaryFolder caches;
  ::setenv("XDG_CACHE_HOME", caches.path().c_str(), 1);  // NOLINT(concurrency-mt-unsafe)
  return Catch::Session().run(argc, argv);
}
