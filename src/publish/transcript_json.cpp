#include "publish/transcript_json.hpp"

#include <nlohmann/json.hpp>

#include "publish/names.hpp"

namespace lector::publish {

std::string transcript_json(const Publication& publication) {
  auto segments = nlohmann::ordered_json::array();
  for (const auto& sentence : publication.sentences) {
    segments.push_back({{"speaker", speaker_of(sentence.role)},
                        {"startTime", seconds_of(sentence.start_ms)},
                        {"endTime", seconds_of(sentence.end_ms)},
                        {"body", sentence.written}});
  }
  const nlohmann::ordered_json transcript{{"version", "1.0.0"}, {"segments", std::move(segments)}};
  return transcript.dump(1) + "\n";
}

}  // namespace lector::publish
