import ChatModel

/// An entry as a JSON object on one line; the same of all commands.
///
/// Always: seq, time (RFC 3339), room, nick, text, id, kind. Where it applies: replyTo, edited, deleted, reactions;
/// of a change: target, and on for a reaction.
struct EntryJSON {
    /// The room as it is written: `#lobby`, or `@ann`.
    let room: String

    func object(_ line: EntryLine) -> JSONLine {
        var object = JSONLine()
        object.add("seq", line.entry.seq.value)
        object.add("time", line.entry.time.stamp)
        object.add("room", room)
        object.add("nick", line.nick)
        object.add("text", line.text)
        object.add("id", line.entry.nonce.hex)
        object.add("kind", line.entry.body.kind)
        if let target = line.replyTo { object.add("replyTo", target.value) }
        if line.isEdited { object.add("edited", true) }
        if line.isDeleted { object.add("deleted", true) }
        if !line.reactions.isEmpty {
            object.add("reactions", line.reactions.map { ($0.reaction.text, $0.count) })
        }
        if let target = line.entry.body.changes { object.add("target", target.value) }
        if case .reaction(_, _, let isOn) = line.entry.body { object.add("on", isOn) }
        return object
    }
}
