import ArgumentParser
import AsyncAlgorithms
import ChatModel
import ClientCore
import Foundation
import Profile
import Trust

/// `hubbub-torture client`: one client in a process of its own, so that it can be killed; takes its orders from its
/// input and ends with it.
struct ClientCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "client", shouldDisplay: false)

    @Option var nick: String
    @Option var folder: String
    @Option var port: UInt16
    @Flag var plain = false
    @Option var rooms: [String]
    @Option var partner: String?
    @Option var seed: UInt64

    func run() async throws {
        let errand = Errand(
            nick: try Nick(nick), address: .tcp(host: "127.0.0.1", port: port, plain: plain),
            rooms: try rooms.map { try RoomName($0) }, partner: try partner.map { try Nick($0) })
        let log = folder + "/log"
        let poster = Poster(name: nick, last: Self.lastNumber(log), chance: Chance(seed: seed))
        let events = AsyncChannel<TalkerEvent>()
        let identity = try UserIdentity.loadOrCreate(at: folder + "/user.key")
        var talker = Talker(
            errand, links: ClientLinks(events: events, identity: identity),
            outbox: try OutboxLog(folder: folder + "/outbox"), poster: poster,
            witness: try Witness(path: log)
        ) { try FileHandle.standardOutput.write(contentsOf: Data(($0.line + "\n").utf8)) }
        Self.listen(events)
        let ticking = Task {
            for await _ in AsyncTimerSequence(interval: .milliseconds(20), clock: .continuous) {
                await events.send(.client(.tick))
            }
        }
        try await talker.run(events)
        ticking.cancel()
    }

    /// Hands on what stands on the input, line by line; reading blocks its thread.
    private static func listen(_ events: AsyncChannel<TalkerEvent>) {
        let (orders, feed) = AsyncStream.makeStream(of: Order.self, bufferingPolicy: .bufferingOldest(64))
        Thread.detachNewThread { @Sendable in
            while let line = readLine() { if let order = Order(line: line) { feed.yield(order) } }
            feed.finish()
        }
        Task {
            for await order in orders { await events.send(.order(order)) }
            await events.send(.ended)
        }
    }

    /// The number that stands last in an earlier process's log; 0 without one.
    private static func lastNumber(_ path: String) -> UInt64 {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").reduce(0) { last, line in
            if case .said(_, _, let number)? = Testimony(line: String(line)) { max(last, number) } else { last }
        }
    }
}
