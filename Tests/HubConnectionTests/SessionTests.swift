import ChatModel
import HubConnection
import MessageCodec
import NIOCore
import Testing
import TestKit
import Trust

@Suite struct SessionTests {
    /// Runs a body in a session with a played hub, whose side the script plays after the welcome.
    private func play<Value: Sendable>(
        adjust: (inout ConnectionTiming) -> Void = { _ in },
        hub script: @escaping @Sendable (ScriptedPeer) async throws -> Void,
        client body: @escaping @Sendable (HubSession) async throws -> Value
    ) async throws -> Value {
        let hub = try await ScriptedHub.listen()
        let connection = try Play.connection(to: hub.address(), adjust: adjust)
        async let result = connection.run(body)
        let peer = try await hub.accept()
        try await Play.welcome(peer, as: try HubIdentity.ephemeral())
        try await script(peer)
        let value = try await result
        await peer.close()
        await hub.close()
        return value
    }

    private static func answers(of session: HubSession) async -> (answers: [Answer], error: HubConnectionError?) {
        var answers: [Answer] = []
        do {
            for try await answer in session.answers { answers.append(answer) }
            return (answers, nil)
        } catch { return (answers, error) }
    }

    @Test func answersComeInOrderHoweverManyAtOnce() async throws {
        let count = UInt32(5_000)
        let seen = try await play { peer in
            for tag in 1...count { try await peer.send(.done(Tag(tag))) }
            try await peer.send(.goodbye(.stopping))
            await peer.close()
        } client: {
            await Self.answers(of: $0)
        }
        #expect(seen.answers == (1...count).map { .done(Tag($0)) } + [.goodbye(.stopping)])
        #expect(seen.error == nil)
    }

    @Test func anAnswerThatComesByteByByteIsWhole() async throws {
        var frame = ByteBuffer()
        try AnswerCodec.encode(.done(Tag(7)), into: &frame)
        let bytes = Array(frame.readableBytesView)
        let seen = try await play { peer in
            for byte in bytes { try await peer.send(bytes: [byte]) }
            await peer.close()
        } client: {
            await Self.answers(of: $0)
        }
        #expect(seen.answers == [.done(Tag(7))])
    }

    @Test func whatComesTogetherIsTakenTogetherWhateverWasTakenBefore() async throws {
        var frames = ByteBuffer()
        for tag in 1...5 { try AnswerCodec.encode(.done(Tag(UInt32(tag))), into: &frames) }
        let bytes = Array(frames.readableBytesView)
        let seen = try await play(adjust: { $0.gathering = 25 }) { peer in
            try await peer.send(bytes: bytes)
            await peer.close()
        } client: { session in
            var answers = session.answers.makeAsyncIterator()
            let first = try await answers.next()
            let rest = try await answers.nextBatch()
            return [first].compactMap { $0 } + (rest ?? [])
        }
        #expect(seen == (1...5).map { .done(Tag(UInt32($0))) })
    }

    @Test func aConnectionThatEndsWithoutGoodbyeIsLost() async throws {
        let seen = try await play { peer in
            try await peer.send(.done(Tag(1)))
            await peer.close()
        } client: {
            await Self.answers(of: $0)
        }
        #expect(seen.answers == [.done(Tag(1))])
        #expect(seen.error?.code == .lost)
    }

    @Test func aSilentHubIsDead() async throws {
        let seen = try await play(adjust: { $0.silence = 100 }) { _ in
        } client: {
            await Self.answers(of: $0)
        }
        #expect(seen.error?.code == .lost)
    }

    @Test func halfAFrameAndThenNothingIsSilence() async throws {
        let seen = try await play(adjust: { $0.silence = 100 }) {
            try? await $0.send(bytes: [0, 0, 1])
        } client: {
            await Self.answers(of: $0)
        }
        #expect(seen.error?.code == .lost)
    }

    @Test func bytesThatAreNoFrameEndTheSession() async throws {
        let seen = try await play {
            try await $0.send(bytes: [0xFF, 0xFF, 0xFF, 0xFF, 1])
        } client: {
            await Self.answers(of: $0)
        }
        #expect(seen.error?.code == .lost)
    }

    @Test func heartbeatsGoOutUnpromptedAndThoseThatComeAreNotHandedOn() async throws {
        let seen = try await play(adjust: { $0.heartbeat = 20 }) { peer in
            try await peer.nextHeartbeat()
            try await peer.send(Answer.heartbeat)
            try await peer.nextHeartbeat()
            try await peer.send(.goodbye(.stopping))
            await peer.close()
        } client: {
            await Self.answers(of: $0)
        }
        #expect(seen.answers == [Answer.goodbye(.stopping)])
    }

    @Test func whatWasSentArrivesBeforeTheGoodbye() async throws {
        let payload = try #require(PingPayload([]))
        try await play { peer in
            for tag in 1...UInt32(100) {
                let request = try await peer.nextRequest()
                #expect(request == .ping(Tag(tag), payload))
            }
            let last = try await peer.nextRequest()
            #expect(last == .goodbye)
            await peer.close()
        } client: { session in
            try await session.send((1...UInt32(100)).map { .ping(Tag($0), payload) })
        }
    }

    @Test func aRefusedSessionEndsWithTheHubsWords() async throws {
        let seen = try await play { peer in
            try await peer.send(.refused(Refusal(subject: .session, code: .malformed, detail: "That was no frame.")))
        } client: {
            await Self.answers(of: $0)
        }
        #expect(seen.error?.code == .refused(.malformed))
        #expect(seen.error?.message == "That was no frame.")
    }

    @Test func afterTheLossNothingCanBeSent() async throws {
        let error = try await play {
            await $0.close()
        } client: { (session: HubSession) -> HubConnectionError? in
            _ = await Self.answers(of: session)
            // What is under way at the moment of the loss is lost with it, without a word.
            for _ in 1...100_000 {
                do throws(HubConnectionError) { try await session.send(.heartbeat) } catch { return error }
            }
            return nil
        }
        #expect(error?.code == .lost)
    }
}
