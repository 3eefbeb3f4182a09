import ChatModel
import HubServer
import TestKit
import Testing
import Trust

/// Order is kept over real connections, and over a restart of the hub.
@Suite(.timeLimit(.minutes(1))) struct ModerationTests {
    private let owner = UserIdentity()
    private let bob = UserIdentity()

    private func run<Result>(
        _ storage: HubConfiguration.Storage = .ephemeral, _ body: (HubServer) async throws -> Result
    ) async throws -> Result { try await withHub(storage: storage, owners: [owner.id], body) }

    private func order(
        _ act: Order.Act, _ scope: Ruling.Scope = .room, by guest: Guest, in room: RoomNumber
    ) async throws {
        try await guest.peer.send(.order(Tag(8), room, .random(), Order(scope: scope, act: act)))
        try await guest.next { if case .done(Tag(8)) = $0 { () } else { nil } }
    }

    @Test func whoIsKickedIsToldAndHearsNothingMore() async throws {
        try await run { hub in
            let (host, guest) = (
                try await Guest.enter(hub, as: "host", identity: owner),
                try await Guest.enter(hub, as: "bob", identity: bob)
            )
            let room = try await host.join().room
            _ = try await guest.join()
            try await order(.kick(.nick(try Nick("bob"))), by: host, in: room)
            try await host.say("he is gone", in: room)
            _ = try await host.texts(1)
            let removal = try await guest.next { if case .removed(room, let removal) = $0 { removal } else { nil } }
            #expect(removal.by == host.you.nick)
            let back = try await guest.join()
            #expect(back.history.compactMap(\.body.spoken?.text) == ["he is gone"])
        }
    }

    @Test func aBanHoldsOverARestartAndAnotherNick() async throws {
        let folder = try TemporaryFolder()
        try await run(.folder(folder.path)) { hub in
            let host = try await Guest.enter(hub, as: "host", identity: owner)
            let guest = try await Guest.enter(hub, as: "bob", identity: bob)
            let room = try await host.join().room
            try await order(.ban(.nick(try Nick("bob")), milliseconds: nil), .hub, by: host, in: room)
            #expect(try await guest.refusal() == .banned)
        }
        try await run(.folder(folder.path)) { hub in
            let peer = try await Guest.connect(hub)
            let handshake = UserHandshake(as: bob, software: "test")
            try await peer.send(.hello(handshake.hello))
            guard case .challenge(let challenge) = try await peer.nextAnswer() else { throw Missing() }
            let proven = try handshake.verify(challenge, over: .plain)
            try await peer.send(.proof(try proven.proof(nick: try Nick("robert"), kind: .member)))
            guard case .refused(let refusal) = try await peer.nextAnswer() else { throw Missing() }
            #expect(refusal.code == .banned)
            let host = try await Guest.enter(hub, as: "host", identity: owner)
            let room = try await host.join().room
            try await order(.unban(.user(bob.id)), .hub, by: host, in: room)
            _ = try await Guest.enter(hub, as: "bob", identity: bob)
        }
    }

    @Test func aRoomKeepsItsModeItsOwnerAndItsGuestsOverARestart() async throws {
        let folder = try TemporaryFolder()
        let maker = UserIdentity()
        try await run(.folder(folder.path)) { hub in
            let guest = try await Guest.enter(hub, as: "bob", identity: bob)
            let host = try await Guest.enter(hub, as: "maker", identity: maker)
            let room = try await host.join("garden").room
            try await host.say("secret", in: room)
            _ = try await host.entry()
            try await order(.mode(ModeChange(isInviteOnly: true)), by: host, in: room)
            try await order(.invite(.user(bob.id)), by: host, in: room)
            try await host.say("hello", in: room)
            #expect(try await host.texts(1) == ["hello"])
            #expect(try await guest.join("garden").history.compactMap(\.body.spoken?.text) == ["hello"])
        }
        try await run(.folder(folder.path)) { hub in
            let guest = try await Guest.enter(hub, as: "bob", identity: bob)
            let joined = try await guest.join("garden")
            #expect(joined.history.compactMap(\.body.spoken?.text) == ["hello"])
            #expect(joined.mode.isInviteOnly && joined.role == .member)
            let stranger = try await Guest.enter(hub, as: "eve")
            try await stranger.peer.send(.join(Tag(1), try RoomName("garden"), resume: nil))
            #expect(try await stranger.refusal() == .inviteOnly)
            let host = try await Guest.enter(hub, as: "maker", identity: maker)
            #expect(try await host.join("garden").role == .owner)
        }
    }

    private struct Missing: Error {}
}
