import ChatModel

/// A conversation's file as JSON.
struct ConversationFields: Codable {
    private var room: String?
    private var partner: PersonFields?
    private let topic: String
    private let lowest: UInt64
    private let last: UInt64
    private let lastNonce: UInt64
    private let floor: UInt64
    private let mark: UInt64
    private let entries: [EntryFields]
    private let amendments: [AmendmentFields]
    private let authors: [PersonFields]

    init(_ kept: KeptConversation) {
        switch kept.kind {
        case .room(let name): room = name.text
        case .direct(let person): partner = PersonFields(person)
        }
        topic = kept.topic.text
        (lowest, last, lastNonce) = (kept.lowest.value, kept.token.seq.value, kept.token.nonce.value)
        (floor, mark) = (kept.floor.value, kept.mark.value)
        entries = kept.entries.map(EntryFields.init)
        amendments = kept.amendments.map(AmendmentFields.init)
        authors = kept.authors.map(PersonFields.init)
    }

    /// The conversation; nil if anything in it can't be what it should be.
    var value: KeptConversation? {
        guard let kind, let topic = try? Topic(topic) else { return nil }
        let (entries, amendments, authors) =
            (entries.compactMap(\.value), amendments.compactMap(\.value), authors.compactMap(\.value))
        guard entries.count == self.entries.count, amendments.count == self.amendments.count,
            authors.count == self.authors.count
        else { return nil }
        return KeptConversation(
            kind: kind, topic: topic, lowest: Seq(lowest), token: ResumeToken(seq: Seq(last), nonce: Nonce(lastNonce)),
            floor: Seq(floor), mark: Seq(mark), entries: entries, amendments: amendments, authors: authors)
    }

    private var kind: KeptConversation.Kind? {
        if let room { return (try? RoomName(room)).map(KeptConversation.Kind.room) }
        return partner?.value.map(KeptConversation.Kind.direct)
    }
}

private struct EntryFields: Codable {
    let seq: UInt64
    let time: UInt64
    let author: UInt32
    let nonce: UInt64
    let body: BodyFields

    init(_ entry: Entry) {
        (seq, time, author) = (entry.seq.value, entry.time.milliseconds, entry.author.value)
        (nonce, body) = (entry.nonce.value, BodyFields(entry.body))
    }

    var value: Entry? {
        body.value.map {
            Entry(
                seq: Seq(seq), time: HubTime(milliseconds: time), author: UserNumber(author), nonce: Nonce(nonce),
                body: $0)
        }
    }
}

private struct AmendmentFields: Codable {
    struct Tally: Codable {
        let sign: String
        let count: UInt32
        let isMine: Bool
    }

    let target: UInt64
    let changed: UInt64
    var edited: String?
    var editTime: UInt64?
    var isDeleted: Bool?
    let reactions: [Tally]
    var isPinned: Bool?

    init(_ amendment: Amendment) {
        (target, changed) = (amendment.target.value, amendment.changed.value)
        reactions = amendment.reactions.map { Tally(sign: $0.reaction.text, count: $0.count, isMine: $0.isMine) }
        if amendment.isPinned { isPinned = true }
        switch amendment.content {
        case .original: break
        case .edited(let text, let time): (edited, editTime) = (text.text, time?.milliseconds)
        case .deleted: isDeleted = true
        }
    }

    var value: Amendment? {
        let tallies = reactions.compactMap { tally in
            (try? Reaction(tally.sign)).map { ReactionTally(reaction: $0, count: tally.count, isMine: tally.isMine) }
        }
        guard let content, tallies.count == reactions.count else { return nil }
        return Amendment(
            target: Seq(target), changed: Seq(changed), content: content, reactions: tallies,
            isPinned: isPinned ?? false)
    }

    private var content: Amendment.Content? {
        if isDeleted == true { return .deleted }
        guard let edited else { return .original }
        return (try? MessageText(edited)).map { .edited($0, at: editTime.map(HubTime.init(milliseconds:))) }
    }
}
