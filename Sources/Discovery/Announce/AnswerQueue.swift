import NIOCore

/// The answers that wait for their moment.
struct AnswerQueue: Sendable {
    /// One answer to come.
    struct Answer: Hashable, Sendable {
        let token: UInt64
        let arrival: Arrival
        let door: AnnouncePlan.Door
        /// The link whose programs hear announcements, the asker among them; nil for who asked this hub alone.
        let link: UInt32?
        let asked: NIODeadline
        let due: NIODeadline
    }

    private var waiting: [Answer] = []

    /// When the next one is due.
    var nextTick: NIODeadline? { waiting.map(\.due).min() }

    /// Lets an answer wait; false if there is no room.
    mutating func add(_ answer: Answer) -> Bool {
        guard waiting.count < DiscoveryLimits.answersWaiting else { return false }
        waiting.append(answer)
        return true
    }

    /// Those that are due.
    mutating func due(at now: NIODeadline) -> [Answer] {
        let due = waiting.filter { $0.due <= now }
        if !due.isEmpty { waiting.removeAll { $0.due <= now } }
        return due
    }

    /// Everybody on these links has just heard the hub: they need no answer.
    mutating func drop(heardOn links: Set<UInt32>) {
        waiting.removeAll { answer in answer.link.map(links.contains) ?? false }
    }

    mutating func clear() { waiting = [] }
}
