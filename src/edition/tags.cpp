#include "edition/tags.hpp"

#include <taglib/attachedpictureframe.h>
#include <taglib/chapterframe.h>
#include <taglib/commentsframe.h>
#include <taglib/flacfile.h>
#include <taglib/flacpicture.h>
#include <taglib/id3v2framefactory.h>
#include <taglib/id3v2tag.h>
#include <taglib/opusfile.h>
#include <taglib/tableofcontentsframe.h>
#include <taglib/tbytevectorstream.h>
#include <taglib/textidentificationframe.h>
#include <taglib/uniquefileidentifierframe.h>
#include <taglib/unsynchronizedlyricsframe.h>
#include <taglib/urllinkframe.h>
#include <taglib/vorbisfile.h>
#include <taglib/xiphcomment.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "base/report.hpp"
#include "edition/tag_text.hpp"

namespace lector::edition {
namespace {

namespace id3 = TagLib::ID3v2;

TagLib::String utf8(std::string_view text) {
  return {std::string(text), TagLib::String::UTF8};
}

TagLib::ByteVector bytes(std::string_view text) {
  return {text.data(), static_cast<unsigned int>(text.size())};
}

std::string text_of(const TagLib::ByteVector& vector) {
  return {vector.data(), vector.size()};
}

/// Latin-1 only for what is the same in every code page: some readers take that byte for theirs.
TagLib::String::Type encoding_of(std::string_view text) {
  const bool is_ascii =
      std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
  return is_ascii ? TagLib::String::Latin1 : TagLib::String::UTF16;
}

std::unique_ptr<id3::Frame> text_frame(const char* id,
                                       std::string_view text,
                                       TagLib::String::Type encoding) {
  auto frame = std::make_unique<id3::TextIdentificationFrame>(id, encoding);
  frame->setText(utf8(text));
  return frame;
}

/// Adds a text frame, unless there is nothing to say. TagLib's tags own their frames.
void add_text(id3::Tag& tag, const char* id, std::string_view text) {
  const auto line = plain_line(text);
  if (!line.empty()) tag.addFrame(text_frame(id, line, encoding_of(line)).release());
}

void add_notice(id3::Tag& tag, const Tags& tags) {
  const auto line = plain_line(tags.notice);
  if (line.empty()) return;
  auto frame = std::make_unique<id3::CommentsFrame>(encoding_of(line));
  frame->setLanguage(bytes(iso639_2(tags.language)));
  frame->setText(utf8(line));
  tag.addFrame(frame.release());
}

/// What feeds know the article by: it stays with the sound, wherever that is copied to.
void add_identity(id3::Tag& tag, const Tags& tags) {
  if (!tags.identity) return;
  tag.addFrame(
      std::make_unique<id3::UniqueFileIdentifierFrame>(utf8(kIdentityOwner), bytes(*tags.identity))
          .release());
}

/// The text as lyrics: players show it while the sound plays.
void add_lyrics(id3::Tag& tag, const Tags& tags) {
  if (tags.text.empty()) return;
  auto frame = std::make_unique<id3::UnsynchronizedLyricsFrame>(encoding_of(tags.text));
  frame->setLanguage(bytes(iso639_2(tags.language)));
  frame->setText(utf8(tags.text));
  tag.addFrame(frame.release());
}

void add_header(id3::Tag& tag, const Tags& tags) {
  const auto date = id3_date(tags.date.value_or(""));
  const auto language = iso639_2(tags.language);
  add_text(tag, "TIT2", tags.title);
  add_text(tag, "TPE1", tags.artist.value_or(""));
  add_text(tag, "TALB", tags.album.value_or(""));
  add_text(tag, "TYER", date.year);
  add_text(tag, "TDAT", date.day_month);
  add_text(tag, "TIME", date.time);
  add_text(tag, "TLAN", language == "und" ? "" : language);
  add_notice(tag, tags);
  const auto url = ascii_url(tags.url.value_or(""));
  if (url.empty()) return;
  auto frame = std::make_unique<id3::UrlLinkFrame>("WOAF");
  frame->setUrl(utf8(url));
  tag.addFrame(frame.release());
}

std::string chapter_id(std::size_t position) {
  return "ch" + std::to_string(position);
}

/// One flat table, top-level and ordered: some players show no chapters without it.
void add_contents(id3::Tag& tag, const Tags& tags) {
  TagLib::ByteVectorList children;
  for (std::size_t i = 0; i < tags.chapters.size(); ++i) children.append(bytes(chapter_id(i)));
  auto frame = std::make_unique<id3::TableOfContentsFrame>("toc", children);
  frame->setIsTopLevel(true);
  frame->setIsOrdered(true);
  const auto title = plain_line(tags.title);
  frame->addEmbeddedFrame(text_frame("TIT2", title, TagLib::String::UTF16).release());
  tag.addFrame(frame.release());
}

/// Encoding 0 and no description: some players take what follows another one for the picture.
std::unique_ptr<id3::Frame> picture_frame(const Picture& picture) {
  auto frame = std::make_unique<id3::AttachedPictureFrame>();
  frame->setTextEncoding(TagLib::String::Latin1);
  frame->setMimeType(utf8(picture.mime_type));
  frame->setType(id3::AttachedPictureFrame::FrontCover);
  frame->setPicture(bytes(picture.bytes));
  return frame;
}

void add_chapters(id3::Tag& tag, const Tags& tags) {
  constexpr auto kUseTimes = std::numeric_limits<unsigned int>::max();
  if (tags.chapters.empty()) return;
  add_contents(tag, tags);
  for (std::size_t i = 0; i < tags.chapters.size(); ++i) {
    const auto& chapter = tags.chapters[i];
    auto frame = std::make_unique<id3::ChapterFrame>(bytes(chapter_id(i)),
                                                     static_cast<unsigned int>(chapter.start_ms),
                                                     static_cast<unsigned int>(chapter.end_ms),
                                                     kUseTimes,
                                                     kUseTimes);
    const auto title = plain_line(chapter.title);
    frame->addEmbeddedFrame(text_frame("TIT2", title, TagLib::String::UTF16).release());
    if (chapter.picture) frame->addEmbeddedFrame(picture_frame(*chapter.picture).release());
    tag.addFrame(frame.release());
  }
}

std::unique_ptr<TagLib::FLAC::Picture> flac_picture(const Picture& cover) {
  auto picture = std::make_unique<TagLib::FLAC::Picture>();
  picture->setType(TagLib::FLAC::Picture::FrontCover);
  picture->setMimeType(utf8(cover.mime_type));
  picture->setData(bytes(cover.bytes));
  return picture;
}

void add_field(TagLib::Ogg::XiphComment& comment, const char* key, std::string_view text) {
  const auto line = plain_line(text);
  if (!line.empty()) comment.addField(key, utf8(line));
}

void add_fields(TagLib::Ogg::XiphComment& comment, const Tags& tags) {
  add_field(comment, "TITLE", tags.title);
  add_field(comment, "ARTIST", tags.artist.value_or(""));
  add_field(comment, "ALBUM", tags.album.value_or(""));
  add_field(comment, "DATE", tags.date.value_or(""));
  add_field(comment, "LANGUAGE", tags.language);
  add_field(comment, "COMMENT", tags.notice);
  add_field(comment, "CONTACT", ascii_url(tags.url.value_or("")));
  for (std::size_t i = 0; i < tags.chapters.size(); ++i) {
    const auto number = std::to_string(1001 + i).substr(1);
    const auto key = "CHAPTER" + number;
    comment.addField(key, utf8(clock_time(tags.chapters[i].start_ms)));
    comment.addField(key + "NAME", utf8(plain_line(tags.chapters[i].title)));
  }
}

void check(bool succeeded, const char* what) {
  if (!succeeded)
    throw Error(ErrorKind::engine, std::string("TagLib can't ") + what + " the head of the file");
}

template <typename File>
void comment_ogg(TagLib::ByteVectorStream& stream, const Tags& tags) {
  File file(&stream, false);
  check(file.isValid(), "read");
  add_fields(*file.tag(), tags);
  if (tags.cover) file.tag()->addPicture(flac_picture(*tags.cover).release());
  check(file.save(), "write");
}

void comment_flac(TagLib::ByteVectorStream& stream, const Tags& tags) {
  TagLib::FLAC::File file(&stream, id3::FrameFactory::instance(), false);
  check(file.isValid(), "read");
  add_fields(*file.xiphComment(true), tags);
  if (tags.cover) file.addPicture(flac_picture(*tags.cover).release());
  check(file.save(), "write");
}

}  // namespace

std::string render_id3(const Tags& tags) {
  id3::Tag tag;
  add_header(tag, tags);
  add_identity(tag, tags);
  add_lyrics(tag, tags);
  add_chapters(tag, tags);
  if (tags.cover) tag.addFrame(picture_frame(*tags.cover).release());
  return text_of(tag.render(id3::v3));
}

std::string with_comments(Format format, std::string_view head, const Tags& tags) {
  TagLib::ByteVectorStream stream(bytes(head));
  if (format == Format::flac) comment_flac(stream, tags);
  if (format == Format::ogg) comment_ogg<TagLib::Ogg::Vorbis::File>(stream, tags);
  if (format == Format::opus) comment_ogg<TagLib::Ogg::Opus::File>(stream, tags);
  return text_of(*stream.data());
}

}  // namespace lector::edition
