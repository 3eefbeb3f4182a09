import ChatModel
import ClientUI

/// An entry's words as a person reads them, without its time.
struct PlainText: Sendable {
    let words: Catalogue

    /// The author and what they said or did.
    func said(_ line: EntryLine, quotes: Quotes) -> String {
        let (nick, text) = (Self.printable(line.nick), Self.printable(line.text).replacing("\n", with: "\n    "))
        let quote = line.entry.body.changes.map { Self.printable(quotes.words(at: $0, in: words)) } ?? ""
        return switch line.entry.body {
        case _ where line.isDeleted: words.text("said.deleted", ["nick": nick])
        case .action: "* \(nick) \(text)\(marks(line))"
        case .topic where text.isEmpty: "* " + words.text("entry.notopic", ["nick": nick])
        case .topic: "* " + words.text("entry.topic", ["nick": nick, "topic": text])
        case .reply(let target, _):
            words.text(
                "said.reply",
                ["nick": nick, "quote": Self.printable(quotes.words(at: target, in: words)), "text": text])
                + marks(line)
        case .edit: "* " + words.text("said.edit", ["nick": nick, "quote": quote, "text": text])
        case .reaction(_, _, true): "* " + words.text("said.react", ["nick": nick, "sign": text, "quote": quote])
        case .reaction(_, _, false): "* " + words.text("said.unreact", ["nick": nick, "sign": text, "quote": quote])
        case .deletion: "* " + words.text("said.delete", ["nick": nick, "quote": quote])
        case .pin(_, true): "* " + words.text("said.pin", ["nick": nick, "quote": quote])
        case .pin(_, false): "* " + words.text("said.unpin", ["nick": nick, "quote": quote])
        case .ruling(let ruling): "* \(decided(ruling, line))"
        case .run(let report):
            "* \(ran(report, line))"
                + (text.isEmpty ? "" : "\n    \(Self.printable(report.shown).replacing("\n", with: "\n    "))")
        case .file(let file): words.text("said.line", ["nick": nick, "text": given(file)]) + marks(line)
        case .text, .snapshot, .deleted, .deletedEdit:
            words.text("said.line", ["nick": nick, "text": text]) + marks(line)
        }
    }

    /// Who decided what, in the words of the full-screen client.
    func decided(_ ruling: Ruling, _ line: EntryLine) -> String {
        Self.printable(words.line(of: ruling, by: line.nick, at: line.entry.time))
    }

    /// Who ran what, likewise.
    func ran(_ report: RunReport, _ line: EntryLine) -> String {
        Self.printable(words.line(of: report, by: line.nick))
    }

    /// A file, likewise.
    func given(_ file: SharedFile) -> String { Self.printable(words.line(of: file)) }

    /// What stands behind a message that was changed, pinned or reacted to.
    private func marks(_ line: EntryLine) -> String {
        let reactions = line.reactions.map { "\(Self.printable($0.reaction.text)) \($0.count)" }.joined(separator: ", ")
        return (line.isEdited ? " " + words.text("entry.edited") : "")
            + (line.isPinned ? " " + words.text("entry.pinned") : "") + (reactions.isEmpty ? "" : " [\(reactions)]")
    }

    /// Why a command that reads or writes a room ends: somebody put the user out. In English, as every complaint is.
    static func removed(_ removal: Removal, from room: String) -> Complaint {
        let now = Clocks.now().wall
        let line = Catalogue.english.line(of: removal.ruling, by: removal.by.text, at: now)
        return Complaint(printable("You are out of \(room): \(line)."))
    }

    /// Checked again when shown: no text drives a terminal, whatever a hub lets through.
    static func printable(_ text: String, as rule: TextRule = .message) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(rule.allows(scalar) ? scalar : "\u{FFFD}") }
        return String(scalars)
    }
}
