import ChatModel

/// Journal, then publish: what a room sees is one order, and what it sees was stored.
extension Hub {
    mutating func accept(_ post: Post, from id: SessionID, at now: Now) {
        guard let session = sessions[id] else { return }
        if let (code, detail) = objection(to: post, from: session) { return refuse(id, post.nonce, code, detail) }
        let submission = Submission(room: post.room, author: session.user, nonce: post.nonce, body: post.body)
        sessions[id]?.unacknowledged += 1
        online[session.user]?.lastSpoke = now.monotonic
        journal.append(.post(submission, from: id, attempt: post.attempt))
        if sessions[id]?.rate.take(at: now.monotonic) == false, !session.isDelayed {
            sessions[id]?.isDelayed = true
            effects.append(.reading(id, false))
        }
        if journal.isFull, !journal.isHolding {
            journal.isHolding = true
            effects.append(.readingAll(false))
        }
    }

    private func objection(to post: Post, from session: Session) -> (Refusal.Code, String)? {
        if life != .running { return (.stopping, "This hub is stopping.") }
        if !session.rooms.contains(post.room) { return (.notJoined, "You are not in that room.") }
        if post.attempt < session.attemptFloor {
            return (.staleAttempt, "An earlier message was not stored; this one waits for it.")
        }
        if session.unacknowledged >= limits.credit {
            return (.overCredit, "Too many messages wait for the hub; send this one again later.")
        }
        return nil
    }

    private mutating func refuse(_ id: SessionID, _ nonce: Nonce, _ code: Refusal.Code, _ detail: String) {
        answer(id, .refused(Refusal(subject: .post(nonce), code: code, detail: detail)))
    }

    /// Publishes what is not journaled: now, or behind what waits for the journal.
    mutating func publish(_ event: RoomEvent, in room: RoomNumber) {
        if journal.isIdle {
            effects.append(.publish(room, event))
        } else {
            journal.append(.event(room, event))
        }
    }

    mutating func startBatch() {
        let hasUnsaved = journal.mayRetry && (people.hasUnsaved || rooms.hasUnsaved)
        guard !journal.isFlying, !journal.waiting.isEmpty || hasUnsaved else { return }
        let newPeople = people.takeUnsaved()
        let newRooms = rooms.takeUnsaved()
        let submissions = journal.launch(people: newPeople, rooms: newRooms)
        effects.append(.store(JournalBatch(people: newPeople, rooms: newRooms, submissions: submissions)))
    }

    mutating func finishBatch(_ result: BatchResult, at now: Now) {
        guard let flight = journal.land() else { return }
        switch result {
        case .committed(let outcomes): publish(flight.items, outcomes, at: now)
        case .failed(let failure): takeBack(flight, failure)
        }
        if journal.isHolding {
            journal.isHolding = false
            effects.append(.readingAll(true))
        }
        if case .committed = result { startBatch() }
        endIfStored()
    }

    private mutating func publish(_ items: [JournalQueue.Item], _ outcomes: [SubmissionOutcome], at now: Now) {
        var outcomes = outcomes.makeIterator()
        for item in items {
            switch item {
            case .event(let room, let event): effects.append(.publish(room, event))
            case .post(let submission, let id, _):
                sessions[id]?.unacknowledged -= 1
                if let outcome = outcomes.next() { settle(submission, from: id, as: outcome, at: now) }
            }
        }
    }

    private mutating func settle(
        _ submission: Submission, from id: SessionID, as outcome: SubmissionOutcome, at now: Now
    ) {
        switch outcome {
        case .stored(let entry): publish(entry, in: submission.room, from: id, at: now)
        case .duplicate(let seq):
            if sessions[id] != nil { answer(id, .accepted(submission.nonce, seq)) }
        case .nonceReused:
            guard sessions[id] != nil else { return }
            refuse(id, submission.nonce, .nonceReused, "This message's number was used before for another one.")
        }
    }

    private mutating func publish(_ entry: Entry, in number: RoomNumber, from id: SessionID, at now: Now) {
        gather(number, at: now)
        if rooms[number]?.introduced.insert(entry.author).inserted == true, let person = people[entry.author] {
            effects.append(.publish(number, .introduced(person)))
        }
        rooms[number]?.head = entry.seq
        if case .topic(let topic) = entry.body { rooms[number]?.topic = topic }
        effects.append(.publish(number, .entry(entry)))
        if let session = sessions[id], !session.rooms.contains(number) {
            answer(id, .accepted(entry.nonce, entry.seq))
        }
    }

    /// Nothing of a flight was stored: its authors are told, and what they sent later must wait for it.
    private mutating func takeBack(_ flight: JournalQueue.Flight, _ failure: StorageFailure) {
        journal.mayRetry = false
        people.markUnsaved(flight.people)
        rooms.markUnsaved(flight.rooms)
        for item in flight.items {
            switch item {
            case .event(let room, let event): effects.append(.publish(room, event))
            case .post(let submission, let id, let attempt):
                guard let floor = sessions[id]?.attemptFloor else { continue }
                sessions[id]?.unacknowledged -= 1
                sessions[id]?.attemptFloor = max(floor, attempt == .max ? .max : attempt + 1)
                refuse(id, submission.nonce, failure.code, failure.detail)
            }
        }
    }
}

extension StorageFailure {
    fileprivate var code: Refusal.Code { self == .full ? .storageFull : .storageFailed }

    fileprivate var detail: String {
        switch self {
        case .full: "The hub's disk is full. The message was not stored."
        case .failed: "The hub's disk can't be written. The message was not stored."
        }
    }
}
