import ChatModel
import NIOCore

/// What an entry or a post says: on its own in the kind of the frame, in lists as the first byte of the record.
enum BodyKind: UInt8, CaseIterable {
    case text = 0
    case action = 1
    case topic = 2
    case reply = 3
    case edit = 4
    case reaction = 5
    case deletion = 6
    case snapshot = 7
    case deleted = 8
    case deletedEdit = 9
    case ruling = 10
    case run = 11
    case file = 12
    case pin = 13

    init(_ body: Entry.Body) {
        switch body {
        case .text: self = .text
        case .action: self = .action
        case .topic: self = .topic
        case .reply: self = .reply
        case .edit: self = .edit
        case .reaction: self = .reaction
        case .deletion: self = .deletion
        case .snapshot: self = .snapshot
        case .deleted: self = .deleted
        case .deletedEdit: self = .deletedEdit
        case .ruling: self = .ruling
        case .run: self = .run
        case .file: self = .file
        case .pin: self = .pin
        }
    }
}

extension BodyKind {
    /// Whether a post of it begins with a tag, as every later kind of request does: no answer to a post carries it, but
    /// a hub that does not know the kind refuses it by that tag.
    var isTagged: Bool { self == .pin }
}

/// Entries, and what stands around them in pages.
extension ByteBuffer {
    mutating func write(_ body: Entry.Body) throws(WireError) {
        switch body {
        case .text(let message), .action(let message): try writeText(message.text)
        case .topic(let topic): try writeText(topic.text)
        case .reply(let target, let message), .edit(let target, let message):
            try write(target)
            try writeText(message.text)
        case .reaction(let target, let reaction, let isOn):
            try write(target)
            try writeText(reaction.text)
            writeFlag(isOn)
        case .deletion(let target), .deletedEdit(let target): try write(target)
        case .pin(let target, let isOn):
            try write(target)
            writeFlag(isOn)
        case .snapshot(let snapshot): try writeText(snapshot.topic.text)
        case .deleted: break
        case .ruling(let ruling): try write(ruling)
        case .run(let report): try write(report)
        case .file(let file): try write(file)
        }
    }

    /// An entry without the kind of its body.
    mutating func write(_ entry: Entry) throws(WireError) {
        try write(entry.seq)
        try write(entry.time)
        try write(entry.author)
        write(entry.nonce)
        try write(entry.body)
    }

    mutating func writeRecords(_ entries: [Entry]) throws(WireError) {
        try writeList(entries) { (buffer, entry) throws(WireError) in
            try buffer.writeRecord { (inner) throws(WireError) in
                inner.writeInteger(BodyKind(entry.body).rawValue)
                try inner.write(entry)
            }
        }
    }

    mutating func write(_ token: ResumeToken) throws(WireError) {
        try write(token.seq)
        write(token.nonce)
    }
}

extension FieldReader {
    mutating func body(_ kind: BodyKind) throws(WireError) -> Entry.Body {
        switch kind {
        case .text: .text(try value(MessageText.init))
        case .action: .action(try value(MessageText.init))
        case .topic: .topic(try topic())
        case .reply: .reply(to: try seq(), try value(MessageText.init))
        case .edit: .edit(of: try seq(), try value(MessageText.init))
        case .reaction: .reaction(to: try seq(), try value(Reaction.init), isOn: try flag())
        case .deletion: .deletion(of: try seq())
        case .snapshot: .snapshot(RoomSnapshot(topic: try topic()))
        case .deleted: .deleted
        case .deletedEdit: .deletedEdit(of: try seq())
        case .ruling: .ruling(try ruling())
        case .run: .run(try runReport())
        case .file: .file(try sharedFile())
        case .pin: .pin(of: try seq(), isOn: try flag())
        }
    }

    mutating func entry(_ kind: BodyKind) throws(WireError) -> Entry {
        Entry(seq: try seq(), time: try time(), author: try user(), nonce: try nonce(), body: try body(kind))
    }

    /// A list of entries; those whose body is of a kind that is not known here are left out.
    mutating func entries() throws(WireError) -> [Entry] {
        // Record length, kind, seq, time, author, nonce.
        let entries: [Entry?] = try list(minimum: 1 + 1 + 1 + 1 + 1 + 8) { (reader) throws(WireError) in
            try reader.record { (inner) throws(WireError) in
                guard let kind = BodyKind(rawValue: try inner.byte()) else { return nil }
                return try inner.entry(kind)
            }
        }
        return entries.compactMap(\.self)
    }

    mutating func resumeToken() throws(WireError) -> ResumeToken? {
        try option { (reader) throws(WireError) in ResumeToken(seq: try reader.seq(), nonce: try reader.nonce()) }
    }
}
