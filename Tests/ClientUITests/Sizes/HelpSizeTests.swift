import ChatModel
import Expectations
import TerminalCore
import Testing

@testable import ClientCore
@testable import ClientUI

/// The help page.
@Suite struct HelpSizeTests {
    @Test func itsBeginning() throws {
        var scene = try Scene.lobby(80, 24)
        scene.press(.function(1))
        expectSizes(
            scene.drawn,
            """
            20×5
            | Help
            | In a conversation
            |   Enter
            |     send
            | Esc or F1 back
            40×12
            | Help
            | In a conversation
            |   Enter
            |     send
            |   Tab Shift-Tab
            |     complete a nick, room, command,
            |     path or :emoji:; the one before
            |   PgUp PgDn
            |     scroll
            |   Alt-Home Alt-End
            |
            | ↑↓ PgUp PgDn move   Esc or F1 back
            80×24
            | Help
            | In a conversation
            |   Enter                       send
            |   Tab Shift-Tab               complete a nick, room, command, path or :emoji:;
            |                               the one before
            |   PgUp PgDn                   scroll
            |   Alt-Home Alt-End            to the oldest loaded line, to the newest
            |   Alt-u                       to the first new line
            |   Alt-p Alt-n                 previous and next line that speaks of you
            |   Alt-s                       choose a message: answer, react, edit, delete,
            |                               get its file
            |   F3                          find something in this room as you type
            |   Ctrl-s                      search everything that was said
            |   F2                          what is new, on one screen
            |   Ctrl-g                      go to a room or person by some letters of the
            |                               name
            |   Ctrl-n Alt-→ Ctrl-p Alt-←   next and previous room
            |   Alt-1 … Alt-0               room by number; /go 3 does it too
            |   Alt-a                       next room with news
            |   Alt-/                       the room before
            |   Alt-z                       show long blocks of code whole, or fold them
            |   F7 F8                       hide or show the rooms, the people
            |
            | ↑↓ PgUp PgDn move   Esc or F1 back
            200×60
            | Help
            | In a conversation                                                                                     p                           pin it for everybody, or no longer
            |   Enter                       send                                                                    y                           copy
            |   Tab Shift-Tab               complete a nick, room, command, path or :emoji:; the one before         o                           open
            |   PgUp PgDn                   scroll                                                                  v                           look at it
            |   Alt-Home Alt-End            to the oldest loaded line, to the newest                                z                           whole
            |   Alt-u                       to the first new line                                                   /                           find something as you type
            |   Alt-p Alt-n                 previous and next line that speaks of you                               Esc q Alt-s                 back
            |   Alt-s                       choose a message: answer, react, edit, delete, get its file
            |   F3                          find something in this room as you type                               Going somewhere by name: Ctrl-g
            |   Ctrl-s                      search everything that was said                                         ↑ Ctrl-p Shift-Tab ↓        choose
            |   F2                          what is new, on one screen                                              Ctrl-n Tab
            |   Ctrl-g                      go to a room or person by some letters of the name                      Enter                       go there
            |   Ctrl-n Alt-→ Ctrl-p Alt-←   next and previous room                                                  Esc Ctrl-g                  back
            |   Alt-1 … Alt-0               room by number; /go 3 does it too
            |   Alt-a                       next room with news                                                   Finding something in the room: F3
            |   Alt-/                       the room before                                                         ↑ Ctrl-p F3 ↓ Ctrl-n        other
            |   Alt-z                       show long blocks of code whole, or fold them                            Enter                       stay there
            |   F7 F8                       hide or show the rooms, the people                                      Ctrl-s                      look in all of it
            |   Alt-l                       show the words alone, to copy them with the mouse                       Esc                         back
            |   Alt-e                       write in your own editor: VISUAL or EDITOR names it
            |   Ctrl-r                      find what you wrote before                                            What is new: F2
            |   Esc                         back: from an answer, from what was found, to the newest line           ↑ k Ctrl-p ↓ j Ctrl-n PgUp  choose
            |                                                                                                       Home PgDn End Space
            | Writing                                                                                               Enter                       go there
            |   Alt-Enter                   new line in the message                                                 x                           all is read
            |   ↑ ↓                         what you wrote before; in a message of several lines, up and down       Esc q F2                    back
            |   ← Ctrl-b → Ctrl-f           a letter back, forward
            |   Ctrl-← Alt-b Ctrl-→ Alt-f   a word back, forward                                                  Searching everything: Ctrl-s
            |   Home Ctrl-a End Ctrl-e      to the beginning, to the end of the line                                ↑ ↓ PgUp PgDn               choose
            |   Ctrl-Home Ctrl-End          to the beginning, to the end of the text                                Enter                       show it in its room
            |   Backspace Del Ctrl-d        take away the letter before, the letter behind                          Esc                         back
            |   Ctrl-w Alt-Backspace Alt-d  cut back to the space, back by a word, forward by a word
            |   Ctrl-u Ctrl-k               cut to the beginning, to the end of the line                          Looking at a file: v while choosing, or /view
            |   Ctrl-y Alt-y                put back what was cut; right after it, what was cut before              ↑ k ↓ j Enter               move
            |   Ctrl-t                      swap two letters                                                        PgUp b PgDn Space g Home    turn
            |   Ctrl-_                      undo                                                                    Alt-Home G End Alt-End
            |                                                                                                       Esc q                       back
            | Finding what you wrote before: Ctrl-r
            |   Ctrl-r ↑                    older                                                                 The list of hubs: /connect
            |   Ctrl-s ↓                    newer                                                                   ↑ Ctrl-p k ↓ Ctrl-n j       choose a hub
            |   Enter Tab                   take it                                                                 PgUp Home PgDn End          the first, the last one
            |   Esc Ctrl-g                  back                                                                    Enter                       go there
            |                                                                                                       a                           type an address
            | Asked about a long paste                                                                              h                           host a hub here
            |   Alt-s                       as a snippet                                                            o                           read what you have of a hub that is off
            |   Alt-l                       each line as a message                                                  n                           take another nick
            |   Alt-e                       edit it first                                                           d                           see why hubs are missing
            |   Esc Alt-n                   not at all                                                              Esc                         back to the hub where you were
            |                                                                                                       q                           leave
            | Choosing a message: Alt-s
            |   j ↓ k ↑ g Home Alt-Home G   move                                                                  Everywhere
            |   End Alt-End PgUp PgDn                                                                               F1                          this page
            |   Space                                                                                               Ctrl-c                      empty the line; twice: leave
            |   r Enter                     reply                                                                   Alt-m                       the mouse scrolls and chooses, or not
            |   +                           react                                                                   Ctrl-l                      draw everything anew
            |   e                           edit                                                                    Ctrl-z                      to the shell; fg comes back
            |   d                           delete
            |
            | ↑↓ PgUp PgDn move   Esc or F1 back
            """)
    }
}
