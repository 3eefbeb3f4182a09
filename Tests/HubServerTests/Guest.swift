import ChatModel
import HubServer
import Logging
import NIOCore
import TestKit
import Trust

/// A hub of this test, in this process, on a free port of loopback.
func withHub<Result>(
    plain: Bool = true, storage: HubConfiguration.Storage = .ephemeral, limits: Limits = Limits(),
    retention: Retention = .keep, owners: Set<UserID> = [],
    adjust: (inout HubConfiguration) throws -> Void = { _ in },
    _ body: (HubServer) async throws -> Result
) async throws -> Result {
    var configuration = HubConfiguration(
        name: try HubName("lab"), listen: [.tcp(host: "127.0.0.1", port: 0)], isPlain: plain, storage: storage,
        limits: limits, retention: retention, owners: owners)
    try adjust(&configuration)
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
        _ hub: HubServer, as nick: String, identity: UserIdentity = UserIdentity(), kind: SessionKind = .member,
        from own: String? = nil
    ) async throws -> Guest {
        let peer = try await connect(hub, from: own)
        let handshake = UserHandshake(as: identity, software: "test")
        try await peer.send(.hello(handshake.hello))
        guard case .challenge(let challenge) = try await peer.nextAnswer() else { throw Unexpected(what: "challenge") }
        let proven = try handshake.verify(challenge, over: .plain)
        try await peer.send(.proof(try proven.proof(nick: try Nick(nick), kind: kind)))
        guard case .welcome(let welcome) = try await peer.nextAnswer() else { throw Unexpected(what: "welcome") }
        return Guest(peer: peer, you: welcome.you)
    }

    /// A connection that has said nothing yet.
    static func connect(_ hub: HubServer, from own: String? = nil) async throws -> ScriptedPeer {
        guard let address = hub.addresses.first else { throw Unexpected(what: "address") }
        return try await ScriptedPeer.connect(to: address, from: own)
    }

    /// Comes into a room.
    func join(_ room: String = "lobby", resume: ResumeToken? = nil) async throws -> Joined {
        try await peer.send(.join(Tag(1), try RoomName(room), resume: resume))
        return try await joined()
    }

    /// Opens the conversation with another user.
    func open(with user: UserID, resume: ResumeToken? = nil) async throws -> Joined {
        try await peer.send(.direct(Tag(1), .user(user), resume: resume))
        return try await joined()
    }

    /// The next snapshot of a room.
    func joined() async throws -> Joined {
        try await next { if case .joined(let joined) = $0 { joined } else { nil } }
    }

    /// The next answer of which something can be made; others are passed over.
    func next<Value>(_ take: (Answer) -> Value?) async throws -> Value {
        while true { if let value = take(try await peer.nextAnswer()) { return value } }
    }

    func say(_ text: String, in room: RoomNumber, nonce: Nonce = .random(), attempt: UInt32 = 0) async throws {
        try await post(.text(try MessageText(text)), in: room, nonce: nonce, attempt: attempt)
    }

    func post(_ body: Entry.Body, in room: RoomNumber, nonce: Nonce = .random(), attempt: UInt32 = 0) async throws {
        try await peer.send(.post(Post(room: room, nonce: nonce, attempt: attempt, body: body)))
    }

    /// Why the next post or request that is refused is refused.
    func refusal() async throws -> Refusal.Code {
        try await next { if case .refused(let refusal) = $0 { refusal.code } else { nil } }
    }

    /// The next entry that is published to this guest.
    func entry() async throws -> Entry {
        try await next { if case .event(_, .entry(let entry)) = $0 { entry } else { nil } }
    }

    /// A page of a room's journal.
    func history(of room: RoomNumber, _ span: HistorySpan) async throws -> HistoryPage {
        try await peer.send(.history(Tag(2), room, span))
        return try await next { if case .history(Tag(2), let page) = $0 { page } else { nil } }
    }

    /// The pinned messages of a room.
    func pins(in room: RoomNumber) async throws -> HistoryPage {
        try await peer.send(.pins(Tag(3), room, before: nil))
        return try await next { if case .history(Tag(3), let page) = $0 { page } else { nil } }
    }

    /// The guest's direct conversations.
    func directs() async throws -> [DirectSummary] {
        try await peer.send(.directs(Tag(3)))
        return try await next { if case .directs(Tag(3), let list) = $0 { list } else { nil } }
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
