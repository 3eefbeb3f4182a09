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
        "Shift-a", "Enter ", "\u{301}", "e\u{301}", "Alt-👩‍👧",
    ])
    func whatNoTerminalReportsIsNoKey(text: String) { #expect(Key(written: text) == nil) }

    @Test func everyNameOnTheScreenIsReadAgain() {
        for row in Keys.standard.sections.flatMap(\.rows) {
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
            (keys.file.table, keys.file.wishes, keys.file.names),
            (keys.writing.table, keys.writing.wishes, keys.writing.names),
            (keys.recall.table, keys.recall.wishes, keys.recall.names),
        ]
        for (table, wishes, names) in maps {
            let lines = KeyFile.lines.filter { $0.table == table }
            #expect(wishes.count == lines.count && Set(wishes.map(\.action)) == Set(names), "\(table)")
            #expect(Set(names).count == names.count)
        }
        #expect(KeyFile.lines.allSatisfy { keys.tables.contains($0.table) } && Set(keys.tables).count == maps.count)
        let talking = keys.chat.names + keys.writing.names + keys.program.names
        #expect(Set(talking).count == talking.count)
    }

    /// Who changes how one writes begins with what it is.
    @Test func theSettingsFileNamesEveryKeyOfWriting() {
        let settings = String(decoding: Assets.configuration, as: UTF8.self).split(separator: "\n").map(String.init)
        for line in KeyFile.lines where line.table == "keys.writing" {
            #expect(settings.contains("# \"\(line.key)\" = \"\(line.values[0])\""), "\(line)")
        }
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
        ("/bind Strg-x search", "No key is written \"Strg-x\"."), ("/bind 👩‍👧 search", "No key is written"),
        ("/bind x search", "\"x\" alone writes itself; bind it with Ctrl or Alt, or take a key like F5."),
        ("/bind 7 undo", "\"7\" alone writes itself"), ("/bind Space undo", "\"Space\" alone writes itself"),
        (
            "/bind Ctrl-x serch",
            "Nothing is called \"serch\". Did you mean search? Tab behind \"/bind Ctrl-x\" goes through the names."
        ),
        (
            "/bind Ctrl-x frobnicate",
            "Nothing is called \"frobnicate\". Tab behind \"/bind Ctrl-x\" goes through the names;"
        ),
        ("/bind Ctrl-x", "Ctrl-x means nothing here. /bind Ctrl-x ACTION has it do something."),
        ("/bind PageUp", "PgUp means page-up here. /bind PgUp ACTION has it do something else."),
        ("/bind Ctrl-W", "Ctrl-w means kill-word here."), ("/bind F1", "F1 means help here."),
        ("/bind x", "\"x\" alone writes itself"), ("/bind Strg-x", "No key is written \"Strg-x\"."),
        ("/bind Ctrl-x next room", "Write it like this: /bind [KEY [ACTION]]"),
    ])
    func whatCannotBeIsSaid(text: String, answer: String) throws {
        var scene = try Scene.lobby(160, 24)
        scene.submit(text)
        #expect(scene.draw().rows.joined().contains(answer))
    }

    @Test(arguments: [("Enter", "send"), ("Ctrl-c", "interrupt")]) func theLastKeyOfWhatIsNeededStays(
        key: String, action: String
    ) throws {
        var scene = try Scene.lobby(160, 24)
        for other in ["none", "search"] {
            scene.submit("/bind \(key) \(other)")
            #expect(
                scene.draw().rows.joined().contains(
                    "\"\(key)\" is the last key for \(action); bind another one to it first."))
        }
        scene.submit("/bind F9 \(action)")
        scene.submit("/bind \(key) none")
        let wishes = scene.around.keys.wishes
        #expect(wishes.filter { $0.action == action }.map(\.key) == ["F9"] && !wishes.contains { $0.key == key })
    }

    @Test func allKeysAreTold() throws {
        var scene = try Scene.lobby(100, 90)
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
        #expect(throws: KeyFault.writes) { try keys.bind("q", to: "leave", in: "keys.search") }
        #expect(throws: KeyFault.noSuchTable(keys.tables)) { try keys.bind("q", to: "leave", in: "keys.nowhere") }
    }

    @Test func sentencesNameTheKeysThatDo() throws {
        var scene = try Scene.lobby(100, 12)
        #expect(scene.draw().rows[10].hasSuffix("F1 help "))
        scene.submit("/bind F6 help")
        scene.submit("/bind F1 none")
        #expect(scene.draw().rows[10].hasSuffix("F6 help "))
        scene.submit("/bind F6 none")
        #expect(scene.draw().rows[10].hasSuffix("(no key) help "))
        try scene.around.keys.bind("x", to: "host", in: "keys.picker")
        try scene.around.keys.bind("h", to: "none", in: "keys.picker")
        #expect(scene.around.words.text("picker.footer").contains("x host"))
        scene.around.take(.two)
        #expect(scene.around.words.text("picker.footer").contains("x host"))
    }

    /// What was laid out with the old name of a key is not shown again.
    @Test func theNameChangesInWhatIsKept() throws {
        var scene = try Scene.talk(80, 24)
        try scene.say(9, (["```"] + (1...40).map { "line \($0)" } + ["```"]).joined(separator: "\n"))
        var memo = SayingMemo()
        func picture() -> String {
            render(scene.client, scene.interface, in: scene.size, around: scene.around, remembering: &memo)
                .rows.joined(separator: "\n")
        }
        #expect(picture().contains("Alt-z shows all"))
        try scene.around.keys.bind("F5", to: "unfold")
        try scene.around.keys.bind("Alt-z", to: "none")
        #expect(picture().contains("F5 shows all"))
    }

    /// With every key of its own: what wrote before does so no more, and in every box the same key does.
    @Test func theKeysOfWritingAreAsMuchThePersonsOwn() throws {
        var scene = try Scene.lobby(100, 12)
        scene.type("one two")
        scene.press(.control("x"), .control("w"))
        #expect(scene.composed == "one ")
        scene.press(.control("u"))
        scene.submit("/bind Ctrl-x kill-word")
        scene.submit("/bind Ctrl-w none")
        scene.submit("/bind F6 up")
        scene.submit("/bind F5 new-line")
        scene.type("one two")
        scene.press(.control("w"))
        #expect(scene.composed == "one two")
        scene.press(.control("x"))
        #expect(scene.composed == "one ")
        scene.press(.function(5))
        scene.type("three")
        scene.press(.function(6), .control("x"))
        #expect(scene.composed == "\nthree")
        scene.press(.function(6))
        #expect(scene.composed == "/bind F5 new-line")
        scene.press(.control("s"))
        scene.type("no yes")
        scene.press(.function(5), .control("x"))
        #expect(scene.interface.searchBox.text == "no ")
    }

    /// In a conversation one key never means two things, wherever it was bound last.
    @Test(arguments: [
        ("keys", "undo"), ("keys.writing", "undo"), ("keys", "next-room"), ("keys", "help"),
        ("keys.everywhere", "help"),
    ])
    func aKeyThatIsBoundMeansNothingElse(table: String, action: String) throws {
        for key in ["Ctrl-n", "Ctrl-w", "Ctrl-l"] {
            var keys = Keys.standard
            try keys.bind(key, to: action, in: table)
            let wishes = keys.chat.wishes + keys.writing.wishes + keys.program.wishes
            #expect(wishes.filter { $0.key == Key(written: key) }.map(\.action) == [action])
        }
    }

    @Test func inItsOwnTableAKeyOnlyLosesWhatItMeansThere() throws {
        var keys = Keys.standard
        try keys.bind("Ctrl-n", to: "none", in: "keys.writing")
        #expect(keys.chat.command(for: .control("n")) == .move(.showNext))
        try keys.bind("Ctrl-a", to: "none", in: "keys.everywhere")
        #expect(keys.writing.command(for: .control("a")) == .lineStart)
        try keys.bind("Ctrl-a", to: "none")
        #expect(keys.writing.command(for: .control("a")) == nil)
        #expect(throws: KeyFault.noSuchAction(keys.writing.names)) {
            try keys.bind("Ctrl-a", to: "send", in: "keys.writing")
        }
    }

    @Test func completingGoesOnWithAnyKey() throws {
        var (tab, other) = (try Scene.lobby(100, 12), try Scene.lobby(100, 12))
        other.submit("/bind Ctrl-x complete")
        tab.type("/s")
        other.type("/s")
        for _ in 0..<3 {
            tab.press(.tab)
            other.press(.control("x"))
            #expect(tab.composed == other.composed)
        }
        #expect(tab.composed.hasPrefix("/s"))
    }

    /// Two spellings are one key, and three tables one place.
    @Test func aFileBindsAKeyOnce() throws {
        var seen = BoundKeys()
        let lines = [
            ("PageUp", "oldest", "keys", nil), ("PgUp", "newest", "keys", "keys"),
            ("PgUp", "oldest", "keys.search", nil), ("PgUp", "up", "keys.writing", "keys"),
            ("Ctrl-n", "none", "keys", nil), ("Ctrl-n", "up", "keys.writing", nil),
            ("Ctrl-N", "help", "keys.everywhere", "keys.writing"),
        ]
        for (key, action, table, first) in lines {
            #expect(try seen.add(key, to: action, in: table)?.table == first, "\(key) \(table)")
        }
        #expect(throws: KeyFault.noSuchKey) { try seen.add("Strg-x", to: "up", in: "keys") }
    }

    @Test func whatFindsALineOfBeforeIsNamedAsItIsBound() throws {
        var scene = try Scene.lobby(80, 9)
        scene.submit("Release on Friday")
        try scene.around.keys.bind("F9", to: "older", in: "keys.recall")
        try scene.around.keys.bind("Ctrl-r", to: "none", in: "keys.recall")
        try scene.around.keys.bind("Up", to: "none", in: "keys.recall")
        try scene.around.keys.bind("F6", to: "take", in: "keys.recall")
        try scene.around.keys.bind("Enter", to: "none", in: "keys.recall")
        try scene.around.keys.bind("Tab", to: "none", in: "keys.recall")
        scene.press(.control("r"))
        scene.type("rel")
        #expect(scene.draw().rows[7].hasPrefix(" wrote before: rel   F9 older   F6 take it   Esc back"))
        scene.press(.function(6))
        #expect(scene.composed == "Release on Friday")
    }

    @Test func thePageOfHelpFollows() throws {
        var scene = try Scene.lobby(100, 200)
        scene.submit("/bind F9 search")
        scene.submit("/bind Ctrl-s none")
        scene.submit("/bind F10 undo")
        scene.press(.function(1))
        let page = scene.draw().rows
        #expect(page.contains { $0.contains("  F9 ") && $0.contains("search everything") })
        #expect(page.contains { $0.contains("  Ctrl-_ F10 ") && $0.contains("undo") })
        #expect(page.contains { $0.contains("Searching everything: F9") })
    }
}
