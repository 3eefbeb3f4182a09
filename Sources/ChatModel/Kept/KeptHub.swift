/// What the client keeps on disk of a hub beside its conversations.
package struct KeptIndex: Hashable, Sendable {
    package let name: HubName
    /// The user as the hub knew them.
    package let you: Person
    /// The open conversations in their order.
    package let order: [ConversationKey]
    /// The conversation that was shown last.
    package let active: ConversationKey?
    /// The direct conversations that were closed, each with its last place then.
    package let closed: [UserID: Seq]

    package init(
        name: HubName, you: Person, order: [ConversationKey], active: ConversationKey?, closed: [UserID: Seq]
    ) {
        self.name = name
        self.you = you
        self.order = order
        self.active = active
        self.closed = closed
    }
}

/// What is to be kept of a hub from now on: its index, and the conversations that are not as they were.
package struct HubChange: Hashable, Sendable {
    package let hub: HubID
    package let index: KeptIndex
    package let conversations: [KeptConversation]

    package init(hub: HubID, index: KeptIndex, conversations: [KeptConversation]) {
        self.hub = hub
        self.index = index
        self.conversations = conversations
    }
}

/// Everything that was kept of a hub: enough to read it while it is off, and to go on where one was.
package struct KeptHub: Hashable, Sendable {
    package let index: KeptIndex
    /// The open conversations, in their order.
    package let conversations: [KeptConversation]

    package init(index: KeptIndex, conversations: [KeptConversation]) {
        self.index = index
        self.conversations = conversations
    }
}

/// Lines that this machine has and the hub's journal has not: they are put into a file for the person.
package struct LostLines: Hashable, Sendable {
    package let hub: HubID
    package let name: HubName?
    package let conversation: ConversationKey
    /// What the conversation is called.
    package let label: String
    /// Oldest first.
    package let entries: [Entry]
    package let authors: [Person]

    package init(
        hub: HubID, name: HubName?, conversation: ConversationKey, label: String, entries: [Entry], authors: [Person]
    ) {
        self.hub = hub
        self.name = name
        self.conversation = conversation
        self.label = label
        self.entries = entries
        self.authors = authors
    }
}
