import ChatModel

/// Where a room's log holds the last words of messages that were edited: what is taken back must leave it there too.
struct EditTrail: Sendable {
    /// The place of the last edit of each message.
    private var last: [Seq: Seq] = [:]
    /// Up to here there may be edits that are no longer remembered by themselves.
    private var blurred = Seq.zero

    /// Notes an edit; over the limit of messages, the earlier ones are remembered only as a whole.
    mutating func note(_ edit: Seq, of target: Seq, limit: Int) {
        if last.count >= limit, last[target] == nil {
            blurred = last.values.max() ?? blurred
            last = [:]
        }
        last[target] = edit
    }

    /// The place behind which there is nothing of a message.
    func end(of target: Seq) -> Seq { last[target] ?? max(target, blurred) }
}
