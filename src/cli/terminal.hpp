/// What the program says: results on stdout, everything else on stderr, and Ctrl-C.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/report.hpp"
#include "cli/options.hpp"

namespace lector::cli {

/// Writes a result to standard output and sees it out.
/// @throws Error(io) if it can't be written (a full disk, a closed pipe).
void print_result(std::string_view text);

/// A terminal as a page is set for it.
struct Terminal {
  std::size_t columns = 80;
  bool has_colour = true;  ///< `NO_COLOR` isn't set, and it can do more than print
};

/// The terminal that standard output is; nothing if it is none.
[[nodiscard]] std::optional<Terminal> output_terminal();

/// True if standard error is a terminal that can wipe a line and draw it anew.
[[nodiscard]] bool error_redraws();

/// Columns of the terminal that standard error is, at this moment; 80 where it is none.
[[nodiscard]] std::size_t error_width();

/// Writes a line to standard error, control characters escaped.
void print_message(std::string_view text);

/// Writes notes to standard error, a line each.
/// @param where  what stands before each: "a.txt: ".
void print_diagnostics(const std::vector<base::Diagnostic>& diagnostics,
                       const std::string& where = "");

/// From now on Ctrl-C and SIGTERM end the work at its next step instead of the process at once.
void catch_interrupts();

/// @throws base::Interrupted if the user asked to stop.
void stop_if_interrupted();

/// Shows progress on standard error: a bar with elapsed and remaining time on a terminal, a line a
/// stage elsewhere, JSON lines `{"event": "progress", "stage": "...", "done": 3, "total": 40}` for
/// programs. Each call also stops the work if the user asked for it.
[[nodiscard]] base::Progress show_progress(ProgressMode mode);

}  // namespace lector::cli
