import ChatModel
import Testing

@testable import HubCore

/// Who may pin where, and how the pinned messages of a room are read.
struct PinTests {
    private struct Scene {
        var bench: Bench
        let owner: SessionID
        let bob: SessionID
        let room: RoomNumber

        init() throws {
            bench = try Bench.owned()
            (owner, bob) = (try bench.member("owner"), try bench.member("bob"))
            room = try bench.join(owner)
            try bench.join(bob)
            try bench.say("one", in: room, from: bob)
        }

        mutating func pin(_ seq: UInt64 = 1, in place: RoomNumber? = nil, isOn: Bool = true, by id: SessionID)
            -> [HubEffect]
        {
            bench.receive(.post(bench.post(.pin(of: Seq(seq), isOn: isOn), in: place ?? room)), from: id)
        }

        /// The pages of pinned messages that a session gets.
        mutating func pins(_ id: SessionID, before place: Seq? = nil) throws -> HistoryPage {
            let answers = bench.receive(.pins(Tag(5), room, before: place), from: id).answers(to: id)
            guard case .history(Tag(5), let page)? = answers.first else { throw Missing() }
            return page
        }
    }

    private func pinned(_ effects: [HubEffect], in room: RoomNumber) -> [Entry.Body] {
        effects.published(in: room).compactMap { if case .entry(let entry) = $0 { entry.body } else { nil } }
    }

    @Test func inARoomOnlyOperatorsPin() throws {
        var scene = try Scene()
        for isOn in [true, false] {
            let effects = scene.pin(isOn: isOn, by: scene.bob)
            #expect(effects.refusals(to: scene.bob) == [.notAllowed])
            #expect(effects.batches.isEmpty && scene.bench.hub.sessions[scene.bob]?.unacknowledged == 0)
        }
        #expect(pinned(scene.pin(by: scene.owner), in: scene.room) == [.pin(of: Seq(1), isOn: true)])
        // Whether one of them is here makes no difference.
        scene.bench.receive(.leave(Tag(9), scene.room), from: scene.owner)
        #expect(scene.pin(isOn: false, by: scene.bob).refusals(to: scene.bob) == [.notAllowed])
    }

    @Test func whoIsMadeAnOperatorPins() throws {
        var scene = try Scene()
        try scene.bench.order(.promote(scene.bench.who("bob")), in: scene.room, from: scene.owner)
        #expect(pinned(scene.pin(by: scene.bob), in: scene.room) == [.pin(of: Seq(1), isOn: true)])
        try scene.bench.order(.demote(scene.bench.who("bob")), in: scene.room, from: scene.owner)
        #expect(scene.pin(isOn: false, by: scene.bob).refusals(to: scene.bob) == [.notAllowed])
    }

    @Test func whoMadeARoomPinsInIt() throws {
        var scene = try Scene()
        let garden = try scene.bench.join(scene.bob, "garden")
        try scene.bench.say("leaf", in: garden, from: scene.bob)
        #expect(pinned(scene.pin(in: garden, by: scene.bob), in: garden) == [.pin(of: Seq(1), isOn: true)])
    }

    @Test func ofTwoWhoTalkDirectlyEitherPins() throws {
        var bench = Bench()
        let (ann, bob) = (try bench.member("ann"), try bench.member("bob"))
        let room = try bench.direct(ann, with: "bob")
        try bench.say("hi", in: room, from: ann)
        for (id, isOn) in [(bob, true), (ann, false)] {
            let effects = bench.receive(.post(bench.post(.pin(of: Seq(1), isOn: isOn), in: room)), from: id)
            #expect(pinned(effects, in: room) == [.pin(of: Seq(1), isOn: isOn)])
        }
    }

    @Test func aPinThatChangesNothingIsAcceptedAndOneTooManyIsRefused() throws {
        var scene = try Scene()
        for number in 2...4 { try scene.bench.say("line \(number)", in: scene.room, from: scene.bob) }
        for seq in 1...3 as ClosedRange<UInt64> { _ = scene.pin(seq, by: scene.owner) }
        let again = scene.pin(2, by: scene.owner)
        guard case .accepted? = again.answers(to: scene.owner).first else { throw Missing() }
        #expect(again.published(in: scene.room).isEmpty)
        #expect(scene.pin(4, by: scene.owner).refusals(to: scene.owner) == [.tooManyPins])
    }

    @Test func everybodyInTheRoomReadsWhatIsPinned() throws {
        var scene = try Scene()
        try scene.bench.say("two", in: scene.room, from: scene.owner)
        _ = scene.pin(2, by: scene.owner)
        _ = scene.pin(1, by: scene.owner)
        let page = try scene.pins(scene.bob)
        #expect(page.entries.map(\.seq.value) == [1, 2] && page.authors.map(\.nick.text) == ["owner", "bob"])
        #expect(page.amendments.map(\.isPinned) == [true, true] && !page.more)
        #expect(try scene.pins(scene.bob, before: Seq(2)).entries.map(\.seq.value) == [1])
        let eve = try scene.bench.member("eve")
        let joined = scene.bench.receive(.join(Tag(1), .lobby, resume: nil), from: eve).joined(to: eve)
        #expect(joined.first?.amendments.map(\.isPinned) == [true, true])
    }

    @Test func whatOneMayNotReadIsNotAmongThem() throws {
        var scene = try Scene()
        try scene.bench.order(.mode(ModeChange(history: .sinceJoin)), in: scene.room, from: scene.owner)
        _ = scene.pin(1, by: scene.owner)
        let eve = try scene.bench.member("eve")
        try scene.bench.join(eve)
        try scene.bench.say("later", in: scene.room, from: scene.bob)
        let last = try #require(scene.bench.journal.entries[scene.room]?.last?.seq)
        _ = scene.pin(last.value, by: scene.owner)
        #expect(try scene.pins(eve).entries.map(\.seq) == [last])
        #expect(try scene.pins(scene.owner).entries.count == 2)
    }
}
