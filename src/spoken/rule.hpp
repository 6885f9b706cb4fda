/// The rules: each looks at one place of a sentence and says what it reads there, if anything.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "spoken/sentence.hpp"
#include "spoken/spoken.hpp"

namespace lector::spoken {

/// What a rule read: the tokens from where it began up to `end`, said as `words`.
struct Match {
  Cursor end;
  std::string words;
};

/// One way to read. Where several match at a place the longest wins, then the first of the table.
struct Rule {
  std::string_view name;  ///< "money.amount"
  SemioticClass semiotic_class = SemioticClass::verbatim;
  std::optional<Match> (*match)(Cursor at) = nullptr;
};

using Rules = std::vector<Rule>;

/// Rules by the kind of token that they begin with.
struct RuleTable {
  Rules at_number;
  Rules at_word;
  Rules at_sign;
};
[[nodiscard]] const RuleTable& rule_table();

// Each class adds its own.
void add_fixed_rules(RuleTable& table);
void add_date_rules(RuleTable& table);
void add_numeric_date_rules(RuleTable& table);
void add_year_rules(RuleTable& table);
void add_time_rules(RuleTable& table);
void add_money_rules(RuleTable& table);
void add_measure_rules(RuleTable& table);
void add_fraction_rules(RuleTable& table);
void add_range_rules(RuleTable& table);
void add_telephone_rules(RuleTable& table);
void add_electronic_rules(RuleTable& table);
void add_roman_rules(RuleTable& table);
void add_abbreviation_rules(RuleTable& table);
void add_letter_rules(RuleTable& table);
void add_serial_rules(RuleTable& table);
void add_number_rules(RuleTable& table);
void add_sign_rules(RuleTable& table);

}  // namespace lector::spoken
