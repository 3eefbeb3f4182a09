import ChatModel

/// A search whose time is measured.
struct Look: Sendable {
    let name: String
    private let words: String
    /// The room's number in the sample; nil for everywhere.
    private let room: Int?

    static let common = Look(name: "common word", words: Vocabulary.common, room: nil)
    static let rare = Look(name: "rare word", words: Vocabulary.rare, room: nil)

    /// What is looked for in a sample.
    static func all(in sample: JournalSample) -> [Look] {
        [
            rare, common,
            Look(name: "two common words", words: "\(Vocabulary.common) and", room: nil),
            Look(name: "Chinese", words: Vocabulary.chinese, room: nil),
            Look(name: "rare word in a busy room", words: Vocabulary.rare, room: 1),
            Look(name: "common word in a quiet room", words: Vocabulary.common, room: sample.rooms),
        ]
    }

    /// The first page of it.
    func request() throws -> SearchRequest {
        let scope = try room.map { SearchScope.room(try RoomName(JournalSample.room($0))) } ?? .everywhere
        return SearchRequest(
            words: try SearchWords(words), scope: scope, author: nil, since: nil, before: nil, limit: 50)
    }
}
