import ChatModel
import HubConnection
import TestKit
import Trust

/// A client that chats, and notes whether everything comes once and in order.
struct HonestClient: Sendable {
    let number: Int
    let address: HubAddress
    let meeting: Meeting

    private static let room = "honest"
    /// Between two messages.
    private static let pause = Duration.milliseconds(50)
    /// How long one may wait for what is missing.
    private static let patience = Duration.seconds(30)

    /// Chats until the meeting is over, and all of it has come.
    func run() async throws -> Testimony {
        let login = HubLogin(
            identity: UserIdentity(), nick: try Nick("honest-\(number)"), kind: .member, software: "hubbub-fuzz")
        let connection = HubConnection(to: address, as: login) { (_: HubID) throws(TrustError) in }
        return try await connection.run { session in
            try await session.send(.join(Tag(1), try RoomName(Self.room), resume: nil))
            var answers = session.answers.makeAsyncIterator()
            let room = try await joined(&answers)
            meeting.join()
            let talking = Task { try await talk(in: room, over: session) }
            defer { talking.cancel() }
            return try await listen(&answers, in: room)
        }
    }

    private func joined(_ answers: inout HubAnswers.AsyncIterator) async throws -> RoomNumber {
        while let answer = try await answers.next() {
            if case .joined(let joined) = answer, joined.tag == Tag(1) { return joined.room }
        }
        throw FuzzError("The hub let client \(number) into no room.")
    }

    private func talk(in room: RoomNumber, over session: HubSession) async throws {
        var said = 0
        while !meeting.isOver {
            try await Task.sleep(for: Self.pause)
            guard meeting.isComplete else { continue }
            said += 1
            let body = Entry.Body.text(try MessageText("honest \(number) \(said)"))
            try await session.send(.post(Post(room: room, nonce: .random(), attempt: 0, body: body)))
        }
        meeting.finish(number, saying: said)
        // With each answer the listener looks whether it has everything.
        while !Task.isCancelled {
            try await Task.sleep(for: Self.pause)
            if let empty = PingPayload([]) { try await session.send(.ping(Tag(2), empty)) }
        }
    }

    private func listen(_ answers: inout HubAnswers.AsyncIterator, in room: RoomNumber) async throws -> Testimony {
        var testimony = Testimony()
        var end: ContinuousClock.Instant?
        while let answer = try await answers.next() {
            switch answer {
            case .event(room, .entry(let entry)):
                if case .text(let text) = entry.body { testimony.take(text.text) }
            case .gap(room, _, _): testimony.gaps += 1
            default: break
            }
            guard meeting.isOver else { continue }
            let deadline = end ?? .now + Self.patience
            end = deadline
            if meeting.said.map(testimony.hasAll) == true || ContinuousClock.now > deadline { return testimony }
        }
        throw FuzzError("The hub closed the connection of client \(number).")
    }
}
