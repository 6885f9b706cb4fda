#include "article/bylines.hpp"

#include <catch2/catch.hpp>
#include <string>

using lector::article::Byline;
using lector::article::read_byline;
using lector::article::read_name_line;

namespace {

std::string names(std::string_view line) {
  const auto byline = read_byline(line);
  return byline ? byline->names : "no byline";
}

std::string publication(std::string_view line) {
  return read_byline(line).value_or(Byline{}).publication.value_or("none");
}

/// The part of the line that is the mail address.
std::string mail(std::string_view line) {
  const auto span = read_byline(line).value_or(Byline{}).mail;
  return std::string(span ? line.substr(span->begin, span->end - span->begin) : "none");
}

}  // namespace

TEST_CASE("bylines: names without the word in front and the occupation behind", "[article]") {
  CHECK(names("By Nina Harlow") == "Nina Harlow");
  CHECK(names("BY SEO JI-EUN") == "SEO JI-EUN");
  CHECK(names("By Nina Harlow and Tom Beck, Staff Writers") == "Nina Harlow and Tom Beck");
  CHECK(names("By Halvard Quist, Nora Pemberley and Sam Oduya") ==
        "Halvard Quist, Nora Pemberley and Sam Oduya");
  CHECK(names("By Sean O’Neill, Environment Editor") == "Sean O’Neill");
  CHECK(names("Written by: J. R. Malone") == "J. R. Malone");
  CHECK(names("By Nina Harlow in Seoul") == "Nina Harlow");
  CHECK(names("By Maria de la Cruz") == "Maria de la Cruz");
}

TEST_CASE("bylines: other languages", "[article]") {
  CHECK(names("Von Anna Kern, Berlin") == "Anna Kern");
  CHECK(names("Von Anna Kern und Jörg Ohm") == "Anna Kern und Jörg Ohm");
  CHECK(names("Por Amaya Rentería") == "Amaya Rentería");
  CHECK(names("Par Zoé Marchand") == "Zoé Marchand");
  CHECK(names("홍길동 기자") == "홍길동");
}

TEST_CASE("bylines: the paper is told from the author", "[article]") {
  CHECK(names("By Nina Harlow, The Harbor Gazette") == "Nina Harlow");
  CHECK(publication("By Nina Harlow, The Harbor Gazette") == "Harbor Gazette");
  CHECK(publication("By Nina Harlow for the Kestrel Times") == "Kestrel Times");
  CHECK(publication("By Nina Harlow, Herald Staff Writer") == "none");
}

TEST_CASE("bylines: the mail address behind a name is found, protected or not", "[article]") {
  CHECK(names("BY SEO JI-EUN [[email protected]]") == "SEO JI-EUN");
  CHECK(mail("BY SEO JI-EUN [[email protected]]") == "[[email protected]]");
  CHECK(mail("By Nina Harlow (nina@gazette.example)") == "(nina@gazette.example)");
  CHECK(lector::article::is_mail_line("- [email protected]"));
  CHECK(lector::article::is_mail_line("E-mail: nina@gazette.example"));
  CHECK_FALSE(lector::article::is_mail_line("Write to nina@gazette.example by Friday"));
  CHECK_FALSE(lector::article::find_mail("meet me @ noon"));
}

TEST_CASE("bylines: sentences that begin like one are none", "[article]") {
  CHECK_FALSE(read_byline("By Monday, the river had fallen."));
  CHECK_FALSE(read_byline("By Monday"));
  CHECK_FALSE(read_byline("By then the boats were gone"));
  CHECK_FALSE(read_byline("By 2030, Kestrel Bay will have a bridge"));
  CHECK_FALSE(read_byline("Von Montag an gilt der neue Fahrplan"));
  CHECK_FALSE(read_byline("Por fin llegó la lluvia"));
  CHECK_FALSE(read_byline("Bystanders Clap"));
}

TEST_CASE("bylines: a line of names has capitals and nothing else", "[article]") {
  CHECK(read_name_line("JANE DOE, Staff Writer"));
  CHECK(read_name_line("Jane Doe").value_or(Byline{}).names == "Jane Doe");
  CHECK_FALSE(read_name_line("Jane sells pears"));
  CHECK_FALSE(read_name_line("Monday Morning"));
  CHECK_FALSE(read_name_line("Room 101"));
}

TEST_CASE("bylines: a sign-off names the paper without its article", "[article]") {
  CHECK(lector::article::read_affiliation("with the Coast Herald") == "Coast Herald");
  CHECK(lector::article::read_affiliation("for the Vell Post") == "Vell Post");
  CHECK_FALSE(lector::article::read_affiliation("with the tide came the fog"));
  CHECK_FALSE(lector::article::read_affiliation("with the Mayor gone, nobody spoke."));
}

TEST_CASE("bylines: an occupation by itself", "[article]") {
  CHECK(lector::article::is_role_line("Staff Writers"));
  CHECK(lector::article::is_role_line("Features Editor"));
  CHECK_FALSE(lector::article::is_role_line("The staff of the station went home."));
}
