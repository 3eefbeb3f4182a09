import ChatModel
import HubServer
import MessageCodec
import NIOCore
import TestKit
import Testing
import Trust

/// Clients that do what no client should: each is turned away in time, and the others notice nothing.
@Suite(.timeLimit(.minutes(1))) struct MisbehaviourTests {
    /// Bytes that no hub should take, and the refusal that comes back.
    static let attacks: [(name: String, bytes: [UInt8], code: Refusal.Code)] = [
        ("garbage", Array("GET / HTTP/1.1\r\nHost: hub\r\n\r\n".utf8), .frameTooLong),
        ("a length of 4 GiB", [0xFF, 0xFF, 0xFF, 0xFF], .frameTooLong),
        ("a length of 0", [0, 0, 0, 0], .malformed),
        (
            "the largest varint as a tag", [0, 0, 0, 9, 0x12] + [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
            .malformed
        ),
        ("a TLS hello to a plain hub", [0x16, 0x03, 0x01, 0x02, 0x00, 0x01], .frameTooLong),
    ]

    @Test(arguments: attacks.indices) func badBytesAreRefusedAndOthersNoticeNothing(index: Int) async throws {
        let attack = Self.attacks[index]
        try await withHub { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let room = try await ann.join().room
            let stranger = try await Guest.connect(hub)
            try await stranger.send(bytes: attack.bytes)
            guard case .refused(let refusal) = try await stranger.nextAnswer() else {
                throw Guest.Unexpected(what: "refusal of \(attack.name)")
            }
            #expect(refusal.subject == .session)
            #expect(refusal.code == attack.code, "\(attack.name)")
            _ = try await stranger.end()
            try await ann.say("still here", in: room)
            #expect(try await ann.texts(1) == ["still here"])
        }
    }

    @Test func badBytesAfterTheWelcomeEndThatSessionOnly() async throws {
        try await withHub { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let room = try await ann.join().room
            let bob = try await Guest.enter(hub, as: "bob")
            try await bob.peer.send(bytes: [0xFF, 0xFF, 0xFF, 0xFF])
            _ = try await bob.peer.end()
            try await ann.say("still here", in: room)
            #expect(try await ann.texts(1) == ["still here"])
        }
    }

    @Test func nothingAtAllIsTurnedAwayAtTheDeadline() async throws {
        var limits = Limits()
        limits.handshakeMilliseconds = 200
        try await withHub(limits: limits) { hub in
            let silent = try await Guest.connect(hub)
            guard case .refused(let refusal) = try await silent.nextAnswer() else {
                throw Guest.Unexpected(what: "refusal")
            }
            #expect(refusal.code == .handshakeTimeout)
            _ = try await silent.end()
        }
    }

    @Test func halfAFrameForEverIsTurnedAwayAtTheDeadline() async throws {
        var limits = Limits()
        limits.handshakeMilliseconds = 200
        try await withHub(limits: limits) { hub in
            let slow = try await Guest.connect(hub)
            try await slow.send(bytes: [0, 0, 0, 60, 1, 1])
            guard case .refused(let refusal) = try await slow.nextAnswer() else {
                throw Guest.Unexpected(what: "refusal")
            }
            #expect(refusal.code == .handshakeTimeout)
            _ = try await slow.end()
        }
    }

    @Test func halfAFrameForEverAfterTheWelcomeIsDeadAfterTheSilence() async throws {
        var limits = Limits()
        limits.silenceMilliseconds = 300
        try await withHub(limits: limits) { hub in
            let half = try await Guest.enter(hub, as: "ann")
            try await half.peer.send(bytes: [0, 0, 0, 60, 1, 1])
            _ = try await half.peer.end()
        }
    }

    @Test func aProofThatIsNotOnesOwnIsRefused() async throws {
        try await withHub { hub in
            let peer = try await Guest.connect(hub)
            let handshake = UserHandshake(as: UserIdentity(), software: "test")
            try await peer.send(.hello(handshake.hello))
            guard case .challenge = try await peer.nextAnswer() else { throw Guest.Unexpected(what: "challenge") }
            let forged = Proof(signature: [UInt8](repeating: 1, count: 64), nick: try Nick("ann"), kind: .member)
            try await peer.send(.proof(forged))
            guard case .refused(let refusal) = try await peer.nextAnswer() else {
                throw Guest.Unexpected(what: "refusal")
            }
            #expect(refusal.code == .signature)
            _ = try await peer.end()
        }
    }

    @Test func aRequestBeforeTheHandshakeIsRefused() async throws {
        try await withHub { hub in
            let peer = try await Guest.connect(hub)
            try await peer.send(.join(Tag(1), .lobby, resume: nil))
            guard case .refused(let refusal) = try await peer.nextAnswer() else {
                throw Guest.Unexpected(what: "refusal")
            }
            #expect(refusal.code == .unexpected)
            _ = try await peer.end()
        }
    }

    @Test func anUnknownKindIsAnsweredAndTheSessionGoesOn() async throws {
        try await withHub { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            try await ann.peer.send(bytes: [0, 0, 0, 2, 250, 9])
            guard case .refused(let refusal) = try await ann.peer.nextAnswer() else {
                throw Guest.Unexpected(what: "refusal")
            }
            #expect(refusal.code == .unknownKind)
            #expect(refusal.subject == .request(Tag(9)))
            let joined = try await ann.join()
            #expect(joined.tag == Tag(1))
        }
    }

    @Test func aReaderThatStopsReadingSlowsNobodyAndCatchesUp() async throws {
        var limits = Limits()
        limits.postsPerSecond = 1_000_000
        limits.postBurst = 1_000_000
        limits.bytes = .any
        // Less than the slow one leaves behind, more than is under way to the other.
        limits.stragglerBytes = 256 << 10
        try await withHub(limits: limits) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let slow = try await Guest.enter(hub, as: "slow")
            let room = try await ann.join().room
            _ = try await slow.join()
            try await slow.peer.read(false)
            let text = String(repeating: "x", count: 8_000)
            let count = 2_000
            for start in stride(from: 0, to: count, by: 20) {
                for _ in start..<start + 20 { try await ann.say(text, in: room) }
                _ = try await ann.texts(20)
            }
            try await slow.peer.read(true)
            #expect(try await caughtUp(slow, room: room, last: Seq(UInt64(count))) == (1...count).map { UInt64($0) })
        }
    }

    /// Reads on, fetching what fell off the log, until the last entry has come; the places in the order of the room.
    private func caughtUp(_ guest: Guest, room: RoomNumber, last: Seq) async throws -> [UInt64] {
        var seen: Set<UInt64> = []
        while seen.count < Int(last.value) {
            switch try await guest.peer.nextAnswer() {
            case .event(_, .entry(let entry)): #expect(seen.insert(entry.seq.value).inserted)
            case .gap(_, let after, _): try await guest.peer.send(.history(Tag(5), room, .after(after, limit: 200)))
            case .history(_, let page):
                for entry in page.entries where !seen.contains(entry.seq.value) { seen.insert(entry.seq.value) }
                if let end = page.entries.last?.seq, !seen.contains(end.value + 1), end < last {
                    try await guest.peer.send(.history(Tag(5), room, .after(end, limit: 200)))
                }
            default: break
            }
        }
        return seen.sorted()
    }
}
