import ChatModel

/// What people say and change: taken in, and told to its author once it is stored or can't be.
extension Hub {
    mutating func accept(_ post: Post, from id: SessionID, at now: Now) {
        guard let user = sessions[id]?.user else { return }
        if life != .running { return refuse(id, post.nonce, .stopping, "This hub is stopping.") }
        guard post.body.isPostable else {
            offender = id
            return refuse(id, post.nonce, .malformed, "Only the hub itself writes this kind of entry.")
        }
        let speech =
            objection(takingTurn: post.body.takesTurn, by: user, in: post.room, at: now)
            ?? objection(toPinning: post.body, by: user, in: post.room)
        if let (code, detail) = sessions[id]?.admit(post, credit: limits.credit, speech) {
            if code == .overCredit { offender = id }
            return refuse(id, post.nonce, code, detail)
        }
        lastSpoke[user] = now.monotonic
        if post.body.takesTurn {
            rooms[post.room]?.noteSpeech(by: user, at: now.monotonic, limit: limits.pausing)
        }
        let submission = Submission(
            room: post.room, author: user, nonce: post.nonce, body: post.body,
            mayChange: right(to: post.body, of: user, in: post.room))
        let source = JournalQueue.Pending.Source.post(attempt: post.attempt)
        journal.append(JournalQueue.Pending(submission: submission, session: id, source: source))
        holdIfFull()
    }

    /// Whose message a change may be about: one answers and marks anybody's, and so does who may pin; one changes one's
    /// own; operators take back what others said.
    private func right(to body: Entry.Body, of user: UserNumber, in room: RoomNumber) -> TargetRight {
        switch body {
        case .reply, .reaction, .pin: .anybodys
        case .deletion: rooms[room]?.name != nil && role(of: user, in: room) > .member ? .anybodys : .own
        case .text, .action, .topic, .edit, .snapshot, .deleted, .deletedEdit, .ruling, .run, .file: .own
        }
    }

    mutating func settle(_ pending: JournalQueue.Pending, as outcome: SubmissionOutcome, at now: Now) {
        switch pending.source {
        case .post: settle(post: pending, as: outcome)
        case .order(let tag): settle(pending, ordered: tag, as: outcome, at: now)
        case .run(let told): settle(run: pending, told, as: outcome)
        case .file(let number): settle(pending, put: number, as: outcome)
        }
    }

    /// A run that a room is told of: whoever ran it hears of its end behind the entry.
    private mutating func settle(
        run pending: JournalQueue.Pending, _ told: JournalQueue.Pending.Told, as outcome: SubmissionOutcome
    ) {
        if case .stored(let entry) = outcome {
            let room = pending.submission.room
            if let pair = rooms.pair(of: room) { gather(pair, in: room) }
            emit(entry, in: room, authorStays: sessions[pending.session]?.rooms.contains(room) == true)
        }
        tell(told, to: pending.session)
    }

    /// An order is answered like a request; whoever gave it reads the room's log like everybody, if they are there.
    private mutating func settle(
        _ pending: JournalQueue.Pending, ordered tag: Tag, as outcome: SubmissionOutcome, at now: Now
    ) {
        switch outcome {
        case .stored(let entry):
            emit(entry, in: pending.submission.room, authorStays: sessions[pending.session] != nil)
            enforce(entry, pending, at: now)
            if sessions[pending.session] != nil { answer(pending.session, .done(tag)) }
        case .duplicate: if sessions[pending.session] != nil { answer(pending.session, .done(tag)) }
        case .nonceReused, .refused:
            guard sessions[pending.session] != nil else { return }
            refuse(pending.session, tag, .nonceReused, "This order's number was used before for another one.")
        }
    }

    private mutating func settle(post pending: JournalQueue.Pending, as outcome: SubmissionOutcome) {
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
        sessions[pending.session]?.release(pending.source)
        switch pending.source {
        case .post: refuse(pending.session, pending.submission.nonce, code, detail)
        case .order(let tag): if sessions[pending.session] != nil { refuse(pending.session, tag, code, detail) }
        case .run(let told): tell(told, to: pending.session)
        case .file(let number): giveBack(put: number, code, detail)
        }
    }

    /// Refuses a post, unless its author is gone.
    private mutating func refuse(_ id: SessionID, _ nonce: Nonce, _ code: Refusal.Code, _ detail: String) {
        guard sessions[id] != nil else { return }
        answer(id, .refused(Refusal(subject: .post(nonce), code: code, detail: detail)))
    }
}

extension TargetFailure {
    fileprivate var code: Refusal.Code {
        switch self {
        case .noSuchEntry, .deleted: .noSuchEntry
        case .notYours: .notYours
        case .tooManyReactions: .tooManyReactions
        case .tooManyPins: .tooManyPins
        }
    }

    fileprivate var detail: String {
        switch self {
        case .noSuchEntry: "There is no such message, or not any more."
        case .deleted: "That message was taken back."
        case .notYours: "Only its author can change that message."
        case .tooManyReactions: "That message has as many different reactions as fit; use one of them."
        case .tooManyPins: "As many messages are pinned here as may be; unpin one first."
        }
    }
}
