/// EPUB 3 with media overlays: a book that shows each sentence while it sounds.
///
/// mimetype, META-INF/container.xml, and in EPUB/: package.opf, navigation.xhtml, book.css,
/// sound.mp3, text/part001.xhtml and .smil for each part, pictures/, cover.jpg and cover.xhtml.
#pragma once

#include "base/files.hpp"
#include "publish/publication.hpp"

namespace lector::publish {

/// Writes a book.
/// @param sound  the finished MP3 of the publication, which goes into the book as it is.
/// @throws Error(io) if the disk is full.
void write_book(const Publication& publication,
                const base::OutputFile& sound,
                base::OutputFile& file);

}  // namespace lector::publish
