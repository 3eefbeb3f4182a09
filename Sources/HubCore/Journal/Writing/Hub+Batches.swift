import ChatModel

/// Journal, then publish: one transaction is in flight, and what it stored is shown when it is committed.
extension Hub {
    /// Sends what waits to the journal, if nothing is on its way there.
    mutating func startBatch() {
        guard !journal.isFlying else { return }
        if !journal.hasPosts { publishEvents(of: journal.takeWaiting()) }
        guard journal.hasPosts || isBatchOwed else { return }
        let flight = JournalQueue.Flight(
            snapshots: expiring.launch(), items: journal.takeWaiting(), people: people.takeUnsaved(),
            rooms: rooms.takeUnsaved(), rules: moderation.takeUnsaved(), seen: people.takeSeen(),
            runs: runs.takeUnsaved())
        journal.launch(flight)
        let batch = JournalBatch(
            people: flight.people, rooms: flight.rooms,
            submissions: flight.snapshots.map(snapshot) + flight.submissions, marks: marks.launch(),
            rules: flight.rules, seen: flight.seen, runs: flight.runs)
        effects.append(.store(batch))
    }

    /// Whether a transaction is due though nobody said anything: something else waits, or the disk is to be tried.
    private var isBatchOwed: Bool {
        guard journal.mayRetry else { return false }
        let isTrial = disk != .well && life == .running
        return isTrial || people.hasUnsaved || rooms.hasUnsaved || moderation.hasUnsaved || marks.isDue
            || expiring.hasWaiting || runs.hasUnsaved
    }

    mutating func finishBatch(_ result: BatchResult, at now: Now) {
        guard let flight = journal.land() else { return }
        switch result {
        case .committed(let outcomes):
            marks.land(stored: true, limit: limits.marksWaiting)
            publish(flight, outcomes, at: now)
            note(.well)
        case .failed(let failure):
            marks.land(stored: false, limit: limits.marksWaiting)
            takeBack(flight, failure)
            note(failure.status)
        }
        startBatch()
        readAgain(at: now)
        endIfStored(at: now)
    }

    private mutating func readAgain(at now: Now) {
        guard journal.isHolding else { return }
        journal.isHolding = false
        readingSince = now.monotonic
        effects.append(.readingAll(true))
    }

    private mutating func publish(_ flight: JournalQueue.Flight, _ outcomes: [SubmissionOutcome], at now: Now) {
        begin(flight.runs)
        var outcomes = outcomes.makeIterator()
        for expiry in flight.snapshots {
            if let outcome = outcomes.next() { settle(expiry, as: outcome) }
        }
        for item in flight.items {
            switch item {
            case .event(let room, let event): emit(event, in: room)
            case .post(let pending):
                sessions[pending.session]?.release(pending.source)
                if let outcome = outcomes.next() { settle(pending, as: outcome, at: now) }
            }
        }
    }

    /// Nothing of a flight was stored: its authors are told, and what they sent later goes back with it.
    private mutating func takeBack(_ flight: JournalQueue.Flight, _ failure: StorageFailure) {
        journal.mayRetry = false
        people.markUnsaved(flight.people)
        rooms.markUnsaved(flight.rooms)
        moderation.markUnsaved(flight.rules)
        people.markUnsaved(seen: flight.seen)
        giveBack(flight.runs, failure)
        for expiry in flight.snapshots { expiring.end(expiry) }
        var floors: [SessionID: UInt32] = [:]
        for case .post(let pending) in flight.items {
            if case .post = pending.source {
                floors[pending.session] = sessions[pending.session]?.startAnew() ?? .max
            }
            giveBack(pending, failure.code, failure.detail)
        }
        for pending in journal.takeStale(below: floors) {
            giveBack(pending, .staleAttempt, "An earlier message was not stored; this one waits for it.")
        }
        publishEvents(of: flight.items)
    }

    private mutating func publishEvents(of items: [JournalQueue.Item]) {
        for case .event(let room, let event) in items { emit(event, in: room) }
    }
}
