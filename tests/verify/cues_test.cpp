#include "verify/cues.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace lector;
using verify::Cue;

namespace {

/// What a reader noted, rule by rule.
struct Reading {
  std::vector<Cue> cues;
  std::vector<verify::Finding> findings;

  [[nodiscard]] bool names(const std::string& rule, const std::string& words) const {
    for (const auto& finding : findings)
      if (finding.rule == rule && finding.message.find(words) != std::string::npos) return true;
    return false;
  }
};

Reading vtt(const std::string& text) {
  Reading reading;
  verify::Notes notes("a.vtt", reading.findings);
  reading.cues = verify::read_vtt(text, notes);
  return reading;
}

Reading srt(const std::string& text) {
  Reading reading;
  verify::Notes notes("a.srt", reading.findings);
  reading.cues = verify::read_srt(text, notes);
  return reading;
}

verify::Facts facts() {
  return {
      .file_name = "a.mp3", .size_bytes = 10, .length_ms = 5000, .title = "Tide", .chapters = {}};
}

const std::string kCue = "WEBVTT\n\ns1\n00:00:00.250 --> 00:00:02.000\n";

}  // namespace

TEST_CASE("verify: WebVTT in order has no faults, and its text is what was said", "[verify]") {
  const auto reading = vtt(kCue + "<v Pull quote>R&amp;D <00:00:01.000>&lt;b&gt;\nand on</v>\n");
  CHECK(reading.findings.empty());
  REQUIRE(reading.cues.size() == 1);
  CHECK(reading.cues[0].speaker == "Pull quote");
  CHECK(reading.cues[0].text == "R&D <b>\nand on");
  CHECK(reading.cues[0].start_ms == 250);
}

TEST_CASE("verify: WebVTT out of order is named", "[verify]") {
  CHECK(vtt("VTT\n\n").names("5.2", "WEBVTT"));
  CHECK(vtt("WEBVTT\ns1\n").names("5.2", "empty line"));
  CHECK(vtt("WEBVTT\n\n0:00.250 --> 00:00:02.000\n<v A>a</v>\n").names("5.6", "times"));
  CHECK(vtt(kCue + "a\n").names("5.3", "names no speaker"));
  CHECK(vtt(kCue + "<v A>a\n").names("5.3", "doesn't end"));
  CHECK(vtt(kCue + "<v A>a & b</v>\n").names("5.2", "&"));
  CHECK(vtt(kCue + "<v A>a > b</v>\n").names("5.2", ">"));
  CHECK(vtt(kCue + "<v A>a --> b</v>\n").names("5.6", "-->"));
  CHECK(vtt(kCue + "<v A>a <b>b</v>\n").names("5.2", "tag"));
  CHECK(vtt(kCue + "<v A>a <00:00:02.000>b</v>\n").names("5.5", "00:00:02.000"));
  CHECK(vtt(kCue + "<v A>" + std::string(66, 'a') + "</v>\n").names("5.4", "65"));
  CHECK(vtt(kCue + "<v A>" + std::string(65, 'a') + "</v>\n").findings.empty());
}

TEST_CASE("verify: SubRip out of order is named", "[verify]") {
  const std::string times = "00:00:00,250 --> 00:00:02,000\n";
  CHECK(srt("1\n" + times + "Body: a\n").findings.empty());
  CHECK(srt("2\n" + times + "a\n").names("5.7", "number"));
  CHECK(srt("1\n00:00:00.250 --> 00:00:02.000\na\n").names("5.7", "times"));
  CHECK(srt("1\n" + times + "a\nb\nc\n").names("5.4", "two lines"));
  CHECK(srt("1\n" + times + std::string(33, 'a') + "\n").names("5.4", "32"));
  CHECK(srt("1\n" + times + "\n").names("5.7", "no text"));
}

TEST_CASE("verify: cues outside of the sound or of their order are named", "[verify]") {
  const auto faults = [](const std::vector<Cue>& cues) {
    Reading reading;
    verify::Notes notes("a", reading.findings);
    verify::check_order(cues, facts(), notes);
    return reading;
  };
  CHECK(faults({{0, 1000, "A", "a"}, {1000, 5000, "A", "b"}}).findings.empty());
  CHECK(faults({{0, 0, "A", "a"}}).names("5.2", "before it starts"));
  CHECK(faults({{0, 1000, "A", "a"}, {900, 1500, "A", "b"}}).names("5.2", "before the one"));
  CHECK(faults({{0, 5001, "A", "a"}}).names("5.11", "after the sound"));
}

TEST_CASE("verify: cards are held against sentences", "[verify]") {
  const std::vector<Cue> sentences{{0, 2000, "Body", "one --> two three"},
                                   {3000, 4000, "Body", "four"}};
  const auto faults = [&](const std::vector<Cue>& cards) {
    Reading reading;
    verify::Notes notes("a", reading.findings);
    verify::expect_cards(cards, sentences, notes);
    return reading;
  };
  const std::vector<Cue> good{
      {0, 1000, "", "Body: one → two"}, {1000, 2000, "", "three"}, {3000, 4000, "", "four"}};
  CHECK(faults(good).findings.empty());
  auto cards = good;
  cards.pop_back();
  CHECK(faults(cards).names("agreement", "no card"));
  cards = good;
  cards[1].text = "tree";
  CHECK(faults(cards).names("agreement", "where"));
  cards = good;
  cards[1].end_ms = 2001;
  CHECK(faults(cards).names("agreement", "after its sentence"));
  cards = good;
  cards[0].text = "Body: one --› two";  // an arrow that was divided between lines
  CHECK(faults(cards).findings.empty());
  cards = good;
  cards.push_back({4500, 4600, "", "five"});
  CHECK(faults(cards).names("agreement", "too many"));
}

TEST_CASE("verify: numbers beyond all sense are faults, not the end", "[verify]") {
  for (const std::string number : {"1e300", "-1e300", "1e17", "-9223372036854775808", "-5"}) {
    INFO(number);
    Reading reading;
    verify::Notes notes("a.json", reading.findings);
    const auto cues = verify::read_transcript(
        R"({"version": "1.0.0", "segments": [{"speaker": "A", "startTime": 0, "endTime": )" +
            number + R"(, "body": "a"}]})",
        notes);
    verify::check_order(cues, facts(), notes);
    CHECK_FALSE(reading.findings.empty());
  }
  CHECK(verify::time_text(-1) == "-0.001 s");
}

TEST_CASE("verify: words at other times are named", "[verify]") {
  std::vector<Cue> expected{{0, 2000, "Body", "one two"}};
  auto found = expected;
  found[0].stamps = {1000};
  const auto faults = [&] {
    Reading reading;
    verify::Notes notes("a", reading.findings);
    verify::expect_same_words(found, {.file = "b", .cues = expected}, notes);
    return reading;
  };
  CHECK(faults().findings.empty());  // the other file has no words
  expected[0].stamps = {1000};
  CHECK(faults().findings.empty());
  expected[0].stamps = {1001};
  CHECK(faults().names("agreement", "words at other times"));
  expected[0].stamps = std::vector<std::int64_t>();
  CHECK(faults().names("agreement", "words at other times"));
}

TEST_CASE("verify: line ends of other systems and a byte order mark are no faults", "[verify]") {
  const auto with_ends = [](std::string text, const std::string& end) {
    for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + end.size()))
      text.replace(at, 1, end);
    return "\uFEFF" + text;
  };
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    const auto captions = vtt(with_ends(kCue + "<v Body>one\ntwo</v>\n\n", end));
    CHECK(captions.findings.empty());
    REQUIRE(captions.cues.size() == 1);
    CHECK(captions.cues[0].text == "one\ntwo");
    const auto cards = srt(with_ends(
        "1\n00:00:00,250 --> 00:00:02,000\na\nb\n\n2\n00:00:02,000 --> 00:00:03,000\nc\n", end));
    CHECK(cards.findings.empty());
    REQUIRE(cards.cues.size() == 2);
    CHECK(cards.cues[0].text == "a\nb");
  }
}

TEST_CASE("verify: other roles and languages are named where both files say them", "[verify]") {
  std::vector<Cue> expected{{0, 2000, "Pull quote", "one"}};
  expected[0].language = "de";
  auto found = expected;
  const auto faults = [&] {
    Reading reading;
    verify::Notes notes("a", reading.findings);
    verify::expect_same_voices(found, {.file = "b", .cues = expected}, notes);
    return reading;
  };
  CHECK(faults().findings.empty());
  found[0].speaker = "Quote";
  CHECK(faults().names("agreement", "cue 1 has the role \"Quote\", in b \"Pull quote\""));
  found[0].speaker = "";
  found[0].language = "en";
  CHECK(faults().names("agreement", "cue 1 has the language \"en\", in b \"de\""));
  found[0].language = "";
  CHECK(faults().findings.empty());
  CHECK(verify::speaker_named("pull_quote") == "Pull quote");
  CHECK_FALSE(verify::is_same(found, expected));
}

TEST_CASE("verify: what a file of JSON lacks is told by the way to it", "[verify]") {
  const auto message = [](const std::string& text) {
    std::vector<verify::Finding> findings;
    verify::Notes notes("a.timing.json", findings);
    const auto all_facts = facts();
    static_cast<void>(verify::read_timing(text, all_facts, notes));
    REQUIRE(findings.size() == 1);
    return findings.front().message;
  };
  const auto with = [](const std::string& segments) {
    return R"({"format": "lector.timing/1", "audio": "a.mp3", "duration_ms": 5000, "segments": )" +
           segments + "}";
  };
  const auto segment = [](const std::string& words) {
    return R"([{"start_ms": 0, "end_ms": 9, "role": "body", "written": "a", "language": "en",
                "id": "s1", "words": )" +
           words + "}]";
  };
  CHECK(message("{\"format\": ") == "is no JSON from byte 12 on");
  CHECK(message(with(std::string(65, '['))) == "has lists in lists without end");
  CHECK(message("[]") == "the whole is no object");
  CHECK(message("{}") == "format is missing");
  CHECK(message(with("{}")) == "segments is no list");
  CHECK(message(with(R"([{"start_ms": 0, "end_ms": "9"}])")) == "segments[0].end_ms is no number");
  CHECK(message(with("[{}]")) == "segments[0].start_ms is missing");
  CHECK(message(with(segment(R"([{"written": 1}])"))) == "segments[0].words[0].written is no text");
  CHECK(message(with(segment(R"([{"written": "a", "offset": [0]}])"))) ==
        "segments[0].words[0].offset is no pair");
}

TEST_CASE("verify: of many findings of a file and rule some are listed, the rest counted",
          "[verify]") {
  std::vector<verify::Finding> findings;
  for (int round = 0; round < 2; ++round) {
    verify::Notes notes("a.vtt", findings);
    for (int i = 0; i < 1000; ++i) notes.add("5.2", "message " + std::to_string(i));
    notes.add("5.4", "another rule");
  }
  CHECK(findings.size() == 2 * (verify::kMostFindings + 2));
  verify::Notes("b.vtt", findings).add("5.2", "another file");
  const auto shorter = verify::shortened(findings);
  REQUIRE(shorter.size() == verify::kMostFindings + 4);
  CHECK(shorter[verify::kMostFindings - 1].message == "message 19");
  CHECK(shorter[verify::kMostFindings] ==
        verify::Finding{.file = "a.vtt", .rule = "5.2", .message = "and 1980 more", .more = 1980});
  CHECK(shorter.back().message == "another file");
  CHECK(verify::shortened(shorter) == shorter);
}
