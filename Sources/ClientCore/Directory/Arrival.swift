import ChatModel

/// Going straight in at the start of a run: to the hub that the person was on last, or else to the only one heard of
/// those that they know. Whatever they do themselves ends it.
struct Arrival: Sendable {
    /// What is to be done now.
    enum Step: Hashable, Sendable {
        case wait
        case go(HubID)
        /// The list stays.
        case stay
    }

    /// The hub that the person was on last.
    let last: HubID
    /// From when on the only known hub that is heard is taken.
    let settled: Monotonic
    /// When nothing is waited for any more.
    let until: Monotonic

    /// Nil if the person knows no hub.
    init?(_ remembered: [RememberedHub], at now: Monotonic) {
        guard let last = remembered.max(by: { $0.met < $1.met }) else { return nil }
        self.last = last.id
        settled = now.advanced(by: ClientLimits.arrivalPause)
        until = now.advanced(by: ClientLimits.arrivalEnd)
    }

    /// - Parameter heard: the hubs that are heard and that the person knows.
    func step(hearing heard: [HubID], at now: Monotonic) -> Step {
        if heard.contains(last) { return .go(last) }
        if now >= settled, heard.count > 1 { return .stay }
        if now >= settled, let only = heard.first { return .go(only) }
        return now >= until ? .stay : .wait
    }
}
