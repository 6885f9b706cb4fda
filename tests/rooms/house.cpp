#include "rooms/house.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

namespace lector::tests {
namespace {

namespace fs = std::filesystem;

/// What a file of the house says of itself.
struct Source {
  std::string room;
  std::string name;  ///< `mix/arrange.cpp`
  bool is_header = false;
  std::vector<std::string> own;      ///< #include "mix/timeline.hpp"
  std::vector<std::string> foreign;  ///< #include <sndfile.h>
  bool opens_namespace = false;
};

std::set<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

/// Text without white space at its ends.
std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// The rest of a line that begins with a word: `#include`, in any of its spellings.
std::optional<std::string_view> after_include(std::string_view line) {
  line = trimmed(line);
  if (!line.starts_with('#')) return std::nullopt;
  line = trimmed(line.substr(1));
  if (!line.starts_with("include")) return std::nullopt;
  return trimmed(line.substr(std::string_view("include").size()));
}

void read_line(std::string_view line, Source& source) {
  if (trimmed(line).starts_with("using namespace ")) source.opens_namespace = true;
  const auto target = after_include(line);
  if (!target || target->empty()) return;
  const bool is_own = target->front() == '"';
  const auto end = target->find(is_own ? '"' : '>', 1);
  (is_own ? source.own : source.foreign).emplace_back(target->substr(1, end - 1));
}

Source read_source(const fs::path& src, const fs::path& path) {
  const auto relative = path.lexically_relative(src);
  Source source;
  source.room = relative.begin()->string();
  source.name = relative.generic_string();
  source.is_header = path.extension() == ".hpp";
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) read_line(line, source);
  return source;
}

std::vector<Source> read_sources(const fs::path& src) {
  std::vector<Source> sources;
  for (const auto& entry : fs::recursive_directory_iterator(src))
    if (entry.path().extension() == ".hpp" || entry.path().extension() == ".cpp")
      sources.push_back(read_source(src, entry.path()));
  std::ranges::sort(sources, {}, &Source::name);
  return sources;
}

/// The rooms that see everything: there the article has left the house.
bool is_free_of_doors(const std::string& room) {
  return room == "publish" || room == "feed" || room == "verify" || room == "pipeline" ||
         room == "batch" || room == "cli";
}

/// What is wrong with `#include "other/header.hpp"`, if anything is.
std::optional<std::string> judge_arrow(const Source& source,
                                       const std::string& include,
                                       const House& house) {
  const auto slash = include.find('/');
  if (slash == std::string::npos)
    return "\"" + include + "\" doesn't say its room: write \"" + source.room + "/" + include +
           "\"";
  const auto room = include.substr(0, slash);
  if (room == source.room) return std::nullopt;
  if (!house.contains(room)) return "\"" + include + "\" is in no room that CMake knows";
  if (!house.at(source.room).uses.contains(room))
    return "no arrow from " + source.room + " to " + room + " is granted (\"" + include + "\")";
  const auto& doors = house.at(room).doors;
  if (is_free_of_doors(source.room) || doors.empty() || doors.contains(include.substr(slash + 1)))
    return std::nullopt;
  return "\"" + include + "\" is a side entrance; the door is " + room + "/" + *doors.begin();
}

/// Standard C++ headers have neither dot nor slash; these are the system's own.
bool is_of_the_system(const std::string& header) {
  static const std::set<std::string> kPosix{"dirent.h",
                                            "dlfcn.h",
                                            "fcntl.h",
                                            "glob.h",
                                            "poll.h",
                                            "pthread.h",
                                            "signal.h",
                                            "spawn.h",
                                            "termios.h",
                                            "unistd.h"};
  return header.find_first_of("./") == std::string::npos || header.starts_with("sys/") ||
         kPosix.contains(header);
}

bool is_of(const Library& library, const std::string& header) {
  return library.header.ends_with('/') ? header.starts_with(library.header)
                                       : header == library.header;
}

/// Headers of libraries inside one file: unknown ones, and any in a header of ours.
void judge_foreign(const Source& source,
                   const std::vector<Library>& libraries,
                   std::vector<std::string>& faults) {
  for (const auto& header : source.foreign) {
    if (is_of_the_system(header)) continue;
    const auto known = [&](const Library& library) { return is_of(library, header); };
    if (std::ranges::none_of(libraries, known))
      faults.push_back(source.name + ": <" + header + "> is of no library that the test knows");
    else if (source.is_header)
      faults.push_back(source.name + ": <" + header + "> in a header; keep libraries in a .cpp");
  }
}

/// More files than a library may be included by.
void judge_library(const Library& library,
                   const std::vector<Source>& sources,
                   std::vector<std::string>& faults) {
  std::vector<std::string> users;
  for (const auto& source : sources)
    if (std::ranges::any_of(source.foreign, [&](const auto& h) { return is_of(library, h); }))
      users.push_back(source.name);
  if (users.size() <= library.max_sources) return;
  std::string fault = users.front() + ": " + library.name + " is included by";
  for (const auto& name : users) fault += " " + name;
  faults.push_back(fault + "; at most " + std::to_string(library.max_sources));
}

}  // namespace

House read_house(std::string_view lines) {
  House house;
  std::istringstream stream{std::string(lines)};
  for (std::string line; std::getline(stream, line);) {
    const auto first = line.find('|');
    const auto second = line.find('|', first + 1);
    if (second == std::string::npos) continue;
    house.emplace(trimmed(std::string_view(line).substr(0, first)),
                  Room{.doors = words_of(line.substr(first + 1, second - first - 1)),
                       .uses = words_of(line.substr(second + 1))});
  }
  return house;
}

std::vector<std::string> find_circles(const House& house) {
  auto left = house;
  const auto is_settled = [&](const auto& room) {
    return std::ranges::none_of(room.second.uses,
                                [&](const auto& use) { return left.contains(use); });
  };
  // Rooms whose uses all lie behind them leave, until none can.
  while (std::erase_if(left, is_settled) > 0) {
  }
  std::vector<std::string> faults;
  for (const auto& [name, room] : left) faults.push_back(name + ": uses itself by way of others");
  return faults;
}

std::vector<std::string> find_faults(const fs::path& src,
                                     const House& house,
                                     const std::vector<Library>& libraries) {
  const auto sources = read_sources(src);
  std::vector<std::string> faults;
  for (const auto& source : sources) {
    if (!house.contains(source.room)) {
      faults.push_back(source.name + ": is in no room that CMake knows");
      continue;
    }
    for (const auto& include : source.own)
      if (const auto fault = judge_arrow(source, include, house))
        faults.push_back(source.name + ": " + *fault);
    judge_foreign(source, libraries, faults);
    if (source.is_header && source.opens_namespace)
      faults.push_back(source.name + ": `using namespace` in a header");
  }
  for (const auto& library : libraries) judge_library(library, sources, faults);
  std::ranges::sort(faults);
  return faults;
}

}  // namespace lector::tests
