import ChatModel
import Testing

@testable import HubCore

struct PagePartTests {
    private func page(_ bodies: [Entry.Body], _ amendments: [Amendment] = []) -> JournalPage {
        let entries = bodies.enumerated().map { index, body in
            Entry(
                seq: Seq(UInt64(index) + 1), time: HubTime(milliseconds: 0), author: UserNumber(1),
                nonce: Nonce(UInt64(index)), body: body)
        }
        return JournalPage(entries: entries, more: false, resume: .fresh, amendments: amendments)
    }

    private func text(_ count: Int) throws -> Entry.Body {
        .text(try MessageText(String(repeating: "x", count: count)))
    }

    @Test func whatFitsIsTheWholePage() throws {
        let page = page([try text(10), try text(10)])
        let part = PagePart(page, keeping: .newest, weighing: 200)
        #expect(part.entries == page.entries)
        #expect(!part.isCut)
    }

    @Test(arguments: [(PagePart.End.newest, [Seq(3), Seq(4)]), (.oldest, [Seq(1), Seq(2)])])
    func whatDoesNotFitIsCutAtTheFarEnd(end: PagePart.End, seqs: [Seq]) throws {
        let page = page(try (1...4).map { _ in try text(60) })
        let part = PagePart(page, keeping: end, weighing: 250)
        #expect(part.entries.map(\.seq) == seqs)
        #expect(part.isCut)
    }

    @Test func oneEntryIsAlwaysKept() throws {
        let part = PagePart(page([try text(500)]), keeping: .newest, weighing: 10)
        #expect(part.entries.count == 1)
        #expect(!part.isCut)
    }

    @Test func amendmentsWeighTooAndGoWithTheirEntries() throws {
        let long = try MessageText(String(repeating: "y", count: 300))
        let amendments = [Seq(1), Seq(2)].map {
            Amendment(target: $0, changed: Seq(3), content: .edited(long, at: nil), reactions: [])
        }
        let page = page([try text(1), try text(1), .edit(of: Seq(2), long)], amendments)
        let part = PagePart(page, keeping: .newest, weighing: 900)
        #expect(part.entries.map(\.seq) == [Seq(2), Seq(3)])
        #expect(part.amendments == [amendments[1]])
    }

    @Test func theHeaviestPagesFitTheirLimit() throws {
        let reactions = try (0..<32).map {
            ReactionTally(reaction: try Reaction("reaction-\($0)-of-a-long-name"), count: 9, isMine: false)
        }
        let bodies = try (0..<800).map { $0 % 4 == 0 ? try text(100) : Entry.Body.deletion(of: Seq(1)) }
        let amendments = (1...800).map {
            Amendment(target: Seq($0), changed: Seq(900), content: .original, reactions: reactions)
        }
        let most = Limits().historyBytes
        let part = PagePart(page(bodies, amendments), keeping: .newest, weighing: most)
        let weight = part.entries.map(\.weight).reduce(0, +) + part.amendments.map(\.weight).reduce(0, +)
        #expect(weight <= most)
        #expect(part.entries.last?.seq == Seq(800))
    }
}
