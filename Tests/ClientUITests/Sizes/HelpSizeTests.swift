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
            |   Tab Shift-Tab               complete a nick, room, command, path or :emoji:; the one before         y                           copy
            |   PgUp PgDn                   scroll                                                                  o                           open
            |   Alt-Home Alt-End            to the oldest loaded line, to the newest                                v                           look at it
            |   Alt-u                       to the first new line                                                   z                           whole
            |   Alt-p Alt-n                 previous and next line that speaks of you                               /                           find something as you type
            |   Alt-s                       choose a message: answer, react, edit, delete, get its file             Esc q Alt-s                 back
            |   F3                          find something in this room as you type
            |   Ctrl-s                      search everything that was said                                       Going somewhere by name: Ctrl-g
            |   F2                          what is new, on one screen                                              ↑ Ctrl-p Shift-Tab ↓        choose
            |   Ctrl-g                      go to a room or person by some letters of the name                      Ctrl-n Tab
            |   Ctrl-n Alt-→ Ctrl-p Alt-←   next and previous room                                                  Enter                       go there
            |   Alt-1 … Alt-0               room by number; /go 3 does it too                                       Esc Ctrl-g                  back
            |   Alt-a                       next room with news
            |   Alt-/                       the room before                                                       Finding something in the room: F3
            |   Alt-z                       show long blocks of code whole, or fold them                            ↑ Ctrl-p F3 ↓ Ctrl-n        other
            |   F7 F8                       hide or show the rooms, the people                                      Enter                       stay there
            |   Alt-l                       show the words alone, to copy them with the mouse                       Ctrl-s                      look in all of it
            |   Alt-e                       write in your own editor: VISUAL or EDITOR names it                     Esc                         back
            |   Ctrl-r                      find what you wrote before
            |   Alt-.                       put in the last word of the line before; again: of older lines        What is new: F2
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
            |   Ctrl-t Alt-t                swap two letters, two words                                             PgUp b PgDn Space g Home    turn
            |   Alt-c Alt-U Alt-L           the word with a capital, in capitals, in small letters                  Alt-Home G End Alt-End
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
            |
            | ↑↓ PgUp PgDn move   Esc or F1 back
            """)
    }
}
