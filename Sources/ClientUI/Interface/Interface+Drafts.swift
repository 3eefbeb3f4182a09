import ChatModel
import ClientCore
import TerminalCore

/// What became of a text in the person's editor.
package enum EditedText: Hashable, Sendable {
    case text(String)
    /// It is longer than a message may be, and stays in this file.
    case tooLong(file: String)
    /// The editor could not be started.
    case noEditor(String)
    /// The editor did not end well.
    case failed
}

/// Drafts that outlive the program, and that leave it for the person's own editor.
extension Interface {
    /// What is being written in the conversations of hubs that have been met; what was set aside for an edit is what will
    /// stand there again.
    package var keptDrafts: [DraftPlace: String] {
        var kept: [DraftPlace: String] = [:]
        for draft in Set(drafts.keys).union(setAside.keys) {
            guard case .hub(let hub) = draft.hub, let conversation = draft.conversation,
                let editor = setAside[draft] ?? drafts[draft], !editor.isEmpty
            else { continue }
            kept[DraftPlace(hub: hub, conversation: conversation)] = editor.text
        }
        return kept
    }

    /// The conversations of a hub in which something was begun and not sent.
    func drafted(on hub: HubKey) -> Set<ConversationKey> {
        Set(
            Set(drafts.keys).union(setAside.keys).compactMap { draft in
                let isEmpty = (setAside[draft] ?? drafts[draft])?.isEmpty ?? true
                return draft.hub == hub && !isEmpty ? draft.conversation : nil
            })
    }

    /// Puts what an earlier run kept into the composers.
    package mutating func restore(_ kept: [KeptDraft]) {
        for draft in kept {
            var editor = LineEditor(byteLimit: MessageText.byteLimit)
            guard editor.insert(draft.text) else { continue }
            drafts[Draft(hub: .hub(draft.place.hub), conversation: draft.place.conversation)] = editor
        }
    }

    /// Puts what was written in earlier runs, oldest first, before what is written in this one.
    package mutating func restore(written: [String]) {
        for line in written { history.add(line) }
    }

    /// What was taken since this was called last: what was only begun, or given up, is not among it.
    package mutating func takeWritten() -> [String] {
        defer { written = [] }
        return written
    }

    /// A text was sent, or carried out as a command.
    mutating func remember(_ text: String) {
        history.add(text)
        if !text.isEmpty { written.append(text) }
        if written.count > history.limit { written.removeFirst() }
    }

    func openEditor(_ client: Client) -> [Outcome] {
        guard let draft = Self.draft(for: client), client.shownHub?.shown != nil else { return [] }
        return [.edit(draft, composer(for: client).text)]
    }

    /// The editor is closed.
    package mutating func edited(_ draft: Draft, _ edited: EditedText) {
        switch edited {
        case .noEditor(let name): hint = .noEditor(name)
        case .failed: hint = .editorFailed
        case .tooLong(let file): hint = .editedTooLong(file: file)
        case .text(let text):
            var editor = drafts[draft] ?? LineEditor(byteLimit: MessageText.byteLimit)
            if editor.text != text { editor.setText(text) }
            drafts[draft] = editor
        }
    }
}
