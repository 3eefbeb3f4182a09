import ChatModel
import Foundation

/// What a made-up journal holds; the same one is always made from it.
struct JournalSample: Codable, Equatable, Sendable {
    let messages: Int
    let rooms: Int

    static let authors = 200
    /// Every so many messages one goes to the last room, where little else is said.
    static let quietInterval = 10_000
    private static let batch = 4_096

    /// A room's name, from 1 on; the first is the busiest.
    static func room(_ number: Int) -> String { "room-\(number)" }

    /// Everybody and every room.
    func people() throws -> JournalBatch {
        JournalBatch(
            people: try (1...Self.authors).map { number in
                let bytes = [UInt8(number >> 8), UInt8(number & 0xFF)] + [UInt8](repeating: 7, count: 30)
                guard let digest = Digest(bytes) else { throw BenchError("A user has no key.") }
                return Person(
                    number: UserNumber(UInt32(number)), id: UserID(digest), nick: try Nick("author-\(number)"))
            },
            rooms: try (1...rooms).map {
                RoomRecord(number: RoomNumber(UInt32($0)), kind: .named(try RoomName(Self.room($0))))
            }, submissions: [])
    }

    /// All messages in batches, each with the hub's clock: evenly over the year before `end`.
    func write(until end: HubTime, _ write: (JournalBatch, HubTime) async throws -> Void) async throws {
        let vocabulary = Vocabulary()
        var random = SeededRandom(1)
        let year: UInt64 = 31_536_000_000
        for first in stride(from: 0, to: messages, by: Self.batch) {
            let numbers = first..<min(first + Self.batch, messages)
            let submissions = try numbers.map { number in
                Submission(
                    room: room(of: number, using: &random), author: author(using: &random),
                    nonce: Nonce(random.next()),
                    body: .text(try MessageText(text(of: number, vocabulary, using: &random))))
            }
            let age = year - UInt64(Double(year) * Double(first) / Double(messages))
            try await write(
                JournalBatch(people: [], rooms: [], submissions: submissions),
                HubTime(milliseconds: end.milliseconds - min(age, end.milliseconds)))
        }
    }

    /// What is said in the last room has the most common word in it.
    private func text(of number: Int, _ vocabulary: Vocabulary, using random: inout SeededRandom) -> String {
        let text = vocabulary.message(number, using: &random)
        return number.isMultiple(of: Self.quietInterval) ? "\(Vocabulary.common) \(text)" : text
    }

    private func author(using random: inout SeededRandom) -> UserNumber {
        UserNumber(UInt32.random(in: 1...UInt32(Self.authors), using: &random))
    }

    /// The first rooms are the busy ones: a square of chance.
    private func room(of number: Int, using random: inout SeededRandom) -> RoomNumber {
        let chance = Double.random(in: 0..<1, using: &random)
        if number.isMultiple(of: Self.quietInterval) { return RoomNumber(UInt32(rooms)) }
        return RoomNumber(1 + UInt32(chance * chance * Double(max(rooms - 1, 1))))
    }
}
