import ClientCore
import TerminalCore

/// The question what a long paste is to become.
extension Interface {
    /// The paste in what is on the screen that waits for an answer.
    func paste(in client: Client) -> Paste? {
        guard let paste, paste.draft == Self.draft(for: client) else { return nil }
        return paste
    }

    /// The messages that a paste would become with what stands in the composer around it; nil if they are more than can
    /// wait, or if the text is to answer or change a message.
    func messages(of paste: Paste, in client: Client) -> [String]? {
        guard purpose(for: client) == nil else { return nil }
        let editor = composer(for: client)
        let messages = Paste.messages(of: editor.textBeforeCaret + paste.text + editor.textAfterCaret)
        return messages.count <= ClientLimits.outbox ? messages : nil
    }

    /// A key while it is asked.
    mutating func answer(
        _ paste: Paste, _ key: Key, in client: Client, size: Size, around: Surroundings
    ) -> [Outcome] {
        if case .paste(let more) = key {
            self.paste?.add(more)
            return []
        }
        switch around.keys.paste.command(for: key) {
        case .snippet:
            let editor = composer(for: client)
            let before = editor.textBeforeCaret.isEmpty || editor.textBeforeCaret.hasSuffix("\n") ? "" : "\n"
            let after = editor.textAfterCaret.isEmpty || editor.textAfterCaret.hasPrefix("\n") ? "" : "\n"
            return put(before + paste.fenced + after, in: client) ? submit(client) : []
        case .lines:
            guard let messages = messages(of: paste, in: client) else { return [] }
            submitted = .message(paste.draft)
            (scrolls[paste.draft], revealed) = (nil, nil)
            return [.action(.scrolled(.newest)), .action(.say(messages))]
        case .compose: _ = put(paste.text, in: client)
        case .drop: self.paste = nil
        case nil:
            guard case .character = key, put(paste.text, in: client) else { return [] }
            return chat(key, in: client, size: size, around: around)
        }
        return []
    }

    /// Puts the answered paste into the composer; false if it does not fit, and then the question stands.
    private mutating func put(_ text: String, in client: Client) -> Bool {
        guard let draft = Self.draft(for: client) else { return false }
        var editor = composer(for: client)
        guard editor.insert(text) else {
            hint = .pastedTooMuch
            return false
        }
        (drafts[draft], paste) = (editor, nil)
        return true
    }
}
