#include "edition/mp3.hpp"

#include <lame/lame.h>

#include <cmath>
#include <cstdarg>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/report.hpp"
#include "edition/pull.hpp"

namespace lector::edition {
namespace {

/// LAME 3.100 multiplies all input of a constant bit rate by this, whatever it was asked for
/// (measured: 0.95 at 48 to 160 kbit/s); asking for the inverse gives back the level.
constexpr float kHiddenScale = 0.95F;

[[noreturn]] void fail(const std::string& what) {
  throw Error(ErrorKind::engine, "LAME: " + what);
}

void check(int code, const char* call) {
  if (code < 0) fail(std::string(call) + " failed with code " + std::to_string(code));
}

/// LAME would print its complaints; its return codes say as much.
void stay_silent(const char*, va_list) {}

struct Closer {
  void operator()(lame_global_flags* flags) const { lame_close(flags); }
};
using Flags = std::unique_ptr<lame_global_flags, Closer>;

Flags open_lame(int bitrate_kbps) {
  Flags flags(lame_init());
  if (!flags) fail("out of memory");
  auto* const g = flags.get();
  check(lame_set_errorf(g, stay_silent), "lame_set_errorf");
  check(lame_set_debugf(g, stay_silent), "lame_set_debugf");
  check(lame_set_msgf(g, stay_silent), "lame_set_msgf");
  check(lame_set_num_channels(g, 1), "lame_set_num_channels");
  check(lame_set_mode(g, MONO), "lame_set_mode");
  const int rate_hz = sample_rate_hz(Format::mp3);
  check(lame_set_in_samplerate(g, rate_hz), "lame_set_in_samplerate");
  check(lame_set_out_samplerate(g, rate_hz), "lame_set_out_samplerate");
  check(lame_set_VBR(g, vbr_off), "lame_set_VBR");
  check(lame_set_brate(g, bitrate_kbps), "lame_set_brate");
  check(lame_set_scale(g, 1.0F / kHiddenScale), "lame_set_scale");
  check(lame_set_bWriteVbrTag(g, 1), "lame_set_bWriteVbrTag");
  lame_set_write_id3tag_automatic(g, 0);
  check(lame_init_params(g), "lame_init_params");
  if (std::abs(lame_get_scale(g) - 1.0F) > 1e-5F)
    fail("this version scales the sound by " + std::to_string(lame_get_scale(g) * kHiddenScale) +
         " instead of " + std::to_string(kHiddenScale) + "; install LAME 3.100");
  return flags;
}

/// One stream, from its first sample to its `Info` frame.
class Encoder {
 public:
  explicit Encoder(int bitrate_kbps) : flags_(open_lame(bitrate_kbps)) {}

  /// Bytes that are ready; valid until the next call.
  std::span<const std::byte> encode(std::span<const float> frames) {
    buffer_.resize(frames.size() * 5 / 4 + kLongestRest);  // lame.h: the worst case
    return ready(lame_encode_buffer_ieee_float(flags_.get(),
                                               frames.data(),
                                               frames.data(),
                                               static_cast<int>(frames.size()),
                                               buffer_.data(),
                                               static_cast<int>(buffer_.size())),
                 "lame_encode_buffer_ieee_float");
  }

  std::span<const std::byte> finish() {
    buffer_.resize(kLongestRest);
    return ready(lame_encode_flush(flags_.get(), buffer_.data(), static_cast<int>(buffer_.size())),
                 "lame_encode_flush");
  }

  /// Replaces the stream's first bytes, once it is finished.
  std::span<const std::byte> info_frame() {
    buffer_.resize(kLongestRest);
    const auto size = lame_get_lametag_frame(flags_.get(), buffer_.data(), buffer_.size());
    if (size == 0 || size > buffer_.size()) fail("no Info frame");
    return std::as_bytes(std::span(buffer_)).first(size);
  }

 private:
  static constexpr std::size_t kLongestRest = 7200;  // lame.h, lame_encode_flush

  std::span<const std::byte> ready(int size_or_error, const char* call) {
    check(size_or_error, call);
    return std::as_bytes(std::span(buffer_)).first(static_cast<std::size_t>(size_or_error));
  }

  Flags flags_;
  std::vector<unsigned char> buffer_;
};

}  // namespace

void write_mp3(const Sound& sound, int bitrate_kbps, base::OutputFile& file) {
  if (bitrate_kbps != 64 && bitrate_kbps != 96)
    throw Error(ErrorKind::config,
                "bit rate " + std::to_string(bitrate_kbps) + " kbit/s; choose 96 or 64");
  const std::uint64_t start_bytes = file.size_bytes();
  Encoder encoder(bitrate_kbps);
  pull(sound, [&](std::span<const float> frames) { file.write(encoder.encode(frames)); });
  file.write(encoder.finish());
  file.write_at(start_bytes, encoder.info_frame());
}

}  // namespace lector::edition
