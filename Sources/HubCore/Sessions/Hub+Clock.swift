import ChatModel

/// What time alone brings about.
extension Hub {
    mutating func tick(at now: Now) {
        guard life != .stopped else { return }
        for id in connections.overdue(at: now.monotonic) {
            dismiss(id, .handshakeTimeout, "The handshake took too long.", at: now)
        }
        pulse(at: now.monotonic)
        connections.addresses.tick(at: now.monotonic)
        makers.tick(of: limits.roomsMade, at: now.monotonic)
        clearDoorstep(at: now)
        for id in sessions.keys.sorted() { check(id, at: now) }
        for place in lingering.takeOver(at: now.monotonic) { forget(place.user, in: place.room) }
        journal.mayRetry = true
        moderation.expire(at: now.wall)
        marks.tick(at: now.monotonic, after: limits.markMilliseconds)
        survey(at: now.monotonic)
        lookAfterFiles(at: now)
        for room in rooms.withNews { publishDelta(of: room, at: now.monotonic) }
    }

    private mutating func check(_ id: SessionID, at now: Now) {
        guard let (isDelayed, heard, next) = sessions[id].map({ ($0.isDelayed, $0.lastHeard, $0.nextHeartbeat) })
        else { return }
        if !isDelayed, !journal.isHolding, now.monotonic.since(max(heard, readingSince)) >= limits.silenceMilliseconds {
            return cut(id, at: now)
        }
        if next <= now.monotonic {
            sessions[id]?.nextHeartbeat = now.monotonic.advanced(by: limits.heartbeatMilliseconds)
            effects.append(.heartbeat(id))
        }
    }

    mutating func stop(at now: Now) {
        guard life == .running else { return }
        life = .stopping
        endAllRuns()
        marks.hurry()
        startBatch()
        endIfStored(at: now)
    }

    /// When stopping: says goodbye once no command runs, no file is being finished, and nothing waits for the journal any more.
    mutating func endIfStored(at now: Now) {
        guard life == .stopping, journal.isIdle, runs.isEmpty, !files.isFinishing else { return }
        life = .stopped
        for id in sessions.keys.sorted() {
            answer(id, .goodbye(.stopping))
            effects.append(.close(id))
        }
        for id in connections.greeting + doorstep.sessions { dismiss(id, .stopping, "This hub is stopping.", at: now) }
        effects.append(.stopped)
    }
}
