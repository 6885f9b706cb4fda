/// The inputs of an edition become its articles, in running order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/report.hpp"
#include "cli/edition_file.hpp"
#include "cli/inputs.hpp"
#include "cli/options.hpp"
#include "cli/pictures.hpp"
#include "edition/edition.hpp"
#include "script/join.hpp"
#include "spoken/lexicon.hpp"
#include "voice/style.hpp"

namespace lector::cli {

/// The style sheets of an edition.
struct Styles {
  voice::Style edition;
  /// Of items that have their own, by the name that these give it.
  std::map<std::string, voice::Style, std::less<>> items;
};

/// Reads the style sheets that an edition names.
/// @throws Error(config) as `style_of`.
[[nodiscard]] Styles styles_of(const Invocation& wanted, const EditionRequest& request);

/// The articles of an edition in running order, and what follows from that.
struct Gathered {
  std::vector<script::Contribution> contributions;
  std::vector<std::size_t> by_priority;       ///< positions of contributions, first choice first
  std::vector<base::Diagnostic> diagnostics;  ///< of entries that hold no article
  /// Of the articles that have one at hand, by input and headline.
  std::map<std::pair<std::string, std::string>, edition::Picture> pictures = {};
  /// Of their captions, by input.
  std::map<std::string, std::vector<CaptionPicture>> caption_pictures = {};
};

/// The pictures of an edition's articles, each by the segment that begins its chapter.
[[nodiscard]] std::map<std::string, edition::Picture> pictures_of_chapters(
    const Gathered& gathered, const script::Script& script);

/// The pictures of their captions, each by the segment that begins one.
[[nodiscard]] std::map<std::string, edition::Picture> pictures_of_captions(
    const Gathered& gathered, const script::Script& script);

/// What articles are composed by.
struct Composing {
  const Styles& styles;
  const spoken::Lexicons& lexicons;
};

/// Reads and composes each input. A feed is as many articles as it has entries with text.
/// @param already_read  the first input, if someone has read it.
/// @throws Error naming the input that can't be read or composed.
[[nodiscard]] Gathered gather(const Invocation& wanted,
                              const EditionRequest& request,
                              const Composing& composing,
                              std::optional<Input> already_read = std::nullopt);

/// True if an input is a feed or list of several articles of which none was chosen.
[[nodiscard]] bool holds_several(const Invocation& wanted, const Input& input);

}  // namespace lector::cli
