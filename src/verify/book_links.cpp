#include "verify/book_links.hpp"

#include <filesystem>
#include <pugixml.hpp>

#include "base/report.hpp"

namespace lector::verify {

namespace fs = std::filesystem;

Place place_of(std::string_view from, std::string_view address) {
  const auto sign = address.find('#');
  Place place;
  if (sign != std::string_view::npos) place.id = address.substr(sign + 1);
  address = address.substr(0, sign);
  if (address.empty()) return {.path = std::string(from), .id = place.id};
  const auto slash = from.rfind('/');
  const auto folder =
      slash == std::string_view::npos ? std::string() : std::string(from.substr(0, slash + 1));
  place.path = fs::path(folder + std::string(address)).lexically_normal().generic_string();
  return place;
}

void check_links(const pugi::xml_node& page,
                 const std::string& path,
                 const std::set<std::string>& listed,
                 Notes& notes) {
  for (const auto& element : elements(page, ""))
    for (const auto* const name : {"src", "href"}) {
      const std::string_view address = element.attribute(name).value();
      if (!address.empty() && !listed.contains(place_of(path, address).path))
        notes.add("external",
                  base::quoted(path) +
                      " has an address that isn't in the book: " + base::quoted(address, 100));
    }
}

void check_style(std::string_view css, const std::string& path, Notes& notes) {
  for (const std::string_view loading : {"url(", "@import", "image-set("})
    if (css.find(loading) != std::string_view::npos)
      notes.add("external", base::quoted(path) + " loads something: " + std::string(loading));
}

}  // namespace lector::verify
