// Waiting for keys and signals in one place: the signals write to a pipe of our own.
#include "include/shim.h"
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static int wake_pipe[2] = {-1, -1};
static struct sigaction previous_resize, previous_continue, previous_stop;
static bool is_holding;

static const int taken_by_ncurses[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
enum { taken_count = sizeof taken_by_ncurses / sizeof taken_by_ncurses[0] };
static struct sigaction saved[taken_count];

static void tell(char what)
{
    int saved = errno;
    // A full pipe already holds a reason to wake up.
    ssize_t ignored = write(wake_pipe[1], &what, 1);
    (void)ignored;
    errno = saved;
}

static void on_resize(int number) { (void)number; tell('r'); }
static void on_continue(int number) { (void)number; tell('c'); }
static void on_stop(int number) { (void)number; tell('s'); }

static void watch(int number, void (*handler)(int), struct sigaction *previous)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, previous);
}

bool hub_wait_prepare(void)
{
    // The pipe stays for the life of the process, since a handler or hub_wake may come late.
    if (wake_pipe[0] >= 0) return true;
    if (pipe(wake_pipe) != 0) return false;
    for (int i = 0; i < 2; i++) {
        fcntl(wake_pipe[i], F_SETFL, O_NONBLOCK);
        fcntl(wake_pipe[i], F_SETFD, FD_CLOEXEC);
    }
    return true;
}

bool hub_signals_start(void)
{
    if (!hub_wait_prepare()) return false;
    watch(SIGWINCH, on_resize, &previous_resize);
    watch(SIGCONT, on_continue, &previous_continue);
    return true;
}

void hub_stops_hold(void)
{
    if (!is_holding) watch(SIGTSTP, on_stop, &previous_stop);
    is_holding = true;
}

void hub_stops_release(void)
{
    if (is_holding) sigaction(SIGTSTP, &previous_stop, NULL);
    is_holding = false;
}

void hub_signals_save(void)
{
    for (int i = 0; i < taken_count; i++) sigaction(taken_by_ncurses[i], NULL, &saved[i]);
}

void hub_signals_restore(void)
{
    for (int i = 0; i < taken_count; i++) sigaction(taken_by_ncurses[i], &saved[i], NULL);
}

void hub_signals_end(void)
{
    sigaction(SIGWINCH, &previous_resize, NULL);
    sigaction(SIGCONT, &previous_continue, NULL);
}

void hub_wake(void)
{
    if (wake_pipe[1] >= 0) tell('w');
}

void hub_call(void)
{
    if (wake_pipe[1] >= 0) tell('!');
}

static int meaning(char what)
{
    switch (what) {
    case '!': return 0;
    case 'r': return HUB_RESIZED;
    case 'c': return HUB_CONTINUED;
    case 's': return HUB_STOP;
    default: return HUB_WOKEN;
    }
}

static int drain(void)
{
    int seen = 0;
    char whats[64];
    ssize_t count;
    while ((count = read(wake_pipe[0], whats, sizeof whats)) > 0)
        for (ssize_t i = 0; i < count; i++)
            seen |= meaning(whats[i]);
    return seen;
}

int hub_wait(int input, int milliseconds, uint8_t *buffer, size_t size, size_t *count)
{
    *count = 0;
    struct pollfd sources[2] = {{.fd = input, .events = POLLIN}, {.fd = wake_pipe[0], .events = POLLIN}};
    int ready = poll(sources, 2, milliseconds);
    if (ready < 0) return errno == EINTR ? drain() | HUB_WOKEN : HUB_CLOSED;
    int seen = sources[1].revents ? drain() : 0;
    if (!sources[0].revents) return seen;
    ssize_t taken = read(input, buffer, size);
    if (taken > 0) {
        *count = (size_t)taken;
        return seen | HUB_INPUT;
    }
    bool is_transient = taken < 0 && (errno == EINTR || errno == EAGAIN);
    return seen | (is_transient ? HUB_WOKEN : HUB_CLOSED);
}

void hub_stop_group(void)
{
    kill(0, SIGTSTP);
}
