import ChatModel
import FileStore
import FileTransfer
import HubConnection
import Synchronization
import TestKit
import Trust

/// A hub that keeps files in memory and speaks frames; what it does wrong, it was told to.
final class PlayedHub: Sendable {
    struct State: Sendable {
        var halves: [Nonce: [UInt8]] = [:]
        var published: [Nonce: [UInt8]] = [:]
        var contents: [UInt64: [UInt8]] = [:]
        /// What its owner shares, by path.
        var shared: [String: [UInt8]] = [:]
        /// Paths of those that it lists and can't give.
        var withheld: Set<String> = []
        /// How many bytes came and went.
        var received = 0
        var sent = 0
        /// After how many further requests the connection is cut.
        var cutAfter: Int?
        /// How many further reads are answered with a damaged byte.
        var damages = 0
        /// What every put and open is refused with.
        var refusal: Refusal.Code?
        /// Whether reads are answered.
        var isMute = false
        var closed = 0
        /// Called when a file is put to its end.
        var onPublished: @Sendable () -> Void = {}
    }

    let state = Mutex(State())
    private let listener: ScriptedHub
    private let identity: HubIdentity

    private init(_ listener: ScriptedHub) throws {
        self.listener = listener
        identity = try HubIdentity.ephemeral()
    }

    static func start() async throws -> PlayedHub { try PlayedHub(try await ScriptedHub.listen()) }

    func close() async { await listener.close() }

    func set(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }

    /// Runs a body with a courier in one session.
    func session<Value: Sendable>(
        _ body: @escaping @Sendable (Courier) async throws -> Value
    ) async throws -> Value {
        let login = HubLogin(identity: UserIdentity(), nick: try Nick("ann"), kind: .visitor, software: "test")
        let connection = HubConnection(to: listener.address(), as: login) { (_: HubID) throws(TrustError) in }
        let play = Task {
            let peer = try await listener.accept()
            try await welcome(peer)
            try await serve(peer)
        }
        defer { play.cancel() }
        return try await connection.run { session in try await Courier.serve(session, body) }
    }

    private func welcome(_ peer: ScriptedPeer) async throws {
        guard case .hello(let hello) = try await peer.nextRequest() else { return }
        let handshake = try HubHandshake(answering: hello, as: identity, named: try HubName("lab"), over: .plain)
        try await peer.send(.challenge(handshake.challenge))
        guard case .proof(let proof) = try await peer.nextRequest() else { return }
        let you = Person(number: UserNumber(1), id: try handshake.user(provenBy: proof), nick: proof.nick)
        try await peer.send(.welcome(Welcome(you: you, time: HubTime(milliseconds: 5), credit: 256, people: 1)))
    }

    private func serve(_ peer: ScriptedPeer) async throws {
        var puts: [Tag: Nonce] = [:]
        var opens: [Tag: [UInt8]] = [:]
        while case let request = try await peer.nextRequest(), request != .goodbye {
            guard case .file(let tag, let request) = request else { continue }
            let isCut = state.withLock { state in
                state.cutAfter = state.cutAfter.map { $0 - 1 }
                return state.cutAfter.map { $0 < 0 } ?? false
            }
            if isCut { return await peer.close() }
            let answer = state.withLock { state in self.answer(tag, request, &state, &puts, &opens) }
            if let answer { try await peer.send(answer) }
        }
        try await peer.send(.goodbye(.asked))
        await peer.close()
    }

    private func answer(
        _ tag: Tag, _ request: FileRequest, _ state: inout State, _ puts: inout [Tag: Nonce],
        _ opens: inout [Tag: [UInt8]]
    ) -> Answer? {
        func refused(_ code: Refusal.Code) -> Answer {
            .refused(Refusal(subject: .request(tag), code: code, detail: "No: \(code)."))
        }
        switch request {
        case .put(_, let nonce, _):
            if let code = state.refusal { return refused(code) }
            if state.published[nonce] != nil { return .accepted(nonce, Seq(9)) }
            puts[tag] = nonce
            let half = state.halves[nonce] ?? []
            state.halves[nonce] = half
            return .file(tag, .placed(offset: UInt64(half.count), Self.id(half)))
        case .slice(let offset, let bytes):
            guard let nonce = puts[tag], state.halves[nonce]?.count == Int(offset) else { return refused(.unexpected) }
            state.halves[nonce]?.append(contentsOf: bytes)
            state.received += bytes.count
            return .file(tag, .taken(offset: offset + UInt64(bytes.count)))
        case .finish(let put, let size, let id):
            guard let nonce = puts[put], let half = state.halves.removeValue(forKey: nonce),
                UInt64(half.count) == size, Self.id(half) == id
            else { return refused(.fileDiffers) }
            state.published[nonce] = half
            state.onPublished()
            return .accepted(nonce, Seq(9))
        case .drop(let nonce):
            state.halves[nonce] = nil
            return .done(tag)
        case .open(.entry(_, let seq)):
            if let code = state.refusal { return refused(code) }
            guard let content = state.contents[seq.value], let name = try? FileName("a") else {
                return refused(.noSuchFile)
            }
            opens[tag] = content
            return .file(tag, .opened(OpenedFile(name: name, size: UInt64(content.count), id: Self.id(content))))
        case .read(let file, let offset, let count):
            guard let content = opens[file], !state.isMute else { return nil }
            var bytes = Array(content[Int(offset)..<min(Int(offset) + Int(count), content.count)])
            state.sent += bytes.count
            if state.damages > 0 {
                state.damages -= 1
                bytes[0] ^= 1
            }
            return .file(tag, .bytes(offset: offset, bytes))
        case .digests(let file, let first, let count):
            guard let content = opens[file] else { return nil }
            let all = Self.hasher(content).allDigests
            return .file(tag, .digests(first: first, Array(all[Int(first)...].prefix(Int(count)))))
        case .close:
            state.closed += 1
            return .done(tag)
        case .open(.shared(let path)):
            guard let content = state.shared[path.text], !state.withheld.contains(path.text), let name = path.names.last
            else { return refused(.noSuchFile) }
            opens[tag] = content
            return .file(tag, .opened(OpenedFile(name: name, size: UInt64(content.count), id: nil)))
        case .list(.shared(let path), let after, _): return list(path, after: after, tag, state) ?? refused(.noSuchFile)
        case .list: return refused(.other)
        }
    }

    /// Two lines a page.
    private func list(_ path: FilePath, after: UInt64?, _ tag: Tag, _ state: State) -> Answer? {
        let start = path.text.isEmpty ? "" : path.text + "/"
        let below = state.shared.filter { $0.key.hasPrefix(start) }
        guard !below.isEmpty else { return nil }
        var lines: [String: UInt64?] = [:]
        for (key, content) in below {
            let parts = key.dropFirst(start.count).split(separator: "/")
            lines[String(parts[0])] = .some(parts.count > 1 ? nil : UInt64(content.count))
        }
        let all = lines.sorted { $0.key < $1.key }.compactMap { name, size in
            (try? FileName(name)).map {
                SharedLine(name: $0, isFolder: size == nil, size: size ?? 0, time: HubTime(milliseconds: 5))
            }
        }
        let (first, end) = (Int(after ?? 0), min(Int(after ?? 0) + 2, all.count))
        let next = end < all.count ? UInt64(end) : nil
        return .file(tag, .listed(FileList(shared: Array(all[min(first, end)..<end]), next: next)))
    }

    private static func hasher(_ bytes: [UInt8]) -> PieceHasher {
        var hasher = PieceHasher()
        hasher.update(bytes)
        return hasher
    }

    static func id(_ bytes: [UInt8]) -> FileID { hasher(bytes).id }
}
