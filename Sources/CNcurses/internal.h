// What the files of this target share.
#ifndef HUBBUB_CNCURSES_INTERNAL_H
#define HUBBUB_CNCURSES_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

/// The descriptor to which the screen is written.
extern int hub_output;

/// Writes all bytes, waiting where the terminal is slow; safe in a signal handler.
void hub_write_all(int descriptor, const char *bytes, size_t count);

/// Remembers the terminal's modes, and the bytes that undo what the screen set.
void hub_rescue_prepare(int descriptor, const char *bytes, size_t count);
/// From now on a crash restores the terminal before the process dies; or no longer.
void hub_rescue_arm(void);
void hub_rescue_disarm(void);
/// Restores the modes that were remembered.
void hub_rescue_modes(void);

/// Starts and ends the watch for SIGWINCH and SIGCONT that hub_wait reports.
bool hub_signals_start(void);
void hub_signals_end(void);
/// Reports SIGTSTP too, instead of stopping at once with the screen still open; or no longer.
void hub_stops_hold(void);
void hub_stops_release(void);

/// Keeps ncurses from handling signals itself: remembers what was set before it starts, and sets that again.
void hub_signals_save(void);
void hub_signals_restore(void);

#endif
