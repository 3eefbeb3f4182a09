import ChatModel

/// Those who may not come in.
extension Hub {
    /// Whether one more password or key from the session's address is looked at now.
    package func mayTry(_ id: SessionID, at now: Now) -> Bool {
        connections.address(of: id).map { attempts.allows($0, at: now.monotonic) } ?? false
    }

    /// Counts a failed attempt; the answer comes later, so that trying costs time and tells nothing by it.
    mutating func refuseLater(_ id: SessionID, _ code: Refusal.Code, _ detail: String, at now: Now) {
        guard connections.isGreeting(id), let address = connections.address(of: id) else { return }
        connections.endGreeting(of: id)
        attempts.fail(address, at: now.monotonic)
        doorstep.add(id, code, detail, until: now.monotonic.advanced(by: limits.turnAwayMilliseconds))
    }

    mutating func clearDoorstep(at now: Now) {
        for (id, code, detail) in doorstep.takeOver(at: now.monotonic) { dismiss(id, code, detail, at: now) }
    }
}
