import ChatModel
import Testing

@testable import HubCore

struct EditTrailTests {
    @Test func withoutEditsAMessageEndsAtItself() {
        #expect(EditTrail().end(of: Seq(5)) == Seq(5))
    }

    @Test func theLastEditIsTheEnd() {
        var trail = EditTrail()
        trail.note(Seq(7), of: Seq(5), limit: 2)
        trail.note(Seq(9), of: Seq(5), limit: 2)
        trail.note(Seq(8), of: Seq(2), limit: 2)
        #expect([Seq(5), Seq(2), Seq(3)].map(trail.end) == [Seq(9), Seq(8), Seq(3)])
    }

    @Test func overTheLimitEarlierEditsAreCoveredAsAWhole() {
        var trail = EditTrail()
        trail.note(Seq(10), of: Seq(1), limit: 2)
        trail.note(Seq(11), of: Seq(2), limit: 2)
        trail.note(Seq(12), of: Seq(3), limit: 2)
        #expect([Seq(1), Seq(2), Seq(3), Seq(20)].map(trail.end) == [Seq(11), Seq(11), Seq(12), Seq(20)])
    }
}
