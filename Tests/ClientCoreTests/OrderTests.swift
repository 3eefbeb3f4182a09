import ChatModel
import Testing

@testable import ClientCore

/// What an operator has the hub decide, and what becomes of that.
@Suite struct OrderTests {
    private func order(_ rig: Rig) -> (tag: ChatModel.Tag, room: RoomNumber, order: Order)? {
        rig.requests.reversed().lazy.compactMap { request in
            if case .order(let tag, let room, _, let order) = request { (tag, room, order) } else { nil }
        }.first
    }

    private func refuse(_ rig: inout Rig, _ tag: ChatModel.Tag, _ code: Refusal.Code, _ detail: String = "No.") {
        rig.answer(.refused(Refusal(subject: .request(tag), code: code, detail: detail)))
    }

    @Test func anOrderGoesToTheShownRoom() throws {
        var rig = Rig.inLobby()
        #expect(rig.type("/ban bob 1h spam").contains(.clearComposer))
        let sent = try #require(order(rig))
        #expect(sent.room == RoomNumber(10))
        #expect(sent.order.act == .ban(.nick(bob.nick), milliseconds: 3_600_000))
        rig.answer(.done(sent.tag))
        // The room's own line tells of it.
        #expect(rig.notices.isEmpty)
    }

    @Test func anOrderAboutTheHubNamesAnyRoomAndIsToldToBeDone() throws {
        var rig = Rig.inLobby()
        rig.joinedDirectly(.unasked, with: ann)
        rig.user(.show(.direct(ann.id)))
        rig.type("/mute --hub bob")
        let sent = try #require(order(rig))
        #expect(sent.room == RoomNumber(10) && sent.order.scope == .hub)
        rig.answer(.done(sent.tag))
        #expect(rig.notices == [.carriedOut(.mute)])
        rig.type("/kick bob")
        #expect(rig.notices.last == .onlyInRooms(.kick))
    }

    @Test func everyOrderHasANonceOfItsOwn() {
        var rig = Rig.inLobby()
        rig.type("/kick bob")
        rig.type("/kick bob")
        let nonces = rig.requests.compactMap { if case .order(_, _, let nonce, _) = $0 { nonce } else { nil } }
        #expect(nonces.count == 2 && Set(nonces).count == 2)
    }

    @Test func refusalsAreTold() throws {
        var rig = Rig.inLobby()
        rig.type("/op bob")
        refuse(&rig, try #require(order(rig)).tag, .notAllowed)
        #expect(rig.notices == [.refused(.op, .notAllowed, detail: "No.")])
        rig.type("/kick bop")
        refuse(&rig, try #require(order(rig)).tag, .noSuchUser)
        #expect(rig.notices.last == .noSuchUser(nick("bop"), close: [bob.nick]))
        rig.type("/unban tim")
        refuse(&rig, try #require(order(rig)).tag, .noSuchUser)
        #expect(rig.notices.last == .refused(.unban, .noSuchUser, detail: "No."))
    }

    @Test(arguments: ["/kick bob", "/bans", "/mode open"])
    func withoutAConnectionNothingWaits(line: String) {
        var rig = Rig.inLobby()
        rig.lose()
        rig.type(line)
        guard case .notConnected? = rig.notices.last else {
            Issue.record("\(String(describing: rig.notices.last))")
            return
        }
        rig.wait(60_000)
        rig.welcome()
        rig.joined()
        #expect(order(rig) == nil)
    }

    @Test func anUnansweredOrderIsTold() {
        var rig = Rig.inLobby()
        rig.type("/kick bob")
        rig.lose()
        #expect(rig.notices == [.unanswered(.kick)])
    }

    @Test func theInvitedOneIsTold() throws {
        var rig = Rig.inLobby()
        rig.type("/invite tim")
        let sent = try #require(order(rig))
        #expect(!rig.requests.contains { if case .direct = $0 { true } else { false } })
        rig.answer(.done(sent.tag))
        let opened = rig.requests.contains { request in
            if case .direct(_, .nick(let nick), _) = request { nick.text == "tim" } else { false }
        }
        #expect(opened)
        rig.joinedDirectly(rig.lastDirect, with: person(9, "tim"))
        #expect(rig.posts.map(\.room) == [RoomNumber(20)])
        #expect(rig.posts.first?.body.spoken?.text == "You are invited to #lobby on this hub: /join #lobby")
    }

    @Test func bansAreListed() throws {
        var rig = Rig.inLobby()
        rig.type("/bans --hub")
        let tag = rig.lastTag { if case .sanctions(let tag, _, .hub) = $0 { tag } else { nil } }
        let ban = Sanction(
            kind: .ban, target: .user(Subject(id: bob.id, nick: bob.nick)), until: nil, by: ann.nick, reason: nil)
        rig.answer(.sanctions(tag, [ban], more: false))
        #expect(rig.notices == [.sanctions([ban], more: false, .hub)])
    }

    @Test func theModeIsShownAndFollowed() throws {
        var rig = Rig.inLobby()
        rig.type("/mode")
        #expect(rig.notices == [.mode(.open)])
        let mode = RoomMode(isAnnounceOnly: true, pause: 30)
        rig.event(.entry(ruling(1, .mode(mode))))
        #expect(rig.lobby.mode == mode && !rig.lobby.maySpeak)
        rig.event(.role(you.number, .operator))
        #expect(rig.lobby.maySpeak)
        rig.type("/mode slow off")
        #expect(order(rig)?.order.act == .mode(ModeChange(pause: 0)))
    }

    @Test func anOldModeDoesNotUndoANewerOne() {
        var rig = Rig.inLobby()
        let mode = RoomMode(isInviteOnly: true)
        rig.event(.entry(ruling(4, .mode(mode))))
        #expect(rig.lobby.mode == mode)
        let history = rig.lastTag { if case .history(let tag, _, _) = $0 { tag } else { nil } }
        rig.answer(
            .history(
                history,
                HistoryPage(
                    room: RoomNumber(10), entries: [ruling(1, .mode(RoomMode(isAnnounceOnly: true)))], authors: [ann],
                    more: false)))
        #expect(rig.lobby.mode == mode)
    }

    @Test func aRulingIsALineThatNobodySaid() {
        var rig = Rig.inLobby([entry(1, by: ann, "one")])
        rig.user(.focused(false))
        rig.event(.entry(ruling(2, .kick(Subject(id: you.id, nick: you.nick)))))
        #expect(rig.lobby.unread == 0 && rig.lobby.mentions == 0)
        #expect(rig.seqs == [1, 2])
        rig.user(.select(.next(.older)))
        #expect(rig.lobby.selection == Seq(1))
    }
}

/// A ruling of ann's in a room.
func ruling(_ seq: UInt64, _ act: Act, scope: Ruling.Scope = .room) -> Entry {
    Entry(
        seq: Seq(seq), time: HubTime(milliseconds: 1_000_000 + seq), author: ann.number, nonce: Nonce(9_000 + seq),
        body: .ruling(Ruling(scope: scope, act: act)))
}
