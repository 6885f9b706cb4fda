#include "cli/voices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/terminal.hpp"
#include "pipeline/render.hpp"
#include "synth/workers.hpp"

namespace lector::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

bool is_of_language(const synth::KnownVoice& voice, const std::string& wanted) {
  return wanted.empty() || voice.language == wanted || voice.language.starts_with(wanted + "-") ||
         voice.name == wanted;
}

Json to_json(const synth::VoiceList& list) {
  Json voices = Json::array();
  for (const auto& voice : list.voices)
    voices.push_back({{"name", voice.name}, {"language", voice.language}, {"label", voice.label}});
  return {{"format", "lector.voices/1"}, {"voices", voices}, {"variants", list.variants}};
}

std::string to_text(const synth::VoiceList& list) {
  std::string text;
  for (const auto& voice : list.voices)
    text += fmt::format("{:<18} {:<14} {}\n", voice.name, voice.language, voice.label);
  if (list.variants.empty()) return text;
  text += "\nVariants, as in VOICE+VARIANT:";
  std::size_t column = 80;
  for (const auto& variant : list.variants) {
    column += variant.size() + 1;
    if (column > 80) {
      text += "\n ";
      column = variant.size() + 1;
    }
    text += " " + variant;
  }
  return text + "\n";
}

int list_voices(const Invocation& wanted, synth::Engine& engine) {
  auto list = engine.voices();
  std::erase_if(list.voices,
                [&](const auto& voice) { return !is_of_language(voice, wanted.input); });
  if (list.voices.empty())  // no language or voice, so perhaps one with a variant: `check` explains
    engine.check(voice::voice_named(style_of(wanted), wanted.input));
  const bool has_variant = list.voices.empty();
  if (has_variant)
    list = {.voices = {{.name = wanted.input, .language = "", .label = "can be used"}},
            .variants = {}};
  print_result(wanted.output_mode == OutputMode::json ? to_json(list).dump(2) + "\n"
                                                      : to_text(list));
  return 0;
}

/// A role, and what its voice says in the audition.
struct Sample {
  script::Role role;
  const char* name;
  const char* words;
};

constexpr std::array kSamples{
    Sample{script::Role::headline, "headline", "This voice reads the headline"},
    Sample{script::Role::body,
           "body",
           "This voice reads the body of the article, one sentence after another."},
    Sample{script::Role::quote, "quote", "This voice reads what somebody said."},
    Sample{script::Role::caption,
           "caption",
           "Photo: this voice reads captions, where the pictures stand."},
    Sample{script::Role::sign_off, "sign_off", "This voice says goodbye."},
};

script::Script audition_script(const voice::Style& style) {
  script::Script script{.title = "Audition of the style " + style.name,
                        .byline = std::nullopt,
                        .publication = std::nullopt,
                        .published = std::nullopt,
                        .url = std::nullopt,
                        .language = "en",
                        .style = style.name,
                        .segments = {},
                        .left_out = {},
                        .diagnostics = {}};
  for (const auto& sample : kSamples)
    script.segments.push_back({.id = sample.name,
                               .role = sample.role,
                               .voice = voice::voice_for(style, sample.name, "en").name,
                               .language = "en",
                               .pause = script::Pause::after_paragraph,
                               .written = sample.words,
                               .spoken = sample.words,
                               .runs = {},
                               .span = {},
                               .chapter = sample.name});
  return script;
}

}  // namespace

fs::path voices_folder() {
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error);
  const auto installed = program.parent_path().parent_path() / "share/lector/voices";
  return fs::is_directory(installed, error) ? installed : fs::path(LECTOR_VOICES_DIR);
}

voice::Style style_of(const Invocation& wanted) {
  auto style = voice::read_style(voices_folder(), wanted.style);
  style.voice_override = wanted.voice;
  return style;
}

int show_voices(const Invocation& wanted) {
  const auto engine = synth::start_espeak();
  if (wanted.output.empty()) return list_voices(wanted, *engine);
  const auto style = style_of(wanted);
  pipeline::RenderOptions options;
  options.style = style;
  options.jobs = wanted.jobs;
  options.progress = show_progress(wanted.progress);
  (void)pipeline::render(audition_script(style), options, *engine, wanted.output);
  return 0;
}

}  // namespace lector::cli
