#include "edition/lame.hpp"

#include <lame/lame.h>

#include <array>
#include <cmath>
#include <cstdarg>

#include "base/report.hpp"
#include "edition/write.hpp"

namespace lector::edition {
namespace {

/// LAME 3.100 multiplies all input of a constant bit rate by this, whatever it was asked for
/// (measured: 0.95 at 48 to 160 kbit/s); asking for the inverse gives back the level.
constexpr float kHiddenScale = 0.95F;

constexpr std::size_t kLongestRest = 7200;  // lame.h, lame_encode_flush

[[noreturn]] void fail(const std::string& what) {
  throw Error(ErrorKind::engine, "LAME: " + what);
}

void check(int code, const char* call) {
  if (code < 0) fail(std::string(call) + " failed with code " + std::to_string(code));
}

/// LAME would print its complaints; its return codes say as much.
void stay_silent(const char*, va_list) {}

enum class InfoFrame { none, written };

lame_t handle(void* flags) {
  return static_cast<lame_t>(flags);
}

void set_up(lame_t g, int bitrate_kbps, InfoFrame info) {
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
  check(lame_set_bWriteVbrTag(g, info == InfoFrame::written ? 1 : 0), "lame_set_bWriteVbrTag");
  lame_set_write_id3tag_automatic(g, 0);
  check(lame_init_params(g), "lame_init_params");
  if (std::abs(lame_get_scale(g) - 1.0F) > 1e-5F)
    fail("this version scales the sound by " + std::to_string(lame_get_scale(g) * kHiddenScale) +
         " instead of " + std::to_string(kHiddenScale) + "; install LAME 3.100");
}

void* open_lame() {
  lame_t g = lame_init();
  if (g == nullptr) fail("out of memory");
  return g;
}

}  // namespace

void Lame::Closer::operator()(void* flags) const {
  lame_close(handle(flags));
}

std::string lame_version() {
  return get_lame_version();
}

Lame::Lame(int bitrate_kbps) : flags_(open_lame()) {
  set_up(handle(flags_.get()), bitrate_kbps, InfoFrame::none);
}

std::span<const std::byte> Lame::encode(std::span<const float> block) {
  buffer_.resize(block.size() * 5 / 4 + kLongestRest);  // lame.h: the worst case
  return ready(lame_encode_buffer_ieee_float(handle(flags_.get()),
                                             block.data(),
                                             block.data(),
                                             static_cast<int>(block.size()),
                                             buffer_.data(),
                                             static_cast<int>(buffer_.size())),
               "lame_encode_buffer_ieee_float");
}

std::span<const std::byte> Lame::complete_frames() {
  buffer_.resize(kLongestRest);
  return ready(lame_encode_flush_nogap(
                   handle(flags_.get()), buffer_.data(), static_cast<int>(buffer_.size())),
               "lame_encode_flush_nogap");
}

std::int64_t Lame::frames() const {
  return lame_get_frameNum(handle(flags_.get()));
}

std::span<const std::byte> Lame::ready(int size_or_error, const char* call) {
  check(size_or_error, call);
  return std::as_bytes(std::span(buffer_)).first(static_cast<std::size_t>(size_or_error));
}

std::int64_t lame_padded_frames(std::int64_t frames, int bitrate_kbps) {
  // What a frame's length lacks, in parts of a byte, adds up from the second frame on.
  constexpr std::int64_t kParts = 44'100;
  const std::int64_t missing = 144'000 * std::int64_t{bitrate_kbps} % kParts;
  return frames < 1 ? 0 : ((frames - 1) * missing + kParts - 1) / kParts;
}

std::string lame_info_frame(int bitrate_kbps) {
  struct Close {
    void operator()(lame_global_flags* flags) const { lame_close(flags); }
  };
  const std::unique_ptr<lame_global_flags, Close> flags(handle(open_lame()));
  set_up(flags.get(), bitrate_kbps, InfoFrame::written);
  const std::array<float, kMp3FrameSamples> silence{};
  std::array<unsigned char, 2 * kLongestRest> bytes{};
  constexpr int kRoom = 2 * kLongestRest;
  check(lame_encode_buffer_ieee_float(
            flags.get(), silence.data(), silence.data(), kMp3FrameSamples, bytes.data(), kRoom),
        "lame_encode_buffer_ieee_float");
  check(lame_encode_flush(flags.get(), bytes.data(), kRoom), "lame_encode_flush");
  const auto size = lame_get_lametag_frame(flags.get(), bytes.data(), bytes.size());
  if (size == 0 || size > bytes.size()) fail("no Info frame");
  return {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)};
}

}  // namespace lector::edition
