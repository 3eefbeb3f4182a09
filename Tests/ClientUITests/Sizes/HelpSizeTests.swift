import ChatModel
import TerminalCore
import TestKit
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
            | In a conversation                                                                                   Going somewhere by name: Ctrl-g
            |   Enter                       send                                                                    ↑ Ctrl-p Shift-Tab ↓        choose
            |   Tab Shift-Tab               complete a nick, room, command, path or :emoji:; the one before         Ctrl-n Tab
            |   PgUp PgDn                   scroll                                                                  Enter                       go there
            |   Alt-Home Alt-End            to the oldest loaded line, to the newest                                Esc Ctrl-g                  back
            |   Alt-u                       to the first new line
            |   Alt-p Alt-n                 previous and next line that speaks of you                             Finding something in the room: F3
            |   Alt-s                       choose a message: answer, react, edit, delete, get its file             ↑ Ctrl-p F3 ↓ Ctrl-n        other
            |   F3                          find something in this room as you type                                 Enter                       stay there
            |   Ctrl-s                      search everything that was said                                         Ctrl-s                      look in all of it
            |   F2                          what is new, on one screen                                              Esc                         back
            |   Ctrl-g                      go to a room or person by some letters of the name
            |   Ctrl-n Alt-→ Ctrl-p Alt-←   next and previous room                                                What is new: F2
            |   Alt-1 … Alt-0               room by number; /go 3 does it too                                       ↑ k Ctrl-p ↓ j Ctrl-n PgUp  choose
            |   Alt-a                       next room with news                                                     Home PgDn End Space
            |   Alt-/                       the room before                                                         Enter                       go there
            |   Alt-z                       show long blocks of code whole, or fold them                            x                           all is read
            |   F7 F8                       hide or show the rooms, the people                                      Esc q F2                    back
            |   Alt-e                       write in your own editor: VISUAL or EDITOR names it
            |   Ctrl-r                      find what you wrote before                                            Searching everything: Ctrl-s
            |   Esc                         back: from an answer, from what was found, to the newest line           ↑ ↓ PgUp PgDn               choose
            |                                                                                                       Enter                       show it in its room
            | Writing                                                                                               Esc                         back
            |   Alt-Enter                   new line in the message
            |   ↑ ↓                         what you wrote before; in a message of several lines, up and down     Looking at a file: v while choosing, or /view
            |   ← Ctrl-b → Ctrl-f           a letter back, forward                                                  ↑ k ↓ j Enter               move
            |   Ctrl-← Alt-b Ctrl-→ Alt-f   a word back, forward                                                    PgUp b PgDn Space g Home    turn
            |   Home Ctrl-a End Ctrl-e      to the beginning, to the end of the line                                Alt-Home G End Alt-End
            |   Ctrl-Home Ctrl-End          to the beginning, to the end of the text                                Esc q                       back
            |   Backspace Del Ctrl-d        take away the letter before, the letter behind
            |   Ctrl-w Alt-Backspace Alt-d  cut back to the space, back by a word, forward by a word              The list of hubs: /connect
            |   Ctrl-u Ctrl-k               cut to the beginning, to the end of the line                            ↑ Ctrl-p k ↓ Ctrl-n j       choose a hub
            |   Ctrl-y Alt-y                put back what was cut; right after it, what was cut before              PgUp Home PgDn End          the first, the last one
            |   Ctrl-t                      swap two letters                                                        Enter                       go there
            |   Ctrl-_                      undo                                                                    a                           type an address
            |                                                                                                       h                           host a hub here
            | Asked about a long paste                                                                              o                           read what you have of a hub that is off
            |   s                           as a snippet                                                            n                           take another nick
            |   l                           each line as a message                                                  d                           see why hubs are missing
            |   e                           edit it first                                                           Esc                         back to the hub where you were
            |   Esc n q                     not at all                                                              q                           leave
            |
            | Choosing a message: Alt-s                                                                           Everywhere
            |   j ↓ k ↑ g Home Alt-Home G   move                                                                    F1                          this page
            |   End Alt-End PgUp PgDn                                                                               Ctrl-c                      empty the line; twice: leave
            |   Space                                                                                               Alt-m                       the mouse scrolls and chooses, or not
            |   r Enter                     reply                                                                   Ctrl-l                      draw everything anew
            |   +                           react                                                                   Ctrl-z                      to the shell; fg comes back
            |   e                           edit
            |   d                           delete                                                                Commands
            |   y                           copy                                                                    /help [COMMAND]             tells what a command does.
            |   o                           open                                                                    /join #ROOM                 goes into a room; makes it if there is none.
            |   v                           look at it                                                              /leave [#ROOM]              goes out of a room.
            |   z                           whole                                                                   /close                      closes the room or conversation on the screen.
            |   /                           find something as you type                                              /msg NICK TEXT              tells somebody something directly.
            |   Esc q Alt-s                 back                                                                    /query NICK                 opens the conversation with somebody.
            |                                                                                                       /me TEXT                    says what you do.
            |
            | ↑↓ PgUp PgDn move   Esc or F1 back
            """)
    }
}
