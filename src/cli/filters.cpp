#include "cli/filters.hpp"

#include <nlohmann/json.hpp>

#include "base/report.hpp"
#include "spoken/spoken.hpp"
#include "text/unicode.hpp"

namespace lector::cli {
namespace {

using Json = nlohmann::ordered_json;

/// One line of a JSON lines input.
struct Line {
  Json id;
  std::string language;
  std::string text;
};

Line parse_line(const std::string& line, std::size_t number, const std::string& language) {
  const auto fail = [&](const std::string& why) {
    throw Error(ErrorKind::input, "standard input: line " + std::to_string(number) + ": " + why);
  };
  const Json json = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) fail("no JSON object: " + base::quoted(line));
  if (!json.contains("text") || !json["text"].is_string()) fail(R"(no string "text")");
  const bool has_language = json.contains("lang") && json["lang"].is_string();
  return {.id = json.value("id", Json(nullptr)),
          .language = has_language ? json["lang"].get<std::string>() : language,
          .text = json["text"].get<std::string>()};
}

using OnObject = std::function<Json(const Line&)>;
using OnParagraph = std::function<void(const std::string&)>;

void filter_objects(std::istream& input,
                    const std::string& language,
                    const Printer& print,
                    const OnObject& answer) {
  std::string line;
  for (std::size_t number = 1; std::getline(input, line); ++number) {
    if (text::is_blank(line)) continue;
    const Line parsed = parse_line(line, number, language);
    Json result{{"id", parsed.id}};
    result.update(answer(parsed));
    print(result.dump() + "\n");
  }
}

/// Hands over each run of lines between blank ones, line feeds inside.
void for_each_paragraph(std::istream& input, const OnParagraph& work) {
  std::string line;
  std::string paragraph;
  while (std::getline(input, line)) {
    if (!text::is_blank(line)) {
      paragraph += line + "\n";
      continue;
    }
    if (!paragraph.empty()) work(std::exchange(paragraph, {}));
  }
  if (!paragraph.empty()) work(paragraph);
}

/// True if the input begins with an object; its leading white space is gone then.
bool is_json_lines(std::istream& input) {
  while (input.peek() == ' ' || input.peek() == '\n' || input.peek() == '\r') input.get();
  return input.peek() == '{';
}

}  // namespace

void filter_sentences(std::istream& input, const std::string& language, const Printer& print) {
  const auto split = [](const std::string& text, const std::string& tag) {
    std::vector<std::string> sentences;
    for (const auto& span : text::sentences(text, tag))
      sentences.push_back(text.substr(span.begin, span.end - span.begin));
    return sentences;
  };
  if (is_json_lines(input)) {
    filter_objects(input, language, print, [&](const Line& line) {
      return Json{{"sentences", split(line.text, line.language)}};
    });
    return;
  }
  for_each_paragraph(input, [&](const std::string& paragraph) {
    for (const auto& sentence : split(paragraph, language))
      print(text::collapse_white_space(sentence) + "\n");
  });
}

void filter_spoken(std::istream& input,
                   const std::string& language,
                   const spoken::Lexicons& lexicons,
                   const Printer& print) {
  const auto speak = [&](const std::string& text, const std::string& tag) {
    return spoken::speak(text, {.language = tag, .lexicon = lexicons(tag)}).text;
  };
  if (is_json_lines(input)) {
    filter_objects(input, language, print, [&](const Line& line) {
      return Json{{"spoken", speak(line.text, line.language)}};
    });
    return;
  }
  for (std::string line; std::getline(input, line);) {
    print(speak(line, language) + "\n");
  }
}

}  // namespace lector::cli
