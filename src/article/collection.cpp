#include "article/collection.hpp"

#include <utility>

#include "article/assemble.hpp"

namespace lector::article {
Article read_article(const Collection& collection, std::size_t number, const text::Decoded& input) {
  constexpr std::string_view kOthers = "other entries of the file";
  const auto& parts = collection.parts;
  auto entry = collection.entry(number);
  entry.file = collection.name;
  Article article = read_entry(entry, input);
  const auto end = input.text().size();
  leave_out(article, input, {0, parts.front().begin}, collection.around);
  leave_out(article, input, {parts.front().begin, parts[number].begin}, kOthers);
  leave_out(article, input, {parts[number].end, parts.back().end}, kOthers);
  leave_out(article, input, {parts.back().end, end}, collection.around);
  const auto& about = collection.diagnostics;
  article.diagnostics.insert(article.diagnostics.end(), about.begin(), about.end());
  return with_markup(std::move(article), input);
}

}  // namespace lector::article
