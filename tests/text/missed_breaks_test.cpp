#include <catch2/catch.hpp>

#include <string>

#include "text/splitting.hpp"

using namespace lector;
using tests::Sentences;
using tests::split;

TEST_CASE("missed breaks: lower case begins a sentence after a word", "[text]") {
  CHECK(split("The soup was cold. they warmed it.").size() == 2);
  CHECK(split("the soup was cold. nobody ate.").size() == 2);  // who begins so goes on so
  CHECK(split("So i left. pizza was out.").size() == 2);
  CHECK(split("It was extraordinary. pizza was out.").size() == 2);
}

TEST_CASE("missed breaks: lower case goes on after what may be an abbreviation", "[text]") {
  CHECK(split("The dept. of health and the agr. school met.").size() == 1);
  CHECK(split("He met approx. the same people, e.g. the cook.").size() == 1);
  CHECK(split("Die entspr. der Regel gültigen Sätze.", "de").size() == 1);
  CHECK(split("“It is late.” he said.").size() == 1);
}

TEST_CASE("missed breaks: a number begins a sentence, or follows an abbreviation", "[text]") {
  CHECK(split("The boats came home. 12 men were lost.").size() == 2);
  CHECK(split("The boats came home. $5 million was lost.").size() == 2);
  CHECK(split("Cf. 12 and approx. 5 more.").size() == 1);
  CHECK(split("Es kostet 10. 000 Euro.", "de").size() == 1);
}

TEST_CASE("missed breaks: a space may be missing", "[text]") {
  CHECK(split("It rained all day.Then the sun came.") ==
        Sentences{"It rained all day.", "Then the sun came."});
  CHECK(split("Why?Because it rained.").size() == 2);
  CHECK(split("Use Node.js or Yahoo.Com or obj.Method() here.").size() == 1);
  CHECK(split("Go to http://a.example/x?q=y and www.b.example/Z.Html now.").size() == 1);
  CHECK(split("Buy 1.Bread, 2.Milk.").size() == 1);
}

TEST_CASE("missed breaks: an address begins a sentence after a stop", "[text]") {
  CHECK(split("Ask the shop first. http://shop.example/").size() == 2);
}

TEST_CASE("missed breaks: a note's number ends the sentence before", "[text]") {
  CHECK(split("It was won by chance.12 That is known.") ==
        Sentences{"It was won by chance.12", "That is known."});
  CHECK(split("It was won (in 1920).3 That is known.").size() == 2);
  CHECK(split("It was won by chance. 4 The rest is known.") ==
        Sentences{"It was won by chance. 4", "The rest is known."});
  CHECK(split("Version 2.10 Beta is out.").size() == 1);
}

TEST_CASE("missed breaks: dashes, smileys and stray brackets", "[text]") {
  CHECK(split("Do you see? - Nobody does.") == Sentences{"Do you see?", "- Nobody does."});
  CHECK(split("- Hello! - said Ann. - Good day!").size() <= 2);
  CHECK(split("We liked it. :) They did too.") == Sentences{"We liked it. :)", "They did too."});
  CHECK(split("(We liked it. ) They did too.") == Sentences{"(We liked it. )", "They did too."});
}

TEST_CASE("missed breaks: what is left out comes first", "[text]") {
  CHECK(split("The tree fell. ...and nobody heard.") ==
        Sentences{"The tree fell.", "...and nobody heard."});
  CHECK(split("The tree fell. . . . The rest is known.") ==
        Sentences{"The tree fell.", ". . . The rest is known."});
}
