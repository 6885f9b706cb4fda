#include "voice/style.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/files.hpp"
#include "base/report.hpp"
#include "base/toml.hpp"

namespace lector::voice {
namespace {

using base::IntegerRange;
using base::NumberRange;
using base::TomlTable;

constexpr std::string_view kFormat = "lector.style/1";
constexpr std::size_t kMostBytes = 1'000'000;

// eSpeak NG's own limits (speak_lib.h, espeak_PARAMETER).
constexpr IntegerRange kRate = {80, 450, 180};
constexpr IntegerRange kPitch = {0, 100, 50};

// Longer than any pause of a broadcast; what is meant to be longer is a sound, not a pause.
constexpr std::int64_t kLongestPauseMs = 10'000;

struct NamedPause {
  std::string_view name;
  std::int64_t otherwise_ms;
};

// The classes of the script format; lengths as in voices/README.md, "Pauses".
constexpr std::array<NamedPause, 11> kPauses = {{
    {"after_headline", 900},
    {"after_opening", 900},
    {"after_sentence", 350},
    {"after_paragraph", 700},
    {"after_list_item", 450},
    {"after_caption", 800},
    {"before_subheading", 1200},
    {"after_subheading", 700},
    {"before_sign_off", 1200},
    {"between_items", 2000},
    {"at_end", 1000},
}};

constexpr NumberRange kLoudness = {-31.0, -9.0, -16.0};
constexpr NumberRange kTruePeak = {-9.0, 0.0, -1.0};

std::string to_lower_ascii(std::string_view tag) {
  std::string lower(tag);
  std::ranges::transform(lower, lower.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  std::ranges::replace(lower, '_', '-');
  return lower;
}

// A tag and its parents, longest first: "zh-hant-tw", "zh-hant", "zh".
template <typename Map>
auto find_by_tag(const Map& map, std::string_view language) {
  auto tag = to_lower_ascii(language);
  for (;;) {
    const auto found = map.find(tag);
    const auto hyphen = tag.rfind('-');
    if (found != map.end() || hyphen == std::string::npos) return found;
    tag.resize(hyphen);
  }
}

bool is_language_tag(std::string_view tag) {
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789-";
  return tag.size() >= 2 && tag.find_first_not_of(kAllowed) == std::string_view::npos;
}

void check_tag(const TomlTable& table, const std::string& tag) {
  if (!is_language_tag(tag))
    table.refuse(tag, "the key must be a language in lower case: \"pt-br\"");
}

Voice read_manner(TomlTable& table) {
  Voice voice;
  voice.rate_wpm = static_cast<int>(table.integer("rate_wpm", kRate));
  voice.pitch = static_cast<int>(table.integer("pitch", kPitch));
  voice.pitch_range = static_cast<int>(table.integer("pitch_range", kPitch));
  return voice;
}

Voice read_voice(TomlTable& voices, const std::string& language) {
  if (voices.is_text(language)) {
    Voice voice;
    voice.name = voices.text(language);
    return voice;
  }
  auto table = voices.table(language);
  auto voice = read_manner(table);
  voice.name = table.text("name");
  table.finish();
  return voice;
}

std::map<std::string, Voice, std::less<>> read_voices(TomlTable voices) {
  std::map<std::string, Voice, std::less<>> by_language;
  for (const auto& language : voices.keys()) {
    check_tag(voices, language);
    by_language.emplace(language, read_voice(voices, language));
  }
  return by_language;
}

std::map<std::string, std::int64_t, std::less<>> read_pauses(TomlTable table) {
  std::map<std::string, std::int64_t, std::less<>> pauses;
  for (const auto& pause : kPauses) {
    const auto length = table.integer(pause.name, {0, kLongestPauseMs, pause.otherwise_ms});
    pauses.emplace(pause.name, length);
  }
  table.finish();
  return pauses;
}

enum class Placeholder { none, one };

std::string read_phrase(TomlTable& table, std::string_view key, Placeholder expected) {
  auto phrase = table.text(key);
  const auto first = phrase.find("{}");
  const bool has_one =
      first != std::string::npos && phrase.find("{}", first + 1) == std::string::npos;
  if (expected == Placeholder::one && !has_one)
    table.refuse(key, "must have {} once, for the value");
  if (expected == Placeholder::none && first != std::string::npos) {
    table.refuse(key, "must not have {}: there is no value");
  }
  return phrase;
}

// A phrase that style sheets of before don't have.
std::string read_phrase(TomlTable& table,
                        std::string_view key,
                        Placeholder expected,
                        const std::string& otherwise) {
  return table.text_if_there(key) ? read_phrase(table, key, expected) : otherwise;
}

void read_edition_phrases(Phrases& phrases, TomlTable& table) {
  phrases.contents = read_phrase(table, "contents", Placeholder::none, "");
  phrases.contents_chapter = read_phrase(table, "contents_chapter", Placeholder::none, "");
  phrases.edition_title = read_phrase(table, "edition_title", Placeholder::none, "");
  phrases.edition_notice = read_phrase(table, "edition_notice", Placeholder::none, phrases.notice);
  phrases.edition_sign_off =
      read_phrase(table, "edition_sign_off", Placeholder::one, phrases.sign_off);
}

Phrases read_phrases(TomlTable table) {
  Phrases phrases;
  phrases.byline = read_phrase(table, "byline", Placeholder::one);
  phrases.publication = read_phrase(table, "publication", Placeholder::one);
  phrases.published = read_phrase(table, "published", Placeholder::one);
  phrases.notice = read_phrase(table, "notice", Placeholder::none);
  phrases.caption = read_phrase(table, "caption", Placeholder::one);
  phrases.captions = read_phrase(table, "captions", Placeholder::none);
  phrases.sign_off = read_phrase(table, "sign_off", Placeholder::one);
  phrases.sign_off_chapter = read_phrase(table, "sign_off_chapter", Placeholder::none);
  read_edition_phrases(phrases, table);
  table.finish();
  return phrases;
}

std::map<std::string, Phrases, std::less<>> read_all_phrases(TomlTable table) {
  std::map<std::string, Phrases, std::less<>> by_language;
  for (const auto& language : table.keys()) {
    check_tag(table, language);
    by_language.emplace(language, read_phrases(table.table(language)));
  }
  if (by_language.count("en") == 0) {
    table.refuse("en", "every style has English phrases, for languages that it lacks");
  }
  return by_language;
}

CaptionPlace read_caption_place(TomlTable& root) {
  constexpr std::array<std::string_view, 3> kPlaces = {"in_place", "collected", "dropped"};
  const auto place = root.word("captions", kPlaces);
  if (place == "collected") return CaptionPlace::collected;
  return place == "dropped" ? CaptionPlace::dropped : CaptionPlace::in_place;
}

bool read_image_descriptions(TomlTable& root) {
  constexpr std::array<std::string_view, 2> kPlaces = {"dropped", "in_place"};
  return root.word("image_descriptions", kPlaces) == kPlaces.back();
}

Mastering read_mastering(TomlTable table) {
  Mastering mastering;
  mastering.loudness_lufs = table.number("loudness_lufs", kLoudness);
  mastering.true_peak_dbtp = table.number("true_peak_dbtp", kTruePeak);
  table.finish();
  return mastering;
}

void check_format(TomlTable& root) {
  if (root.text("format") != kFormat) root.refuse("format", "must be " + base::quoted(kFormat));
}

// "gmw/en-us+f2" speaks "en-us".
std::string language_of_voice(std::string_view name) {
  const auto slash = name.rfind('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  return std::string(name.substr(0, name.find('+')));
}

const Voice* find_named(const Style& style, std::string_view name) {
  for (const auto* const voices : {&style.default_voices, &style.caption_voices}) {
    const auto found = std::ranges::find_if(
        *voices, [name](const auto& pair) { return pair.second.name == name; });
    if (found != voices->end()) return &found->second;
  }
  return nullptr;
}

std::string languages_of(const Style& style) {
  std::string list;
  for (const auto& [language, voice] : style.default_voices) {
    list += (list.empty() ? "" : ", ") + language;
  }
  return list;
}

}  // namespace

Style parse_style(std::string_view toml, const std::string& file) {
  auto root = TomlTable::parse(toml, file);
  check_format(root);
  Style style;
  style.name = root.text("name");
  style.captions = read_caption_place(root);
  style.reads_image_descriptions = read_image_descriptions(root);
  style.beside = root.texts("with");
  auto voices = root.table("voices");
  style.default_voices = read_voices(voices.table("default"));
  style.caption_voices = read_voices(voices.table("caption"));
  voices.finish();
  if (style.default_voices.empty()) {
    voices.refuse("default", "at least one language needs a voice: en = \"en-us\"");
  }
  style.pauses_ms = read_pauses(root.table("pauses_ms"));
  style.phrases = read_all_phrases(root.table("phrases"));
  style.mastering = read_mastering(root.table("mastering"));
  root.finish();
  return style;
}

std::filesystem::path style_path(const std::filesystem::path& voices_folder,
                                 std::string_view name_or_path) {
  const bool is_path =
      name_or_path.find('/') != std::string_view::npos || name_or_path.ends_with(".toml");
  return is_path ? std::filesystem::path(name_or_path)
                 : voices_folder / (std::string(name_or_path) + ".toml");
}

Style read_style(const std::filesystem::path& voices_folder, std::string_view name_or_path) {
  const auto path = style_path(voices_folder, name_or_path);
  try {
    return parse_style(base::read_file(path, kMostBytes), path.string());
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::config) throw;
    // A style that can't be read is a wrong configuration, whatever the reason.
    throw Error(ErrorKind::config, "no style " + base::quoted(name_or_path) + ": " + error.what());
  }
}

Voice voice_for(const Style& style, std::string_view role, std::string_view language) {
  if (role == "caption") {
    const auto second = find_by_tag(style.caption_voices, language);
    if (second != style.caption_voices.end()) return second->second;
  }
  if (style.voice_override) return voice_named(style, *style.voice_override);
  const auto first = find_by_tag(style.default_voices, language);
  if (first != style.default_voices.end()) return first->second;
  throw Error(ErrorKind::config,
              "style " + base::quoted(style.name) + " has no voice for language " +
                  base::quoted(language) + "; it has " + languages_of(style) +
                  "; name one with --voice, or add it under [voices.default]");
}

Voice voice_named(const Style& style, std::string_view name) {
  if (const auto* const own = find_named(style, name)) return *own;
  Voice voice;
  const auto related = find_by_tag(style.default_voices, language_of_voice(name));
  if (related != style.default_voices.end()) voice = related->second;
  voice.name = name;
  return voice;
}

const Phrases& phrases_for(const Style& style, std::string_view language) {
  return style.phrases.at(phrases_language(style, language));
}

std::string phrases_language(const Style& style, std::string_view language) {
  const auto found = find_by_tag(style.phrases, language);
  return found == style.phrases.end() ? "en" : found->first;
}

}  // namespace lector::voice
