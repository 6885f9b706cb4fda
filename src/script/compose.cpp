#include "script/compose.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "base/report.hpp"
#include "script/line.hpp"
#include "script/names.hpp"
#include "script/reading_order.hpp"
#include "script/word_map.hpp"
#include "script/wording.hpp"
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

// As it stands on the page, where what the page states goes on with the name of its site.
std::string headline_of(const Article& article) {
  const auto found = std::ranges::find(article.blocks, BlockKind::headline, &Block::kind);
  const bool goes_on = found != article.blocks.end() && article.headline.starts_with(found->text);
  return goes_on ? found->text : article.headline;
}

class Composer {
 public:
  Composer(const Article& article, const Speech& speech, Frame frame)
      : article_(article),
        style_(speech.style),
        speech_(speech),
        frame_(frame),
        phrases_(voice::phrases_for(style_, article.language)),
        own_language_(own_language(style_, article.language)),
        headline_(headline_of(article)),
        quoter_(article) {}

  Script compose() && {
    describe();
    add_headline();
    add_opening();
    add_dek();
    if (!has_block(BlockKind::dateline)) add_dateline({});
    add_body();
    if (frame_ == Frame::article) add_sign_off();
    leave_out_unspoken();
    finish();
    return std::move(script_);
  }

 private:
  void describe() {
    script_.title = title_of(headline_);
    script_.byline = article_.byline;
    script_.publication = article_.publication;
    script_.published = article_.published;
    script_.url = article_.url;
    script_.language = article_.language;
    script_.style = style_.name;
    script_.left_out = article_.left_out;
    script_.diagnostics = article_.diagnostics;
  }

  void add_headline() {
    const auto& text = headline_;
    const auto span = claim(BlockKind::headline);
    if (add({Role::headline, text, text, span, quote(BlockKind::headline, text)})) {
      end_with(Pause::after_headline);
    }
  }

  void add_opening() {
    const auto begin = script_.segments.size();
    if (article_.byline) {
      const auto names = text::name_case(*article_.byline, own_language_);
      say(phrases_.byline, names, BlockKind::byline);
    }
    if (article_.publication) {
      say(phrases_.publication, *article_.publication, BlockKind::publication);
    }
    if (article_.published) {
      const auto date = text::long_date(*article_.published, own_language_);
      say(phrases_.published, date, BlockKind::date);
    }
    if (frame_ == Frame::article) {
      add({Role::opening, phrases_.notice, phrases_.notice, {}}, own_language_);
    }
    if (script_.segments.size() > begin) end_with(Pause::after_opening);
  }

  // One of Lector's own lines, with a value of the page in it.
  void say(std::string_view phrase, const std::string& value, BlockKind kind) {
    const auto line = fill(phrase, value);
    const auto begin = std::min(phrase.find("{}"), phrase.size());
    auto quotations = quoter_.from_header(kind, line, {begin, begin + value.size()});
    add({Role::opening, line, line, claim(kind), std::move(quotations)}, own_language_);
  }

  Quotations quote(BlockKind kind, std::string_view value) {
    return quoter_.from_header(kind, value, {0, value.size()});
  }

  void add_dek() {
    if (!article_.dek) return;
    const auto span = claim(BlockKind::dek);
    const auto begin = script_.segments.size();
    for (const auto& piece : pieces_of(*article_.dek, article_.language)) {
      add({Role::dek, piece, piece, span, quote(BlockKind::dek, piece)});
    }
    if (script_.segments.size() > begin) end_with(Pause::after_paragraph);
  }

  void add_dateline(const SourceSpan& span) {
    if (!article_.dateline) return;
    add({Role::dateline,
         *article_.dateline,
         dateline_words(*article_.dateline, article_.language),
         span,
         quote(BlockKind::dateline, *article_.dateline)});
  }

  void add_body() {
    const bool in_place = style_.captions == voice::CaptionPlace::in_place;
    const auto order =
        reading_order(article_.blocks, in_place ? Captions::in_place : Captions::apart);
    for (const auto* const block : order.text) add_block(*block);
    if (style_.captions == voice::CaptionPlace::dropped) {
      for (const auto* const block : order.captions) leave_out(*block, "caption");
    } else if (!order.captions.empty()) {
      add_heading(phrases_.captions, {}, {});
      for (const auto* const block : order.captions) add_caption(*block);
    }
  }

  void add_block(const Block& block) {
    switch (block.kind) {
      case BlockKind::dateline:
        if (claim(BlockKind::dateline) == block.span) add_dateline(block.span);
        return;
      case BlockKind::subheading:
        return add_heading(block.text, block.span, quoter_.from_block(block, block.text));
      case BlockKind::caption:
        return add_caption(block);
      case BlockKind::pull_quote:
        return leave_out(block, "pull quote");
      case BlockKind::code:
        return leave_out(block, "code");
      default:
        return add_sentences(block);
    }
  }

  void add_heading(const std::string& text, const SourceSpan& span, Quotations quotations) {
    if (!add({Role::subheading, text, text, span, std::move(quotations)})) return;
    const auto count = script_.segments.size();
    if (count > 1) lengthen(script_.segments[count - 2], Pause::before_subheading);
    script_.segments.back().chapter = title_of(text);
    end_with(Pause::after_subheading);
  }

  void add_caption(const Block& block) {
    const auto begin = script_.segments.size();
    add_sentences(block);
    if (script_.segments.size() > begin) introduce(script_.segments[begin], phrases_.caption);
    if (block.credit) {
      script_.left_out.push_back({*block.credit, "photo credit", block.span});
    }
  }

  void add_sentences(const Block& block) {
    const auto manner = manner_of(block.kind);
    const auto begin = script_.segments.size();
    for (const auto& piece : pieces_of(block.text, article_.language)) {
      add({manner.role, piece, piece, block.span, quoter_.from_block(block, piece)});
    }
    if (script_.segments.size() > begin) end_with(manner.pause);
  }

  void add_sign_off() {
    const auto line = fill(phrases_.sign_off, headline_);
    if (!add({Role::sign_off, line, line, {}}, own_language_)) return;
    const auto count = script_.segments.size();
    if (count > 1) lengthen(script_.segments[count - 2], Pause::before_sign_off);
    script_.segments.back().chapter = phrases_.sign_off_chapter;
    end_with(Pause::at_end);
  }

  bool add(const Line& line) { return add(line, article_.language); }

  // False if the line has no words: it is left out, and no segment is made.
  bool add(const Line& line, const std::string& language) {
    auto segment = segment_of(line, language, speech_);
    if (!segment) {
      script_.left_out.push_back({line.written, "nothing to say", line.span});
      return false;
    }
    script_.segments.push_back(std::move(*segment));
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
  const Speech& speech_;
  Frame frame_;
  const voice::Phrases& phrases_;
  std::string own_language_;
  std::string headline_;
  Quoter quoter_;
  std::array<const Block*, static_cast<std::size_t>(BlockKind::paragraph)> claimed_{};
  Script script_;
};

}  // namespace

std::string title_of(const Article& article) {
  return title_of(headline_of(article));
}

Script compose(const Article& article,
               const voice::Style& style,
               const spoken::Lexicons& lexicons,
               Frame frame) {
  const Speech speech{
      .style = style, .lexicons = lexicons, .publication = article.publication.value_or("")};
  return Composer(article, speech, frame).compose();
}

}  // namespace lector::script
