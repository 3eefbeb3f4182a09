import ChatModel
import HubServer
import TestKit
import Testing
import Trust

@Suite(.timeLimit(.minutes(1))) struct MarkTests {
    @Test func howFarOneHasReadIsTheSameOnEveryTerminalAndAfterARestart() async throws {
        let folder = try TemporaryFolder()
        let identity = UserIdentity()
        try await withHub(storage: .folder(folder.path)) { hub in
            let desk = try await Guest.enter(hub, as: "ann", identity: identity)
            let couch = try await Guest.enter(hub, as: "ann", identity: identity)
            let bob = try await Guest.enter(hub, as: "bob")
            let room = try await desk.join().room
            _ = try await couch.join()
            _ = try await bob.join()
            for text in ["one", "two", "ann: three", "four"] { try await bob.say(text, in: room) }
            _ = try await desk.texts(4)
            _ = try await couch.texts(4)
            try await desk.peer.send(Request.mark(room, Seq(2)))
            let told = try await couch.next { answer -> Answer? in if case .mark = answer { answer } else { nil } }
            #expect(told == .mark(room, Seq(2)))
        }
        try await withHub(storage: .folder(folder.path)) { hub in
            let joined = try await Guest.enter(hub, as: "ann", identity: identity).join()
            #expect(joined.mark == Seq(2))
            #expect(joined.unread == Unread(messages: 2, mentions: 1))
        }
    }

    @Test func conversationsAreListedTheNewestFirst() async throws {
        let folder = try TemporaryFolder()
        let identity = UserIdentity()
        let partners = try await withHub(storage: .folder(folder.path)) { hub in
            let ann = try await Guest.enter(hub, as: "ann", identity: identity)
            let bob = try await Guest.enter(hub, as: "bob")
            let cat = try await Guest.enter(hub, as: "cat")
            let (first, second) = (try await ann.open(with: bob.you.id), try await ann.open(with: cat.you.id))
            for room in [second.room, first.room, first.room] {
                try await ann.say("hi", in: room)
                _ = try await ann.entry()
            }
            return (bob: bob.you, cat: cat.you)
        }
        try await withHub(storage: .folder(folder.path)) { hub in
            let ann = try await Guest.enter(hub, as: "ann", identity: identity)
            let list = try await ann.directs()
            #expect(list.map(\.partner) == [partners.bob, partners.cat])
            #expect(list.map(\.head.value) == [2, 1])
            let reopened = try await ann.open(with: partners.bob.id)
            #expect(reopened.history.count == 2)
        }
    }
}
