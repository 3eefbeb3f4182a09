import ChatModel

/// Runs that end before their time.
extension Hub {
    mutating func stopRun(_ asked: Tag, _ id: SessionID, _ tag: Tag) {
        guard let number = runs.numbers({ $0.session == id && $0.tag == asked }).first else {
            return refuse(id, tag, .noSuchCommand, "That command does not run any more.")
        }
        endRun(number)
        answer(id, .done(tag))
    }

    /// A session is over: what only it would read ends; what a room waits for goes on.
    mutating func endRuns(of id: SessionID) {
        for number in runs.numbers({ $0.session == id && $0.command.reply == .caller }) { endRun(number) }
    }

    /// Somebody was put out of a room or (nil) the hub: what they ran there ends.
    mutating func endRuns(by user: UserNumber, in room: RoomNumber?) {
        for number in runs.numbers({ $0.record.user == user && (room == nil || $0.record.room == room) }) {
            endRun(number)
        }
    }

    /// The hub stops: nothing that it runs outlives it.
    mutating func endAllRuns() { for number in runs.numbers({ _ in true }) { endRun(number) } }

    private mutating func endRun(_ number: RunNumber) {
        guard let run = runs[number], !run.isEnding else { return }
        runs.note(number) { $0.isEnding = true }
        if run.isStarted { effects.append(.endRun(number)) }
    }
}
