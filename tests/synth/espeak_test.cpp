/// eSpeak NG itself, through its workers: what it says, what it can't be made to do, and that its
/// processes may be killed.
#include "synth/espeak.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "base/report.hpp"
#include "synth/processes.hpp"
#include "synth/workers.hpp"

using Catch::Matchers::Contains;
using namespace std::chrono_literals;
using lector::Error;
using lector::synth::Engine;
using lector::synth::start_espeak;
using lector::synth::Take;
using lector::synth::Utterance;
using lector::tests::eventually;
using lector::tests::living_descendants;
using lector::tests::parents_below;

namespace {

Utterance saying(const std::string& text, const std::string& voice = "en-us+benjamin") {
  return {.text = text, .language = "en", .voice = {.name = voice}};
}

double seconds(const Take& take) {
  return static_cast<double>(take.pcm.samples.size()) / take.pcm.sample_rate_hz;
}

/// Words that have marks, a blank between.
std::string marked(Engine& engine, const std::string& text, const std::string& voice) {
  std::string words;
  for (const auto& mark : engine.speak(saying(text, voice)).marks)
    words += (words.empty() ? "" : " ") + text.substr(mark.offset_bytes, mark.length_bytes);
  return words;
}

bool same_sound(Engine& engine, const std::string& one, const std::string& other) {
  return engine.speak(saying(one)).pcm.samples == engine.speak(saying(other)).pcm.samples;
}

std::string refusal(Engine& engine, const std::string& voice) {
  try {
    engine.check({.name = voice});
    return "accepted";
  } catch (const Error& error) {
    CHECK(error.kind() == lector::ErrorKind::config);
    return error.what();
  }
}

std::string repeat(const std::string& unit, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += unit;
  return text;
}

}  // namespace

TEST_CASE("eSpeak NG: marks name the words of the text in many scripts", "[synth]") {
  const auto engine = start_espeak();
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"Hello “Zürich” 1,234 don't 😀 owners", "Hello Zürich 1,234 don't 😀 owners"},
      {"naïve cafe\u0301, well-known (ok)", "naïve cafe\u0301 well-known ok"},
      {"Wait... and then, U.S. troops", "Wait and then U.S troops"},
      {"She paid $3.5 million; he said: “No!”", "She paid 3.5 million he said No"}};
  for (const auto& [text, words] : texts) CHECK(marked(*engine, text, "en-us+benjamin") == words);
  CHECK(marked(*engine, "Größe über Öl: „Die Äpfel“ kosten 12,50 Euro.", "de") ==
        "Größe über Öl Die Äpfel kosten 12,50 Euro");
  CHECK(marked(*engine, "안녕하세요 세계, 오늘은 2025년입니다.", "ko") ==
        "안녕하세요 세계 오늘은 2025년입니다");
  CHECK(marked(*engine, "州长说，新桥", "cmn") == "州 长 说 新 桥");
}

TEST_CASE("eSpeak NG: a mark falls where its word begins to sound", "[synth]") {
  const auto engine = start_espeak();
  const std::string text = "Before the pause, zebra.";
  const auto whole = engine->speak(saying(text));
  REQUIRE(whole.marks.size() == 4);
  // The clause before it, spoken alone, ends within a pause's length of the mark.
  const auto clause = engine->speak(saying("Before the pause,"));
  const auto gap = whole.marks[3].frame - static_cast<std::int64_t>(clause.pcm.samples.size());
  CHECK(std::abs(gap) < whole.pcm.sample_rate_hz / 4);
}

TEST_CASE("eSpeak NG: text can't act as markup, phonemes or commands", "[synth]") {
  const auto engine = start_espeak();
  // Each would be much shorter, or longer, if it acted: they were tried with the library itself.
  CHECK(same_sound(*engine, "[\x02h@l'oU]]", "[ h@l'oU]]"));
  CHECK(seconds(engine->speak(saying("[[h@l'oU]]"))) > 0.8);
  CHECK(same_sound(*engine,
                   "\x01"
                   "5S hello",
                   " 5S hello"));
  CHECK(same_sound(*engine, "hello \x01+50S world", "hello  +50S world"));
  CHECK(same_sound(*engine, "a\x01Vde b", "a Vde b"));
  CHECK(same_sound(*engine, "hello\n\n\nworld", "hello world"));
  CHECK(same_sound(*engine, "\u0530hello \ue03cworld\u0557", "hello world"));
  CHECK(seconds(engine->speak(saying("hello <break time=\"50s\"/> world"))) < 6.0);
  CHECK_THAT(marked(*engine, "<audio src=\"/etc/passwd\"/> hello", "en-us+benjamin"),
             Contains("audio") && Contains("passwd") && Contains("hello"));
  CHECK_THAT(marked(*engine, "&lt;b&gt; <speak>hello</speak>", "en-us"), Contains("lt;b&gt"));
}

TEST_CASE("eSpeak NG: nothing of a long word or clause gets lost", "[synth]") {
  const auto engine = start_espeak();
  const auto grows = [&](const std::string& unit, int few, int many, const std::string& voice) {
    const double once = seconds(engine->speak(saying(repeat(unit, few), voice)));
    const double long_one = seconds(engine->speak(saying(repeat(unit, many), voice)));
    INFO(unit << " " << voice << ": " << once << " s, " << long_one << " s");
    CHECK(long_one > 0.85 * once * many / few);
  };
  grows("ba", 40, 400, "en-us");
  grows("안녕하세요", 8, 80, "ko");
  grows("안녕하세요 ", 8, 80, "ko");
  grows("州长星期二说新桥将在春天开放", 3, 30, "cmn");
  grows("東京都は火曜日に新しい橋が", 3, 30, "ja");
  grows("слово ", 20, 400, "ru");
  grows("word ", 20, 400, "en-us");
  grows("9 ", 50, 1000, "en-us");
  grows("😀", 10, 200, "en-us");
}

TEST_CASE("eSpeak NG: the longest text ends in bounded time", "[synth]") {
  const auto engine = start_espeak();
  const auto take =
      engine->speak(saying(repeat("word ", lector::synth::kMaxTextBytes / 5), "en-us"));
  CHECK(seconds(take) > 600.0);
  CHECK_THROWS_AS(engine->speak(saying(repeat("word ", 2'000'000))), Error);
}

TEST_CASE("eSpeak NG: voices that don't work are refused, others named", "[synth]") {
  const auto engine = start_espeak();
  for (const auto* voice :
       {"en-us+benjamin", "en-us", "en-gb", "gmw/en-US+edward", "de+edward", "ko", "es", "pt-br"})
    CHECK(refusal(*engine, voice) == "accepted");
  CHECK_THAT(refusal(*engine, "en-gb+benjamin"), Contains("say \"en+benjamin\""));
  CHECK_THAT(refusal(*engine, "en-us+nosuch"), Contains("no variant \"nosuch\""));
  CHECK_THAT(refusal(*engine, "en-us+bejamin"), Contains("\"en-us+benjamin\""));
  CHECK_THAT(refusal(*engine, "en-us+fast"), Contains("sounds like \"en-us\""));
  CHECK_THAT(refusal(*engine, "xx"), Contains("no voice \"xx\""));
  CHECK_THAT(refusal(*engine, "mb/mb-us1"), Contains("no voice"));
  CHECK_THAT(refusal(*engine, "../../../etc/passwd"), Contains("no voice"));
}

TEST_CASE("eSpeak NG: a parameter out of range is refused", "[synth]") {
  const auto engine = start_espeak();
  auto utterance = saying("hello");
  utterance.voice.rate_wpm = 500;
  CHECK_THROWS_WITH(engine->speak(utterance), Contains("rate 500") && Contains("80 to 450"));
  utterance = saying("hello");
  utterance.voice.pitch = -1;
  CHECK_THROWS_WITH(engine->speak(utterance), Contains("pitch -1"));
}

TEST_CASE("eSpeak NG: each voice it lists can be named", "[synth]") {
  const auto engine = start_espeak();
  const auto list = engine->voices();
  CHECK(list.voices.size() > 100);
  CHECK(std::ranges::find(list.variants, "benjamin") != list.variants.end());
  for (std::size_t i = 0; i < list.voices.size(); i += 10)
    CHECK(refusal(*engine, list.voices[i].name) == "accepted");
  for (const auto& voice : list.voices) CHECK_FALSE(voice.name.starts_with("mb"));
}

TEST_CASE("eSpeak NG: the environment doesn't shape the sound", "[synth]") {
  const auto expected = start_espeak()->speak(saying("Größe, café, naïve."));
  for (const auto* name : {"ESPEAK_DATA_PATH", "HOME", "LC_ALL", "LANG", "TZ"})
    REQUIRE(::setenv(name, "/nosuch", 1) == 0);
  const auto take = start_espeak()->speak(saying("Größe, café, naïve."));
  for (const auto* name : {"ESPEAK_DATA_PATH", "HOME", "LC_ALL", "LANG", "TZ"}) ::unsetenv(name);
  CHECK(take.pcm.samples == expected.pcm.samples);
  CHECK(take.marks == expected.marks);
}

TEST_CASE("eSpeak NG: a child that is killed or stopped mid-speech costs nothing but time",
          "[synth]") {
  const auto text = repeat("The bridge opened on Tuesday after nine years of work. ", 40);
  const auto engine = start_espeak({.silence = 1500ms, .attempts = 2});
  const auto expected = engine->speak(saying(text));
  REQUIRE(eventually([] { return parents_below(::getpid()).size() == 2; }));
  const auto parents = parents_below(::getpid());
  int hit = 0;
  for (int round = 0; round < 9; ++round) {
    Take take;
    std::jthread speaker([&] { take = engine->speak(saying(text)); });
    const int signal =
        std::vector<int>{SIGKILL, SIGSEGV, SIGSTOP}[static_cast<std::size_t>(round % 3)];
    REQUIRE(eventually([&] {
      for (const pid_t process : living_descendants(::getpid()))
        if (std::ranges::find(parents, process) == parents.end())
          return ::kill(process, signal) == 0;
      return false;
    }));
    ++hit;
    speaker.join();
    CHECK(take.pcm.samples == expected.pcm.samples);
    CHECK(take.marks == expected.marks);
  }
  CHECK(hit == 9);
  CHECK(eventually([&] { return living_descendants(::getpid()) == parents; }));
}
