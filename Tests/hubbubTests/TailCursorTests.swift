import ChatModel
import Testing

@testable import hubbub

@Suite struct TailCursorTests {
    private let room = RoomNumber(1)
    private let ann: Person

    init() throws {
        let digest = try #require(Digest(Array(repeating: 1, count: 32)))
        ann = Person(number: UserNumber(1), id: UserID(digest), nick: try Nick("ann"))
    }

    private func entry(_ seq: UInt64, journal: UInt64 = 0) throws -> Entry {
        Entry(
            seq: Seq(seq), time: HubTime(milliseconds: seq), author: ann.number, nonce: Nonce(journal << 32 | seq),
            body: .text(try MessageText("\(seq)")))
    }

    private func change(_ seq: UInt64, _ body: Entry.Body) throws -> Entry {
        Entry(
            seq: Seq(seq), time: HubTime(milliseconds: seq), author: ann.number, nonce: Nonce(seq), body: body)
    }

    private func after(_ seq: Seq) -> HistorySpan { .after(seq, limit: 200) }

    private func joined(
        _ range: ClosedRange<UInt64>?, head: UInt64, resume: Joined.Resume = .fresh, journal: UInt64 = 0,
        floor: UInt64 = 0
    ) throws -> Joined {
        let history = try range.map { try $0.map { try entry($0, journal: journal) } } ?? []
        return joined(history, head: head, resume: resume, floor: floor)
    }

    private func joined(
        _ history: [Entry], head: UInt64, resume: Joined.Resume = .fresh, floor: UInt64 = 0,
        amendments: [Amendment] = []
    ) -> Joined {
        Joined(
            tag: Tag(1), room: room, kind: .named(.lobby), partner: nil, topic: .none, resume: resume, head: Seq(head),
            history: history, authors: [ann], roster: RosterPage(members: [], count: 0, more: false),
            amendments: amendments, floor: Seq(floor))
    }

    private func page(_ range: ClosedRange<UInt64>?, more: Bool) throws -> HistoryPage {
        HistoryPage(
            room: room, entries: try range.map { try $0.map { try entry($0) } } ?? [], authors: [ann], more: more)
    }

    private func shown(_ step: TailCursor.Step) -> [UInt64] { step.lines.map(\.entry.seq.value) }

    @Test func theLastFewAreTakenFromTheFirstPage() throws {
        var cursor = TailCursor(.last(3))
        let step = cursor.apply(try joined(1...10, head: 10))
        #expect(shown(step) == [8, 9, 10] && step.fetch == nil && cursor.isCaughtUp)
    }

    @Test func moreThanAPageIsLookedForBackwards() throws {
        var cursor = TailCursor(.last(9))
        let step = cursor.apply(try joined(8...10, head: 10))
        #expect(shown(step).isEmpty && step.fetch == .before(Seq(8), limit: 6))
        let next = cursor.apply(try page(5...7, more: true))
        #expect(shown(next).isEmpty && next.fetch == .before(Seq(5), limit: 3))
        let found = cursor.apply(try page(2...4, more: true))
        #expect(shown(found) == [2, 3, 4] && found.fetch == after(Seq(4)))
        let rest = cursor.apply(try page(5...10, more: false))
        #expect(shown(rest) == [5, 6, 7, 8, 9, 10] && cursor.isCaughtUp)
    }

    @Test func theLastFewAreCountedInMessages() throws {
        var cursor = TailCursor(.last(2))
        let history = [try entry(1), try entry(2), try entry(3), try change(4, .deletion(of: Seq(1)))]
        let step = cursor.apply(joined(history, head: 4))
        #expect(shown(step) == [2, 3] && cursor.isCaughtUp && cursor.token?.seq == Seq(4))
    }

    @Test func aRoomWithFewerIsShownWhole() throws {
        var cursor = TailCursor(.last(50))
        let step = cursor.apply(try joined(6...9, head: 9, floor: 5))
        #expect(shown(step) == [6, 7, 8, 9] && step.fetch == nil && cursor.isCaughtUp)
    }

    /// Texts come as they are now, so only the changes of what stands before the beginning tell anything new.
    @Test func changesAreShownOnceTheyTellSomething() throws {
        var cursor = TailCursor(.after(Seq(2)))
        let history = [
            try entry(3), try change(4, .edit(of: Seq(3), try MessageText("new"))),
            try change(5, .edit(of: Seq(1), try MessageText("new"))), try change(6, .deletedEdit(of: Seq(1))),
            try change(7, .pin(of: Seq(3), isOn: true)), try change(8, .pin(of: Seq(2), isOn: true)),
        ]
        let edited = Amendment(
            target: Seq(3), changed: Seq(4), content: .edited(try MessageText("new"), at: nil), reactions: [],
            isPinned: true)
        let step = cursor.apply(joined(history, head: 8, amendments: [edited]))
        #expect(step.lines.first?.isPinned == true)
        #expect(shown(step) == [3, 5, 8] && step.lines.first?.text == "new" && step.lines.first?.isEdited == true)
        let live = cursor.apply(.entry(try change(9, .deletion(of: Seq(3)))))
        #expect(shown(live) == [9])
    }

    @Test func theHubsOwnSnapshotsArePassedOver() throws {
        var cursor = TailCursor(.after(.zero))
        let snapshot = Entry(
            seq: Seq(2), time: HubTime(milliseconds: 2), author: UserNumber(0), nonce: Nonce(2),
            body: .snapshot(RoomSnapshot(topic: .none)))
        let step = cursor.apply(joined([try entry(1), snapshot, try entry(3)], head: 3))
        #expect(shown(step) == [1, 3] && cursor.isCaughtUp)
    }

    @Test func whatExpiredMeanwhileIsNoOtherJournal() throws {
        var cursor = TailCursor(.after(.zero))
        _ = cursor.apply(try joined(1...3, head: 3))
        let step = cursor.apply(try joined(8...9, head: 9, resume: .reset, floor: 7))
        #expect(!step.isReset && shown(step) == [8, 9])
    }

    @Test func whatIsSaidWhileAPageIsUnderWayIsFetchedBehindIt() throws {
        var cursor = TailCursor(.after(.zero))
        _ = cursor.apply(try joined(4...5, head: 5))
        let step2 = cursor.apply(.entry(try entry(6)))
        #expect(shown(step2).isEmpty)
        let step = cursor.apply(try page(1...5, more: false))
        #expect(shown(step) == [1, 2, 3, 4, 5] && step.fetch == after(Seq(5)))
        let step3 = cursor.apply(try page(6...6, more: false))
        #expect(shown(step3) == [6])
    }

    @Test func aPlaceBeyondTheEndIsWaitedFor() throws {
        var cursor = TailCursor(.after(Seq(7)))
        let step4 = cursor.apply(try joined(1...5, head: 5))
        #expect(shown(step4).isEmpty)
        #expect(cursor.isCaughtUp)
        for seq in UInt64(6)...7 {
            let early = cursor.apply(.entry(try entry(seq)))
            #expect(shown(early).isEmpty)
        }
        let step5 = cursor.apply(.entry(try entry(8)))
        #expect(shown(step5) == [8])
    }

    @Test func aGapIsFetched() throws {
        var cursor = TailCursor(.last(1))
        _ = cursor.apply(try joined(1...2, head: 2))
        let gap = cursor.missed(before: Seq(5))
        #expect(gap.fetch == after(Seq(2)))
        let step6 = cursor.apply(.entry(try entry(5)))
        #expect(shown(step6).isEmpty)
        let step = cursor.apply(try page(3...5, more: false))
        #expect(shown(step) == [3, 4, 5] && step.fetch == nil)
    }

    @Test func anotherJournalIsSaidAndItsNewestPageShown() throws {
        var cursor = TailCursor(.last(10))
        _ = cursor.apply(try joined(1...9, head: 9))
        let step = cursor.apply(try joined(2...3, head: 3, resume: .reset, journal: 1))
        #expect(step.isReset && shown(step) == [2, 3])
        let step7 = cursor.apply(.entry(try entry(4, journal: 1)))
        #expect(shown(step7) == [4])
    }

    @Test func anEntryWhoseAuthorIsNotKnownIsFetchedWithThem() throws {
        var cursor = TailCursor(.last(1))
        _ = cursor.apply(try joined(nil, head: 0))
        let stranger = Entry(
            seq: Seq(1), time: HubTime(milliseconds: 1), author: UserNumber(9), nonce: Nonce(1),
            body: .text(try MessageText("hi")))
        let step = cursor.apply(.entry(stranger))
        #expect(shown(step).isEmpty && step.fetch == after(.zero))
    }

    /// A hub that cuts connections, leaves gaps and sends pages of any size: every entry is shown once, in order.
    @Test(arguments: 0..<30)
    func whateverHappensNothingIsLeftOutOrDoubled(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var cursor = TailCursor(.after(.zero))
        var seen: [UInt64] = []
        var (head, told): (UInt64, UInt64) = (0, 0)
        var wanted: UInt64?
        func take(_ step: TailCursor.Step) {
            seen += shown(step)
            if case .after(let place, _) = step.fetch { wanted = place.value }
        }
        func join(_ random: inout SplitMix) throws {
            let first = head == 0 ? 0 : UInt64.random(in: max(1, head - min(head - 1, 5))...head, using: &random)
            (wanted, told) = (nil, head)
            take(cursor.apply(try joined(head == 0 ? nil : first...head, head: head)))
        }
        try join(&random)
        while head < 300 || !cursor.isCaughtUp {
            switch Int.random(in: 0..<10, using: &random) {
            case 0...4 where head < 300:
                head += 1
                told = head
                take(cursor.apply(.entry(try entry(head))))
            case 5 where head < 290:
                head += UInt64.random(in: 1...9, using: &random)
                take(cursor.missed(before: Seq(head + 1)))
                told = head
            case 6 where Int.random(in: 0..<5, using: &random) == 0: try join(&random)
            default:
                guard let after = wanted else { continue }
                wanted = nil
                let last = min(after + UInt64.random(in: 1...20, using: &random), told)
                take(cursor.apply(try page(after < last ? after + 1...last : nil, more: last < told)))
            }
        }
        #expect(seen == Array(1...head))
    }
}
