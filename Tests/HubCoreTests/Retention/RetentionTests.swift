import ChatModel
import Testing

@testable import HubCore

struct RetentionTests {
    private static let last3 = Retention(rule: Retention.Rule(entries: 3, age: nil), rooms: [:], total: nil)

    /// A room of one, with so many messages.
    private func spoken(
        _ count: Int, _ retention: Retention = last3, _ change: (inout Limits) -> Void = { _ in }
    ) throws -> (bench: Bench, ann: SessionID, room: RoomNumber) {
        var bench = Bench(change, retention: retention)
        let ann = try bench.member("ann")
        let room = try bench.join(ann)
        for number in 0..<count { try bench.say("\(number)", in: room, from: ann) }
        return (bench, ann, room)
    }

    private func surveys(_ effects: [HubEffect]) -> Int {
        effects.count { if case .survey = $0 { true } else { false } }
    }

    private func expiries(_ effects: [HubEffect]) -> [Expiry] {
        effects.compactMap { if case .expire(let expiry) = $0 { expiry } else { nil } }
    }

    @Test func aHubThatKeepsAllNeverLooks() throws {
        var (bench, _, _) = try spoken(5, .keep)
        #expect(surveys(bench.pass(seconds: 200)) == 0)
    }

    @Test func theHubLooksSoonAndThenOnceAMinute() throws {
        var (bench, ann, _) = try spoken(1)
        var looks: [Int] = []
        for second in 1...125 {
            bench.receive(.heartbeat, from: ann)
            if surveys(bench.pass(seconds: 1)) > 0 { looks.append(second) }
        }
        #expect(looks == [1, 61, 121])
    }

    @Test func aSnapshotIsStoredAndPublishedBeforeAnythingGoes() throws {
        var (bench, ann, room) = try spoken(5)
        let topic = try Topic("tea")
        bench.receive(.post(bench.post(.topic(topic), in: room)), from: ann)
        try bench.say("6", in: room, from: ann)
        bench.wait(1_000)
        _ = bench.apply(.tick)
        let expiry = Expiry(room: room, last: Seq(6))
        _ = bench.apply(.surveyed([expiry]))
        let flight = bench.apply(.turnEnded)
        let submission = Submission(
            room: room, author: .hub, nonce: expiry.nonce, body: .snapshot(RoomSnapshot(topic: topic)))
        #expect(flight.batches.map(\.submissions) == [[submission]])
        #expect(bench.hub.rooms[room]?.floor == .zero)
        let effects = bench.settle(flight)
        let entry = Entry(
            seq: Seq(8), time: bench.now.wall, author: .hub, nonce: expiry.nonce, body: submission.body)
        #expect(effects.suffix(2) == [.publish(room, .entry(entry)), .expire(expiry)])
        #expect(bench.hub.rooms[room]?.floor == Seq(6))
    }

    @Test func aJoinIsToldTheFloor() throws {
        var (bench, ann, _) = try spoken(5)
        bench.pass(seconds: 1)
        let joined = try unwrap(bench.receive(.join(Tag(1), .lobby, resume: nil), from: ann).joined(to: ann).first)
        #expect(joined.floor == Seq(2))
        #expect(joined.history.map(\.seq) == [Seq(3), Seq(4), Seq(5), Seq(6)])
        #expect(joined.authors == [try bench.person("ann")])
    }

    @Test func theFloorOfAnEarlierRunCounts() throws {
        let record = RoomRecord(number: RoomNumber(1), kind: .named(.lobby))
        let state = RoomState(record: record, topic: .none, head: Seq(9), floor: Seq(4))
        var bench = Bench(state: JournalState(people: [], rooms: [state]), retention: Self.last3)
        let ann = try bench.member("ann")
        bench.wait(1_000)
        #expect(surveys(bench.apply(.tick)) == 1)
        let gone = [Seq(3), Seq(4)].map { Expiry(room: RoomNumber(1), last: $0) }
        #expect(bench.run(.surveyed(gone)) == [])
        #expect(bench.run(.surveyed([Expiry(room: RoomNumber(9), last: Seq(1))])) == [])
        #expect(bench.receive(.join(Tag(1), .lobby, resume: nil), from: ann).joined(to: ann).map(\.floor) == [Seq(4)])
    }

    @Test func aRoomWithALaterSnapshotOrTopicNeedsNone() throws {
        var (bench, ann, room) = try spoken(5)
        #expect(expiries(bench.pass(seconds: 1)).map(\.last) == [Seq(2)])
        try bench.say("more", in: room, from: ann)
        bench.wait(60_000)
        let later = bench.run(.tick)
        #expect(expiries(later).map(\.last) == [Seq(3)])
        #expect(later.batches == [])
        #expect(bench.hub.rooms[room]?.floor == Seq(3))
    }

    @Test func anotherLookComesToTheSameNonce() {
        let nonces = [(1, 1), (1, 2), (2, 1), (100_000, 1 << 32)].map { room, last in
            Expiry(room: RoomNumber(UInt32(room)), last: Seq(UInt64(last))).nonce
        }
        #expect(Set(nonces).count == 4)
        #expect(Expiry(room: RoomNumber(2), last: Seq(1)).nonce == nonces[2])
    }

    @Test func aFailedSnapshotIsTriedAgainLater() throws {
        var (bench, ann, room) = try spoken(5)
        bench.failure = .full
        #expect(expiries(bench.pass(seconds: 1)) == [])
        bench.failure = nil
        #expect(bench.pass(seconds: 1).storage(to: ann) == [.well])
        #expect(bench.hub.rooms[room]?.floor == .zero)
        bench.wait(60_000)
        #expect(expiries(bench.run(.tick)).map(\.last) == [Seq(2)])
    }

    @Test(arguments: [SubmissionOutcome.duplicate(Seq(6)), .nonceReused])
    func aSnapshotThatAnEarlierRunStoredIsGoodEnough(outcome: SubmissionOutcome) throws {
        var (bench, _, room) = try spoken(5)
        bench.wait(1_000)
        _ = bench.apply(.tick)
        let expiry = Expiry(room: room, last: Seq(2))
        _ = bench.apply(.surveyed([expiry]))
        _ = bench.apply(.turnEnded)
        #expect(bench.apply(.stored(.committed([outcome]))) == [.expire(expiry)])
        #expect(bench.hub.rooms[room]?.floor == Seq(2))
    }

    @Test func onlySomeRoomsAtOnceAndTheOthersSoonAfter() throws {
        var bench = Bench({ $0.expiriesUnderWay = 2 }, retention: Self.last3)
        let ann = try bench.member("ann")
        for name in ["a", "b", "c", "d", "e"] {
            let room = try bench.join(ann, name)
            for text in ["1", "2", "3", "4"] { try bench.say(text, in: room, from: ann) }
        }
        let counts = (1...4).map { _ in expiries(bench.pass(seconds: 1)).count }
        #expect(counts == [2, 2, 1, 0])
    }

    @Test func roomsTakeTurns() throws {
        var bench = Bench({ $0.expiriesUnderWay = 1 }, retention: Self.last3)
        let ann = try bench.member("ann")
        let rooms = try ["a", "b"].map { try bench.join(ann, $0) }
        for room in rooms { for text in ["1", "2", "3"] { try bench.say(text, in: room, from: ann) } }
        var gone: [Expiry] = []
        for last in [Seq(1), Seq(2), Seq(3)] {
            bench.wait(1_000)
            _ = bench.apply(.tick)
            gone += expiries(bench.run(.surveyed(rooms.map { Expiry(room: $0, last: last) })))
        }
        #expect(gone == [(0, 1), (1, 2), (0, 3)].map { Expiry(room: rooms[$0], last: Seq(UInt64($1))) })
    }

    @Test func noLookWhileSomethingIsUnderWay() throws {
        var (bench, ann, room) = try spoken(5)
        bench.wait(1_000)
        #expect(surveys(bench.apply(.tick)) == 1)
        bench.wait(120_000)
        bench.receive(.heartbeat, from: ann)
        #expect(surveys(bench.apply(.tick)) == 0)
        _ = bench.apply(.surveyed([Expiry(room: room, last: Seq(2))]))
        #expect(surveys(bench.apply(.tick)) == 0)
        let flight = bench.apply(.turnEnded)
        #expect(surveys(bench.apply(.tick)) == 0)
        _ = bench.settle(flight)
        #expect(surveys(bench.apply(.tick)) == 1)
    }

    @Test func aSnapshotOpensNoDirectRoomAndChangesNoOrder() throws {
        var bench = Bench(retention: Self.last3)
        let ann = try bench.member("ann")
        for nick in ["bob", "cid"] {
            _ = try bench.member(nick)
            let room = try bench.direct(ann, with: nick)
            for text in nick == "bob" ? ["1", "2", "3", "4"] : ["1"] {
                bench.wait(1)
                try bench.say(text, in: room, from: ann)
            }
        }
        let late = try bench.member("bob")
        let effects = bench.pass(seconds: 1)
        #expect(expiries(effects).count == 1)
        #expect(effects.joined(to: late) == [])
        guard case .directs(_, let list)? = bench.receive(.directs(Tag(1)), from: ann).answers(to: ann).first else {
            throw Missing()
        }
        #expect(list.map(\.partner.nick.text) == ["cid", "bob"])
    }
}
