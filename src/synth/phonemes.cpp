#include "synth/phonemes.hpp"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <memory>
#include <string_view>

#include "base/report.hpp"
#include "synth/espeak.hpp"
#include "synth/nursery.hpp"
#include "synth/sockets.hpp"

namespace lector::synth {
namespace {

constexpr std::size_t kMaxQuestionBytes = 4096;
constexpr std::size_t kMaxRequestBytes = std::size_t{16} * 1024;
constexpr std::chrono::milliseconds kPatience{30'000};

/// Between the parts of a question, and between questions: control characters, which no part has.
constexpr char kPart = '\x1F';
constexpr char kQuestion = '\x1E';

std::string printable(std::string text) {
  std::ranges::replace_if(
      text, [](unsigned char byte) { return byte < 0x20 || byte == 0x7F; }, ' ');
  return text;
}

std::string encode(const Question& question) {
  if (question.text.size() > kMaxQuestionBytes)
    throw Error(ErrorKind::input,
                base::quoted(question.text) + " is longer than " +
                    std::to_string(kMaxQuestionBytes) + " bytes");
  const std::string notation = question.notation == Notation::phonemes ? "p" : "w";
  return notation + printable(question.voice) + kPart + printable(question.text) + kQuestion;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

Question decode_question(std::string_view text) {
  const auto end = std::min(text.find(kPart), text.size());
  if (text.empty() || end == text.size())
    throw Error(ErrorKind::engine, "a question for phonemes is garbled");
  return {.text = std::string(text.substr(end + 1)),
          .notation = text.front() == 'p' ? Notation::phonemes : Notation::words,
          .voice = std::string(text.substr(1, end - 1))};
}

wire::Packet to_packet(std::string_view text) {
  wire::Packet packet(text.size());
  std::memcpy(packet.data(), text.data(), text.size());
  return packet;
}

void answer(const Espeak& espeak, wire::PacketView request, int reply) {
  std::string text(request.size(), '\0');
  std::memcpy(text.data(), request.data(), request.size());
  for (const auto asked : split(text, kQuestion)) {
    const auto said = pronounce(espeak, decode_question(asked));
    // A text of the engine's own, as its first words are.
    send_packet(reply,
                wire::ready((said.is_known ? "k" : "u") + printable(said.names) + kPart +
                            printable(said.ipa)));
  }
}

Trade phonemes_trade() {
  const auto espeak = std::make_shared<Espeak>();
  return {
      .name = "eSpeak NG",
      .speed = Speed::fast,
      .prepare =
          [espeak] {
            *espeak = initialise_espeak();
            return espeak->version;
          },
      .answer = [espeak](wire::PacketView request, int reply) { answer(*espeak, request, reply); }};
}

Pronunciation receive(int socket) {
  while (wait_readable(socket, kPatience)) {
    const auto received = receive_packet(socket);
    if (!received) continue;
    if (received->packet.empty()) break;
    const auto text = wire::decode_ready(received->packet);
    const auto end = std::min(text.find(kPart), text.size());
    if (end == text.size()) break;
    return {.names = text.substr(1, end - 1),
            .ipa = text.substr(end + 1),
            .is_known = text.front() == 'k'};
  }
  throw Error(ErrorKind::engine, "eSpeak NG ended before the last phoneme");
}

}  // namespace

std::vector<Pronunciation> pronounce(std::span<const Question> questions) {
  std::vector<Pronunciation> answers;
  answers.reserve(questions.size());
  const Nursery nursery(phonemes_trade());
  while (answers.size() < questions.size()) {
    std::string request;
    std::size_t asked = 0;
    for (const auto& question : questions.subspan(answers.size())) {
      request += encode(question);
      ++asked;
      if (request.size() >= kMaxRequestBytes) break;
    }
    const auto socket = nursery.ask(to_packet(request));
    for (; asked > 0; --asked) answers.push_back(receive(socket.get()));
  }
  return answers;
}

}  // namespace lector::synth
