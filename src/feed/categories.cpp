#include "feed/categories.hpp"

#include <algorithm>
#include <array>

namespace lector::feed {
namespace {

/// A category, and its subcategories parted by bars.
struct Row {
  std::string_view name;
  std::string_view subcategories;
};

constexpr std::array<Row, 19> kRows{{
    {"Arts", "Books|Design|Fashion & Beauty|Food|Performing Arts|Visual Arts"},
    {"Business", "Careers|Entrepreneurship|Investing|Management|Marketing|Non-Profit"},
    {"Comedy", "Comedy Interviews|Improv|Stand-Up"},
    {"Education", "Courses|How To|Language Learning|Self-Improvement"},
    {"Fiction", "Comedy Fiction|Drama|Science Fiction"},
    {"Government", ""},
    {"Health & Fitness", "Alternative Health|Fitness|Medicine|Mental Health|Nutrition|Sexuality"},
    {"History", ""},
    {"Kids & Family", "Education for Kids|Parenting|Pets & Animals|Stories for Kids"},
    {"Leisure",
     "Animation & Manga|Automotive|Aviation|Crafts|Games|Hobbies|Home & Garden|Video Games"},
    {"Music", "Music Commentary|Music History|Music Interviews"},
    {"News",
     "Business News|Daily News|Entertainment News|News Commentary|Politics|Sports News|Tech News"},
    {"Religion & Spirituality",
     "Buddhism|Christianity|Hinduism|Islam|Judaism|Religion|Spirituality"},
    {"Science",
     "Astronomy|Chemistry|Earth Sciences|Life Sciences|Mathematics|Natural Sciences|Nature|"
     "Physics|Social Sciences"},
    {"Society & Culture", "Documentary|Personal Journals|Philosophy|Places & Travel|Relationships"},
    {"Sports",
     "Baseball|Basketball|Cricket|Fantasy Sports|Football|Golf|Hockey|Rugby|Running|Soccer|"
     "Swimming|Tennis|Volleyball|Wilderness|Wrestling"},
    {"TV & Film", "After Shows|Film History|Film Interviews|Film Reviews|TV Reviews"},
    {"Technology", ""},
    {"True Crime", ""},
}};

}  // namespace

std::vector<std::string> category_names() {
  std::vector<std::string> names;
  names.reserve(kRows.size());
  for (const auto& row : kRows) names.emplace_back(row.name);
  return names;
}

std::vector<std::string> subcategories_of(std::string_view category) {
  std::vector<std::string> names;
  const auto* const row = std::ranges::find(kRows, category, &Row::name);
  if (row == kRows.end()) return names;
  for (auto rest = row->subcategories; !rest.empty();) {
    const auto end = std::min(rest.find('|'), rest.size());
    names.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return names;
}

}  // namespace lector::feed
