// Any bytes as a page: read without a hole, pieces in order, formats that can be written; or
// refused as input. So are they with a profile, and with all kept that may be.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "article/reader.hpp"
#include "article/reasons.hpp"
#include "text/offsets.hpp"

namespace {

using namespace lector;

constexpr std::size_t kMaxBytes = 32 * 1024;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_order(const article::Article& read, std::size_t input_size) {
  std::vector<base::SourceSpan> spans;
  for (const auto& block : read.blocks) spans.push_back(block.span);
  for (const auto& piece : read.left_out) {
    require(!piece.reason.empty());
    spans.push_back(piece.span);
  }
  std::ranges::sort(spans);
  std::size_t end = 0;
  for (const auto& span : spans) {
    require(span.begin >= end && span.begin < span.end && span.end <= input_size);
    end = span.end;
  }
}

void check_blocks(const article::Article& read) {
  std::size_t end = 0;
  require(!read.headline.empty());
  for (const auto& block : read.blocks) {
    require(block.span.begin >= end && !block.text.empty());
    end = block.span.end;
    if (block.origins.empty()) continue;
    const auto span = text::input_span(block.origins, {0, block.text.size()});
    require(block.span.begin <= span.begin && span.end <= block.span.end);
  }
}

void check(const std::string& bytes, const article::ReadOptions& options) {
  try {
    const auto read = article::read_article(bytes, options);
    require(article::find_hole(read, bytes) == std::string::npos);
    // In HTML a hidden word lies inside its block, and the parser moves what is misplaced.
    if (article::recognise(bytes) == article::InputKind::text) {
      check_order(read, bytes.size());
      check_blocks(read);
    }
    require(!article::to_json(read).empty());
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
