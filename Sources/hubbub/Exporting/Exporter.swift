import ChatModel
import Foundation
import HubConnection

/// An export on its way, over any number of sessions: goes on behind the last entry that was written.
actor Exporter {
    private let scope: ExportScope
    private let format: ExportFormat
    private let file: ExportFile
    private var progress: ProgressShow
    private var writer: (any ExportWriter)?
    /// What is exported; nil until the hub was asked.
    private var plan: ExportPlan?
    /// The room that is written.
    private var index = 0
    private var isOpen = false
    /// The last entry of the room that was written or passed over.
    private var last: ResumeToken?
    /// How many entries of the journal were passed.
    private(set) var done: UInt64 = 0
    private var total: UInt64 = 0

    /// - Parameter path: nil for standard output.
    /// - Throws: ``Complaint`` if the file can't be made.
    init(_ scope: ExportScope, as format: ExportFormat, to path: String?, isForced: Bool) throws {
        self.scope = scope
        self.format = format
        file = try ExportFile(path, isForced: isForced)
        progress = ProgressShow(isOutputElsewhere: path != nil)
    }

    /// Runs until everything is written.
    /// - Throws: ``HubConnectionError`` if the session is lost; ``Complaint`` if the hub refuses or the file fails.
    func run(_ session: HubSession) async throws {
        var hub = Interview(session)
        do {
            let rooms = try await rooms(&hub, session)
            while index < rooms.count { try await export(rooms[index], &hub) }
            try file.write(writer?.end() ?? "")
        } catch let error as Refused {
            guard error.refusal.code == .unknownKind else { throw Complaint(error.refusal.detail) }
            throw Complaint("This hub can't list your conversations; name rooms with --room, or update the hub.")
        }
    }

    private func rooms(_ hub: inout Interview, _ session: HubSession) async throws -> [ExportRoom] {
        if let plan { return plan.rooms }
        let found = try await scope.survey(&hub)
        total = found.rooms.reduce(0) { $0 + $1.count }
        let writer = format.writer(
            ExportHead(
                hub: session.hubName.text, nick: session.welcome.you.nick.text, time: Clocks.wall(), zone: .current,
                words: Language.current.words))
        try file.write(writer.begin(found.rooms))
        (plan, self.writer) = (found, writer)
        return found.rooms
    }

    private func export(_ room: ExportRoom, _ hub: inout Interview) async throws {
        let token = last
        guard case .joined(let joined) = try await hub.ask({ room.place.opening($0, resume: token) }) else { return }
        try check(joined, room)
        if !isOpen { try file.write(writer?.open(room) ?? "") }
        isOpen = true
        var feed = PageFeed(joined.room, after: last?.seq ?? room.first, upTo: room.head)
        while !feed.isDone {
            try await hub.send(feed.requests { hub.newTag() })
            guard case (let tag, .history(_, let page)) = try await hub.next() else { continue }
            for page in feed.take(tag, page) { try write(page, of: room) }
        }
        try file.write(writer?.close() ?? "")
        (isOpen, last) = (false, nil)
        index += 1
        _ = try await hub.ask { .leave($0, joined.room) }
    }

    /// What was written must still be there, unless it has expired meanwhile.
    private func check(_ joined: Joined, _ room: ExportRoom) throws {
        let isLost = joined.resume == .reset && (last?.seq ?? .zero) > joined.floor
        guard !isLost, joined.head >= room.head else {
            throw Complaint(
                "The hub's journal is another one now, so the export ended in \(room.written); export again.")
        }
    }

    private func write(_ page: HistoryPage, of room: ExportRoom) throws {
        let nicks = Dictionary(page.authors.map { ($0.number, $0.nick.text) }) { $1 }
        let states = Dictionary(page.amendments.map { ($0.target, $0) }) { $1 }
        for entry in page.entries {
            if entry.body.standsForItself {
                let line = EntryLine(entry: entry, nick: nicks[entry.author] ?? "?", amendment: states[entry.seq])
                try file.write(writer?.line(line) ?? "")
            }
            done += entry.seq.value - (last?.seq ?? room.first).value
            last = ResumeToken(entry)
        }
        progress.show(done, of: total)
    }

    /// Everything is written: the file gets its name.
    /// - Throws: ``Complaint`` if it can't.
    func finish() throws {
        try file.finish()
        let count = plan?.rooms.count ?? 0
        progress.end("\(done) entries of \(count) \(count == 1 ? "room" : "rooms") were exported.")
    }

    /// Whether there may be conversations that the hub did not list.
    var isCut: Bool { plan?.isCut ?? false }

    /// Nothing comes of it.
    func abandon() {
        progress.end(nil)
        file.abandon()
    }
}
