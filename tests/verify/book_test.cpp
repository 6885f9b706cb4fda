// Books read back: a sound one has no fault, and each fault is named.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/files.hpp"
#include "publish/book.hpp"
#include "publish/names.hpp"
#include "publish/publications.hpp"
#include "publish/zip.hpp"
#include "support/temporary_folder.hpp"
#include "verify/archive.hpp"
#include "verify/book.hpp"

using namespace lector;
using Catch::Matchers::Contains;
using publish::Entry;
using publish::Packing;
using script::Role;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 1U << 24U;

/// A book, the sound beside it, and what that says of itself.
class Shelf {
 public:
  Shelf()
      : publication_(tests::publication_of({{Role::headline, "Tide & <rain>"},
                                            {Role::body, "It came in."},
                                            {Role::subheading, "Later"},
                                            {Role::body, "It went."}})) {
    publication_.byline = "Ines Calloway";
    publication_.publisher = "Herald";
    publication_.published = "2025-05-03";
    publication_.url = "https://h.example/tide";
    publication_.cover = edition::Picture{.mime_type = "image/png", .bytes = "a picture"};
    publication_.chapters = {{.title = "Tide & <rain>", .start_ms = 0, .end_ms = 5'000},
                             {.title = "Later",
                              .start_ms = publication_.sentences[2].start_ms - 250,
                              .end_ms = publication_.audio.length_ms}};
    base::OutputFile sound(audio());
    sound.write(std::string(200'000, 'm') + "end");
    base::OutputFile file(book());
    publish::write_book(publication_, sound, file);
    sound.commit();
    file.commit();
  }

  [[nodiscard]] fs::path audio() const { return folder_ / "edition.mp3"; }
  [[nodiscard]] fs::path book() const { return folder_ / "edition.epub"; }

  [[nodiscard]] std::vector<Entry> entries() const {
    const verify::Archive archive(book());
    std::vector<Entry> entries;
    for (const auto& name : archive.names()) {
      const bool is_text = name.ends_with("ml") || name.ends_with(".opf");
      entries.push_back({.name = name,
                         .packing = is_text ? Packing::deflated : Packing::stored,
                         .content = archive.text(name, kMostBytes).value_or("")});
    }
    return entries;
  }

  void write(const std::vector<Entry>& entries) const {
    base::OutputFile file(book());
    publish::write_zip(entries, file);
    file.commit();
  }

  /// Replaces a text in an entry, which must be there.
  void mend(const std::string& name, const std::string& old, const std::string& by) const {
    auto all = entries();
    const auto entry = std::ranges::find(all, name, &Entry::name);
    REQUIRE(entry != all.end());
    auto& text = std::get<std::string>(entry->content);
    const auto at = text.find(old);
    REQUIRE(at != std::string::npos);
    text.replace(at, old.size(), by);
    write(all);
  }

  void remove(const std::string& name) const {
    auto all = entries();
    REQUIRE(std::erase_if(all, [&](const Entry& entry) { return entry.name == name; }) == 1);
    write(all);
  }

  [[nodiscard]] verify::Facts facts() const {
    return {.file_name = "edition.mp3",
            .size_bytes = fs::file_size(audio()),
            .length_ms = publication_.audio.length_ms,
            .title = publication_.title,
            .chapters = publication_.chapters,
            .identity = {},
            .text = std::nullopt,
            .byline = publication_.byline.value_or(""),
            .publisher = publication_.publisher.value_or(""),
            .date = {.year = "2025", .day_month = "0305", .time = ""},
            .language = "eng",
            .url = publication_.url.value_or(""),
            .notice = publication_.notice};
  }

  /// Faults, a line each: "6.1 has no file".
  [[nodiscard]] std::string faults() const {
    std::vector<verify::Finding> findings;
    const auto all = facts();
    verify::Notes notes("edition.epub", findings);
    const auto found = verify::check_book(book(), audio(), all, notes);
    const verify::Reading timing{.file = "edition.timing.json", .cues = sentences()};
    verify::expect_same_sentences(found, timing, notes);
    verify::expect_same_voices(found, timing, notes);
    std::string lines;
    for (const auto& finding : findings) lines += finding.rule + " " + finding.message + "\n";
    return lines;
  }

  /// As captions have them.
  [[nodiscard]] std::vector<verify::Cue> sentences() const {
    std::vector<verify::Cue> cues;
    for (const auto& sentence : publication_.sentences)
      cues.push_back({.start_ms = sentence.start_ms,
                      .end_ms = sentence.end_ms,
                      .speaker = publish::speaker_of(sentence.role),
                      .text = sentence.written,
                      .stamps = {},
                      .words = {},
                      .language = sentence.language});
    return cues;
  }

 private:
  support::TemporaryFolder folder_;
  publish::Publication publication_;
};

constexpr const char* kPackage = "EPUB/package.opf";
constexpr const char* kPage = "EPUB/text/part001.xhtml";
constexpr const char* kOverlay = "EPUB/text/part001.smil";
constexpr const char* kCover = "EPUB/cover.xhtml";
constexpr const char* kStyle = "EPUB/book.css";
constexpr const char* kNavigation = "EPUB/navigation.xhtml";

}  // namespace

TEST_CASE("verify book: what was written has no fault", "[verify]") {
  CHECK(Shelf().faults().empty());
}

TEST_CASE("verify book: the archive says what it is by its first bytes", "[verify]") {
  const Shelf shelf;
  auto entries = shelf.entries();
  std::swap(entries[0], entries[1]);
  shelf.write(entries);
  CHECK_THAT(shelf.faults(), Contains("6.4 doesn't begin with a stored entry mimetype"));
  std::swap(entries[0], entries[1]);
  entries[0].packing = Packing::deflated;
  shelf.write(entries);
  CHECK_THAT(shelf.faults(), Contains("6.4 doesn't begin with a stored entry mimetype"));
}

TEST_CASE("verify book: the package lists what is there, no more and no less", "[verify]") {
  for (const auto* const name : {kPackage, kPage, kOverlay, kNavigation, "EPUB/sound.mp3"}) {
    const Shelf shelf;
    shelf.remove(name);
    CHECK_THAT(shelf.faults(), Contains(name));
  }
  const Shelf bare;
  bare.remove("META-INF/container.xml");
  CHECK_THAT(bare.faults(), Contains("has no file \"META-INF/container.xml\""));
  const Shelf full;
  auto entries = full.entries();
  entries.push_back({.name = "EPUB/extra.txt", .packing = Packing::stored, .content = "x"});
  full.write(entries);
  CHECK_THAT(full.faults(), Contains("\"EPUB/extra.txt\", which its package doesn't list"));
  const Shelf lost;
  lost.mend(kPackage, "idref=\"part001\"", "idref=\"part007\"");
  CHECK_THAT(lost.faults(), Contains("reads \"part007\", which its package doesn't list"));
  const Shelf silent;
  silent.mend(kPackage, "media-overlay=\"overlay-part001\"", "media-overlay=\"none\"");
  CHECK_THAT(silent.faults(), Contains("has an overlay that isn't listed"));
}

TEST_CASE("verify book: each clip reads a sentence that is there, once", "[verify]") {
  const Shelf lost;
  lost.mend(kPage, "id=\"s0002\"", "id=\"s9999\"");
  CHECK_THAT(lost.faults(), Contains("clip 2 reads \"s0002\", which isn't there"));
  const Shelf twice;
  twice.mend(kOverlay, "part001.xhtml#s0002", "part001.xhtml#s0001");
  CHECK_THAT(twice.faults(), Contains("clip 2 reads \"s0001\" once more"));
  const Shelf astray;
  astray.mend(kOverlay, "part001.xhtml#text.all", "part001.xhtml");
  CHECK_THAT(astray.faults(), Contains("textref to what isn't there"));
}

TEST_CASE("verify book: clips follow one another inside of the sound", "[verify]") {
  // s0001 sounds from 0.25 s to 1.75 s and is followed by s0002 at 2.75 s.
  const Shelf early;
  early.mend(kOverlay, "clipBegin=\"00:00:02.750\"", "clipBegin=\"00:00:02.749\"");
  CHECK_THAT(early.faults(),
             Contains("clip 2 begins at 2.749 s, before the one before it ends") &&
                 Contains("sentence 2 begins at 2.749 s, not at 2.750 s") &&
                 Contains("but its clips last"));
  const Shelf backwards;
  backwards.mend(kOverlay, "clipEnd=\"00:00:02.750\"", "clipEnd=\"00:00:00.250\"");
  CHECK_THAT(backwards.faults(), Contains("clip 1 ends at 0.250 s, before it begins"));
  const Shelf none;
  none.mend(kOverlay, "clipEnd=\"00:00:02.750\"", "clipEnd=\"soon\"");
  CHECK_THAT(none.faults(), Contains("clip 1 has no times"));
  const Shelf late;
  const auto end_ms = late.facts().length_ms;
  REQUIRE(end_ms < 10'000);
  const auto end = verify::time_text(end_ms).substr(0, 5);
  late.mend(kOverlay, "clipEnd=\"00:00:0" + end, "clipEnd=\"00:01:0" + end);
  CHECK_THAT(late.faults(), Contains("6.3 clip 4 ends at 6") && Contains("after the sound"));
}

TEST_CASE("verify book: what overlays and book say that they last is what they do", "[verify]") {
  for (const std::string before :
       {"refines=\"#overlay-part001\">", "property=\"media:duration\">"}) {
    const Shelf shelf;
    shelf.mend(kPackage, before + "00:00:0", before + "00:00:1");
    CHECK_THAT(shelf.faults(), Contains("says that it lasts \"00:00:1"));
    const Shelf silent;
    silent.mend(kPackage, before, R"(property="other" refines="x">)");
    CHECK_THAT(silent.faults(), Contains("doesn't say how long it lasts"));
  }
}

TEST_CASE("verify book: its contents are the chapters of the sound", "[verify]") {
  const Shelf renamed;
  renamed.mend(kNavigation, ">Later<", ">Latest<");
  CHECK_THAT(renamed.faults(), Contains("chapter 2's title"));
  const Shelf moved;
  moved.mend(kNavigation, "#s0003", "#s0004");
  CHECK_THAT(moved.faults(), Contains("chapter 2 begins at"));
  const Shelf early;
  early.mend(kNavigation, "#s0003", "#s0002");
  CHECK_THAT(early.faults(), Contains("chapter 2 begins at"));
  const Shelf lost;
  lost.mend(kNavigation, "#s0003", "#nowhere");
  CHECK_THAT(lost.faults(), Contains("chapter 2 leads to \"nowhere\", which no clip reads"));
  const Shelf fewer;
  fewer.mend(kNavigation, "<a href=\"text/part001.xhtml#s0003\">Later</a>", "Later");
  CHECK_THAT(fewer.faults(), Contains("1 chapters, but the sound has 2"));
  const Shelf none;
  none.mend(kNavigation, "epub:type=\"toc\"", "epub:type=\"list\"");
  CHECK_THAT(none.faults(), Contains("has no table of contents"));
}

TEST_CASE("verify book: its sentences are those of the captions", "[verify]") {
  const Shelf other;
  other.mend(kPage, "It came in.", "It came out.");
  CHECK_THAT(other.faults(), Contains("sentence 2 has \"out.\" where \"in.\" is expected"));
  const Shelf shelf;
  std::vector<verify::Finding> findings;
  verify::Notes notes("edition.epub", findings);
  verify::expect_same_sentences({}, {.file = "edition.vtt", .cues = shelf.sentences()}, notes);
  CHECK(findings.front().message == "0 sentences, but edition.vtt has 4");
}

TEST_CASE("verify book: its sound is the one beside it, byte for byte", "[verify]") {
  const Shelf shelf;
  auto entries = shelf.entries();
  auto& sound =
      std::get<std::string>(std::ranges::find(entries, "EPUB/sound.mp3", &Entry::name)->content);
  sound[150'000] = 'x';
  shelf.write(entries);
  CHECK(shelf.faults() == "agreement its sound isn't the one beside it\n");
  sound[150'000] = 'm';
  sound.pop_back();
  shelf.write(entries);
  CHECK(shelf.faults() == "agreement its sound isn't the one beside it\n");
  const Shelf other;
  other.mend(kOverlay, "../sound.mp3", "../other.mp3");
  CHECK_THAT(other.faults(),
             Contains("clip 2 is of another sound") && Contains("has no sound \"EPUB/other.mp3\""));
}

TEST_CASE("verify book: what is damaged is a fault, and ends nothing else", "[verify]") {
  const Shelf shelf;
  const auto whole = base::read_file(shelf.book(), kMostBytes);
  const auto put = [&](const std::string& bytes) {
    std::ofstream(shelf.book(), std::ios::binary) << bytes;
  };
  put("no archive at all");
  CHECK_THAT(shelf.faults(), Contains("6.4 is no archive"));
  put("");
  CHECK_THAT(shelf.faults(), Contains("6.4 "));
  // Every third byte outside of the sound: whatever a broken archive says, it is read to its end.
  const auto sound = whole.find(std::string(1'000, 'm'));
  std::size_t unnoticed = 0;
  std::size_t tried = 0;
  for (std::size_t at = 0; at<whole.size(); at += at> sound && at < sound + 190'000 ? 9'973 : 3) {
    auto bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
    put(bytes);
    ++tried;
    if (shelf.faults().empty()) ++unnoticed;
  }
  INFO(unnoticed << " of " << tried);
  CHECK(unnoticed < tried / 4);  // dates, modes and versions don't count
}

TEST_CASE("verify book: a hostile archive costs little", "[verify]") {
  const Shelf bomb;
  auto entries = bomb.entries();
  for (auto& entry : entries)
    if (entry.name == kPage) entry.content = std::string(80U << 20U, ' ');
  bomb.write(entries);
  CHECK_THAT(bomb.faults(), Contains("unpacks to more than 671"));
  const Shelf deep;
  std::string nested;
  for (int i = 0; i < 1'000'000; ++i) nested += "<b id=\"b\">";
  deep.mend(kPage, "<h1", nested + "<h1");
  CHECK_THAT(deep.faults(), Contains("is no XML"));
  const Shelf outside;
  outside.mend("META-INF/container.xml", "EPUB/package.opf", "../../../../etc/passwd");
  CHECK_THAT(outside.faults(), Contains("has no file \"../../../../etc/passwd\""));
  const Shelf again;
  again.mend(kPackage, "<itemref", "<itemref idref=\"part001\" /><itemref");
  CHECK_THAT(again.faults(), Contains("reads \"part001\" twice"));
}

namespace {

/// What is said of a book in which a text is replaced.
std::string said(const std::string& name, const std::string& old, const std::string& by) {
  const Shelf shelf;
  shelf.mend(name, old, by);
  return shelf.faults();
}

}  // namespace

TEST_CASE("verify book: what its pages show beside their sentences is named", "[verify]") {
  const auto foreign = Contains("which the edition doesn't say");
  CHECK_THAT(said(kPage, "</section>", "<p>More.</p></section>"), foreign);
  CHECK_THAT(said(kPage, "It came in.", "It came<b> right</b> in."), foreign);
  CHECK_THAT(said(kPage, "<h1", "Sun<h1"), foreign);
  CHECK_THAT(said(kCover, "</body>", "<p>More.</p></body>"), foreign);
  CHECK_THAT(said(kNavigation, "<ol>", "<p>More.</p><ol>"), foreign);
  CHECK_THAT(said(kPage, "</section>", "<table></table></section>"),
             Contains("has an element \"table\""));
  CHECK_THAT(said(kPage, "</section>", "<img src=\"../cover.png\" alt=\"A boat\"/></section>"),
             Contains("has a picture that says \"A boat\""));
  CHECK_THAT(
      said(kPage, "</section>", "<p><span class=\"sentence\" id=\"x\">More.</span></p></section>"),
      Contains("shows the sentence \"x\", which no clip reads in its turn"));
}

TEST_CASE("verify book: its titles are the tag's", "[verify]") {
  CHECK_THAT(said(kPackage, "Tide &amp;", "Sun &amp;"), Contains("its title has \"Sun&"));
  CHECK_THAT(said(kPage, "<title>Tide", "<title>Sun"), Contains("has the title \"Sun & <rain>\""));
  CHECK_THAT(said(kCover, "<title>Tide", "<title>Sun"), Contains("the title has \"Sun&"));
  CHECK_THAT(said(kCover, "alt=\"Tide", "alt=\"Sun"), Contains("the picture has \"Sun&"));
  CHECK_THAT(said(kNavigation, "<title>Tide", "<title>Sun"), Contains("the title has \"Sun&"));
  CHECK_THAT(said(kNavigation, "<h1>Tide", "<h1>Sun"), Contains("the heading has \"Sun&"));
  CHECK_THAT(said(kNavigation, "part001.xhtml\">Tide", "part001.xhtml\">Sun"),
             Contains("a landmark has \"Sun&"));
}

TEST_CASE("verify book: its package says what the tag says", "[verify]") {
  CHECK_THAT(said(kPackage, "Ines", "Ruben"), Contains("its creator has \"Ruben"));
  CHECK_THAT(said(kPackage, "<dc:creator>Ines Calloway</dc:creator>", ""),
             Contains("its creator has nothing"));
  CHECK_THAT(said(kPackage, "Herald", "Sun"), Contains("its publisher has \"Sun\""));
  CHECK_THAT(said(kPackage, "h.example", "s.example"), Contains("its source has"));
  CHECK_THAT(said(kPackage, "2025-05-03</dc:date>", "2025-05-04</dc:date>"),
             Contains("its date is \"2025-05-04\""));
  CHECK_THAT(said(kPackage, "artificial voice.", "actor."), Contains("its narrator has"));
}

TEST_CASE("verify book: roles and languages are those of the other files", "[verify]") {
  CHECK_THAT(said(kPackage, "<dc:language>en", "<dc:language>fr"),
             Contains("the book is in the language \"fr\"") &&
                 Contains("its package is in another language") &&
                 Contains("\"EPUB/text/part001.xhtml\" is in the language \"en\", which"));
  CHECK_THAT(said(kPage, "lang=\"en\" xml:lang=\"en\"", "lang=\"fr\" xml:lang=\"fr\""),
             Contains("cue 1 has the language \"fr\", in edition.timing.json \"en\""));
  CHECK_THAT(said(kPage, "xml:lang=\"en\"", "xml:lang=\"fr\""),
             Contains("of the lang \"en\" and the xml:lang \"fr\""));
  CHECK_THAT(said(kPage, "<p class=\"body\"", "<p class=\"dek\""),
             Contains("cue 2 has the role \"Dek\", in edition.timing.json \"Body\""));
}

TEST_CASE("verify book: it brings in nothing but its own files", "[verify]") {
  const auto external = Contains("external ");
  CHECK_THAT(said(kPage, "../book.css", "https://h.example/book.css"), external);
  CHECK_THAT(said(kCover, "src=\"cover.png\"", "src=\"../other.png\""), external);
  CHECK_THAT(said(kStyle, "body {", "body { background: url(a.png);"), external);
}
