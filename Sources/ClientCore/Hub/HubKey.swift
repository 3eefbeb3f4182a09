import ChatModel

/// Which hub a state belongs to: its key's hash, or, until that has been met, the address that was asked for.
package enum HubKey: Hashable, Sendable {
    case hub(HubID)
    case address(HubAddress)
}

/// The client's own number for one connection, never used again: an event of an older connection is told by it.
package struct Link: Hashable, Sendable {
    package let value: UInt64

    package init(_ value: UInt64) { self.value = value }
}
