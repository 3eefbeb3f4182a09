import ChatModel
import TerminalCore
import TestKit
import Testing

@testable import ClientCore
@testable import ClientUI

/// The help page tells of the keys that are bound, of all of them, and of no others.
@Suite struct HelpKeyTests {
    /// Every key that a terminal reports for a key press, but letters.
    private static let keys: [Key] = {
        let letters = "abcdefghijklmnopqrstuvwxyz"
        let printable = (0x21..<0x7F).compactMap { Unicode.Scalar($0).map { Character($0) } }
        let modifiers: [Modifiers] = [
            [], .shift, .alt, .control, [.alt, .shift], [.control, .shift], [.control, .alt],
        ]
        let controls = (letters + "@\\]^_").filter { !"imh".contains($0) }.map(Key.control)
        let arrows = modifiers.flatMap { held in TerminalCore.Direction.allCases.map { Key.arrow($0, held) } }
        let places = modifiers.flatMap { [Key.home($0), .end($0), .pageUp($0), .pageDown($0)] }
        let named: [Key] = [.enter, .altEnter, .tab, .backTab, .backspace, .altBackspace, .delete, .escape]
        return controls + printable.map(Key.alt) + arrows + places + named + (1...48).map(Key.function)
    }()

    private func told(_ sections: String...) -> Set<Key> {
        Set(Keys.standard.sections.filter { sections.contains($0.title) }.flatMap(\.rows).flatMap(\.keys))
    }

    @Test func allKeysOfWritingAreToldAndNoOthers() {
        let bound = Self.keys.filter { key in
            var editor = LineEditor(byteLimit: 100)
            editor.setText("one two\nthree four\nfive six")
            _ = editor.perform(.up)
            return Keys.standard.write(key, in: &editor) != .unhandled && Keys.standard.chat.command(for: key) == nil
                && Keys.standard.program.command(for: key) == nil
        }
        #expect(told("help.writing") == Set(bound))
    }

    @Test func aKeyThatIsNotToldDoesNothing() throws {
        let told = told("help.keys", "help.writing", "help.everywhere")
        var scene = try Scene.busy(100, 20)
        scene.press(.alt("2"), .alt("1"))
        for key in Self.keys where !told.contains(key) {
            var tried = scene
            tried.press(key)
            #expect(tried.draw() == scene.draw() && tried.latest.isEmpty && tried.redraws == scene.redraws, "\(key)")
        }
    }

    @Test func aKeyThatIsToldDoesSomething() throws {
        var scene = try Scene.lines(60, 100, 20)
        for room in ["#build", "#random"] {
            scene.submit("/join \(room)")
            try scene.joined(room == "#build" ? 2 : 3)
        }
        scene.press(.alt("1"), .alt("3"), .alt("1"))
        try scene.say(2, "dana?")
        for number in 1...40 { try scene.say(2, "more \(number)") }
        scene.press(.pageUp([]))
        try scene.say(2, "dana?")
        try scene.say(2, "news", in: 2)
        scene.type("some words /jo here")
        for _ in 0..<5 { scene.press(.arrow(.left, [])) }
        // What does nothing here shows so only where there is nothing of its kind.
        let others: Set<Key> = [
            .control("y"), .alt("y"), .alt("e"), .alt("1"), .alt("u"), .alt("4"), .alt("5"), .alt("6"), .alt("7"),
            .alt("8"), .alt("9"),
            .alt("0"), .alt("z"), .backTab, .tab, .arrow(.down, []),
            // What is said of it stands at the end, which is not on the screen.
            .alt("m"),
        ]
        for key in told("help.keys", "help.writing", "help.everywhere").subtracting(others) {
            var tried = scene
            tried.press(key)
            let isSame = tried.draw() == scene.draw() && tried.redraws == scene.redraws
            #expect(!isSame || tried.suspensions > scene.suspensions, "\(key)")
        }
    }

    @Test func noKeyIsBoundTwiceInOnePlace() {
        for section in Keys.standard.sections {
            let keys = section.rows.flatMap(\.keys)
            #expect(keys.count == Set(keys).count, "\(section.title)")
        }
        let chat = told("help.keys", "help.everywhere", "help.writing")
        #expect(
            Keys.standard.sections.filter { ["help.keys", "help.everywhere", "help.writing"].contains($0.title) }
                .flatMap(\.rows).flatMap(\.keys).count == chat.count)
    }

    @Test func everyKeyOfAPlaceIsOnThePageUnderItsName() throws {
        var scene = try Scene.lobby(100, 300)
        scene.press(.function(1))
        let page = scene.draw().rows.joined(separator: "\n")
        for row in Keys.standard.sections.flatMap(\.rows) {
            #expect(page.contains(Sample.words.text(row.does).prefix(40)), "\(row.does)")
            #expect(row.keys.allSatisfy { !$0.name.isEmpty })
        }
        // A long one is told in several lines.
        for word in CommandTable.all.flatMap({ $0.written.split(separator: " ") }) {
            #expect(page.contains(word), "\(word)")
        }
    }

    @Test(arguments: [
        (Key.control("n"), "Ctrl-n"), (.alt("/"), "Alt-/"), (.arrow(.right, .alt), "Alt-→"), (.function(7), "F7"),
        (.home([.control, .shift]), "Ctrl-Shift-Home"), (.character(" "), "Space"), (.backTab, "Shift-Tab"),
        (.pageUp([]), "PgUp"), (.focus(true), ""),
    ])
    func keysHaveNames(key: Key, name: String) { #expect(key.name == name) }

    @Test func aRoomKeyGoesFromTheHelpPageToTheRoom() throws {
        var scene = try Scene.talk(80, 24)
        scene.submit("/join #b")
        try scene.joined(2)
        scene.press(.function(1), .alt("1"))
        #expect(scene.interface.help == nil && scene.client.shownHub?.shown?.name?.written == "#lobby")
        scene.press(.control("s"), .function(1), .alt("2"))
        #expect(scene.interface.help == nil && scene.client.shownHub?.search == nil)
        #expect(scene.client.shownHub?.shown?.name?.written == "#b")
        scene.press(.function(1), .character("x"))
        #expect(scene.interface.help != nil)
    }

    @Test func theListOfHubsKeepsItsHelpPage() throws {
        var scene = Scene(80, 24)
        try scene.start()
        scene.press(.function(1), .alt("1"))
        #expect(scene.interface.help != nil)
    }

    @Test func theHelpOfACommandSaysItsOtherNames() throws {
        var scene = try Scene.lobby(100, 12)
        scene.submit("/help switch")
        let text = scene.draw().rows.joined(separator: " ")
        #expect(text.contains("/go NAME: goes to the room") && text.contains("/switch, /buffer"))
    }
}
