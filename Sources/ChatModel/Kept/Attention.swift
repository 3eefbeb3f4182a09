/// Which messages of a conversation call the person, if they look elsewhere.
package enum Attention: String, Hashable, Sendable, CaseIterable {
    case all
    /// Those that speak of the person; all of them in a direct conversation.
    case mentions
    case none
}

/// What a person chose for a conversation, beside what holds for all others.
package struct AttendedConversation: Hashable, Sendable {
    package let hub: HubID
    package let conversation: ConversationKey
    package let attention: Attention

    package init(hub: HubID, conversation: ConversationKey, attention: Attention) {
        (self.hub, self.conversation, self.attention) = (hub, conversation, attention)
    }
}
