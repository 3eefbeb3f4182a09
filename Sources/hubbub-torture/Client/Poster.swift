import ChatModel
import ClientCore

/// What one person says, where and when: drawn by chance, numbered.
struct Poster: Sendable {
    /// What is said next.
    struct Saying: Hashable, Sendable {
        let room: ConversationKey
        let number: UInt64
        let text: String
    }

    private let name: String
    private var chance: Chance
    private var number: UInt64

    /// - Parameter last: The number that this person used last.
    init(name: String, last: UInt64, chance: Chance) { (self.name, number, self.chance) = (name, last, chance) }

    /// Milliseconds until the person says the next thing.
    mutating func pause() -> UInt64 { UInt64.random(in: 10...110, using: &chance) }

    /// The next thing in one of these rooms; nil if there is none.
    mutating func next(in rooms: [ConversationKey]) -> Saying? {
        guard let room = rooms.randomElement(using: &chance) else { return nil }
        number += 1
        let digits = String(number)
        let padded = String(repeating: "0", count: max(6 - digits.count, 0)) + digits
        // Some are long, so that frames are cut in their middle.
        let tail = Int.random(in: 0..<8, using: &chance) == 0 ? " " + String(repeating: "字", count: 300) : ""
        return Saying(room: room, number: number, text: "\(name) \(padded)\(tail)")
    }
}
