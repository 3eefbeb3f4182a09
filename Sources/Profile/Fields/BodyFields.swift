import ChatModel

/// What an entry says, as a line of JSON has it; what a kind does not need is left out.
struct BodyFields: Codable {
    private enum Kind: String, Codable {
        case text
        case action
        case topic
        case reply
        case edit
        case reaction
        case deletion
        case snapshot
        case deleted
        case deletedEdit
        case ruling
        case run
        case file
        case pin
    }

    private let kind: Kind
    private var text: String?
    private var target: UInt64?
    private var isOn: Bool?

    init(_ body: Entry.Body) {
        switch body {
        case .text(let text): (kind, self.text) = (.text, text.text)
        case .action(let text): (kind, self.text) = (.action, text.text)
        case .topic(let topic): (kind, text) = (.topic, topic.text)
        case .reply(let seq, let text): (kind, target, self.text) = (.reply, seq.value, text.text)
        case .edit(let seq, let text): (kind, target, self.text) = (.edit, seq.value, text.text)
        case .reaction(let seq, let sign, let isOn):
            (kind, target, text, self.isOn) = (.reaction, seq.value, sign.text, isOn)
        case .deletion(let seq): (kind, target) = (.deletion, seq.value)
        case .pin(let seq, let isOn): (kind, target, self.isOn) = (.pin, seq.value, isOn)
        case .snapshot(let snapshot): (kind, text) = (.snapshot, snapshot.topic.text)
        case .deleted: kind = .deleted
        case .deletedEdit(let seq): (kind, target) = (.deletedEdit, seq.value)
        case .ruling(let ruling): (kind, text) = (.ruling, ruling.stored)
        case .run(let report): (kind, text) = (.run, report.stored)
        case .file(let file): (kind, text) = (.file, file.stored)
        }
    }

    /// The body; nil if a field is missing or can't be what it should be.
    var value: Entry.Body? {
        let text = text ?? ""
        let seq = target.map { Seq($0) }
        switch kind {
        case .text: return (try? MessageText(text)).map(Entry.Body.text)
        case .action: return (try? MessageText(text)).map(Entry.Body.action)
        case .topic: return (try? Topic(text)).map(Entry.Body.topic)
        case .snapshot: return (try? Topic(text)).map { .snapshot(RoomSnapshot(topic: $0)) }
        case .deleted: return .deleted
        case .reply, .edit: return seq.flatMap { seq in (try? MessageText(text)).map { message(seq, $0) } }
        case .reaction:
            guard let seq, let isOn, let sign = try? Reaction(text) else { return nil }
            return .reaction(to: seq, sign, isOn: isOn)
        case .deletion: return seq.map(Entry.Body.deletion)
        case .pin: return seq.flatMap { seq in isOn.map { .pin(of: seq, isOn: $0) } }
        case .deletedEdit: return seq.map(Entry.Body.deletedEdit)
        case .ruling: return Ruling(stored: text).map(Entry.Body.ruling)
        case .run: return RunReport(stored: text).map(Entry.Body.run)
        case .file: return SharedFile(stored: text).map(Entry.Body.file)
        }
    }

    private func message(_ seq: Seq, _ text: MessageText) -> Entry.Body {
        kind == .reply ? .reply(to: seq, text) : .edit(of: seq, text)
    }
}
