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
            | In a conversation                                                                                     e                           edit
            |   Enter                       send                                                                    d                           delete
            |   Tab Shift-Tab               complete a nick, room, command, path or :emoji:; the one before         p                           pin it for everybody, or no longer
            |   PgUp PgDn                   scroll                                                                  y                           copy
            |   Alt-Home Alt-End            to the oldest loaded line, to the newest                                o                           open
            |   Alt-u                       to the first new line                                                   v                           look at it
            |   Alt-p Alt-n                 previous and next line that speaks of you                               z                           whole
            |   Alt-s                       choose a message: answer, react, edit, delete, get its file             /                           find something as you type
            |   F3                          find something in this room as you type                                 Esc q Alt-s                 back
            |   Ctrl-s                      search everything that was said
            |   F2                          what is new, on one screen                                            Going somewhere by name: Ctrl-g
            |   Ctrl-g                      go to a room or person by some letters of the name                      ↑ Ctrl-p Shift-Tab ↓        choose
            |   Ctrl-n Alt-→ Ctrl-p Alt-←   next and previous room                                                  Ctrl-n Tab
            |   Alt-1 … Alt-0               room by number; /go 3 does it too                                       Enter                       go there
            |   Alt-a                       next room with news                                                     Esc Ctrl-g                  back
            |   Alt-/                       the room before
            |   Alt-z                       show long blocks of code whole, or fold them                          Finding something in the room: F3
            |   F7 F8                       hide or show the rooms, the people                                      ↑ Ctrl-p F3 ↓ Ctrl-n        other
            |   Alt-l                       show the words alone, to copy them with the mouse                       Enter                       stay there
            |   Alt-e                       write in your own editor: VISUAL or EDITOR names it                     Ctrl-s                      look in all of it
            |   Ctrl-r                      find what you wrote before                                              Esc                         back
            |   Alt-.                       put in the last word of the line before; again: of older lines
            |   Esc                         back: from an answer, from what was found, to the newest line         What is new: F2
            |                                                                                                       ↑ k Ctrl-p ↓ j Ctrl-n PgUp  choose
            | Writing                                                                                               Home PgDn End Space
            |   Alt-Enter                   new line in the message                                                 Enter                       go there
            |   ↑ ↓                         what you wrote before; in a message of several lines, up and down       x                           all is read
            |   ← Ctrl-b → Ctrl-f           a letter back, forward                                                  Esc q F2                    back
            |   Ctrl-← Alt-b Ctrl-→ Alt-f   a word back, forward
            |   Home Ctrl-a End Ctrl-e      to the beginning, to the end of the line                              Searching everything: Ctrl-s
            |   Ctrl-Home Ctrl-End          to the beginning, to the end of the text                                ↑ ↓ PgUp PgDn               choose
            |   Backspace Del Ctrl-d        take away the letter before, the letter behind                          Enter                       show it in its room
            |   Ctrl-w Alt-Backspace Alt-d  cut back to the space, back by a word, forward by a word                Esc                         back
            |   Ctrl-u Ctrl-k               cut to the beginning, to the end of the line
            |   Ctrl-y Alt-y                put back what was cut; right after it, what was cut before            Looking at a file: v while choosing, or /view
            |   Ctrl-t Alt-t                swap two letters, two words                                             ↑ k ↓ j Enter               move
            |   Alt-c Alt-U Alt-L           the word with a capital, in capitals, in small letters                  PgUp b PgDn Space g Home    turn
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
            |
            | ↑↓ PgUp PgDn move   Esc or F1 back
            """)
    }
}
