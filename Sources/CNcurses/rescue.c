// Restores the terminal when the process crashes. Only async-signal-safe calls are made in the handler.
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE, SIGTRAP};
enum { crash_count = sizeof crashes / sizeof crashes[0] };

static struct sigaction previous[crash_count];
static struct termios modes;
static char farewell[512];
static size_t farewell_size;
static int terminal = -1;
// The terminal under another number, for the handler alone, and a place where output is lost.
static int own = -1;
static int nowhere = -1;
static bool is_installed;
static volatile sig_atomic_t is_armed;

void hub_write_all(int descriptor, const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
        } else if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            struct pollfd room = {.fd = descriptor, .events = POLLOUT};
            // A terminal that takes nothing for a second is gone or stopped; nobody may hang on it for ever.
            if (poll(&room, 1, 1000) <= 0) return;
        } else if (!(written < 0 && errno == EINTR)) {
            return;
        }
    }
}

static void on_crash(int signal_number)
{
    int saved = errno;
    if (is_armed) {
        is_armed = 0;
        // Another thread may be drawing; what it writes from here on must not follow the farewell.
        int last = own >= 0 && nowhere >= 0 && dup2(nowhere, terminal) >= 0 ? own : terminal;
        hub_write_all(last, farewell, farewell_size);
        tcsetattr(last, TCSANOW, &modes);
    }
    for (int i = 0; i < crash_count; i++)
        if (crashes[i] == signal_number) sigaction(signal_number, &previous[i], NULL);
    errno = saved;
    // Blocked while this handler runs, so it arrives, for whoever was there before, when the handler returns.
    raise(signal_number);
}

void hub_rescue_prepare(int descriptor, const char *bytes, size_t count)
{
    terminal = descriptor;
    if (own >= 0) close(own);
    own = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    if (nowhere < 0) nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    tcgetattr(descriptor, &modes);
    farewell_size = count < sizeof farewell ? count : sizeof farewell;
    memcpy(farewell, bytes, farewell_size);
}

void hub_rescue_arm(void)
{
    is_armed = 1;
    if (is_installed) return;
    is_installed = true;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_crash;
    action.sa_flags = SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &action, &previous[i]);
}

void hub_rescue_disarm(void)
{
    is_armed = 0;
    if (!is_installed) return;
    is_installed = false;
    for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &previous[i], NULL);
}

void hub_rescue_modes(void)
{
    tcsetattr(terminal, TCSADRAIN, &modes);
}
