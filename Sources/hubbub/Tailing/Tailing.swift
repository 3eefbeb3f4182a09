import ChatModel
import HubConnection

/// A room that is read and written out, over any number of sessions.
actor Tailing {
    private let destination: Destination
    private let isFollowing: Bool
    /// How many messages are to be written; nil for all.
    private let count: Int?
    private var cursor: TailCursor
    private var format: TailFormat
    /// How many messages were written; changes of others are not counted.
    private(set) var written = 0
    private let onReset: @Sendable () -> Void

    private static let opening = Tag(1)
    private static let fetching = Tag(2)

    init(
        _ destination: Destination, from start: TailCursor.Start, count: Int?, isFollowing: Bool, isJSON: Bool,
        onReset: @escaping @Sendable () -> Void
    ) {
        self.destination = destination
        cursor = TailCursor(start)
        self.count = count
        self.isFollowing = isFollowing
        format = TailFormat(isJSON: isJSON, room: destination.written, words: Language.current.words)
        self.onReset = onReset
    }

    private var isDone: Bool { written == count || (!isFollowing && cursor.isCaughtUp) }

    /// Runs until all that was asked for is written.
    /// - Throws: ``HubConnectionError`` if the session is lost; ``Complaint`` if the hub refuses; ``Output/Closed``.
    func run(_ session: HubSession) async throws {
        if written == count { return }
        try await session.send(destination.opening(Self.opening, resume: cursor.token))
        var room: RoomNumber?
        for try await answer in session.answers {
            let step: TailCursor.Step
            switch answer {
            case .joined(let joined) where joined.tag == Self.opening:
                room = joined.room
                format.room = joined.written ?? destination.written
                step = cursor.apply(joined)
            case .history(Self.fetching, let page): step = cursor.apply(page)
            case .event(room, let event): step = cursor.apply(event)
            case .gap(room, _, let before): step = cursor.missed(before: before)
            case .removed(room, let removal): throw PlainText.removed(removal, from: format.room)
            case .refused(let refusal) where refusal.isAbout(Self.opening, Self.fetching):
                throw Complaint(refusal.detail)
            default: continue
            }
            try write(step)
            if isDone { return }
            if let room, let fetch = step.fetch {
                try await session.send(.history(Self.fetching, room, fetch))
            }
        }
        throw HubConnectionError(.lost, "The hub ended the session; try again later.")
    }

    private func write(_ step: TailCursor.Step) throws {
        if step.isReset { onReset() }
        var lines: [String] = []
        for line in step.lines where written != count {
            lines.append(format.text(line))
            if line.entry.body.standsForItself { written += 1 }
        }
        if !lines.isEmpty { try Output.write(lines) }
    }
}

extension Joined {
    /// The room as it is written; nil for a direct room whose partner is not said.
    fileprivate var written: String? {
        if case .named(let name) = kind { name.written } else { partner.map { "@" + $0.nick.text } }
    }
}

extension Refusal {
    /// Whether it answers one of these requests.
    func isAbout(_ tags: Tag...) -> Bool {
        if case .request(let tag) = subject { tags.contains(tag) } else { false }
    }
}
