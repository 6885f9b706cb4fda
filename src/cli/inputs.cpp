#include "cli/inputs.hpp"

#include <chrono>
#include <cstdlib>
#include <utility>

#include "base/contents.hpp"
#include "base/files.hpp"
#include "cli/terminal.hpp"
#include "fetch/address.hpp"
#include "fetch/http.hpp"

namespace lector::cli {
namespace {

/// The certificates that the user wants trusted instead of the system's, as curl is told of them.
std::string authorities() {
  for (const char* variable : {"CURL_CA_BUNDLE", "SSL_CERT_FILE"}) {
    const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): nobody sets it
    if (value != nullptr && *value != '\0') return value;
  }
  return "";
}

/// Only a render shows progress; the other commands are done as soon as the page is there.
base::Progress progress_of(const Invocation& wanted) {
  return show_progress(wanted.command == Command::render ? wanted.progress : ProgressMode::none);
}

Input from_web(const Invocation& wanted) {
  auto page = fetch::fetch(wanted.input,
                           {.max_bytes = wanted.max_megabytes << 20U,
                            .timeout = std::chrono::seconds(wanted.timeout_seconds),
                            .max_redirects = wanted.max_redirects},
                           {.user_agent = "Lector/" LECTOR_VERSION,
                            .authorities = authorities(),
                            .progress = progress_of(wanted)});
  return {.bytes = std::move(page.bytes),
          .url = std::move(page.url),
          .charset = std::move(page.charset),
          .media_type = std::move(page.media_type)};
}

}  // namespace

Input read_input(const Invocation& wanted) {
  if (is_on_the_web(wanted.input)) return from_web(wanted);
  Input input{.bytes = base::read_file(wanted.input, wanted.max_megabytes << 20U),
              .url = std::nullopt,
              .charset = std::nullopt,
              .media_type = ""};
  with_name(wanted.input, [&] { base::refuse_non_article(input.bytes); });
  return input;
}

bool is_on_the_web(const std::string& input) {
  return fetch::is_address(input);
}

std::string name_of(const std::string& input) {
  constexpr std::size_t kMaxBytes = 512;
  if (input == "-") return "standard input";
  return base::quoted(is_on_the_web(input) ? fetch::without_secrets(input) : input, kMaxBytes);
}

}  // namespace lector::cli
