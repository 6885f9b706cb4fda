/// What can be reported: errors that end the work on an article, diagnostics that don't, progress.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace lector::base {

/// Bytes `[begin, end)` of the input as it was read, before any decoding.
struct SourceSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  auto operator<=>(const SourceSpan&) const = default;
};

/// Whose fault it is, and so which exit code: `input`, `engine` and `io` end with 1, `config`
/// with 2.
enum class ErrorKind { input, config, engine, io };

/// Ends the work on one article. Messages are lower case, without full stop, quote the value and
/// name the remedy where there is one; each room adds what it knows with `std::throw_with_nested`.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }

 private:
  ErrorKind kind_;
};

/// The user asked to stop (Ctrl-C); no error of the article, passes through every handler up to
/// `main`.
class Interrupted : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "interrupted"; }
};

/// Chain of nested messages, outermost first: `samples/tide.txt: segment s0014: no voice
/// "en-gb-x"`.
[[nodiscard]] std::string full_message(const std::exception& error);

/// Kind of the innermost `Error` in the chain; `fallback` if there is none.
[[nodiscard]] ErrorKind root_kind(const std::exception& error, ErrorKind fallback);

/// Text in quotes, fit for a message on a terminal and always UTF-8: the bytes of control
/// characters, of writing direction controls and of what is no UTF-8 as `\xNN`; at most `max_bytes`
/// of the text, cut at a code point and then marked with `…`.
[[nodiscard]] std::string quoted(std::string_view text, std::size_t max_bytes = 80);

/// Something an editor should know; the work goes on.
struct Diagnostic {
  std::string message;
  SourceSpan span;
  bool operator==(const Diagnostic&) const = default;
};

/// One step of a stage; `total` is 0 while it is unknown.
struct ProgressStep {
  std::string_view stage;
  std::int64_t done = 0;
  std::int64_t total = 0;
};

/// The one arrow that points back: handed in by `cli`, called from the thread that started the
/// work. It may throw `Interrupted`. An empty function means that nobody looks.
using Progress = std::function<void(const ProgressStep&)>;

}  // namespace lector::base

namespace lector {
using base::Error;
using base::ErrorKind;
}  // namespace lector
