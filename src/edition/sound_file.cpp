#include "edition/sound_file.hpp"

#include <sndfile.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <exception>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edition/flac_stream.hpp"
#include "edition/ogg_stream.hpp"
#include "edition/pull.hpp"
#include "edition/riff.hpp"
#include "edition/stream.hpp"

namespace lector::edition {
namespace {

[[noreturn]] void fail(const char* problem) {
  throw Error(ErrorKind::engine, std::string("libsndfile: ") + problem);
}

/// What libsndfile believes to be its file. A failure to write is kept here, because nothing may be
/// thrown through C; libsndfile isn't told of it, since 1.2.0 leaks its encoder then.
struct VirtualFile {
  StreamWriter write;
  std::uint64_t position = 0;
  std::uint64_t size_bytes = 0;
  std::exception_ptr failure{};
};

VirtualFile& self(void* user) {
  return *static_cast<VirtualFile*>(user);
}

sf_count_t length(void* user) {
  return static_cast<sf_count_t>(self(user).size_bytes);
}

sf_count_t tell(void* user) {
  return static_cast<sf_count_t>(self(user).position);
}

sf_count_t seek(sf_count_t offset, int whence, void* user) {
  if (whence == SEEK_CUR) offset += tell(user);
  if (whence == SEEK_END) offset += length(user);
  self(user).position = static_cast<std::uint64_t>(std::max<sf_count_t>(offset, 0));
  return tell(user);
}

/// Only writing is asked for.
sf_count_t read_nothing(void*, sf_count_t, void*) {
  return 0;
}

sf_count_t write(const void* data, sf_count_t count, void* user) {
  VirtualFile& file = self(user);
  const auto size = static_cast<std::size_t>(count);
  try {
    if (!file.failure) file.write(file.position, {static_cast<const char*>(data), size});
  } catch (...) {
    file.failure = std::current_exception();
  }
  file.position += size;
  file.size_bytes = std::max(file.size_bytes, file.position);
  return count;
}

SF_VIRTUAL_IO calls() {
  return {.get_filelen = length, .seek = seek, .read = read_nothing, .write = write, .tell = tell};
}

struct Closer {
  void operator()(SNDFILE* handle) const { sf_close(handle); }
};
using Handle = std::unique_ptr<SNDFILE, Closer>;

int type_of(Format format) {
  switch (format) {
    case Format::wav:
      return SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    case Format::flac:
      return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
    case Format::ogg:
      return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
    case Format::opus:
      return SF_FORMAT_OGG | SF_FORMAT_OPUS;
    case Format::mp3:
      break;
  }
  fail("no such format");
}

Handle open_encoder(Format format, VirtualFile& file) {
  SF_INFO info{};
  info.samplerate = sample_rate_hz(format);
  info.channels = 1;
  info.format = type_of(format);
  auto io = calls();
  Handle handle(sf_open_virtual(&io, SFM_WRITE, &info, &file));
  if (!handle) fail(sf_strerror(nullptr));
  double quality = 0.5;
  if (format == Format::ogg &&
      sf_command(handle.get(), SFC_SET_VBR_ENCODING_QUALITY, &quality, sizeof quality) != SF_TRUE)
    fail("can't set the quality of Vorbis");
  return handle;
}

/// Full scale is 32768, as in base::Pcm; the one value above it is clipped.
std::vector<short> to_16_bit(std::span<const float> frames) {
  constexpr float kFullScale = 32768.0F;
  std::vector<short> samples(frames.size());
  std::ranges::transform(frames, samples.begin(), [](float frame) {
    const float scaled = std::nearbyint(frame * kFullScale);
    return static_cast<short>(std::clamp(scaled, -kFullScale, kFullScale - 1.0F));
  });
  return samples;
}

/// False if libsndfile took less than all.
bool encode(SNDFILE* handle, Format format, std::span<const float> frames) {
  const auto count = static_cast<sf_count_t>(frames.size());
  const bool is_lossless = format == Format::wav || format == Format::flac;
  return count == (is_lossless ? sf_write_short(handle, to_16_bit(frames).data(), count)
                               : sf_write_float(handle, frames.data(), count));
}

void run_encoder(const Sound& sound, Format format, const StreamWriter& writer) {
  VirtualFile file{.write = writer};
  const auto check = [&](bool succeeded, const char* problem) {
    if (file.failure) std::rethrow_exception(file.failure);
    if (!succeeded) fail(problem);
  };
  Handle handle = open_encoder(format, file);
  pull(sound, [&](std::span<const float> frames) {
    check(encode(handle.get(), format, frames), "can't encode the sound");
  });
  check(sf_close(handle.release()) == 0, "can't finish the file");
}

void append_chunks(base::OutputFile& file, std::string_view chunks) {
  file.write(chunks);
  const std::uint64_t riff_bytes = file.size_bytes() - 8;  // what follows the size itself
  std::array<std::byte, 4> field{};
  for (std::size_t i = 0; i < field.size(); ++i)
    field[i] = static_cast<std::byte>((riff_bytes >> (8 * i)) & 0xFFU);
  file.write_at(4, field);
}

void write_wav(const Sound& sound, const Tags& tags, base::OutputFile& file) {
  const auto chunks = wav_chunks(tags, sample_rate_hz(Format::wav));
  const std::uint64_t header_bytes = 44;
  if (header_bytes + static_cast<std::uint64_t>(sound.length_frames) * 2 + chunks.size() >
      std::numeric_limits<std::uint32_t>::max())
    throw Error(ErrorKind::input,
                "a WAV file holds no more than 4 GiB, 13 hours of sound; choose .flac or .mp3");
  run_encoder(sound, Format::wav, plain_stream(file));
  append_chunks(file, chunks);
}

}  // namespace

void write_sound_file(const Sound& sound, Format format, const Tags& tags, base::OutputFile& file) {
  if (format == Format::wav) return write_wav(sound, tags, file);
  const auto writer =
      format == Format::flac ? flac_stream(file, tags) : ogg_stream(file, format, tags);
  run_encoder(sound, format, writer);
}

}  // namespace lector::edition
