#include "edition/jpeg.hpp"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdint>
#include <cstdio>
#include <span>
#include <utility>
#include <vector>

// Behind <cstdio>: jpeglib.h needs its FILE.
#include <jerror.h>
#include <jpeglib.h>

#include "base/report.hpp"
#include "edition/exif.hpp"

namespace lector::edition {
namespace {

constexpr std::uint64_t kMostPixels = 100'000'000;

/// Of coefficients, which progressive pictures keep whole: 40 million pixels.
constexpr long kMostMemoryBytes = 128L << 20U;

/// Encoders make some ten passes; each may cost little in the file and much in time.
constexpr int kMostScans = 100;

/// Where libjpeg's errors are caught: it reports them by a jump.
struct Trouble : jpeg_error_mgr {
  std::jmp_buf landing{};
  std::array<char, JMSG_LENGTH_MAX> message{};
};

Trouble& trouble_of(j_common_ptr info) {
  return *static_cast<Trouble*>(info->err);
}

[[noreturn]] void leave(j_common_ptr info) {
  Trouble& trouble = trouble_of(info);
  trouble.format_message(info, trouble.message.data());
  std::longjmp(trouble.landing, 1);
}

/// libjpeg paints over what is missing; that is no picture to publish.
void judge(j_common_ptr info, int level) {
  constexpr std::array<int, 4> kHarmless{
      JWRN_ADOBE_XFORM, JWRN_EXTRANEOUS_DATA, JWRN_JFIF_MAJOR, JWRN_NOT_SEQUENTIAL};
  const bool is_warning = level < 0;
  if (is_warning && std::ranges::find(kHarmless, info->err->msg_code) == kHarmless.end())
    leave(info);
}

void stay_silent(j_common_ptr) {}

void count_scans(j_common_ptr info) {
  const auto& decoder = *reinterpret_cast<j_decompress_ptr>(info);
  if (decoder.input_scan_number <= kMostScans) return;
  info->err->msg_code = JERR_BAD_PROGRESSION;
  leave(info);
}

jpeg_error_mgr* set_up(Trouble& trouble) {
  jpeg_std_error(&trouble);
  trouble.error_exit = leave;
  trouble.emit_message = judge;
  trouble.output_message = stay_silent;
  return &trouble;
}

[[noreturn]] void fail(const Trouble& trouble) {
  if (trouble.msg_code == JERR_NO_BACKING_STORE)
    throw Error(ErrorKind::input,
                "the picture takes more than " + std::to_string(kMostMemoryBytes >> 20U) +
                    " MB to decode, as large progressive ones do; scale it down");
  throw Error(ErrorKind::input,
              "the picture is damaged or cut off (libjpeg: " +
                  base::quoted(std::string_view(trouble.message.data())) + "); save it again");
}

/// Calls libjpeg. The call owns nothing, since a jump out of it would leave that behind.
template <typename Call>
void attempt(Trouble& trouble, const Call& call) {
  if (setjmp(trouble.landing) != 0) fail(trouble);
  call();
}

/// Ink on paper: Adobe's programs store how much is left of the light, others how much is taken.
void append_inks(std::vector<std::uint8_t>& rgb, std::span<const JSAMPLE> inks, bool is_light) {
  constexpr unsigned kFull = 255;
  const auto light = [is_light](unsigned ink) { return is_light ? ink : kFull - ink; };
  for (std::size_t i = 0; i + 3 < inks.size(); i += 4)
    for (std::size_t colour = 0; colour < 3; ++colour)
      rgb.push_back(
          static_cast<std::uint8_t>(light(inks[i + colour]) * light(inks[i + 3]) / kFull));
}

class Decoder {
 public:
  Decoder() {
    info_.err = set_up(trouble_);
    attempt(trouble_, [this] { jpeg_create_decompress(&info_); });
    info_.mem->max_memory_to_use = kMostMemoryBytes;
    monitor_.progress_monitor = count_scans;
    info_.progress = &monitor_;
  }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  ~Decoder() { jpeg_destroy_decompress(&info_); }

  void read_header(std::string_view bytes) {
    const auto* const data = reinterpret_cast<const unsigned char*>(bytes.data());
    attempt(trouble_, [this, data, &bytes] {
      jpeg_mem_src(&info_, data, bytes.size());
      jpeg_save_markers(&info_, JPEG_APP0 + 1, 0xFFFF);
      jpeg_read_header(&info_, TRUE);
    });
    orientation_ = noted_orientation();
    const auto pixels = std::uint64_t{info_.image_width} * info_.image_height;
    if (pixels > kMostPixels)
      throw Error(ErrorKind::input,
                  "the picture has " + std::to_string(info_.image_width) + " x " +
                      std::to_string(info_.image_height) +
                      " pixels, at most 100 million are read; scale it down");
    // No program saves such, and libjpeg doesn't notice where they are cut off.
    if (info_.arith_code != FALSE)
      throw Error(ErrorKind::input,
                  "the picture is an arithmetic-coded JPEG, which players don't read; save it as "
                  "an ordinary one");
  }

  Bitmap read_pixels(int longest_side) {
    info_.scale_num = eighths(longest_side);
    info_.scale_denom = 8;
    const bool is_inks = info_.jpeg_color_space == JCS_CMYK || info_.jpeg_color_space == JCS_YCCK;
    info_.out_color_space = is_inks ? JCS_CMYK : JCS_RGB;
    attempt(trouble_, [this] { jpeg_start_decompress(&info_); });
    Bitmap bitmap{.width = static_cast<int>(info_.output_width),
                  .height = static_cast<int>(info_.output_height),
                  .rgb = {}};
    std::vector<JSAMPLE> row(std::size_t{info_.output_width} *
                             static_cast<std::size_t>(info_.output_components));
    for (int y = 0; y < bitmap.height; ++y) {
      JSAMPROW start = row.data();
      attempt(trouble_, [this, &start] { jpeg_read_scanlines(&info_, &start, 1); });
      if (is_inks)
        append_inks(bitmap.rgb, row, info_.saw_Adobe_marker != FALSE);
      else
        bitmap.rgb.insert(bitmap.rgb.end(), row.begin(), row.end());
    }
    attempt(trouble_, [this] { jpeg_finish_decompress(&info_); });
    return bitmap;
  }

  [[nodiscard]] int orientation() const { return orientation_; }

 private:
  /// By the first note that says it; libjpeg drops them all after the last row.
  [[nodiscard]] int noted_orientation() const {
    for (const auto* marker = info_.marker_list; marker != nullptr; marker = marker->next) {
      const auto* const text = reinterpret_cast<const char*>(marker->data);
      const int found = exif_orientation(std::string_view(text, marker->data_length));
      if (found != 1) return found;
    }
    return 1;
  }

  /// The least eighths of the picture that still have so long a side.
  [[nodiscard]] unsigned int eighths(int longest_side) const {
    const auto longest = std::max(info_.image_width, info_.image_height);
    unsigned int count = 1;
    while (count < 8 && longest * count / 8 < static_cast<unsigned int>(longest_side)) ++count;
    return count;
  }

  Trouble trouble_;
  jpeg_progress_mgr monitor_{};
  jpeg_decompress_struct info_{};
  int orientation_ = 1;
};

/// Where the encoder puts its bytes: a buffer that doesn't grow, but begins anew when it is full.
struct Sink : jpeg_destination_mgr {
  explicit Sink(std::size_t most_bytes) : bytes(most_bytes, '\0') {
    init_destination = [](j_compress_ptr info) { of(info).rewind(); };
    empty_output_buffer = [](j_compress_ptr info) -> boolean {
      of(info).is_full = true;
      of(info).rewind();
      return TRUE;
    };
    term_destination = [](j_compress_ptr) {};
  }

  static Sink& of(j_compress_ptr info) { return *static_cast<Sink*>(info->dest); }

  void rewind() {
    next_output_byte = reinterpret_cast<JOCTET*>(bytes.data());
    free_in_buffer = bytes.size();
  }

  std::string bytes;
  bool is_full = false;
};

class Encoder {
 public:
  explicit Encoder(std::size_t most_bytes) : sink_(most_bytes) {
    info_.err = set_up(trouble_);
    attempt(trouble_, [this] { jpeg_create_compress(&info_); });
    info_.dest = &sink_;
  }
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;
  ~Encoder() { jpeg_destroy_compress(&info_); }

  void write(const Bitmap& bitmap, int quality) {
    info_.image_width = static_cast<JDIMENSION>(bitmap.width);
    info_.image_height = static_cast<JDIMENSION>(bitmap.height);
    info_.input_components = 3;
    info_.in_color_space = JCS_RGB;
    std::vector<std::uint8_t> row(static_cast<std::size_t>(bitmap.width) * 3);
    attempt(trouble_, [this, &bitmap, &row, quality] {
      jpeg_set_defaults(&info_);
      jpeg_set_quality(&info_, quality, TRUE);
      info_.optimize_coding = TRUE;
      jpeg_start_compress(&info_, TRUE);
      for (auto from = bitmap.rgb.begin(); from != bitmap.rgb.end();) {
        const auto end = from + static_cast<std::ptrdiff_t>(row.size());
        std::copy(from, end, row.begin());
        from = end;
        JSAMPROW start = row.data();
        jpeg_write_scanlines(&info_, &start, 1);
      }
      jpeg_finish_compress(&info_);
    });
  }

  [[nodiscard]] std::optional<std::string> bytes() const {
    if (sink_.is_full) return std::nullopt;
    return sink_.bytes.substr(0, sink_.bytes.size() - sink_.free_in_buffer);
  }

 private:
  Trouble trouble_;
  Sink sink_;
  jpeg_compress_struct info_{};
};

}  // namespace

Bitmap read_jpeg(std::string_view bytes, int longest_side) {
  Decoder decoder;
  decoder.read_header(bytes);
  auto bitmap = decoder.read_pixels(longest_side);
  return turned_upright(std::move(bitmap), decoder.orientation());
}

std::optional<std::string> write_jpeg(const Bitmap& bitmap, int quality, std::size_t most_bytes) {
  Encoder encoder(most_bytes);
  encoder.write(bitmap, quality);
  return encoder.bytes();
}

}  // namespace lector::edition
