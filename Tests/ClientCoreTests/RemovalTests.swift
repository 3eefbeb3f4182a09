import ChatModel
import Testing

@testable import ClientCore

/// Being put out of a room, or not let in.
@Suite struct RemovalTests {
    private let removal = Removal(
        by: ann.nick, ruling: Ruling(scope: .room, act: .kick(Subject(id: you.id, nick: you.nick)), reason: nil))

    private func joins(_ requests: [Request], of name: RoomName = .lobby) -> Int {
        requests.count { if case .join(_, name, _) = $0 { true } else { false } }
    }

    @Test func theRoomIsLeftAtOnceAndStaysReadable() {
        var rig = Rig.inLobby([entry(1, by: ann, "one")])
        rig.answer(.removed(RoomNumber(10), removal))
        #expect(rig.lobby.status == .outside && rig.lobby.exit == .removed(removal))
        #expect(rig.seqs == [1])
        guard case .removed(let name, removal, _)? = rig.notices.last else {
            Issue.record("\(rig.notices)")
            return
        }
        #expect(name == .lobby)
        // What may still be on its way is no longer this room's.
        rig.event(.entry(entry(2, by: ann, "two")))
        #expect(rig.seqs == [1])
    }

    @Test func itIsNotEnteredAgainByItself() {
        var rig = Rig.inLobby([entry(1, by: ann, "one")])
        rig.type("/join #dev")
        rig.joined(nil, room("dev"), number: 11)
        rig.answer(.removed(RoomNumber(10), removal))
        let before = rig.requests.count
        rig.reconnect()
        let after = Array(rig.requests.dropFirst(before))
        #expect(joins(after) == 0 && joins(after, of: room("dev")) == 1)
        rig.type("/join #lobby")
        #expect(joins(Array(rig.requests.dropFirst(before))) == 1)
        rig.joined()
        #expect(rig.lobby.number == RoomNumber(10) && rig.lobby.exit == nil)
    }

    @Test func theNextRunDoesNotEnterItEither() {
        var rig = Rig.inLobby([entry(1, by: ann, "one")])
        rig.type("/join #dev")
        rig.joined(nil, room("dev"), number: 11)
        rig.answer(.removed(RoomNumber(10), removal))
        let effects = rig.user(.quit)
        let kept = rig.effects.reversed().lazy.compactMap { effect in
            if case .cache(let change) = effect { change.index } else { nil }
        }.first
        #expect(kept?.order == [.room(room("dev"))])
        #expect(!effects.isEmpty)
        #expect(rig.hub.memory(met: HubTime(milliseconds: 1))?.rooms == [room("dev")])
    }

    @Test func whatWaitsThereFailsAndWhatIsTypedStays() {
        var rig = Rig.inLobby()
        rig.type("one")
        rig.answer(.removed(RoomNumber(10), removal))
        let failed = OutboxPost.State.failed(PostFailure(code: .notJoined, detail: ""))
        #expect(rig.hub.outbox.posts(in: .room(.lobby)).map(\.state) == [failed])
        #expect(!rig.type("two").contains(.clearComposer))
        #expect(rig.notices.last == .outside(.lobby, isBanned: false))
        rig.type("/retry")
        #expect(rig.notices.last == .outside(.lobby, isBanned: false))
        #expect(rig.posts.count == 1)
        rig.type("/join #lobby")
        rig.joined()
        rig.type("/retry")
        #expect(rig.posts.count == 2)
    }

    @Test(arguments: [Refusal.Code.banned, .inviteOnly])
    func aRoomThatIsShutIsTriedOnce(code: Refusal.Code) {
        var rig = Rig.inLobby([entry(1, by: ann, "one")])
        rig.reconnect()
        rig.answer(.refused(Refusal(subject: .request(rig.lastJoin), code: code, detail: "No.")))
        #expect(rig.notices.last == .notLetIn(.lobby, code, detail: "No."))
        #expect(rig.lobby.exit == .refused(code) && rig.seqs == [1])
        let before = rig.requests.count
        rig.reconnect()
        #expect(joins(Array(rig.requests.dropFirst(before))) == 0)
    }

    @Test func anUnseenRoomThatIsShutGoesFromTheList() {
        var rig = Rig.inLobby()
        rig.type("/join #board")
        rig.answer(.refused(Refusal(subject: .request(rig.lastJoin), code: .inviteOnly, detail: "")))
        #expect(rig.conversation(.room(room("board"))) == nil)
        #expect(rig.notices == [.notLetIn(room("board"), .inviteOnly, detail: "")])
    }

    @Test(arguments: [Refusal.Code.kicked, .banned])
    func whoIsPutOutOfTheHubDoesNotKnockAgain(code: Refusal.Code) {
        var rig = Rig.inLobby()
        let refusal = Refusal(subject: .session, code: code, detail: "No.")
        rig.answer(.refused(refusal))
        rig.lose()
        #expect(rig.hub.connection == .stopped(.refused(refusal)))
        #expect(rig.notices == [.sessionRefused(refusal)])
        let before = rig.effects.count
        rig.wait(120_000)
        #expect(!rig.effects.dropFirst(before).contains { if case .connect = $0 { true } else { false } })
        rig.type("/reconnect")
        #expect(rig.effects.dropFirst(before).contains { if case .connect = $0 { true } else { false } })
    }

    @Test func rolesAreKeptThroughNicksAndAbsence() {
        var rig = Rig.inLobby()
        rig.event(.role(bob.number, .operator))
        rig.event(.renamed(bob.number, nick("rob")))
        rig.event(.away(bob.number, nil))
        #expect(rig.lobby.roster[bob.number]?.role == .operator)
        rig.event(.role(bob.number, .member))
        #expect(rig.lobby.roster[bob.number]?.role == .member)
    }

    @Test func operatorsTakeBackWhatOthersSaid() {
        var rig = Rig.inLobby([entry(1, by: ann, "one"), entry(2, by: you, "two")])
        rig.user(.select(.at(Seq(1))))
        rig.type("/delete")
        #expect(rig.notices == [.cannotChange(.delete, .notYours)])
        rig.event(.role(you.number, .operator))
        rig.type("/edit x")
        #expect(rig.notices.last == .cannotChange(.edit, .notYours))
        rig.type("/delete")
        #expect(rig.posts.map(\.body) == [.deletion(of: Seq(1))])
        // Without a choice, it is still one's own that is meant.
        rig.type("/delete")
        #expect(rig.posts.last?.body == .deletion(of: Seq(2)))
    }
}
