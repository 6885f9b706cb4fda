/// Several articles become one edition.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "script/script.hpp"
#include "spoken/lexicon.hpp"
#include "voice/style.hpp"

namespace lector::script {

/// What is known of an edition as a whole.
struct Masthead {
  std::string title;                                    ///< never empty
  std::optional<std::string> publisher = std::nullopt;  ///< the paper that the edition is of
  std::optional<std::string> date = std::nullopt;       ///< "2025-04-01"
  std::string language = {};                            ///< BCP 47: of the opening and the ending
  bool is_named = true;  ///< by someone, or by its paper: the title is said only then
  bool operator==(const Masthead&) const = default;
};

/// What its editor says of it; the rest follows from its articles.
struct Naming {
  std::optional<std::string> title = std::nullopt;
  std::optional<std::string> publisher = std::nullopt;
  std::optional<std::string> date = std::nullopt;
  std::optional<std::string> language = std::nullopt;
};

/// An article of an edition.
struct Contribution {
  std::string input;  ///< as messages name it
  Script script;      ///< composed as an item
  std::optional<std::string> section;
  std::string style;  ///< as the user named its own style sheet; empty: the edition's
};

/// Where chapters begin: at articles only, or at their sections too, as "Headline: Section".
enum class Chapters { articles, sections };

/// The masthead of an edition. What nobody said: the title is the publication that all articles are
/// from, else the style's words for an edition, else the first headline; the publisher that
/// publication too; the date the latest day on which an article was published; the language the
/// first article's.
/// @param contributions  at least one, in reading order.
[[nodiscard]] Masthead masthead_of(const Naming& naming,
                                   std::span<const Contribution> contributions,
                                   const voice::Style& style);

/// A saved script as an item of an edition: without its sign-off, and without the notice that the
/// style has for its language.
/// @throws Error(input) if it is an edition itself, or nothing is left.
[[nodiscard]] Script as_item(Script script, const voice::Style& style);

/// What an edition says of itself, and where its chapters begin.
struct Layout {
  Masthead masthead;
  Chapters chapters = Chapters::articles;
};

/// Joins articles to one script: the opening (title, date, the headlines one by one, the notice
/// that artificial voices read), each article, the ending.
///
/// Chapters begin at the opening, each article (named by its headline) and the ending, and at
/// sections where they are wanted. Ids are numbered anew. Headlines in the opening are read by the
/// voice that reads them before their articles.
/// @param contributions  at least one, in reading order.
/// @throws Error(config) if the style has no voice for the edition's language.
[[nodiscard]] Script join(std::span<const Contribution> contributions,
                          const Layout& layout,
                          const voice::Style& style,
                          const spoken::Lexicons& lexicons = {});

}  // namespace lector::script
