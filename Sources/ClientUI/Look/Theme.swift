import ChatModel
import TerminalCore

/// The look of each role on the screen; in the standard theme text and ground are the terminal's own.
package struct Theme: Sendable {
    /// What `/theme` calls it.
    package internal(set) var name = "standard"
    package var text = Style.plain
    /// Times, folded lines, what matters less.
    package var dim = Style(attributes: .dim)
    /// One's own nick, the line that is written on.
    package var accent = Style(foreground: .palette(.cyan), attributes: .bold)
    package var title = Style(attributes: .bold)
    package var mention = Style(foreground: .palette(.yellow), attributes: .bold)
    package var rule = Style(foreground: .palette(.red))
    package var error = Style(foreground: .palette(.red))
    package var chosen = Style(attributes: .reverse)
    /// Code in a message.
    package var code = Style(foreground: .indexed(30))
    /// What is added to the look of an address that can be opened.
    package var link = Style(attributes: .underline)
    /// What is added to the look of somebody else's words.
    package var quote = Style(attributes: .dim)
    package var notice = Style(foreground: .palette(.green))
    /// The colours of nicks: of middling lightness, so that they stand out on dark and light ground alike.
    package var nicks: [Color] = [
        .indexed(29), .indexed(31), .indexed(64), .indexed(68), .indexed(99), .indexed(130), .indexed(133),
        .indexed(136), .indexed(166), .indexed(168),
    ]

    /// The theme that comes with the program.
    package static let standard = Theme()

    /// A user's steady look.
    func nick(_ user: UserID) -> Style {
        let first = user.digest.bytes.first.map(Int.init) ?? 0
        return Style(foreground: nicks[first % nicks.count])
    }
}
