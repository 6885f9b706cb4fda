#include "script/names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace lector::script {
namespace {

template <typename Enum>
struct Named {
  Enum value;
  std::string_view name;
};

// In the order of the enumerations.
constexpr std::array<Named<Role>, 16> kRoles = {{
    {Role::headline, "headline"},
    {Role::opening, "opening"},
    {Role::dek, "dek"},
    {Role::dateline, "dateline"},
    {Role::body, "body"},
    {Role::subheading, "subheading"},
    {Role::quote, "quote"},
    {Role::pull_quote, "pull_quote"},
    {Role::list_item, "list_item"},
    {Role::caption, "caption"},
    {Role::table, "table"},
    {Role::code, "code"},
    {Role::embed, "embed"},
    {Role::correction, "correction"},
    {Role::footnote, "footnote"},
    {Role::sign_off, "sign_off"},
}};

constexpr std::array<Named<Pause>, 11> kPauses = {{
    {Pause::after_headline, "after_headline"},
    {Pause::after_opening, "after_opening"},
    {Pause::after_sentence, "after_sentence"},
    {Pause::after_paragraph, "after_paragraph"},
    {Pause::after_list_item, "after_list_item"},
    {Pause::after_caption, "after_caption"},
    {Pause::before_subheading, "before_subheading"},
    {Pause::after_subheading, "after_subheading"},
    {Pause::before_sign_off, "before_sign_off"},
    {Pause::at_end, "at_end"},
    {Pause::between_items, "between_items"},
}};

template <typename Table, typename Enum>
std::string_view find_name(const Table& table, Enum value) {
  return table.at(static_cast<std::size_t>(value)).name;
}

template <typename Table>
auto find_value(const Table& table, std::string_view name)
    -> std::optional<decltype(table.front().value)> {
  const auto* const found =
      std::ranges::find_if(table, [name](const auto& entry) { return entry.name == name; });
  if (found == table.end()) return std::nullopt;
  return found->value;
}

template <typename Table>
std::string listed(const Table& table) {
  std::string list;
  for (const auto& entry : table) {
    if (!list.empty()) list += ", ";
    list += entry.name;
  }
  return list;
}

}  // namespace

std::string_view name_of(Role role) {
  return find_name(kRoles, role);
}

std::string_view name_of(Pause pause) {
  return find_name(kPauses, pause);
}

std::optional<Role> role_of(std::string_view name) {
  return find_value(kRoles, name);
}

std::optional<Pause> pause_of(std::string_view name) {
  return find_value(kPauses, name);
}

std::string numbered_id(std::size_t position) {
  constexpr std::size_t kDigits = 4;
  auto digits = std::to_string(position + 1);
  if (digits.size() < kDigits) digits.insert(0, kDigits - digits.size(), '0');
  return "s" + digits;
}

std::string role_names() {
  return listed(kRoles);
}

std::string pause_names() {
  return listed(kPauses);
}

}  // namespace lector::script
