#include "article/furniture.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "reading.hpp"

using lector::article::BlockKind;
using lector::article::read_article;

namespace {

struct Case {
  std::string line;
  std::string reason;
};

/// Why a line between two paragraphs is left out; empty if it is read.
std::string reason_in_body(const std::string& line) {
  return reading::reason(read_article(reading::page_around(line)), line);
}

/// Why a line behind the last paragraph is left out.
std::string reason_below_body(const std::string& line) {
  return reading::reason(read_article(reading::page_around("They ate.") + line), line);
}

}  // namespace

TEST_CASE("furniture: each habit is left out with its reason", "[article]") {
  const std::vector<Case> cases = {
      {"Advertisement", "advertisement"},
      {"SKIP ADVERTISEMENT", "advertisement"},
      {"Story continues below advertisement", "advertisement"},
      {"Anzeige", "advertisement"},
      {"Publicidad", "advertisement"},
      {"광고", "advertisement"},
      {"Share Tweet Email Print", "share bar"},
      {"Share this article", "share bar"},
      {"Facebook | Twitter | Copy link", "share bar"},
      {"Teilen Merken Drucken", "share bar"},
      {"3 min read", "reading time"},
      {"Reading time: 4 minutes", "reading time"},
      {"Lesezeit: 3 Min.", "reading time"},
      {"4 min de lectura", "reading time"},
      {"Audio report: written by reporters, read by AI", "audio player label"},
      {"Listen to this article 5:12", "audio player label"},
      {"0:00 / 5:12", "player control"},
      {"Read more: Ducks sue the town", "related link"},
      {"READ MORE | Ducks sue the town", "related link"},
      {"Lesen Sie auch: Enten verklagen die Stadt", "related link"},
      {"Lea también: Los patos demandan al pueblo", "related link"},
      {"Tags: geese, ponds", "tags"},
      {"#geese #ponds", "tags"},
      {"Schlagworte: Gänse, Teiche", "tags"},
      {"Sign up for our morning newsletter", "newsletter box"},
      {"Get the day's news delivered straight to your inbox", "newsletter box"},
      {"Suscríbete a nuestro boletín", "newsletter box"},
      {"Subscribe now", "subscription offer"},
      {"Log in", "log-in prompt"},
      {"To write comments, please log in to one of the accounts.", "log-in prompt"},
      {"12 Comments", "comment box"},
      {"Be the first to comment", "comment box"},
      {"Standards Board Policy (0/250자)", "comment box"},
      {"(0/250자)", "comment box"},
      {"0/500", "comment box"},
      {"Copyright © 2025 The Pond Post. All rights reserved.", "copyright notice"},
      {"© 2025 The Pond Post", "copyright notice"},
      {"무단 전재 및 재배포 금지", "copyright notice"},
      {"-", "separator"},
      {"* * *", "separator"},
      {"[email protected]", "e-mail address"},
      {"ida.marsh@pond.example", "e-mail address"},
      {"https://pond.example/geese", "web address"},
      {"@idamarsh", "social media handle"},
      {"Home > News > Ponds", "navigation"},
      {"Skip to content", "navigation"},
      {"2 hours ago", "relative date"},
      {"vor 2 Stunden", "relative date"},
      {"We use cookies to improve your visit", "cookie notice"},
      {"1 of 3 |", "picture control"},
      {"Enlarge this image", "picture control"},
      {"Follow us on Facebook", "follow prompt"},
      {"(Reporting by Ida Marsh; Editing by Tom Beck)", "sign-off credits"},
  };
  for (const Case& furniture : cases) {
    INFO(furniture.line);
    CHECK(reason_in_body(furniture.line) == furniture.reason);
    CHECK(reason_below_body(furniture.line) == furniture.reason);
  }
}

TEST_CASE("furniture: sentences with the same words are body", "[article]") {
  const std::vector<std::string> sentences = {
      "Advertisement revenue fell by a third last year.",
      "An advertisement for the pond hung on the gate.",
      "Share prices in the bread company rose after the vote.",
      "“Share it,” she said.",
      "They share the pond with an otter.",
      "Read more books, the speaker told the ducks.",
      "Copyright law does not protect a pond.",
      "The copyright of the song is held by the geese.",
      "Related species were asked for comment.",
      "Comments from residents were read aloud until midnight.",
      "By Monday, the pond had been drained.",
      "By Monday the geese will vote.",
      "Sign up for the race closes on Friday, the club said.",
      "Get out of your inbox, she told the young reporters.",
      "Please log in again, said the machine at the gate.",
      "Tags on their legs show where the geese were born.",
      "Follow the path to its end and you will find a gate.",
      "Watch the gate, the clerk said.",
      "Email was invented later.",
      "Subscribe to a theory for long enough and it will bite.",
      "Listen: they are singing.",
      "He paid 3 dollars a minute to read.",
      "Home is where the pond is.",
      "“Read more: it helps,” said the sign.",
      "The vote was 0-5.",
      "Two hours ago they were still here.",
      "Print is not dead.",
      "All rights reserved to geese by the charter of 1702 were lost.",
      "Log in hand, the beaver looked at the pond.",
      "Anzeigen gegen die Gänse gab es keine.",
      "Publicidad es lo que les falta a los patos.",
  };
  for (const std::string& sentence : sentences) {
    INFO(sentence);
    CHECK(reason_in_body(sentence).empty());
    CHECK(reason_below_body(sentence).empty());
  }
}

TEST_CASE("furniture: titles below a label of related stories go with it", "[article]") {
  const auto article = read_article(
      reading::page_around("RELATED STORIES\nDucks sue the town\nThe otter that came to stay"));
  CHECK(reading::left_out(article, "related link").size() == 3);
  CHECK(reading::texts(article, BlockKind::paragraph).size() == 2);
}

TEST_CASE("furniture: a subheading behind a list of links is kept", "[article]") {
  const auto article = read_article(
      reading::page_around("The ducks left.\n\nRelated\nDucks sue the town over its pond\n"
                           "The otter that came to stay\n\nA speaker is found"));
  CHECK(reading::left_out(article, "related link").size() == 3);
  CHECK(reading::texts(article, BlockKind::subheading) ==
        std::vector<std::string>{"A speaker is found"});
}

TEST_CASE("furniture: a label without titles takes no paragraph with it", "[article]") {
  const auto article = read_article(reading::page_around("Related"));
  CHECK(reading::texts(article, BlockKind::paragraph).size() == 2);
}

TEST_CASE("furniture: titles below the last box are left out too", "[article]") {
  const auto article = read_article(reading::page_around("They ate.") +
                                    "Log in\nDucks sue the town\nSnow expected on Friday\n");
  CHECK(reading::left_out(article, "below the article").size() == 2);
}
