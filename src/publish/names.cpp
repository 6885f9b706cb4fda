#include "publish/names.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "edition/tag_text.hpp"
#include "script/names.hpp"

namespace lector::publish {

std::string speaker_of(script::Role role) {
  std::string name(script::name_of(role));
  std::ranges::replace(name, '_', ' ');
  name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
  return name;
}

std::string clock_time(std::int64_t time_ms, char point) {
  auto text = edition::clock_time(time_ms);
  text[text.size() - 4] = point;
  return text;
}

std::string escaped(std::string_view text, Escaping where) {
  std::string safe;
  for (const char c : text) {
    if (c == '&') {
      safe += "&amp;";
    } else if (c == '<') {
      safe += "&lt;";
    } else if (c == '>') {
      safe += "&gt;";
    } else if (c == '"' && where == Escaping::value) {
      safe += "&quot;";
    } else {
      safe += c;
    }
  }
  return safe;
}

double seconds_of(std::int64_t time_ms) {
  return static_cast<double>(time_ms) / 1000.0;
}

std::size_t sentence_at(const Publication& publication, std::int64_t time_ms) {
  const auto& sentences = publication.sentences;
  const auto found = std::ranges::lower_bound(sentences, time_ms, {}, &Sentence::start_ms);
  return static_cast<std::size_t>(
      std::distance(sentences.begin(), found == sentences.end() ? std::prev(found) : found));
}

}  // namespace lector::publish
