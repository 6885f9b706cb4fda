#include <yaml-cpp/yaml.h>

#include <string>
#include <utility>

#include "article/front_matter.hpp"
#include "base/report.hpp"

namespace lector::article {
namespace {

/// Goes through a document, in which aliases may make a part stand in itself.
class Flattener {
 public:
  std::vector<StatedValue> flatten(const YAML::Node& document) {
    add("", document, 0);
    return std::move(values_);
  }

 private:
  // NOLINTNEXTLINE(misc-no-recursion): no deeper than kDeepest
  void add(const std::string& key, const YAML::Node& node, int depth) {
    constexpr int kDeepest = 5;
    if (depth > kDeepest || ++seen_ > kMostStatedValues) return;
    if (node.IsScalar() && !node.Scalar().empty()) {
      values_.push_back({key, node.Scalar()});
    } else if (node.IsSequence()) {
      for (const auto& element : node) add(key, element, depth + 1);
    } else if (node.IsMap()) {
      for (const auto& entry : node) {
        if (entry.first.IsScalar()) add(joined(key, entry.first.Scalar()), entry.second, depth + 1);
      }
    }
  }

  static std::string joined(const std::string& table, const std::string& key) {
    return table.empty() ? key : table + "." + key;
  }

  std::vector<StatedValue> values_;
  std::size_t seen_ = 0;
};

}  // namespace

std::vector<StatedValue> read_yaml(std::string_view yaml) {
  try {
    return Flattener().flatten(YAML::Load(std::string(yaml)));
  } catch (const YAML::Exception& error) {
    throw Error(ErrorKind::input, "no YAML: " + error.msg);
  }
}

}  // namespace lector::article
