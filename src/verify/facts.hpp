/// What the sound says of itself, and a list to put faults on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edition/edition.hpp"
#include "edition/tag_text.hpp"
#include "verify/verify.hpp"

namespace lector::verify {

/// Against this all else is held: what players hear and show.
struct Facts {
  std::string file_name;  ///< without folder
  std::uint64_t size_bytes = 0;
  std::int64_t length_ms = 0;
  std::string title;
  std::vector<edition::Chapter> chapters;
  std::optional<std::string> identity{};  ///< of the tag: what feeds know the article by
  std::optional<std::string> text{};      ///< of the tag: lyrics
  std::string byline{};                   ///< of the tag, as all that follows; empty: it says none
  std::string publisher{};
  edition::Id3Date date{};
  std::string language{};  ///< ISO 639-2 in ID3, BCP 47 in Vorbis comments
  std::string url{};
  std::string notice{};
};

/// Faults of one file. Those behind the first `kMostFindings` of a rule are counted alone, so that
/// a file of nothing but faults fills neither the screen nor the memory.
class Notes {
 public:
  Notes(std::string file, std::vector<Finding>& findings)
      : file_(std::move(file)), findings_(findings) {}

  void add(std::string_view rule, const std::string& message);
  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  /// Of one rule.
  struct Count {
    std::size_t findings = 0;
    std::size_t rest = 0;  ///< position of the finding that stands for the others
  };

  std::string file_;
  std::vector<Finding>& findings_;
  std::map<std::string, Count, std::less<>> counts_;
};

/// The same findings, of each file and rule the first `kMostFindings` and behind them one that
/// stands for all others.
[[nodiscard]] std::vector<Finding> shortened(const std::vector<Finding>& findings);

/// The rule that files agree with the sound and each other.
inline constexpr std::string_view kAgreement = "agreement";

/// "1.234 s": for messages.
[[nodiscard]] std::string time_text(std::int64_t time_ms);

/// What a text beside the sound has at most: a first part, for what is written and not said, and
/// sixteen times what the sound's length of speech takes in Lector's largest file. A larger one is
/// no edition's, and isn't read.
/// @param first_bytes  of the kind.
[[nodiscard]] std::size_t most_text_bytes(const Facts& facts, std::size_t first_bytes);

/// The first part, for all kinds but books' pages.
inline constexpr std::size_t kMostFirstBytes = std::size_t{4} << 20U;
/// The same for the pages of a book, all together.
inline constexpr std::size_t kMostPageBytes = std::size_t{64} << 20U;

/// A text without any white space: what must be the same however lines are broken.
[[nodiscard]] std::string squeezed(std::string_view text);

/// A tag for the language of a file, or of a part of one, is that of the sound's tag.
/// @param what  "<html>".
/// @param language  BCP 47.
void expect_language(const std::string& what,
                     std::string_view language,
                     const Facts& facts,
                     Notes& notes);

/// Says where two texts part, if they do.
/// @param what  "the text", "chapter 3's title".
void expect_same_text(const std::string& what,
                      std::string_view found,
                      std::string_view expected,
                      Notes& notes);

}  // namespace lector::verify
