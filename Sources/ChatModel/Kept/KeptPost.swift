/// A post that a hub's journal is not yet known to have, as the client keeps it on disk.
package struct KeptPost: Hashable, Sendable {
    /// Where it goes.
    package enum Target: Hashable, Sendable {
        case room(RoomName)
        case direct(Person)
        /// The direct conversation with whoever has this nick; it is not open yet.
        case nick(Nick)
    }

    package let hub: HubID
    package let target: Target
    package let nonce: Nonce
    package let body: Entry.Body
    /// When it was typed, by this machine's clock.
    package let typed: HubTime
    /// Why the hub did not take it; nil while it may still be sent.
    package let failure: PostFailure?

    package init(
        hub: HubID, target: Target, nonce: Nonce, body: Entry.Body, typed: HubTime, failure: PostFailure? = nil
    ) {
        self.hub = hub
        self.target = target
        self.nonce = nonce
        self.body = body
        self.typed = typed
        self.failure = failure
    }
}

/// Why the hub will not take a post.
package struct PostFailure: Hashable, Sendable {
    package let code: Refusal.Code
    /// The hub's own sentence.
    package let detail: String

    package init(code: Refusal.Code, detail: String) {
        self.code = code
        self.detail = detail
    }
}

/// A line of the outbox on disk.
package enum OutboxRecord: Hashable, Sendable {
    /// The post waits; said again of the same nonce, it takes the earlier one's place.
    case post(KeptPost)
    /// The post needs no keeping any more.
    case done(Nonce)
}
