#include "synth/wire.hpp"

#include <sys/wait.h>

#include <cassert>
#include <cstring>
#include <string_view>
#include <utility>

#include "spoken/foreign.hpp"

namespace lector::synth::wire {
namespace {

enum class Tag : std::uint8_t {
  speak = 1,
  list,
  ready,
  sound,
  marks,
  voice,
  variant,
  done,
  failed,
  ended
};

class Writer {
 public:
  explicit Writer(Tag tag) { number(static_cast<std::uint8_t>(tag)); }

  template <typename Number>
  Writer& number(Number value) {
    append(&value, sizeof value);
    return *this;
  }
  Writer& text(std::string_view text) {
    number(static_cast<std::uint32_t>(text.size()));
    append(text.data(), text.size());
    return *this;
  }
  void append(const void* data, std::size_t size) {
    const std::size_t before = packet_.size();
    packet_.resize(before + size);
    if (size > 0) std::memcpy(&packet_[before], data, size);
  }
  [[nodiscard]] Packet take() { return std::move(packet_); }

 private:
  Packet packet_;
};

/// Reads what was written; every step says whether there was enough.
class Reader {
 public:
  explicit Reader(PacketView bytes) : bytes_(bytes) {}

  template <typename Number>
  bool number(Number& value) {
    if (bytes_.size() < sizeof value) return false;
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_ = bytes_.subspan(sizeof value);
    return true;
  }
  bool text(std::string& value) {
    std::uint32_t size = 0;
    if (!number(size) || size > bytes_.size()) return false;
    value.resize(size);
    if (size > 0) std::memcpy(value.data(), bytes_.data(), size);
    bytes_ = bytes_.subspan(size);
    return true;
  }
  [[nodiscard]] bool at_end() const noexcept { return bytes_.empty(); }

 private:
  PacketView bytes_;
};

Tag tag_of(PacketView packet) {
  return packet.empty() ? Tag{} : static_cast<Tag>(packet.front());
}

std::string describe_end(int status) {
  if (WIFSIGNALED(status)) return "ended by signal " + std::to_string(WTERMSIG(status));
  return "ended with status " + std::to_string(WEXITSTATUS(status));
}

bool read_runs(Reader& reader, Utterance& utterance) {
  std::uint32_t count = 0;
  if (!reader.number(count)) return false;
  for (; count > 0; --count) {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    spoken::Run run;
    if (!reader.number(begin) || !reader.number(end) || !reader.text(run.language) ||
        !reader.text(run.phonemes))
      return false;
    run.span = {begin, end};
    utterance.runs.push_back(std::move(run));
  }
  const auto fault = spoken::find_fault(utterance.runs, utterance.text);
  return fault.what == nullptr && reader.at_end();
}

constexpr std::size_t kMaxMessageBytes = 1000;

struct Failure {
  ErrorKind kind = ErrorKind::engine;
  std::string message;
};

std::optional<Failure> decode_failure(PacketView payload) {
  Reader reader(payload);
  std::uint8_t kind = 0;
  Failure failure;
  if (!reader.number(kind) || kind > static_cast<std::uint8_t>(ErrorKind::io)) return std::nullopt;
  if (!reader.text(failure.message) || !reader.at_end()) return std::nullopt;
  failure.kind = static_cast<ErrorKind>(kind);
  return failure;
}

}  // namespace

Packet encode(const Utterance& utterance) {
  Writer writer(Tag::speak);
  writer.text(utterance.text)
      .text(utterance.language)
      .text(utterance.voice.name)
      .number(static_cast<std::int32_t>(utterance.voice.rate_wpm))
      .number(static_cast<std::int32_t>(utterance.voice.pitch))
      .number(static_cast<std::int32_t>(utterance.voice.pitch_range))
      .number(static_cast<std::uint32_t>(utterance.runs.size()));
  for (const auto& run : utterance.runs)
    writer.number(static_cast<std::uint32_t>(run.span.begin))
        .number(static_cast<std::uint32_t>(run.span.end))
        .text(run.language)
        .text(run.phonemes);
  return writer.take();
}

Packet encode_list_request() {
  return Writer(Tag::list).take();
}

std::optional<Utterance> decode_request(PacketView packet) {
  if (tag_of(packet) == Tag::list && packet.size() == 1) return std::nullopt;
  Utterance utterance;
  auto& voice = utterance.voice;
  Reader reader(packet.empty() ? packet : packet.subspan(1));
  const bool read = tag_of(packet) == Tag::speak && reader.text(utterance.text) &&
                    reader.text(utterance.language) && reader.text(voice.name) &&
                    reader.number(voice.rate_wpm) && reader.number(voice.pitch) &&
                    reader.number(voice.pitch_range) && read_runs(reader, utterance);
  if (!read) throw Error(ErrorKind::engine, "a request to speak is garbled");
  return utterance;
}

Packet sound(std::span<const std::int16_t> samples) {
  Writer writer(Tag::sound);
  writer.append(samples.data(), samples.size_bytes());
  return writer.take();
}

Packet marks(std::span<const Mark> marks) {
  Writer writer(Tag::marks);
  for (const auto& mark : marks)
    writer.number(mark.frame)
        .number(static_cast<std::uint64_t>(mark.offset_bytes))
        .number(static_cast<std::uint64_t>(mark.length_bytes));
  return writer.take();
}

Packet voice(const KnownVoice& voice) {
  return Writer(Tag::voice).text(voice.name).text(voice.language).text(voice.label).take();
}

Packet variant(const std::string& name) {
  return Writer(Tag::variant).text(name).take();
}

Packet failed(ErrorKind kind, const std::string& message) {
  return Writer(Tag::failed).number(static_cast<std::uint8_t>(kind)).text(message).take();
}

Packet ended(int wait_status) {
  return Writer(Tag::ended).number(static_cast<std::int32_t>(wait_status)).take();
}

Packet done(const Summary& summary) {
  return Writer(Tag::done)
      .number(summary.sample_rate_hz)
      .number(summary.samples)
      .number(summary.marks)
      .number(summary.voices)
      .number(summary.variants)
      .take();
}

Packet ready(const std::string& version) {
  return Writer(Tag::ready).text(version).take();
}

std::string decode_ready(PacketView packet) {
  const auto payload = packet.empty() ? packet : packet.subspan(1);
  Reader reader(payload);
  std::string version;
  if (tag_of(packet) == Tag::ready && reader.text(version) && reader.at_end()) return version;
  const auto failure = tag_of(packet) == Tag::failed ? decode_failure(payload) : std::nullopt;
  if (failure) throw Error(failure->kind, failure->message);
  throw Error(ErrorKind::engine, "the engine's process didn't start");
}

void Reply::add(PacketView packet) {
  if (state_ != State::open) return;
  const auto payload = packet.empty() ? packet : packet.subspan(1);
  bool good = false;
  switch (tag_of(packet)) {
    case Tag::sound:
      good = add_sound(payload);
      break;
    case Tag::marks:
      good = add_marks(payload);
      break;
    case Tag::voice:
      good = add_voice(payload);
      break;
    case Tag::variant:
      good = add_variant(payload);
      break;
    case Tag::failed:
      good = fail(payload);
      break;
    case Tag::done:
      good = finish(payload);
      break;
    case Tag::ended: {
      std::int32_t status = 0;
      Reader reader(payload);
      good = reader.number(status) && reader.at_end();
      if (good) break_off(describe_end(status));
      break;
    }
    default:
      break;
  }
  if (!good) break_off("sent a garbled reply");
}

void Reply::break_off(const std::string& why) {
  if (state_ != State::open) return;
  state_ = State::lost;
  why_ = why;
}

bool Reply::add_sound(PacketView payload) {
  auto& samples = take_.pcm.samples;
  const std::size_t count = payload.size() / sizeof(std::int16_t);
  if (payload.size() % sizeof(std::int16_t) != 0 || samples.size() + count > kMaxSamples)
    return false;
  const std::size_t before = samples.size();
  samples.resize(before + count);
  if (count > 0) std::memcpy(&samples[before], payload.data(), payload.size());
  return true;
}

bool Reply::fits(const Mark& mark) const {
  const bool inside =
      mark.offset_bytes <= text_bytes_ && mark.length_bytes <= text_bytes_ - mark.offset_bytes;
  const Mark last = take_.marks.empty() ? Mark{} : take_.marks.back();
  return inside && mark.frame >= last.frame && mark.offset_bytes >= last.offset_bytes;
}

bool Reply::add_marks(PacketView payload) {
  for (Reader reader(payload); !reader.at_end();) {
    Mark mark;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    if (!reader.number(mark.frame) || !reader.number(offset) || !reader.number(length))
      return false;
    mark.offset_bytes = offset;
    mark.length_bytes = length;
    if (!fits(mark)) return false;
    take_.marks.push_back(mark);
  }
  return true;
}

bool Reply::add_voice(PacketView payload) {
  Reader reader(payload);
  KnownVoice voice;
  if (!reader.text(voice.name) || !reader.text(voice.language)) return false;
  if (!reader.text(voice.label) || !reader.at_end()) return false;
  voices_.voices.push_back(std::move(voice));
  return true;
}

bool Reply::add_variant(PacketView payload) {
  Reader reader(payload);
  std::string name;
  if (!reader.text(name) || !reader.at_end()) return false;
  voices_.variants.push_back(std::move(name));
  return true;
}

bool Reply::fail(PacketView payload) {
  auto failure = decode_failure(payload);
  if (!failure) return false;
  state_ = State::failed;
  kind_ = failure->kind;
  // It quotes article text, and the process may be in another's hands: escaped for the terminal.
  const auto escaped = base::quoted(failure->message, kMaxMessageBytes);
  why_ = escaped.substr(1, escaped.size() - 2);
  return true;
}

bool Reply::finish(PacketView payload) {
  Summary summary;
  Reader reader(payload);
  if (!reader.number(summary.sample_rate_hz) || !reader.number(summary.samples) ||
      !reader.number(summary.marks) || !reader.number(summary.voices) ||
      !reader.number(summary.variants) || !reader.at_end())
    return false;
  const auto frames = static_cast<std::int64_t>(take_.pcm.samples.size());
  if (summary.sample_rate_hz <= 0 || summary.samples != take_.pcm.samples.size() ||
      summary.marks != take_.marks.size() || summary.voices != voices_.voices.size() ||
      summary.variants != voices_.variants.size())
    return false;
  if (!take_.marks.empty() && take_.marks.back().frame > frames) return false;
  take_.pcm.sample_rate_hz = summary.sample_rate_hz;
  state_ = State::complete;
  return true;
}

Take Reply::take() && {
  assert(state_ == State::complete);
  return std::move(take_);
}

VoiceList Reply::voices() && {
  assert(state_ == State::complete);
  return std::move(voices_);
}

}  // namespace lector::synth::wire
