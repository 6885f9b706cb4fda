// An inspection for programs (JSON) and for people.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/audio.hpp"
#include "base/report.hpp"
#include "edition/id3_fields.hpp"
#include "edition/inspect.hpp"
#include "edition/number_text.hpp"

namespace lector::edition {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxFieldBytes = 400;

std::int64_t length_ms(const Inspection& inspection) {
  if (inspection.sample_rate_hz <= 0) return 0;
  return base::to_ms(inspection.length_frames, inspection.sample_rate_hz);
}

/// JSON has no infinity: silence is null. Hundredths are more than the meter can tell.
Json figure(double value) {
  return std::isfinite(value) ? Json(std::round(value * 100.0) / 100.0) : Json();
}

Json loudness_json(const mix::Loudness& loudness) {
  return {{"integrated_lufs", figure(loudness.integrated_lufs)},
          {"range_lu", figure(loudness.range_lu)},
          {"true_peak_dbtp", figure(loudness.true_peak_dbtp)}};
}

Json picture_json(const Picture& picture) {
  Json json = {{"type", picture.mime_type}, {"size_bytes", picture.bytes.size()}};
  if (const auto size = measure_picture(picture.bytes)) {
    json["width"] = size->width;
    json["height"] = size->height;
  }
  return json;
}

Json chapters_json(const std::vector<Chapter>& chapters) {
  Json list = Json::array();
  for (const Chapter& chapter : chapters) {
    list.push_back(
        {{"title", chapter.title}, {"start_ms", chapter.start_ms}, {"end_ms", chapter.end_ms}});
    if (chapter.picture) list.back()["picture"] = picture_json(*chapter.picture);
  }
  return list;
}

Json faults_json(const std::vector<Fault>& faults) {
  Json list = Json::array();
  for (const Fault& fault : faults) {
    list.push_back({{"rule", fault.rule}, {"message", fault.message}});
  }
  return list;
}

std::string two_digits(std::int64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

/// H:MM:SS.mmm
std::string clock(std::int64_t time_ms) {
  const std::int64_t seconds = time_ms / 1000;
  const std::string milliseconds = std::to_string(1000 + time_ms % 1000).substr(1);
  return std::to_string(seconds / 3600) + ":" + two_digits(seconds / 60 % 60) + ":" +
         two_digits(seconds % 60) + "." + milliseconds;
}

std::string channels_text(int channels) {
  if (channels == 1) return "mono";
  return channels == 2 ? "stereo" : std::to_string(channels) + " channels";
}

std::string sound_lines(const Inspection& inspection) {
  const mix::Loudness& loudness = inspection.loudness;
  std::string text = inspection.format + ", " + std::to_string(inspection.size_bytes) + " bytes, " +
                     std::to_string(inspection.sample_rate_hz) + " Hz, " +
                     channels_text(inspection.channels);
  if (inspection.bitrate_kbps > 0) {
    text += ", " + std::to_string(inspection.bitrate_kbps) + " kbit/s";
  }
  text += "\nlength    " + clock(length_ms(inspection)) + "\nloudness  ";
  text += decimal_text(loudness.integrated_lufs, 1) + " LUFS (dual mono), range " +
          decimal_text(loudness.range_lu, 1) + " LU, true peak " +
          decimal_text(loudness.true_peak_dbtp, 1) + " dBTP\n";
  return text + "cover     " +
         (inspection.cover_type ? base::quoted(*inspection.cover_type) : "none") + "\n";
}

/// Names come from the file as well: as they are where they are plain, else quoted.
std::string field_name(const std::string& name) {
  const bool is_plain =
      !name.empty() && std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7F'; });
  return is_plain ? name : base::quoted(name);
}

/// `, "image/jpeg" 640 x 480, 23456 bytes`
std::string picture_text(const Picture& picture) {
  std::string text = ", " + base::quoted(picture.mime_type);
  if (const auto size = measure_picture(picture.bytes))
    text += " " + std::to_string(size->width) + " x " + std::to_string(size->height);
  return text + ", " + std::to_string(picture.bytes.size()) + " bytes";
}

std::string chapter_lines(const std::vector<Chapter>& chapters) {
  std::string text = "\nchapters (" + std::to_string(chapters.size()) + ")\n";
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    const Chapter& chapter = chapters[i];
    const std::string number = std::to_string(i + 1);
    text += std::string(number.size() < 3 ? 3 - number.size() : 0, ' ') + number + "  " +
            clock(chapter.start_ms) + "  " + clock(chapter.end_ms) + "  " +
            base::quoted(chapter.title, kMaxFieldBytes);
    if (chapter.picture) text += picture_text(*chapter.picture);
    text += "\n";
  }
  return text;
}

std::string fault_lines(const std::vector<Fault>& faults) {
  if (faults.empty()) return "\nno faults\n";
  std::string text = "\nfaults (" + std::to_string(faults.size()) + ")\n";
  for (const Fault& fault : faults) text += "  " + fault.rule + ": " + fault.message + "\n";
  return text;
}

}  // namespace

std::string to_json(const Inspection& inspection) {
  Json json = {{"format", "lector.inspection/1"},
               {"type", inspection.format},
               {"size_bytes", inspection.size_bytes},
               {"sample_rate_hz", inspection.sample_rate_hz},
               {"channels", inspection.channels},
               {"bitrate_kbps", inspection.bitrate_kbps},
               {"length_ms", length_ms(inspection)},
               {"length_frames", inspection.length_frames},
               {"loudness", loudness_json(inspection.loudness)},
               {"tags", inspection.tags},
               {"chapters", chapters_json(inspection.chapters)},
               {"cover", inspection.cover_type ? Json(*inspection.cover_type) : Json()},
               {"faults", faults_json(inspection.faults)}};
  // Tags may hold any bytes; what isn't UTF-8 becomes the replacement character.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_text(const Inspection& inspection) {
  std::string text = sound_lines(inspection) + "\ntags\n";
  for (const auto& [name, value] : inspection.tags) {
    text += "  " + field_name(name) + "  " + base::quoted(value, kMaxFieldBytes) + "\n";
  }
  return text + chapter_lines(inspection.chapters) + fault_lines(inspection.faults);
}

}  // namespace lector::edition
