import ChatModel

/// What people say and change: taken in, and told to its author once it is stored or can't be.
extension Hub {
    mutating func accept(_ post: Post, from id: SessionID, at now: Now) {
        guard let user = sessions[id]?.user else { return }
        if life != .running { return refuse(id, post.nonce, .stopping, "This hub is stopping.") }
        guard post.body.isPostable else {
            return refuse(id, post.nonce, .malformed, "Only the hub itself writes this kind of entry.")
        }
        if let (code, detail) = sessions[id]?.admit(post, credit: limits.credit) {
            return refuse(id, post.nonce, code, detail)
        }
        lastSpoke[user] = now.monotonic
        let submission = Submission(
            room: post.room, author: user, nonce: post.nonce, body: post.body, mayChange: post.body.right)
        journal.append(JournalQueue.Pending(submission: submission, session: id, attempt: post.attempt))
        holdIfFull()
    }

    mutating func settle(_ pending: JournalQueue.Pending, as outcome: SubmissionOutcome) {
        let (id, nonce) = (pending.session, pending.submission.nonce)
        switch outcome {
        case .stored(let entry): publish(entry, in: pending.submission.room, from: id)
        case .duplicate(let seq):
            if sessions[id] != nil { answer(id, .accepted(nonce, seq)) }
        case .refused(let failure): refuse(id, nonce, failure.code, failure.detail)
        case .nonceReused:
            refuse(id, nonce, .nonceReused, "This message's number was used before for another one.")
        }
    }

    private mutating func publish(_ entry: Entry, in number: RoomNumber, from id: SessionID) {
        if let pair = rooms.pair(of: number) { gather(pair, in: number) }
        let isReader = sessions[id]?.rooms.contains(number)
        emit(entry, in: number, authorStays: isReader == true)
        if isReader == false { answer(id, .accepted(entry.nonce, entry.seq)) }
    }

    /// Gives a post back to its author: it was not stored.
    mutating func giveBack(_ pending: JournalQueue.Pending, _ code: Refusal.Code, _ detail: String) {
        sessions[pending.session]?.unacknowledged -= 1
        refuse(pending.session, pending.submission.nonce, code, detail)
    }

    /// Refuses a post, unless its author is gone.
    private mutating func refuse(_ id: SessionID, _ nonce: Nonce, _ code: Refusal.Code, _ detail: String) {
        guard sessions[id] != nil else { return }
        answer(id, .refused(Refusal(subject: .post(nonce), code: code, detail: detail)))
    }
}

extension Entry.Body {
    /// Whose message it may be about: one answers and marks anybody's, one changes and takes back one's own.
    fileprivate var right: TargetRight {
        switch self {
        case .reply, .reaction: .anybodys
        case .text, .action, .topic, .edit, .deletion, .snapshot, .deleted, .deletedEdit, .ruling: .own
        }
    }
}

extension TargetFailure {
    fileprivate var code: Refusal.Code {
        switch self {
        case .noSuchEntry, .deleted: .noSuchEntry
        case .notYours: .notYours
        case .tooManyReactions: .tooManyReactions
        }
    }

    fileprivate var detail: String {
        switch self {
        case .noSuchEntry: "There is no such message, or not any more."
        case .deleted: "That message was taken back."
        case .notYours: "Only its author can change that message."
        case .tooManyReactions: "That message has as many different reactions as fit; use one of them."
        }
    }
}
