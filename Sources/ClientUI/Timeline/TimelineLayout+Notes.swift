import ChatModel
import ClientCore
import TerminalCore

extension TimelineLayout {
    /// What stands right behind a message's words: that they were edited, that it is pinned, and the signs
    /// under it.
    func notes(on item: TimelineItem) -> [Note] {
        (item.isEdited ? [edited(item)] : []) + (item.isPinned ? [pinned] : []) + item.reactions.map(note)
    }

    /// `⚑ pinned`, or the sign alone.
    private var pinned: Note {
        let sign = around.signs.pin
        return Note(text: sign, longer: "\(sign) \(around.words.text("entry.pin"))", style: around.theme.dim, gap: 2)
    }

    private func edited(_ item: TimelineItem) -> Note {
        let now = hub.connection.session?.hubTime(at: client.now) ?? client.now.wall
        return Note(
            text: around.words.text("entry.edited"), longer: item.editTime.flatMap { around.edited(at: $0, now: now) },
            style: around.theme.dim, gap: 1)
    }

    /// `👍 2`; one's own is told by a word too, not by its look alone.
    private func note(on tally: ReactionTally) -> Note {
        let key = tally.isMine ? "entry.reaction.mine" : "entry.reaction"
        let text = around.words.text(key, ["sign": tally.reaction.text, "count": String(tally.count)])
        // Further away than a word of the message is, which may end with a sign too.
        return Note(text: text, style: tally.isMine ? around.theme.accent : around.theme.dim, gap: 2)
    }

    /// A post of one's own, with how far it has come.
    func lines(of post: OutboxPost) -> [StyledLine] {
        guard let target = post.body.changes else {
            return append(
                note(on: post.state), to: said(post.body, by: hub.you, at: nil, mark: post.nonce.value, time: nil))
        }
        // Its message is not loaded, so there is nothing beside which it could stand.
        return append(note(on: post), to: lines(quote(of: target).text, style: around.theme.dim))
    }

    /// A message's lines, with how far one's own changes of it have come.
    func append(_ changes: [OutboxPost], to spoken: [StyledLine]) -> [StyledLine] {
        changes.reduce(spoken) { lines, post in
            guard case .edit(_, let text) = post.body else { return append(note(on: post), to: lines) }
            let line = text.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let now = around.words.text("change.text", ["text": line]).truncated(to: columns.text)
            return append(note(on: post), to: lines + self.lines(now, style: around.theme.dim))
        }
    }

    /// How far a change has come: `deleting: sending…`.
    private func note(on post: OutboxPost) -> Run {
        let state = note(on: post.state)
        let words = around.words
        return switch post.body {
        case .edit: Run(words.text("change.edit", ["state": state.text]), state.style)
        case .deletion: Run(words.text("change.deletion", ["state": state.text]), state.style)
        case .reaction(_, let sign, _):
            Run(words.text("change.reaction", ["sign": sign.text, "state": state.text]), state.style)
        case .pin(_, let isOn):
            Run(words.text(isOn ? "change.pin" : "change.unpin", ["state": state.text]), state.style)
        default: state
        }
    }

    private func note(on state: OutboxPost.State) -> Run {
        let words = around.words
        return switch state {
        case .sending, .stored: Run(words.text("room.sending"), around.theme.dim)
        case .waiting(nil): Run(words.text("room.waiting"), around.theme.dim)
        case .waiting(.slowMode): Run(words.text("room.waiting.slow"), around.theme.dim)
        case .waiting(.full): Run(words.text("room.waiting.full"), around.theme.error)
        case .waiting(.failed), .waiting(.readOnly): Run(words.text("room.waiting.failed"), around.theme.error)
        case .failed(let failure): Run(self.words(for: failure), around.theme.error)
        }
    }

    private func words(for failure: PostFailure) -> String {
        let reason = failure.detail.isEmpty ? around.reason(failure.code) : failure.detail
        guard let reason else { return around.words.text("room.failed.plain") }
        return around.words.text("room.failed", ["reason": reason])
    }

    /// A note behind the last line, at the right, or below it where it does not fit.
    private func append(_ note: Run, to spoken: [StyledLine]) -> [StyledLine] {
        guard let last = spoken.last else { return spoken }
        let gap = columns.width - last.width - DisplayWidth.of(note.text)
        guard gap >= 2 else { return spoken + lines(note.text, style: note.style) }
        return spoken.dropLast() + [StyledLine(last.runs + [Run(String(repeating: " ", count: gap)), note])]
    }
}
