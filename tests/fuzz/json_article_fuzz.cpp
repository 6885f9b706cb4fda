// Any bytes as JSON: each article is read without a hole, pieces in order, and comes back from
// lector.article/1 as it was; or the input is refused.
#include <cstdint>
#include <string>

#include "reading.hpp"

namespace {

using namespace lector;
using fuzz::require;

/// What was read, written and read again says the same.
void check_round_trip(const std::string& bytes) {
  article::ReadOptions options;
  options.as = article::InputKind::json;
  try {
    for (const auto& read : article::read_articles(bytes, options)) {
      const auto again = article::read_articles(article::to_json(read), options);
      require(again.size() == 1 && again.front().headline == read.headline);
      require(again.front().byline == read.byline && again.front().url == read.url);
      require(again.front().blocks.size() == read.blocks.size());
      for (std::size_t i = 0; i < read.blocks.size(); ++i) {
        require(again.front().blocks[i].kind == read.blocks[i].kind);
        require(again.front().blocks[i].text == read.blocks[i].text);
      }
    }
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::input);
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMaxBytes = std::size_t{32} * 1024;
  if (size > kMaxBytes) return 0;
  const std::string bytes(data, data + size);
  fuzz::check_articles(bytes, article::InputKind::json);
  check_round_trip(bytes);
  return 0;
}
