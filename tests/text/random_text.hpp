/// Text from nothing: the same pieces in the same order for the same seed.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace lector::tests {

/// xorshift64* (Vigna, 2016): a few lines that give the same numbers everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::size_t roll(std::size_t sides) {
    state_ ^= state_ >> 12U;
    state_ ^= state_ << 25U;
    state_ ^= state_ >> 27U;
    return static_cast<std::size_t>((state_ * 0x2545F4914F6CDD1DULL) >> 33U) % sides;
  }

 private:
  std::uint64_t state_;
};

/// Words, stops, brackets, white space of every kind, in several scripts.
inline constexpr std::array<std::string_view, 40> kTextPieces = {"Dr",
                                                                 "Sen",
                                                                 "word",
                                                                 "Word",
                                                                 "U.S",
                                                                 "p.m",
                                                                 "I",
                                                                 "A",
                                                                 "12",
                                                                 "1.5",
                                                                 "é",
                                                                 "Ж",
                                                                 "한국",
                                                                 "山",
                                                                 "。",
                                                                 ".",
                                                                 "!",
                                                                 "?",
                                                                 "…",
                                                                 "...",
                                                                 "\"",
                                                                 "”",
                                                                 "“",
                                                                 "(",
                                                                 ")",
                                                                 "[1]",
                                                                 "•",
                                                                 ":",
                                                                 " ",
                                                                 "  ",
                                                                 "\n",
                                                                 "\n\n",
                                                                 "\t",
                                                                 "\r\n",
                                                                 "\xC2\xA0",
                                                                 "\xE2\x80\xA8",
                                                                 "\xE2\x80\x8B",
                                                                 "\xF0\x9F\x98\x80",
                                                                 "-",
                                                                 "'"};

inline std::string random_text(std::uint64_t seed, std::size_t pieces) {
  Dice dice(seed);
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += kTextPieces.at(dice.roll(kTextPieces.size()));
  return text;
}

}  // namespace lector::tests
