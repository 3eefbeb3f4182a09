import Assets
import ChatModel
import ClientUI

/// An entry's words as a person reads them, without its time.
enum PlainText {
    /// The author and what they said or did.
    static func said(_ line: EntryLine, quotes: Quotes) -> String {
        let (nick, text) = (printable(line.nick), printable(line.text).replacing("\n", with: "\n    "))
        let about = line.entry.body.changes.map { printable(quotes.words(at: $0)) } ?? ""
        return switch line.entry.body {
        case _ where line.isDeleted: "\(nick): (taken back)"
        case .action: "* \(nick) \(text)\(marks(line))"
        case .topic: text.isEmpty ? "* \(nick) took the topic away" : "* \(nick) set the topic: \(text)"
        case .reply(let target, _): "\(nick) (to \(printable(quotes.words(at: target)))): \(text)\(marks(line))"
        case .edit: "* \(nick) changed \(about) to: \(text)"
        case .reaction(_, _, true): "* \(nick) reacted \(text) to \(about)"
        case .reaction(_, _, false): "* \(nick) took \(text) away from \(about)"
        case .deletion: "* \(nick) took back \(about)"
        case .ruling(let ruling): "* \(decided(ruling, line))"
        case .run(let report): "* \(ran(report, line))" + (text.isEmpty ? "" : "\n    \(text)")
        case .file(let file): "\(nick): \(given(file))\(marks(line))"
        case .text, .snapshot, .deleted, .deletedEdit: "\(nick): \(text)\(marks(line))"
        }
    }

    /// Who decided what, in the words of the full-screen client.
    static func decided(_ ruling: Ruling, _ line: EntryLine) -> String {
        printable(words.line(of: ruling, by: line.nick, at: line.entry.time))
    }

    /// Who ran what, likewise.
    static func ran(_ report: RunReport, _ line: EntryLine) -> String {
        printable(words.line(of: report, by: line.nick))
    }

    /// A file, likewise.
    static func given(_ file: SharedFile) -> String { printable(words.line(of: file)) }

    /// Why a command that reads or writes a room ends: somebody put the user out.
    static func removed(_ removal: Removal, from room: String) -> Complaint {
        let now = Clocks.now().wall
        let line = words.line(of: removal.ruling, by: removal.by.text, at: now)
        return Complaint(printable("You are out of \(room): \(line)."))
    }

    private static let words = Catalogue(Assets.english)

    /// What stands behind a message that was changed or reacted to.
    private static func marks(_ line: EntryLine) -> String {
        let reactions = line.reactions.map { "\(printable($0.reaction.text)) \($0.count)" }.joined(separator: ", ")
        return (line.isEdited ? " (edited)" : "") + (reactions.isEmpty ? "" : " [\(reactions)]")
    }

    /// Checked again when shown: no text drives a terminal, whatever a hub lets through.
    static func printable(_ text: String, as rule: TextRule = .message) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(rule.allows(scalar) ? scalar : "\u{FFFD}") }
        return String(scalars)
    }
}
