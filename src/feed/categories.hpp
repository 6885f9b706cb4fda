/// Apple's categories of podcasts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lector::feed {

/// Names of the categories, as Apple writes them (podcasters.apple.com/support/1691, 2019 and
/// since).
[[nodiscard]] std::vector<std::string> category_names();

/// Subcategories of a category; none if it has none, or there is no such category.
[[nodiscard]] std::vector<std::string> subcategories_of(std::string_view category);

}  // namespace lector::feed
