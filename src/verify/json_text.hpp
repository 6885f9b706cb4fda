/// JSON of strangers, before a parser sees it.
#pragma once

#include <string_view>

namespace lector::verify {

/// Whether lists and objects stand deeper in one another than in any file of Lector's: a parser
/// takes a hundred bytes of memory for each bracket.
[[nodiscard]] bool is_nested_deep(std::string_view json);

}  // namespace lector::verify
