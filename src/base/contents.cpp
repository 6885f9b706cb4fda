#include "base/contents.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/report.hpp"

namespace lector::base {
namespace {

using namespace std::string_view_literals;

constexpr auto kTakeText = "save its text in a file and give that"sv;
constexpr auto kSaveAsText = "save it as text and give that file"sv;
constexpr auto kUnpack = "unpack it and give the article inside"sv;
constexpr auto kGivePage = "give the page of the article"sv;

constexpr Content kPdf{"a PDF", kTakeText};
constexpr Content kPostScript{"a PostScript file", kTakeText};
constexpr Content kEpub{"an EPUB book", kUnpack};
constexpr Content kOffice{"an office document", kSaveAsText};
constexpr Content kArchive{"an archive", kUnpack};
constexpr Content kPicture{"a picture", kGivePage};
constexpr Content kSound{"a sound file", kGivePage};
constexpr Content kFilm{"a film", kGivePage};
constexpr Content kFont{"a font", kGivePage};
constexpr Content kProgram{"a program", kGivePage};
constexpr Content kLooks{"a style sheet", kGivePage};

/// The first bytes of a format; `?` stands for any byte.
struct Signature {
  std::string_view pattern;
  Content content;
};

// More exact ones first. Each has a byte that no text has, or so many letters that no text begins
// with them by chance ("ID3 tags explained" is a headline).
constexpr std::array kSignatures = std::to_array<Signature>({
    {"%PDF-"sv, kPdf},
    {"%!PS-Adobe"sv, kPostScript},
    {R"({\rtf)"sv, kOffice},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, kOffice},
    {"PK\x03\x04??????????????????????????mimetypeapplication/epub+zip"sv, kEpub},
    {"PK\x03\x04??????????????????????????mimetypeapplication/vnd.oasis."sv, kOffice},
    {"PK\x03\x04??????????????????????????[Content_Types].xml"sv, kOffice},
    {"PK\x03\x04"sv, kArchive},
    {"\x1F\x8B\x08"sv, kArchive},
    {"7z\xBC\xAF\x27\x1C"sv, kArchive},
    {"Rar!\x1A\x07"sv, kArchive},
    {"\xFD\x37zXZ\0"sv, kArchive},
    {"BZh?1AY&SY"sv, kArchive},
    {"\x28\xB5\x2F\xFD"sv, kArchive},
    {"\x89PNG\r\n\x1A\n"sv, kPicture},
    {"\xFF\xD8\xFF"sv, kPicture},
    {"GIF8?a??????\0"sv, kPicture},
    {"II*\0"sv, kPicture},
    {"MM\0*"sv, kPicture},
    {"RIFF????WEBPVP8"sv, kPicture},
    {"\0\0\0?ftypavif"sv, kPicture},
    {"\0\0\0?ftypheic"sv, kPicture},
    {"RIFF????WAVEfmt "sv, kSound},
    {"\0\0\0?ftypM4A"sv, kSound},
    {"fLaC\0"sv, kSound},
    {"OggS\0"sv, kSound},
    {"ID3\x02"sv, kSound},
    {"ID3\x03"sv, kSound},
    {"ID3\x04"sv, kSound},
    {"\xFF\xFB"sv, kSound},
    {"\xFF\xF3"sv, kSound},
    {"\xFF\xF2"sv, kSound},
    {"RIFF????AVI "sv, kFilm},
    {"\0\0\0?ftyp"sv, kFilm},
    {"\x1A\x45\xDF\xA3"sv, kFilm},
    {"wOFF\0"sv, kFont},
    {"wOF2\0"sv, kFont},
    {"\x7F\x45LF"sv, kProgram},
    {"MZ\x90\0"sv, kProgram},
});

/// How a media type begins, after RFC 6838 and IANA's register.
struct TypeStart {
  std::string_view start;
  Content content;
};

constexpr std::array kTypes = std::to_array<TypeStart>({
    {"application/pdf", kPdf},
    {"application/x-pdf", kPdf},
    {"application/postscript", kPostScript},
    {"application/epub+zip", kEpub},
    {"application/msword", kOffice},
    {"application/rtf", kOffice},
    {"text/rtf", kOffice},
    {"application/vnd.ms-", kOffice},
    {"application/vnd.openxmlformats-", kOffice},
    {"application/vnd.oasis.opendocument", kOffice},
    {"application/zip", kArchive},
    {"application/x-zip", kArchive},
    {"application/gzip", kArchive},
    {"application/x-gzip", kArchive},
    {"application/x-tar", kArchive},
    {"application/x-7z", kArchive},
    {"application/x-bzip", kArchive},
    {"application/x-xz", kArchive},
    {"application/zstd", kArchive},
    {"application/vnd.rar", kArchive},
    {"application/x-rar", kArchive},
    {"image/", kPicture},
    {"audio/", kSound},
    {"application/ogg", kSound},
    {"video/", kFilm},
    {"application/vnd.apple.mpegurl", kFilm},
    {"font/", kFont},
    {"application/font", kFont},
    {"application/javascript", kProgram},
    {"application/x-javascript", kProgram},
    {"text/javascript", kProgram},
    {"application/wasm", kProgram},
    {"application/x-executable", kProgram},
    {"application/vnd.debian.binary-package", kProgram},
    {"text/css", kLooks},
});

bool matches(std::string_view bytes, std::string_view pattern) {
  return bytes.size() >= pattern.size() &&
         std::ranges::equal(pattern, bytes.substr(0, pattern.size()), [](char wanted, char byte) {
           return wanted == '?' || wanted == byte;
         });
}

}  // namespace

std::optional<Content> what_it_is(std::string_view bytes) {
  const auto* const found = std::ranges::find_if(
      kSignatures, [&](const Signature& known) { return matches(bytes, known.pattern); });
  if (found == kSignatures.end()) return std::nullopt;
  return found->content;
}

std::optional<Content> what_type_says(std::string_view media_type) {
  const auto* const found = std::ranges::find_if(
      kTypes, [&](const TypeStart& known) { return media_type.starts_with(known.start); });
  if (found == kTypes.end()) return std::nullopt;
  return found->content;
}

void refuse_non_article(std::string_view bytes) {
  if (const auto content = what_it_is(bytes))
    throw Error(ErrorKind::input,
                "it is " + std::string(content->name) + ", not an article; " +
                    std::string(content->remedy));
}

}  // namespace lector::base
