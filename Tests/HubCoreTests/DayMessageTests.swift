import ChatModel
import Testing

@testable import HubCore

@Suite struct DayMessageTests {
    private let text: DayMessage

    init() throws { text = try DayMessage("Welcome.") }

    @Test func everyMemberIsToldBehindTheWelcomeAndNoVisitor() throws {
        var bench = Bench(dayMessage: text)
        for _ in 0..<2 {
            let (ann, effects) = try bench.enter("ann")
            guard case .welcome? = effects.answers(to: ann).first else { throw Missing() }
            #expect(effects.answers(to: ann).dropFirst() == [.dayMessage(text)])
        }
        let (visitor, entering) = try bench.enter("eve", as: .visitor)
        #expect(entering.answers(to: visitor).count == 1)
    }

    @Test func aHubWithoutOneSaysNothing() throws {
        var bench = Bench()
        let (ann, effects) = try bench.enter("ann")
        #expect(effects.answers(to: ann).count == 1)
    }
}
