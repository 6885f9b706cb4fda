#include "edition/mp3.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <ranges>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/parallel.hpp"
#include "base/report.hpp"
#include "edition/lame.hpp"
#include "edition/mp3_stream.hpp"
#include "edition/pull.hpp"

namespace lector::edition {
namespace {

/// Frames of sound that an encoder hears before its first kept frame. With one, its filter bank
/// still rings of the start (noise at -29 dB for a sine at -8); with two, the noise around a border
/// is that of one encoder for the whole, to 0.1 dB for sines and slow sweeps, and ten don't change
/// that. One more for the ear's memory, of which tones know little.
constexpr std::int64_t kLeadIn = 3;

/// Frames after a piece that shape its last one.
constexpr std::int64_t kLookAhead = 2;

/// Part of every cache key: another way of making the bytes gets another number.
constexpr std::int64_t kVersion = 1;

/// Frames of the stream that a piece makes.
struct Frames {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

Frames frames_of(const Sound& sound, const Piece& piece) {
  const bool is_last = piece.end >= sound.length_frames;
  return {.begin = piece.begin / kMp3FrameSamples,
          .end = is_last ? mp3_frames(sound.length_frames) : piece.end / kMp3FrameSamples};
}

/// A sound in blocks of one frame, from any frame on; silence before it and after it.
class Blocks {
 public:
  Blocks(const Sound& sound, std::int64_t first_frame)
      : position_(first_frame * kMp3FrameSamples),
        length_(sound.length_frames),
        source_(sound.from(std::max<std::int64_t>(position_, 0))) {}

  std::span<const float> next() {
    block_.fill(0.0F);
    if (position_ >= 0) {
      const auto wanted = std::clamp<std::int64_t>(length_ - position_, 0, kMp3FrameSamples);
      pull_exactly(source_, std::span(block_).first(static_cast<std::size_t>(wanted)));
      if (position_ < length_ && position_ + kMp3FrameSamples >= length_) expect_end(source_);
    }
    position_ += kMp3FrameSamples;
    return block_;
  }

 private:
  std::int64_t position_;
  std::int64_t length_;
  base::FrameSource source_;
  std::array<float, kMp3FrameSamples> block_{};
};

void append(std::string& text, std::span<const std::byte> bytes) {
  std::ranges::transform(
      bytes, std::back_inserter(text), [](std::byte byte) { return static_cast<char>(byte); });
}

std::string encode(const Sound& sound, const Frames& frames, int bitrate_kbps) {
  Lame lame(bitrate_kbps);
  Blocks blocks(sound, frames.begin - kLeadIn);
  while (lame.frames() < kLeadIn) static_cast<void>(lame.encode(blocks.next()));
  static_cast<void>(lame.complete_frames());
  std::string bytes;
  while (lame.frames() < kLeadIn + frames.end - frames.begin)
    append(bytes, lame.encode(blocks.next()));
  append(bytes, lame.complete_frames());
  return bytes;
}

/// Adds what a piece's encoder hears of other pieces before it or after it: those that are nearer
/// than `reach` frames, and how near.
void add_neighbours(base::Hasher& hasher,
                    std::ranges::input_range auto&& others,
                    std::int64_t reach,
                    const auto& gap) {
  for (const Piece& other : others) {
    if (gap(other) >= reach * kMp3FrameSamples) break;
    hasher.add(gap(other)).add(other.identity);
  }
  hasher.add("end");
}

/// Names the bytes of a piece.
base::Key key_of(const Sound& sound, std::size_t index, int bitrate_kbps) {
  const std::span pieces(sound.pieces);
  const Piece& piece = pieces[index];
  const Frames frames = frames_of(sound, piece);
  base::Hasher hasher;
  hasher.add("mp3 piece").add(kVersion).add(lame_version()).add(bitrate_kbps);
  hasher.add(frames.end - frames.begin).add(piece.identity);
  const auto before = pieces.first(index);
  add_neighbours(hasher,
                 std::ranges::subrange(before.rbegin(), before.rend()),
                 kLeadIn,
                 [&](const Piece& other) { return piece.begin - other.end; });
  add_neighbours(hasher, pieces.subspan(index + 1), kLookAhead, [&](const Piece& other) {
    return other.begin - piece.end;
  });
  return hasher.key();
}

std::string encode_once(const Sound& sound, std::size_t index, const Writing& writing) {
  const Frames frames = frames_of(sound, sound.pieces[index]);
  if (writing.cache == nullptr) return encode(sound, frames, writing.bitrate_kbps);
  const auto key = key_of(sound, index, writing.bitrate_kbps);
  if (auto known = writing.cache->find(key)) return std::move(*known);
  auto made = encode(sound, frames, writing.bitrate_kbps);
  writing.cache->store(key, made);
  return made;
}

/// Throws unless pieces ascend, on the grid, inside the sound.
void check(const Sound& sound) {
  std::int64_t end = 0;
  for (const Piece& piece : sound.pieces) {
    const bool is_last = &piece == &sound.pieces.back();
    const bool on_grid =
        piece.begin % kMp3FrameSamples == 0 &&
        (piece.end % kMp3FrameSamples == 0 || (is_last && piece.end == sound.length_frames));
    if (piece.begin < end || piece.end <= piece.begin || piece.end > sound.length_frames ||
        !on_grid)
      throw std::logic_error("a piece from " + std::to_string(piece.begin) + " to " +
                             std::to_string(piece.end) + " of the sound is out of place");
    end = piece.end;
  }
}

/// A sound that may be encoded: its pieces in order, at least one.
Sound checked(Sound sound, int bitrate_kbps) {
  if (bitrate_kbps != 64 && bitrate_kbps != 96)
    throw Error(ErrorKind::config,
                "bit rate " + std::to_string(bitrate_kbps) + " kbit/s; choose 96 or 64");
  if (sound.pieces.empty())
    sound.pieces.push_back({.begin = 0, .end = sound.length_frames, .identity = {}});
  check(sound);
  return sound;
}

/// Counts frames and bytes as `Mp3Stream` does.
struct Length {
  int bitrate_kbps = 0;
  std::int64_t frames = 0;
  std::int64_t bytes = 0;

  void fill_to(std::int64_t end) {
    for (; frames < end; ++frames)
      bytes +=
          mp3_frame_bytes(bitrate_kbps) + (is_silence_padded(frames, bytes, bitrate_kbps) ? 1 : 0);
  }

  void append(const Frames& piece) {
    const auto count = piece.end - piece.begin;
    frames += count;
    bytes += count * mp3_frame_bytes(bitrate_kbps) +
             lame_padded_frames(kLeadIn + count, bitrate_kbps) -
             lame_padded_frames(kLeadIn, bitrate_kbps);
  }
};

}  // namespace

std::int64_t mp3_stream_bytes(const Sound& whole, int bitrate_kbps) {
  const Sound sound = checked(whole, bitrate_kbps);
  Length length{.bitrate_kbps = bitrate_kbps};
  for (const Piece& piece : sound.pieces) {
    const auto frames = frames_of(sound, piece);
    length.fill_to(frames.begin);
    length.append(frames);
  }
  length.fill_to(mp3_frames(sound.length_frames));
  return std::ssize(lame_info_frame(bitrate_kbps)) + length.bytes;
}

void write_mp3(const Sound& whole, const Writing& writing, base::OutputFile& file) {
  const Sound sound = checked(whole, writing.bitrate_kbps);
  const auto report = [&](std::int64_t done) {
    if (writing.progress)
      writing.progress({.stage = "encode", .done = done, .total = sound.length_frames});
  };
  report(0);
  Mp3Stream stream(writing.bitrate_kbps, mp3_frames(sound.length_frames), file);
  base::ordered_map(
      {.count = sound.pieces.size(), .jobs = writing.jobs, .window = 2 * writing.jobs},
      [&](std::size_t i) { return encode_once(sound, i, writing); },
      [&](std::size_t i, const std::string& frames) {
        stream.fill_to(sound.pieces[i].begin / kMp3FrameSamples);
        stream.append(frames);
        report(sound.pieces[i].end);
      });
  stream.fill_to(mp3_frames(sound.length_frames));
  stream.finish(sound.length_frames);
}

}  // namespace lector::edition
