#include "synth/catalogue.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <tuple>
#include <utility>

#include "base/report.hpp"

namespace lector::synth {
namespace {

constexpr std::size_t kSuggestions = 4;
/// eSpeak NG 1.51 keeps file name and variant in 40 bytes, and copies without looking.
constexpr std::size_t kMaxNameBytes = 39;

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char letter) { return lower(letter); });
  return result;
}

/// "en-us" of "gmw/en-US".
std::string short_name(const CatalogueEntry& entry) {
  const auto slash = entry.file.rfind('/');
  return lower(std::string_view(entry.file).substr(slash == std::string::npos ? 0 : slash + 1));
}

const CatalogueEntry* find_by_name(const Catalogue& catalogue, const std::string& name) {
  const auto found = std::ranges::find_if(catalogue.voices, [&](const CatalogueEntry& entry) {
    return name == short_name(entry) || name == lower(entry.file) || name == lower(entry.label);
  });
  return found == catalogue.voices.end() ? nullptr : &*found;
}

const CatalogueEntry* find_by_language(const Catalogue& catalogue, const std::string& tag) {
  const CatalogueEntry* best = nullptr;
  int best_priority = std::numeric_limits<int>::max();
  for (const auto& entry : catalogue.voices)
    for (const auto& language : entry.languages)
      if (lower(language.tag) == tag && language.priority < best_priority) {
        best = &entry;
        best_priority = language.priority;
      }
  return best;
}

/// Names that begin alike, those with the longest common beginning first.
std::vector<std::string> similar(const std::string& name, std::vector<std::string> names) {
  const auto common = [&](const std::string& other) {
    return std::ranges::mismatch(name, lower(other)).in1 - name.begin();
  };
  std::erase_if(names, [&](const std::string& other) { return common(other) == 0; });
  std::ranges::sort(
      names, {}, [&](const std::string& other) { return std::pair(-common(other), lower(other)); });
  names.resize(std::min(names.size(), kSuggestions));
  return names;
}

/// `; similar: "en-us", "en"`, or nothing if there is none.
std::string suggestion(const std::vector<std::string>& names, const std::string& prefix = {}) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + base::quoted(prefix + name);
  return list.empty() ? "" : "; similar: " + list;
}

[[noreturn]] void refuse(std::string_view name, const std::string& why) {
  throw Error(
      ErrorKind::config,
      "no voice " + base::quoted(name) + why + "; \"lector voices\" lists voices and variants");
}

const CatalogueEntry& find_voice(const Catalogue& catalogue, std::string_view name) {
  const auto plus = name.find('+');
  const auto base_name = lower(name.substr(0, plus));
  if (const auto* entry = find_by_name(catalogue, base_name)) return *entry;
  const auto* entry = find_by_language(catalogue, base_name);
  if (entry != nullptr && plus != std::string_view::npos)
    refuse(name,
           ": eSpeak NG ignores a variant after " + base::quoted(base_name) +
               ", which is a language; say " +
               base::quoted(short_name(*entry) + std::string(name.substr(plus))));
  if (entry != nullptr) return *entry;
  std::vector<std::string> names;
  std::ranges::transform(catalogue.voices, std::back_inserter(names), short_name);
  refuse(name, suggestion(similar(base_name, names)));
}

}  // namespace

std::string resolve(const Catalogue& catalogue, std::string_view name) {
  const auto& voice = find_voice(catalogue, name);
  const auto plus = name.find('+');
  if (plus == std::string_view::npos) return voice.file;
  const auto variant = std::string(name.substr(plus + 1));
  if (std::ranges::find(catalogue.variants, variant) == catalogue.variants.end())
    refuse(name,
           ": eSpeak NG has no variant " + base::quoted(variant) +
               suggestion(similar(lower(variant), catalogue.variants), short_name(voice) + "+"));
  auto result = voice.file + "+" + variant;
  if (result.size() > kMaxNameBytes) refuse(name, ": the name is too long for eSpeak NG");
  return result;
}

std::optional<std::string> voice_for_language(const VoiceList& list, std::string_view language) {
  const auto tag = lower(language);
  if (tag == "zh" || tag == "cmn") return voice_for_language(list, "cmn-latn-pinyin");
  for (const auto& part : {&KnownVoice::name, &KnownVoice::language}) {
    const auto found = std::ranges::find(
        list.voices, tag, [&](const KnownVoice& voice) { return lower(voice.*part); });
    if (found != list.voices.end()) return found->name;
  }
  const auto hyphen = tag.rfind('-');
  if (hyphen == std::string::npos || tag == "cmn-latn-pinyin") return std::nullopt;
  return voice_for_language(list, tag.substr(0, hyphen));
}

VoiceList to_list(const Catalogue& catalogue) {
  VoiceList list;
  for (const auto& entry : catalogue.voices)
    list.voices.push_back({.name = short_name(entry),
                           .language = entry.languages.empty() ? "" : entry.languages.front().tag,
                           .label = entry.label});
  const auto key = [](const KnownVoice& voice) { return std::tie(voice.language, voice.name); };
  std::ranges::sort(list.voices, {}, key);
  list.variants = catalogue.variants;
  std::ranges::sort(list.variants);
  return list;
}

}  // namespace lector::synth
