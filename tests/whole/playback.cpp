#include "whole/playback.hpp"

#include <attachedpictureframe.h>
#include <chapterframe.h>
#include <id3v2tag.h>
#include <mpegfile.h>
#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"

namespace playback {
namespace {

namespace fs = std::filesystem;

std::string output_of(const std::vector<std::string>& words) {
  const auto outcome = support::run(words);
  if (outcome.exit_code != 0)
    throw std::runtime_error(words[0] + " ended with " + std::to_string(outcome.exit_code) + ": " +
                             outcome.err);
  return outcome.out;
}

std::vector<std::int16_t> samples_of(const std::string& bytes) {
  std::vector<std::int16_t> samples(bytes.size() / sizeof(std::int16_t));
  std::memcpy(samples.data(), bytes.data(), samples.size() * sizeof(std::int16_t));
  return samples;
}

/// What a script for Debian's own python3 (which has mutagen and eyeD3) prints: JSON `[[title,
/// ms]]`.
std::vector<Chapter> chapters_by_python(const std::string& script, const fs::path& edition) {
  const auto json =
      nlohmann::json::parse(output_of({"/usr/bin/python3", "-c", script, edition.string()}));
  std::vector<Chapter> chapters;
  for (const auto& chapter : json)
    chapters.push_back({chapter[0].get<std::string>(), chapter[1].get<std::int64_t>()});
  return chapters;
}

/// The number after a label in ffmpeg's summary, such as "I:         -16.0 LUFS".
double figure_after(const std::string& summary, const std::string& label) {
  const auto place = summary.find(label);
  if (place == std::string::npos) throw std::runtime_error("no " + label + " in: " + summary);
  return std::stod(summary.substr(place + label.size()));
}

}  // namespace

std::vector<std::int16_t> decode_with_mpg123(const fs::path& edition) {
  return samples_of(output_of({"mpg123", "-q", "-s", edition.string()}));
}

std::vector<std::int16_t> decode_with_ffmpeg(const fs::path& edition) {
  return samples_of(output_of({"ffmpeg",
                               "-v",
                               "error",
                               "-xerror",
                               "-i",
                               edition.string(),
                               "-map",
                               "0:a",
                               "-f",
                               "s16le",
                               "-"}));
}

std::vector<std::int16_t> decode_with_libsndfile(const fs::path& edition) {
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> file(sf_open(edition.c_str(), SFM_READ, &info),
                                                         sf_close);
  if (!file) throw std::runtime_error("libsndfile can't open " + edition.string());
  std::vector<std::int16_t> samples;
  std::vector<std::int16_t> block(1 << 16);
  for (;;) {
    const sf_count_t count =
        sf_read_short(file.get(), block.data(), static_cast<sf_count_t>(block.size()));
    if (count <= 0) return samples;
    samples.insert(samples.end(), block.begin(), block.begin() + count);
  }
}

std::vector<Chapter> chapters_by_ffprobe(const fs::path& edition) {
  const auto json = nlohmann::json::parse(
      output_of({"ffprobe", "-v", "error", "-show_chapters", "-of", "json", edition.string()}));
  std::vector<Chapter> chapters;
  for (const auto& chapter : json.at("chapters")) {
    const double start_s = std::stod(chapter.at("start_time").get<std::string>());
    chapters.push_back({chapter.at("tags").at("title").get<std::string>(),
                        static_cast<std::int64_t>(std::llround(start_s * 1000.0))});
  }
  return chapters;
}

std::vector<Chapter> chapters_by_taglib(const fs::path& edition) {
  TagLib::MPEG::File file(edition.c_str());
  std::vector<Chapter> chapters;
  for (const auto* frame : file.ID3v2Tag()->frameListMap()["CHAP"]) {
    const auto* chapter = dynamic_cast<const TagLib::ID3v2::ChapterFrame*>(frame);
    if (chapter == nullptr) continue;
    const auto& titles = chapter->embeddedFrameListMap()["TIT2"];
    chapters.push_back({titles.isEmpty() ? "" : titles.front()->toString().to8Bit(true),
                        static_cast<std::int64_t>(chapter->startTime())});
  }
  return chapters;
}

std::vector<Chapter> chapters_by_mutagen(const fs::path& edition) {
  return chapters_by_python(
      "import json, sys, mutagen.id3\n"
      "tag = mutagen.id3.ID3(sys.argv[1])\n"
      "toc = tag.getall('CTOC')\n"
      "assert len(toc) == 1, toc\n"
      "chap = {c.element_id: c for c in tag.getall('CHAP')}\n"
      "print(json.dumps([[str(chap[i].sub_frames['TIT2']), chap[i].start_time]\n"
      "                  for i in toc[0].child_element_ids]))\n",
      edition);
}

std::vector<Chapter> chapters_by_eyed3(const fs::path& edition) {
  return chapters_by_python(
      "import json, sys, eyed3\n"
      "tag = eyed3.load(sys.argv[1]).tag\n"
      "toc = list(tag.table_of_contents)\n"
      "assert len(toc) == 1, toc\n"
      "print(json.dumps([[tag.chapters[i].title, tag.chapters[i].times.start]\n"
      "                  for i in toc[0].child_ids]))\n",
      edition);
}

Loudness loudness_by_ffmpeg(const fs::path& edition) {
  const auto outcome = support::run({"ffmpeg",
                                     "-nostats",
                                     "-i",
                                     edition.string(),
                                     "-map",
                                     "0:a",
                                     "-af",
                                     "ebur128=dualmono=true:peak=true",
                                     "-f",
                                     "null",
                                     "-"});
  const auto summary = outcome.err.substr(outcome.err.find("Summary:"));
  return {.integrated_lufs = figure_after(summary, "I:"),
          .true_peak_dbtp = figure_after(summary, "Peak:")};
}

std::vector<std::string> words_by_recogniser(const fs::path& edition) {
  const support::TemporaryFolder folder;
  const auto wave = folder / "speech.wav";
  output_of({"ffmpeg",
             "-v",
             "error",
             "-i",
             edition.string(),
             "-map",
             "0:a",
             "-ar",
             "16000",
             "-ac",
             "1",
             wave});
  const std::string model = "/usr/share/pocketsphinx/model/en-us";
  std::istringstream heard(output_of({"pocketsphinx_continuous",
                                      "-infile",
                                      wave,
                                      "-hmm",
                                      model + "/en-us",
                                      "-lm",
                                      model + "/en-us.lm.bin",
                                      "-dict",
                                      model + "/cmudict-en-us.dict",
                                      "-logfn",
                                      "/dev/null"}));
  std::vector<std::string> words;
  for (std::string word; heard >> word;) words.push_back(word.substr(0, word.find('(')));
  return words;
}

double loudest_dbfs(const std::vector<std::int16_t>& samples,
                    std::int64_t begin,
                    std::int64_t end,
                    int sample_rate_hz) {
  const auto length = static_cast<std::int64_t>(samples.size());
  begin = std::clamp<std::int64_t>(begin, 0, length);
  end = std::clamp<std::int64_t>(end, begin, length);
  const std::int64_t window = sample_rate_hz / 200;
  double loudest = 0.0;
  for (std::int64_t from = begin; from < end; from += window) {
    const auto to = std::min(from + window, end);
    double sum = 0.0;
    for (auto i = from; i < to; ++i) {
      const double value = samples[static_cast<std::size_t>(i)] / 32768.0;
      sum += value * value;
    }
    loudest = std::max(loudest, sum / static_cast<double>(to - from));
  }
  return 10.0 * std::log10(std::max(loudest, 1e-12));
}

}  // namespace playback
