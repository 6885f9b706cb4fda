#include "spoken/source.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace lector::spoken {

Source::Source(std::string_view written) : text_(text::clean(written)) {
  if (text_ == written) return;
  // `clean` drops characters and replaces spaces by plain ones; the rest stays in order.
  offsets_.reserve(text_.size() + 1);
  std::size_t at = 0;
  for (std::size_t offset = 0; offset < written.size();) {
    const auto character = text::character_at(written, offset);
    const auto bytes = written.substr(offset, character.end - offset);
    const bool is_kept = at < text_.size() && std::string_view(text_).substr(at).starts_with(bytes);
    const bool is_space =
        at < text_.size() && text_[at] == ' ' && text::is_white_space(character.value);
    if (is_kept || is_space) {
      const auto length = is_kept ? bytes.size() : std::size_t{1};
      offsets_.insert(offsets_.end(), length, offset);
      at += length;
    } else if (!soundless_.empty() && soundless_.back().end == offset) {
      soundless_.back().end = character.end;
    } else {
      soundless_.push_back({offset, character.end});
    }
    offset = character.end;
  }
  offsets_.resize(text_.size() + 1, written.size());
}

std::size_t Source::written_offset(std::size_t offset) const {
  return offsets_.empty() ? offset : offsets_[offset];
}

text::TextSpan Source::written_span(const text::TextSpan& span) const {
  text::TextSpan written{written_offset(span.begin), written_offset(span.end)};
  const auto gone = std::ranges::lower_bound(soundless_, written.end, {}, &text::TextSpan::end);
  const bool is_behind = gone != soundless_.end() && gone->end == written.end;
  if (is_behind && gone->begin >= written.begin) written.end = gone->begin;
  return written;
}

std::size_t Source::text_offset(std::size_t written_offset) const {
  if (offsets_.empty()) return written_offset;
  const auto found = std::ranges::lower_bound(offsets_, written_offset);
  return static_cast<std::size_t>(found - offsets_.begin());
}

}  // namespace lector::spoken
