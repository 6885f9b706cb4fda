#include "spoken/source.hpp"

#include "text/characters.hpp"

namespace lector::spoken {

Source::Source(std::string_view written) : text_(text::clean(written)) {
  if (text_ == written) return;
  // `clean` drops characters and replaces spaces by plain ones; the rest stays in order.
  characters_.reserve(text_.size());
  std::size_t at = 0;
  for (std::size_t offset = 0; offset < written.size();) {
    const auto character = text::character_at(written, offset);
    const auto bytes = written.substr(offset, character.end - offset);
    const bool is_kept = at < text_.size() && std::string_view(text_).substr(at).starts_with(bytes);
    const bool is_space =
        at < text_.size() && text_[at] == ' ' && text::is_white_space(character.value);
    if (is_kept || is_space) {
      const auto length = is_kept ? bytes.size() : std::size_t{1};
      characters_.insert(characters_.end(), length, {offset, character.end});
      at += length;
    } else if (!soundless_.empty() && soundless_.back().end == offset) {
      soundless_.back().end = character.end;
    } else {
      soundless_.push_back({offset, character.end});
    }
    offset = character.end;
  }
}

text::TextSpan Source::written_span(const text::TextSpan& part) const {
  if (characters_.empty()) return part;
  return {characters_[part.begin].begin, characters_[part.end - 1].end};
}

}  // namespace lector::spoken
