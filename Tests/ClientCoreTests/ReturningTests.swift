import ChatModel
import Testing

@testable import ClientCore

@Suite struct ReturningTests {
    private let start = Monotonic(milliseconds: 1_000)
    private let ann = UserNumber(1)
    private let bob = UserNumber(2)

    /// Who of the two, arriving now, was expected back.
    private func taken(_ returning: inout Returning, at now: Monotonic) -> [UserNumber] {
        var taken: [UserNumber] = []
        for number in [ann, bob] where returning.take(number, at: now) { taken.append(number) }
        return taken
    }

    @Test func whoWasThereIsExpectedOnceAndForAWhile() {
        var returning = Returning()
        returning.expect([ann, bob], but: [ann], at: start)
        #expect(taken(&returning, at: start) == [bob])
        #expect(taken(&returning, at: start) == [])
        returning.expect([bob], but: [], at: start)
        #expect(taken(&returning, at: start.advanced(by: ClientLimits.returning)) == [])
    }

    @Test func whoWasNotBackYetIsExpectedAfterASecondRestart() {
        var returning = Returning()
        returning.expect([ann, bob], but: [ann], at: start)
        // The list of who is there no longer has bob when the hub goes down again.
        let again = start.advanced(by: ClientLimits.returning - 1)
        returning.expect([ann], but: [ann], at: again)
        #expect(taken(&returning, at: again.advanced(by: ClientLimits.returning - 1)) == [bob])
    }

    @Test func aRestartMuchLaterExpectsOnlyWhoWasThereThen() {
        var returning = Returning()
        returning.expect([ann, bob], but: [ann], at: start)
        let later = start.advanced(by: ClientLimits.returning)
        returning.expect([ann], but: [], at: later)
        #expect(taken(&returning, at: later) == [ann])
    }
}
