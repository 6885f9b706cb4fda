#include "publish/publish.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/audio.hpp"
#include "publish/chapters_json.hpp"
#include "publish/page.hpp"
#include "publish/paragraphs.hpp"
#include "publish/srt.hpp"
#include "publish/timing_json.hpp"
#include "publish/transcript_json.hpp"
#include "publish/vtt.hpp"
#include "publish/word_times.hpp"
#include "script/names.hpp"

namespace lector::publish {
namespace {

Sentence sentence_of(const script::Segment& segment, const mix::Cue& cue, int sample_rate_hz) {
  auto shown = segment;
  shown.written = plain_line(segment.written);
  // Spans of words count the bytes of the form they were found in.
  if (shown.written != segment.written) shown.words.clear();
  return {.id = segment.id,
          .role = segment.role,
          .language = segment.language,
          .written = shown.written,
          .start_ms = base::to_ms(cue.start_frame, sample_rate_hz),
          .end_ms = base::to_ms(cue.start_frame + cue.length_frames, sample_rate_hz),
          .words = word_times(shown, cue, sample_rate_hz),
          .span = segment.span};
}

/// Ids go into markup, addresses and captions as they are: letters, digits, "-" and "_" alone.
bool is_plain_id(std::string_view id) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return is_letter(id.front()) && std::ranges::all_of(id, [&](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

/// Numbers all segments of a script in which an editor has given one an id that isn't plain.
script::Script with_plain_ids(script::Script script,
                              std::map<std::string, edition::Picture>& pictures) {
  if (std::ranges::all_of(script.segments, is_plain_id, &script::Segment::id)) return script;
  std::map<std::string, edition::Picture> renamed;
  for (std::size_t i = 0; i < script.segments.size(); ++i) {
    auto& id = script.segments[i].id;
    auto picture = pictures.extract(id);
    id = script::numbered_id(i);
    if (picture) renamed.emplace(id, std::move(picture.mapped()));
  }
  pictures = std::move(renamed);
  return script;
}

std::optional<std::string> plain(const std::optional<std::string>& text) {
  return text ? std::optional(plain_line(*text)) : std::nullopt;
}

std::vector<Article> articles_of(const script::Script& script) {
  if (script.items.empty()) {
    return {{.headline = plain_line(script.title),
             .section = std::nullopt,
             .byline = plain(script.byline),
             .publication = plain(script.publication),
             .published = plain(script.published),
             .url = plain(script.url),
             .language = script.language,
             .first_sentence = 0,
             .end_sentence = script.segments.size()}};
  }
  std::vector<Article> articles;
  for (const auto& item : script.items) {
    articles.push_back({.headline = plain_line(item.headline),
                        .section = plain(item.section),
                        .byline = plain(item.byline),
                        .publication = plain(item.publication),
                        .published = plain(item.published),
                        .url = plain(item.url),
                        .language = item.language,
                        .first_sentence = item.first_segment,
                        .end_sentence = item.end_segment});
  }
  return articles;
}

/// What a kind of file holds.
/// @param beside  all kinds that are wanted: some refer to others.
std::string text_of(const Publication& publication, Kind kind, const Kinds& beside) {
  switch (kind) {
    case Kind::chapters:
      return chapters_json(publication);
    case Kind::vtt:
      return vtt(publication);
    case Kind::srt:
      return srt(publication);
    case Kind::transcript:
      return transcript_json(publication);
    case Kind::timing:
      return timing_json(publication);
    case Kind::html:
      return page(publication, beside);
  }
  return {};
}

}  // namespace

Kinds all_kinds() {
  Kinds kinds;
  for (const auto& named : kKinds) kinds.insert(named.kind);
  return kinds;
}

Kinds kinds_named(const std::vector<std::string>& names) {
  Kinds kinds;
  for (const auto& name : names) {
    if (name == "none") continue;
    if (name == "all") return all_kinds();
    const auto* const found = std::ranges::find(kKinds, name, &KindName::name);
    if (found == kKinds.end()) {
      std::string known;
      for (const auto& one : kKinds) known += std::string(one.name) + ", ";
      throw Error(ErrorKind::config,
                  base::quoted(name) + " is nothing that can be published; there are " + known +
                      "all and none");
    }
    kinds.insert(found->kind);
  }
  return kinds;
}

std::filesystem::path path_beside(const std::filesystem::path& audio, Kind kind) {
  auto path = audio;
  path.replace_extension();
  return path += std::ranges::find(kKinds, kind, &KindName::kind)->ending;
}

Publication publication_of(const script::Script& as_given,
                           const mix::Timeline& timeline,
                           const edition::Tags& tags,
                           Audio audio,
                           std::map<std::string, edition::Picture> pictures) {
  const auto script = with_plain_ids(as_given, pictures);
  Publication publication{.title = plain_line(tags.title),
                          .byline = plain(tags.artist),
                          .publisher = plain(tags.album),
                          .published = plain(tags.date),
                          .url = plain(tags.url),
                          .language = tags.language,
                          .notice = plain_line(tags.notice),
                          .audio = std::move(audio),
                          .sentences = {},
                          .paragraphs = paragraphs_of(script),
                          .articles = articles_of(script),
                          .chapters = tags.chapters,
                          .cover = tags.cover,
                          .pictures = std::move(pictures)};
  for (auto& chapter : publication.chapters) chapter.title = plain_line(chapter.title);
  publication.sentences.reserve(timeline.cues.size());
  for (const auto& cue : timeline.cues)
    publication.sentences.push_back(
        sentence_of(script.segments.at(cue.take), cue, timeline.sample_rate_hz));
  return publication;
}

Beside::Beside(const Publication& publication,
               const Kinds& kinds,
               const std::filesystem::path& path) {
  for (const auto kind : kinds) {
    files_.push_back(std::make_unique<base::OutputFile>(path_beside(path, kind)));
    files_.back()->write(text_of(publication, kind, kinds));
  }
}

void Beside::commit() {
  for (const auto& file : files_) file->commit();
}

}  // namespace lector::publish
