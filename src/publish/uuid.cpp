#include "publish/uuid.hpp"

#include <uuid/uuid.h>

#include <array>

namespace lector::publish {
namespace {

constexpr std::string_view kPodcasts = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6";
constexpr std::size_t kTextBytes = 37;  // with the NUL

}  // namespace

std::string named_uuid(std::string_view space, std::string_view name) {
  uuid_t in{};
  uuid_t made{};
  uuid_parse(std::string(space).c_str(), in);
  uuid_generate_sha1(made, in, name.data(), name.size());
  std::array<char, kTextBytes> text{};
  uuid_unparse_lower(made, text.data());
  return text.data();
}

std::string podcast_guid(std::string_view feed_url) {
  if (const auto scheme = feed_url.find("://"); scheme != std::string_view::npos)
    feed_url.remove_prefix(scheme + 3);
  while (feed_url.ends_with('/')) feed_url.remove_suffix(1);
  return named_uuid(kPodcasts, feed_url);
}

bool is_uuid(const std::string& text) {
  uuid_t parsed{};
  return uuid_parse(text.c_str(), parsed) == 0 && text.size() + 1 == kTextBytes;
}

}  // namespace lector::publish
