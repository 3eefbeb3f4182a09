import ChatModel

/// What came of going to a hub that a person named.
package struct TargetFact: Hashable, Sendable {
    /// As the person wrote it.
    package let name: String
    /// Its addresses, in the order in which they were tried; empty if the name is not known.
    package let tries: [AddressFact]
    /// What came back over UDP; nil if nothing was asked.
    package let ping: PingFact?

    package init(name: String, tries: [AddressFact], ping: PingFact?) {
        self.name = name
        self.tries = tries
        self.ping = ping
    }
}

/// What answers at one address.
package struct AddressFact: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        /// A hub, after so many milliseconds, with its key.
        case hub(HubID, milliseconds: Double, Acquaintance)
        /// The machine says that no program listens there.
        case nothingListens
        /// Nothing came back.
        case silent
        /// Something that is no hub.
        case notAHub
        /// A hub that is spoken to in another way: the address to use.
        case otherWay(String)
        /// No machine has that name.
        case unknownName
        /// It can't be told which hub is meant: a sentence for a person.
        case unclear(String)
        /// No way leads there, says the system.
        case unreachable(String)
    }

    /// Whether a hub's key is one that was met before.
    package enum Acquaintance: Hashable, Sendable {
        case known
        case new
        /// Another key was met there, or under that name; what `hubbub trust forget` takes for the old one.
        case changed(was: HubID, handle: String)
    }

    /// `host:port`, or a path.
    package let address: String
    package let outcome: Outcome

    package init(address: String, outcome: Outcome) {
        self.address = address
        self.outcome = outcome
    }
}

/// What came of asking a hub for its clock over UDP.
package enum PingFact: Hashable, Sendable {
    /// Milliseconds there and back, and by which its clock is ahead.
    case answered(roundTrip: Double, skew: Int64)
    /// Nothing came back from that port.
    case silent(port: UInt16)
}
