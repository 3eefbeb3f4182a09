import Assets
import ChatModel
import TerminalCore
import TestKit
import Testing

@testable import ClientCore
@testable import ClientUI

@Suite struct KeyMapTests {
    @Test(arguments: [
        ("Ctrl-n", Key.control("n")), ("Ctrl-N", .control("n")), ("Ctrl-_", .control("_")), ("Alt-/", .alt("/")),
        ("Alt--", .alt("-")), ("Alt-中", .alt("中")), ("j", .character("j")), ("G", .character("G")),
        ("-", .character("-")),
        ("Space", .character(" ")), ("Alt-Right", .arrow(.right, .alt)), ("Alt-→", .arrow(.right, .alt)),
        ("Up", .arrow(.up, [])), ("Ctrl-Shift-Home", .home([.control, .shift])), ("PgUp", .pageUp([])),
        ("PageDown", .pageDown([])), ("F7", .function(7)), ("Shift-F1", .function(13)), ("Ctrl-F12", .function(36)),
        ("Esc", .escape), ("Alt-Enter", .altEnter), ("Shift-Tab", .backTab), ("Del", .delete), ("F", .character("F")),
    ])
    func keysAreReadAsTheyAreWritten(text: String, key: Key) { #expect(Key(written: text) == key) }

    @Test(arguments: [
        "", "Ctrl-", "Ctrl-i", "Ctrl-m", "Ctrl-h", "Ctrl-1", "Strg-n", "F0", "F49", "Alt-F4", "ab", "Ctrl-Alt-x",
        "\u{1B}",
        "Shift-a", "Enter ", "\u{301}",
    ])
    func whatNoTerminalReportsIsNoKey(text: String) { #expect(Key(written: text) == nil) }

    @Test func everyNameOnTheScreenIsReadAgain() {
        for row in Keys.standard.sections.flatMap(\.rows) where row.does != "key.words.does" {
            for key in row.keys { #expect(Key(written: key.name) == key, "\(key.name)") }
        }
    }

    @Test func everyLineOfTheFileBindsAKeyAndEveryActionHasOne() {
        let keys = Keys.standard
        let maps: [(String, [(key: Key, action: String)], [String])] = [
            (keys.chat.table, keys.chat.wishes, keys.chat.names),
            (keys.program.table, keys.program.wishes, keys.program.names),
            (keys.select.table, keys.select.wishes, keys.select.names),
            (keys.search.table, keys.search.wishes, keys.search.names),
            (keys.find.table, keys.find.wishes, keys.find.names),
            (keys.catchUp.table, keys.catchUp.wishes, keys.catchUp.names),
            (keys.switcher.table, keys.switcher.wishes, keys.switcher.names),
            (keys.picker.table, keys.picker.wishes, keys.picker.names),
            (keys.paste.table, keys.paste.wishes, keys.paste.names),
        ]
        for (table, wishes, names) in maps {
            let lines = KeyFile.lines.filter { $0.table == table }
            #expect(wishes.count == lines.count && Set(wishes.map(\.action)) == Set(names), "\(table)")
            #expect(Set(names).count == names.count)
        }
        #expect(KeyFile.lines.allSatisfy { keys.tables.contains($0.table) })
    }

    @Test func aKeyMeansWhatThePersonSays() throws {
        var scene = try Scene.lobby(100, 12)
        scene.submit("/join #build")
        try scene.joined(2)
        scene.submit("/bind Ctrl-x previous-room")
        #expect(scene.draw().rows.joined().contains("Ctrl-x means previous-room until you leave."))
        scene.press(.control("x"))
        #expect(scene.client.shownHub?.active == .room(.lobby))
        scene.submit("/bind F8 none")
        let before = scene.draw()
        scene.press(.function(8))
        #expect(scene.draw() == before)
        scene.submit("/bind F8 redraw")
        scene.press(.function(8))
        #expect(scene.redraws == 1)
        scene.submit("/bind F1 search")
        scene.press(.function(1))
        #expect(scene.interface.help == nil && scene.client.shownHub?.search?.isShown == true)
    }

    @Test(arguments: [
        ("/bind Strg-x search", "No key is written \"Strg-x\"."), ("/bind x search", "No key is written \"x\"."),
        ("/bind Ctrl-x serch", "Nothing is called \"serch\". There are: send, complete,"),
        ("/bind Ctrl-x", "Write it like this: /bind [KEY ACTION]"),
    ])
    func whatCannotBeIsSaid(text: String, answer: String) throws {
        var scene = try Scene.lobby(120, 12)
        scene.submit(text)
        #expect(scene.draw().rows.joined().contains(answer))
    }

    @Test func allKeysAreTold() throws {
        var scene = try Scene.lobby(100, 60)
        scene.submit("/bind")
        let page = scene.draw().rows.joined(separator: "\n")
        for wish in Keys.standard.wishes { #expect(page.contains("  \(wish.key.padded(to: 12))  \(wish.action)")) }
    }

    @Test func otherPlacesHaveTheirOwnKeysAndTheScreenNamesThem() throws {
        var scene = try Scene.talk(100, 9)
        try scene.around.keys.bind("c", to: "copy", in: "keys.select")
        try scene.around.keys.bind("y", to: "none", in: "keys.select")
        try scene.around.keys.bind("Ctrl-q", to: "leave", in: "keys.search")
        scene.press(.alt("s"))
        #expect(scene.draw().rows[8].contains("c copy"))
        scene.press(.character("y"))
        #expect(scene.errands.isEmpty)
        scene.press(.character("c"))
        #expect(scene.errands == [.copy("on it")])
        scene.press(.escape, .control("s"), .control("q"))
        #expect(scene.client.shownHub?.search == nil)
        var keys = Keys.standard
        #expect(throws: KeyFault.noSuchKey) { try keys.bind("q", to: "leave", in: "keys.search") }
        #expect(throws: KeyFault.noSuchTable(keys.tables)) { try keys.bind("q", to: "leave", in: "keys.nowhere") }
    }

    @Test func thePageOfHelpFollows() throws {
        var scene = try Scene.lobby(100, 200)
        scene.submit("/bind F9 search")
        scene.submit("/bind Ctrl-s none")
        scene.press(.function(1))
        let page = scene.draw().rows
        #expect(page.contains { $0.contains("  F9 ") && $0.contains("search everything") })
    }
}
