#include "article/assemble.hpp"

#include <algorithm>
#include <utility>

#include "article/captions.hpp"
#include "article/markup.hpp"
#include "article/origins.hpp"
#include "article/reasons.hpp"
#include "article/wording.hpp"
#include "text/language.hpp"

namespace lector::article {
namespace {

// Enough text to tell a language by.
constexpr std::size_t kLanguageBytes = 65'536;

/// Turns the pieces of a page into an article whose spans count bytes of the input.
class Assembler {
 public:
  explicit Assembler(const text::Decoded& decoded) : decoded_(decoded) {}

  Article assemble(const Page& page) {
    for (std::size_t i = 0; i < page.size(); ++i) {
      for (const Piece& piece : page.claims[i]) {
        add(piece, page.units[i]);
      }
    }
    return std::move(article_);
  }

 private:
  void add(const Piece& piece, const Unit& unit) {
    const auto span = decoded_.input_span(piece.span);
    note_facts(piece, span);
    if (piece.kind) {
      article_.blocks.push_back({*piece.kind,
                                 piece.text,
                                 span,
                                 piece.credit,
                                 piece.image,
                                 origins_of(piece.text, piece.span, decoded_)});
    } else {
      article_.left_out.push_back({piece.text, piece.reason, span, as_read(piece, unit)});
    }
  }

  /// The block that a piece would be if it was put back; none for what never is.
  [[nodiscard]] std::vector<Block> as_read(const Piece& piece, const Unit& unit) const {
    const auto* const known = find_reason(piece.reason);
    if (known == nullptr || known->comes_back == Return::never) return {};
    const bool is_whole = piece.span == unit.span;
    Block block;
    block.kind = known->kind.value_or(is_whole ? kind_of(unit.shape) : BlockKind::paragraph);
    block.text = is_whole ? unit.text : plain_text(piece.text);
    if (block.kind == BlockKind::caption) {
      auto caption = split_credit(block.text);
      block.text = std::move(caption.text);
      block.credit = std::move(caption.credit);
      if (is_whole && !unit.image.empty()) block.image = unit.image;
    }
    if (block.text.empty()) return {};
    block.span = {decoded_.input_offset(piece.span.begin), decoded_.input_offset(piece.span.end)};
    block.origins = origins_of(block.text, piece.span, decoded_);
    return {std::move(block)};
  }

  template <typename Value>
  static void keep_first(std::optional<std::string>& field, const Value& value) {
    if (!field) {
      field = value;
    }
  }

  void note_facts(const Piece& piece, base::SourceSpan span) {
    if (piece.publication) {
      keep_first(article_.publication, piece.publication);
    }
    if (!piece.kind) {
      return;
    }
    switch (*piece.kind) {
      case BlockKind::headline:
        article_.headline = piece.text;
        break;
      case BlockKind::dek:
        article_.dek = article_.dek ? *article_.dek + " " + piece.text : piece.text;
        break;
      case BlockKind::byline:
        add_names(piece.value);
        break;
      case BlockKind::dateline:
        keep_first(article_.dateline, piece.value);
        break;
      case BlockKind::date:
        add_dates(piece, span);
        break;
      default:
        break;
    }
  }

  void add_names(const std::string& names) {
    article_.byline = article_.byline ? *article_.byline + ", " + names : names;
  }

  void add_dates(const Piece& piece, base::SourceSpan span) {
    keep_first(article_.published, piece.dates.published);
    keep_first(article_.updated, piece.dates.updated);
    if (piece.dates.ambiguous) {
      article_.diagnostics.push_back(
          {"the date " + base::quoted(piece.text) + " may be two days; it is left open", span});
    }
  }

  const text::Decoded& decoded_;
  Article article_;
};

/// The first words of a text, for a page that has no headline.
std::string first_words(std::string_view text) {
  constexpr std::size_t kMostWords = 9;
  constexpr std::size_t kMostBytes = 120;
  std::size_t end = 0;
  for (std::size_t words = 0; words < kMostWords && end < text.size(); ++words) {
    end = std::min(text.find(' ', end + 1), text.size());
  }
  const auto front = front_of(text.substr(0, end), kMostBytes);
  const auto shown = bare(front).empty() ? front : bare(front);
  return std::string(shown) + (front.size() < text.size() ? "…" : "");
}

Article with_headline(Article article) {
  if (!article.headline.empty()) return article;
  const auto first =
      std::ranges::find_if(article.blocks, [](const Block& block) { return is_body(block.kind); });
  article.headline = first_words(first->text);
  article.diagnostics.push_back(
      {"no headline found; the first words stand in for it", first->span});
  return article;
}

std::string primary_of(std::string_view language) {
  return lowered(language.substr(0, language.find('-')));
}

/// The language that the page states, unless its text is in another: templates lie.
Article with_language(Article article, const std::optional<std::string>& stated) {
  std::string body;
  for (const Block& block : article.blocks) {
    if (is_body(block.kind) && body.size() < kLanguageBytes) {
      body.append(front_of(block.text, kLanguageBytes)).push_back('\n');
    }
  }
  const auto detected = text::detect_language(body);
  article.language = stated.value_or(detected.value_or("en"));
  if (stated && detected && primary_of(*stated) != primary_of(*detected)) {
    article.language = *detected;
    article.diagnostics.push_back({"the page says that it is in " + base::quoted(*stated) +
                                       ", but its text is in " + base::quoted(*detected),
                                   {}});
  }
  return article;
}

/// What is stated counts more than what was read from the page's lines.
void state(std::optional<std::string>& field, const std::optional<std::string>& stated) {
  if (stated) field = stated;
}

bool holds_body(const Article& article) {
  return std::ranges::any_of(article.blocks, [](const Block& block) {
    return is_body(block.kind) && block.kind != BlockKind::caption &&
           block.kind != BlockKind::subheading;
  });
}

[[noreturn]] void throw_without_body(const Article& article) {
  const std::string example =
      article.left_out.empty() ? article.headline : article.left_out.front().text;
  throw Error(ErrorKind::input,
              "no article text found, only a headline or page furniture such as " +
                  base::quoted(example, 40) + "; give the page with its paragraphs");
}

}  // namespace

Article with_facts(Article article, const Facts& facts) {
  if (facts.headline) article.headline = *facts.headline;
  state(article.byline, facts.byline);
  state(article.publication, facts.publication);
  state(article.published, facts.published);
  state(article.updated, facts.updated);
  state(article.url, facts.url);
  return article;
}

Article assemble(const Page& page, const text::Decoded& decoded, const Facts& facts) {
  Article article = Assembler(decoded).assemble(page);
  if (!holds_body(article)) throw_without_body(article);
  article = with_headline(with_facts(std::move(article), facts));
  return with_language(std::move(article), facts.language);
}

}  // namespace lector::article
