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
            | In a conversation                                                                                     y                           copy
            |   Enter                       send                                                                    o                           open
            |   Tab Shift-Tab               complete a nick, room, command, path or :emoji:; the one before         v                           look at it
            |   PgUp PgDn                   scroll                                                                  z                           whole
            |   Alt-Home Alt-End            to the oldest loaded line, to the newest                                /                           find something as you type
            |   Alt-u                       to the first new line                                                   Esc q Alt-s                 back
            |   Alt-p Alt-n                 previous and next line that speaks of you
            |   Alt-s                       choose a message: answer, react, edit, delete, get its file           Going somewhere by name: Ctrl-g
            |   F3                          find something in this room as you type                                 ↑ Ctrl-p Shift-Tab ↓        choose
            |   Ctrl-s                      search everything that was said                                         Ctrl-n Tab
            |   F2                          what is new, on one screen                                              Enter                       go there
            |   Ctrl-g                      go to a room or person by some letters of the name                      Esc Ctrl-g                  back
            |   Ctrl-n Alt-→ Ctrl-p Alt-←   next and previous room
            |   Alt-1 … Alt-0               room by number; /go 3 does it too                                     Finding something in the room: F3
            |   Alt-a                       next room with news                                                     ↑ Ctrl-p F3 ↓ Ctrl-n        other
            |   Alt-/                       the room before                                                         Enter                       stay there
            |   Alt-z                       show long blocks of code whole, or fold them                            Ctrl-s                      look in all of it
            |   F7 F8                       hide or show the rooms, the people                                      Esc                         back
            |   Alt-l                       show the words alone, to copy them with the mouse
            |   Alt-e                       write in your own editor: VISUAL or EDITOR names it                   What is new: F2
            |   Ctrl-r                      find what you wrote before                                              ↑ k Ctrl-p ↓ j Ctrl-n PgUp  choose
            |   Esc                         back: from an answer, from what was found, to the newest line           Home PgDn End Space
            |                                                                                                       Enter                       go there
            | Writing                                                                                               x                           all is read
            |   Alt-Enter                   new line in the message                                                 Esc q F2                    back
            |   ↑ ↓                         what you wrote before; in a message of several lines, up and down
            |   ← Ctrl-b → Ctrl-f           a letter back, forward                                                Searching everything: Ctrl-s
            |   Ctrl-← Alt-b Ctrl-→ Alt-f   a word back, forward                                                    ↑ ↓ PgUp PgDn               choose
            |   Home Ctrl-a End Ctrl-e      to the beginning, to the end of the line                                Enter                       show it in its room
            |   Ctrl-Home Ctrl-End          to the beginning, to the end of the text                                Esc                         back
            |   Backspace Del Ctrl-d        take away the letter before, the letter behind
            |   Ctrl-w Alt-Backspace Alt-d  cut back to the space, back by a word, forward by a word              Looking at a file: v while choosing, or /view
            |   Ctrl-u Ctrl-k               cut to the beginning, to the end of the line                            ↑ k ↓ j Enter               move
            |   Ctrl-y Alt-y                put back what was cut; right after it, what was cut before              PgUp b PgDn Space g Home    turn
            |   Ctrl-t                      swap two letters                                                        Alt-Home G End Alt-End
            |   Ctrl-_                      undo                                                                    Esc q                       back
            |
            | Finding what you wrote before: Ctrl-r                                                               The list of hubs: /connect
            |   Ctrl-r ↑                    older                                                                   ↑ Ctrl-p k ↓ Ctrl-n j       choose a hub
            |   Ctrl-s ↓                    newer                                                                   PgUp Home PgDn End          the first, the last one
            |   Enter Tab                   take it                                                                 Enter                       go there
            |   Esc Ctrl-g                  back                                                                    a                           type an address
            |                                                                                                       h                           host a hub here
            | Asked about a long paste                                                                              o                           read what you have of a hub that is off
            |   Alt-s                       as a snippet                                                            n                           take another nick
            |   Alt-l                       each line as a message                                                  d                           see why hubs are missing
            |   Alt-e                       edit it first                                                           Esc                         back to the hub where you were
            |   Esc Alt-n                   not at all                                                              q                           leave
            |
            | Choosing a message: Alt-s                                                                           Everywhere
            |   j ↓ k ↑ g Home Alt-Home G   move                                                                    F1                          this page
            |   End Alt-End PgUp PgDn                                                                               Ctrl-c                      empty the line; twice: leave
            |   Space                                                                                               Alt-m                       the mouse scrolls and chooses, or not
            |   r Enter                     reply                                                                   Ctrl-l                      draw everything anew
            |   +                           react                                                                   Ctrl-z                      to the shell; fg comes back
            |   e                           edit
            |   d                           delete                                                                Commands
            |
            | ↑↓ PgUp PgDn move   Esc or F1 back
            """)
    }
}
