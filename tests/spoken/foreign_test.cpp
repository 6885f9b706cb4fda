#include "spoken/foreign.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace lector::spoken;

namespace {

/// Runs as "ko:김정은 ru:газета", phonemes in brackets.
std::string runs(const std::string& text, std::string_view language = "en") {
  std::string result;
  const auto found = foreign_runs(text, language);
  CHECK(find_fault(found, text).what == nullptr);
  for (const auto& run : found)
    result += (result.empty() ? "" : " ") +
              (run.language.empty() ? "[" + run.phonemes + "]" : run.language) + ":" +
              text.substr(run.span.begin, run.span.end - run.span.begin);
  return result;
}

std::string fault(const std::vector<Run>& found, std::string_view text) {
  const auto* const what = find_fault(found, text).what;
  return what == nullptr ? "" : what;
}

}  // namespace

TEST_CASE("foreign_runs: each script tells its language", "[spoken]") {
  CHECK(runs("the word 사랑 is love") == "ko:사랑");
  CHECK(runs("the word こんにちは is a greeting") == "ja:こんにちは");
  CHECK(runs("the word コーヒー is coffee") == "ja:コーヒー");
  CHECK(runs("the city of 北京 is old") == "zh:北京");
  CHECK(runs("the paper Коммерсант said") == "ru:Коммерсант");
  CHECK(runs("the word صباح الخير is a greeting") == "ar:صباح الخير");
  CHECK(runs("the word Καλημέρα is a greeting") == "el:Καλημέρα");
  CHECK(runs("the word שלום is a greeting") == "he:שלום");
  CHECK(runs("the word สวัสดี is a greeting") == "th:สวัสดี");
  CHECK(runs("the word नमस्ते is a greeting") == "hi:नमस्ते");
  CHECK(runs("ქართული հայերեն አማርኛ") == "ka:ქართული hy:հայերեն am:አማርኛ");
  CHECK(runs("বাংলা தமிழ் తెలుగు ಕನ್ನಡ മലയാളം ગુજરાતી ਪੰਜਾਬੀ සිංහල မြန်မာ ଓଡ଼ିଆ") ==
        "bn:বাংলা ta:தமிழ் te:తెలుగు kn:ಕನ್ನಡ ml:മലയാളം gu:ગુજરાતી pa:ਪੰਜਾਬੀ si:සිංහල my:မြန်မာ or:ଓଡ଼ିଆ");
}

TEST_CASE("foreign_runs: a run goes from its first letter to its last", "[spoken]") {
  CHECK(runs("“김정은 위원장,” he said") == "ko:김정은 위원장");
  CHECK(runs("the 2025년 3월, it said") == "ko:년 3월");
  CHECK(runs("서울, 부산 and 대구.") == "ko:서울, 부산 ko:대구");
  CHECK(runs("Kim (김정은, 金正恩)") == "ko:김정은 zh:金正恩");
  CHECK(runs("cafe\u0301 и\u0306од\u0301 a") == "ru:и\u0306од\u0301");
  CHECK(runs("한국") == "ko:한국");
  CHECK(runs("").empty());
  CHECK(runs("\xff 한\xed\x95 a") == "ko:한");
}

TEST_CASE("foreign_runs: Han beside kana is Japanese", "[spoken]") {
  CHECK(runs("he said 私は学生です today") == "ja:私は学生です");
  CHECK(runs("in 東京、ニューヨーク and 北京") == "ja:東京、ニューヨーク zh:北京");
}

TEST_CASE("foreign_runs: letters of their own tell languages of one script apart", "[spoken]") {
  CHECK(runs("Київ or Киев") == "uk:Київ ru:Киев");
  CHECK(runs("Беларуская ўлада") == "be:Беларуская ўлада");
  CHECK(runs("Ђорђе Његош") == "sr:Ђорђе Његош");
  CHECK(runs("Ќе видиме") == "mk:Ќе видиме");
  CHECK(runs("Қазақстан Республикасы") == "kk:Қазақстан Республикасы");
  CHECK(runs("България and объект") == "bg:България ru:объект");
  CHECK(runs("پاکستان ہے") == "ur:پاکستان ہے");
  CHECK(runs("گزارش") == "fa:گزارش");
  CHECK(runs("تقرير") == "ar:تقرير");
}

TEST_CASE("foreign_runs: what is no foreign word is left alone", "[spoken]") {
  CHECK(runs("Schadenfreude, café, Dvořák and Ærø").empty());
  CHECK(runs("α and Δ, or α, β; 5 µm, Ω").empty());
  CHECK(runs("the αβ test") == "el:αβ");
  CHECK(runs("Аpple and pаypal").empty());  // Cyrillic А and а
  CHECK(runs("a K팝 group") == "ko:팝");
  CHECK(runs("😀 € № ½ 123").empty());
}

TEST_CASE("foreign_runs: a sentence's own scripts and Latin are never foreign", "[spoken]") {
  CHECK(runs("Компания Apple и α", "ru").empty());
  CHECK(runs("В Сеуле 서울 и", "ru") == "ko:서울");
  CHECK(runs("Київ і Москва", "ru").empty());
  CHECK(runs("한국 Seoul 美", "ko").empty());
  CHECK(runs("東京はTokyoです 서울", "ja") == "en:Tokyo ko:서울");
  CHECK(runs("NHKがApple Inc.の", "ja") == "en:Apple Inc");
  CHECK(runs("חברת Google Maps הודיעה", "he") == "en:Google Maps");
  CHECK(runs("Београд Beograd", "sr").empty());
  CHECK(runs("नमस्ते", "mr").empty());
  CHECK(runs("Москва", "xx") == "ru:Москва");
  CHECK(runs("Москва", "") == "ru:Москва");
  CHECK(runs("Die Zeitung Коммерсант", "de") == "ru:Коммерсант");
}

TEST_CASE("foreign_runs: the genitive after a run of an English sentence is said", "[spoken]") {
  CHECK(runs("김정은's plan") == "ko:김정은 [z]:'s");
  CHECK(runs("김정은’s") == "ko:김정은 [z]:’s");
  CHECK(runs("김정은'sic") == "ko:김정은");
  CHECK(runs("김정은's plan", "de") == "ko:김정은");
}

TEST_CASE("are_phonemes: eSpeak NG's names, and no way out of them", "[spoken]") {
  for (const auto* good : {"h@l'oU", "t_s\\'i", "s a", "n^", "t[a", "(X1)"})
    CHECK(are_phonemes(good));
  for (const auto* bad :
       {"", " ", "'", "a]]", "a]", "<b>a", "a\x01", "a\x02", "ä", "a\n", "_^_ko a"})
    CHECK_FALSE(are_phonemes(bad));
  CHECK(are_phonemes(std::string(kMaxPhonemeBytes, 'a')));
  CHECK_FALSE(are_phonemes(std::string(kMaxPhonemeBytes + 1, 'a')));
}

TEST_CASE("find_fault: it names the first run that breaks the rules", "[spoken]") {
  const std::string text = "ab가cd";
  CHECK(fault({}, text).empty());
  CHECK(fault({{{0, 2}, "ko", ""}, {{2, 5}, "", "ka"}, {{5, 7}, "de", ""}}, text).empty());
  CHECK(fault({{{2, 2}, "ko", ""}}, text) == "is empty");
  CHECK(fault({{{3, 2}, "ko", ""}}, text) == "is empty");
  CHECK(fault({{{5, 8}, "ko", ""}}, text) == "ends outside the text");
  CHECK(fault({{{2, 4}, "ko", ""}}, text) == "cuts a character");
  CHECK(fault({{{3, 5}, "ko", ""}}, text) == "cuts a character");
  CHECK(fault({{{2, 5}, "ko", ""}, {{1, 2}, "ko", ""}}, text) ==
        "begins before the run before it has ended");
  CHECK(fault({{{0, 2}, "", ""}}, text) == "must have either a language or phonemes");
  CHECK(fault({{{0, 2}, "ko", "ka"}}, text) == "must have either a language or phonemes");
  CHECK(fault({{{0, 2}, "../ko", ""}}, text) == "has no language tag");
  CHECK(fault({{{0, 2}, "", "a]]b"}}, text) == "has phonemes that eSpeak NG can't be given");
  CHECK(find_fault(std::vector<Run>{{{0, 2}, "ko", ""}, {{2, 4}, "ko", ""}}, text).position == 1);
}
