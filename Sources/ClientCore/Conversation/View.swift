import ChatModel

/// Which part of a conversation stands on the screen.
package enum View: Hashable, Sendable {
    /// Its end: new lines come in below.
    case newest
    /// An older part, from the first to the last entry on the screen.
    case older(top: Seq, bottom: Seq)
}

/// A place that was asked for and is loaded now: it belongs on the screen.
package struct Reveal: Hashable, Sendable {
    package let hub: HubKey
    package let conversation: ConversationKey
    /// The entry; if it is not shown, the next one after it.
    package let place: Seq
    /// Where on the screen.
    package let position: Position

    package init(hub: HubKey, conversation: ConversationKey, place: Seq, position: Position) {
        (self.hub, self.conversation, self.place, self.position) = (hub, conversation, place, position)
    }

    /// Where on the screen a place should come to stand.
    package enum Position: Hashable, Sendable {
        case top
        /// With lines around it.
        case middle
        /// The end of the conversation.
        case end
    }
}
