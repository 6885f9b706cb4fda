#include <cstdlib>
#include <exception>
#include <variant>

#include "base/report.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"

namespace {

constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kBug = 3;
constexpr int kInterrupted = 130;  // 128 + SIGINT, as shells count

int run_and_report(const lector::cli::Invocation& wanted) {
  using lector::base::full_message;
  using lector::cli::print_message;
  try {
    return lector::cli::run(wanted);
  } catch (const lector::base::Interrupted&) {
    print_message("lector: interrupted; nothing was written");
    return kInterrupted;
  } catch (const lector::Error& error) {
    print_message("lector: " + full_message(error));
    const bool is_config = root_kind(error, error.kind()) == lector::ErrorKind::config;
    return is_config ? kWrongUsage : kFailed;
  } catch (const std::bad_alloc&) {
    print_message("lector: out of memory; split the article, or use fewer jobs (-j 1)");
    return kFailed;
  } catch (const std::exception& error) {
    print_message("lector: this is a bug, please report it with the input: " + full_message(error));
    return kBug;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto parsed = lector::cli::parse_options(argc, argv);
  if (const int* exit_code = std::get_if<int>(&parsed)) return *exit_code;
  return run_and_report(std::get<lector::cli::Invocation>(parsed));
}
