#include "verify/feed.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>
#include <utility>

#include "base/files.hpp"
#include "base/report.hpp"
#include "edition/id3_fields.hpp"
#include "verify/addresses.hpp"

namespace lector::verify {
namespace {

/// What an ending promises, and how feeds call it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kTranscriptTypes{
    {{".vtt", "text/vtt"}, {".srt", "application/x-subrip"}, {".json", "application/json"}}};

bool is_plain_address(std::string_view url) {
  return (url.starts_with("https://") || url.starts_with("http://")) &&
         std::ranges::all_of(url, [](char c) { return c > ' ' && c < 0x7F; });
}

/// The title of a tag, or the beginning of a long one.
bool is_title_of(std::string_view title, const Facts& facts) {
  constexpr std::string_view kCut = "…";
  const auto whole = squeezed(facts.title);
  if (!title.ends_with(kCut)) return squeezed(title) == whole;
  const auto beginning = squeezed(title.substr(0, title.size() - kCut.size()));
  return squeezed(title) == whole || whole.starts_with(beginning);
}

/// Checks the items of a feed one by one.
class Checker {
 public:
  Checker(const Shelf& shelf, Notes& notes) : shelf_(shelf), notes_(notes) {
    for (const auto& facts : shelf.episodes) episodes_.emplace(facts.file_name, &facts);
  }

  void check(const FeedItem& item) {
    what_ = "item " + base::quoted(item.title) + ": ";
    expect_new(guids_, item.guid, "guid");
    check_date(item);
    if (item.enclosures.size() != 1)
      return add("4.4", std::to_string(item.enclosures.size()) + " enclosures, expected one");
    const auto& enclosure = item.enclosures.front();
    expect_new(addresses_, enclosure.url, "enclosure");
    check_address(enclosure.url);
    const auto name = file_name_in(enclosure.url);
    what_ = "item " + base::quoted(name) + ": ";
    const auto episode = episodes_.find(name);
    if (episode == episodes_.end())
      return add(kAgreement, "there is no such episode in the folder");
    seen_.insert(name);
    const auto& facts = *episode->second;
    const auto identity = facts.identity.value_or(item.guid);
    if (item.guid != identity)
      add(kAgreement,
          "the guid is " + base::quoted(item.guid) + ", but the tag knows the article as " +
              base::quoted(identity));
    check_episode(item, facts);
    check_companions(item);
  }

  /// Episodes that no item is of.
  void finish() {
    for (const auto& facts : shelf_.episodes)
      if (!seen_.contains(facts.file_name))
        notes_.add(kAgreement,
                   "the episode " + base::quoted(facts.file_name) +
                       " is in no item; make the feed "
                       "anew");
  }

 private:
  void add(std::string_view rule, const std::string& message) { notes_.add(rule, what_ + message); }

  void expect_new(std::set<std::string>& seen, const std::string& value, const char* what) {
    if (!seen.insert(value).second)
      add("4.4", std::string(what) + " " + base::quoted(value) + " was another item's already");
  }

  void check_address(const std::string& url) {
    if (!is_plain_address(url))
      add("4.7", base::quoted(url) + " is no address of the web in ASCII");
  }

  /// Newest first; what has no date stands last.
  void check_date(const FeedItem& item) {
    if (item.date.empty()) {
      newest_allowed_ = std::nullopt;
      is_undated_ = true;
      return;
    }
    const auto date = read_mail_date(item.date);
    if (!date) return add("4.5", base::quoted(item.date) + " is no date as RFC 2822 writes it");
    if (is_undated_ || (newest_allowed_ && *date > *newest_allowed_))
      add("4.5", "is newer than the item before it");
    newest_allowed_ = date;
  }

  void check_episode(const FeedItem& item, const Facts& facts) {
    const auto& enclosure = item.enclosures.front();
    if (enclosure.type != "audio/mpeg")
      add("4.4", "type is " + base::quoted(enclosure.type) + ", expected audio/mpeg");
    if (enclosure.length != std::to_string(facts.size_bytes))
      add("4.4",
          "length is " + base::quoted(enclosure.length) + ", but the file has " +
              std::to_string(facts.size_bytes) + " bytes");
    const auto seconds = std::to_string(std::max<std::int64_t>(1, (facts.length_ms + 500) / 1000));
    if (item.duration != seconds)
      add("4.5", "duration is " + base::quoted(item.duration) + ", expected " + seconds);
    if (!is_title_of(item.title, facts))
      add(kAgreement,
          "title is " + base::quoted(item.title) + ", in the tag " + base::quoted(facts.title));
    if (!item.has_markers && facts.chapters.empty()) return;
    std::vector<Finding> findings;
    Notes of_item(notes_.file(), findings);
    expect_chapters(item.markers, facts, of_item);
    for (const auto& finding : findings) add(finding.rule, finding.message);
  }

  void expect_file(const Link& link, const std::string& rule, std::string_view type) {
    const auto name = file_name_in(link.url);
    check_address(link.url);
    if (!shelf_.files.contains(name)) add(kAgreement, "there is no " + base::quoted(name));
    if (link.type != type)
      add(rule,
          "the type of " + base::quoted(name) + " is " + base::quoted(link.type) + ", expected " +
              std::string(type));
  }

  void check_companions(const FeedItem& item) {
    for (const auto& link : item.transcripts) {
      const auto* const row = std::ranges::find_if(
          kTranscriptTypes, [&](const auto& known) { return link.url.ends_with(known.first); });
      expect_file(link, "4.10", row == kTranscriptTypes.end() ? "another one" : row->second);
    }
    if (item.chapter_files.size() > 1) add("4.11", "more than one podcast:chapters");
    for (const auto& link : item.chapter_files)
      expect_file(link, "4.11", "application/json+chapters");
  }

  const Shelf& shelf_;
  Notes& notes_;
  std::map<std::string_view, const Facts*> episodes_;  ///< by file name
  std::string what_;
  std::set<std::string> guids_;
  std::set<std::string> addresses_;
  std::set<std::string> seen_;
  std::optional<std::int64_t> newest_allowed_;
  bool is_undated_ = false;
};

void check_cover(const Feed& feed, const Shelf& shelf, Notes& notes) {
  constexpr std::size_t kMostBytes = 100'000'000;
  constexpr std::uint32_t kLeast = 1400;
  constexpr std::uint32_t kMost = 3000;
  const auto name = file_name_in(feed.cover);
  if (!shelf.files.contains(name))
    return notes.add("4.8", "the cover " + base::quoted(name) + " isn't in the folder");
  const auto size = edition::measure_picture(base::read_file(shelf.folder / name, kMostBytes));
  if (!size) return notes.add("4.8", "the cover is neither JPEG nor PNG");
  if (size->width != size->height || size->width < kLeast || size->width > kMost)
    notes.add("4.8",
              "the cover is " + std::to_string(size->width) + " x " + std::to_string(size->height) +
                  " pixels, expected a square of 1400 to 3000");
  if (size->mime_type != (name.ends_with(".png") ? "image/png" : "image/jpeg"))
    notes.add("4.8", "the cover " + base::quoted(name) + " is " + size->mime_type);
}

/// Whether a text looks so: 'a' is a letter, '0' a digit, '+' a sign of a number.
bool has_shape(std::string_view text, std::string_view shape) {
  return text.size() == shape.size() && std::ranges::equal(text, shape, [](char c, char wanted) {
           const bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
           if (wanted == 'a') return is_letter;
           if (wanted == '0') return c >= '0' && c <= '9';
           return wanted == '+' ? c == '+' || c == '-' : c == wanted;
         });
}

int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  int number = 0;
  std::from_chars(text.data() + at, text.data() + at + digits, number);
  return number;
}

}  // namespace

std::optional<std::int64_t> read_mail_date(std::string_view text) {
  using namespace std::chrono;
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  constexpr std::string_view kDays = "SunMonTueWedThuFriSat";
  if (!has_shape(text, "aaa, 00 aaa 0000 00:00:00 +0000")) return std::nullopt;
  const auto month_at = kMonths.find(text.substr(8, 3));
  if (month_at == kMonths.npos || month_at % 3 != 0) return std::nullopt;
  const year_month_day date{year{number_at(text, 12, 4)},
                            month{static_cast<unsigned>(month_at / 3 + 1)},
                            day{static_cast<unsigned>(number_at(text, 5, 2))}};
  if (!date.ok() || number_at(text, 17, 2) > 23 || number_at(text, 20, 2) > 59 ||
      number_at(text, 23, 2) > 60)
    return std::nullopt;
  const auto weekday_at = weekday(sys_days(date)).c_encoding() * 3;
  if (kDays.substr(weekday_at, 3) != text.substr(0, 3)) return std::nullopt;
  const int east = number_at(text, 27, 2) * 60 + number_at(text, 29, 2);
  const int minutes_of_day =
      number_at(text, 17, 2) * 60 + number_at(text, 20, 2) - (text[26] == '-' ? -east : east);
  return duration_cast<seconds>(sys_days(date).time_since_epoch()).count() +
         std::int64_t{minutes_of_day} * 60 + number_at(text, 23, 2);
}

void check_feed(const Feed& feed, const Shelf& shelf, Notes& notes) {
  check_cover(feed, shelf, notes);
  Checker checker(shelf, notes);
  for (const auto& item : feed.items) checker.check(item);
  checker.finish();
}

}  // namespace lector::verify
