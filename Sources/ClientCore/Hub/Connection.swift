import ChatModel

/// How things stand between the client and one hub.
package enum Connection: Hashable, Sendable {
    /// Nobody has asked for a connection yet.
    case idle
    /// A connection is being made.
    case connecting(Link)
    /// The hub has welcomed the user.
    case open(Session)
    /// The connection was lost; the next try is planned.
    case waiting(Retry)
    /// The hub's key was never met: the person decides.
    case asking(TrustQuestion)
    /// The hub asks for its password: the person gives it, or goes.
    case askingPassword(PasswordQuestion)
    /// The hub was not heard, and the person reads what was kept of it; no try is made.
    case offline
    /// No further try is made until the person asks for one.
    case stopped(StopReason)

    /// The connection's number while there is one.
    package var link: Link? {
        switch self {
        case .connecting(let link): link
        case .open(let session): session.link
        case .idle, .waiting, .asking, .askingPassword, .offline, .stopped: nil
        }
    }

    /// The session while it is open.
    package var session: Session? {
        if case .open(let session) = self { session } else { nil }
    }
}

/// A welcomed connection.
package struct Session: Hashable, Sendable {
    package let link: Link
    /// How many posts may wait for their acknowledgement.
    package let credit: Int
    /// How many people were on the hub when it welcomed the user.
    package let people: UInt32
    /// When the hub welcomed the user.
    package let opened: Now
    /// The hub's clock at that moment.
    package let welcomed: HubTime
    /// Whether the hub keeps files.
    package let hasFiles: Bool
    /// Whether the hub passes on who writes something.
    let hearsTyping: Bool
    /// Whether the hub knows pinned messages.
    let knowsPins: Bool
    /// Milliseconds of the last measured way there and back; nil until one was measured.
    package internal(set) var roundTrip: UInt64?
    /// When the way was last measured, or the measure asked for.
    var measured: Monotonic
    /// Whether what was missed has rung the bell already.
    var rangForBacklog = false
    /// Whether what was missed has not been summed up yet.
    var isCatchingUp = true

    /// The hub's clock as it should stand now.
    package func hubTime(at now: Now) -> HubTime {
        HubTime(milliseconds: welcomed.milliseconds &+ now.monotonic.since(opened.monotonic))
    }
}

/// A planned new try.
package struct Retry: Hashable, Sendable {
    package let at: Monotonic
    package let reason: LossReason

    /// Whole seconds until the try, at least 1: what "trying again in 3 s" says.
    package func seconds(from now: Monotonic) -> UInt64 { max(1, (at.since(now) + 999) / 1_000) }
}

/// Why there is no connection although one is wanted.
package enum LossReason: Hashable, Sendable {
    /// The hub said that it stops.
    case hubStopped
    /// The connection ended or fell silent.
    case lost
    /// No address of the hub could be reached; a sentence for the person.
    case unreachable(String)
    /// The hub has no place for the session now.
    case refused(Refusal)
}

/// A hub whose key is met for the first time.
package struct TrustQuestion: Hashable, Sendable {
    package let hub: HubID
    /// What it calls itself, if it was heard saying so.
    package let name: HubName?
    package let address: HubAddress
    /// The hub that was met before under its name, or at its place, with another key.
    package let former: HubID?

    package init(hub: HubID, name: HubName?, address: HubAddress, former: HubID? = nil) {
        self.hub = hub
        self.name = name
        self.address = address
        self.former = former
    }
}

/// Why no further try is made.
package enum StopReason: Hashable, Sendable {
    /// The person disconnected.
    case asked
    /// The person did not trust the hub's key.
    case notTrusted
    /// The key is not the one that was known or announced; nothing was sent.
    case keyChanged(KeyChange)
    /// The hub refused the session for good.
    case refused(Refusal)
    /// The hub could not be reached the first time; a sentence for the person, if there is one.
    case unreachable(String?)
}

/// A hub that shows another key than before.
package struct KeyChange: Hashable, Sendable {
    package let known: HubID
    package let met: HubID
    /// When the known key was last met; nil when it was only announced.
    package let since: HubTime?
    /// What `hubbub trust forget` knows the hub by; nil when there is nothing to forget.
    package let handle: String?

    package init(known: HubID, met: HubID, since: HubTime?, handle: String? = nil) {
        self.known = known
        self.met = met
        self.since = since
        self.handle = handle
    }
}
