import Foundation
import TerminalCore

/// What a terminal is told beside the picture: each is one whole control sequence, in which what others wrote has lost
/// everything that could end it or begin another.
struct TerminalMessage: Hashable, Sendable {
    /// The sequence.
    let text: String

    /// The most columns of a notification's line; desktops cut it sooner.
    static let noteColumns = 200
    /// The most bytes of a text for the clipboard; xterm takes no more, and no message is as long.
    static let clipboardLimit = 65_536

    /// Puts a text on the clipboard (OSC 52, xterm's control sequences); never asks what is on it.
    static func clipboard(_ text: String) -> TerminalMessage? {
        guard text.utf8.count <= clipboardLimit else { return nil }
        return osc("52;c;\(Data(text.utf8).base64EncodedString())")
    }

    /// Shows a notification; nil where only the bell is left.
    static func notification(_ title: String, _ line: String, by way: NotificationWay) -> TerminalMessage? {
        let (title, line) = (clean(title), clean(line))
        return switch way {
        // What begins with a digit means something else to ConEmu and Windows Terminal.
        case .osc9: osc("9;hubbub: \(title): \(line)")
        // The title ends at the first semicolon.
        case .osc777: osc("777;notify;\(title.replacing(";", with: ","));\(line)")
        // One identifier, so that each takes the place of the one before (kitty's desktop notifications).
        case .osc99:
            TerminalMessage(
                text: "\u{1B}]99;i=hubbub:d=0:p=title;\(title)\u{1B}\\\u{1B}]99;i=hubbub:d=1:p=body;\(line)\u{1B}\\")
        case .bell, .none: nil
        }
    }

    /// A text in one line without anything that steers a terminal, as long as a notification may be.
    static func clean(_ text: String) -> String {
        let line = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        return line.filter { DisplayWidth.of($0) > 0 }.truncated(to: noteColumns)
    }

    private static func osc(_ content: String) -> TerminalMessage { TerminalMessage(text: "\u{1B}]\(content)\u{1B}\\") }

    /// The same for the terminal that a multiplexer runs in.
    func passed(through multiplexer: Multiplexer?) -> TerminalMessage {
        switch multiplexer {
        case .tmux: TerminalMessage(text: "\u{1B}Ptmux;\(text.replacing("\u{1B}", with: "\u{1B}\u{1B}"))\u{1B}\\")
        case .screen: TerminalMessage(text: Self.pieces(of: text).map { "\u{1B}P\($0)\u{1B}\\" }.joined())
        case nil: self
        }
    }

    /// GNU screen takes a limited number of bytes at a time, and ends at any ST: the inner one is split.
    private static func pieces(of text: String) -> [String] {
        var (pieces, piece) = ([String](), "")
        for scalar in text.unicodeScalars {
            let endsInner = scalar == "\\" && piece.unicodeScalars.last == "\u{1B}"
            if piece.utf8.count >= 200 || endsInner {
                pieces.append(piece)
                piece = ""
            }
            piece.unicodeScalars.append(scalar)
        }
        return pieces + [piece]
    }
}
