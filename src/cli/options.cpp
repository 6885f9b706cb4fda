#include "cli/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <thread>

#include "cli/batch.hpp"
#include "cli/option_groups.hpp"

namespace lector::cli {
namespace {

constexpr const char* kExamples = R"(Examples:
  lector render article.txt -o edition.mp3
  lector article article.txt                  what was understood, what is left out
  lector script article.txt --json > a.json   what will be said; edit it, then:
  lector render a.json -o edition.mp3
  lector lint article.txt                     what to look at before publishing
  lector render https://example.org/story.txt -o story.mp3
  lector batch saved/ --out episodes          an episode for each article
  lector verify edition.mp3
  lector feed episodes                        a podcast of them
Exit codes: 0 done, 1 an article failed, 2 wrong usage or configuration, 3 a bug.)";

/// A command and how it is shown in the help.
struct Naming {
  Command command;
  const char* name;
  const char* what;
};

CLI::App& add_command(CLI::App& parent, Invocation& wanted, const Naming& naming) {
  CLI::App* added = parent.add_subcommand(naming.name, naming.what);
  added->callback([&wanted, command = naming.command] { wanted.command = command; });
  return *added;
}

void add_render(CLI::App& app, Invocation& wanted) {
  auto& render = add_command(
      app,
      wanted,
      {Command::render, "render", "render an article, several, or a saved script, to one edition"});
  add_inputs(render, wanted);
  add_entry(render, wanted);
  render.add_option(
      "--output,-o",
      wanted.output,
      "file to write: .mp3 .flac .ogg .opus .wav; - is standard output (MP3); default: "
      "the input's name with .mp3, in this folder");
  add_reading(render, wanted);
  add_style(render, wanted);
  add_lexicons(render, wanted);
  add_cover(render, wanted, "the tag");
  add_edition(render, wanted);
  render.add_flag(
      "--pictures",
      wanted.shows_pictures,
      "chapters of an edition, and pages, show the articles' pictures that lie beside these");
  render.add_flag("--dry-run",
                  wanted.is_rehearsal,
                  "say how long it would be, its chapters, what is left out; write no file");
  add_beside(render, wanted, "what the style says");
  add_bitrate(render, wanted);
  add_jobs(render, wanted);
  add_cache(render, wanted);
  add_json(render, wanted);
  add_quiet(render, wanted);
  render.footer(
      "Examples:\n  lector render samples/tide.txt -o tide.mp3 --cover cover.jpg\n"
      "  lector render https://example.org/story.txt -o story.mp3 --timeout 60\n"
      "  lector render a.txt b.html feed.xml -o monday.mp3 --title Monday --fit 30min\n"
      "  lector render story.txt -o story.mp3 --with html,vtt   a page to listen on, and captions\n"
      "  lector render monday.toml --dry-run         an edition file: README.md, \"Editions\"");
}

/// "2/8": a part of the batch.
CLI::Validator is_shard() {
  return {[](const std::string& text) {
            return parse_shard(text) ? std::string()
                                     : text + " is no part of a batch: 2/8 is the second of eight";
          },
          "N/COUNT"};
}

/// What is rendered, where to, and what becomes of failures.
void add_wishes(CLI::App& batch, BatchWishes& wishes) {
  add_words(batch,
            "INPUT",
            wishes.inputs,
            "articles, folders of them, patterns (\"news/*.html\"), feeds, addresses")
      .allow_extra_args();
  add_files(batch, "--list", wishes.lists, "file with an input a line; - is standard input")
      .allow_extra_args(false);
  batch.add_option("--out", wishes.out, "folder of the episodes; made if it is missing")
      ->required()
      ->type_name("DIR");
  batch.add_flag("--recursive,-r", wishes.is_recursive, "folders inside folders, too");
  batch.add_flag("--prune", wishes.prunes, "remove episodes whose article is gone");
  batch.add_flag("--fail-fast", wishes.fails_fast, "end with the first article that fails");
  batch.add_option("--retries", wishes.retries, "more attempts where the engine or a disk failed")
      ->check(CLI::Range(0, 100))
      ->capture_default_str();
  batch.add_option("--shard", wishes.shard, "do only this part; the parts together are the whole")
      ->check(is_shard());
}

void add_batch(CLI::App& app, Invocation& wanted) {
  auto& batch =
      add_command(app, wanted, {Command::batch, "batch", "render an episode for each article"});
  add_wishes(batch, wanted.batch);
  batch.add_flag("--dry-run", wanted.is_rehearsal, "say what would be made, write nothing");
  add_limits(batch, wanted);
  add_follow(batch, wanted);
  add_reading(batch, wanted);
  add_style(batch, wanted);
  add_lexicons(batch, wanted);
  add_cover(batch, wanted, "every tag");
  add_beside(batch, wanted, "all");
  add_bitrate(batch, wanted);
  add_jobs(batch, wanted);
  add_cache(batch, wanted);
  add_json(batch, wanted);
  add_quiet(batch, wanted);
  batch.footer(
      "What stands in DIR and didn't change is not made again; what failed is tried again. The\n"
      "report is DIR/report.json. Exit code 1 if an article failed; the others are done. If DIR "
      "has a\n"
      "podcast.toml (lector feed --init DIR), DIR/feed.xml is written, too.\n"
      "Examples:\n  lector batch saved/ --out episodes\n"
      "  lector batch feed.xml \"news/2025-*/*.html\" --out episodes --progress json\n"
      "  find archive -name '*.html' -print0 | lector batch --list - --out episodes --shard 2/8");
}

void add_views(CLI::App& app, Invocation& wanted) {
  auto& article =
      add_command(app, wanted, {Command::article, "article", "show what was understood of a page"});
  add_page(article, wanted, "page, feed or JSON");
  add_reading(article, wanted);
  article.add_flag("--full", wanted.is_full, "list all that is left out, not a few examples");
  add_entry(article, wanted);
  add_json(article, wanted);
  article.footer(
      "Each group of what is left out ends with the option that has it read.\nExamples:\n"
      "  lector article page.html --keep \"related links\" --drop captions,footnotes\n"
      "  lector article page.html --profile coast-herald\n"
      "  lector article feed.xml --entry 3\n"
      "  lector article page.txt --json | jq .left_out\n"
      "  lector article https://example.org/story.txt --max-size 5 --max-redirects 3");

  auto& script = add_command(
      app, wanted, {Command::script, "script", "show what will be said, and by which voice"});
  add_inputs(script, wanted);
  add_reading(script, wanted);
  add_entry(script, wanted);
  add_style(script, wanted);
  add_lexicons(script, wanted);
  add_edition(script, wanted);
  add_json(script, wanted);
  script.add_flag("--explain", wanted.explain, "show each change: bytes, words, class, rule");
  script.footer(
      "Examples:\n  lector script page.txt --json > page.script.json\n"
      "  lector script page.txt --explain            what is said otherwise than written, and "
      "why\n"
      "  lector script a.txt b.txt --json > monday.json    several articles as one edition\n"
      "  lector script page.txt --explain --json     and the bytes that each word came from");
}

void add_lint(CLI::App& app, Invocation& wanted) {
  auto& lint = add_command(
      app, wanted, {Command::lint, "lint", "list what an editor should look at before publishing"});
  add_page(lint, wanted, "page, feed or JSON");
  add_reading(lint, wanted);
  add_entry(lint, wanted);
  add_style(lint, wanted);
  add_lexicons(lint, wanted);
  add_json(lint, wanted);
  lint.footer(
      "Finds acronyms and names that no list knows, words that may be read in two ways, long\n"
      "sentences, phrases that only a page can keep, and leftovers of markup. Exit code 0 with\n"
      "or without findings.\nExamples:\n  lector lint page.txt\n"
      "  lector lint page.txt --json | jq '.findings[] | select(.kind == \"markup\")'");
}

void add_checks(CLI::App& app, Invocation& wanted) {
  auto& inspect = add_command(
      app,
      wanted,
      {Command::inspect, "inspect", "show chapters, tags, format and loudness of a file"});
  add_input(inspect, wanted, "finished edition");
  add_json(inspect, wanted);
  inspect.footer("Example:\n  lector inspect edition.mp3");

  auto& verify =
      add_command(app,
                  wanted,
                  {Command::verify,
                   "verify",
                   "hold an edition, and what lies beside it, against the output standards; exit 1 "
                   "with a line a fault"});
  add_input(verify, wanted, "finished edition, or a folder of them with its feed");
  add_json(verify, wanted);
  verify.footer("Example:\n  lector verify edition.mp3 && upload edition.mp3");
}

void add_feed(CLI::App& app, Invocation& wanted) {
  auto& feed = add_command(
      app, wanted, {Command::feed, "feed", "make a podcast's feed of a folder of episodes"});
  feed.add_option("DIR", wanted.input, "folder of the episodes, with its podcast.toml")
      ->required()
      ->type_name("DIR");
  feed.add_flag("--init", wanted.begins, "write a podcast.toml to begin with; never replaces one");
  feed.add_option("--cover", wanted.cover, "auto: draw the cover, unless there is one")
      ->check(CLI::IsMember({"auto"}));
  add_jobs(feed, wanted);
  add_quiet(feed, wanted);
  feed.footer(
      "What stands in DIR is published: MP3s, and what lies beside each. The feed is "
      "DIR/feed.xml.\n"
      "Examples:\n  lector feed --init episodes     then say in episodes/podcast.toml what it is\n"
      "  lector feed episodes --cover auto");
}

void add_voices(CLI::App& app, Invocation& wanted) {
  auto& voices = add_command(app, wanted, {Command::voices, "voices", "list voices, or check one"});
  voices.add_option(
      "NAME", wanted.input, "language or voice, with its variant: de, en-us+benjamin");
  voices.add_option("--audition", wanted.output, "speak a sample of each role into this file");
  add_style(voices, wanted);
  add_jobs(voices, wanted);
  add_json(voices, wanted);
  add_quiet(voices, wanted);
  voices.footer("Examples:\n  lector voices de\n  lector voices --audition roles.mp3");
}

void add_filters(CLI::App& app, Invocation& wanted) {
  auto* text = app.add_subcommand("text", "the linguistics alone, as filters on standard input");
  text->require_subcommand(1);
  for (const Naming& naming : {Naming{Command::sentences, "sentences", "split text into sentences"},
                               Naming{Command::spoken, "spoken", "write text as it is spoken"}}) {
    auto& filter = add_command(*text, wanted, naming);
    filter.add_option("--lang", wanted.language, "language of lines that don't name theirs")
        ->capture_default_str();
    if (naming.command == Command::spoken) add_lexicons(filter, wanted);
    filter.footer(R"(Reads plain text, or JSON lines {"id": "...", "lang": "en", "text": "..."}.)");
  }
  auto& lexicon =
      add_command(*text,
                  wanted,
                  {Command::lexicon,
                   "lexicon",
                   "hear whether lexicons say what they expect; exit 1 with a line a fault"});
  add_files(lexicon, "--check", wanted.lexicons, "TOML or PLS files")
      .required()
      ->allow_extra_args();
  add_json(lexicon, wanted);
  lexicon.footer("Example:\n  lector text lexicon --check names.toml");
}

}  // namespace

std::variant<Invocation, int> parse_options(int argc, const char* const* argv) {
  Invocation wanted;
  wanted.jobs = std::max(1U, std::thread::hardware_concurrency());
  CLI::App app{"Lector turns written articles into audio editions: chaptered MP3s.", "lector"};
  app.set_version_flag("--version", "lector " LECTOR_VERSION);
  app.require_subcommand(1);
  app.footer(kExamples);
  add_render(app, wanted);
  add_batch(app, wanted);
  add_views(app, wanted);
  add_lint(app, wanted);
  add_checks(app, wanted);
  add_feed(app, wanted);
  add_voices(app, wanted);
  add_filters(app, wanted);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    return app.exit(success, std::cout, std::cerr);
  } catch (const CLI::ParseError& error) {
    app.exit(error, std::cout, std::cerr);
    return 2;
  }
  if (!wanted.inputs.empty()) wanted.input = wanted.inputs.front();
  return wanted;
}

}  // namespace lector::cli
