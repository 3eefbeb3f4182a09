import ChatModel

/// Connections that may not come in, and are not told so yet: all of them wait as long, whatever the reason.
struct Doorstep: Sendable {
    private struct Waiting {
        let end: Monotonic
        let code: Refusal.Code
        let detail: String
    }

    private var waiting: [SessionID: Waiting] = [:]

    /// All who wait, in order of arrival.
    var sessions: [SessionID] { waiting.keys.sorted() }

    mutating func add(_ id: SessionID, _ code: Refusal.Code, _ detail: String, until end: Monotonic) {
        waiting[id] = Waiting(end: end, code: code, detail: detail)
    }

    mutating func remove(_ id: SessionID) { waiting[id] = nil }

    /// Takes those whose time is over, in order of arrival.
    mutating func takeOver(at now: Monotonic) -> [(id: SessionID, code: Refusal.Code, detail: String)] {
        let over = waiting.filter { $0.value.end <= now }.sorted { $0.key < $1.key }
        for (id, _) in over { waiting[id] = nil }
        return over.map { ($0.key, $0.value.code, $0.value.detail) }
    }
}
