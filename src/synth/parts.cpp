#include "synth/parts.hpp"

#include <algorithm>
#include <utility>

#include "synth/plain_text.hpp"

namespace lector::synth {
namespace {

/// Han proper, without kana.
bool is_han(char32_t value) {
  return is_ideograph(value) && (value < 0x3040 || value > 0x30FF);
}

bool is_word(char32_t value) {
  return value != U' ' && !is_punctuation(value);
}

bool cannot_read_han(std::string_view language) {
  const auto primary = language.substr(0, language.find('-'));
  return primary == "ja" || primary == "ko";
}

class Divider {
 public:
  Divider(std::string_view text, std::span<const spoken::Run> runs)
      : text_(text), plain_(decode_plain(text)), runs_(runs) {}

  std::vector<Part> divide() && {
    for (std::size_t i = 0; i < plain_.code_points.size();) {
      const auto end = stretch_end(i);
      add(i, end, language_at(i));
      i = end;
    }
    if (parts_.empty()) parts_.emplace_back();
    give_out_phonemes();
    for (std::size_t i = 0; i + 1 < parts_.size(); ++i) parts_[i].goes_on = !is_clause(parts_[i]);
    return std::move(parts_);
  }

 private:
  /// The run with a language that an offset lies in.
  [[nodiscard]] const spoken::Run* run_at(std::size_t offset) const {
    const auto run = std::ranges::upper_bound(
        runs_, offset, {}, [](const spoken::Run& each) { return each.span.end; });
    const bool inside = run != runs_.end() && run->span.begin <= offset && run->phonemes.empty();
    return inside ? &*run : nullptr;
  }

  [[nodiscard]] bool is_chinese(std::size_t i, std::string_view language) const {
    return cannot_read_han(language) && is_han(plain_.code_points[i]);
  }

  [[nodiscard]] std::string_view language_at(std::size_t i) const {
    const auto* run = run_at(plain_.offsets[i]);
    if (run == nullptr) return {};
    return is_chinese(i, run->language) ? kHanLanguage : std::string_view(run->language);
  }

  /// Code points from one on that the same voice reads, with the punctuation at a run's end.
  [[nodiscard]] std::size_t stretch_end(std::size_t begin) const {
    const auto* run = run_at(plain_.offsets[begin]);
    auto end = begin + 1;
    while (end < plain_.code_points.size() && continues(begin, end)) ++end;
    if (run == nullptr) return end;
    while (end < plain_.code_points.size() && plain_.offsets[end] >= run->span.end &&
           is_punctuation(plain_.code_points[end]) && !begins_run(plain_.offsets[end]))
      ++end;
    return end;
  }

  [[nodiscard]] bool continues(std::size_t begin, std::size_t i) const {
    const auto* run = run_at(plain_.offsets[begin]);
    if (run_at(plain_.offsets[i]) != run) return false;
    // Spaces and punctuation go with what they follow.
    return run == nullptr || !is_word(plain_.code_points[i]) ||
           is_chinese(i, run->language) == is_chinese(begin, run->language);
  }

  [[nodiscard]] bool begins_run(std::size_t offset) const {
    return std::ranges::any_of(
        runs_, [offset](const spoken::Run& run) { return run.span.begin == offset; });
  }

  void add(std::size_t begin, std::size_t end, std::string_view language) {
    const auto code_points = std::u32string_view(plain_.code_points).substr(begin, end - begin);
    const bool has_words = std::ranges::any_of(code_points, is_word);
    const auto end_bytes = end < plain_.offsets.size() ? plain_.offsets[end] : text_.size();
    if (!parts_.empty() && (!has_words || parts_.back().language == language)) {
      parts_.back().end = end_bytes;
    } else if (!parts_.empty() && is_wordless_) {
      parts_.back().end = end_bytes;
      parts_.back().language = language;
    } else {
      parts_.push_back({.begin = plain_.offsets[begin],
                        .end = end_bytes,
                        .language = std::string(language),
                        .goes_on = false,
                        .runs = {}});
    }
    is_wordless_ = parts_.size() == 1 && !has_words && (is_wordless_ || begin == 0);
  }

  void give_out_phonemes() {
    for (const auto& run : runs_) {
      if (run.phonemes.empty()) continue;
      const auto part =
          std::ranges::find_if(parts_, [&](const Part& each) { return run.span.begin < each.end; });
      if (part == parts_.end() || run.span.end > part->end || !part->language.empty()) continue;
      auto moved = run;
      moved.span = {run.span.begin - part->begin, run.span.end - part->begin};
      part->runs.push_back(std::move(moved));
    }
  }

  /// True if the voice ends a clause at the end of a part by itself.
  [[nodiscard]] bool is_clause(const Part& part) const {
    const auto plain = decode_plain(text_.substr(part.begin, part.end - part.begin));
    const auto last = plain.code_points.find_last_not_of(U' ');
    return last != std::u32string::npos && ends_clause(plain.code_points[last], true);
  }

  std::string_view text_;
  PlainText plain_;
  std::span<const spoken::Run> runs_;
  std::vector<Part> parts_;
  bool is_wordless_ = false;  ///< the only part so far has nothing to say
};

}  // namespace

std::vector<Part> divide(std::string_view text, std::span<const spoken::Run> runs) {
  return Divider(text, runs).divide();
}

}  // namespace lector::synth
