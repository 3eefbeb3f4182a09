// What Hubbub needs of wide-character ncurses, as plain functions: no macros, no global variables, no FILE.
// None of them may be called from two threads at once, except hub_wake and hub_call.
#ifndef HUBBUB_CNCURSES_H
#define HUBBUB_CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    HUB_BOLD = 1, HUB_DIM = 2, HUB_ITALIC = 4, HUB_UNDERLINE = 8, HUB_REVERSE = 16
};

/// What hub_wait saw; several may be true at once.
enum {
    HUB_INPUT = 1, HUB_RESIZED = 2, HUB_CONTINUED = 4, HUB_WOKEN = 8, HUB_CLOSED = 16, HUB_STOP = 32
};

/// Sets the locale from the environment; UTF-8 where the environment says nothing. True if it is a UTF-8 locale.
bool hub_set_locale(void);

/// Whether both are terminals; errno says why not.
bool hub_is_terminal(int input, int output);

/// Opens the screen on two descriptors of one terminal; false if TERM names no terminal that can place its cursor.
bool hub_open(int input, int output, bool colors);

/// Leaves the screen as it was before; hub_resume goes back to it.
void hub_pause(void);
void hub_resume(void);

/// Ends the screen for good.
void hub_close(void);

/// The terminal's present size, or that of its description.
void hub_size(int *columns, int *rows);
/// Tells ncurses of another size; the whole screen is drawn anew.
void hub_resize(int columns, int rows);

/// The number of colours, 0 without any; and the number of colour pairs.
int hub_colors(void);
int hub_pairs(void);
/// Defines a colour pair; -1 is the terminal's own colour.
bool hub_define_pair(int pair, int foreground, int background);

/// Whether the terminal shows colours by red, green and blue beyond those that ncurses numbers: the environment names
/// it so, or its description does (RGB, Tc).
bool hub_true_color(bool is_named);

/// The columns of a cluster of scalars as the C library and ncurses see it; -1 if it fits no cell.
int hub_measure(const uint32_t *scalars, int count);

/// Blanks a row, then fills it cell by cell.
void hub_clear_row(int row);
void hub_put(int row, int column, const uint32_t *scalars, int count, int attributes, int pair);
/// Makes the next update write a row, or everything, even where ncurses thinks that nothing changed.
void hub_redraw_row(int row);
void hub_redraw_all(void);
/// Writes the differences and leaves the cursor at a cell; a negative row hides it.
void hub_update(int row, int column);

/// Collects text that goes to the terminal without ncurses' knowledge; written and the cursor put back by hub_stroke_end.
/// An ink and a ground of 0xRRGGBB go over those of the pair; negative ones do not.
void hub_stroke(int row, int column, const char *utf8, size_t bytes, int attributes, int pair, int ink, int ground);
void hub_stroke_end(void);

/// The longest target of a link that the terminal takes, in bytes; 0 if it knows no links.
int hub_link_limit(void);
/// Whatever hub_stroke collects between the two leads to the target, which must hold visible ASCII letters only; what has
/// the same target and mark is one link.
void hub_link_begin(const char *target, const char *mark);
void hub_link_end(void);
/// Sends a question that the terminal answers among its keys; false if it is none that would understand it.
bool hub_ask(const char *question);

/// Sets the window's title, which must hold no controls.
void hub_set_title(const char *title);
/// Writes a whole control sequence to a terminal that knows such.
void hub_send(const char *sequence);
/// Has the mouse reported, or no longer; it is so again after hub_resume.
void hub_mouse(bool is_on);
void hub_bell(void);

/// Makes hub_wake and hub_call work before a screen is opened; false if there are no descriptors left.
bool hub_wait_prepare(void);
/// Waits for input, a signal, hub_wake or hub_call, at most `milliseconds` (negative: for ever), and reads what is there.
/// Returns the HUB_ flags, 0 at the end of the time or when called; `*count` is the number of bytes read into `buffer`.
int hub_wait(int input, int milliseconds, uint8_t *buffer, size_t size, size_t *count);
/// Makes hub_wait return HUB_WOKEN; may be called from any thread.
void hub_wake(void);
/// Makes hub_wait return, and nothing else; may be called from any thread.
void hub_call(void);

/// Stops this process group as Ctrl-Z in a shell does; after hub_pause.
void hub_stop_group(void);

#endif
