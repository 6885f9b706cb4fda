// The table: every rule by the token it begins with, in the order in which equal lengths are
// decided.
#include "spoken/rule.hpp"

namespace lector::spoken {

const RuleTable& rule_table() {
  static const RuleTable kTable = [] {
    RuleTable table;
    add_fixed_rules(table);
    add_abbreviation_rules(table);
    add_date_rules(table);
    add_numeric_date_rules(table);
    add_year_rules(table);
    add_time_rules(table);
    add_money_rules(table);
    add_measure_rules(table);
    add_telephone_rules(table);
    add_fraction_rules(table);
    add_range_rules(table);
    add_electronic_rules(table);
    add_roman_rules(table);
    add_letter_rules(table);
    add_number_rules(table);
    add_serial_rules(table);
    add_sign_rules(table);
    return table;
  }();
  return kTable;
}

}  // namespace lector::spoken
