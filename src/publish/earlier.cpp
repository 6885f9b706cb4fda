#include "publish/earlier.hpp"

#include <array>
#include <fstream>
#include <string_view>
#include <system_error>

namespace lector::publish {

namespace fs = std::filesystem;

bool is_own_page(const fs::path& path) {
  constexpr std::string_view kMark = R"(<meta name="generator" content="Lector">)";
  std::array<char, 4096> head{};  // the mark stands in front of title and style
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), head.size());
  const auto count = static_cast<std::size_t>(file.gcount());
  return std::string_view(head.data(), count).find(kMark) != std::string_view::npos;
}

std::vector<fs::path> earlier_files(const fs::path& audio, const Kinds& made) {
  std::vector<fs::path> found;
  for (const auto& kind : kKinds) {
    const auto path = path_beside(audio, kind.kind);
    std::error_code ignored;
    const bool is_there = !made.contains(kind.kind) && fs::is_regular_file(path, ignored);
    if (is_there && (kind.kind != Kind::html || is_own_page(path))) found.push_back(path);
  }
  return found;
}

}  // namespace lector::publish
