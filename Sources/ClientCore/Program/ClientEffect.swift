import ChatModel

/// What must be done for the client.
package enum ClientEffect: Hashable, Sendable {
    /// Make a connection; its fate comes back as events with its number.
    case connect(ConnectPlan)
    /// Close a connection; nothing more of it is wanted.
    case close(Link)
    case send(Link, Request)
    /// Keep something for the next run.
    case save(Saved)
    /// Write down what became of posts; stands before whatever sends them.
    case keep([OutboxRecord])
    /// Read what an earlier run left of a hub; it comes back as an event.
    case recall(HubID)
    /// Keep what is new of a hub, for the next run and for when it is off.
    case cache(HubChange)
    /// Put lines into a file that the hub's journal has not; its name comes back as an event.
    case rescue(LostLines)
    /// Remember the hub's key as its own from now on.
    case trust(TrustQuestion)
    /// Ask a hub who is on it; it comes back as an event.
    case askPeople(HubID)
    /// Start a hub of this name here, as a process of its own.
    case host(HubName)
    /// List this machine's interfaces; they come back as an event.
    case listInterfaces
    /// Look at this machine's network; the report comes back as an event.
    case examine
    /// Make a connection for files; its fate comes back as events with its number.
    case openCourier(ConnectPlan)
    /// Close a connection for files; nothing more of it is wanted.
    case closeCourier(Link)
    /// Carry a file over such a connection; what becomes of it comes back as events.
    case carry(Link, Carriage)
    /// Carry it no further.
    case drop(Link, TransferID)
    /// Nothing is to come of a file that was fetched: remove what is here of it.
    case discardPart(SharedFile, destination: String?)
    /// Ask the disk what stands at paths; it comes back as an event.
    case lookAt(PathQuestion)
    /// Nobody waits for that any more.
    case stopLooking(TransferID)
    /// Ask the disk what a folder holds, written as people write paths; it comes back as an event.
    case listFolder(String)
    case bell
    /// Call the person, who looks elsewhere.
    case summon(Summons)
    /// Change the screen; what came of it comes back as an event.
    case screen(ScreenOrder)
    /// What the terminal's title should say now.
    case title(Title)
    /// The submitted text was taken: empty the composer and put the text into its history.
    case clearComposer
    /// Put this text into the shown conversation's composer, to be changed.
    case compose(String)
    /// Bring a place onto the screen.
    case reveal(Reveal)
    case quit
}

/// A connection to be made.
package struct ConnectPlan: Hashable, Sendable {
    package let link: Link
    /// Whether what was kept of the hub is to be read as soon as its key is met.
    package let recalls: Bool
    /// Whose key must be met; nil when only an address is known.
    package let expected: HubID?
    /// Whether the person may have forgotten the expected key meanwhile: then whoever answers is met anew, and asked about.
    package let mayBeForgotten: Bool
    /// Whether the person named the address: it is pinned to the key that is met there.
    package let isTyped: Bool
    /// To be tried a little after one another, best first.
    package let addresses: [HubAddress]
    package let nick: Nick
    /// Whether a key that was never met is trusted, and remembered as the hub's from then on.
    package let acceptNew: Bool
    /// The password that the person has just given; nil to do with what is remembered.
    package var password: Password?
}

/// Something kept for the next run.
package enum Saved: Hashable, Sendable {
    case nick(Nick)
    case hub(RememberedHub)
    /// All who are ignored.
    case ignored([IgnoredUser])
    /// All names that the person gave to others.
    case petnames([Petname])
    /// All of the person's own commands that the settings file does not give.
    case aliases([Alias])
    /// All that the person chose of what calls them.
    case attention([AttendedConversation])
    /// The theme that was chosen last.
    case theme(String)
    /// A setting that was changed; not the theme.
    case setting(ClientSetting, String)
    /// All transfers that are not over.
    case transfers([KeptTransfer])
}

/// What the terminal's title says.
package struct Title: Hashable, Sendable {
    /// The shown hub's name; nil in the list of hubs.
    package let hub: HubName?
    package let conversation: ConversationTitle?
    /// Unread lines on all hubs.
    package let unread: Int
    /// Unread mentions on all hubs.
    package let mentions: Int
}

/// What a conversation is called.
package enum ConversationTitle: Hashable, Sendable {
    case room(RoomName)
    case direct(Nick)
}
