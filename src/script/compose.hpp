/// An Article becomes a Script, and a Script a file that an editor may save, change and render.
#pragma once

#include <string>
#include <string_view>

#include "article/article.hpp"
#include "script/script.hpp"
#include "spoken/lexicon.hpp"
#include "voice/style.hpp"

namespace lector::script {

/// What an article is read as: by itself, or as one of several, where neither the notice that an
/// artificial voice reads nor the sign-off is its own.
enum class Frame { article, item };

/// Puts an article into words, in reading order: headline; opening (author, publication, date, the
/// notice, each a sentence of its own); dek; body sentence by sentence; sign-off.
///
/// Captions stand where they stand on the page, but wait for the end of a list, and of a paragraph
/// that goes on behind the picture. Pull quotes (they repeat the text), code and photo credits are
/// not said. Chapters begin at the headline, each subheading, the heading of collected captions,
/// and the sign-off.
///
/// Coverage: what the blocks and `left_out` of the article cover is covered here by segments and
/// `left_out`, by this rule. A segment carries the span of the block it speaks, all sentences of a
/// block the same one: where a sentence lies inside its block can't be told without the page. Of
/// each kind of header block the first is spoken if the article has that value; the others are left
/// out
/// ("repeated byline", "other date"). So is what has no words ("nothing to say").
/// @return at least notice and sign-off, but for an item; `left_out` (the article's own, and what
/// isn't said) sorted by
///   span. The first segment begins a chapter named by the title.
/// @throws Error(config) if the style has no voice for the article's language; Error(input) if an
///   item has no words.
/// @param lexicons  what names and acronyms are said by; none if empty.
[[nodiscard]] Script compose(const article::Article& article,
                             const voice::Style& style,
                             const spoken::Lexicons& lexicons = {},
                             Frame frame = Frame::article);

/// The title that the script of an article has: its headline as it stands on the page.
[[nodiscard]] std::string title_of(const article::Article& article);

/// Whether a script also says how each segment came to its words.
enum class Detail { plain, explained };

/// `lector.script/1`, two spaces of indent, with a line feed at the end. Beside the fields of the
/// format's description: `byline`, `publication`, `published`, `url`, `chapter` on a segment that
/// begins one, and `runs` on a segment that has some: `[{"span": [b, e], "language": "ko"}]`, or
/// `"phonemes"` in place of `"language"`; bytes of `spoken`. Explained, a segment also has
/// `changes`,
/// `[{"written": [b, e], "spoken": [b, e], "source": [b, e], "class": "money", "rule":
/// "money.sign_first"}]`, and `words`, all words of `spoken` with the same three spans: bytes of
/// `written`, of `spoken` and of the input. A word of Lector's own has an empty `written`; `source`
/// is null for what isn't on the page, and in a script without article.
///
/// An edition of several articles has `items`: `[{"input": "...", "headline": "...", "first":
/// "s0008", "last": "s0031", "left_out": [], "diagnostics": []}]`, beside what tells more of each
/// (`section`, `byline`, `publication`, `published`, `url`, `language`, `style`). `first` and
/// `last` are ids of segments; spans between them count bytes of that input.
[[nodiscard]] std::string to_json(const Script& script, Detail detail = Detail::plain);

/// Reads `lector.script/1` back, as saved or edited by hand. Missing optional fields get defaults:
/// ids are numbered, `spoken` is made from `written` or the other way round, the voice comes from
/// the style's role, the first segment begins a chapter named by the title, and `runs` are the
/// words in another script (`spoken::foreign_runs`): who edits `spoken` deletes `runs`, or corrects
/// them; an empty list has everything read by the segment's own voice. `runs` without `spoken` are
/// ignored: they would be bytes of words that aren't there yet. Unknown fields are
/// ignored, and so are `changes` and `words`, which hold for the words before the edit only.
/// @throws Error(input) that names the segment and field, the value, and what is allowed.
[[nodiscard]] Script from_json(std::string_view json,
                               const voice::Style& style,
                               const spoken::Lexicons& lexicons = {});

/// True if the bytes look like a script file, so that `render` can tell it from an article.
[[nodiscard]] bool is_script(std::string_view bytes);

/// A line a segment: id, role, voice and the spoken words, runs as "ko{김정은}" and
/// "[t'aId]{tide}"; for people. Explained, each change follows on a line of its own: bytes of the
/// input, what is written and what is said for it, class and rule.
[[nodiscard]] std::string to_text(const Script& script, Detail detail = Detail::plain);

}  // namespace lector::script
