#include "publish/cover_art.hpp"

#include <dlfcn.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

#include "base/report.hpp"
#include "edition/bitmap.hpp"
#include "edition/jpeg.hpp"
#include "publish/lines.hpp"
#include "publish/paragraphs.hpp"

namespace lector::publish {
namespace {

/// A function of Pango or of what it is built on; becomes a pointer of the type that the headers
/// say.
struct Symbol {
  void* address = nullptr;
  template <typename Function>
  operator Function*() const {  // NOLINT(google-explicit-constructor): that is what it is for
    return reinterpret_cast<Function*>(address);
  }
};

/// Pango's library, opened when a cover is drawn, and for the rest of the program: its libraries
/// keep data of threads.
class Library {
 public:
  Library() : handle_(::dlopen("libpangocairo-1.0.so.0", RTLD_NOW | RTLD_LOCAL)) {
    if (handle_ == nullptr)
      throw Error(ErrorKind::engine,
                  "drawing a cover takes Pango, which isn't installed; install it (Debian: "
                  "libpangocairo-1.0-0), or name a picture with --cover");
  }

  [[nodiscard]] Symbol find(const char* name) const {
    void* const found = ::dlsym(handle_, name);
    if (found == nullptr)
      throw Error(ErrorKind::engine, std::string("Pango has no ") + name + "; install a newer one");
    return {found};
  }

 private:
  void* handle_;
};

/// The functions that a cover takes.
struct Pango {
  Library library{};
  decltype(&::cairo_image_surface_create) surface_create =
      library.find("cairo_image_surface_create");
  decltype(&::cairo_image_surface_get_data) surface_data =
      library.find("cairo_image_surface_get_data");
  decltype(&::cairo_image_surface_get_stride) surface_stride =
      library.find("cairo_image_surface_get_stride");
  decltype(&::cairo_surface_flush) surface_flush = library.find("cairo_surface_flush");
  decltype(&::cairo_surface_destroy) surface_destroy = library.find("cairo_surface_destroy");
  decltype(&::cairo_create) create = library.find("cairo_create");
  decltype(&::cairo_destroy) destroy = library.find("cairo_destroy");
  decltype(&::cairo_set_source_rgb) set_colour = library.find("cairo_set_source_rgb");
  decltype(&::cairo_paint) paint = library.find("cairo_paint");
  decltype(&::cairo_rectangle) rectangle = library.find("cairo_rectangle");
  decltype(&::cairo_fill) fill = library.find("cairo_fill");
  decltype(&::cairo_move_to) move_to = library.find("cairo_move_to");
  decltype(&::cairo_font_options_create) options_create = library.find("cairo_font_options_create");
  decltype(&::cairo_font_options_destroy) options_destroy =
      library.find("cairo_font_options_destroy");
  decltype(&::cairo_font_options_set_antialias) options_antialias =
      library.find("cairo_font_options_set_antialias");
  decltype(&::cairo_font_options_set_hint_style) options_hints =
      library.find("cairo_font_options_set_hint_style");
  decltype(&::cairo_font_options_set_hint_metrics) options_metrics =
      library.find("cairo_font_options_set_hint_metrics");
  decltype(&::pango_cairo_font_map_new) font_map_new = library.find("pango_cairo_font_map_new");
  decltype(&::pango_font_map_create_context) context_new =
      library.find("pango_font_map_create_context");
  decltype(&::pango_cairo_context_set_font_options) context_options =
      library.find("pango_cairo_context_set_font_options");
  decltype(&::pango_context_set_language) context_language =
      library.find("pango_context_set_language");
  decltype(&::pango_language_from_string) language_of = library.find("pango_language_from_string");
  decltype(&::pango_layout_new) layout_new = library.find("pango_layout_new");
  decltype(&::pango_layout_set_text) layout_text = library.find("pango_layout_set_text");
  decltype(&::pango_layout_set_font_description) layout_font =
      library.find("pango_layout_set_font_description");
  decltype(&::pango_layout_set_width) layout_width = library.find("pango_layout_set_width");
  decltype(&::pango_layout_set_height) layout_height = library.find("pango_layout_set_height");
  decltype(&::pango_layout_set_wrap) layout_wrap = library.find("pango_layout_set_wrap");
  decltype(&::pango_layout_set_ellipsize) layout_ellipsize =
      library.find("pango_layout_set_ellipsize");
  decltype(&::pango_layout_set_alignment) layout_alignment =
      library.find("pango_layout_set_alignment");
  decltype(&::pango_layout_set_line_spacing) layout_spacing =
      library.find("pango_layout_set_line_spacing");
  decltype(&::pango_layout_get_pixel_size) layout_size =
      library.find("pango_layout_get_pixel_size");
  decltype(&::pango_cairo_show_layout) show_layout = library.find("pango_cairo_show_layout");
  decltype(&::pango_font_description_from_string) font_of =
      library.find("pango_font_description_from_string");
  decltype(&::pango_font_description_set_absolute_size) font_size =
      library.find("pango_font_description_set_absolute_size");
  decltype(&::pango_font_description_free) font_free = library.find("pango_font_description_free");
  void (*unref)(void*) = library.find("g_object_unref");
};

const Pango& pango() {
  static const Pango kPango;
  return kPango;
}

template <typename Type, typename Free>
using Owned = std::unique_ptr<Type, Free>;

struct Unref {
  void operator()(void* object) const noexcept { pango().unref(object); }
};

using Surface = Owned<cairo_surface_t, decltype(&::cairo_surface_destroy)>;
using Drawing = Owned<cairo_t, decltype(&::cairo_destroy)>;
using Options = Owned<cairo_font_options_t, decltype(&::cairo_font_options_destroy)>;
using Font = Owned<PangoFontDescription, decltype(&::pango_font_description_free)>;
using Layout = Owned<PangoLayout, Unref>;

struct Colour {
  double red;
  double green;
  double blue;
};

constexpr Colour kPaper{0.969, 0.949, 0.910};
constexpr Colour kInk{0.105, 0.105, 0.115};
constexpr Colour kAccent{0.655, 0.137, 0.122};

/// A text in its place; lengths are shares of the cover's width.
struct Line {
  std::string_view text;
  const char* font;
  double top;     ///< of the space that it is centred in
  double height;  ///< of that space
  double largest;
  double smallest;  ///< type size; what doesn't fit then is cut
};

/// A cover while it is drawn.
class Canvas {
 public:
  Canvas(const std::string& language, int pixels)
      : pixels_(pixels),
        surface_(pango().surface_create(CAIRO_FORMAT_RGB24, pixels, pixels),
                 pango().surface_destroy),
        drawing_(pango().create(surface_.get()), pango().destroy),
        fonts_(pango().font_map_new()),
        context_(pango().context_new(fonts_.get())) {
    // Type is drawn as it was designed, whatever a screen of this machine would want.
    const Options options(pango().options_create(), pango().options_destroy);
    pango().options_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango().options_hints(options.get(), CAIRO_HINT_STYLE_NONE);
    pango().options_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango().context_options(context_.get(), options.get());
    pango().context_language(context_.get(), pango().language_of(language.c_str()));
    use(kPaper);
    pango().paint(drawing_.get());
  }

  void rule(double top, double height, double width, const Colour& colour) {
    use(colour);
    pango().rectangle(
        drawing_.get(), at((1 - width) / 2), at(top), at(width), std::max(1.0, at(height)));
    pango().fill(drawing_.get());
  }

  void write(const Line& line) {
    constexpr double kStep = 0.95;
    if (line.text.empty()) return;
    double size = line.largest;
    auto layout = laid_out(line, size);
    while (!fits(layout, line) && size > line.smallest) {
      size *= kStep;
      layout = laid_out(line, size);
    }
    if (!fits(layout, line)) cut(layout, line);
    const auto height = extent_of(layout).second;
    use(kInk);
    pango().move_to(drawing_.get(), at(kMargin), at(line.top) + (at(line.height) - height) / 2);
    pango().show_layout(drawing_.get(), layout.get());
  }

  [[nodiscard]] edition::Bitmap bitmap() const {
    pango().surface_flush(surface_.get());
    const auto* const data = pango().surface_data(surface_.get());
    const auto stride = static_cast<std::size_t>(pango().surface_stride(surface_.get()));
    if (data == nullptr) throw Error(ErrorKind::engine, "Cairo has no memory for a cover");
    edition::Bitmap bitmap{.width = pixels_, .height = pixels_, .rgb = {}};
    const auto side = static_cast<std::size_t>(pixels_);
    bitmap.rgb.reserve(side * side * 3);
    for (std::size_t y = 0; y < side; ++y) {
      for (std::size_t x = 0; x < side; ++x) {
        std::uint32_t pixel = 0;
        std::memcpy(&pixel, data + y * stride + x * sizeof pixel, sizeof pixel);
        for (const unsigned shift : {16U, 8U, 0U})
          bitmap.rgb.push_back(static_cast<std::uint8_t>(pixel >> shift & 0xFFU));
      }
    }
    return bitmap;
  }

 private:
  static constexpr double kMargin = 0.09;

  [[nodiscard]] double at(double share) const { return share * pixels_; }

  void use(const Colour& colour) {
    pango().set_colour(drawing_.get(), colour.red, colour.green, colour.blue);
  }

  [[nodiscard]] int units(double share) const { return static_cast<int>(at(share) * PANGO_SCALE); }

  [[nodiscard]] Layout laid_out(const Line& line, double size) const {
    constexpr float kLeading = 1.12F;
    Layout layout(pango().layout_new(context_.get()));
    const Font font(pango().font_of(line.font), pango().font_free);
    pango().font_size(font.get(), at(size) * PANGO_SCALE);
    pango().layout_font(layout.get(), font.get());
    pango().layout_width(layout.get(), units(1 - 2 * kMargin));
    pango().layout_wrap(layout.get(), PANGO_WRAP_WORD);
    pango().layout_alignment(layout.get(), PANGO_ALIGN_CENTER);
    pango().layout_spacing(layout.get(), kLeading);
    pango().layout_text(layout.get(), line.text.data(), static_cast<int>(line.text.size()));
    return layout;
  }

  /// Width and height in pixels.
  [[nodiscard]] static std::pair<int, int> extent_of(const Layout& layout) {
    std::pair<int, int> extent;
    pango().layout_size(layout.get(), &extent.first, &extent.second);
    return extent;
  }

  /// Words are kept whole, so one may be wider than the cover.
  [[nodiscard]] bool fits(const Layout& layout, const Line& line) const {
    const auto [width, height] = extent_of(layout);
    return width <= at(1 - 2 * kMargin) && height <= at(line.height);
  }

  void cut(const Layout& layout, const Line& line) const {
    pango().layout_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango().layout_height(layout.get(), units(line.height));
    pango().layout_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
  }

  int pixels_;
  Surface surface_;
  Drawing drawing_;
  Owned<PangoFontMap, Unref> fonts_;
  Owned<PangoContext, Unref> context_;
};

}  // namespace

edition::Picture cover_art(const CoverText& text, int pixels) {
  constexpr std::size_t kMostSeen = 1000;  // characters: more than fit
  constexpr double kWidth = 0.82;
  constexpr int kQuality = 90;
  const auto line = [](const std::string& written) {
    return shortened(plain_line(written), kMostSeen);
  };
  const auto title = line(text.title);
  const auto publisher = line(text.publisher);
  const auto byline = line(text.byline);
  Canvas canvas(text.language, pixels);
  canvas.rule(0.075, 0.010, kWidth, kInk);
  canvas.rule(0.092, 0.002, kWidth, kInk);
  canvas.write({publisher, "Serif", 0.102, 0.072, 0.042, 0.026});
  if (!publisher.empty()) canvas.rule(0.182, 0.002, kWidth, kInk);
  const double top = publisher.empty() ? 0.140 : 0.220;
  canvas.write({title, "Serif Bold", top, 0.780 - top, 0.150, 0.040});
  canvas.rule(byline.empty() ? 0.842 : 0.812, 0.008, 0.12, kAccent);
  canvas.write({byline, "Serif Italic", 0.832, 0.064, 0.036, 0.024});
  canvas.rule(0.905, 0.002, kWidth, kInk);
  canvas.rule(0.915, 0.010, kWidth, kInk);
  auto jpeg = edition::write_jpeg(canvas.bitmap(), kQuality, std::size_t{5} << 20U);
  if (!jpeg) throw Error(ErrorKind::engine, "the cover has more than 5 MB");
  return {.mime_type = "image/jpeg", .bytes = std::move(*jpeg)};
}

}  // namespace lector::publish
