#include "base/contents.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/report.hpp"

using namespace lector;
using namespace std::string_literals;

TEST_CASE("contents: what isn't text is known by its first bytes", "[base]") {
  const auto name = [](const std::string& bytes) {
    const auto content = base::what_it_is(bytes);
    return content ? std::string(content->name) : "text";
  };
  CHECK(name("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n") == "a PDF");
  CHECK(name("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s) == "a picture");
  CHECK(name("\xFF\xD8\xFF\xE0\0\x10JFIF"s) == "a picture");
  CHECK(name("GIF89a\x01\0\x01\0\x80\0\0\xFF\xFF\xFF"s) == "a picture");
  CHECK(name("RIFF\x24\0\0\0WEBPVP8 "s) == "a picture");
  CHECK(name("RIFF\x24\0\0\0WAVEfmt "s) == "a sound file");
  CHECK(name("ID3\x03\0\0\0\0\0\x7F"s) == "a sound file");
  CHECK(name("\xFF\xFB\x92\x64"s) == "a sound file");
  CHECK(name("OggS\0\x02"s) == "a sound file");
  CHECK(name("\0\0\0\x20"
             "ftypisom"s) == "a film");
  CHECK(name("\0\0\0\x1C"
             "ftypavif"s) == "a picture");
  CHECK(name("PK\x03\x04\x14\0\x06\0"s) == "an archive");
  CHECK(name("PK\x03\x04"s + std::string(26, '\0') + "mimetypeapplication/epub+zip") ==
        "an EPUB book");
  CHECK(name("PK\x03\x04"s + std::string(26, '\0') + "[Content_Types].xml") ==
        "an office document");
  CHECK(name("\x1F\x8B\x08\0"s) == "an archive");
  CHECK(name("{\\rtf1\\ansi") == "an office document");
  CHECK(name("\x7F"
             "ELF\x02\x01") == "a program");
}

TEST_CASE("contents: text is text, whatever it is about", "[base]") {
  for (const std::string& text : {""s,
                                  "%"s,
                                  "%PD"s,
                                  "The %PDF-1.7 format"s,
                                  "PK, a rapper, and the PK\x03"s,
                                  "ID3 tags explained"s,
                                  "GIF89a is a format of 1989"s,
                                  "RIFF, the format of WAVEfmt "s,
                                  "Rar! she cried"s,
                                  "MZ, and what it stands for"s,
                                  "The ftyp box"s,
                                  "OggS and fLaC"s,
                                  "BZh91AY is no word"s,
                                  "\xEF\xBB\xBF"
                                  "A page"s,
                                  "\xFF\xFEH\0i\0"s,
                                  "\xFE\xFF\0H\0i"s,
                                  "<!doctype html>"s,
                                  "\xFC"
                                  "ber \xFF\xE9"s})
    CHECK(!base::what_it_is(text));
}

TEST_CASE("contents: media types that can't be an article are known", "[base]") {
  const auto name = [](const std::string& type) {
    const auto content = base::what_type_says(type);
    return content ? std::string(content->name) : "perhaps an article";
  };
  CHECK(name("application/pdf") == "a PDF");
  CHECK(name("image/svg+xml") == "a picture");
  CHECK(name("audio/mpeg") == "a sound file");
  CHECK(name("video/mp4") == "a film");
  CHECK(name("application/zip") == "an archive");
  CHECK(name("text/css") == "a style sheet");
  for (const std::string type : {"",
                                 "text/plain",
                                 "text/html",
                                 "text/markdown",
                                 "application/xhtml+xml",
                                 "application/rss+xml",
                                 "application/json",
                                 "application/octet-stream",
                                 "nonsense/x"})
    CHECK(!base::what_type_says(type));
}

TEST_CASE("contents: a refusal names the content and the remedy", "[base]") {
  CHECK_THROWS_WITH(base::refuse_non_article("%PDF-1.7"),
                    "it is a PDF, not an article; save its text in a file and give that");
  CHECK_NOTHROW(base::refuse_non_article("A page"));
}
