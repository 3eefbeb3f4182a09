import ChatModel
import NIOCore

/// What became of messages, read marks and direct conversations.
extension ByteBuffer {
    mutating func writeRecords(_ amendments: [Amendment]) throws(WireError) {
        try writeList(amendments) { (buffer, amendment) throws(WireError) in
            try buffer.writeRecord { (inner) throws(WireError) in try inner.write(amendment) }
        }
    }

    private mutating func write(_ amendment: Amendment) throws(WireError) {
        try write(amendment.target)
        try write(amendment.changed)
        try write(amendment.content)
        try writeList(amendment.reactions) { (buffer, tally) throws(WireError) in
            try buffer.writeText(tally.reaction.text)
            try buffer.writeNumber(tally.count)
            buffer.writeFlag(tally.isMine)
        }
        try writeOption(amendment.content.editTime) { (buffer, time) throws(WireError) in try buffer.write(time) }
        writeFlag(amendment.isPinned)
    }

    private mutating func write(_ content: Amendment.Content) throws(WireError) {
        switch content {
        case .original: writeInteger(UInt8(0))
        case .edited(let message, _):
            writeInteger(UInt8(1))
            try writeText(message.text)
        case .deleted: writeInteger(UInt8(2))
        }
    }

    mutating func write(_ unread: Unread) throws(WireError) {
        try writeNumber(unread.messages)
        try writeNumber(unread.mentions)
    }

    mutating func writeRecords(_ directs: [DirectSummary]) throws(WireError) {
        try writeList(directs) { (buffer, direct) throws(WireError) in
            try buffer.writeRecord { (inner) throws(WireError) in
                try inner.writeRecord(direct.partner)
                try inner.write(direct.head)
                try inner.write(direct.time)
            }
        }
    }
}

extension FieldReader {
    /// A missing list is empty: an older hub amends nothing.
    mutating func amendments() throws(WireError) -> [Amendment] {
        guard !isAtEnd else { return [] }
        // Record length, target, changed, content, number of reactions.
        return try list(minimum: 1 + 1 + 1 + 1 + 1) { (reader) throws(WireError) in
            try reader.record { (inner) throws(WireError) in try inner.amendment() }
        }
    }

    private mutating func amendment() throws(WireError) -> Amendment {
        let (target, changed, content) = (try seq(), try seq(), try content())
        // Text of one letter, count, flag.
        let reactions = try list(minimum: 2 + 1 + 1) { (reader) throws(WireError) in
            ReactionTally(
                reaction: try reader.value(Reaction.init), count: try reader.number(as: UInt32.self),
                isMine: try reader.flag())
        }
        let time = isAtEnd ? nil : try option { (reader) throws(WireError) in try reader.time() }
        return Amendment(
            target: target, changed: changed, content: content.edited(at: time), reactions: reactions,
            isPinned: isAtEnd ? false : try flag())
    }

    private mutating func content() throws(WireError) -> Amendment.Content {
        switch try byte() {
        case 0: return .original
        case 1: return .edited(try value(MessageText.init), at: nil)
        case 2: return .deleted
        case let byte: throw WireError(.unknownCase, "The byte \(byte) names nothing that becomes of a message.")
        }
    }

    mutating func seqOrZero() throws(WireError) -> Seq { isAtEnd ? .zero : try seq() }

    mutating func unread() throws(WireError) -> Unread {
        guard !isAtEnd else { return .none }
        return Unread(messages: try number(as: UInt32.self), mentions: try number(as: UInt32.self))
    }

    mutating func directs() throws(WireError) -> [DirectSummary] {
        // Record length, partner, head, time.
        try list(minimum: 1 + 36 + 1 + 1) { (reader) throws(WireError) in
            try reader.record { (inner) throws(WireError) in
                DirectSummary(partner: try inner.personRecord(), head: try inner.seq(), time: try inner.time())
            }
        }
    }
}

extension Amendment.Content {
    /// When the words were last changed; nil if they were not, or that is not known.
    fileprivate var editTime: HubTime? { if case .edited(_, let time) = self { time } else { nil } }

    /// The same with the time of an edit.
    fileprivate func edited(at time: HubTime?) -> Self {
        if case .edited(let text, _) = self { .edited(text, at: time) } else { self }
    }
}
