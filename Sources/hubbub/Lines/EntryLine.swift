import ChatModel

/// An entry with its author's present nick, and what later entries made of it.
struct EntryLine: Hashable {
    let entry: Entry
    let nick: String
    let amendment: Amendment?
    /// Whether it is pinned in its room.
    let isPinned: Bool

    init(entry: Entry, nick: String, amendment: Amendment? = nil) {
        (self.entry, self.nick, self.amendment) = (entry, nick, amendment)
        isPinned = amendment?.isPinned == true
    }

    /// A message that was found.
    init(_ hit: SearchHit, nick: String) {
        (entry, self.nick, amendment, isPinned) = (hit.entry, nick, nil, hit.isPinned)
    }

    var isEdited: Bool { if case .edited = amendment?.content { true } else { false } }

    /// Whether it is a message that was taken back.
    var isDeleted: Bool { entry.body == .deleted || amendment?.content == .deleted }

    /// The reactions that stand under it, in the order in which they were first given.
    var reactions: [ReactionTally] { isDeleted ? [] : amendment?.reactions ?? [] }

    /// What it says now; nothing if it was taken back.
    var text: String {
        if isDeleted { return "" }
        if case .edited(let text, _) = amendment?.content { return text.text }
        return entry.body.text
    }

    /// The place of what it answers.
    var replyTo: Seq? { if case .reply(let target, _) = entry.body { target } else { nil } }
}

extension Entry.Body {
    /// What was said, the topic, the new words, the sign, the reason, or what a command wrote.
    var text: String {
        switch self {
        case .text(let text), .action(let text), .reply(_, let text), .edit(_, let text): text.text
        case .topic(let topic): topic.text
        case .reaction(_, let reaction, _): reaction.text
        case .ruling(let ruling): ruling.reason?.text ?? ""
        case .run(let report): report.output
        case .file(let file): file.name.text
        case .deletion, .pin, .snapshot, .deleted, .deletedEdit: ""
        }
    }

    /// What it is called in JSON.
    var kind: String {
        switch self {
        case .text, .reply, .deleted: "message"
        case .action: "action"
        case .topic: "topic"
        case .edit, .deletedEdit: "edit"
        case .reaction: "reaction"
        case .deletion: "deletion"
        case .pin: "pin"
        case .snapshot: "snapshot"
        case .ruling: "ruling"
        case .run: "run"
        case .file: "file"
        }
    }
}
