import ChatModel

/// An entry's body as the journal has it.
struct StoredBody {
    let kind: EntryKindCode
    var text = ""
    var target: Seq?
}

extension Entry.Body {
    /// The body's columns.
    var stored: StoredBody {
        switch self {
        case .text(let message): StoredBody(kind: .text, text: message.text)
        case .action(let message): StoredBody(kind: .action, text: message.text)
        case .topic(let topic): StoredBody(kind: .topic, text: topic.text)
        case .reply(let target, let message): StoredBody(kind: .reply, text: message.text, target: target)
        case .edit(let target, let message): StoredBody(kind: .edit, text: message.text, target: target)
        case .reaction(let target, let reaction, let isOn):
            StoredBody(kind: isOn ? .reactionOn : .reactionOff, text: reaction.text, target: target)
        case .deletion(let target): StoredBody(kind: .deletion, target: target)
        case .pin(let target, let isOn): StoredBody(kind: isOn ? .pinOn : .pinOff, target: target)
        case .snapshot(let room): StoredBody(kind: .snapshot, text: room.stored)
        case .deleted: StoredBody(kind: .deleted)
        case .deletedEdit(let target): StoredBody(kind: .deletedEdit, target: target)
        case .ruling(let ruling): StoredBody(kind: .ruling, text: ruling.stored)
        case .run(let report): StoredBody(kind: .run, text: report.stored)
        case .file(let file): StoredBody(kind: .file, text: file.stored)
        }
    }

    /// Reads a stored body; what would not be accepted from a client is not accepted from the disk either.
    init(kind: EntryKindCode, text: String, target: Int64?) throws(HistoryError) {
        do {
            self = try Self.body(kind, text, Self.place(target))
        } catch let error as HistoryError {
            throw error
        } catch let error as InvalidText {
            throw HistoryError.damaged("a text that is not allowed (\(error.message))")
        } catch {
            throw HistoryError.damaged("a \(kind) without the place that it is about")
        }
    }

    private static func body(_ kind: EntryKindCode, _ text: String, _ target: () throws -> Seq) throws -> Entry.Body {
        switch kind {
        case .text: .text(try MessageText(text))
        case .action: .action(try MessageText(text))
        case .topic: .topic(try Topic(text))
        case .reply: .reply(to: try target(), try MessageText(text))
        case .edit: .edit(of: try target(), try MessageText(text))
        case .reactionOn: .reaction(to: try target(), try Reaction(text), isOn: true)
        case .reactionOff: .reaction(to: try target(), try Reaction(text), isOn: false)
        case .deletion: .deletion(of: try target())
        case .pinOn: .pin(of: try target(), isOn: true)
        case .pinOff: .pin(of: try target(), isOn: false)
        case .snapshot: .snapshot(try whole(kind, RoomSnapshot(stored: text)))
        case .deleted: .deleted
        case .deletedEdit: .deletedEdit(of: try target())
        case .ruling: .ruling(try whole(kind, Ruling(stored: text)))
        case .run: .run(try whole(kind, RunReport(stored: text)))
        case .file: .file(try whole(kind, SharedFile(stored: text)))
        }
    }

    private static func whole<Value>(_ kind: EntryKindCode, _ value: Value?) throws(HistoryError) -> Value {
        guard let value else { throw HistoryError.damaged("a \(kind) that can't be read") }
        return value
    }

    private static func place(_ target: Int64?) -> () throws -> Seq {
        {
            guard let target else { throw HistoryError.damaged("no place") }
            return try Seq(column: target)
        }
    }
}
