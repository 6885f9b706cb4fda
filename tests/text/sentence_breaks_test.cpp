#include <catch2/catch.hpp>

#include <string>

#include "text/splitting.hpp"

using namespace lector;
using tests::Sentences;
using tests::split;

TEST_CASE("sentence breaks: an abbreviation that never ends one goes on", "[text]") {
  CHECK(split("We asked Prof. Adler, i.e. Lt. Gen. Adler. He agreed.").size() == 2);
  CHECK(split("Die Dipl.-Ing. Maria Voss kam, vgl. Bild. Sie blieb.", "de").size() == 2);
  CHECK(split("L'ha detto l'Ing. Neri alla sig.ra Bruni. Poi tacque.", "it").size() == 2);
}

TEST_CASE("sentence breaks: some abbreviations go on before a number only", "[text]") {
  CHECK(split("See fig. 7, pp. 3-5 and Vol. IX. It helps.").size() == 2);
  CHECK(split("She said no. Then she left.").size() == 2);
  CHECK(split("Wir wohnen in der Ahornstr. 5 seit Mai.", "de").size() == 1);
  CHECK(split("Ask for N°. 12 at the desk.").size() == 1);
  CHECK(split("Zie art. 3 en blz. 12. Lees dat.", "nl").size() == 2);
}

TEST_CASE("sentence breaks: a name in the list is none in lower case", "[text]") {
  CHECK(split("He moved to Peoria, Ill. Friends followed.").size() == 1);
  CHECK(split("He fell ill. Friends followed.").size() == 2);
  CHECK(split("They sat in the sun. Birds sang.").size() == 2);
}

TEST_CASE("sentence breaks: a time ends a sentence unless it goes on", "[text]") {
  CHECK(split("It closed at 6 p.m. Visitors had to leave.").size() == 2);
  CHECK(split("It closes at 6 p.m. Friday.").size() == 1);
  CHECK(split("It closes at 6 p.m. EST today.").size() == 1);
  CHECK(split("At 6 p.m. Mrs. Lowe rose.").size() == 1);
}

TEST_CASE("sentence breaks: an initial isn't the pronoun, a number or a unit", "[text]") {
  CHECK(split("They chose Anna I. Berg. She was glad.").size() == 2);
  CHECK(split("It was he and I. Nobody else came.").size() == 2);
  CHECK(split("After World War I. Germany was poor.").size() == 2);
  CHECK(split("It was 31 °C. Rain was near.").size() == 2);
  CHECK(split("He read [Karl P.] Ott twice.").size() == 1);
}

TEST_CASE("sentence breaks: a word without vowel is an abbreviation in any language", "[text]") {
  CHECK(split("Dr Mr. Okafor kam.", "xx").size() == 1);
  CHECK(split("They watched the BBC. Nobody spoke.").size() == 2);
  CHECK(split("Hmm. Nobody spoke.").size() == 2);
}

TEST_CASE("sentence breaks: an ordinal goes on where a noun has a capital", "[text]") {
  CHECK(split("Er kam am 3. Mai und am 5. Tag. Dann ging er.", "de").size() == 2);
  CHECK(split("Friedrich II. regierte lange. Er starb alt.", "de").size() == 2);
  CHECK(split("Vi ses kl. 12. Husk kagen.", "da").size() == 2);
  CHECK(split("Prišiel 7. Apríla a odišiel.", "sk").size() == 1);
}

TEST_CASE("sentence breaks: exclamations inside a sentence go on", "[text]") {
  CHECK(split("Oh! the noise they made.").size() == 1);
  CHECK(split("He hums a song from Oklahoma! all day.").size() == 1);
  CHECK(split("Nobody has ever seen a larger one! we took a picture.").size() == 2);
  CHECK(split("They call it !Kora here.").size() == 1);
}

TEST_CASE("sentence breaks: an ellipsis ends a sentence before a capital", "[text]") {
  CHECK(split("We waited... Nobody came.").size() == 2);
  CHECK(split("We waited... and waited.").size() == 1);
  CHECK(split("What he meant . . . I never knew.").size() == 1);
  CHECK(split("That is all . . . . Nobody came.").size() == 2);
}

TEST_CASE("sentence breaks: a source in brackets belongs to what it follows", "[text]") {
  CHECK(split("He wrote: \"We went home.\" (Adler 12). She agreed.") ==
        Sentences{"He wrote: \"We went home.\" (Adler 12).", "She agreed."});
  CHECK(split("He says: “We left. We ran.” (Adler 12).").size() == 1);
  CHECK(split("He says: “We left. We ran.” She nods.").size() == 3);
}

TEST_CASE("sentence breaks: brackets inside a sentence hold it together", "[text]") {
  CHECK(split("He runs (He has run for years. Really.) every day.").size() == 1);
  CHECK(split("He runs. (He has run for years. Really.) She walks.").size() == 4);
  CHECK(split("彼は「行く。来る。」と言った。", "ja").size() == 1);
  CHECK(split("我看了《来！去！》。好。", "zh").size() == 2);
}

TEST_CASE("sentence breaks: what has no letter is no sentence", "[text]") {
  CHECK(split("We won! \xF0\x9F\x98\x80").size() == 1);
  CHECK(split("... Now it begins.").size() == 1);
  CHECK(split("Er sagte: « Nein. » Dann ging er.", "fr").size() == 2);
  CHECK(split("« Non ! » dit-il. Puis il partit.", "fr").size() == 2);
}
