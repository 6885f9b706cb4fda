// libmpg123 for the reader. libsndfile decodes MP3 by the same library and just as gaplessly
// (measured), but lets it print to standard error and hides what was wrong.
#include <mpg123.h>

#include <memory>

#include "base/report.hpp"
#include "edition/decoder.hpp"

namespace lector::edition {
namespace {

using Handle = std::shared_ptr<mpg123_handle>;

void check(int result, const Handle& handle, const std::filesystem::path& path) {
  if (result == MPG123_OK) return;
  throw Error(ErrorKind::input,
              base::quoted(path.string(), 200) + ": mpg123: " + mpg123_strerror(handle.get()));
}

Handle make_handle() {
  int result = MPG123_OK;
  Handle handle(mpg123_new(nullptr, &result), mpg123_delete);
  if (!handle) {
    throw Error(ErrorKind::engine, std::string("mpg123: ") + mpg123_plain_strerror(result));
  }
  return handle;
}

/// Pulls until the span is full, the sound ends, or the decoder gives up.
DecodedBlock pull(mpg123_handle& handle, std::span<float> samples) {
  DecodedBlock block;
  while (block.sample_count < samples.size()) {
    std::size_t done_bytes = 0;
    const std::span<float> rest = samples.subspan(block.sample_count);
    const int result = mpg123_read(&handle, rest.data(), rest.size_bytes(), &done_bytes);
    block.sample_count += done_bytes / sizeof(float);
    if (result == MPG123_OK) continue;
    if (result == MPG123_NEW_FORMAT) {
      block.error = "the sound changes its sample rate or channels";
    } else if (result != MPG123_DONE) {
      block.error = mpg123_strerror(&handle);
    }
    break;
  }
  return block;
}

}  // namespace

Decoder open_mp3(const std::filesystem::path& path) {
  const Handle handle = make_handle();
  constexpr long kFlags = MPG123_QUIET | MPG123_GAPLESS | MPG123_SKIP_ID3V2;
  check(mpg123_param(handle.get(), MPG123_ADD_FLAGS, kFlags, 0.0), handle, path);
  check(mpg123_format_none(handle.get()), handle, path);
  check(mpg123_format2(handle.get(), 0, MPG123_MONO | MPG123_STEREO, MPG123_ENC_FLOAT_32),
        handle,
        path);
  check(mpg123_open(handle.get(), path.c_str()), handle, path);
  long rate_hz = 0;
  int channels = 0;
  int encoding = 0;
  check(mpg123_getformat(handle.get(), &rate_hz, &channels, &encoding), handle, path);
  return {.sample_rate_hz = static_cast<int>(rate_hz),
          .channels = channels,
          .read = [handle](std::span<float> samples) { return pull(*handle, samples); }};
}

}  // namespace lector::edition
