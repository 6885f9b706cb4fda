/// What is published beside the sound: which files, and what is in them.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "mix/timeline.hpp"
#include "publish/publication.hpp"
#include "script/script.hpp"

namespace lector::publish {

/// Kinds of file beside the sound.
enum class Kind { chapters, vtt, srt, transcript, timing, html, epub };

/// A kind as users name it, and the ending of its file.
struct KindName {
  Kind kind;
  std::string_view name;    ///< "chapters"
  std::string_view ending;  ///< ".chapters.json"
};

inline constexpr std::array<KindName, 7> kKinds{{
    {Kind::chapters, "chapters", ".chapters.json"},
    {Kind::vtt, "vtt", ".vtt"},
    {Kind::srt, "srt", ".srt"},
    {Kind::transcript, "transcript", ".transcript.json"},
    {Kind::timing, "timing", ".timing.json"},
    {Kind::html, "html", ".html"},
    {Kind::epub, "epub", ".epub"},
}};

using Kinds = std::set<Kind>;

/// All that there are.
[[nodiscard]] Kinds all_kinds();

/// Kinds by their names, "all" and "none" too.
/// @throws Error(config) that lists the names there are.
[[nodiscard]] Kinds kinds_named(const std::vector<std::string>& names);

/// @throws Error(config), with what to do, if a kind can't hold sound of a format: a book plays MP3
///   alone.
void expect_fit(const Kinds& kinds, edition::Format format);

/// "monday.mp3" and `vtt` give "monday.vtt", in the same folder.
[[nodiscard]] std::filesystem::path path_beside(const std::filesystem::path& audio, Kind kind);

/// What an edition was made of, and what its file says of it. Outlived by all three.
struct Mixed {
  const script::Script& script;
  const mix::Timeline& timeline;
  const edition::Tags& tags;
};

/// An edition that was mixed, as everything beside it shows it.
/// @param pictures  at hand for captions, by segment.
[[nodiscard]] Publication publication_of(const Mixed& mixed,
                                         Audio audio,
                                         std::map<std::string, edition::Picture> pictures = {});

/// Files that have no name yet; `commit` gives them theirs.
class Beside {
 public:
  /// Writes what is wanted.
  /// @param path  of the sound, which names the others; it need not be there yet.
  /// @param sound  all of it, which a book holds too.
  /// @throws Error(io) if a disk is full.
  Beside(const Publication& publication,
         const Kinds& kinds,
         const std::filesystem::path& path,
         const base::OutputFile& sound);

  void commit();

 private:
  std::vector<std::unique_ptr<base::OutputFile>> files_;
};

}  // namespace lector::publish
