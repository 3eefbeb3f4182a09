import ChatModel
import HubServer
import Logging
import NIOCore
import TestKit
import Trust

/// A hub of this test, in this process, on a free port of loopback.
func withHub<Result>(
    plain: Bool = true, storage: HubConfiguration.Storage = .ephemeral, limits: Limits = Limits(),
    _ body: (HubServer) async throws -> Result
) async throws -> Result {
    let configuration = HubConfiguration(
        name: try HubName("lab"), listen: [.tcp(host: "127.0.0.1", port: 0)], isPlain: plain, storage: storage,
        limits: limits)
    let hub = try await HubServer.start(configuration, logger: quiet)
    do {
        let result = try await body(hub)
        await hub.stop()
        return result
    } catch {
        await hub.stop()
        throw error
    }
}

/// A logger that nobody reads.
let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// Somebody on a plain hub, speaking frames by hand.
struct Guest {
    let peer: ScriptedPeer
    let you: Person

    /// Connects and shakes hands.
    static func enter(
        _ hub: HubServer, as nick: String, identity: UserIdentity = UserIdentity(), kind: SessionKind = .member
    ) async throws -> Guest {
        let peer = try await connect(hub)
        let handshake = UserHandshake(as: identity, software: "test")
        try await peer.send(.hello(handshake.hello))
        guard case .challenge(let challenge) = try await peer.nextAnswer() else { throw Unexpected(what: "challenge") }
        let proven = try handshake.verify(challenge, over: .plain)
        try await peer.send(.proof(try proven.proof(nick: try Nick(nick), kind: kind)))
        guard case .welcome(let welcome) = try await peer.nextAnswer() else { throw Unexpected(what: "welcome") }
        return Guest(peer: peer, you: welcome.you)
    }

    /// A connection that has said nothing yet.
    static func connect(_ hub: HubServer) async throws -> ScriptedPeer {
        guard let address = hub.addresses.first else { throw Unexpected(what: "address") }
        return try await ScriptedPeer.connect(to: address)
    }

    /// Comes into a room.
    func join(_ room: String = "lobby", resume: ResumeToken? = nil) async throws -> Joined {
        try await peer.send(.join(Tag(1), try RoomName(room), resume: resume))
        while true { if case .joined(let joined) = try await peer.nextAnswer() { return joined } }
    }

    func say(_ text: String, in room: RoomNumber, nonce: Nonce = .random(), attempt: UInt32 = 0) async throws {
        let body = Entry.Body.text(try MessageText(text))
        try await peer.send(.post(Post(room: room, nonce: nonce, attempt: attempt, body: body)))
    }

    /// The next entry that is published to this guest.
    func entry() async throws -> Entry {
        while true { if case .event(_, .entry(let entry)) = try await peer.nextAnswer() { return entry } }
    }

    /// The next so many entries' texts.
    func texts(_ count: Int) async throws -> [String] {
        var texts: [String] = []
        while texts.count < count { if case .text(let text) = try await entry().body { texts.append(text.text) } }
        return texts
    }

    struct Unexpected: Error {
        let what: String
    }
}
