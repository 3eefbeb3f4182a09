import ChatModel
import HubServer
import TestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct DayMessageTests {
    @Test func aMemberIsToldBehindTheWelcomeAndAVisitorIsNot() async throws {
        let text = try DayMessage("Welcome.\n欢迎。")
        try await withHub(adjust: { $0.dayMessage = text }) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            #expect(try await ann.peer.nextAnswer() == .dayMessage(text))
            let visitor = try await Guest.enter(hub, as: "eve", kind: .visitor)
            try await visitor.peer.send(.directs(Tag(3)))
            while true {
                let answer = try await visitor.peer.nextAnswer()
                if case .dayMessage = answer { Issue.record("told") }
                if case .directs = answer { break }
            }
        }
    }
}
