// Compiled once: Catch2 2 is a header, its runner takes a while to build.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
