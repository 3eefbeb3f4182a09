/// Which composer: that of a conversation on a hub.
package struct DraftPlace: Hashable, Sendable {
    package let hub: HubID
    package let conversation: ConversationKey

    package init(hub: HubID, conversation: ConversationKey) { (self.hub, self.conversation) = (hub, conversation) }
}

/// A text that was being written and not sent, as the client keeps it on disk.
package struct KeptDraft: Hashable, Sendable {
    package let place: DraftPlace
    package let text: String

    package init(place: DraftPlace, text: String) { (self.place, self.text) = (place, text) }
}
