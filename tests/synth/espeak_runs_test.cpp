/// Words of other languages, and words in phonemes, as eSpeak NG says them inside a sentence.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.hpp"
#include "spoken/foreign.hpp"
#include "synth/workers.hpp"

using lector::synth::Engine;
using lector::synth::Mark;
using lector::synth::start_espeak;
using lector::synth::Take;
using lector::synth::Utterance;

namespace {

Utterance plain(const std::string& text, const std::string& voice = "en-us+benjamin") {
  return {.text = text, .language = "en", .voice = {.name = voice}, .runs = {}};
}

/// With the runs that its scripts tell.
Utterance foreign(const std::string& text) {
  auto utterance = plain(text);
  utterance.runs = lector::spoken::foreign_runs(text, "en");
  return utterance;
}

Utterance with_phonemes(const std::string& text,
                        std::string_view word,
                        const std::string& phonemes) {
  auto utterance = plain(text);
  const auto begin = text.find(word);
  utterance.runs = {{{begin, begin + word.size()}, "", phonemes}};
  return utterance;
}

double seconds(const Take& take, std::int64_t frames) {
  return static_cast<double>(frames) / take.pcm.sample_rate_hz;
}

double seconds(const Take& take) {
  return seconds(take, static_cast<std::int64_t>(take.pcm.samples.size()));
}

/// Marked words with a blank between; marks must ascend in the sound and in the text.
std::string marked(const Take& take, const std::string& text) {
  std::string words;
  Mark last;
  for (const auto& mark : take.marks) {
    CHECK(mark.frame >= last.frame);
    CHECK(mark.offset_bytes >= last.offset_bytes + last.length_bytes);
    CHECK(mark.frame <= static_cast<std::int64_t>(take.pcm.samples.size()));
    words += (words.empty() ? "" : " ") + text.substr(mark.offset_bytes, mark.length_bytes);
    last = mark;
  }
  return words;
}

/// Frame at which the word that begins at a byte sounds; -1 if it has no mark.
std::int64_t frame_of(const Take& take, std::size_t offset) {
  const auto mark = std::ranges::find(take.marks, offset, &Mark::offset_bytes);
  return mark == take.marks.end() ? -1 : mark->frame;
}

/// The longest silence, below -40 dB of the loudest, within 100 ms of a frame.
double silence_s(const Take& take, std::int64_t frame) {
  const auto& samples = take.pcm.samples;
  const auto near = static_cast<std::int64_t>(take.pcm.sample_rate_hz) / 10;
  const int peak = std::abs(*std::ranges::max_element(
      samples, {}, [](std::int16_t sample) { return std::abs(static_cast<int>(sample)); }));
  const auto end = std::min(frame + near, static_cast<std::int64_t>(samples.size()));
  std::int64_t longest = 0;
  std::int64_t run = 0;
  for (auto i = std::max<std::int64_t>(frame - near, 0); i < end; ++i) {
    run =
        std::abs(static_cast<int>(samples[static_cast<std::size_t>(i)])) * 100 < peak ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return seconds(take, longest);
}

struct Word {
  std::string text;
  std::string voice;
};
const std::vector<Word> kWords = {{"김정은 위원장", "ko+benjamin"},
                                  {"こんにちは", "ja+benjamin"},
                                  {"北京大学", "cmn-latn-pinyin+benjamin"},
                                  {"Коммерсант", "ru+benjamin"},
                                  {"Київ", "uk+benjamin"},
                                  {"Καλημέρα", "el+benjamin"},
                                  {"صباح الخير", "ar+benjamin"},
                                  {"שלום", "he+benjamin"},
                                  {"สวัสดีครับ", "th+benjamin"},
                                  {"नमस्ते", "hi+benjamin"},
                                  {"გამარჯობა", "ka+benjamin"}};

std::string repeat(const std::string& unit, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += unit;
  return text;
}

}  // namespace

TEST_CASE("eSpeak NG: a run is said as the voice of its language says it", "[synth]") {
  const auto engine = start_espeak();
  const std::string before = "They wrote the words ";
  for (const auto& word : kWords) {
    const auto text = before + word.text + " again.";
    const auto take = engine->speak(foreign(text));
    const auto begin = frame_of(take, before.size());
    const auto end = frame_of(take, before.size() + word.text.size() + 1);
    REQUIRE(begin >= 0);
    REQUIRE(end > begin);
    const auto alone = engine->speak(plain(word.text, word.voice));
    INFO(word.text << ": " << seconds(take, end - begin) << " s; alone " << seconds(alone));
    CHECK(seconds(take, end - begin) < seconds(alone) + 0.05);  // alone it ends in a silence
    CHECK(seconds(take, end - begin) > 0.7 * seconds(alone) - 0.3);
    // What the sentence's own voice makes of it, letter by letter, is longer; not of Hangul and
    // Devanagari, which it hands over itself, and of Georgian, whose letters it reads as sounds.
    const auto spelled = engine->speak(plain(text));
    if (!word.voice.starts_with("ko") && !word.voice.starts_with("hi") &&
        !word.voice.starts_with("ka"))
      CHECK(seconds(take) < 0.9 * seconds(spelled));
  }
}

TEST_CASE("eSpeak NG: no pause stands before or after a run", "[synth]") {
  const auto engine = start_espeak();
  const std::string before = "They wrote the word ";
  // A stop consonant has a silence of its own, so some words begin with one.
  for (const std::string latin : {"Meridian", "Karaman", "Tirana"}) {
    const auto take = engine->speak(plain(before + latin + " in a line."));
    UNSCOPED_INFO(latin << ": " << silence_s(take, frame_of(take, before.size())) * 1000
                        << " ms before, "
                        << silence_s(take, frame_of(take, before.size() + latin.size() + 1)) * 1000
                        << " ms after");
  }
  for (const auto& word : kWords) {
    const auto take = engine->speak(foreign(before + word.text + " in a line."));
    const auto at_begin = silence_s(take, frame_of(take, before.size()));
    const auto at_end = silence_s(take, frame_of(take, before.size() + word.text.size() + 1));
    UNSCOPED_INFO(word.text << ": " << at_begin * 1000 << " ms before, " << at_end * 1000
                            << " ms after");
    CHECK(at_begin < 0.06);
    CHECK(at_end < 0.06);
  }
}

TEST_CASE("eSpeak NG: marks are right before, within and after runs", "[synth]") {
  const auto engine = start_espeak();
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"the editor of the 사랑 신문 said today", "the editor of 사랑 신문 said today"},
      {"사랑 신문 said: “Коммерсант”, today.", "사랑 신문 said Коммерсант today"},
      {"Kim (김정은, 金正恩) wrote “Καλημέρα κόσμε”.", "Kim 김정은 金 正 恩 wrote Καλημέρα κόσμε"},
      {"he says 北京 and газета, too", "he says 北 京 and газета too"},
      {"김정은's plan for صباح الخير", "김정은 's plan for صباح الخير"}};
  for (const auto& [text, words] : texts)
    CHECK(marked(engine->speak(foreign(text)), text) == words);
}

TEST_CASE("eSpeak NG: a sentence with runs is the same each time", "[synth]") {
  const std::string text =
      "Kim (김정은, 金正恩), 私は, Коммерсант and “Καλημέρα κόσμε” with النهار.";
  const auto first = start_espeak()->speak(foreign(text));
  const auto engine = start_espeak();
  for (int i = 0; i < 10; ++i) {
    const auto again = engine->speak(foreign(text));
    CHECK(again.pcm.samples == first.pcm.samples);
    CHECK(again.marks == first.marks);
    static_cast<void>(engine->speak(foreign("газета")));
  }
}

TEST_CASE("eSpeak NG: phonemes are said instead of the word, inside the clause", "[synth]") {
  const auto engine = start_espeak();
  const auto two = engine->speak(plain("one two three"));
  // These are the phonemes of "two"; a `:` at the end of a word ends no clause.
  const auto same = engine->speak(with_phonemes("one xyzzy three", "xyzzy", "t'u:"));
  CHECK(same.pcm.samples == two.pcm.samples);
  CHECK(marked(same, "one xyzzy three") == "one xyzzy three");
  const auto text = std::string("the (Nguyen), of course");
  const auto said = engine->speak(with_phonemes(text, "Nguyen", "w'In"));
  CHECK(marked(said, text) == "the Nguyen of course");
}

TEST_CASE("eSpeak NG: runs open no way to commands, phonemes or markup", "[synth]") {
  const auto engine = start_espeak();
  const auto refused = [&](const lector::spoken::Run& run) {
    auto utterance = plain("one two three");
    utterance.runs = {run};
    CHECK_THROWS_AS(engine->speak(utterance), lector::Error);
  };
  refused({{4, 7}, "", "t'u:]] <audio src='/etc/passwd'/>"});
  refused({{4, 7},
           "",
           "a\x01"
           "5S"});
  refused({{4, 7}, "", "a\n"});
  refused({{4, 7}, "", "_^_de a"});
  refused({{4, 7}, "ko\x01", ""});
  refused({{4, 7}, "../../etc", ""});
  refused({{4, 70}, "ko", ""});
  // The text of a run is as plain as any.
  auto utterance = plain(
      "say [\x02h@l'oU]] \x01"
      "5S [[a]] now");
  utterance.runs = {{{4, 24}, "de", ""}};
  auto harmless = plain("say [ h@l'oU]]  5S [[a]] now");
  harmless.runs = utterance.runs;
  CHECK(engine->speak(utterance).pcm.samples == engine->speak(harmless).pcm.samples);
}

TEST_CASE("eSpeak NG: nothing of a long run gets lost", "[synth]") {
  const auto engine = start_espeak();
  const auto grows = [&](const std::string& unit, int few, int many) {
    const auto text = [&](int count) { return "They said " + repeat(unit, count) + " today."; };
    const double once = seconds(engine->speak(foreign(text(few))));
    const double long_one = seconds(engine->speak(foreign(text(many))));
    INFO(unit << ": " << once << " s, " << long_one << " s");
    CHECK(long_one > 0.85 * once * many / few);
  };
  grows("州长星期二说新桥将在春天开放", 15, 350);  // 4,900 signs, what an utterance holds
  grows("안녕하세요 ", 20, 400);
  grows("こんにちは", 20, 400);
  grows("слово ", 20, 400);
  grows("สวัสดีครับ", 20, 400);
}

TEST_CASE("eSpeak NG: many short runs end in bounded time, too many are refused", "[synth]") {
  const auto engine = start_espeak();
  CHECK(seconds(engine->speak(foreign(repeat("a 가 ", 500)))) > 100.0);
  CHECK_THROWS_AS(engine->speak(foreign(repeat("a 가 ", 2500))), lector::Error);
}

TEST_CASE("eSpeak NG: a language without a voice is left to the sentence's voice", "[synth]") {
  const auto engine = start_espeak();
  const std::string text = "They wrote ສະບາຍດີ there.";
  CHECK(engine->speak(foreign(text)).pcm.samples == engine->speak(plain(text)).pcm.samples);
}
