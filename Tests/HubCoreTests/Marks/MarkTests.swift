import ChatModel
import Testing

@testable import HubCore

struct MarkTests {
    /// Two sessions of one member, who reads a room with three messages of somebody else.
    private func reading(
        _ change: (inout Limits) -> Void = { _ in }
    ) throws -> (bench: Bench, one: SessionID, two: SessionID, room: RoomNumber) {
        var bench = Bench(change)
        let bob = try bench.member("bob")
        let room = try bench.join(bob)
        for text in ["1", "2", "3"] { try bench.say(text, in: room, from: bob) }
        let (one, two) = (try bench.member("ann"), try bench.member("ann"))
        try bench.join(one)
        try bench.join(two)
        return (bench, one, two, room)
    }

    private func ann(_ bench: Bench, _ seq: Seq, in room: RoomNumber) throws -> ReadMark {
        ReadMark(user: try bench.person("ann").number, room: room, seq: seq)
    }

    @Test func aMarkIsToldToTheUsersOtherSessionsOnly() throws {
        var (bench, one, two, room) = try reading()
        #expect(bench.receive(.mark(room, Seq(2)), from: one) == [.answer(two, .mark(room, Seq(2)))])
    }

    @Test(arguments: [
        ([Seq(2), Seq(2)], [Seq(2)]), ([Seq(2), Seq(1)], [Seq(2)]), ([Seq(2), Seq(3)], [Seq(2), Seq(3)]),
        ([Seq(99)], [Seq(3)]), ([.zero], []), ([Seq(3), Seq(.max)], [Seq(3)]),
    ])
    func marksOnlyRiseAndNotBeyondTheHead(said: [Seq], told: [Seq]) throws {
        var (bench, one, two, room) = try reading()
        let effects = said.flatMap { bench.receive(.mark(room, $0), from: one) }
        #expect(effects.marks(to: two) == told)
        #expect(effects.answers(to: one) == [])
    }

    @Test func aMarkGoesWithTheNextTransaction() throws {
        var (bench, one, _, room) = try reading()
        #expect(bench.receive(.mark(room, Seq(2)), from: one).batches == [])
        let batch = try unwrap(try bench.say("hi", in: room, from: one).batches.first)
        #expect(batch.marks == [try ann(bench, Seq(2), in: room)])
        #expect(batch.submissions.count == 1)
        #expect(try bench.say("ho", in: room, from: one).batches.first?.marks == [])
    }

    @Test func marksAloneAreStoredAfterAWhile() throws {
        var (bench, one, two, room) = try reading()
        bench.receive(.mark(room, Seq(1)), from: one)
        #expect(bench.pass(seconds: 1).batches == [])
        bench.receive(.mark(room, Seq(2)), from: two)
        let batches = bench.pass(seconds: 1).batches
        #expect(batches.map(\.marks) == [[try ann(bench, Seq(2), in: room)]])
        #expect(bench.pass(seconds: 5).batches == [])
    }

    @Test func aFullTableIsStoredAtOnce() throws {
        var (bench, one, _, room) = try reading { $0.marksWaiting = 1 }
        #expect(bench.receive(.mark(room, Seq(1)), from: one).batches.count == 1)
    }

    @Test func whileTheJournalIsBehindTheTableStaysBounded() {
        var table = MarkTable()
        for room in 1...5 {
            let mark = ReadMark(user: UserNumber(1), room: RoomNumber(UInt32(room)), seq: Seq(9))
            table.note(mark, at: Monotonic(milliseconds: 0), limit: 3)
            _ = room == 2 ? table.launch() : []
        }
        table.land(stored: false, limit: 3)
        #expect(table.launch().map(\.room.value) == [3, 4, 5])
    }

    @Test func marksThatCouldNotBeStoredWaitForTheNextTransaction() throws {
        var (bench, one, _, room) = try reading()
        bench.receive(.mark(room, Seq(2)), from: one)
        bench.failure = .full
        try bench.say("hi", in: room, from: one)
        bench.failure = nil
        #expect(bench.pass(seconds: 1).batches.first?.marks == [try ann(bench, Seq(2), in: room)])
    }

    @Test func aJoinKnowsTheMarkThatIsNotStoredYet() throws {
        var (bench, one, _, room) = try reading()
        bench.receive(.mark(room, Seq(2)), from: one)
        let third = try bench.member("ann")
        let joined = try unwrap(
            bench.receive(.join(Tag(1), .lobby, resume: nil), from: third).joined(to: third).first)
        #expect(joined.mark == Seq(2))
        #expect(joined.unread == Unread(messages: 1, mentions: 0))
    }

    @Test func aMarkOutlivesTheSessionsAndTheHub() throws {
        var (bench, one, two, room) = try reading()
        bench.receive(.mark(room, Seq(3)), from: one)
        bench.pass(seconds: 2)
        for id in [one, two] { bench.receive(.goodbye, from: id) }
        let back = try bench.member("ann")
        let joined = try unwrap(bench.receive(.join(Tag(1), .lobby, resume: nil), from: back).joined(to: back).first)
        #expect(joined.mark == Seq(3))
        #expect(bench.receive(.mark(room, Seq(2)), from: back) == [])
        #expect(bench.pass(seconds: 3).batches == [])
    }

    @Test func visitorsAndStrangersHaveNoMarks() throws {
        var (bench, one, _, room) = try reading()
        bench.receive(.mark(room, Seq(2)), from: one)
        let (visitor, stranger) = (try bench.visitor("ann"), try bench.member("cid"))
        let joined = bench.receive(.join(Tag(1), .lobby, resume: nil), from: visitor).joined(to: visitor)
        #expect(joined.map(\.mark) == [.zero])
        #expect(joined.map(\.unread) == [.none])
        for id in [visitor, stranger] { #expect(bench.receive(.mark(room, Seq(3)), from: id) == []) }
        bench.pass(seconds: 3)
        #expect(bench.journal.marks[room] == [try bench.person("ann").number: Seq(2)])
    }

    @Test func aMarkSetWhileARoomIsOpenedIsToldBehindIt() throws {
        var (bench, one, two, room) = try reading()
        let asked = bench.apply(.received(two, .join(Tag(2), .lobby, resume: nil)))
        #expect(bench.receive(.mark(room, Seq(3)), from: one).marks(to: two) == [])
        guard case .load(let ticket, _)? = asked.last else { throw Missing() }
        let page = JournalPage(
            entries: [], more: false, resume: .fresh, mark: Seq(1), unread: Unread(messages: 2, mentions: 0))
        let answers = bench.apply(.loaded(ticket, page)).answers(to: two)
        guard case .joined(let joined)? = answers.first else { throw Missing() }
        #expect(joined.mark == Seq(1))
        #expect(answers.last == .mark(room, Seq(3)))
    }

    @Test func aStoppingHubStoresItsMarks() throws {
        var (bench, one, _, room) = try reading()
        bench.receive(.mark(room, Seq(2)), from: one)
        let effects = bench.settle(bench.apply(.stop))
        #expect(effects.batches.map(\.marks) == [[try ann(bench, Seq(2), in: room)]])
        #expect(effects.last == .stopped)
    }
}
