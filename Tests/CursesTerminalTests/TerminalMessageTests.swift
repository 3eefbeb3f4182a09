import Testing

@testable import CursesTerminal

@Suite struct TerminalMessageTests {
    private static let esc = "\u{1B}"
    /// What would end a sequence and begin another, in both encodings of the controls.
    private static let hostile = "a\u{1B}\\\u{07}b\u{9C}\u{1B}]52;c;eA==\u{07}\u{202E}c\n\u{0}d\u{9D}52;c;eA==\u{9C}"

    @Test(arguments: [
        (NotificationWay.osc9, "\u{1B}]9;hubbub: ann in #lobby: tea?\u{1B}\\"),
        (.osc777, "\u{1B}]777;notify;ann in #lobby;tea?\u{1B}\\"),
        (
            .osc99,
            "\u{1B}]99;i=hubbub:d=0:p=title;ann in #lobby\u{1B}\\\u{1B}]99;i=hubbub:d=1:p=body;tea?\u{1B}\\"
        ),
    ])
    func aNotificationIsOneSequence(way: NotificationWay, text: String) {
        #expect(TerminalMessage.notification("ann in #lobby", "tea?", by: way)?.text == text)
    }

    @Test(arguments: [NotificationWay.bell, .none])
    func theBellHasNoWords(way: NotificationWay) {
        #expect(TerminalMessage.notification("a", "b", by: way) == nil)
    }

    @Test(arguments: [NotificationWay.osc9, .osc777, .osc99])
    func nobodysWordsEndASequence(way: NotificationWay) throws {
        let text = try #require(TerminalMessage.notification(Self.hostile, Self.hostile, by: way)?.text)
        // What stays are the sequences' own beginnings and ends.
        let sequences = way == .osc99 ? 2 : 1
        #expect(text.unicodeScalars.filter { $0 == "\u{1B}" }.count == 2 * sequences, "\(text.debugDescription)")
        #expect(text.hasPrefix("\u{1B}]") && text.hasSuffix("\u{1B}\\"))
        #expect(
            !text.unicodeScalars.contains { (0x80..<0xA0).contains($0.value) || $0 == "\u{07}" || $0 == "\u{202E}" })
        #expect(!text.contains("\n"))
    }

    @Test func aTitleHasNoFieldsOfItsOwn() {
        #expect(
            TerminalMessage.notification("a;b", "c;d", by: .osc777)?.text == "\u{1B}]777;notify;a,b;c;d\u{1B}\\")
    }

    @Test func aNotificationNeverBeginsWithANumber() throws {
        let text = try #require(TerminalMessage.notification("4;1;50", "x", by: .osc9)?.text)
        #expect(text.hasPrefix("\u{1B}]9;hubbub: "))
    }

    @Test func aLongLineIsCut() {
        #expect(TerminalMessage.clean(String(repeating: "字", count: 500)).count <= 100)
        #expect(TerminalMessage.clean("one\ntwo\tthree") == "one two three")
    }

    @Test func theClipboardGetsTheBytesInBase64() {
        #expect(TerminalMessage.clipboard("a\u{1B}]é")?.text == "\u{1B}]52;c;YRtdw6k=\u{1B}\\")
        #expect(TerminalMessage.clipboard(String(repeating: "x", count: TerminalMessage.clipboardLimit + 1)) == nil)
    }

    @Test func multiplexersPassItOn() throws {
        let message = try #require(TerminalMessage.clipboard("a"))
        #expect(message.passed(through: nil) == message)
        #expect(
            message.passed(through: .tmux).text
                == "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YQ==\u{1B}\u{1B}\\\u{1B}\\")
        #expect(message.passed(through: .screen).text == "\u{1B}P\u{1B}]52;c;YQ==\u{1B}\u{1B}\\\u{1B}P\\\u{1B}\\")
        let long = try #require(TerminalMessage.clipboard(String(repeating: "x", count: 3_000)))
        let pieces = long.passed(through: .screen).text.split(separator: "\u{1B}P")
        #expect(pieces.count > 15 && pieces.allSatisfy { $0.utf8.count <= 204 })
        #expect(pieces.map { $0.dropLast(2) }.joined() == long.text)
    }
}

@Suite struct TerminalTraitsTests {
    @Test(arguments: [
        ([:], NotificationWay.bell), (["TERM": "xterm-256color"], .bell), (["TERM": "alacritty"], .bell),
        (["TERM": "xterm-kitty"], .osc99), (["TERM": "tmux-256color", "TMUX": "x", "KITTY_WINDOW_ID": "1"], .osc99),
        (["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], .osc9), (["TERM": "xterm-ghostty"], .osc9),
        (["TERM": "foot"], .osc9), (["TERM": "xterm-256color", "VTE_VERSION": "7600"], .osc777),
        (["TERM": "rxvt-unicode-256color"], .osc777), (["TERM": "linux"], .bell),
    ])
    func theTerminalsNotificationIsKnown(environment: [String: String], way: NotificationWay) {
        #expect(TerminalTraits(environment).notification == way)
    }

    @Test func whatStandsBetweenIsKnown() {
        #expect(TerminalTraits(["TMUX": "/tmp/x,1,0"]).multiplexer == .tmux)
        #expect(TerminalTraits(["STY": "1.pts"]).multiplexer == .screen)
        #expect(TerminalTraits(["TERM": "screen-256color"]).multiplexer == nil)
        #expect(!TerminalTraits(["TERM_PROGRAM": "Apple_Terminal"]).answersQuestions)
    }
}
