import ChatModel
import Fuzzing
import MessageCodec
import NIOCore
import TestKit
import Trust

/// Makes one bad connection after the other until it is over.
struct Attacker {
    /// How it reaches the hub.
    enum Door: Sendable {
        /// By its Unix socket, without TLS, without an address's limits.
        case socket(String)
        /// By TLS from an address of its own.
        case tls(port: UInt16)
        /// By TCP without the TLS that is expected.
        case raw(port: UInt16)

        static func all(of hub: FuzzedHub) -> [Door] {
            [.socket(hub.socket), .tls(port: hub.port), .raw(port: hub.port)]
        }

        var rank: Int {
            switch self {
            case .socket: 0
            case .tls: 1
            case .raw: 2
            }
        }
    }

    let door: Door
    let siege: Siege
    let corpus: [[UInt8]]
    private var mutator: Mutator
    private var chance: FuzzRandom

    /// The most inputs that are sent over one connection.
    private static let inputs = 60
    private static let patience = TimeAmount.seconds(3)

    init(door: Door, siege: Siege, corpus: [[UInt8]], seed: UInt64) {
        (self.door, self.siege, self.corpus) = (door, siege, corpus)
        mutator = Mutator(seed: seed)
        chance = FuzzRandom(seed: ~seed)
    }

    mutating func run() async {
        while !siege.isOver {
            // That the hub ends a bad connection is what it should do.
            try? await attack()
            try? await Task.sleep(for: .milliseconds(5))
        }
    }

    private mutating func attack() async throws {
        siege.countConnection()
        let binding = Binding()
        let peer = try await connect(binding)
        do {
            switch Int.random(in: 0..<10, using: &chance) {
            case 0: try await peer.send(bytes: mutator.noise(.random(in: 1...2_000, using: &chance)))
            case 1: try await drip(peer)
            case 2: try await greet(peer)
            case 3: try await babble(peer)
            default: try await intrude(peer, binding)
            }
        } catch {
            await peer.close()
            throw error
        }
        await peer.close()
    }

    private func connect(_ binding: Binding) async throws -> ScriptedPeer {
        switch door {
        case .socket(let path): return try await .connect(to: .unix(path: path))
        case .raw(let port):
            return try await .connect(to: .tcp(host: "127.0.0.1", port: port, plain: true), from: "127.0.0.3")
        case .tls(let port):
            let tls = try ClientTLS()
            return try await .connect(to: .tcp(host: "127.0.0.1", port: port, plain: false), from: "127.0.0.2") {
                try $0.pipeline.syncOperations.addHandler(tls.handler(for: "127.0.0.1", binding.check))
            }
        }
    }

    /// A good beginning, byte after byte, and no end.
    private mutating func drip(_ peer: ScriptedPeer) async throws {
        for byte in try Self.frame(of: .hello(UserHandshake(as: UserIdentity(), software: "drip").hello)).prefix(60) {
            try await peer.send(bytes: [byte])
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    /// Half a handshake.
    private mutating func greet(_ peer: ScriptedPeer) async throws {
        try await peer.send(.hello(UserHandshake(as: UserIdentity(), software: "half").hello))
        _ = try await peer.nextAnswer(within: Self.patience)
    }

    /// Changed inputs instead of a handshake.
    private mutating func babble(_ peer: ScriptedPeer) async throws {
        for _ in 0..<5 { try await peer.send(bytes: mutator.next(from: corpus)) }
        _ = try await peer.end(within: Self.patience)
    }

    /// A good handshake, a room, and then good and changed requests together.
    private mutating func intrude(_ peer: ScriptedPeer, _ binding: Binding) async throws {
        let handshake = UserHandshake(as: UserIdentity(), software: "fuzz")
        try await peer.send(.hello(handshake.hello))
        guard case .challenge(let challenge) = try await peer.nextAnswer(within: Self.patience) else { return }
        let hub = try handshake.verify(challenge, over: binding.check.presented.map(ChannelBinding.tls) ?? .plain)
        let nick = try Nick("fuzz-\(UInt16.random(in: 0...999, using: &chance))")
        try await peer.send(.proof(try hub.proof(nick: nick, kind: Bool.random(using: &chance) ? .member : .visitor)))
        guard case .welcome = try await peer.nextAnswer(within: Self.patience) else { return }
        siege.countEntry()
        try await peer.send(.join(Tag(1), try RoomName(Bool.random(using: &chance) ? "honest" : "fuzz"), resume: nil))
        for _ in 0..<Int.random(in: 1...Self.inputs, using: &chance) where peer.channel.isActive {
            try await peer.send(bytes: input())
        }
        try await Task.sleep(for: .milliseconds(20))
    }

    /// A good request, one whose fields were changed within their frame, or one that was changed anyhow.
    private mutating func input() throws -> [UInt8] {
        let good = corpus.randomElement(using: &chance) ?? []
        switch Int.random(in: 0..<20, using: &chance) {
        case 0: return mutator.next(from: corpus)
        case 1..<6: return good
        case 6..<9: return try Self.frame(of: .file(Tag(.random(in: 1...4, using: &chance)), meddling()))
        default:
            let fields = mutator.next(from: [Array(good.dropFirst(4))])
            let length = UInt32(fields.count)
            return (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + fields
        }
    }

    /// Something about files that may fit what was asked before, and may not.
    private mutating func meddling() throws -> FileRequest {
        let (room, tag) = (RoomNumber(.random(in: 1...3, using: &chance)), Tag(.random(in: 1...4, using: &chance)))
        let (nonce, seq) = (Nonce(.random(in: 1...4, using: &chance)), Seq(.random(in: 0...9, using: &chance)))
        let offset: UInt64 = [0, 5, 40, .max >> 2].randomElement(using: &chance) ?? 0
        let path = try FilePath(["", "a", "a/b"].randomElement(using: &chance) ?? "")
        switch Int.random(in: 0..<12, using: &chance) {
        case 0..<3:
            return .put(room, nonce, FileOffer(name: try FileName("x"), size: nil, shape: .file, kind: .other))
        case 3..<5: return .slice(offset: offset, mutator.noise(.random(in: 0...5_000, using: &chance)))
        case 5: return .finish(tag, size: offset, FileID(UserIdentity().id.digest))
        case 6: return .drop(nonce)
        case 7: return .list(Bool.random(using: &chance) ? .everywhere : .shared(path), after: offset, limit: 9)
        case 8: return .open(Bool.random(using: &chance) ? .entry(room, seq) : .shared(path))
        case 9: return .read(tag, offset: offset, count: .random(in: 0...70_000, using: &chance))
        case 10: return .digests(tag, first: offset, count: .random(in: 0...2_000, using: &chance))
        default: return .close(tag)
        }
    }

    private static func frame(of request: Request) throws -> [UInt8] {
        var buffer = ByteBuffer()
        try RequestCodec.encode(request, into: &buffer)
        return Array(buffer.readableBytesView)
    }
}

/// The check of the hub's certificate, which knows afterwards what was presented.
private struct Binding: Sendable {
    let check = HubCheck { _ in }
}
