import ChatModel

/// What `search` looks for.
struct Query: Sendable {
    let words: SearchWords
    /// The room, or the person with whom one talks; nil for everywhere.
    let place: Destination?
    let author: Nick?
    let since: HubTime?
    /// How many are wanted; nil for all.
    let limit: Int?
}
