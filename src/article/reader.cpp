#include "article/reader.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "article/body.hpp"
#include "article/captions.hpp"
#include "article/furniture.hpp"
#include "article/header.hpp"
#include "article/origins.hpp"
#include "article/page.hpp"
#include "article/tail.hpp"
#include "article/wording.hpp"
#include "text/language.hpp"
#include "text/unicode.hpp"

namespace lector::article {
namespace {

constexpr std::size_t kLongestInputBytes = 100'000'000;
// Enough text to tell a language by.
constexpr std::size_t kLanguageBytes = 65'536;

Page understand(std::string_view text) {
  Page page = read_captions(open_page(text));
  page = leave_out_furniture(std::move(page));
  page = read_header(std::move(page));
  page = read_notes(std::move(page));
  page = leave_out_link_lists(std::move(page));
  page = read_tail(std::move(page));
  page = leave_out_pull_quotes(std::move(page));
  return read_body(std::move(page));
}

/// Turns the pieces of a page into an article whose spans count bytes of the input.
class Assembler {
 public:
  explicit Assembler(const text::Decoded& decoded) : decoded_(decoded) {}

  Article assemble(const Page& page) {
    for (const auto& pieces : page.claims) {
      for (const Piece& piece : pieces) {
        add(piece);
      }
    }
    return std::move(article_);
  }

 private:
  void add(const Piece& piece) {
    const base::SourceSpan span{decoded_.input_offset(piece.span.begin),
                                decoded_.input_offset(piece.span.end)};
    note_facts(piece, span);
    if (piece.kind) {
      article_.blocks.push_back({*piece.kind,
                                 piece.text,
                                 span,
                                 piece.credit,
                                 piece.image,
                                 origins_of(piece.text, piece.span, decoded_)});
    } else {
      article_.left_out.push_back({piece.text, piece.reason, span});
    }
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

bool holds_body(const Article& article) {
  return std::ranges::any_of(article.blocks, [](const Block& block) {
    return is_body(block.kind) && block.kind != BlockKind::caption &&
           block.kind != BlockKind::subheading;
  });
}

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
  if (!article.headline.empty()) {
    return article;
  }
  const auto first =
      std::ranges::find_if(article.blocks, [](const Block& block) { return is_body(block.kind); });
  article.headline = first_words(first->text);
  article.diagnostics.push_back(
      {"no headline found; the first words stand in for it", first->span});
  return article;
}

Article with_language(Article article) {
  std::string body;
  for (const Block& block : article.blocks) {
    if (is_body(block.kind) && body.size() < kLanguageBytes) {
      body.append(front_of(block.text, kLanguageBytes)).push_back('\n');
    }
  }
  article.language = text::detect_language(body).value_or("en");
  return article;
}

/// The source of a page isn't its text: tags read aloud help nobody.
void refuse_markup(std::string_view text) {
  constexpr std::size_t kLongestBeginning = 16;
  const auto beginning =
      text::to_lower(text.substr(text::find_ink(text, 0), kLongestBeginning), "");
  for (const std::string_view markup : {"<!doctype html", "<html", "<?xml", "<rss", "<feed"}) {
    if (beginning.starts_with(markup)) {
      throw Error(ErrorKind::input,
                  "the input begins with " + base::quoted(markup) +
                      ", so it is a page's source; save the page as text");
    }
  }
}

[[noreturn]] void throw_without_body(const Article& article) {
  const std::string example =
      article.left_out.empty() ? article.headline : article.left_out.front().text;
  throw Error(ErrorKind::input,
              "no article text found, only a headline or page furniture such as " +
                  base::quoted(example, 40) + "; give the page with its paragraphs");
}

}  // namespace

Article read_article(std::string_view bytes) {
  if (bytes.size() > kLongestInputBytes) {
    throw Error(ErrorKind::input,
                "text of " + std::to_string(bytes.size()) +
                    " bytes, more than the 100 MB that are read; split it into articles");
  }
  if (bytes.empty()) {
    throw Error(ErrorKind::input, "the input is empty; give a page of text");
  }
  const text::Decoded decoded = text::decode(bytes);
  if (text::is_blank(decoded.text())) {
    throw Error(ErrorKind::input, "the input is nothing but white space; give a page of text");
  }
  refuse_markup(decoded.text());
  Article article = Assembler(decoded).assemble(understand(decoded.text()));
  if (!holds_body(article)) {
    throw_without_body(article);
  }
  article = with_language(with_headline(std::move(article)));
  if (const auto hole = find_hole(article, bytes); hole != std::string_view::npos) {
    throw std::logic_error("coverage has a hole at byte " + std::to_string(hole) +
                           " of the input; please report this page");
  }
  return article;
}

}  // namespace lector::article
