import ChatModel
import HubConnection
import HubServer
import TestKit
import Testing
import Trust

@Suite(.timeLimit(.minutes(1))) struct ChatTests {
    @Test func everyoneInARoomSeesTheSameInTheSameOrder() async throws {
        try await withHub { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let bob = try await Guest.enter(hub, as: "bob")
            let room = try await ann.join().room
            _ = try await bob.join()
            try await ann.say("你好", in: room)
            try await bob.say("👩‍👩‍👧 hi", in: room)
            let seen = try await ann.texts(2)
            #expect(Set(seen) == ["你好", "👩‍👩‍👧 hi"])
            #expect(try await bob.texts(2) == seen)
        }
    }

    @Test func whoComesLaterSeesWhatWasSaidBeforeAndThenEverythingOnce() async throws {
        try await withHub { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let room = try await ann.join().room
            for number in 1...20 { try await ann.say("\(number)", in: room) }
            _ = try await ann.texts(5)
            let bob = try await Guest.enter(hub, as: "bob")
            let joined = try await bob.join()
            let before = joined.history.compactMap { if case .text(let text) = $0.body { text.text } else { nil } }
            #expect(before.count >= 5)
            let after = try await bob.texts(20 - before.count)
            #expect(before + after == (1...20).map(String.init))
        }
    }

    @Test func aRetryIsAcknowledgedWithTheFirstOnesPlace() async throws {
        try await withHub { hub in
            let identity = UserIdentity()
            let first = try await Guest.enter(hub, as: "ann", identity: identity)
            let room = try await first.join().room
            try await first.say("once", in: room, nonce: Nonce(7))
            let entry = try await first.entry()
            await first.peer.close()
            let second = try await Guest.enter(hub, as: "ann", identity: identity)
            let joined = try await second.join(resume: ResumeToken(entry))
            #expect(joined.resume == .resumed)
            #expect(joined.history.isEmpty)
            try await second.say("once", in: room, nonce: Nonce(7))
            #expect(try await second.peer.nextAnswer() == .accepted(Nonce(7), entry.seq))
        }
    }

    @Test func aDirectMessageOpensTheConversationForItsReader() async throws {
        try await withHub { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let bob = try await Guest.enter(hub, as: "bob")
            try await ann.peer.send(.direct(Tag(3), .nick(bob.you.nick), resume: nil))
            guard case .joined(let joined) = try await ann.peer.nextAnswer() else {
                throw Guest.Unexpected(what: "joined")
            }
            #expect(joined.partner == bob.you)
            try await ann.say("psst", in: joined.room)
            guard case .joined(let unasked) = try await bob.peer.nextAnswer() else {
                throw Guest.Unexpected(what: "joined")
            }
            #expect(unasked.tag == .unasked)
            #expect(unasked.partner == ann.you)
            #expect(try await bob.texts(1) == ["psst"])
        }
    }

    @Test func aThousandLinesAtOnceArriveInOrder() async throws {
        try await withHub { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let bob = try await Guest.enter(hub, as: "bob")
            let room = try await ann.join().room
            _ = try await bob.join()
            var sent = 0
            while sent < 1_000 {
                for number in sent..<sent + 250 { try await ann.say("\(number)", in: room) }
                sent += 250
                _ = try await ann.texts(250)
            }
            #expect(try await bob.texts(1_000) == (0..<1_000).map(String.init))
        }
    }

    @Test func theHubSaysGoodbyeAndHasEverythingAfterARestart() async throws {
        let folder = try TemporaryFolder()
        let entry = try await withHub(storage: .folder(folder.path)) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let room = try await ann.join().room
            try await ann.peer.send(
                .post(Post(room: room, nonce: Nonce(1), attempt: 0, body: .topic(try Topic("tea at four")))))
            let entry = try await ann.entry()
            await hub.stop()
            while true {
                if case .goodbye(let why) = try await ann.peer.nextAnswer() { #expect(why == .stopping); break }
            }
            return entry
        }
        try await withHub(storage: .folder(folder.path)) { hub in
            let joined = try await Guest.enter(hub, as: "bob").join()
            #expect(joined.topic.text == "tea at four")
            #expect(joined.history == [entry])
        }
    }

    @Test func overTLSTheSameChatWorks() async throws {
        try await withHub(plain: false) { hub in
            let address = try #require(hub.addresses.first)
            let login = HubLogin(identity: UserIdentity(), nick: try Nick("ann"), kind: .member, software: "test")
            let expected = hub.identity.id
            let connection = HubConnection(to: address, as: login) { id throws(TrustError) in
                guard id == expected else { throw TrustError(.unknownHub(id), "Another hub.") }
            }
            let text = try await connection.run { session -> Entry.Body? in
                try await session.send(.join(Tag(1), .lobby, resume: nil))
                for try await answer in session.answers {
                    switch answer {
                    case .joined(let joined):
                        let body = Entry.Body.text(try MessageText("secret"))
                        try await session.send(.post(Post(room: joined.room, nonce: Nonce(1), attempt: 0, body: body)))
                    case .event(_, .entry(let entry)): return entry.body
                    default: break
                    }
                }
                return nil
            }
            #expect(text == .text(try MessageText("secret")))
        }
    }
}
