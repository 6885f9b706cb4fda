#include "spoken/agreement.hpp"

namespace lector::spoken {
namespace {

std::string first_word(std::string_view noun) {
  return folded(noun.substr(0, noun.find(' ')));
}

// The whole word first, then its longest ending; with the plural category before without it.
const std::string* find_agreement(const std::string& word,
                                  std::string_view amount,
                                  const Language& language) {
  const auto& table = language.agreement;
  if (table.empty()) return nullptr;
  const auto category = plural_category(amount, language.tag) + " ";
  for (std::size_t begin = 0; begin < word.size(); ++begin) {
    const auto ending = (begin == 0 ? "" : "-") + word.substr(begin);
    for (const auto& key : {category + ending, ending}) {
      const auto* const found = table.value_of(key);
      if (found != nullptr) return found;
    }
  }
  return nullptr;
}

}  // namespace

std::string cardinal_rule_set(std::string_view noun,
                              std::string_view amount,
                              const Language& language) {
  const auto* const found = find_agreement(first_word(noun), amount, language);
  if (found != nullptr) return *found;
  const auto before_noun = language.phrase("cardinal.before_noun");
  return before_noun.empty() ? language.cardinal_rule_set : std::string(before_noun);
}

std::string cardinal_rule_set_at(const Cursor& behind, std::string_view amount) {
  const auto& language = behind.language();
  const auto word = behind.word_after();
  const auto* const found = word.empty() ? nullptr : find_agreement(folded(word), amount, language);
  return found == nullptr ? language.cardinal_rule_set : *found;
}

std::string ordinal_rule_set(const Cursor& ordinal) {
  const auto& language = ordinal.language();
  const auto* const found = language.ordinal_after.value_of(ordinal.word_before());
  return found == nullptr ? language.ordinal_rule_set : *found;
}

bool is_attribute(const Cursor& begin, const Cursor& end) {
  const auto articles = begin.language().phrase("money.attribute_after");
  const auto before = begin.word_before();
  if (articles.empty() || before.empty() || end.word_after().empty()) return false;
  return (" " + std::string(articles) + " ").find(" " + before + " ") != std::string::npos;
}

std::string with_noun(const std::string& amount,
                      const std::string& noun,
                      const Language& language) {
  const auto joint = language.phrase("money.scale_joint");
  const auto last = amount.substr(amount.rfind(' ') + 1);  // all of it where there is no space
  const bool is_joined = !joint.empty() && language.scale_nouns.has(last);
  const bool has_vowel = noun.find_first_of("aeiouhAEIOUH") == 0;
  const auto article = language.phrase("cardinal.elided");  // "un'ora"
  if (!article.empty() && has_vowel && last == article.substr(0, article.find('|'))) {
    return amount.substr(0, amount.size() - last.size()) +
           std::string(article.substr(article.find('|') + 1)) + noun;
  }
  if (!is_joined || noun.starts_with(std::string(joint) + " ")) return amount + " " + noun;
  const auto elided = language.phrase("money.scale_joint_elided");
  if (!elided.empty() && has_vowel) return amount + " " + std::string(elided) + noun;
  return amount + " " + std::string(joint) + " " + noun;
}

}  // namespace lector::spoken
