#include "synth/parent.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "synth/sockets.hpp"

namespace lector::synth {
namespace {

/// Where the one socket of a fresh process lies, after the three standard ones.
constexpr int kOnlySocket = 3;

/// Closes whatever the process inherited but one socket, which moves to `kOnlySocket`.
base::Descriptor keep_only(base::Descriptor socket) {
  if (socket.get() != kOnlySocket && ::dup2(socket.get(), kOnlySocket) < 0) ::_exit(1);
  static_cast<void>(socket.release());
  if (::close_range(kOnlySocket + 1, ~0U, 0) != 0) ::_exit(1);
  return base::Descriptor(kOnlySocket);
}

/// eSpeak NG writes warnings ("No envelope") to standard error; the terminal isn't for helpers.
void detach_from_terminal() {
  const base::Descriptor null(::open("/dev/null", O_RDWR | O_CLOEXEC));
  if (!null) ::_exit(1);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::dup2(null.get(), standard) < 0) ::_exit(1);
}

/// Ctrl-C goes to all processes of a terminal; the program decides what it means, and helpers end
/// with it. A limit on file sizes is an error of a write (eSpeak NG opens a file in memory for a
/// sound server that it never uses). Handlers that the program has set aren't the helpers'
/// business.
void set_signals() {
  for (int number = 1; number < NSIG; ++number) std::signal(number, SIG_DFL);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXFSZ})
    std::signal(number, SIG_IGN);
  sigset_t children;
  sigemptyset(&children);
  sigaddset(&children, SIGCHLD);
  if (::pthread_sigmask(SIG_SETMASK, &children, nullptr) != 0) ::_exit(1);
}

/// No core files beside the user's; no environment that could change the sound
/// (`ESPEAK_DATA_PATH`, `HOME`).
void set_limits() {
  const rlimit none{.rlim_cur = 0, .rlim_max = 0};
  if (::setrlimit(RLIMIT_CORE, &none) != 0) ::_exit(1);
  if (::clearenv() != 0) ::_exit(1);  // NOLINT(concurrency-mt-unsafe): a process with one thread
}

base::Descriptor watch_children() {
  sigset_t children;
  sigemptyset(&children);
  sigaddset(&children, SIGCHLD);
  return base::Descriptor(::signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK));
}

/// Runs what may throw, and says to the other end what it threw.
template <typename Work>
bool report_failure(int socket, const Work& work) {
  try {
    work();
    return true;
  } catch (const Error& error) {
    send_packet(socket, wire::failed(error.kind(), base::full_message(error)));
  } catch (const std::exception& error) {
    send_packet(socket, wire::failed(ErrorKind::engine, error.what()));
  }
  return false;
}

/// A child at work, and the parent's copy of its reply, by which it sees whether anyone listens.
struct Child {
  pid_t process = -1;
  base::Descriptor reply;
};

class Parent {
 public:
  Parent(const Trade& trade, base::Descriptor requests)
      : trade_(trade), requests_(std::move(requests)), deaths_(watch_children()) {
    if (!deaths_) ::_exit(1);
  }

  [[noreturn]] void live() {
    make_twin();
    for (;;) {
      auto watched = watch();
      if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR) end();
      // Requests first: when their socket closes the twin goes too, and isn't to be replaced.
      if (watched[0].revents != 0) serve();
      if (watched[1].revents != 0) reap();
      if (watched[2].revents != 0) make_twin();
      end_unheard(watched);
    }
  }

 private:
  /// In this order: requests, deaths, twin, one a child. A negative descriptor is passed over.
  [[nodiscard]] std::vector<pollfd> watch() const {
    std::vector<pollfd> watched = {{.fd = requests_.get(), .events = POLLIN, .revents = 0},
                                   {.fd = deaths_.get(), .events = POLLIN, .revents = 0},
                                   {.fd = twin_.get(), .events = POLLIN, .revents = 0}};
    for (const auto& child : children_)
      watched.push_back({.fd = child.reply.get(), .events = 0, .revents = 0});
    return watched;
  }

  void serve() {
    auto received = receive_packet(requests_.get());
    if (!received) return;  // the twin was faster
    if (received->packet.empty()) end();
    if (!received->descriptor) return;
    const pid_t parent = ::getpid();
    const pid_t process = ::fork();
    if (process == 0) answer(*received, parent);
    if (process < 0)
      send_packet(received->descriptor.get(),
                  wire::failed(ErrorKind::engine, "can't start one more process; use fewer jobs"),
                  Wait::no);
    else
      children_.push_back({.process = process, .reply = std::move(received->descriptor)});
  }

  /// The life of a child.
  [[noreturn]] void answer(Received& request, pid_t parent) {
    // Asked for before looking, so that a parent that ends in between isn't missed.
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::getppid() != parent) ::_exit(1);
    const auto reply = keep_only(std::move(request.descriptor));
    report_failure(reply.get(), [&] { trade_.answer(request.packet, reply.get()); });
    ::_exit(0);
  }

  void reap() {
    signalfd_siginfo ignored{};
    while (::read(deaths_.get(), &ignored, sizeof ignored) > 0) continue;
    int status = 0;
    for (pid_t process = 0; (process = ::waitpid(-1, &status, WNOHANG)) > 0;) {
      const auto child = std::ranges::find(children_, process, &Child::process);
      if (child == children_.end()) continue;  // a twin
      if (status != 0) send_packet(child->reply.get(), wire::ended(status), Wait::no);
      children_.erase(child);
    }
    if (!twin_) make_twin();
  }

  /// Ends children whose reply nobody waits for any more: given up, or hung.
  void end_unheard(const std::vector<pollfd>& watched) {
    constexpr std::size_t kFirstChild = 3;
    for (std::size_t i = kFirstChild; i < watched.size(); ++i) {
      const auto child = std::ranges::find(
          children_, watched[i].fd, [](const Child& each) { return each.reply.get(); });
      if (watched[i].revents == 0 || child == children_.end()) continue;
      ::kill(child->process, SIGKILL);
      child->reply.close();
    }
  }

  /// Forks this process into two that watch each other.
  void make_twin() {
    twin_.close();
    std::array<base::Descriptor, 2> line;
    try {
      line = connect_pair();
    } catch (const Error&) {
      return;  // alone until a descriptor is free; the next death of a child tries again
    }
    const pid_t process = ::fork();
    if (process < 0) return;
    if (process == 0) children_.clear();
    twin_ = std::move(line[process == 0 ? 1 : 0]);
  }

  /// The program has ended, or wants no more.
  [[noreturn]] void end() {
    for (const auto& child : children_) ::kill(child.process, SIGKILL);
    twin_.close();
    while (::waitpid(-1, nullptr, 0) > 0 || errno == EINTR) continue;
    ::_exit(0);
  }

  const Trade& trade_;
  base::Descriptor requests_;
  base::Descriptor deaths_;
  base::Descriptor twin_;
  std::vector<Child> children_;
};

}  // namespace

void live_as_parent(const Trade& trade, base::Descriptor requests) {
  requests = keep_only(std::move(requests));
  detach_from_terminal();
  set_signals();
  set_limits();
  std::string version;
  if (!report_failure(requests.get(), [&] { version = trade.prepare(); })) ::_exit(1);
  if (!send_packet(requests.get(), wire::ready(version))) ::_exit(0);
  Parent(trade, std::move(requests)).live();
}

}  // namespace lector::synth
