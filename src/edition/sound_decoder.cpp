// libsndfile for the reader: a second file that includes it, because the reader shares no code
// with the writer.
#include <sndfile.h>

#include <memory>

#include "base/report.hpp"
#include "edition/decoder.hpp"

namespace lector::edition {
namespace {

DecodedBlock pull(SNDFILE& file, int channels, std::span<float> samples) {
  const auto frames = static_cast<sf_count_t>(samples.size()) / channels;
  const sf_count_t read = sf_readf_float(&file, samples.data(), frames);
  DecodedBlock block{.sample_count = static_cast<std::size_t>(read * channels), .error = {}};
  if (sf_error(&file) != SF_ERR_NO_ERROR) block.error = sf_strerror(&file);
  return block;
}

}  // namespace

Decoder open_sound_file(const std::filesystem::path& path) {
  SF_INFO info{};
  const std::shared_ptr<SNDFILE> file(sf_open(path.c_str(), SFM_READ, &info), [](SNDFILE* open) {
    if (open != nullptr) sf_close(open);
  });
  if (!file) {
    throw Error(ErrorKind::input,
                base::quoted(path.string(), 200) + ": libsndfile: " + sf_strerror(nullptr));
  }
  return {.sample_rate_hz = info.samplerate,
          .channels = info.channels,
          .read = [file, channels = info.channels](std::span<float> samples) {
            return pull(*file, channels, samples);
          }};
}

}  // namespace lector::edition
