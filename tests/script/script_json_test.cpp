#include <catch2/catch.hpp>

#include <string>

#include "base/report.hpp"
#include "script/article_fixture.hpp"
#include "script/compose.hpp"
#include "script/names.hpp"

using namespace lector;
using Catch::Matchers::Contains;
using script::Pause;
using script::Role;

namespace {

std::string script_with(const std::string& segments) {
  return R"({"format": "lector.script/1", "title": "T", "language": "en", "segments": [)" +
         segments + "]}";
}

script::Script read(const std::string& json) {
  return script::from_json(json, tests::newsreader());
}

std::string failure(const std::string& json) {
  try {
    (void)read(json);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::input);
    return error.what();
  }
  return "no failure";
}

script::Script composed() {
  auto article = tests::article_with_header();
  article.url = "https://example.org/a";
  tests::add_block(article, tests::BlockKind::subheading, "A \"part\"");
  tests::add_block(article, tests::BlockKind::paragraph, "It’s 한국. \\ <b>&</b> 😀 It goes on.");
  tests::add_block(article, tests::BlockKind::pull_quote, "Pulled.");
  article.diagnostics.push_back({"odd markup", {3, 5}});
  return script::compose(article, tests::newsreader());
}

}  // namespace

TEST_CASE("from_json: what was saved is what is read", "[script]") {
  const auto script = composed();
  const auto saved = script::to_json(script);
  const auto back = read(saved);
  auto segments = script.segments;
  for (auto& segment : segments) {
    segment.words.clear();  // a file doesn't tell
    segment.changes.clear();
  }
  CHECK(back.segments == segments);
  CHECK(back.left_out == script.left_out);
  CHECK(back.diagnostics == script.diagnostics);
  CHECK(back.url == script.url);
  CHECK(back.byline == script.byline);
  CHECK(script::to_json(back) == saved);
  CHECK(saved.back() == '\n');
}

TEST_CASE("from_json: runs are read as saved, and found anew where the file has none", "[script]") {
  const auto runs_of = [](const std::string& segment) {
    return read(script_with(segment)).segments.at(0).runs;
  };
  using Runs = std::vector<spoken::Run>;
  CHECK(runs_of(R"({"written": "It is 한국."})") == Runs{{{6, 12}, "ko", ""}});
  CHECK(runs_of(R"({"spoken": "It is 한국."})") == Runs{{{6, 12}, "ko", ""}});
  CHECK(runs_of(R"({"spoken": "It is 한국.", "runs": []})").empty());
  CHECK(runs_of(R"({"spoken": "The ebb is de rigueur.", "runs": [{"span": [4, 7],
      "phonemes": "'Eb"}, {"span": [11, 21], "language": "fr"}]})") ==
        Runs{{{4, 7}, "", "'Eb"}, {{11, 21}, "fr", ""}});
  CHECK(runs_of(R"({"written": "It is 한국.", "runs": [{"span": [0, 2], "language": "de"}]})") ==
        Runs{{{6, 12}, "ko", ""}});  // bytes of words that weren't there when they were written
}

TEST_CASE("from_json: runs that break their rules are refused", "[script]") {
  const auto failure_of = [](const std::string& runs) {
    return failure(script_with(R"({"spoken": "It is 한국.", "runs": [)" + runs + "]}"));
  };
  CHECK_THAT(failure_of(R"({"span": [6, 99], "language": "ko"})"),
             Contains("segment \"s0001\": run 1: ends outside the text"));
  CHECK_THAT(
      failure_of(R"({"span": [0, 2], "language": "ko"}, {"span": [1, 5], "language": "ko"})"),
      Contains("run 2: begins before the run before it has ended"));
  CHECK_THAT(failure_of(R"({"span": [6, 8], "language": "ko"})"), Contains("cuts a character"));
  CHECK_THAT(failure_of(R"({"span": [6, 12]})"), Contains("either a language or phonemes"));
  CHECK_THAT(failure_of(R"({"span": [6, 12], "language": "ko", "phonemes": "a"})"),
             Contains("either a language or phonemes"));
  CHECK_THAT(failure_of(R"({"span": [6, 12], "phonemes": "a]] <audio src='x'/>"})"),
             Contains("phonemes that eSpeak NG can't be given"));
  CHECK_THAT(failure_of(R"({"span": [6], "language": "ko"})"),
             Contains("run 1: span: a list must be two byte offsets"));
  CHECK_THAT(failure_of("5"), Contains("run 1: 5 is no object"));
}

TEST_CASE("to_json: runs are there only where a segment has some", "[script]") {
  const auto saved = script::to_json(composed());
  CHECK_THAT(saved, Contains("\"runs\": [\n        {\n          \"span\": ["));
  CHECK(saved.find("\"runs\"") == saved.rfind("\"runs\""));
}

TEST_CASE("from_json: missing fields get their defaults", "[script]") {
  const auto script = read(script_with(R"({"written": "It was used.[1] So."}, {"spoken": "Hi.",
      "role": "caption", "language": "de", "unknown": 1, "chapter": null})"));
  REQUIRE(script.segments.size() == 2);
  const auto& first = script.segments[0];
  CHECK(first.id == "s0001");
  CHECK(first.spoken == "It was used. So.");
  CHECK(first.role == Role::body);
  CHECK(first.voice == "en-us+benjamin");
  CHECK(first.pause == Pause::after_sentence);
  CHECK(first.chapter == "T");
  const auto& second = script.segments[1];
  CHECK(second.written == "Hi.");
  CHECK(second.voice == "de+f2");
  CHECK_FALSE(second.chapter);
  CHECK(script.style == "newsreader");
}

TEST_CASE("from_json: a title is the first line where none is given", "[script]") {
  const auto script =
      read(R"({"format": "lector.script/1", "segments": [{"written": "Bridge opens"}]})");
  CHECK(script.title == "Bridge opens");
  CHECK(script.language == "en");
}

TEST_CASE("from_json: controls never reach the engine", "[script]") {
  CHECK(read(script_with(R"({"spoken": "a\u0001b\u200bc"})")).segments[0].spoken == "abc");
}

TEST_CASE("from_json: an error names the segment, field, value and what is allowed", "[script]") {
  CHECK_THAT(failure(script_with(R"({"id": "x", "role": "boddy", "written": "Hi"})")),
             Contains("segment \"x\": role: \"boddy\" must be one of headline, opening, "));
  CHECK_THAT(failure(script_with(R"({"pause": "long", "written": "Hi"})")),
             Contains("segment \"s0001\": pause: \"long\" must be one of after_headline, "));
  CHECK_THAT(failure(script_with(R"({"written": "Hi", "span": [5, 2]})")),
             Contains("segment \"s0001\": span: a list must be two byte offsets"));
  CHECK_THAT(failure(script_with(R"({"written": "Hi", "span": [-1, 2]})")), Contains("span"));
  CHECK_THAT(failure(script_with(R"({"written": 5})")), Contains("written: 5 must be text"));
  CHECK_THAT(failure(script_with(R"({"voice": "en-us"})")),
             Contains("neither \"written\" nor \"spoken\""));
  CHECK_THAT(failure(script_with(R"({"written": "…"})")), Contains("has no words"));
  CHECK_THAT(failure(script_with(R"({"id": "a", "written": "x"}, {"id": "a", "written": "y"})")),
             Contains("segment \"a\": id is there twice"));
  CHECK_THAT(failure(script_with("5")), Contains("segment 1: 5 is no object"));
}

TEST_CASE("from_json: a day that doesn't exist is no date of publication", "[script]") {
  const std::string segments = R"("segments": [{"id": "a", "written": "Hi"}])";
  const auto script_of = [&](const std::string& field) {
    return R"({"format": "lector.script/1", )" + field + ", " + segments + "}";
  };
  const std::string expected =
      R"("2025-13-45" must be a date as "2025-04-01" or "2025-04-01T17:13"; take it out if none is known)";
  CHECK_THAT(failure(script_of(R"("published": "2025-13-45")")),
             Contains("script: published: " + expected));
  CHECK_THAT(
      failure(script_of(R"("items": [{"first": "a", "last": "a", "published": "2025-13-45"}])")),
      Contains("item 1: published: " + expected));
  CHECK_THAT(failure(script_of(R"("published": "tomorrow")")),
             Contains("\"tomorrow\" must be a date"));
  for (const std::string date : {"2025", "2025-04", "2025-04-01", "2025-04-01T17:13+02:00"})
    CHECK(read(script_of("\"published\": \"" + date + "\"")).published == date);
  CHECK_FALSE(read(script_of(R"("published": null)")).published);
}

TEST_CASE("from_json: what is no script says why", "[script]") {
  CHECK_THAT(failure(script_with("")), Contains("segments: none"));
  CHECK_THAT(failure(R"({"format": "lector.script/2"})"),
             Contains("format: \"lector.script/2\", must be \"lector.script/1\""));
  CHECK_THAT(failure("{}"), Contains("format: missing"));
  CHECK_THAT(failure("[]"), Contains("script: a list is no object"));
  CHECK_THAT(failure("{\"format\": "), Contains("no JSON"));
  CHECK_THAT(failure(R"({"format": "lector.script/1", "segments": {}})"),
             Contains("must be a list"));
  CHECK_THAT(failure("{\"format\": \"\xFF\"}"), Contains("no JSON"));
}

TEST_CASE("from_json: nothing is too deep to be refused", "[script]") {
  const std::string deep(100'000, '[');
  CHECK_THAT(failure(script_with("{\"role\": " + deep + std::string(100'000, ']') + "}")),
             Contains("role: a list must be text"));
}

TEST_CASE("is_script: told from an article by its format", "[script]") {
  CHECK(script::is_script(script::to_json(composed())));
  CHECK(script::is_script("\xEF\xBB\xBF\n {\"title\": 1, \"format\": \"lector.script/9\"}"));
  CHECK_FALSE(script::is_script(R"({"format": "lector.article/1"})"));
  CHECK_FALSE(script::is_script("The format \"lector.script/1\" is new"));
  CHECK_FALSE(script::is_script(""));
}

TEST_CASE("to_text: a line a segment, without controls", "[script]") {
  auto script = composed();
  script.segments[0].spoken = "a\x1B[31mb";
  const auto text = script::to_text(script);
  CHECK_THAT(text, Contains("s0001  headline  en-us+benjamin:  a[31mb\n"));
  CHECK_THAT(text, Contains("-- End\n"));
  CHECK_THAT(text, Contains("It’s ko{한국}. "));
  CHECK(text.find('\x1B') == std::string::npos);
}

TEST_CASE("names: each role and pause has one, and comes back by it", "[script]") {
  for (int value = 0; value <= static_cast<int>(Role::sign_off); ++value) {
    const auto role = static_cast<Role>(value);
    CHECK(script::role_of(script::name_of(role)) == role);
  }
  const auto style = tests::newsreader();
  for (int value = 0; value <= static_cast<int>(Pause::at_end); ++value) {
    const auto pause = static_cast<Pause>(value);
    CHECK(script::pause_of(script::name_of(pause)) == pause);
    CHECK(style.pauses_ms.count(script::name_of(pause)) == 1);
  }
  CHECK_FALSE(script::role_of("boddy"));
  CHECK(script::numbered_id(9999) == "s10000");
}
