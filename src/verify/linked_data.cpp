#include "verify/linked_data.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/report.hpp"
#include "verify/addresses.hpp"
#include "verify/json_text.hpp"

namespace lector::verify {
namespace {

using nlohmann::json;

/// A field of an object; nothing if it is none, or has none of the name.
json field(const json& object, const char* name) {
  return object.is_object() ? object.value(name, json()) : json();
}

std::string text(const json& object, const char* name) {
  const auto value = field(object, name);
  return value.is_string() ? value.get<std::string>() : std::string();
}

Work work_of(const json& object) {
  auto title = text(object, "headline");
  return {.title = title.empty() ? text(object, "name") : std::move(title),
          .section = text(object, "articleSection"),
          .byline = text(field(object, "author"), "name"),
          .publisher = text(field(object, "publisher"), "name"),
          .published = text(object, "datePublished"),
          .url = text(object, "mainEntityOfPage"),
          .language = text(object, "inLanguage")};
}

void check_audio(const json& audio, const Facts& facts, Notes& notes) {
  if (decoded(text(audio, "contentUrl")) != facts.file_name)
    notes.add(kAgreement, "contentUrl is " + base::quoted(text(audio, "contentUrl")));
  if (text(audio, "contentSize") != std::to_string(facts.size_bytes))
    notes.add(kAgreement,
              "contentSize is " + base::quoted(text(audio, "contentSize")) + ", the sound has " +
                  std::to_string(facts.size_bytes) + " bytes");
  if (read_duration(text(audio, "duration")) != facts.length_ms)
    notes.add(kAgreement,
              "duration is " + base::quoted(text(audio, "duration")) + ", the sound lasts " +
                  time_text(facts.length_ms));
  expect_language("the sound in its linked data", text(audio, "inLanguage"), facts, notes);
}

}  // namespace

std::optional<LinkedData> read_linked_data(std::string_view text,
                                           const Facts& facts,
                                           Notes& notes) {
  const auto object = is_nested_deep(text) ? json() : json::parse(text, nullptr, false);
  if (!object.is_object()) {
    notes.add("6.8", "the linked data (application/ld+json) holds no JSON");
    return std::nullopt;
  }
  check_audio(field(object, "audio"), facts, notes);
  LinkedData data{.whole = work_of(object),
                  .articles = {},
                  .is_collection = field(object, "@type") == "CollectionPage"};
  if (!data.is_collection) data.articles.push_back(data.whole);
  for (const auto& part : field(object, "hasPart")) data.articles.push_back(work_of(part));
  return data;
}

void expect_tag(const Work& work, const Facts& facts, Notes& notes) {
  const auto expect = [&](const char* what, const std::string& found, const std::string& tagged) {
    expect_same_text(
        std::string("its linked data: the ") + what, squeezed(found), squeezed(tagged), notes);
  };
  expect("author", work.byline, facts.byline);
  expect("publisher", work.publisher, facts.publisher);
  expect("address", work.url, facts.url);
  const auto date = edition::id3_date(work.published);
  if (date.year != facts.date.year || date.day_month != facts.date.day_month ||
      date.time != facts.date.time)
    notes.add(kAgreement,
              "its linked data is of " + base::quoted(work.published) + ", the sound isn't");
}

std::optional<std::int64_t> read_duration(std::string_view text) {
  if (!text.starts_with("PT") || text.size() < 4) return std::nullopt;
  text.remove_prefix(2);
  constexpr std::array<std::pair<char, double>, 3> kUnits{
      {{'H', 3'600'000.0}, {'M', 60'000.0}, {'S', 1000.0}}};
  double total_ms = 0.0;
  for (const auto& [unit, length_ms] : kUnits) {
    const auto end = text.find(unit);
    if (end == std::string_view::npos) continue;
    const auto digits = text.substr(0, end);
    double count = 0.0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    const bool is_count = error == std::errc() && stop == digits.data() + digits.size();
    if (!is_count || !(count >= 0.0 && count < 1e9)) return std::nullopt;
    total_ms += count * length_ms;
    text.remove_prefix(end + 1);
  }
  if (!text.empty()) return std::nullopt;
  return std::llround(total_ms);
}

}  // namespace lector::verify
