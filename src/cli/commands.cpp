#include "cli/commands.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <string>

#include "article/reader.hpp"
#include "batch/report.hpp"
#include "cli/batch.hpp"
#include "cli/feed.hpp"
#include "cli/filters.hpp"
#include "cli/inputs.hpp"
#include "cli/lexicons.hpp"
#include "cli/reading.hpp"
#include "cli/rendering.hpp"
#include "cli/terminal.hpp"
#include "cli/voices.hpp"
#include "edition/inspect.hpp"
#include "lint/lint.hpp"
#include "pipeline/render.hpp"
#include "script/compose.hpp"
#include "verify/verify.hpp"

namespace lector::cli {
namespace {

int show_article(const Invocation& wanted) {
  auto reading = reading_of(wanted);
  const auto input = read_input(wanted);
  const auto articles =
      with_name(wanted.input, [&] { return read_articles(wanted, input, std::move(reading)); });
  if (wanted.output_mode == OutputMode::text) {
    print_result(article::to_text(articles, page_style_of(wanted)));  // notes are on the page
    return 0;
  }
  print_result(articles.size() == 1 ? article::to_json(articles.front())
                                    : article::to_json(articles));
  for (const auto& article : articles) print_diagnostics(article.diagnostics);
  return 0;
}

int show_script(const Invocation& wanted) {
  const auto script = read_script(wanted);
  const auto detail = wanted.explain ? script::Detail::explained : script::Detail::plain;
  print_result(wanted.output_mode == OutputMode::json ? script::to_json(script, detail)
                                                      : script::to_text(script, detail));
  return 0;
}

int show_lint(const Invocation& wanted) {
  auto reading = reading_of(wanted);
  auto input = read_input(wanted);
  const auto style = style_of(wanted);
  const auto script = with_name(wanted.input, [&] {
    if (script::is_script(input.bytes)) {
      throw Error(ErrorKind::input, "it is a script; name the article that it was composed from");
    }
    input = followed(wanted, std::move(input), reading);
    return pipeline::script_of(
        input.bytes, style, lexicons_of(wanted), reading_of(std::move(reading), input));
  });
  const auto findings = lint::lint(script, input.bytes);
  print_result(wanted.output_mode == OutputMode::json ? lint::to_json(findings, script.language)
                                                      : lint::to_text(findings, script.language));
  return 0;
}

int inspect(const Invocation& wanted) {
  const auto inspection = edition::inspect(wanted.input);
  print_result(wanted.output_mode == OutputMode::json ? edition::to_json(inspection)
                                                      : edition::to_text(inspection));
  return 0;
}

/// A finding as a line: the file's name and the value may hold anything.
std::string line_of(const verify::Finding& finding) {
  return fmt::format("{}: {}: {}\n", batch::safe_text(finding.file), finding.rule, finding.message);
}

int verify(const Invocation& wanted) {
  std::error_code ignored;
  const auto verdict = std::filesystem::is_directory(wanted.input, ignored)
                           ? verify::verify_folder(wanted.input)
                           : verify::verify_edition(wanted.input);
  if (wanted.output_mode == OutputMode::json)
    print_result(verify::to_json(verdict));
  else
    for (const auto& finding : verdict.findings) print_result(line_of(finding));
  return verdict.findings.empty() ? 0 : 1;
}

}  // namespace

int run(const Invocation& wanted) {
  catch_interrupts();
  switch (wanted.command) {
    case Command::render:
      return render(wanted);
    case Command::batch:
      return render_batch(wanted);
    case Command::article:
      return show_article(wanted);
    case Command::script:
      return show_script(wanted);
    case Command::lint:
      return show_lint(wanted);
    case Command::inspect:
      return inspect(wanted);
    case Command::verify:
      return verify(wanted);
    case Command::feed:
      return make_feed(wanted);
    case Command::voices:
      return show_voices(wanted);
    case Command::sentences:
      filter_sentences(std::cin, wanted.language, print_result);
      return 0;
    case Command::spoken:
      filter_spoken(std::cin, wanted.language, lexicons_of(wanted), print_result);
      return 0;
    case Command::lexicon:
      return check_lexicons(wanted);
  }
  return 0;
}

}  // namespace lector::cli
