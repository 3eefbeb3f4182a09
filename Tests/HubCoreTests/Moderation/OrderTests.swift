import ChatModel
import Testing

@testable import HubCore

/// Who may decide what, and what becomes of those whom it is about.
struct OrderTests {
    /// The owner, an operator of the lobby and two guests, all in the lobby.
    private struct Scene {
        var bench: Bench
        let owner: SessionID
        let op: SessionID
        let ann: SessionID
        let bob: SessionID
        let lobby: RoomNumber

        init(_ change: (inout Limits) -> Void = { _ in }) throws {
            bench = try Bench.owned(change)
            owner = try bench.member("owner")
            op = try bench.member("op")
            ann = try bench.member("ann")
            bob = try bench.member("bob")
            lobby = try bench.join(owner)
            for id in [op, ann, bob] { try bench.join(id) }
            try bench.order(.promote(bench.who("op")), in: lobby, from: owner)
        }
    }

    @Test func aKickIsAnEntryAndEndsTheCursorInTheSameTurn() throws {
        var scene = try Scene()
        let effects = try scene.bench.order(
            .kick(scene.bench.who("bob")), in: scene.lobby, because: "spam", from: scene.op)
        let ruling = try unwrap(effects.rulings(in: scene.lobby).first)
        let bob = try scene.bench.person("bob")
        #expect(ruling.act == .kick(Subject(id: bob.id, nick: bob.nick)))
        #expect(ruling.reason?.text == "spam")
        #expect(effects.removals(of: scene.bob) == [Removal(by: try Nick("op"), ruling: ruling)])
        #expect(effects.answers(to: scene.op).last == .done(Tag(7)))
        let published = try unwrap(effects.firstIndex { if case .publish(_, .entry) = $0 { true } else { false } })
        let detached = try unwrap(effects.firstIndex(of: .detach(scene.bob, scene.lobby)))
        #expect(published < detached)
        #expect(!effects[published...].contains { if case .store = $0 { true } else { false } })
        #expect(effects.published(in: scene.lobby).contains(.left(bob.number)))
        try scene.bench.join(scene.bob)
    }

    @Test func nothingHoldsBeforeItIsStored() throws {
        var scene = try Scene()
        scene.bench.failure = .full
        let effects = try scene.bench.order(.kick(scene.bench.who("bob")), in: scene.lobby, from: scene.op)
        #expect(effects.refusals(to: scene.op) == [.storageFull])
        #expect(effects.removals(of: scene.bob) == [])
        #expect(scene.bench.hub.sessions[scene.bob]?.rooms == [scene.lobby])
    }

    @Test func anOrderGivenTwiceIsCarriedOutOnce() throws {
        var scene = try Scene()
        let order = Order(scope: .room, act: .ban(try scene.bench.who("bob"), milliseconds: nil))
        let request = Request.order(Tag(9), scene.lobby, Nonce(99_999), order)
        #expect(scene.bench.receive(request, from: scene.op).rulings(in: scene.lobby).count == 1)
        let again = scene.bench.receive(request, from: scene.op)
        #expect(again.rulings(in: scene.lobby) == [])
        #expect(again.answers(to: scene.op) == [.done(Tag(9))])
    }

    /// Rows: who gives the order, what it is, what the hub answers; nil for done.
    @Test func oneActsOnThoseBelow() throws {
        let scene = try Scene()
        func who(_ nick: String) throws -> Whom { try scene.bench.who(nick) }
        let rows: [(SessionID, Order.Act, Ruling.Scope, Refusal.Code?)] = [
            (scene.ann, .kick(try who("bob")), .room, .notAllowed),
            (scene.op, .kick(try who("bob")), .room, nil),
            (scene.op, .kick(try who("op")), .room, .notAllowed),
            (scene.op, .kick(try who("owner")), .room, .notAllowed),
            (scene.op, .ban(try who("owner"), milliseconds: nil), .room, .notAllowed),
            (scene.op, .kick(try who("bob")), .hub, .notAllowed),
            (scene.op, .promote(try who("bob")), .room, .notAllowed),
            (scene.op, .demote(try who("op")), .room, nil),
            (scene.op, .mode(ModeChange(pause: 5)), .room, nil),
            (scene.ann, .mode(ModeChange(pause: 5)), .room, .notAllowed),
            (scene.owner, .promote(try who("bob")), .hub, nil),
            (scene.owner, .kick(try who("op")), .room, nil),
            (scene.owner, .kick(try who("op")), .hub, nil),
            (scene.owner, .demote(try who("owner")), .hub, .other),
            (scene.owner, .kick(try who("owner")), .hub, .notAllowed),
            (scene.owner, .ban(try who("owner"), milliseconds: nil), .hub, .notAllowed),
            (scene.owner, .mute(try who("owner"), milliseconds: nil), .room, .notAllowed),
            (scene.owner, .kick(try who("nobody")), .room, .noSuchUser),
            (scene.owner, .unban(try who("bob")), .room, .noSuchUser),
            (scene.owner, .unmute(try who("bob")), .room, .noSuchUser),
            (scene.owner, .promote(try who("op")), .room, .other),
            (scene.owner, .mode(ModeChange()), .hub, .other),
            (scene.owner, .invite(try who("bob")), .hub, .other),
            (scene.owner, .ban(.address(try BannedAddress("10.0.0.7")), milliseconds: nil), .room, .other),
            (scene.owner, .ban(.address(try BannedAddress("127.0.0.1")), milliseconds: nil), .hub, .other),
            (scene.owner, .kick(.address(try BannedAddress("10.0.0.7"))), .hub, .noSuchUser),
        ]
        for (id, act, scope, code) in rows {
            var bench = scene.bench
            let effects = try bench.order(act, in: scene.lobby, scope: scope, from: id)
            #expect(effects.refusals(to: id) == (code.map { [$0] } ?? []), "\(act) by \(id)")
        }
    }

    @Test func directRoomsHaveNoOperators() throws {
        var scene = try Scene()
        let room = try scene.bench.direct(scene.owner, with: "bob")
        let effects = try scene.bench.order(.kick(scene.bench.who("bob")), in: room, from: scene.owner)
        #expect(effects.refusals(to: scene.owner) == [.notAllowed])
        _ = try scene.bench.direct(scene.bob, with: "owner")
        try scene.bench.say("hi", in: room, from: scene.bob)
        let theirs = scene.bench.post(.deletion(of: Seq(1)), in: room)
        #expect(scene.bench.receive(.post(theirs), from: scene.owner).refusals(to: scene.owner) == [.notYours])
    }

    @Test func operatorsTakeBackWhatOthersSaid() throws {
        var scene = try Scene()
        try scene.bench.say("rude", in: scene.lobby, from: scene.bob)
        let place = try unwrap(scene.bench.journal.entries[scene.lobby]?.last?.seq)
        let byAnn = scene.bench.post(.deletion(of: place), in: scene.lobby)
        #expect(scene.bench.receive(.post(byAnn), from: scene.ann).refusals(to: scene.ann) == [.notYours])
        let byOp = scene.bench.post(.deletion(of: place), in: scene.lobby)
        let effects = scene.bench.receive(.post(byOp), from: scene.op)
        #expect(effects.contains(.forget(scene.lobby, upTo: place)))
    }

    @Test func ordersThatWaitAreBounded() throws {
        var scene = try Scene { $0.ordersPerSession = 1 }
        let order = Order(scope: .room, act: .mode(ModeChange(pause: 1)))
        var effects = scene.bench.apply(.received(scene.op, .order(Tag(1), scene.lobby, Nonce(801), order)))
        effects += scene.bench.apply(.received(scene.op, .order(Tag(2), scene.lobby, Nonce(802), order)))
        #expect(effects.refusals(to: scene.op) == [.overCredit])
        effects = scene.bench.settle(scene.bench.apply(.turnEnded))
        #expect(effects.answers(to: scene.op) == [.done(Tag(1))])
    }

    @Test func rolesAreToldToTheRoomsThatShowThem() throws {
        var scene = try Scene()
        let other = try scene.bench.join(scene.ann, "other")
        let ann = try scene.bench.person("ann")
        let effects = try scene.bench.order(
            .promote(scene.bench.who("ann")), in: scene.lobby, scope: .hub, from: scene.owner)
        #expect(effects.published(in: scene.lobby).contains(.role(ann.number, .operator)))
        #expect(effects.published(in: other).contains(.role(ann.number, .owner)))
        let roster = scene.bench.receive(.roster(Tag(3), scene.lobby, after: nil), from: scene.bob)
        guard case .roster(_, _, let page)? = roster.answers(to: scene.bob).first else { throw Missing() }
        #expect(page.members.map(\.role) == [.owner, .operator, .operator, .member])
    }

    @Test func whoMakesARoomOwnsItAndTheLobbyIsTheHubs() throws {
        var scene = try Scene()
        let room = try scene.bench.join(scene.ann, "garden")
        try scene.bench.join(scene.bob, "garden")
        let ann = try scene.bench.person("ann")
        #expect(scene.bench.hub.moderation.role(of: ann.id, in: room) == .owner)
        #expect(scene.bench.hub.moderation.role(of: ann.id, in: scene.lobby) == .member)
        #expect(
            scene.bench.journal.rules.contains(.standing(.room(room), Standing(user: ann.id, role: .owner))))
        #expect(
            try scene.bench.order(.kick(scene.bench.who("bob")), in: room, from: scene.ann).refusals(to: scene.ann)
                == [])
    }

    @Test func theListOfSanctionsIsForOperators() throws {
        var scene = try Scene()
        try scene.bench.order(.mute(scene.bench.who("bob"), milliseconds: 60_000), in: scene.lobby, from: scene.op)
        try scene.bench.order(.ban(scene.bench.who("ann"), milliseconds: nil), in: scene.lobby, from: scene.op)
        let request = Request.sanctions(Tag(4), scene.lobby, .room)
        #expect(scene.bench.receive(request, from: scene.bob).refusals(to: scene.bob) == [.notAllowed])
        let answers = scene.bench.receive(request, from: scene.op).answers(to: scene.op)
        guard case .sanctions(_, let sanctions, more: false)? = answers.first else { throw Missing() }
        #expect(sanctions.map(\.kind) == [.ban, .mute])
        #expect(sanctions.map(\.by.text) == ["op", "op"])
        scene.bench.wait(60_000)
        let later = scene.bench.receive(request, from: scene.op).answers(to: scene.op)
        guard case .sanctions(_, let left, _)? = later.first else { throw Missing() }
        #expect(left.map(\.kind) == [.ban])
    }

    @Test func whoisTellsAddressesToOperatorsOfTheHubAlone() throws {
        var scene = try Scene()
        for (id, addresses) in [(scene.owner, ["10.0.0.1"]), (scene.op, [])] {
            let answers = scene.bench.receive(.whois(Tag(5), try Nick("bob")), from: id).answers(to: id)
            guard case .whois(_, let whois)? = answers.first else { throw Missing() }
            #expect(whois.addresses == addresses)
        }
    }
}
