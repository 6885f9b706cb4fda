#include "spoken/ipa.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "spoken/ipa_tables.hpp"
#include "text/characters.hpp"

namespace lector::spoken {
namespace {

/// The longest sign: "ɐ̃ʊ̃".
constexpr std::size_t kMaxSignBytes = 12;

/// Marks that change nothing that eSpeak NG could say: ties, syllables, fine detail, brackets.
constexpr std::u32string_view kUnheard =
    U".\u203F\u032A\u032F\u031A\u02B0\u0325\u030A/\u0329|\u2016";

/// Calls `work` with each pair of words.
template <typename Work>
void for_each_pair(std::string_view rows, const Work& work) {
  constexpr std::string_view kSpace = " \n";
  std::string_view first;
  for (auto begin = rows.find_first_not_of(kSpace); begin != std::string_view::npos;) {
    const auto end = std::min(rows.find_first_of(kSpace, begin), rows.size());
    const auto word = rows.substr(begin, end - begin);
    if (first.empty())
      first = word;
    else
      work(std::exchange(first, {}), word);
    begin = rows.find_first_not_of(kSpace, end);
  }
}

std::string plain(std::string_view ipa) {
  static const auto kOthers = [] {
    std::unordered_map<std::string, std::string> others;
    for_each_pair(ipa_likes(),
                  [&](std::string_view from, std::string_view to) { others.emplace(from, to); });
    return others;
  }();
  constexpr std::u32string_view kTies = U"\u0361\u035C";
  std::string text;
  for (std::size_t offset = 0; offset < ipa.size();) {
    const auto character = text::character_at(ipa, offset);
    const std::string sign(ipa.substr(offset, character.end - offset));
    offset = character.end;
    if (kTies.find(character.value) != std::u32string_view::npos) continue;
    const auto other = kOthers.find(sign);
    text += other == kOthers.end() ? sign : other->second;
  }
  return text;
}

/// What a mark between the signs is in eSpeak NG's names; nothing if it is no mark.
std::optional<std::string_view> mark_of(char32_t character) {
  constexpr char32_t kLong = U'\u02D0';
  if (character == U'\u02C8') return "'";
  if (character == U'\u02CC') return ",";
  if (character == U' ') return " ";
  const bool is_unheard =
      character == kLong || kUnheard.find(character) != std::u32string_view::npos;
  return is_unheard ? std::optional<std::string_view>("") : std::nullopt;
}

bool is_for(std::string_view rows, std::string_view language) {
  if (!language.starts_with(rows)) return false;
  return rows.empty() || language.size() == rows.size() || language[rows.size()] == '-';
}

}  // namespace

IpaTable::IpaTable(std::string_view language) {
  std::string tag(language);
  std::ranges::transform(tag, tag.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  if (tag == "en") tag = "en-us";  // what the built-in style reads English with
  for (const auto& [for_language, rows] : ipa_rows())
    if (is_for(for_language, tag)) add(rows);
  for (const auto& [sign, name] : names_)
    for (std::size_t length = 1; length <= name.size(); ++length)
      begun_[name.substr(0, length)] = true;
}

void IpaTable::add(std::string_view rows) {
  for_each_pair(rows, [this](std::string_view sign, std::string_view name) {
    names_[std::string(sign)] = name;
  });
}

/// eSpeak NG reads the longest name that there is: "t" and "S" would be "tS". Names with a digit
/// behind a letter are many, and not all in the tables ("R3").
bool IpaTable::would_join(std::string_view before, std::string_view next) const {
  if (before.empty() || next.empty()) return false;
  const bool is_digit = next.front() >= '0' && next.front() <= '9';
  return is_digit || begun_.contains(std::string(before) + next.front());
}

Mapped IpaTable::map(std::string_view ipa) const {
  Mapped mapped;
  std::string_view before;
  const auto text = plain(ipa);
  for (std::size_t offset = 0; offset < text.size();) {
    auto length = std::min(kMaxSignBytes, text.size() - offset);
    auto found = names_.end();
    for (; length > 0; --length) {
      found = names_.find(text.substr(offset, length));
      if (found != names_.end()) break;
    }
    if (found != names_.end()) {
      if (would_join(before, found->second)) mapped.phonemes += '|';
      mapped.phonemes += before = found->second;
      offset += length;
      continue;
    }
    const auto character = text::character_at(text, offset);
    const auto mark = mark_of(character.value);
    if (!mark) return {.phonemes = {}, .unknown = text.substr(offset, character.end - offset)};
    mapped.phonemes += *mark;
    if (!mark->empty()) before = {};
    offset = character.end;
  }
  return mapped;
}

}  // namespace lector::spoken
