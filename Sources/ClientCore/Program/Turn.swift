import ChatModel

/// What one event's handling shares: clocks, chance, who is ignored, and the effects so far.
struct Turn {
    let now: Now
    var ignored: Set<UserID>
    /// Whether the person looks at the hub that the event is about.
    var isAttentive: Bool
    var random: any RandomNumberGenerator & Sendable
    var effects: [ClientEffect] = []
    /// Whether something asks for the person's ear.
    var rings = false
    /// The line that does.
    var call: Summons.Call?
    /// The nick that a hub has just given to the user at their wish.
    var ownNick: Nick?
    /// A notice for which there is no conversation.
    var stray: Notice?

    /// The number of the last transfer.
    var transfers: UInt64 = 0

    /// A number for a new transfer.
    mutating func transfer() -> TransferID {
        transfers += 1
        return TransferID(transfers)
    }

    mutating func nonce() -> Nonce { Nonce(.random(in: .min ... .max, using: &random)) }
}
