/// Addresses of files, as pages and feeds write them.
#pragma once

#include <string>
#include <string_view>

namespace lector::verify {

/// `%20` as a space: what a browser asks a disk or a server for.
[[nodiscard]] std::string decoded(std::string_view address);

/// The name of the file that an address ends in, decoded.
[[nodiscard]] std::string file_name_in(std::string_view url);

}  // namespace lector::verify
