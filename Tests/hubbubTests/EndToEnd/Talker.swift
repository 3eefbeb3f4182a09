import ChatModel
import NIOCore
import TestKit
import Trust

/// Somebody on a hub without TLS, speaking frames by hand: for what the commands can't say.
struct Talker {
    let peer: ScriptedPeer
    let you: Person
    let room: RoomNumber

    /// Comes into a room of a hub on loopback.
    static func enter(_ hub: RunningHub, as nick: String, room: String) async throws -> Talker {
        guard let port = UInt16(hub.port) else { throw Unexpected(what: "port") }
        return try await enter(.tcp(host: "127.0.0.1", port: port, plain: true), as: nick, room: room)
    }

    /// Comes into a room of the hub at an address.
    static func enter(_ address: HubAddress, as nick: String, room: String) async throws -> Talker {
        let peer = try await ScriptedPeer.connect(to: address)
        let handshake = UserHandshake(as: UserIdentity(), software: "test")
        try await peer.send(.hello(handshake.hello))
        guard case .challenge(let challenge) = try await peer.nextAnswer() else { throw Unexpected(what: "challenge") }
        let proven = try handshake.verify(challenge, over: .plain)
        try await peer.send(.proof(try proven.proof(nick: try Nick(nick), kind: .member)))
        guard case .welcome(let welcome) = try await peer.nextAnswer() else { throw Unexpected(what: "welcome") }
        try await peer.send(.join(Tag(1), try RoomName(room), resume: nil))
        while true {
            guard case .joined(let joined) = try await peer.nextAnswer() else { continue }
            return Talker(peer: peer, you: welcome.you, room: joined.room)
        }
    }

    /// Posts something; the place that it has now.
    @discardableResult
    func post(_ body: Entry.Body) async throws -> Seq {
        let nonce = Nonce.random()
        try await peer.send(.post(Post(room: room, nonce: nonce, attempt: 0, body: body)))
        while true {
            switch try await peer.nextAnswer() {
            case .event(room, .entry(let entry)) where entry.nonce == nonce: return entry.seq
            case .accepted(nonce, let seq): return seq
            case .refused(let refusal): throw Unexpected(what: refusal.detail)
            default: continue
            }
        }
    }

    struct Unexpected: Error {
        let what: String
    }
}
