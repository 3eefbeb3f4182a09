import ChatModel

/// Commands of the hub's owner: who may run which is decided here, and nothing runs that the journal does not know.
extension Hub {
    mutating func listCommands(_ id: SessionID, _ tag: Tag, in room: RoomNumber) {
        guard let session = sessions[id] else { return }
        guard session.rooms.contains(room) else { return refuse(id, tag, .notJoined, RunObjection.notJoined.detail) }
        answer(id, .commands(tag, runs.all.filter { may(session.user, run: $0, in: room) }.map(\.offer)))
    }

    mutating func run(
        _ call: RunCall, _ id: SessionID, _ tag: Tag, in room: RoomNumber, _ nonce: Nonce, at now: Now
    ) {
        guard let user = sessions[id]?.user else { return }
        do throws(RunObjection) {
            let command = try command(for: call, of: id, in: room, at: now)
            try checkCount(of: user)
            if command.reply == .room { try takeTurn(of: user, in: room, at: now) }
            lastSpoke[user] = now.monotonic
            runs.add { number in
                let record = RunRecord(number: number, room: room, user: user, time: now.wall, call: call)
                return RunTable.Run(record: record, command: command, session: id, tag: tag, nonce: nonce)
            }
        } catch {
            if error.code == .tooManyRuns { offender = id }
            refuse(id, tag, error.code, error.detail)
        }
    }

    /// Whether somebody may run a command in a room. What they are on the whole hub counts, not in the room: whoever
    /// makes a room owns it.
    private func may(_ user: UserNumber, run command: HubCommand, in room: RoomNumber) -> Bool {
        guard let person = people[user], moderation.role(of: person.id) >= command.who else { return false }
        guard let wanted = command.rooms else { return true }
        return rooms[room]?.name.map(wanted.contains) ?? false
    }

    private func command(
        for call: RunCall, of id: SessionID, in room: RoomNumber, at now: Now
    ) throws(RunObjection) -> HubCommand {
        if life != .running { throw RunObjection(.stopping, "This hub is stopping.") }
        guard let session = sessions[id], session.rooms.contains(room) else { throw .notJoined }
        guard let command = runs[call.name], may(session.user, run: command, in: room) else {
            throw .noSuchCommand(call.name)
        }
        if let mistake = command.mistake(in: call.arguments) { throw RunObjection(.wrongArguments, mistake) }
        return command
    }

    private func checkCount(of user: UserNumber) throws(RunObjection) {
        guard runs.count(of: user) < limits.runsPerUser else { throw .tooMany(ofYours: limits.runsPerUser) }
        guard runs.count < limits.runs else { throw .tooManyOnHub }
    }

    /// What the room is told is said there: who may not speak runs nothing for it.
    private mutating func takeTurn(
        of user: UserNumber, in room: RoomNumber, at now: Now
    ) throws(RunObjection) {
        if let objection = objection(takingTurn: true, by: user, in: room, at: now) {
            throw RunObjection(objection.code, objection.detail)
        }
        rooms[room]?.noteSpeech(by: user, at: now.monotonic, limit: limits.pausing)
    }

    /// What began is stored: it is run, unless it is to end already.
    mutating func begin(_ changes: [RunChange]) {
        for case .began(let record) in changes {
            guard let run = runs[record.number] else { continue }
            guard !run.isEnding else {
                finish(record.number, RunEnd(.stopped, milliseconds: 0))
                continue
            }
            runs.note(record.number) { $0.isStarted = true }
            effects.append(.run(record.number, run.command.order(record.call.arguments)))
        }
    }

    /// What began could not be stored, so it is not run; what has ended is stored later.
    mutating func giveBack(_ changes: [RunChange], _ failure: StorageFailure) {
        for case .began(let record) in changes {
            guard let run = runs.drop(record.number), sessions[run.session] != nil else { continue }
            refuse(run.session, run.tag, failure.code, failure.runDetail)
        }
        runs.markUnsaved(changes.filter { if case .ended = $0 { true } else { false } })
    }

    mutating func take(_ news: RunNews, of number: RunNumber, at now: Now) {
        switch news {
        case .wrote(let bytes, let stream):
            guard let run = runs[number] else { return }
            if run.command.reply == .room { runs.note(number) { $0.lines.take(bytes, from: stream) } }
            if sessions[run.session] != nil { answer(run.session, .wrote(run.tag, stream, bytes)) }
        case .ended(let end): finish(number, end)
        }
    }

    private mutating func finish(_ number: RunNumber, _ end: RunEnd) {
        guard var run = runs.end(number, as: end) else { return }
        let told = JournalQueue.Pending.Told(tag: run.tag, end: end)
        run.lines.finish()
        let seen = RunEnd(end.ending, milliseconds: end.milliseconds, isCut: end.isCut || run.lines.isCut)
        guard run.command.reply == .room, rooms[run.record.room] != nil,
            let report = RunReport(call: run.record.call, end: seen, lines: run.lines.lines)
        else { return tell(told, to: run.session) }
        let submission = Submission(
            room: run.record.room, author: run.record.user, nonce: run.nonce, body: .run(report))
        journal.append(JournalQueue.Pending(submission: submission, session: run.session, source: .run(told)))
        holdIfFull()
    }

    /// Whoever ran something hears how it ended, if they are still there.
    mutating func tell(_ told: JournalQueue.Pending.Told, to id: SessionID) {
        if sessions[id] != nil { answer(id, .ran(told.tag, told.end)) }
    }
}

extension StorageFailure {
    /// Why a command is not run.
    fileprivate var runDetail: String {
        switch self {
        case .full: "The hub's disk is full. Nothing is run that can't be noted there."
        case .readOnly: "The hub's disk can only be read. Nothing is run that can't be noted there."
        case .failed: "The hub's disk can't be written. Nothing is run that can't be noted there."
        }
    }
}
