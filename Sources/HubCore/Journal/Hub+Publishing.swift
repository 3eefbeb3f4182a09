import ChatModel

/// Journal, then publish: what a room sees is one order, and what it sees was stored.
extension Hub {
    mutating func accept(_ post: Post, from id: SessionID, at now: Now) {
        guard let user = sessions[id]?.user else { return }
        if life != .running { return refuse(id, post.nonce, .stopping, "This hub is stopping.") }
        if let (code, detail) = sessions[id]?.admit(post, credit: limits.credit) {
            return refuse(id, post.nonce, code, detail)
        }
        lastSpoke[user] = now.monotonic
        let submission = Submission(room: post.room, author: user, nonce: post.nonce, body: post.body)
        journal.append(JournalQueue.Pending(submission: submission, session: id, attempt: post.attempt))
        holdIfFull()
    }

    /// Publishes what is not journaled: now, or behind what waits for the journal.
    mutating func publish(_ event: RoomEvent, in room: RoomNumber) {
        if journal.isIdle { return emit(event, in: room) }
        journal.append(event, in: room)
        holdIfFull()
    }

    private mutating func emit(_ event: RoomEvent, in room: RoomNumber) {
        rooms[room]?.advance(by: event)
        effects.append(.publish(room, event))
    }

    private mutating func holdIfFull() {
        guard journal.isFull, !journal.isHolding else { return }
        journal.isHolding = true
        effects.append(.readingAll(false))
    }

    /// Sends what waits to the journal, if nothing is on its way there.
    mutating func startBatch() {
        guard !journal.isFlying else { return }
        if !journal.hasPosts { publishEvents(of: journal.takeWaiting()) }
        let isOwed = journal.mayRetry && (people.hasUnsaved || rooms.hasUnsaved)
        guard journal.hasPosts || isOwed else { return }
        let newPeople = people.takeUnsaved()
        let newRooms = rooms.takeUnsaved()
        let submissions = journal.launch(people: newPeople, rooms: newRooms)
        effects.append(.store(JournalBatch(people: newPeople, rooms: newRooms, submissions: submissions)))
    }

    mutating func finishBatch(_ result: BatchResult, at now: Now) {
        guard let flight = journal.land() else { return }
        switch result {
        case .committed(let outcomes): publish(flight.items, outcomes)
        case .failed(let failure): takeBack(flight, failure)
        }
        startBatch()
        if journal.isHolding {
            journal.isHolding = false
            readingSince = now.monotonic
            effects.append(.readingAll(true))
        }
        endIfStored(at: now)
    }

    private mutating func publish(_ items: [JournalQueue.Item], _ outcomes: [SubmissionOutcome]) {
        var outcomes = outcomes.makeIterator()
        for item in items {
            switch item {
            case .event(let room, let event): emit(event, in: room)
            case .post(let pending):
                sessions[pending.session]?.unacknowledged -= 1
                if let outcome = outcomes.next() { settle(pending, as: outcome) }
            }
        }
    }

    private mutating func settle(_ pending: JournalQueue.Pending, as outcome: SubmissionOutcome) {
        let (id, nonce) = (pending.session, pending.submission.nonce)
        switch outcome {
        case .stored(let entry): publish(entry, in: pending.submission.room, from: id)
        case .duplicate(let seq):
            if sessions[id] != nil { answer(id, .accepted(nonce, seq)) }
        case .refused: refuse(id, nonce, .noSuchEntry, "No message stands there.")
        case .nonceReused:
            refuse(id, nonce, .nonceReused, "This message's number was used before for another one.")
        }
    }

    private mutating func publish(_ entry: Entry, in number: RoomNumber, from id: SessionID) {
        if let pair = rooms.pair(of: number) { gather(pair, in: number) }
        let isReader = sessions[id]?.rooms.contains(number)
        let isStranger = rooms[number]?.advance(to: entry, authorStays: isReader == true) == true
        if isStranger, let person = people[entry.author] { effects.append(.publish(number, .introduced(person))) }
        effects.append(.publish(number, .entry(entry)))
        if isReader == false { answer(id, .accepted(entry.nonce, entry.seq)) }
    }

    /// Nothing of a flight was stored: its authors are told, and what they sent later goes back with it.
    private mutating func takeBack(_ flight: JournalQueue.Flight, _ failure: StorageFailure) {
        journal.mayRetry = false
        people.markUnsaved(flight.people)
        rooms.markUnsaved(flight.rooms)
        var floors: [SessionID: UInt32] = [:]
        for case .post(let pending) in flight.items {
            floors[pending.session] = max(floors[pending.session] ?? 0, pending.attempt.advancedIfPossible)
            giveBack(pending, failure.code, failure.detail)
        }
        for (id, floor) in floors { sessions[id]?.raiseFloor(to: floor) }
        for pending in journal.takeStale(below: floors) {
            giveBack(pending, .staleAttempt, "An earlier message was not stored; this one waits for it.")
        }
        publishEvents(of: flight.items)
    }

    private mutating func giveBack(_ pending: JournalQueue.Pending, _ code: Refusal.Code, _ detail: String) {
        sessions[pending.session]?.unacknowledged -= 1
        refuse(pending.session, pending.submission.nonce, code, detail)
    }

    private mutating func publishEvents(of items: [JournalQueue.Item]) {
        for case .event(let room, let event) in items { emit(event, in: room) }
    }

    /// Refuses a post, unless its author is gone.
    private mutating func refuse(_ id: SessionID, _ nonce: Nonce, _ code: Refusal.Code, _ detail: String) {
        guard sessions[id] != nil else { return }
        answer(id, .refused(Refusal(subject: .post(nonce), code: code, detail: detail)))
    }
}

extension UInt32 {
    fileprivate var advancedIfPossible: UInt32 { self == .max ? .max : self + 1 }
}

extension StorageFailure {
    fileprivate var code: Refusal.Code {
        switch self {
        case .full: .storageFull
        case .readOnly: .storageReadOnly
        case .failed: .storageFailed
        }
    }

    fileprivate var detail: String {
        switch self {
        case .full: "The hub's disk is full. The message was not stored."
        case .readOnly: "The hub's disk can only be read. The message was not stored."
        case .failed: "The hub's disk can't be written. The message was not stored."
        }
    }
}
