import ChatModel

/// What time alone brings about.
extension Hub {
    mutating func tick(at now: Now) {
        for id in arrivals.overdue(at: now.monotonic) {
            refuseSession(id, .handshakeTimeout, "The handshake took too long.")
            arrivals.abandon(id)
        }
        for id in sessions.keys.sorted() { check(id, at: now.monotonic) }
        while let gone = lingering.next(before: now.monotonic) { forget(gone.user, in: gone.room) }
        journal.mayRetry = true
        for room in rooms.withNews { publishDelta(of: room, at: now.monotonic) }
    }

    private mutating func check(_ id: SessionID, at now: Monotonic) {
        guard let session = sessions[id] else { return }
        if session.isDelayed, sessions[id]?.rate.hasToken(at: now) == true { read(id, again: now) }
        if !session.isDelayed, now.since(session.lastHeard) >= limits.silenceMilliseconds {
            return effects.append(.abort(id))
        }
        if session.nextHeartbeat <= now {
            sessions[id]?.nextHeartbeat = now.advanced(by: limits.heartbeatMilliseconds)
            effects.append(.heartbeat(id))
        }
    }

    private mutating func read(_ id: SessionID, again now: Monotonic) {
        sessions[id]?.isDelayed = false
        sessions[id]?.lastHeard = now
        effects.append(.reading(id, true))
    }

    mutating func stop() {
        guard life == .running else { return }
        life = .stopping
        endIfStored()
    }

    /// When stopping: says goodbye once nothing waits for the journal any more.
    mutating func endIfStored() {
        guard life == .stopping, journal.isIdle else { return }
        life = .stopped
        for id in sessions.keys.sorted() {
            answer(id, .goodbye(.stopping))
            effects.append(.close(id))
        }
        for id in arrivals.greeting.keys.sorted() { refuseSession(id, .stopping, "This hub is stopping.") }
        effects.append(.stopped)
    }
}
