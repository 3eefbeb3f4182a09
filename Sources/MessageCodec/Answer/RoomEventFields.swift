import ChatModel
import NIOCore

/// The fields of each room event behind the room's number.
extension AnswerCodec {
    static func write(_ event: RoomEvent, into buffer: inout ByteBuffer) throws(WireError) {
        switch event {
        case .entry(let entry): try buffer.write(entry)
        case .arrived(let member): try buffer.write(member)
        case .left(let user): try buffer.write(user)
        case .renamed(let user, let nick):
            try buffer.write(user)
            try buffer.writeText(nick.text)
        case .away(let user, let text):
            try buffer.write(user)
            try buffer.writeText(text?.text ?? "")
        case .introduced(let person): try buffer.write(person)
        case .role(let user, let role):
            try buffer.write(user)
            buffer.writeInteger(role.rawValue)
        case .typing(let user, let isOn):
            try buffer.write(user)
            buffer.writeFlag(isOn)
        case .roster(let delta):
            try buffer.writeRecords(delta.arrived)
            try buffer.writeNumbers(delta.left)
            try buffer.writeNumber(delta.count)
        }
    }

    static func readEvent(_ kind: AnswerKind, _ reader: inout FieldReader) throws(WireError) -> RoomEvent {
        if let body = kind.entry { return .entry(try reader.entry(body)) }
        return switch kind {
        case .arrived: .arrived(try reader.member())
        case .left: .left(try reader.user())
        case .renamed: .renamed(try reader.user(), try reader.nick())
        case .away: .away(try reader.user(), try reader.awayText())
        case .introduced: .introduced(try reader.person())
        case .role: .role(try reader.user(), try reader.choice(Role.self))
        case .typing: .typing(try reader.user(), try reader.flag())
        case .rosterDelta:
            .roster(
                RosterDelta(
                    arrived: try reader.members(), left: try reader.users(), count: try reader.number(as: UInt32.self)))
        default: throw WireError(.unknownCase, "The kind \(kind) is no event of a room.")
        }
    }
}
