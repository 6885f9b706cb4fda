// Any bytes as a page: read without a hole, pieces in order, formats that can be written; or
// refused as input. So are they with a profile, and with all kept that may be.
#include <cstddef>
#include <cstdint>
#include <string>

#include "article/reader.hpp"
#include "article/reasons.hpp"
#include "reading.hpp"

namespace {

using namespace lector;

constexpr std::size_t kMaxBytes = 32 * 1024;

using fuzz::require;

void check(const std::string& bytes, const article::ReadOptions& options) {
  fuzz::check_articles(bytes, options);
  if (article::recognise(bytes) != article::InputKind::text) return;
  try {
    const auto read = article::read_article(bytes, options);
    require(article::find_hole(read, bytes) == std::string::npos);
    fuzz::check_order(read, bytes.size());
    fuzz::check_blocks(read);
    require(!article::to_text(read, {.columns = bytes.size() % 120}).empty());
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::input);
  }
}

article::ReadOptions with_everything() {
  article::ReadOptions options;
  for (const auto& reason : article::all_reasons())
    if (reason.comes_back == article::Return::allowed)
      options.choices.keep.emplace_back(reason.name);
  options.choices.drop = {"captions", "byline"};
  options.profiles.named = article::parse_profile(R"(
format = "lector.publication/1"
name = "Fuzz"
headline.select = ["h2", ".a"]
byline.select = ["[class*=b]"]
date.select = ["time"]
dek.select = ["div > p"]
body.select = ["div", "article"]
keep.select = ["aside", "ul a"]
drop.select = ["div div p", "h3"]
drop.phrases = ["log*", "*the*"]
)",
                                                  "fuzz.toml");
  return options;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMaxBytes) return 0;
  const std::string bytes(data, data + size);
  static const auto kEverything = with_everything();
  check(bytes, {});
  check(bytes, kEverything);
  return 0;
}
