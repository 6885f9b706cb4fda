#include "base/cbor.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "base/report.hpp"

namespace lector::base {
namespace {

using nlohmann::json;

/// Lets everything pass but what nests too deep.
class DepthGuard : public json::json_sax_t {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(std::int64_t) override { return true; }
  bool number_unsigned(std::uint64_t) override { return true; }
  bool number_float(double, const std::string&) override { return true; }
  bool string(std::string&) override { return true; }
  bool binary(json::binary_t&) override { return true; }
  bool key(std::string&) override { return true; }
  bool start_object(std::size_t) override { return descend(); }
  bool start_array(std::size_t) override { return descend(); }
  bool end_object() override { return ascend(); }
  bool end_array() override { return ascend(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  static constexpr int kMostDepth = 8;

  bool descend() { return ++depth_ <= kMostDepth; }
  bool ascend() {
    --depth_;
    return true;
  }

  int depth_ = 0;
};

}  // namespace

void expect_shallow_cbor(std::string_view bytes) {
  DepthGuard guard;
  if (!json::sax_parse(bytes, &guard, json::input_format_t::cbor))
    throw Error(ErrorKind::input, "no CBOR, or nested too deep");
}

}  // namespace lector::base
