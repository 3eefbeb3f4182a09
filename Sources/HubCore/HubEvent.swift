import ChatModel

/// What happened to a hub: every input of ``Hub/apply(_:at:)``.
package enum HubEvent: Hashable, Sendable {
    /// A connection was accepted; the address counts towards the limit of one address.
    case connected(SessionID, from: PeerAddress)
    /// The handshake is proven: this key, asking for this nick.
    case entered(SessionID, UserID, Nick, SessionKind)
    /// The key is proven, and may not come in: a wrong password, or nobody on the list.
    case turnedAway(SessionID, Refusal.Code, detail: String)
    /// A request, with the bytes that its frame had; a heartbeat of none stands for a connection that is not listened
    /// to.
    case received(SessionID, Request, bytes: Int = 0)
    /// A frame of a kind that this hub does not know, with the tag that its answer carries.
    case receivedUnknown(SessionID, kind: UInt8, Tag, bytes: Int = 0)
    /// The connection is gone.
    case closed(SessionID)
    /// The transaction that was in flight ended.
    case stored(BatchResult)
    /// A read of the journal ended; nil when the store could not read.
    case loaded(LoadTicket, JournalPage?)
    /// A search of the journal ended.
    case searched(LoadTicket, SearchOutcome)
    /// A look for what has expired ended; nothing has when the store could not look.
    case surveyed([Expiry])
    /// Something became of a run.
    case ran(RunNumber, RunNews)
    /// Something about files was done, or failed.
    case filed(FileTicket, Result<FileYield, FileFailure>)
    /// The loop has handed over all that it had read: time to start a transaction.
    case turnEnded
    /// A second went by.
    case tick
    /// A moment went by while somebody is read later: so that what they may do in a second is not done at once.
    case pulse
    /// The hub is to end: store what waits, tell everybody, stop.
    case stop
}

/// How a search of the journal ended.
package enum SearchOutcome: Hashable, Sendable {
    case found(JournalHits)
    /// Nothing in the words can be looked for.
    case nothingToFind
    /// The store could not search.
    case failed
}

/// A connection's name within one run of the hub.
package struct SessionID: Hashable, Comparable, Sendable {
    package let value: UInt64

    package init(_ value: UInt64) { self.value = value }

    package static func < (left: SessionID, right: SessionID) -> Bool { left.value < right.value }
}

/// Where a connection comes from, without its port: what limits by address count.
package struct PeerAddress: Hashable, Sendable {
    package let text: String
    /// The IPv6 network of 64 bits that counts in its stead; nil for an address that counts by itself.
    package let network: String?

    package init(_ text: String, network: String? = nil) {
        self.text = text
        self.network = network
    }

    /// As a ban names it; nil for what is no IP address.
    var banned: BannedAddress? { try? BannedAddress(text) }
}

/// The name of a read of the journal that is under way.
package struct LoadTicket: Hashable, Sendable {
    package let value: UInt64

    package init(_ value: UInt64) { self.value = value }
}
