import ChatModel

extension JournalQuery {
    /// A page for somebody who has done nothing yet.
    static func page(_ room: RoomNumber, _ span: HistorySpan, upTo last: Seq) -> JournalQuery {
        .page(room, span, upTo: last, reader: UserNumber(900))
    }

    /// A join of somebody who has read nothing and for whom nothing is counted.
    static func join(_ room: RoomNumber, upTo last: Seq, resume: ResumeToken?, limit: UInt32) -> JournalQuery {
        let reader = JournalReader(user: UserNumber(900), mark: .zero, counts: false)
        return .join(room, upTo: last, resume: resume, limit: limit, reader: reader)
    }
}
