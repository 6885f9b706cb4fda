#include "script/compose.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "base/report.hpp"
#include "script/names.hpp"
#include "script/reading_order.hpp"
#include "script/wording.hpp"
#include "spoken/spoken.hpp"
#include "text/unicode.hpp"

namespace lector::script {
namespace {

using article::Article;
using article::Block;
using article::BlockKind;
using base::SourceSpan;

struct Manner {
  Role role;
  Pause pause;  ///< after the last sentence
};

Manner manner_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::quote:
      return {Role::quote, Pause::after_paragraph};
    case BlockKind::list_item:
      return {Role::list_item, Pause::after_list_item};
    case BlockKind::caption:
      return {Role::caption, Pause::after_caption};
    case BlockKind::table:
      return {Role::table, Pause::after_paragraph};
    case BlockKind::embed:
      return {Role::embed, Pause::after_paragraph};
    case BlockKind::correction:
      return {Role::correction, Pause::after_paragraph};
    case BlockKind::footnote:
      return {Role::footnote, Pause::after_paragraph};
    default:
      return {Role::body, Pause::after_paragraph};
  }
}

// Why a header block that no segment speaks is left out.
std::string unspoken_reason(BlockKind kind) {
  switch (kind) {
    case BlockKind::headline:
      return "repeated headline";
    case BlockKind::dek:
      return "repeated dek";
    case BlockKind::byline:
      return "repeated byline";
    case BlockKind::date:
      return "other date";
    case BlockKind::dateline:
      return "repeated dateline";
    default:
      return "repeated publication";
  }
}

std::string primary_subtag(std::string_view tag) {
  return std::string(tag.substr(0, tag.find('-')));
}

// What a segment says and where it comes from.
struct Line {
  Role role = Role::body;
  std::string written;
  std::string spoken;
  SourceSpan span;
};

class Composer {
 public:
  Composer(const Article& article, const voice::Style& style, const spoken::Lexicons& lexicons)
      : article_(article),
        style_(style),
        lexicons_(lexicons),
        phrases_(voice::phrases_for(style, article.language)),
        own_language_(own_language()) {}

  Script compose() && {
    describe();
    add_headline();
    add_opening();
    add_dek();
    if (!has_block(BlockKind::dateline)) add_dateline({});
    add_body();
    add_sign_off();
    leave_out_unspoken();
    finish();
    return std::move(script_);
  }

 private:
  // The language of Lector's own lines: the article's, or the one the style's phrases fall back to.
  [[nodiscard]] std::string own_language() const {
    const auto tag = voice::phrases_language(style_, article_.language);
    const bool is_same = primary_subtag(tag) == primary_subtag(article_.language);
    return is_same ? article_.language : tag;
  }

  void describe() {
    script_.title = title_of(article_.headline);
    script_.byline = article_.byline;
    script_.publication = article_.publication;
    script_.published = article_.published;
    script_.url = article_.url;
    script_.language = article_.language;
    script_.style = style_.name;
    script_.left_out = article_.left_out;
    script_.diagnostics = article_.diagnostics;
  }

  static std::string title_of(std::string_view text) {
    return text::collapse_white_space(text::clean(text));
  }

  void add_headline() {
    if (add({Role::headline, article_.headline, article_.headline, claim(BlockKind::headline)})) {
      end_with(Pause::after_headline);
    }
  }

  void add_opening() {
    const auto begin = script_.segments.size();
    if (article_.byline) {
      const auto names = text::name_case(*article_.byline, own_language_);
      say(fill(phrases_.byline, names), claim(BlockKind::byline));
    }
    if (article_.publication) {
      say(fill(phrases_.publication, *article_.publication), claim(BlockKind::publication));
    }
    if (article_.published) {
      const auto date = text::long_date(*article_.published, own_language_);
      say(fill(phrases_.published, date), claim(BlockKind::date));
    }
    say(phrases_.notice, {});
    if (script_.segments.size() > begin) end_with(Pause::after_opening);
  }

  // One of Lector's own lines.
  void say(const std::string& line, const SourceSpan& span) {
    add({Role::opening, line, line, span}, own_language_);
  }

  void add_dek() {
    if (!article_.dek) return;
    add_sentences(*article_.dek, {Role::dek, Pause::after_paragraph}, claim(BlockKind::dek));
  }

  void add_dateline(const SourceSpan& span) {
    if (!article_.dateline) return;
    add({Role::dateline,
         *article_.dateline,
         dateline_words(*article_.dateline, article_.language),
         span});
  }

  void add_body() {
    const bool in_place = style_.captions == voice::CaptionPlace::in_place;
    const auto order =
        reading_order(article_.blocks, in_place ? Captions::in_place : Captions::apart);
    for (const auto* const block : order.text) add_block(*block);
    if (style_.captions == voice::CaptionPlace::dropped) {
      for (const auto* const block : order.captions) leave_out(*block, "caption");
    } else if (!order.captions.empty()) {
      add_heading(phrases_.captions, {});
      for (const auto* const block : order.captions) add_caption(*block);
    }
  }

  void add_block(const Block& block) {
    switch (block.kind) {
      case BlockKind::dateline:
        if (claim(BlockKind::dateline) == block.span) add_dateline(block.span);
        return;
      case BlockKind::subheading:
        return add_heading(block.text, block.span);
      case BlockKind::caption:
        return add_caption(block);
      case BlockKind::pull_quote:
        return leave_out(block, "pull quote");
      case BlockKind::code:
        return leave_out(block, "code");
      default:
        return add_sentences(block.text, manner_of(block.kind), block.span);
    }
  }

  void add_heading(const std::string& text, const SourceSpan& span) {
    if (!add({Role::subheading, text, text, span})) return;
    const auto count = script_.segments.size();
    if (count > 1) lengthen(script_.segments[count - 2], Pause::before_subheading);
    script_.segments.back().chapter = title_of(text);
    end_with(Pause::after_subheading);
  }

  void add_caption(const Block& block) {
    const auto begin = script_.segments.size();
    add_sentences(block.text, manner_of(block.kind), block.span);
    if (script_.segments.size() > begin) {
      introduce(script_.segments[begin], phrases_.caption);
    }
    if (block.credit) {
      script_.left_out.push_back({*block.credit, "photo credit", block.span});
    }
  }

  // Puts a phrase around what a segment says; its runs move along.
  static void introduce(Segment& segment, std::string_view phrase) {
    auto filled = fill(phrase, segment.spoken);
    const auto shift = std::min(phrase.find("{}"), phrase.size());
    segment.spoken = std::move(filled);
    for (auto& run : segment.runs) {
      run.span.begin += shift;
      run.span.end += shift;
    }
  }

  void add_sentences(std::string_view text, const Manner& manner, const SourceSpan& span) {
    const auto begin = script_.segments.size();
    for (const auto& piece : pieces_of(text, article_.language)) {
      add({manner.role, piece, piece, span});
    }
    if (script_.segments.size() > begin) end_with(manner.pause);
  }

  void add_sign_off() {
    const auto line = fill(phrases_.sign_off, article_.headline);
    if (!add({Role::sign_off, line, line, {}}, own_language_)) return;
    const auto count = script_.segments.size();
    if (count > 1) lengthen(script_.segments[count - 2], Pause::before_sign_off);
    script_.segments.back().chapter = phrases_.sign_off_chapter;
    end_with(Pause::at_end);
  }

  bool add(const Line& line) { return add(line, article_.language); }

  // False if the line has no words: it is left out, and no segment is made.
  bool add(const Line& line, const std::string& language) {
    const auto* const lexicon = lexicons_ ? lexicons_(language) : nullptr;
    auto spoken = spoken::speak(line.spoken,
                                {.language = language,
                                 .lexicon = lexicon,
                                 .publication = article_.publication.value_or("")});
    if (text::words(spoken.text, language).empty()) {
      script_.left_out.push_back({line.written, "nothing to say", line.span});
      return false;
    }
    Segment segment;
    segment.role = line.role;
    segment.voice = voice::voice_for(style_, name_of(line.role), language).name;
    segment.language = language;
    segment.written = line.written;
    segment.spoken = std::move(spoken.text);
    segment.runs = std::move(spoken.runs);
    segment.span = line.span;
    script_.segments.push_back(std::move(segment));
    return true;
  }

  void end_with(Pause pause) { script_.segments.back().pause = pause; }

  // The opening keeps its own pause, which is long already.
  static void lengthen(Segment& segment, Pause pause) {
    if (segment.role != Role::headline && segment.role != Role::opening) segment.pause = pause;
  }

  [[nodiscard]] bool has_block(BlockKind kind) const {
    return std::ranges::any_of(article_.blocks,
                               [kind](const Block& block) { return block.kind == kind; });
  }

  // Span of the first block of a kind, which the segment of that kind speaks; {0, 0} if none.
  SourceSpan claim(BlockKind kind) {
    const auto found = std::ranges::find_if(
        article_.blocks, [kind](const Block& block) { return block.kind == kind; });
    if (found == article_.blocks.end()) return {};
    claimed_.at(static_cast<std::size_t>(kind)) = &*found;
    return found->span;
  }

  void leave_out(const Block& block, const std::string& reason) {
    script_.left_out.push_back({block.text, reason, block.span});
  }

  void leave_out_unspoken() {
    for (const auto& block : article_.blocks) {
      if (is_body(block.kind)) continue;
      if (claimed_.at(static_cast<std::size_t>(block.kind)) == &block) continue;
      leave_out(block, unspoken_reason(block.kind));
    }
  }

  void finish() {
    auto& segments = script_.segments;
    if (segments.empty()) {
      throw Error(ErrorKind::input, "nothing to say: neither the page nor the style has words");
    }
    for (std::size_t i = 0; i < segments.size(); ++i) segments[i].id = numbered_id(i);
    segments.front().chapter = script_.title;
    std::ranges::sort(script_.left_out, [](const auto& one, const auto& two) {
      return std::tie(one.span, one.reason, one.text) < std::tie(two.span, two.reason, two.text);
    });
  }

  const Article& article_;
  const voice::Style& style_;
  const spoken::Lexicons& lexicons_;
  const voice::Phrases& phrases_;
  std::string own_language_;
  std::array<const Block*, static_cast<std::size_t>(BlockKind::paragraph)> claimed_{};
  Script script_;
};

}  // namespace

Script compose(const Article& article,
               const voice::Style& style,
               const spoken::Lexicons& lexicons) {
  return Composer(article, style, lexicons).compose();
}

}  // namespace lector::script
