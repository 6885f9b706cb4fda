#include "verify/verify.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/audio.hpp"
#include "base/files.hpp"
#include "base/report.hpp"
#include "verify/book.hpp"
#include "verify/chapters.hpp"
#include "verify/cues.hpp"
#include "verify/facts.hpp"
#include "verify/feed.hpp"
#include "verify/page.hpp"

namespace lector::verify {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = std::size_t{1} << 30U;

/// What of a tag's text can stand in XML: a tag may hold U+FFFE and U+FFFF.
std::string printable(std::string text) {
  for (const std::string_view character : {"\uFFFE", "\uFFFF"})
    for (auto at = text.find(character); at != std::string::npos; at = text.find(character, at))
      text.erase(at, character.size());
  return text;
}

Facts facts_of(const edition::Inspection& inspection, const fs::path& audio) {
  const auto tag = [&](const char* id, const char* field) {
    auto found = inspection.tags.find(id);
    if (found == inspection.tags.end()) found = inspection.tags.find(field);
    return found == inspection.tags.end() ? std::nullopt : std::optional(printable(found->second));
  };
  const auto id3 = [&](const char* id) { return tag(id, id).value_or(""); };
  auto date = edition::id3_date(tag("DATE", "DATE").value_or(""));
  if (date.year.empty()) date = {id3("TYER"), id3("TDAT"), id3("TIME")};
  return {.file_name = audio.filename().string(),
          .size_bytes = inspection.size_bytes,
          .length_ms = base::to_ms(inspection.length_frames, inspection.sample_rate_hz),
          .title = tag("TIT2", "TITLE").value_or(""),
          .chapters = inspection.chapters,
          .identity = tag("UFID:lector", "UFID:lector"),
          .text = tag("USLT", "LYRICS"),
          .byline = tag("TPE1", "ARTIST").value_or(""),
          .publisher = tag("TALB", "ALBUM").value_or(""),
          .date = date,
          .language = tag("TLAN", "LANGUAGE").value_or(""),
          .url = tag("WOAF", "CONTACT").value_or(""),
          .notice = tag("COMM", "COMMENT").value_or("")};
}

/// What the others are held against: the reading that most of them agree with, and of two that
/// don't agree the one that says what the tag says. Of several that agree the last, timing.json,
/// which says most: languages, and when each word begins.
const Reading& most_agreed(const std::vector<Reading>& readings, const Facts& facts) {
  const auto tagged = squeezed(facts.text.value_or(""));
  const auto weight = [&](const Reading& reading) {
    const auto peers = std::ranges::count_if(
        readings, [&](const Reading& other) { return is_same(reading.cues, other.cues); });
    return 2 * peers + (text_of(reading.cues) == tagged ? 1 : 0);
  };
  return *std::ranges::max_element(readings.rbegin(), readings.rend(), {}, weight);
}

/// What a file says; nothing, and a note, if it is larger than it could be.
std::optional<std::string> text_of(const fs::path& path, std::size_t most_bytes, Notes& notes) {
  std::error_code unknown;
  const auto size = fs::file_size(path, unknown);
  if (unknown || size <= most_bytes) return base::read_file(path, most_bytes);
  notes.add("size",
            "has " + std::to_string(size) + " bytes, more than such a file can have here (" +
                std::to_string(most_bytes) + "): it isn't read");
  return std::nullopt;
}

/// What lies beside one edition, file by file.
class Neighbours {
 public:
  Neighbours(const fs::path& audio, const Facts& facts, Verdict& verdict)
      : audio_(audio), facts_(facts), verdict_(verdict) {}

  void check() {
    read_cues(".vtt", [](std::string_view text, Notes& notes) { return read_vtt(text, notes); });
    read_cues(".transcript.json", read_transcript);
    read_cues(".timing.json", [&](std::string_view text, Notes& notes) {
      return read_timing(text, facts_, notes);
    });
    const auto* const agreed = readings_.empty() ? nullptr : &most_agreed(readings_, facts_);
    for (const auto& reading : readings_) {
      Notes notes(reading.file, verdict_.findings);
      expect_same_cues(reading.cues, *agreed, notes);
      expect_same_voices(reading.cues, *agreed, notes);
      // The last one, timing.json, says most of words.
      expect_same_words(reading.cues, readings_.back(), notes);
    }
    with_file(".srt", [&](std::string_view text, Notes& notes) {
      const auto cards = read_srt(text, notes);
      check_order(cards, facts_, notes);
      if (agreed != nullptr)
        expect_cards(cards, agreed->cues, notes);
      else if (cards.empty() && !facts_.chapters.empty())
        notes.add("5.7", "has no cards");
    });
    with_file(".chapters.json", [&](std::string_view text, Notes& notes) {
      check_chapters_json(text, facts_, notes);
    });
    with_file(".html", kMostBytes, [&](std::string_view text, Notes& notes) {
      check_page(text, facts_, agreed, notes);
    });
    check_book_beside(agreed);
    if (!facts_.text || agreed == nullptr) return;
    Notes notes(audio_.string(), verdict_.findings);
    expect_same_text("the text in the tag", squeezed(*facts_.text), text_of(agreed->cues), notes);
  }

 private:
  /// A file of the edition's name with another ending, if it is there.
  std::optional<fs::path> beside(const char* ending) {
    auto path = audio_;
    path.replace_extension();
    path += ending;
    std::error_code missing;
    if (!fs::exists(path, missing)) return std::nullopt;
    verdict_.files.push_back(path.string());
    if (fs::is_regular_file(path, missing)) return path;
    Notes(path.string(), verdict_.findings).add("file", "is no file");
    return std::nullopt;
  }

  template <typename Check>
  void with_file(const char* ending, std::size_t most_bytes, const Check& check) {
    const auto path = beside(ending);
    if (!path) return;
    Notes notes(path->string(), verdict_.findings);
    if (const auto text = text_of(*path, most_bytes, notes)) check(*text, notes);
  }

  template <typename Check>
  void with_file(const char* ending, const Check& check) {
    with_file(ending, most_text_bytes(facts_, kMostFirstBytes), check);
  }

  void check_book_beside(const Reading* agreed) {
    const auto path = beside(".epub");
    if (!path) return;
    Notes notes(path->string(), verdict_.findings);
    const auto cues = check_book(*path, audio_, facts_, notes);
    if (agreed != nullptr) {
      expect_same_sentences(cues, *agreed, notes);
      expect_same_voices(cues, *agreed, notes);
    } else if (facts_.text) {
      expect_same_text("the text", text_of(cues), squeezed(*facts_.text), notes);
    }
  }

  template <typename Read>
  void read_cues(const char* ending, const Read& read) {
    with_file(ending, [&](std::string_view text, Notes& notes) {
      readings_.push_back({.file = notes.file(), .cues = read(text, notes)});
      check_order(readings_.back().cues, facts_, notes);
    });
  }

  const fs::path& audio_;
  const Facts& facts_;
  Verdict& verdict_;
  std::vector<Reading> readings_;
};

/// Adds what is found of an edition. @return what it says of itself.
Facts add_edition(const fs::path& audio, const edition::Inspection& inspection, Verdict& verdict) {
  verdict.files.push_back(audio.string());
  for (const auto& fault : inspection.faults)
    verdict.findings.push_back(
        {.file = audio.string(), .rule = fault.rule, .message = fault.message});
  auto facts = facts_of(inspection, audio);
  Neighbours(audio, facts, verdict).check();
  return facts;
}

bool is_edition(const fs::path& path) {
  constexpr std::array<std::string_view, 5> kEndings{".mp3", ".wav", ".flac", ".ogg", ".opus"};
  const auto ending = path.extension().string();
  return path.filename().string().front() != '.' &&
         std::ranges::find(kEndings, ending) != kEndings.end();
}

std::vector<fs::path> editions_in(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error))
    if (is_edition(entry->path())) paths.push_back(entry->path());
  if (error)
    throw Error(
        ErrorKind::io,
        "can't read the folder " + base::quoted(folder.string(), 512) + ": " + error.message());
  std::ranges::sort(paths);
  return paths;
}

/// Names of the files of a folder that are published.
std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.insert(entry.path().filename().string());
  return names;
}

/// The feed, if there is one.
void add_feed(const Shelf& shelf, Verdict& verdict) {
  constexpr const char* kFeed = "feed.xml";
  constexpr const char* kPodcast = "podcast.toml";
  const auto path = shelf.folder / kFeed;
  Notes notes(path.string(), verdict.findings);
  if (!shelf.files.contains(kFeed)) {
    if (shelf.files.contains(kPodcast))
      notes.add("4", "isn't there, but podcast.toml is; make it: lector feed DIR");
    return;
  }
  verdict.files.push_back(path.string());
  // Titles, descriptions and the chapters of an episode are limited, each by a rule of its own.
  constexpr std::size_t kMostItemBytes = std::size_t{1} << 20U;
  const auto most = std::min(kMostFirstBytes + kMostItemBytes * shelf.episodes.size(), kMostBytes);
  if (const auto text = text_of(path, most, notes))
    check_feed(read_feed(*text, notes), shelf, notes);
}

}  // namespace

Verdict verify_edition(const fs::path& audio) {
  Verdict verdict;
  verdict.inspection = edition::inspect(audio);
  static_cast<void>(add_edition(audio, *verdict.inspection, verdict));
  verdict.findings = shortened(verdict.findings);
  return verdict;
}

Verdict verify_folder(const fs::path& folder) {
  const auto editions = editions_in(folder);
  if (editions.empty())
    throw Error(ErrorKind::input,
                base::quoted(folder.string(), 512) + " has no edition in it; name its folder");
  Verdict verdict;
  Shelf shelf{.folder = folder, .episodes = {}, .files = names_in(folder)};
  for (const auto& audio : editions) {
    try {
      auto facts = add_edition(audio, edition::inspect(audio), verdict);
      if (audio.extension() == ".mp3") shelf.episodes.push_back(std::move(facts));
    } catch (const Error& error) {  // one that can't be read doesn't hide the others
      Notes(audio.string(), verdict.findings).add("file", base::full_message(error));
    }
  }
  add_feed(shelf, verdict);
  verdict.findings = shortened(verdict.findings);
  return verdict;
}

std::string to_json(const Verdict& verdict) {
  using nlohmann::ordered_json;
  auto faults = ordered_json::array();
  for (const auto& finding : verdict.findings) {
    faults.push_back(
        {{"file", finding.file}, {"rule", finding.rule}, {"message", finding.message}});
    if (finding.more > 0) faults.back()["more"] = finding.more;
  }
  auto json = verdict.inspection ? ordered_json::parse(edition::to_json(*verdict.inspection))
                                 : ordered_json{{"format", "lector.verdict/1"}};
  json["files"] = verdict.files;
  json["faults"] = std::move(faults);
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace lector::verify
