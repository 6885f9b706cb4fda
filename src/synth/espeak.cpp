#include "synth/espeak.hpp"

#include <espeak-ng/speak_lib.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <map>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/hash.hpp"
#include "base/report.hpp"
#include "synth/marks.hpp"
#include "synth/parts.hpp"
#include "synth/plain_text.hpp"

namespace lector::synth {
namespace {

/// Part of the sound: another length gives other bytes. This is what the library uses by itself.
constexpr int kBufferMs = 200;

/// Passes sound on; what is silent at its end waits until it is known whether more follows.
class Outlet {
 public:
  explicit Outlet(const SoundSink& sink) : sink_(sink) {}

  /// @return false if nobody listens any more.
  bool add(std::span<const std::int16_t> sound) {
    auto loud = sound.size();
    while (loud > 0 && std::abs(static_cast<int>(sound[loud - 1])) <= kSilence) --loud;
    if (loud > 0) flush();
    pass(sound.first(loud));
    const auto silent = sound.subspan(loud);
    waiting_.insert(waiting_.end(), silent.begin(), silent.end());
    return is_heard_;
  }
  void flush() {
    pass(waiting_);
    waiting_.clear();
  }
  void drop() { waiting_.clear(); }

  [[nodiscard]] bool is_heard() const { return is_heard_; }
  [[nodiscard]] std::int64_t frames() const { return frames_; }

 private:
  static constexpr int kSilence = 32;  // a thousandth of full scale, -60 dB

  void pass(std::span<const std::int16_t> sound) {
    if (sound.empty() || !is_heard_) return;
    is_heard_ = sink_(sound);
    frames_ += static_cast<std::int64_t>(sound.size());
  }

  const SoundSink& sink_;
  std::vector<std::int16_t> waiting_;
  std::int64_t frames_ = 0;
  bool is_heard_ = true;
};

/// What the callback of the part that is being spoken works on.
struct Hearing {
  Outlet* outlet = nullptr;
  std::vector<WordEvent> words;
};

constexpr int kGoOn = 0;
constexpr int kStop = 1;

/// Called by C: nothing may be thrown through it.
int hear(short* wave, int count, espeak_EVENT* events) noexcept {
  if (wave == nullptr || events == nullptr) return kGoOn;
  auto* hearing = static_cast<Hearing*>(events->user_data);
  if (hearing == nullptr || hearing->outlet == nullptr) return kStop;
  for (; events->type != espeakEVENT_LIST_TERMINATED; ++events)
    if (events->type == espeakEVENT_WORD)
      hearing->words.push_back({.frame = events->sample, .code_point = events->text_position});
  return hearing->outlet->add({wave, static_cast<std::size_t>(count)}) ? kGoOn : kStop;
}

void expect(espeak_ERROR result, const std::string& what) {
  if (result == EE_OK) return;
  throw Error(ErrorKind::engine,
              "eSpeak NG " + what + " (error " + std::to_string(static_cast<int>(result)) + ")");
}

/// A parameter of the voice, what it is called, and what eSpeak NG allows.
struct Parameter {
  espeak_PARAMETER number;
  const char* name;
  int lowest;
  int highest;
};

constexpr Parameter kRate{espeakRATE, "rate", espeakRATE_MINIMUM, espeakRATE_MAXIMUM};
constexpr Parameter kPitch{espeakPITCH, "pitch", 0, 100};
constexpr Parameter kRange{espeakRANGE, "pitch range", 0, 100};

void set(const Parameter& parameter, int value) {
  if (value < parameter.lowest || value > parameter.highest)
    throw Error(ErrorKind::config,
                std::string(parameter.name) + " " + std::to_string(value) +
                    " of a voice is outside " + std::to_string(parameter.lowest) + " to " +
                    std::to_string(parameter.highest));
  expect(espeak_SetParameter(parameter.number, value, 0), "refused " + std::string(parameter.name));
}

/// Languages are listed as a priority byte and a name, one after another, ended by a zero byte.
std::vector<CatalogueEntry::Language> read_languages(const char* list) {
  std::vector<CatalogueEntry::Language> languages;
  while (list != nullptr && *list != 0) {
    const std::string tag(list + 1);
    languages.push_back({.tag = tag, .priority = static_cast<unsigned char>(*list)});
    list += tag.size() + 2;
  }
  return languages;
}

std::string text_or_empty(const char* text) {
  return text == nullptr ? "" : text;
}

Catalogue read_catalogue() {
  Catalogue catalogue;
  for (const auto* const* voice = espeak_ListVoices(nullptr); voice != nullptr && *voice != nullptr;
       ++voice)
    catalogue.voices.push_back({.file = text_or_empty((*voice)->identifier),
                                .label = text_or_empty((*voice)->name),
                                .languages = read_languages((*voice)->languages)});
  espeak_VOICE variants{};
  variants.languages = "variant";
  constexpr std::string_view kFolder = "!v/";
  for (const auto* const* voice = espeak_ListVoices(&variants);
       voice != nullptr && *voice != nullptr;
       ++voice) {
    const auto file = text_or_empty((*voice)->identifier);
    if (file.starts_with(kFolder)) catalogue.variants.push_back(file.substr(kFolder.size()));
  }
  return catalogue;
}

/// A name for all files of a folder, by their own names, sizes and times of change: reading them
/// would take longer than speaking an article.
std::string name_of_data(const std::filesystem::path& folder) {
  std::vector<std::string> files;
  std::error_code unreadable;  // what can't be read isn't spoken with either
  for (std::filesystem::recursive_directory_iterator each(folder, unreadable), end;
       !unreadable && each != end;
       each.increment(unreadable)) {
    struct stat status{};
    if (::stat(each->path().c_str(), &status) != 0 || S_ISDIR(status.st_mode)) continue;
    files.push_back(each->path().string() + '\n' + std::to_string(status.st_size) + '\n' +
                    std::to_string(status.st_mtim.tv_sec));
  }
  std::ranges::sort(files);
  base::Hasher hasher;
  for (const auto& file : files) hasher.add(file);
  return base::to_text(hasher.key()).substr(0, 8);
}

/// Whether `[[` begins phonemes is told to eSpeak NG when it speaks, and heeded from then on.
void allow_phonemes(Notation notation) {
  const unsigned flags = notation == Notation::phonemes ? espeakPHONEMES : 0;
  expect(espeak_Synth("a", 2, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | flags, nullptr, nullptr),
         "can't speak");
}

/// Clauses one after another, apart by a space.
std::string transcribe(const std::string& text, int mode) {
  std::string phonemes;
  const void* rest = text.c_str();
  while (rest != nullptr) {
    const std::string clause = text_or_empty(espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, mode));
    for (std::size_t begin = 0; begin < clause.size();) {
      const auto end = std::min(clause.find(' ', begin), clause.size());
      if (end > begin && !phonemes.empty()) phonemes += ' ';
      phonemes.append(clause, begin, end - begin);
      begin = end + 1;
    }
  }
  return phonemes;
}

void set_voice(const std::string& name, const voice::Voice& voice) {
  expect(espeak_SetVoiceByName(name.c_str()), "can't load voice " + base::quoted(name));
  set(kRate, voice.rate_wpm);
  set(kPitch, voice.pitch);
  set(kRange, voice.pitch_range);
}

/// What eSpeak NG is asked to load for each language of the runs: with the variant of the
/// utterance's voice, so that it is the same person who speaks.
std::map<std::string, std::string> voices_for(const Espeak& espeak, const Utterance& utterance) {
  std::map<std::string, std::string> names;
  if (utterance.runs.empty()) return names;
  const auto list = to_list(espeak.catalogue);
  const auto plus = utterance.voice.name.find('+');
  const auto variant = plus == std::string::npos ? "" : utterance.voice.name.substr(plus);
  for (const auto& run : utterance.runs)
    for (const std::string_view language : {std::string_view(run.language), kHanLanguage})
      if (const auto name = voice_for_language(list, language))
        names.try_emplace(std::string(language), resolve(espeak.catalogue, *name + variant));
  return names;
}

/// Without those in languages that no voice reads.
std::vector<spoken::Run> readable(const std::vector<spoken::Run>& runs,
                                  const std::map<std::string, std::string>& voices) {
  std::vector<spoken::Run> found;
  std::ranges::copy_if(runs, std::back_inserter(found), [&](const spoken::Run& run) {
    return run.language.empty() || voices.contains(run.language);
  });
  return found;
}

/// Ends a clause without pause and without the fall of a sentence's end: a change of voice, which
/// 1.51 doesn't carry out where the text is plain, nor would it matter.
std::string unfinished(std::string text, const std::string& voice) {
  return std::move(text) + " \001V" + voice + " ";
}

std::vector<Mark> speak_part(std::string_view text,
                             const Part& part,
                             const std::string& voice,
                             Outlet& outlet) {
  const auto words = text.substr(part.begin, part.end - part.begin);
  const auto plain = make_plain(words, part.runs);
  auto input = to_utf8(plain.code_points);
  if (part.goes_on) input = unfinished(std::move(input), voice);
  const auto start = outlet.frames();
  Hearing hearing{.outlet = &outlet, .words = {}};
  // Neither espeakSSML nor espeakPHONEMES, ever: the text is an article's.
  expect(espeak_Synth(input.c_str(),
                      input.size() + 1,
                      0,
                      POS_CHARACTER,
                      0,
                      espeakCHARS_UTF8,
                      nullptr,
                      &hearing),
         "can't speak");
  if (part.goes_on)
    outlet.drop();
  else
    outlet.flush();
  auto marks = place_marks(words, plain, hearing.words);
  for (auto& mark : marks) {
    mark.frame = std::min(mark.frame + start, outlet.frames());
    mark.offset_bytes += part.begin;
  }
  return marks;
}

}  // namespace

Espeak initialise_espeak() {
  Espeak espeak;
  espeak.sample_rate_hz =
      espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, kBufferMs, nullptr, espeakINITIALIZE_DONT_EXIT);
  if (espeak.sample_rate_hz <= 0)
    throw Error(ErrorKind::engine,
                "can't start eSpeak NG: its data are missing or damaged; install the package "
                "\"espeak-ng-data\"");
  const char* folder = nullptr;
  espeak.version = text_or_empty(espeak_Info(&folder));
  espeak.data = name_of_data(text_or_empty(folder));
  espeak.catalogue = read_catalogue();
  espeak_SetSynthCallback(hear);
  return espeak;
}

std::vector<Mark> speak(const Espeak& espeak, const Utterance& utterance, const SoundSink& sink) {
  const auto own_voice = resolve(espeak.catalogue, utterance.voice.name);
  const auto voices = voices_for(espeak, utterance);
  Outlet outlet(sink);
  std::vector<Mark> marks;
  for (const auto& part : divide(utterance.text, readable(utterance.runs, voices))) {
    const auto& voice = part.language.empty() ? own_voice : voices.at(part.language);
    set_voice(voice, utterance.voice);
    const auto more = speak_part(utterance.text, part, voice, outlet);
    marks.insert(marks.end(), more.begin(), more.end());
    if (!outlet.is_heard()) break;
  }
  return marks;
}

Pronunciation pronounce(const Espeak& espeak, const Question& question) {
  constexpr int kNames = 1;
  const auto voice = resolve(espeak.catalogue, question.voice);
  expect(espeak_SetVoiceByName(voice.c_str()), "can't load voice " + base::quoted(voice));
  allow_phonemes(question.notation);
  if (question.notation == Notation::words) {
    const auto text = to_utf8(make_plain(question.text).code_points);
    return {.names = transcribe(text, kNames),
            .ipa = transcribe(text, espeakPHONEMES_IPA),
            .is_known = true};
  }
  // From the first name that it doesn't know on, eSpeak NG leaves everything out.
  constexpr std::string_view kLast = "_|";
  const auto checked = "[[" + question.text + "|" + std::string(kLast) + "]]";
  const auto text = "[[" + question.text + "]]";
  return {.names = transcribe(text, kNames),
          .ipa = transcribe(text, espeakPHONEMES_IPA),
          .is_known = transcribe(checked, kNames).ends_with(kLast)};
}

}  // namespace lector::synth
