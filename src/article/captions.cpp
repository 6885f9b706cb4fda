#include "article/captions.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_set>
#include <utility>

#include "article/reasons.hpp"
#include "article/tokens.hpp"
#include "article/vocabulary.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

constexpr std::size_t kLongestCreditBytes = 120;
constexpr std::size_t kLongestCaptionBytes = 900;
// A shorter line that equals a caption may be a heading.
constexpr std::size_t kFewestRepeatedWords = 4;

bool has_word_of(std::string_view text, std::span<const std::string_view> table) {
  constexpr std::size_t kMostTokens = 40;
  const std::string key = matching_key(text);
  const auto tokens = tokenize(key, kMostTokens);
  return std::ranges::any_of(tokens, [&](const Token& token) { return holds(table, token.text); });
}

/// True if the words can be the maker of a picture: an agency, "photo", or "Jane Doe/The Herald".
bool names_picture_maker(std::string_view text) {
  return has_word_of(text, agencies()) || has_word_of(text, picture_words()) ||
         (text.find('/') != std::string_view::npos && starts_with_capital(text) &&
          count_words(text) <= 8);
}

/// What stands in brackets at the end of a caption, and where it begins.
struct Bracketed {
  std::size_t begin = 0;
  std::string_view text;
};

std::optional<Bracketed> closing_bracket(std::string_view caption, char opening, char closing) {
  auto end = caption;
  while (end.ends_with('.') || end.ends_with(' ')) {
    end.remove_suffix(1);
  }
  const auto at = end.rfind(opening);
  if (!end.ends_with(closing) || at == std::string_view::npos ||
      end.size() - at > kLongestCreditBytes) {
    return std::nullopt;
  }
  return Bracketed{at, trimmed(end.substr(at + 1, end.size() - at - 2))};
}

/// A label of pictures with a colon, "=" or "by" behind it.
struct Label {
  std::size_t begin = 0;
  std::string_view behind;
};

std::optional<std::string_view> behind_label(std::string_view text) {
  const std::string key = lowered(front_of(text, 40));
  for (const auto& label : picture_labels()) {
    if (!key.starts_with(label) || text.size() < label.size()) {
      continue;
    }
    const auto rest = trimmed(text.substr(label.size()));
    for (const std::string_view mark : {":", "=", "by "}) {
      if (rest.starts_with(mark)) {
        return trimmed(rest.substr(mark.size()));
      }
    }
  }
  return std::nullopt;
}

/// The last label behind a stop or bar: "The bridge at dusk. Photo: Jane Doe".
std::optional<Label> find_label(std::string_view caption) {
  const std::size_t from =
      caption.size() > kLongestCreditBytes ? caption.size() - kLongestCreditBytes : 0;
  for (auto at = caption.rfind(' '); at != std::string_view::npos && at > from;
       at = caption.rfind(' ', at - 1)) {
    constexpr std::string_view kBefore = ".|/!?)";
    const bool follows_stop = kBefore.find(caption[at - 1]) != std::string_view::npos ||
                              ends_sentence(caption.substr(0, at));
    const auto behind = follows_stop ? behind_label(caption.substr(at + 1)) : std::nullopt;
    if (behind && !behind->empty() && !starts_in_lower_case(*behind) && !is_prose(*behind)) {
      return Label{at, *behind};
    }
  }
  return std::nullopt;
}

/// "… on Tuesday. REUTERS/Jane Doe": an agency in capitals and a slash behind the last stop.
std::optional<Label> find_agency(std::string_view caption) {
  const auto stop = caption.rfind(". ");
  if (stop == std::string_view::npos) {
    return std::nullopt;
  }
  const auto behind = trimmed(caption.substr(stop + 2));
  const auto slash = behind.find('/');
  const bool is_agency = slash != std::string_view::npos && behind.size() <= kLongestCreditBytes &&
                         is_all_capitals(behind.substr(0, slash)) &&
                         has_word_of(behind.substr(0, slash), agencies());
  return is_agency ? std::optional(Label{stop + 1, behind}) : std::nullopt;
}

CaptionText cut(std::string_view caption, std::size_t end, std::string_view credit) {
  auto text = trimmed(caption.substr(0, end));
  while (text.ends_with('|') || text.ends_with('/')) {
    text = trimmed(text.substr(0, text.size() - 1));
  }
  if (text.empty()) {
    return {std::string(caption), std::nullopt};
  }
  const auto stripped = behind_label(credit);
  return {std::string(text), std::string(bare(stripped.value_or(credit)))};
}

/// The words of a caption line without a "Photo:" or "▲" in front.
std::string without_label(std::string_view line) {
  auto text = line;
  constexpr std::array<std::string_view, 4> kPointers = {"▲", "△", "▼", "▶"};
  for (const auto& pointer : kPointers) {
    text = text.starts_with(pointer) ? trimmed(text.substr(pointer.size())) : text;
  }
  return std::string(behind_label(text).value_or(text));
}

bool is_place_holder(std::string_view key) {
  constexpr std::array<std::string_view, 8> kNames = {
      "image", "photo", "picture", "img", "thumbnail", "foto", "bild", "사진"};
  const bool is_file = key.find(' ') == std::string_view::npos &&
                       (key.ends_with(".jpg") || key.ends_with(".png") || key.ends_with(".jpeg") ||
                        key.ends_with(".webp") || key.ends_with(".gif"));
  return is_file || holds(kNames, key) || count_words(key) < 2;
}

/// How a line below an image stands to the image's alternative text.
enum class Relation { none, repeats, extends };

Relation relate(std::string_view alt, std::string_view line) {
  const auto alt_key = bare(alt);
  const auto line_key = bare(line);
  if (alt_key.empty()) {
    return Relation::none;
  }
  if (alt_key == line_key || (alt_key.starts_with(line_key) && count_words(line_key) >= 3)) {
    return Relation::repeats;
  }
  return line_key.starts_with(alt_key) && count_words(alt_key) >= 3 ? Relation::extends
                                                                    : Relation::none;
}

/// Form in which long captions are compared too, which have no key.
std::string comparable(std::string_view caption) {
  return lowered(front_of(caption, kLongestCaptionBytes));
}

class CaptionReader {
 public:
  explicit CaptionReader(Page page) : page_(std::move(page)) {}

  Page read() {
    for (std::size_t i = 0; i < page_.size(); ++i) {
      if (page_.is_open(i)) {
        read_unit(i);
      }
    }
    return std::move(page_);
  }

 private:
  [[nodiscard]] const Unit& unit(std::size_t i) const { return page_.units[i]; }

  void read_unit(std::size_t i) {
    if (unit(i).shape == Shape::image) {
      read_image(i);
      return;
    }
    if (first_text_.empty()) {
      first_text_ = comparable(unit(i).text);
      return;
    }
    if (unit(i).shape != Shape::plain || unit(i).text.size() > kLongestCaptionBytes) {
      return;
    }
    const auto repeated = seen_.find(comparable(unit(i).text)) != seen_.end();
    if (repeated) {
      page_.leave_out(i, reason::kRepeatedCaption);
    } else if (auto credit = read_credit_line(unit(i).text); credit && may_be_credit(i)) {
      add_credit(i, *credit);
    } else if (is_caption_line(unit(i).text)) {
      add_caption(i, std::nullopt);
    }
  }

  void read_image(std::size_t i) {
    const std::string alt = comparable(unit(i).text);
    const bool has_line = i + 1 < page_.size() && unit(i + 1).shape == Shape::plain &&
                          unit(i + 1).text.size() <= kLongestCaptionBytes;
    const std::string line = has_line ? comparable(unit(i + 1).text) : std::string();
    const Relation relation = has_line ? relate(alt, line) : Relation::none;
    const bool is_described =
        !is_place_holder(unit(i).key) || unit(i).text.size() > kLongestKeyBytes;
    const bool is_headline = alt == first_text_ || (first_text_.empty() && !line.empty() &&
                                                    alt == line && is_title_like(unit(i).text));
    if (is_headline) {
      page_.leave_out(i, reason::kImageDescription);
      return;
    }
    const bool line_is_caption =
        relation == Relation::extends ||
        (has_line && relation == Relation::none && is_caption_line(unit(i + 1).text));
    if (line_is_caption) {
      page_.leave_out(i, is_described ? reason::kImageDescription : reason::kImageWithoutCaption);
      add_caption(i + 1, unit(i).image);
      return;
    }
    if (!is_described) {
      page_.leave_out(i, reason::kImageWithoutCaption);
      return;
    }
    add_caption(i, unit(i).image);
    if (relation == Relation::repeats) {
      page_.leave_out(i + 1, reason::kRepeatedCaption);
    }
  }

  void add_caption(std::size_t i, std::optional<std::string> image) {
    const bool is_image = unit(i).shape == Shape::image;
    auto caption = split_credit(is_image ? unit(i).text : without_label(unit(i).text));
    for (const auto& text : {unit(i).text, caption.text}) {
      if (count_words(text) >= kFewestRepeatedWords) {
        seen_.insert(comparable(text));
      }
    }
    page_.read_as(i, BlockKind::caption);
    Piece& piece = page_.claims[i].front();
    piece.text = caption.text;
    piece.credit = std::move(caption.credit);
    piece.image = std::move(image);
    last_caption_ = i;
  }

  /// A line of credit belongs to the caption before it, if that has none.
  void add_credit(std::size_t i, const std::string& credit) {
    if (last_caption_ && follows_caption(i)) {
      Piece& caption = page_.claims[*last_caption_].front();
      caption.credit = caption.credit.value_or(credit);
    }
    page_.leave_out(i, reason::kPictureCredit);
  }

  [[nodiscard]] bool follows_caption(std::size_t i) const {
    constexpr std::size_t kFarthest = 3;
    return last_caption_ && i - *last_caption_ <= kFarthest;
  }

  /// Far from captions only its form shows that a line is a credit: "(AP Photo/Jane Doe)",
  /// "Photograph: Jane Doe/The Herald".
  [[nodiscard]] bool may_be_credit(std::size_t i) const {
    const auto& text = unit(i).text;
    const bool names_agency = text.find('/') != std::string::npos && behind_label(text);
    return follows_caption(i) || names_agency || text.starts_with('(') || text.starts_with('[');
  }

  Page page_;
  std::unordered_set<std::string> seen_;
  std::string first_text_;  ///< most likely the headline, which images repeat
  std::optional<std::size_t> last_caption_;
};

}  // namespace

CaptionText split_credit(std::string_view caption) {
  caption = trimmed(caption);
  if (const auto square = closing_bracket(caption, '[', ']'); square && !square->text.empty()) {
    return cut(caption, square->begin, square->text);
  }
  if (const auto round = closing_bracket(caption, '(', ')');
      round && names_picture_maker(round->text)) {
    return cut(caption, round->begin, round->text);
  }
  if (const auto label = find_label(caption)) {
    return cut(caption, label->begin, label->behind);
  }
  if (const auto agency = find_agency(caption)) {
    return cut(caption, agency->begin, agency->behind);
  }
  return {std::string(caption), std::nullopt};
}

bool is_caption_line(std::string_view line) {
  if (line.size() > kLongestCaptionBytes) {
    return false;
  }
  const auto square = closing_bracket(line, '[', ']');
  if (square && square->begin > 0 && is_all_capitals(square->text) &&
      names_picture_maker(square->text)) {
    return true;
  }
  const auto round = closing_bracket(line, '(', ')');
  if (round && round->begin > 0 && !starts_in_lower_case(round->text) &&
      has_word_of(round->text, picture_words())) {
    return true;
  }
  const auto label = behind_label(line);
  return line.starts_with("▲") || (label && is_prose(*label) && !starts_in_lower_case(*label)) ||
         find_label(line).has_value() || find_agency(line).has_value();
}

std::optional<std::string> read_credit_line(std::string_view line) {
  constexpr std::size_t kMostWords = 10;
  if (line.size() > kLongestCreditBytes || count_words(line) > kMostWords) {
    return std::nullopt;
  }
  auto inner = line;
  for (const auto& [opening, closing] : {std::pair('[', ']'), std::pair('(', ')')}) {
    const auto bracket = closing_bracket(line, opening, closing);
    inner = bracket && bracket->begin == 0 ? bracket->text : inner;
  }
  const auto behind = behind_label(inner);
  if (behind && !behind->empty() && !is_prose(*behind)) {
    return std::string(bare(*behind));
  }
  const bool is_bracketed = inner.size() != line.size();
  const bool is_maker = !ends_sentence(inner) && inner.find('/') != std::string_view::npos
                            ? names_picture_maker(inner)
                            : is_bracketed && names_picture_maker(inner);
  return is_maker ? std::optional(std::string(inner)) : std::nullopt;
}

Page read_captions(Page page) {
  return CaptionReader(std::move(page)).read();
}

}  // namespace lector::article
