import ChatModel

/// A post of one's own on its way into the hub's journal.
package struct OutboxPost: Hashable, Sendable {
    /// How far it has come.
    package enum State: Hashable, Sendable {
        /// It waits: for the connection, the room, the credit, or (named) the hub's storage.
        case waiting(StorageTrouble?)
        /// It is on its way.
        case sending
        /// The journal has it at this place; its line has not come yet.
        case stored(Seq)
        /// The hub will not take it; `/retry` sends it again.
        case failed(PostFailure)
    }

    package let nonce: Nonce
    package let conversation: ConversationKey
    package let body: Entry.Body
    package internal(set) var state: State

    /// Whether it may still be sent or is under way.
    var isOpen: Bool {
        switch state {
        case .waiting, .sending: true
        case .stored, .failed: false
        }
    }
}

/// Why the hub can't store posts now.
package enum StorageTrouble: Hashable, Sendable {
    case full
    case failed
    case readOnly
}

/// Why the hub will not take a post.
package struct PostFailure: Hashable, Sendable {
    package let code: Refusal.Code
    /// The hub's own sentence.
    package let detail: String
}
