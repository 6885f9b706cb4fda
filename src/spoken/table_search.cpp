#include "spoken/table_search.hpp"

namespace lector::spoken {
namespace {

constexpr int kMostTokens = 8;  // "lbs. per sq. in."

template <typename Fold>
std::optional<Found> search(const Cursor& at,
                            const Table& table,
                            std::string_view prefix,
                            const Fold& fold) {
  std::optional<Found> best;
  std::string key(prefix);
  auto cursor = at;
  for (int i = 0; i < kMostTokens && !cursor.is_at_end(); ++i) {
    if (cursor.is(TokenKind::space)) {
      key += ' ';
      cursor.next();
      continue;
    }
    const bool is_letters = cursor.is_word() || cursor.is_number();
    key += fold(cursor.next());
    if (is_letters && !cursor.ends_word()) continue;
    const auto* const value = table.value_of(key);
    if (value != nullptr) best = Found{cursor, *value, key};
  }
  return best;
}

}  // namespace

std::optional<Found> longest(const Cursor& at, const Table& table, std::string_view prefix) {
  return search(at, table, prefix, [](std::string_view token) { return std::string(token); });
}

std::optional<Found> longest_folded(const Cursor& at, const Table& table, std::string_view prefix) {
  return search(at, table, prefix, [](std::string_view token) { return folded(token); });
}

}  // namespace lector::spoken
