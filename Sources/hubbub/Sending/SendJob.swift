import ChatModel
import HubConnection
import Synchronization

/// All of one `send`: the source fills the desk, sessions empty it, and a watch ends it when nothing gets on.
struct SendJob: Sendable {
    let desk: SendDesk
    let source: MessageSource
    let destination: Destination
    let persistence: Persistence
    /// How long it may go without getting on.
    let timeout: Duration

    private enum Part { case fed, sent }

    /// - Throws: ``Complaint``, ``HubConnectionError`` if not everything could be stored.
    func run() async throws {
        let (postponed, isEntered) = (Postponed(), Latch())
        try await withThrowingTaskGroup(of: Part.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await feed() }
            group.addTask {
                try await persistence.run { session in
                    let run = SendSession(session: session, destination: destination, desk: desk) { joined in
                        if !isEntered.isOpen, let words = destination.made(by: joined) { Output.note(words) }
                        isEntered.open()
                    } onPostponed: {
                        postponed.say($0)
                    }
                    try await run.run()
                }
                return .sent
            }
            group.addTask { try await watch(postponed) }
            while let part = try await group.next(), part != .sent {}
        }
    }

    private func feed() async throws -> Part {
        var room = desk.room.makeAsyncIterator()
        do {
            try await source.read { text in
                while await !desk.add(text) {
                    guard await room.next() != nil else { throw CancellationError() }
                }
            }
        } catch let error as Complaint {
            // What came before the mistake is still to be stored.
            await desk.endInput()
            while await !desk.isDone { guard await room.next() != nil else { throw error } }
            throw error
        }
        await desk.endInput()
        return .fed
    }

    /// Ends only by a complaint, when nothing was stored for as long as the timeout though the hub owes us something.
    private func watch(_ postponed: Postponed) async throws -> Part {
        var seen = await desk.pendingProgress
        var since = ContinuousClock.now
        while true {
            try await Task.sleep(until: since + timeout)
            let progress = await desk.pendingProgress
            guard let progress, progress == seen else {
                (seen, since) = (progress, .now)
                continue
            }
            let (stored, waiting) = (await desk.stored, await desk.waiting)
            let why = postponed.words ?? persistence.failure?.message ?? "The hub does not say that it stored it."
            if stored + waiting <= 1 { throw Complaint("The message was not stored within \(timeout.written). \(why)") }
            throw Complaint("\(stored) messages were stored; then nothing for \(timeout.written). \(why)")
        }
    }
}

/// What the hub said when it could not store for now.
final class Postponed: Sendable {
    private let said = Mutex<String?>(nil)

    func say(_ words: String) { said.withLock { $0 = words } }

    var words: String? { said.withLock { $0 } }
}

extension Duration {
    /// As a person reads it: `30 s`.
    var written: String { components.seconds > 0 ? "\(components.seconds) s" : "\(self / .milliseconds(1)) ms" }
}
