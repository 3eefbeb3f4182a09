import ArgumentParser
import ChatModel

/// Where a message goes, or where lines come from: a room, or one person.
enum Destination: Hashable, Sendable {
    case room(RoomName)
    case person(Nick)

    /// Reads `#room`, `room` or `@nick`.
    /// - Throws: `ValidationError` with what is wrong.
    init(_ text: String) throws {
        do {
            self = text.hasPrefix("@") ? .person(try Nick(String(text.dropFirst()))) : .room(try RoomName(text))
        } catch {
            throw ValidationError(error.message)
        }
    }

    /// The request that opens it.
    func opening(_ tag: Tag, resume: ResumeToken?) -> Request {
        switch self {
        case .room(let name): .join(tag, name, resume: resume)
        case .person(let nick): .direct(tag, .nick(nick), resume: resume)
        }
    }

    /// What a person is told whose message or file makes a room; nil if it was there before.
    func made(by joined: Joined) -> String? {
        guard case .room(let name) = self, name != .lobby, joined.head == .zero, joined.role == .owner else {
            return nil
        }
        return "Made \(name.written): there was no such room on this hub, or nothing in it yet. You own it."
    }

    /// As it is written.
    var written: String {
        switch self {
        case .room(let name): name.written
        case .person(let nick): "@" + nick.text
        }
    }
}
