import ChatModel
import ClientCore
import TerminalCore

/// What the text in a composer is for, when it is not simply to be said.
extension Interface {
    /// Which message a text is about.
    package enum Purpose: Hashable, Sendable {
        case reply(to: Seq)
        case edit(of: Seq)

        var target: Seq {
            switch self {
            case .reply(let target), .edit(let target): target
            }
        }
    }

    /// What the shown composer is for; nil when its text is simply to be said.
    func purpose(for client: Client) -> Purpose? {
        if let seq = client.shownHub?.shown?.editing { return .edit(of: seq) }
        return Self.draft(for: client).flatMap { replies[$0] }.map(Purpose.reply)
    }

    mutating func startReply(to target: Seq, in client: Client) -> [Outcome] {
        guard let draft = Self.draft(for: client) else { return [] }
        replies[draft] = target
        return stopSelecting() + (client.shownHub?.shown?.editing == nil ? [] : leavePurpose(client))
    }

    /// An own message's words are to be changed in the shown composer; what stood there comes back afterwards.
    package mutating func compose(_ text: String, in client: Client) {
        guard let draft = Self.draft(for: client) else { return }
        setAside[draft] = setAside[draft] ?? drafts[draft] ?? LineEditor(byteLimit: MessageText.byteLimit)
        var editor = LineEditor(byteLimit: MessageText.byteLimit)
        editor.setText(text)
        (drafts[draft], replies[draft], recalls[draft]) = (editor, nil, nil)
    }

    /// The text is simply to be said again; the words of an edited message make place for what stood there before.
    mutating func leavePurpose(_ client: Client) -> [Outcome] {
        guard let draft = Self.draft(for: client) else { return [] }
        if client.shownHub?.shown?.editing != nil {
            bringBack(draft)
            return [.action(.cancelEdit)]
        }
        replies[draft] = nil
        return []
    }

    /// What was set aside for an edit stands in the composer again.
    mutating func bringBack(_ draft: Draft) {
        guard let before = setAside.removeValue(forKey: draft) else { return }
        drafts[draft] = before.isEmpty ? nil : before
    }

    /// How a text is submitted for its purpose. What looks like a command is one here too.
    func submission(of text: String, for purpose: Purpose?) -> [Outcome] {
        let isCommand = text.drop(while: \.isWhitespace).hasPrefix("/") && !text.hasPrefix("//")
        guard case .reply(let target) = purpose, !isCommand else { return [.action(.submit(text))] }
        let words = text.hasPrefix("//") ? String(text.dropFirst()) : text
        return [.action(.select(.at(target))), .action(.submit("/reply \(words)"))]
    }
}
