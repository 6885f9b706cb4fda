#include "spoken/lexicon.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "spoken/lexicon_fit.hpp"
#include "text/characters.hpp"

namespace lector::spoken {
namespace {

bool is_same_folded(std::string_view one, std::string_view two) {
  std::size_t a = 0;
  std::size_t b = 0;
  while (a < one.size() && b < two.size()) {
    const auto left = text::character_at(one, a);
    const auto right = text::character_at(two, b);
    if (folded(left.value) != folded(right.value)) return false;
    a = left.end;
    b = right.end;
  }
  return a == one.size() && b == two.size();
}

/// True if one tag is the other, or the beginning of it up to a hyphen.
bool includes(std::string_view tag, std::string_view language) {
  const auto& shorter = tag.size() < language.size() ? tag : language;
  const auto& longer = tag.size() < language.size() ? language : tag;
  if (longer.size() > shorter.size() && !shorter.empty() && longer[shorter.size()] != '-')
    return false;
  return is_same_folded(shorter, longer.substr(0, shorter.size()));
}

bool is_meant(const Entry& entry, const LexiconScope& scope) {
  const bool is_language = entry.language.empty() || includes(entry.language, scope.language);
  return is_language &&
         (entry.publication.empty() || is_same_folded(entry.publication, scope.publication));
}

/// The greatest is preferred; of one lexicon, the entry added later has the greater address.
auto rank(const LexiconMatch& match) {
  const Entry& entry = *match.entry;
  return std::tuple(match.length - match.ending,
                    entry.is_user,
                    !entry.publication.empty(),
                    entry.form == Form::literal,
                    match.entry);
}

/// Looks through entries for the best that fits at one place.
class Search {
 public:
  Search(std::string_view text, std::size_t offset, const LexiconScope& scope)
      : text_(text), offset_(offset), scope_(scope), is_english_(includes("en", scope.language)) {}

  void look_at(const Entry& entry) {
    if (!is_meant(entry, scope_)) return;
    const auto end = end_of_fit(entry, text_, offset_);
    if (end == kNoFit) return;
    const auto ending = ending_length(text_, offset_, end);
    constexpr std::size_t kPlural = 1;
    if (!is_english_ && ending == kPlural) return;  // another word
    const auto taken = is_english_ ? ending : 0;
    const LexiconMatch match{.length = end + taken - offset_, .ending = taken, .entry = &entry};
    if (entry.case_rule == CaseRule::capitals &&
        is_amid_capitals(text_, offset_, offset_ + match.length))
      return;
    if (!best_ || rank(*best_) < rank(match)) best_ = match;
  }

  [[nodiscard]] const std::optional<LexiconMatch>& best() const { return best_; }

 private:
  std::string_view text_;
  std::size_t offset_;
  const LexiconScope& scope_;
  bool is_english_;
  std::optional<LexiconMatch> best_;
};

bool is_open(char32_t first) {
  return first == U'*' || first == U'#';
}

}  // namespace

void Lexicon::add(std::vector<Entry> entries) {
  for (auto& entry : entries) {
    if (entry.written.empty()) continue;
    const auto position = entries_.size();
    const auto first = text::character_at(entry.written, 0).value;
    if (entry.form == Form::literal)
      literals_[first_word(entry.written, 0)].push_back(position);
    else if (is_open(first))
      open_patterns_.push_back(position);
    else
      patterns_[folded(first)].push_back(position);
    entries_.push_back(std::move(entry));
  }
}

std::optional<LexiconMatch> Lexicon::find(std::string_view text,
                                          std::size_t offset,
                                          const LexiconScope& scope) const {
  if (offset >= text.size() || entries_.empty()) return std::nullopt;
  Search search(text, offset, scope);
  const auto look_through = [&](const Bucket& bucket) {
    for (const auto position : bucket) search.look_at(entries_[position]);
  };
  const auto look_up = [&](const auto& buckets, const auto& key) {
    const auto bucket = buckets.find(key);
    if (bucket != buckets.end()) look_through(bucket->second);
  };
  auto word = first_word(text, offset);
  look_up(literals_, word);
  if (word.size() > 1 && word.back() == 'S') {  // "NGOs" may be the plural of "NGO"
    word.pop_back();
    look_up(literals_, word);
  }
  look_up(patterns_, folded(text::character_at(text, offset).value));
  look_through(open_patterns_);
  return search.best();
}

}  // namespace lector::spoken
