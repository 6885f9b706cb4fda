/// Helper processes as a test sees them: by /proc.
#pragma once

#include <sys/types.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

namespace lector::tests {

struct Process {
  pid_t id = 0;
  pid_t parent = 0;
  char state = '?';  ///< Z for a zombie, T for a stopped one
};

/// All processes of the machine.
inline std::vector<Process> all_processes() {
  std::vector<Process> processes;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const auto name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream file(entry.path() / "stat");
    std::string line;
    if (!std::getline(file, line)) continue;  // it has just ended
    Process process;
    process.id = static_cast<pid_t>(std::stol(name));
    std::istringstream rest(line.substr(line.rfind(')') + 1));
    rest >> process.state >> process.parent;
    processes.push_back(process);
  }
  return processes;
}

/// Processes below one, whatever generation; zombies too.
inline std::vector<Process> descendants(pid_t ancestor) {
  const auto all = all_processes();
  std::vector<Process> found;
  std::vector<pid_t> parents = {ancestor};
  while (!parents.empty()) {
    const pid_t parent = parents.back();
    parents.pop_back();
    for (const auto& process : all)
      if (process.parent == parent) {
        found.push_back(process);
        parents.push_back(process.id);
      }
  }
  return found;
}

inline std::vector<pid_t> living_descendants(pid_t ancestor) {
  std::vector<pid_t> living;
  for (const auto& process : descendants(ancestor))
    if (process.state != 'Z') living.push_back(process.id);
  std::ranges::sort(living);
  return living;
}

/// Those of them that fork others: they watch for deaths by a signalfd, their children don't.
inline std::vector<pid_t> parents_below(pid_t ancestor) {
  auto living = living_descendants(ancestor);
  std::erase_if(living, [](pid_t process) {
    const auto folder = "/proc/" + std::to_string(process) + "/fd";
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
      if (std::filesystem::read_symlink(entry, error).string().ends_with("[signalfd]"))
        return false;
    return true;
  });
  return living;
}

/// Looks until it is so; false after a minute, which no machine is too slow for.
inline bool eventually(const std::function<bool()>& so) {
  const auto start = std::chrono::steady_clock::now();
  while (!so())
    if (std::chrono::steady_clock::now() - start > std::chrono::minutes(1)) return false;
  return true;
}

}  // namespace lector::tests
