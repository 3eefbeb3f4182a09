import ChatModel
import ClientCore

/// What one person says, where and when: drawn by chance, numbered.
struct Poster: Sendable {
    /// What is typed next.
    struct Saying: Hashable, Sendable {
        let room: ConversationKey
        let number: UInt64
        /// The message that it is about.
        let target: Seq?
        let text: String
    }

    private static let signs = ["👍", "🎉", "❤️", "+1"]
    private let name: String
    private var chance: Chance
    private var number: UInt64

    /// - Parameter last: The number that this person used last.
    init(name: String, last: UInt64, chance: Chance) { (self.name, number, self.chance) = (name, last, chance) }

    /// Milliseconds until the person says the next thing.
    mutating func pause() -> UInt64 { UInt64.random(in: 10...110, using: &chance) }

    /// The next thing in one of these rooms; nil if there is none.
    mutating func next(in rooms: [Sight]) -> Saying? {
        guard let room = rooms.randomElement(using: &chance) else { return nil }
        number += 1
        return change(in: room) ?? Saying(room: room.room, number: number, target: nil, text: words)
    }

    /// Now and then something about a message that stands there.
    private mutating func change(in room: Sight) -> Saying? {
        let kind = Int.random(in: 0..<20, using: &chance)
        let targets = kind == 0 || kind == 1 ? room.own : room.all
        guard kind < 6, let target = targets.randomElement(using: &chance) else { return nil }
        let text =
            switch kind {
            case 0: "/edit \(words)"
            case 1: "/delete"
            case 2: "/reply \(words)"
            default: "/react " + Self.signs[Int.random(in: 0..<Self.signs.count, using: &chance)]
            }
        return Saying(room: room.room, number: number, target: target, text: text)
    }

    private var words: String {
        mutating get {
            let digits = String(number)
            let padded = String(repeating: "0", count: max(6 - digits.count, 0)) + digits
            // Some are long, so that frames are cut in their middle.
            let isLong = Int.random(in: 0..<8, using: &chance) == 0
            return "\(name) \(padded)" + (isLong ? " " + String(repeating: "字", count: 300) : "")
        }
    }
}

/// What a person has before their eyes in one room.
struct Sight: Hashable, Sendable {
    let room: ConversationKey
    /// The person's own messages.
    let own: [Seq]
    let all: [Seq]
}
