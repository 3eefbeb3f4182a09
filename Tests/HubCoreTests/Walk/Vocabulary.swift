import ChatModel

/// What the people of a random walk are called, and what they say.
struct Vocabulary {
    let nicks: [Nick]
    let names: [RoomName]
    let users: [UserID]
    let texts: [MessageText]
    let reactions: [Reaction]
    let topics: [Topic]
    let words: [SearchWords]

    init() throws {
        nicks = try ["ann", "Ann", "bob", "cid", "dora", "eve", "ann-2"].map { try Nick($0) }
        names = try ["lobby", "two", "three", "four", "five"].map { try RoomName($0) }
        users = try (1...10).map { UserID(try unwrap(Digest([UInt8](repeating: UInt8($0), count: 32)))) }
        texts = try ["hello", "tea", "more tea"].map { try MessageText($0) }
        reactions = try ["👍", "no"].map { try Reaction($0) }
        topics = [.none, try Topic("tea"), try Topic("news")]
        words = try ["tea", "hello", "…"].map { try SearchWords($0) }
    }
}
