/// The newest stretch of a conversation as the client keeps it on disk: whole from its lowest place to its last.
package struct KeptConversation: Hashable, Sendable {
    /// Which conversation it is.
    package enum Kind: Hashable, Sendable {
        case room(RoomName)
        case direct(Person)
    }

    package let kind: Kind
    package let topic: Topic
    /// The first place of the stretch.
    package let lowest: Seq
    /// The last entry that the client had: its place is the last of the stretch.
    package let token: ResumeToken
    /// The last place that the hub was known to keep no more.
    package let floor: Seq
    /// How far it was read.
    package let mark: Seq
    /// What is shown of the stretch, with its present words, oldest first.
    package let entries: [Entry]
    /// What later entries made of them.
    package let amendments: [Amendment]
    /// The authors of the entries, as far as they were known.
    package let authors: [Person]

    /// Nil when the entries don't stand in order within the stretch.
    package init?(
        kind: Kind, topic: Topic, lowest: Seq, token: ResumeToken, floor: Seq, mark: Seq, entries: [Entry],
        amendments: [Amendment], authors: [Person]
    ) {
        let places = entries.map(\.seq)
        guard zip(places, places.dropFirst()).allSatisfy(<), lowest > .zero, lowest <= token.seq,
            places.first.map({ $0 >= lowest }) ?? true, places.last.map({ $0 <= token.seq }) ?? true
        else { return nil }
        self.kind = kind
        self.topic = topic
        self.lowest = lowest
        self.token = token
        self.floor = floor
        self.mark = mark
        self.entries = entries
        self.amendments = amendments
        self.authors = authors
    }

    package var key: ConversationKey {
        switch kind {
        case .room(let name): .room(name)
        case .direct(let partner): .direct(partner.id)
        }
    }
}
