// The screen: ncurses for what it can draw, strokes over it for what it can't.
#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#include "include/shim.h"
#include "internal.h"

#include <curses.h>
#include <term.h>
// A capability's name that would take an argument's.
#undef columns

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#ifndef CCHARW_MAX
#define CCHARW_MAX 5
#endif

int hub_output = -1;
static SCREEN *screen;
static FILE *input_file, *output_file;

// Bracketed paste and reports of the focus; the title is kept by the terminal meanwhile.
static const char modes_on[] = "\033[?2004h\033[?1004h\033[22;2t";
static const char modes_off[] = "\033[?2004l\033[?1004l\033[?1000l\033[?1006l\033[?2026l\033[23;2t";
static const char mouse_on[] = "\033[?1000h\033[?1006h", mouse_off[] = "\033[?1000l\033[?1006l";
// Terminals that show what they don't understand get none of it.
static bool has_modes;
static bool wants_mouse;
// None where the person wants none, whatever the terminal has.
static int color_count;

static char *bytes;
static size_t byte_count, byte_room;

static int collect(int byte)
{
    if (byte_count == byte_room) {
        size_t room = byte_room ? byte_room * 2 : 4096;
        char *more = realloc(bytes, room);
        if (!more) return EOF;
        bytes = more;
        byte_room = room;
    }
    bytes[byte_count++] = (char)byte;
    return byte;
}

static void collect_all(const char *more, size_t count)
{
    for (size_t i = 0; i < count; i++) collect((unsigned char)more[i]);
}

static void collect_string(const char *capability)
{
    if (capability && capability != (char *)-1) tputs(capability, 1, collect);
}

static void flush_bytes(void)
{
    hub_write_all(hub_output, bytes, byte_count);
    byte_count = 0;
}

bool hub_set_locale(void)
{
    const char *names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    const char *said = "";
    for (int i = 0; i < 3 && !*said; i++) {
        const char *value = getenv(names[i]);
        said = value ? value : "";
    }
    setlocale(LC_ALL, "");
    // A locale that is not installed here says all the same what letters the terminal has.
    bool is_installed = setlocale(LC_CTYPE, "") != NULL;
    bool is_utf8 = !*said || (!is_installed && (strcasestr(said, ".utf-8") || strcasestr(said, ".utf8")));
    if (is_utf8 && !setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "en_US.UTF-8");
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool hub_is_terminal(int input, int output)
{
    return isatty(input) && isatty(output);
}

static void write_text(const char *text)
{
    hub_write_all(hub_output, text, strlen(text));
}

// Where there is no screen to go back to, what was drawn is taken away: a shell's line would stand in its midst.
static void collect_clearing(void)
{
    if (!exit_ca_mode || exit_ca_mode == (char *)-1) collect_string(clear_screen);
}

static void prepare_rescue(void)
{
    byte_count = 0;
    if (has_modes) collect_all(modes_off, strlen(modes_off));
    collect_string(exit_attribute_mode);
    collect_string(cursor_normal);
    collect_string(enter_am_mode);
    collect_string(exit_ca_mode);
    collect_clearing();
    hub_rescue_prepare(hub_output, bytes, byte_count);
    byte_count = 0;
}

static void enter(void)
{
    hub_rescue_arm();
    hub_stops_hold();
    if (has_modes) write_text(modes_on);
    if (has_modes && wants_mouse) write_text(mouse_on);
}

bool hub_open(int input, int output, bool colors)
{
    int problem;
    const char *term = getenv("TERM");
    if (!term || !*term || setupterm(NULL, output, &problem) != OK || !cursor_address) return false;
    hub_output = output;
    // VTE's own description begins like those of DEC's terminals.
    bool is_dec = strncmp(term, "vt", 2) == 0 && strncmp(term, "vte", 3) != 0;
    has_modes = !is_dec && strncmp(term, "linux", 5) != 0;
    prepare_rescue();
    int in = dup(input), out = dup(output);
    input_file = in < 0 ? NULL : fdopen(in, "r");
    output_file = out < 0 ? NULL : fdopen(out, "w");
    if (!input_file || !output_file) return false;
    hub_signals_save();
    screen = newterm(NULL, output_file, input_file);
    hub_signals_restore();
    if (!screen) return false;
    raw();
    noecho();
    nonl();
    keypad(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    idlok(stdscr, FALSE);
    // Moved cells would take the strokes over them along.
    idcok(stdscr, FALSE);
    color_count = 0;
    if (colors && has_colors() && start_color() == OK) {
        use_default_colors();
        color_count = COLORS;
    }
    refresh();
    enter();
    return hub_signals_start();
}

void hub_pause(void)
{
    if (has_modes) write_text(modes_off);
    curs_set(1);
    endwin();
    collect_clearing();
    flush_bytes();
    hub_stops_release();
    hub_rescue_disarm();
    hub_rescue_modes();
}

void hub_resume(void)
{
    reset_prog_mode();
    clearok(curscr, TRUE);
    refresh();
    enter();
}

void hub_close(void)
{
    hub_signals_end();
    delscreen(screen);
    screen = NULL;
    fclose(input_file);
    fclose(output_file);
    free(bytes);
    bytes = NULL;
    byte_count = byte_room = 0;
}

void hub_size(int *columns, int *rows)
{
    struct winsize size;
    if (ioctl(hub_output, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
        *columns = size.ws_col;
        *rows = size.ws_row;
    } else {
        *columns = COLS;
        *rows = LINES;
    }
}

void hub_resize(int columns, int rows)
{
    resizeterm(rows, columns);
    clearok(curscr, TRUE);
}

int hub_colors(void) { return color_count; }
bool hub_true_color(bool is_named)
{
    // With more than 256 ncurses' numbers are the colours themselves.
    if (!has_modes || color_count < 8 || color_count > 256) return false;
    return is_named || tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || tigetflag("Tc") > 0;
}

int hub_pairs(void) { return COLOR_PAIRS; }

bool hub_define_pair(int pair, int foreground, int background)
{
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS
    return init_extended_pair(pair, foreground, background) == OK;
#else
    return init_pair((short)pair, (short)foreground, (short)background) == OK;
#endif
}

int hub_measure(const uint32_t *scalars, int count)
{
    if (count < 1 || count > CCHARW_MAX) return -1;
    int width = wcwidth((wchar_t)scalars[0]);
    for (int i = 1; i < count; i++)
        if (wcwidth((wchar_t)scalars[i]) != 0) return -1;
    return width > 0 ? width : -1;
}

static attr_t curses_attributes(int attributes)
{
    attr_t result = A_NORMAL;
    if (attributes & HUB_BOLD) result |= A_BOLD;
    if (attributes & HUB_DIM) result |= A_DIM;
#ifdef A_ITALIC
    if (attributes & HUB_ITALIC) result |= A_ITALIC;
#endif
    if (attributes & HUB_UNDERLINE) result |= A_UNDERLINE;
    if (attributes & HUB_REVERSE) result |= A_REVERSE;
    return result;
}

void hub_clear_row(int row)
{
    wmove(stdscr, row, 0);
    wclrtoeol(stdscr);
}

void hub_put(int row, int column, const uint32_t *scalars, int count, int attributes, int pair)
{
    wchar_t text[CCHARW_MAX + 1] = {0};
    for (int i = 0; i < count && i < CCHARW_MAX; i++) text[i] = (wchar_t)scalars[i];
    cchar_t cell;
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS
    if (setcchar(&cell, text, curses_attributes(attributes), 0, &pair) != OK) return;
#else
    if (setcchar(&cell, text, curses_attributes(attributes), (short)pair, NULL) != OK) return;
#endif
    mvwadd_wchnstr(stdscr, row, column, &cell, 1);
}

void hub_redraw_row(int row) { wredrawln(stdscr, row, 1); }
void hub_redraw_all(void) { clearok(curscr, TRUE); }

void hub_update(int row, int column)
{
    curs_set(row < 0 ? 0 : 1);
    wmove(stdscr, row < 0 ? 0 : row, row < 0 ? 0 : column);
    refresh();
}

static void style(int attributes, int pair)
{
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS
    vid_puts(curses_attributes(attributes), 0, &pair, collect);
#else
    vid_puts(curses_attributes(attributes), (short)pair, NULL, collect);
#endif
}

// Whether a colour is on that ncurses did not set.
static bool has_exact;

static void exact(int code, int color)
{
    char text[40];
    if (color < 0) return;
    int count = snprintf(text, sizeof text, "\033[%d;2;%d;%d;%dm", code, color >> 16 & 255, color >> 8 & 255, color & 255);
    collect_all(text, (size_t)count);
    has_exact = true;
}

// ncurses forgets its own colours first, and so sets those that are wanted next.
static void end_exact(void)
{
    if (!has_exact) return;
    has_exact = false;
    style(0, 0);
    collect_all("\033[39;49m", 8);
}

static void place(int row, int column)
{
    tputs(tparm(cursor_address, (long)row, (long)column, 0L, 0L, 0L, 0L, 0L, 0L, 0L), 1, collect);
}

void hub_stroke(int row, int column, const char *utf8, size_t count, int attributes, int pair, int ink, int ground)
{
    // Without automatic margins a cluster that the terminal draws too wide can't spill into the next row.
    if (byte_count == 0) collect_string(exit_am_mode);
    place(row, column);
    end_exact();
    style(attributes, pair);
    exact(38, ink);
    exact(48, ground);
    collect_all(utf8, count);
}

int hub_link_limit(void)
{
    const char *term = getenv("TERM");
    if (!has_modes || !term) return 0;
    // GNU screen shows what stands in a sequence beyond its buffer of 256 bytes; the mark and the frame are in it too.
    return strncmp(term, "screen", 6) == 0 ? 200 : 1024;
}

void hub_link_begin(const char *target, const char *mark)
{
    // Before anything is collected, as in hub_stroke.
    if (byte_count == 0) collect_string(exit_am_mode);
    collect_all("\033]8;id=", 7);
    collect_all(mark, strlen(mark));
    collect(';');
    collect_all(target, strlen(target));
    collect_all("\033\\", 2);
}

void hub_link_end(void) { collect_all("\033]8;;\033\\", 7); }

void hub_stroke_end(void)
{
    if (byte_count == 0) return;
    end_exact();
    style(0, 0);
    collect_string(enter_am_mode);
    place(getcury(curscr), getcurx(curscr));
    flush_bytes();
}

void hub_set_title(const char *title)
{
    if (!has_modes) return;
    byte_count = 0;
    collect_all("\033]2;", 4);
    collect_all(title, strlen(title));
    collect_all("\033\\", 2);
    flush_bytes();
}

void hub_send(const char *sequence)
{
    if (has_modes) write_text(sequence);
}

void hub_mouse(bool is_on)
{
    wants_mouse = is_on;
    if (has_modes) write_text(is_on ? mouse_on : mouse_off);
}

bool hub_ask(const char *question)
{
    if (has_modes) write_text(question);
    return has_modes;
}

void hub_bell(void) { write_text("\a"); }
