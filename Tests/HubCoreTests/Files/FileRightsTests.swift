import ChatModel
import Testing

@testable import HubCore

/// Who may put files where, and whose eyes they are for: by the user, whatever the session has joined.
struct FileRightsTests {
    private let tea: [UInt8] = Array("tea".utf8)

    /// The owner has put "old" into the garden before its mode is changed, and "new" after it.
    private func scene(_ change: ModeChange) throws -> (bench: Bench, owner: SessionID, room: RoomNumber) {
        var bench = try Bench.filing()
        let owner = try bench.member("owner")
        let room = try bench.join(owner, "garden")
        try bench.share("old", tea, into: room, from: owner)
        try bench.order(.mode(change), in: room, from: owner)
        try bench.share("new", tea, into: room, from: owner)
        return (bench, owner, room)
    }

    private func opened(_ effects: [HubEffect], _ id: SessionID) -> Bool {
        effects.files(to: id).contains { if case .opened = $0 { true } else { false } }
    }

    /// Whether somebody may list, open and put: the old file, the new one, another.
    private func rights(_ bench: inout Bench, _ id: SessionID, _ room: RoomNumber) throws -> [Bool] {
        let all = bench.ask(.list(.everywhere, after: nil, limit: 9), tag: 1, from: id).listed(to: id).first ?? []
        let here = bench.ask(.list(.room(room), after: nil, limit: 9), tag: 2, from: id).listed(to: id).first ?? []
        #expect(all == here)
        let old = opened(bench.ask(.open(.entry(room, Seq(1))), tag: 3, from: id), id)
        let new = opened(bench.ask(.open(.entry(room, Seq(3))), tag: 4, from: id), id)
        #expect([old, new] == [all.contains("old"), all.contains("new")])
        let put = try bench.share("mine", tea, into: room, from: id).shared(in: room).count == 1
        return [old, new, put]
    }

    @Test func anOpenRoomIsEverybodysWithoutJoiningIt() throws {
        var (bench, _, room) = try scene(ModeChange(pause: 0))
        #expect(try rights(&bench, bench.visitor("eve"), room) == [true, true, true])
    }

    @Test func aRoomForOthersIsNotThere() throws {
        var (bench, owner, room) = try scene(ModeChange(isInviteOnly: true))
        let eve = try bench.visitor("eve")
        #expect(try rights(&bench, eve, room) == [false, false, false])
        #expect(try bench.put("a", into: room, nonce: bench.freshNonce(), from: eve).refusals(to: eve) == [.noSuchRoom])
        #expect(bench.ask(.list(.room(room), after: nil, limit: 9), from: eve).refusals(to: eve) == [.noSuchRoom])
        #expect(bench.ask(.open(.entry(room, Seq(3))), from: eve).refusals(to: eve) == [.noSuchFile])
        #expect(try rights(&bench, owner, room) == [true, true, true])
        try bench.order(.invite(bench.who("eve")), in: room, from: owner)
        #expect(try rights(&bench, eve, room).last == true)
    }

    @Test func whatWasPutBeforeOneCameIsForOthers() throws {
        var (bench, _, room) = try scene(ModeChange(history: .sinceJoin))
        let eve = try bench.member("eve")
        #expect(try rights(&bench, eve, room) == [false, false, true])
        try bench.join(eve, "garden")
        let owner = try bench.member("owner")
        try bench.share("latest", tea, into: room, from: owner)
        // Over a second connection, which has joined nothing.
        let files = try bench.visitor("eve")
        let names = bench.ask(.list(.room(room), after: nil, limit: 9), from: files).listed(to: files)
        #expect(names == [["latest"]])
        #expect(bench.ask(.list(.everywhere, after: nil, limit: 9), from: files).listed(to: files) == names)
        #expect(opened(bench.ask(.open(.entry(room, Seq(5))), tag: 30, from: files), files))
    }

    @Test func aRoomWithoutAPastGivesNothingToWhoIsNotThere() throws {
        var (bench, owner, room) = try scene(ModeChange(history: RoomMode.History.none))
        let eve = try bench.visitor("eve")
        #expect(try rights(&bench, eve, room) == [false, false, true])
        let member = try bench.member("eve")
        try bench.join(member, "garden")
        try bench.share("latest", tea, into: room, from: owner)
        #expect(opened(bench.ask(.open(.entry(room, Seq(5))), tag: 30, from: eve), eve))
        bench.run(.closed(member))
        #expect(bench.ask(.open(.entry(room, Seq(5))), tag: 31, from: eve).refusals(to: eve) == [.noSuchFile])
    }

    @Test func filesOfADirectRoomAreForTheTwo() throws {
        var bench = try Bench.filing()
        let (ann, bob, eve) = (try bench.member("ann"), try bench.member("bob"), try bench.member("eve"))
        let room = try bench.direct(ann, with: "bob")
        let put = try bench.share("secret", tea, into: room, from: ann)
        #expect(put.shared(in: room).count == 1 && put.joined(to: bob).count == 1)
        #expect(opened(bench.ask(.open(.entry(room, Seq(1))), tag: 30, from: bob), bob))
        #expect(bench.ask(.list(.everywhere, after: nil, limit: 9), from: bob).listed(to: bob) == [["secret"]])
        #expect(bench.ask(.list(.everywhere, after: nil, limit: 9), from: eve).listed(to: eve) == [[]])
        #expect(bench.ask(.list(.room(room), after: nil, limit: 9), from: eve).refusals(to: eve) == [.noSuchRoom])
        #expect(bench.ask(.open(.entry(room, Seq(1))), from: eve).refusals(to: eve) == [.noSuchFile])
        #expect(try bench.put("a", into: room, nonce: bench.freshNonce(), from: eve).refusals(to: eve) == [.noSuchRoom])
        let nowhere = RoomNumber(77)
        #expect(
            try bench.put("a", into: nowhere, nonce: bench.freshNonce(), from: eve).refusals(to: eve) == [.noSuchRoom])
    }

    @Test func onlyWhoMaySpeakPutsAFile() throws {
        var (bench, owner, room) = try scene(ModeChange(isAnnounceOnly: true))
        let eve = try bench.visitor("eve")
        #expect(
            try bench.put("a", into: room, nonce: bench.freshNonce(), from: eve).refusals(to: eve) == [.announceOnly])
        #expect(try rights(&bench, eve, room) == [true, true, false])
        #expect(try rights(&bench, owner, room) == [true, true, true])
        try bench.order(.mode(ModeChange(isAnnounceOnly: false)), in: room, from: owner)
        try bench.order(.mute(bench.who("eve"), milliseconds: nil), in: room, from: owner)
        #expect(try bench.put("a", into: room, nonce: bench.freshNonce(), from: eve).refusals(to: eve) == [.muted])
        try bench.order(.ban(bench.who("eve"), milliseconds: nil), in: room, from: owner)
        #expect(try bench.put("a", into: room, nonce: bench.freshNonce(), from: eve).refusals(to: eve) == [.banned])
        #expect(try rights(&bench, eve, room) == [false, false, false])
    }

    @Test func aFileIsAMessageOfASlowRoom() throws {
        var (bench, _, room) = try scene(ModeChange(pause: 30))
        let eve = try bench.member("eve")
        try bench.join(eve, "garden")
        #expect(try bench.share("one", tea, into: room, from: eve).shared(in: room).count == 1)
        // It may be sent meanwhile, and is said when the pause is over.
        try bench.put("two", into: room, nonce: bench.freshNonce(), from: eve)
        bench.ask(.slice(offset: 0, tea), from: eve)
        let finish = FileRequest.finish(Tag(20), size: 3, SimulatedFiles.id(of: tea))
        #expect(bench.ask(finish, tag: 21, from: eve).refusals(to: eve) == [.slowMode])
        #expect(try bench.say("hm", in: room, from: eve).refusals(to: eve) == [.slowMode])
        bench.wait(30_000)
        #expect(bench.ask(finish, tag: 22, from: eve).shared(in: room).count == 1)
    }

    /// A file of eve is half there.
    private func half(_ finishes: Bool = false) throws -> (
        bench: Bench, owner: SessionID, eve: SessionID, room: RoomNumber, tickets: [FileTicket]
    ) {
        var (bench, owner, room) = try scene(ModeChange(pause: 0))
        let eve = try bench.member("eve")
        try bench.join(eve, "garden")
        bench.ask(.open(.entry(room, Seq(1))), tag: 40, from: eve)
        try bench.put("half", into: room, nonce: bench.freshNonce(), from: eve)
        bench.ask(.slice(offset: 0, tea), from: eve)
        guard finishes else { return (bench, owner, eve, room, []) }
        bench.holdsFiles = true
        let finish = FileRequest.finish(Tag(20), size: 3, SimulatedFiles.id(of: tea))
        let asked = bench.ask(finish, tag: 21, from: eve)
        bench.holdsFiles = false
        return (bench, owner, eve, room, asked.tickets)
    }

    @Test func whoIsMutedPutsNoMore() throws {
        var (bench, owner, eve, room, _) = try half()
        let mute = try bench.order(.mute(bench.who("eve"), milliseconds: nil), in: room, from: owner)
        #expect(mute.refusals(to: eve) == [.muted] && mute.releases.count == 1)
        #expect(bench.hub.files.uploads.count == 0 && bench.hub.files.opened.count == 1)
        // What is there of it is kept, and no offence of what was on its way.
        #expect(bench.files.halves.count == 1)
        #expect(bench.ask(.slice(offset: 3, tea), from: eve).refusals(to: eve) == [.unexpected])
    }

    @Test func whoIsPutOutOfTheRoomPutsAndReadsNoMore() throws {
        for act in [Order.Act.kick(.nick(try Nick("eve"))), .ban(.nick(try Nick("eve")), milliseconds: nil)] {
            var (bench, owner, eve, room, _) = try half()
            let out = try bench.order(act, in: room, from: owner)
            #expect(out.refusals(to: eve) == [.kicked] && out.releases.count == 2)
            #expect(bench.hub.files.uploads.count == 0 && bench.hub.files.opened.count == 0)
            #expect(bench.files.opened == [:])
            let read = bench.ask(.read(Tag(40), offset: 0, count: 1), from: eve)
            #expect(read.refusals(to: eve) == [.noSuchFile])
        }
    }

    @Test func whoIsPutOutOfTheHubPutsNoMore() throws {
        var (bench, owner, eve, room, _) = try half()
        try bench.order(.kick(bench.who("eve")), in: room, scope: .hub, from: owner)
        #expect(bench.hub.sessions[eve] == nil)
        #expect(bench.hub.files.uploads.count == 0 && bench.hub.files.opened.count == 0)
    }

    @Test func theRightToSpeakIsLookedAtAgainOnceTheFileIsWhole() throws {
        for act in [
            Order.Act.kick(.nick(try Nick("eve"))), .mute(.nick(try Nick("eve")), milliseconds: nil),
            .ban(.nick(try Nick("eve")), milliseconds: nil), .mode(ModeChange(isAnnounceOnly: true)),
        ] {
            var (bench, owner, eve, room, tickets) = try half(true)
            let order = try bench.order(act, in: room, from: owner)
            let name = try unwrap(bench.files.halves.keys.first)
            let made = bench.files.perform(
                .finish(name, size: 3, SimulatedFiles.id(of: tea)), bench.journal)
            let done = bench.run(.filed(try unwrap(tickets.first), made))
            #expect(done.shared(in: room) == [] && done.batches == [], "\(act)")
            #expect((order + done).refusals(to: eve).count == 1, "\(act)")
            #expect(bench.hub.files.uploads.count == 0)
        }
    }
}
