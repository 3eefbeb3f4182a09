import ChatModel
import Testing

@testable import hubbub_torture

@Suite struct TorturePlanTests {
    @Test func aSeedGivesTheSameRoundsAgain() {
        for seed in UInt64(0)..<50 {
            var (one, other) = (Chance(seed: seed), Chance(seed: seed))
            for _ in 0..<5 {
                let plan = RoundPlan(clients: 10, hasDisk: true, using: &one)
                #expect(plan == RoundPlan(clients: 10, hasDisk: true, using: &other))
            }
        }
    }

    @Test func whatIsBrokenIsMadeWholeLaterInTheSameRound() {
        var chance = Chance(seed: 7)
        for _ in 0..<500 {
            var (hub, disk) = (true, true)
            var gone: Set<Int> = []
            for step in RoundPlan(clients: 10, hasDisk: true, using: &chance).steps {
                switch step.fault {
                case .killHub, .stopHub: hub = false
                case .startHub: hub = true
                case .fillDisk: disk = false
                case .freeDisk: disk = true
                case .killClient(let index), .stall(let index), .freeze(let index):
                    #expect(gone.insert(index).inserted)
                case .startClient(let index), .flow(let index), .thaw(let index): gone.remove(index)
                case .cut, .halfOpen, .endHalfOpen: break
                }
            }
            #expect(hub && disk && gone.isEmpty)
        }
    }

    @Test func withoutASmallDiskNoneIsFilled() {
        var chance = Chance(seed: 7)
        for _ in 0..<200 {
            let plan = RoundPlan(clients: 10, hasDisk: false, using: &chance)
            #expect(!plan.steps.contains { $0.fault == .fillDisk })
        }
    }

    @Test func ordersRepliesAndTestimoniesAreReadAsTheyAreWritten() {
        let orders: [hubbub_torture.Order] = [
            .talk(isHurried: true), .talk(isHurried: false), .quiet, .explain,
            .show(["#lobby": Seq(12), "direct": .zero]), .show([:]),
        ]
        for order in orders { #expect(Order(line: order.line) == order) }
        let span = ShownSpan(first: Seq(3), last: Seq(9), print: .max)
        for reply in [Reply.quiet, .done, .shown(room: "#lobby", span)] { #expect(Reply(line: reply.line) == reply) }
        let line = ShownLine(seq: Seq(4), author: UserNumber(2), nonce: Nonce(0xFF))
        let testimonies: [Testimony] = [
            .said(room: "#a", Nonce(1), number: 7), .kept(Nonce(3)), .stored(Nonce(.max)), .failed(Nonce(2), code: 9),
            .showed(room: "direct", line), .reset(room: "#a"),
        ]
        for testimony in testimonies { #expect(Testimony(line: testimony.line) == testimony) }
        for wrong in ["", "said", "stored xyz", "showed #a 1 2 3"] { #expect(Testimony(line: wrong) == nil) }
    }
}
