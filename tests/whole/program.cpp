#include "whole/program.hpp"

#include <catch2/catch.hpp>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

namespace lector::tests {

namespace fs = std::filesystem;

support::Outcome run_lector(const Words& arguments) {
  Words words{LECTOR_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return support::run(words);
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  if (!(file << bytes).flush())
    throw std::system_error(errno, std::generic_category(), "can't write " + path.string());
}

std::string read_file(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

std::string edited(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string verdict_on(const fs::path& path) {
  const auto outcome = run_lector({"verify", path.string()});
  CHECK(outcome.exit_code == (outcome.out.empty() ? 0 : 1));
  return outcome.out + outcome.err;
}

}  // namespace lector::tests
