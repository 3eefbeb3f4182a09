import ChatModel

/// A post of one's own on its way into the hub's journal.
package struct OutboxPost: Hashable, Sendable {
    /// How far it has come.
    package enum State: Hashable, Sendable {
        /// It waits: for the connection, the room, the credit, or (named) the hub.
        case waiting(PostTrouble?)
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
    /// When it was typed, by this machine's clock; nil until the end of the turn in which it was.
    package internal(set) var typed: HubTime?

    /// Why the hub did not take it; nil unless it has failed.
    var failure: PostFailure? {
        if case .failed(let failure) = state { failure } else { nil }
    }

    /// Whether it may still be sent or is under way.
    var isOpen: Bool {
        switch state {
        case .waiting, .sending: true
        case .stored, .failed: false
        }
    }
}

/// Why the hub does not take posts now.
package enum PostTrouble: Hashable, Sendable {
    case full
    case failed
    case readOnly
    /// The room has a pause between two messages of one person.
    case slowMode
}

/// A text for somebody whose direct conversation is not open yet.
struct UnaddressedPost: Hashable, Sendable {
    let nonce: Nonce
    let nick: Nick
    let body: Entry.Body
    var typed: HubTime?
}
