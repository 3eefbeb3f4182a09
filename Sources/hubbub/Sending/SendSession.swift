import ChatModel
import HubConnection

/// One session of `send`: opens the room, sends what the desk has, and hears what was stored.
struct SendSession: Sendable {
    let session: HubSession
    let destination: Destination
    let desk: SendDesk

    /// Hears what becomes of the room when it is opened.
    let onOpened: @Sendable (Joined) -> Void
    /// What the hub refuses for now, with its words; the session goes on.
    let onPostponed: @Sendable (String) -> Void

    private static let opening = Tag(1)
    private static let filling = Tag(2)

    /// Runs until everything is stored.
    /// - Throws: ``HubConnectionError`` if the session is lost; ``Complaint`` if the hub refuses for good.
    func run() async throws {
        try await session.send(destination.opening(Self.opening, resume: nil))
        var answers = session.answers.makeAsyncIterator()
        let room = try await opened(&answers)
        let work = await desk.connect()
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                defer { group.cancelAll() }
                group.addTask { try await send(work, to: room) }
                try await listen(&answers, in: room, &group)
            }
        } catch {
            await desk.disconnect()
            throw error
        }
        await desk.disconnect()
    }

    private func opened(_ answers: inout HubAnswers.AsyncIterator) async throws -> RoomNumber {
        while let answer = try await answers.next() {
            switch answer {
            case .joined(let joined) where joined.tag == Self.opening:
                onOpened(joined)
                return joined.room
            case .refused(let refusal) where refusal.subject == .request(Self.opening): throw Complaint(refusal.detail)
            default: continue
            }
        }
        throw Self.ended
    }

    private func send(_ work: AsyncStream<Void>, to room: RoomNumber) async throws {
        for await _ in work {
            let posts = await desk.take(credit: Int(session.welcome.credit), room: room)
            if !posts.isEmpty { try await session.send(posts) }
            // The input can end after the last answer; nothing more would come to tell of it.
            if await desk.isDone { return await session.close() }
        }
    }

    private func listen(
        _ answers: inout HubAnswers.AsyncIterator, in room: RoomNumber,
        _ group: inout ThrowingTaskGroup<Void, any Error>
    ) async throws {
        if await desk.isDone { return }
        while let answer = try await answers.next() {
            switch answer {
            case .event(room, .entry(let entry)): await acknowledge(entry)
            case .accepted(let nonce, _): await desk.acknowledge(nonce)
            case .gap(room, let after, _): try await fill(room, after: after)
            case .history(Self.filling, let page): try await take(page)
            case .refused(let refusal): try await take(refusal, &group)
            case .removed(room, let removal): throw PlainText.removed(removal, from: destination.written)
            case .goodbye: throw Self.ended
            default: continue
            }
            if await desk.isDone { return }
        }
        if await desk.isDone { return }
        throw Self.ended
    }

    private func acknowledge(_ entry: Entry) async {
        if entry.author == session.welcome.you.number { await desk.acknowledge(entry.nonce) }
    }

    /// Our own entries may be among those that were not sent to us.
    private func fill(_ room: RoomNumber, after seq: Seq) async throws {
        try await session.send(.history(Self.filling, room, .after(seq, limit: TailCursor.page)))
    }

    private func take(_ page: HistoryPage) async throws {
        for entry in page.entries { await acknowledge(entry) }
        if page.more, let last = page.entries.last { try await fill(page.room, after: last.seq) }
    }

    private func take(_ refusal: Refusal, _ group: inout ThrowingTaskGroup<Void, any Error>) async throws {
        guard case .post(let nonce) = refusal.subject else { return }
        switch refusal.code {
        case .storageFull, .storageReadOnly, .storageFailed, .staleAttempt, .slowMode:
            guard await desk.postpone(nonce) else { return }
            if refusal.code != .staleAttempt { onPostponed(refusal.detail) }
            group.addTask {
                try await Task.sleep(for: .seconds(1))
                await desk.resume()
            }
        case .stopping: throw Self.ended
        default: throw Complaint(refusal.detail)
        }
    }

    private static var ended: HubConnectionError {
        HubConnectionError(.lost, "The hub ended the session; try again later.")
    }
}
