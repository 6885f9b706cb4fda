#include "cli/scripts.hpp"

#include <utility>

#include "cli/reading.hpp"
#include "pipeline/render.hpp"
#include "script/compose.hpp"

namespace lector::cli {

script::Script script_from(const Invocation& wanted,
                           Input input,
                           const voice::Style& style,
                           const spoken::Lexicons& lexicons) {
  auto reading = reading_of(wanted);
  return with_name(wanted.input, [&] {
    if (script::is_script(input.bytes))
      refuse_reading_of_script(wanted);
    else
      input = followed(wanted, std::move(input), reading);
    const auto options = reading_of(std::move(reading), input);
    return pipeline::script_of(input.bytes, style, lexicons, options);
  });
}

}  // namespace lector::cli
