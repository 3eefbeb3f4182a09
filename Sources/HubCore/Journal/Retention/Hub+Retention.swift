import ChatModel

/// Taking old entries away: first a snapshot of the room into the journal, unless a later entry than those that go
/// says what the room is; then its floor rises, then they go.
extension Hub {
    /// Has the store look for what has expired, when that is due.
    mutating func survey(at now: Monotonic) {
        guard life == .running, disk == .well, expiring.startLook(at: now, every: limits.retentionMilliseconds) else {
            return
        }
        effects.append(.survey(expiring.retention))
    }

    mutating func finishSurvey(_ expiries: [Expiry]) {
        let fresh = expiries.filter { expiry in rooms[expiry.room].map { $0.floor < expiry.last } ?? false }
        for expiry in expiring.finishLook(fresh, limit: limits.expiriesUnderWay) {
            if canBeRebuilt(without: expiry) { letGo(expiry) } else { expiring.add(expiry) }
        }
    }

    /// Whether the journal says what the room is even when these entries are gone.
    private func canBeRebuilt(without expiry: Expiry) -> Bool {
        rooms[expiry.room].map { $0.described > expiry.last } ?? false
    }

    /// A room as it is now, on its way into the journal. It goes before everything else of its transaction, so that no
    /// change of the room comes between.
    func snapshot(for expiry: Expiry) -> Submission {
        let (topic, mode) = rooms[expiry.room].map { ($0.topic, $0.mode) } ?? (.none, .open)
        let snapshot = RoomSnapshot(
            topic: topic, mode: mode, standings: moderation.standings(in: expiry.room),
            sanctions: moderation.allSanctions(in: expiry.room))
        return Submission(room: expiry.room, author: .hub, nonce: expiry.nonce, body: .snapshot(snapshot))
    }

    mutating func settle(_ expiry: Expiry, as outcome: SubmissionOutcome) {
        expiring.end(expiry)
        switch outcome {
        case .stored(let entry): emit(entry, in: expiry.room, authorStays: false)
        // An earlier run of the hub stored it and ended before it could go on.
        case .duplicate, .nonceReused: break
        case .refused: return
        }
        letGo(expiry)
    }

    private mutating func letGo(_ expiry: Expiry) {
        rooms[expiry.room]?.raiseFloor(to: expiry.last)
        effects.append(.expire(expiry))
        sweepSoon()
    }
}

extension Expiry {
    /// The nonce of the snapshot before it, the same whenever it is tried: 24 bits of the room's number and 40 of the
    /// place, more than any hub comes to.
    var nonce: Nonce { Nonce(UInt64(room.value) << 40 | last.value & (1 << 40 - 1)) }
}
