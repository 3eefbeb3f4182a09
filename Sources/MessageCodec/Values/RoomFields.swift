import ChatModel
import NIOCore

/// What rooms are, and lines of the room list.
extension ByteBuffer {
    mutating func write(_ kind: RoomKind) throws(WireError) {
        switch kind {
        case .named(let name):
            writeInteger(UInt8(0))
            try writeText(name.text)
        case .direct(let pair):
            writeInteger(UInt8(1))
            write(pair.low.digest)
            write(pair.high.digest)
        }
    }

    mutating func writeRecords(_ rooms: [RoomSummary]) throws(WireError) {
        try writeList(rooms) { (buffer, room) throws(WireError) in
            try buffer.writeRecord { (inner) throws(WireError) in
                try inner.writeText(room.name.text)
                try inner.writeText(room.topic.text)
                try inner.writeNumber(room.people)
            }
        }
    }
}

extension FieldReader {
    mutating func roomKind() throws(WireError) -> RoomKind {
        switch try byte() {
        case 0: return .named(try roomName())
        case 1: return .direct(DirectPair(try userID(), try userID()))
        case let byte: throw WireError(.unknownCase, "The byte \(byte) names no kind of room.")
        }
    }

    mutating func roomSummaries() throws(WireError) -> [RoomSummary] {
        // Record length, name of one letter, topic, people.
        try list(minimum: 1 + 2 + 1 + 1) { (reader) throws(WireError) in
            try reader.record { (inner) throws(WireError) in
                RoomSummary(
                    name: try inner.roomName(), topic: try inner.topic(), people: try inner.number(as: UInt32.self))
            }
        }
    }
}
