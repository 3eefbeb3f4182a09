import ChatModel

/// A room that is exported: the part of its journal behind `first`, up to `head`.
struct ExportRoom: Hashable, Sendable {
    /// How it is opened.
    enum Place: Hashable, Sendable {
        case named(RoomName)
        case direct(Person)
    }

    let place: Place
    let topic: Topic
    let first: Seq
    let head: Seq

    /// As it is written: `#lobby`, or `@ann`.
    var written: String { place.written }

    /// How many places are exported.
    var count: UInt64 { head.value - min(first.value, head.value) }
}

/// What a hub said there is to export.
struct ExportPlan: Sendable {
    let rooms: [ExportRoom]
    /// Whether there may be conversations that the hub did not list.
    let isCut: Bool
}

extension ExportRoom.Place {
    var written: String {
        switch self {
        case .named(let name): name.written
        case .direct(let person): "@" + person.nick.text
        }
    }

    func opening(_ tag: Tag, resume: ResumeToken?) -> Request {
        switch self {
        case .named(let name): .join(tag, name, resume: resume)
        case .direct(let person): .direct(tag, .user(person.id), resume: resume)
        }
    }
}
