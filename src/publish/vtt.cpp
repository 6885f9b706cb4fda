#include "publish/vtt.hpp"

#include "publish/lines.hpp"
#include "publish/names.hpp"

namespace lector::publish {
namespace {

/// Writes a sentence word by word, with a stamp before each word that begins inside of the cue.
class CueText {
 public:
  explicit CueText(const Sentence& sentence) : sentence_(sentence), latest_ms_(sentence.start_ms) {}

  [[nodiscard]] std::string text() {
    std::string text;
    for (const auto& line : lines_of(sentence_.written, {}))
      text += (text.empty() ? "" : "\n") + stamped(line);
    return text;
  }

 private:
  std::string stamped(text::TextSpan line) {
    std::string text;
    auto from = line.begin;
    const auto& words = sentence_.words;
    for (; next_ < words.size() && words[next_].written.begin < line.end; ++next_) {
      const auto& word = words[next_];
      if (word.start_ms <= latest_ms_ || word.start_ms >= sentence_.end_ms) continue;
      text += part(from, word.written.begin) + "<" + clock_time(word.start_ms) + ">";
      from = word.written.begin;
      latest_ms_ = word.start_ms;
    }
    return text + part(from, line.end);
  }

  [[nodiscard]] std::string part(std::size_t begin, std::size_t end) const {
    return escaped(std::string_view(sentence_.written).substr(begin, end - begin), Escaping::text);
  }

  const Sentence& sentence_;
  std::int64_t latest_ms_;
  std::size_t next_ = 0;
};

}  // namespace

std::string vtt(const Publication& publication) {
  std::string text = "WEBVTT\n";
  for (const auto& sentence : publication.sentences) {
    text += "\n" + sentence.id + "\n" + clock_time(sentence.start_ms) + " --> " +
            clock_time(sentence.end_ms) + "\n<v " + speaker_of(sentence.role) + ">" +
            CueText(sentence).text() + "</v>\n";
  }
  return text;
}

}  // namespace lector::publish
