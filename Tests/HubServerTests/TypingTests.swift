import ChatModel
import HubServer
import TestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct TypingTests {
    @Test func whoIsInTheRoomIsToldAndNobodyElse() async throws {
        try await withHub { hub in
            let (ann, bob) = (try await Guest.enter(hub, as: "ann"), try await Guest.enter(hub, as: "bob"))
            let eve = try await Guest.enter(hub, as: "eve")
            let room = try await ann.join().room
            _ = try await bob.join()
            let other = try await eve.join("elsewhere").room
            try await ann.peer.send(.typing(Tag(9), room, true))
            try await ann.say("hi", in: room)
            let told = try await bob.next { answer -> Answer? in
                if case .event(_, .typing) = answer { answer } else { nil }
            }
            #expect(told == .event(room, .typing(ann.you.number, true)))
            #expect(try await bob.texts(1) == ["hi"])
            // What eve sees up to her own line is all that there was for her.
            try await eve.say("done", in: other)
            while true {
                let answer = try await eve.peer.nextAnswer()
                if case .event(let place, let event) = answer {
                    #expect(place == other)
                    if case .entry = event { break }
                }
            }
            // Who comes later is not told, and the journal has the message alone.
            let late = try await eve.join()
            #expect(late.history.map(\.seq) == [Seq(1)])
            try await eve.say("here", in: room)
            let next = try await eve.next { answer -> RoomEvent? in
                guard case .event(room, let event) = answer else { return nil }
                switch event {
                case .typing, .entry: return event
                default: return nil
                }
            }
            guard case .entry = next else { throw Guest.Unexpected(what: "entry") }
        }
    }
}
