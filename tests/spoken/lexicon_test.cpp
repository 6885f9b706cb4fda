#include "spoken/lexicon.hpp"

#include <catch2/catch.hpp>

#include "spoken/lexicon_rule.hpp"

namespace {

using namespace lector::spoken;

Entry entry(std::string written, std::string value = "said") {
  Entry made;
  made.written = std::move(written);
  made.value = std::move(value);
  return made;
}

Entry pattern(std::string written) {
  auto made = entry(std::move(written));
  made.form = Form::pattern;
  return made;
}

Entry saying(std::string written, Saying how, std::string value = "") {
  auto made = entry(std::move(written), std::move(value));
  made.saying = how;
  return made;
}

/// What fits at the beginning of a text, ending included; "" if nothing does.
std::string fit(const Lexicon& lexicon, std::string_view text, std::string_view language = "en") {
  const auto match = lexicon.find(text, 0, {.language = language, .publication = {}});
  return match ? std::string(text.substr(0, match->length)) : "";
}

std::string fit(const Entry& one, std::string_view text, std::string_view language = "en") {
  Lexicon lexicon;
  lexicon.add({one});
  return fit(lexicon, text, language);
}

/// Value of what is found at the beginning of a text.
std::string value(const Lexicon& lexicon,
                  std::string_view text,
                  std::string_view publication = "") {
  const auto match = lexicon.find(text, 0, {.language = "en", .publication = publication});
  return match ? match->entry->value : "";
}

Said say(const Entry& one, std::string_view text) {
  Lexicon lexicon;
  lexicon.add({one});
  const auto match = lexicon.find(text, 0, {.language = "en", .publication = {}});
  if (!match) return {};
  return say_entry(*match, text.substr(0, match->length));
}

}  // namespace

TEST_CASE("lexicon: an entry fits whole words only", "[spoken]") {
  const auto one = entry("Xi");
  CHECK(fit(one, "Xi said") == "Xi");
  CHECK(fit(one, "Xi.") == "Xi");
  CHECK(fit(one, "Xi") == "Xi");
  CHECK(fit(one, "Xi-led talks") == "Xi");
  CHECK(fit(one, "Xiaomi").empty());
  CHECK(fit(one, "Xi2").empty());
  CHECK(fit(one, "Xi.com").empty());
  CHECK(fit(one, "Xi@example.org").empty());
  CHECK(fit(entry("US"), "US$5").empty());
  CHECK(fit(entry("O"), "O'Brien").empty());
  CHECK(fit(entry("U.S."), "U.S. troops") == "U.S.");
  CHECK(fit(entry("U.S."), "U.S.A").empty());
}

TEST_CASE("lexicon: white space fits any run, an apostrophe and a hyphen their likes", "[spoken]") {
  CHECK(fit(entry("Xi Jinping"), "Xi \u00a0Jinping said") == "Xi \u00a0Jinping");
  CHECK(fit(entry("Xi Jinping"), "Xi said").empty());
  CHECK(fit(entry("Xi Jinping"), "XiJinping").empty());
  CHECK(fit(entry("O'Brien"), "O\u2019Brien") == "O\u2019Brien");
  CHECK(fit(entry("Air France-KLM"), "Air France\u2011KLM") == "Air France\u2011KLM");
}

TEST_CASE("lexicon: an English possessive or plural belongs to the match", "[spoken]") {
  CHECK(fit(entry("NGO"), "NGO's head") == "NGO's");
  CHECK(fit(entry("NGO"), "NGO\u2019s head") == "NGO\u2019s");
  CHECK(fit(entry("NGO"), "NGOs are") == "NGOs");
  CHECK(fit(entry("NGO"), "NGOs are", "fr").empty());
  CHECK(fit(entry("NGO"), "NGO's", "fr") == "NGO");
  CHECK(fit(entry("NGO"), "NGOst").empty());
  CHECK(fit(entry("Kim"), "Kims").empty());
  Lexicon lexicon;
  lexicon.add({entry("MP", "one"), entry("MPs", "several")});
  CHECK(value(lexicon, "MPs voted") == "several");
}

TEST_CASE("lexicon: the case rule decides what else fits", "[spoken]") {
  auto one = entry("Nguyen");
  CHECK(fit(one, "NGUYEN").empty());
  one.case_rule = CaseRule::any;
  CHECK(fit(one, "NGUYEN") == "NGUYEN");
  CHECK(fit(entry("\u00e9lys\u00e9e"), "\u00c9lys\u00e9e").empty());
  auto accented = entry("\u00e9lys\u00e9e");
  accented.case_rule = CaseRule::any;
  CHECK(fit(accented, "\u00c9lys\u00c9e") == "\u00c9lys\u00c9e");
}

TEST_CASE("lexicon: an acronym that is a word too isn't seen amid capitals", "[spoken]") {
  auto who = entry("WHO");
  who.case_rule = CaseRule::capitals;
  CHECK(fit(who, "WHO says the outbreak is over") == "WHO");
  CHECK(fit(who, "WHO") == "WHO");
  CHECK(fit(who, "WHO WON THE CUP").empty());
  CHECK(fit(who, "who won").empty());
}

TEST_CASE("lexicon: the longest entry counts, then a user's, then the later one", "[spoken]") {
  auto user = entry("Kim", "user");
  user.is_user = true;
  auto at_home = entry("Kim", "publication");
  at_home.publication = "The Korea Herald";
  Lexicon lexicon;
  lexicon.add({entry("Kim", "first"), entry("Kim", "second"), entry("Kim Jong Un", "long")});
  CHECK(value(lexicon, "Kim said") == "second");
  CHECK(value(lexicon, "Kim Jong Un said") == "long");
  CHECK(value(lexicon, "Kim Jong-il said") == "second");
  lexicon.add({at_home});
  CHECK(value(lexicon, "Kim said") == "second");
  CHECK(value(lexicon, "Kim said", "the korea herald") == "publication");
  lexicon.add({user});
  lexicon.add({entry("Kim", "late")});
  CHECK(value(lexicon, "Kim said", "The Korea Herald") == "user");
  CHECK(value(lexicon, "Kim Jong Un said") == "long");
}

TEST_CASE("lexicon: an entry is for its language and the regions of it", "[spoken]") {
  auto one = entry("Die");
  one.language = "de";
  CHECK(fit(one, "Die", "de") == "Die");
  CHECK(fit(one, "Die", "de-AT") == "Die");
  CHECK(fit(one, "Die", "en").empty());
  CHECK(fit(one, "Die", "den").empty());
  one.language = "de-at";
  CHECK(fit(one, "Die", "de-AT") == "Die");
  CHECK(fit(one, "Die", "de") == "Die");
  CHECK(fit(one, "Die", "de-CH").empty());
}

TEST_CASE("lexicon: in a pattern # is a digit and * letters", "[spoken]") {
  CHECK(fit(pattern("A###"), "A380 jets") == "A380");
  CHECK(fit(pattern("A###"), "A38").empty());
  CHECK(fit(pattern("A###"), "A3801").empty());
  CHECK(fit(pattern("*gate"), "Watergate affair") == "Watergate");
  CHECK(fit(pattern("*gate"), "Gategate") == "Gategate");
  CHECK(fit(pattern("*gate"), "gate").empty());
  CHECK(fit(pattern("Mc*"), "McDonald's") == "McDonald's");
  CHECK(fit(pattern("* Party"), "Labour Party") == "Labour Party");
  CHECK(fit(entry("A###"), "A380").empty());
  Lexicon lexicon;
  lexicon.add({entry("A380", "literal"), pattern("A###")});
  CHECK(value(lexicon, "A380") == "literal");
}

TEST_CASE("lexicon: a pattern's time is bounded by the word's first hundred bytes", "[spoken]") {
  const std::string many(1 << 20, 'a');
  CHECK(fit(pattern("*a*a*a*a*a*a*b"), many).empty());
  CHECK(fit(entry("a"), many).empty());
}

TEST_CASE("lexicon: letters are said apart, and never as the article", "[spoken]") {
  CHECK(say(saying("JESC", Saying::letters), "JESC").text == "J.E.S.C");
  CHECK(say(saying("G20", Saying::letters), "G20").text == "G 20");
  CHECK(say(saying("CIA", Saying::letters), "CIA").text == "C.I.A");
  CHECK(say(saying("CIA", Saying::letters), "CIA's").text == "C.I A's");
  CHECK(say(saying("AI", Saying::letters), "AI's").text == "eh I's");
  CHECK(say(saying("NGO", Saying::letters), "NGOs").text == "N.G O's");
  CHECK(say(saying("U.N.", Saying::letters), "U.N.").text == "U.N");
  CHECK(say(saying("AK-47", Saying::letters), "AK-47").text == "A.K 47");
}

TEST_CASE("lexicon: an acronym that is a word loses its capitals", "[spoken]") {
  CHECK(say(saying("UNESCO", Saying::word), "UNESCO's").text == "Unesco's");
  CHECK(say(saying("COVID-19", Saying::word), "COVID-19").text == "Covid-19");
  CHECK(say(saying("Interpol", Saying::word), "Interpol").text == "Interpol");
}

TEST_CASE("lexicon: phonemes and languages leave the text as it is written", "[spoken]") {
  const auto one = saying("Zhou", Saying::phonemes, "dZ'oU");
  CHECK(say(one, "Zhou") == Said{.text = "Zhou", .language = "", .phonemes = "dZ'oU"});
  CHECK(say(one, "Zhou's").phonemes == "dZ'oUz");
  CHECK(say(saying("Bosch", Saying::phonemes, "b'0S"), "Bosch's").phonemes == "b'0SI2z");
  CHECK(say(saying("Zagat", Saying::phonemes, "z'agat"), "Zagat's").phonemes == "z'agats");
  CHECK(say(saying("Le Monde", Saying::language, "fr"), "Le Monde") ==
        Said{.text = "Le Monde", .language = "fr", .phonemes = ""});
  CHECK(say(entry("FARC", "Fark"), "FARC's").text == "Fark's");
}
