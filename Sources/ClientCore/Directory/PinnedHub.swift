import ChatModel

/// A hub whose key the person has accepted, in whatever program of theirs.
package struct PinnedHub: Hashable, Sendable {
    package let id: HubID
    /// What it called itself then; nil where that name was another's.
    package let name: HubName?
    /// When its key was accepted, by this machine's clock.
    package let since: HubTime

    package init(id: HubID, name: HubName?, since: HubTime) {
        self.id = id
        self.name = name
        self.since = since
    }
}
