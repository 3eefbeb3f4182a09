import ChatModel
import Testing

@testable import ClientCore

@Suite struct ChangeTests {
    private func change(_ seq: UInt64, by author: Person, _ body: Entry.Body, nonce: UInt64? = nil) -> RoomEvent {
        .entry(
            Entry(
                seq: Seq(seq), time: HubTime(milliseconds: 1_000_000 + seq), author: author.number,
                nonce: Nonce(nonce ?? seq), body: body))
    }

    private func item(_ rig: Rig, _ seq: UInt64) throws -> TimelineItem {
        try #require(rig.lobby.timeline.item(at: Seq(seq)))
    }

    private let plus = checked { try Reaction("+1") }

    @Test func changesHavePlacesButNoItems() throws {
        var rig = Rig.inLobby(entries(1...3))
        rig.event(change(4, by: ann, .edit(of: Seq(2), text("better"))))
        rig.event(change(5, by: bob, .reaction(to: Seq(2), plus, isOn: true)))
        rig.event(change(6, by: you, .reaction(to: Seq(2), plus, isOn: true)))
        rig.event(change(7, by: ann, .deletion(of: Seq(3))))
        rig.event(.entry(entry(8, by: ann, "line 8")))
        #expect(rig.seqs == [1, 2, 3, 8])
        #expect(rig.lobby.timeline.head == Seq(8))
        #expect(rig.lobby.timeline.holes.count == 0)
        #expect(try item(rig, 2).entry?.body == .text(text("better")))
        #expect(try item(rig, 2).isEdited)
        #expect(try item(rig, 2).reactions == [ReactionTally(reaction: plus, count: 2, isMine: true)])
        #expect(try item(rig, 3).isDeleted)
    }

    @Test func aSignTakenBackByItsLastGiverIsGone() throws {
        var rig = Rig.inLobby(entries(1...1))
        rig.event(change(2, by: you, .reaction(to: Seq(1), plus, isOn: true)))
        rig.event(change(3, by: bob, .reaction(to: Seq(1), plus, isOn: true)))
        rig.event(change(4, by: you, .reaction(to: Seq(1), plus, isOn: false)))
        #expect(try item(rig, 1).reactions == [ReactionTally(reaction: plus, count: 1, isMine: false)])
        rig.event(change(5, by: bob, .reaction(to: Seq(1), plus, isOn: false)))
        #expect(try item(rig, 1).reactions.isEmpty)
    }

    @Test func aStateReplacesWhatIsOlderAndNothingElse() throws {
        var rig = Rig.inLobby(entries(1...3))
        rig.event(change(4, by: ann, .edit(of: Seq(2), text("second"))))
        rig.event(change(5, by: bob, .reaction(to: Seq(2), plus, isOn: true)))
        rig.user(.scrolled(.older(top: Seq(1), bottom: Seq(2))))
        rig.answer(.gap(RoomNumber(10), after: Seq(5), before: Seq(9)))
        let tag = rig.lastTag { if case .history(let tag, _, _) = $0 { tag } else { nil } }
        let stale = Amendment(target: Seq(2), changed: Seq(4), content: .edited(text("second"), at: nil), reactions: [])
        let fresh = Amendment(
            target: Seq(1), changed: Seq(8), content: .deleted, reactions: [])
        let rest = (6...8 as ClosedRange<UInt64>).map {
            Entry(
                seq: Seq($0), time: HubTime(milliseconds: $0), author: ann.number, nonce: Nonce($0),
                body: .deletedEdit(of: Seq(1)))
        }
        rig.answer(
            .history(
                tag,
                HistoryPage(
                    room: RoomNumber(10), entries: rest, authors: [ann], more: false, amendments: [stale, fresh])))
        #expect(rig.lobby.timeline.holes.count == 0)
        #expect(try item(rig, 2).reactions.count == 1)
        #expect(try item(rig, 1).isDeleted)
    }

    @Test func theTimeOfTheLastEditIsKnown() throws {
        var rig = Rig.inLobby(entries(1...3))
        rig.event(change(4, by: ann, .edit(of: Seq(2), text("second"))))
        let time = try #require(try item(rig, 2).editTime)
        rig.event(change(5, by: bob, .reaction(to: Seq(2), plus, isOn: true)))
        #expect(try item(rig, 2).editTime == time && item(rig, 1).editTime == nil)
        rig.event(change(6, by: ann, .edit(of: Seq(2), text("third"))))
        #expect(try #require(try item(rig, 2).editTime) > time)
        let told = Amendment(
            target: Seq(1), changed: Seq(3), content: .edited(text("first"), at: HubTime(milliseconds: 77)),
            reactions: [])
        var late = Rig()
        late.welcome()
        late.joined(nil, .lobby, entries(1...3), amendments: [told])
        #expect(try item(late, 1).editTime == HubTime(milliseconds: 77))
    }

    @Test func aChangeThatOvertakesThePageOfItsMessageCounts() throws {
        var rig = Rig.inLobby(entries(301...400))
        rig.user(.loadOlder)
        let tag = rig.lastTag { if case .history(let tag, _, _) = $0 { tag } else { nil } }
        rig.event(change(401, by: ann, .edit(of: Seq(250), text("newer than the page"))))
        rig.event(change(402, by: bob, .reaction(to: Seq(251), plus, isOn: true)))
        let counted = Amendment(
            target: Seq(251), changed: Seq(402), content: .original,
            reactions: [ReactionTally(reaction: plus, count: 1, isMine: false)])
        rig.answer(
            .history(
                tag,
                HistoryPage(
                    room: RoomNumber(10), entries: entries(101...300), authors: [ann], more: true,
                    amendments: [counted])))
        #expect(try item(rig, 250).entry?.body == .text(text("newer than the page")))
        #expect(try item(rig, 251).reactions.map(\.count) == [1])
    }

    @Test func aChangeThatOvertakesThePageOfAnEarlierChangeDoesNotHideIt() throws {
        var rig = Rig.inLobby(entries(1...3))
        rig.answer(.gap(RoomNumber(10), after: Seq(3), before: Seq(6)))
        let tag = rig.lastTag { if case .history(let tag, _, _) = $0 { tag } else { nil } }
        rig.event(change(6, by: bob, .reaction(to: Seq(2), plus, isOn: true)))
        let heart = try Reaction("❤️")
        let hearted = Amendment(
            target: Seq(2), changed: Seq(5), content: .edited(text("second"), at: nil),
            reactions: [ReactionTally(reaction: heart, count: 1, isMine: false)])
        let page = [
            Entry(
                seq: Seq(4), time: HubTime(milliseconds: 4), author: ann.number, nonce: Nonce(4),
                body: .edit(of: Seq(2), text("second"))),
            Entry(
                seq: Seq(5), time: HubTime(milliseconds: 5), author: ann.number, nonce: Nonce(5),
                body: .reaction(to: Seq(2), heart, isOn: true)),
        ]
        rig.answer(
            .history(
                tag,
                HistoryPage(
                    room: RoomNumber(10), entries: page, authors: [ann], more: false, amendments: [hearted])))
        #expect(try item(rig, 2).entry?.body == .text(text("second")))
        #expect(try item(rig, 2).isEdited)
        #expect(try item(rig, 2).reactions.map(\.reaction) == [heart, plus])
    }

    @Test func aSnapshotIsNotShownAndItsAuthorIsNotAskedFor() {
        var rig = Rig.inLobby(entries(1...3))
        let effects = rig.event(
            change(
                4, by: Person(number: UserNumber(0), id: ann.id, nick: ann.nick), .snapshot(RoomSnapshot(topic: .none)))
        )
        #expect(rig.seqs == [1, 2, 3])
        #expect(!Rig.requests(effects).contains { $0.isIdentify })
    }

    @Test func theBeginningOfWhatIsKeptIsKnownAndSaid() {
        var rig = Rig()
        rig.welcome()
        rig.joined(nil, .lobby, entries(51...60), floor: 50)
        #expect(rig.lobby.timeline.reachesBeginning)
        #expect(rig.lobby.timeline.beganEarlier)
        #expect(!Rig.inLobby(entries(1...3)).lobby.timeline.beganEarlier)
    }

    @Test func missingLinesAreToldEvenIfAChangeStandsBetween() {
        var rig = Rig.inLobby(entries(1...3))
        rig.answer(.gap(RoomNumber(10), after: Seq(3), before: Seq(8)))
        rig.event(change(8, by: ann, .edit(of: Seq(2), text("x"))))
        rig.event(.entry(entry(9, by: ann, "nine")))
        #expect(rig.lobby.timeline.missing(before: Seq(9)) == 4)
        #expect(rig.lobby.timeline.missing(before: Seq(3)) == 0)
    }

    @Test func aDeletedLineIsNoLongerUnread() {
        var rig = Rig.inLobby(entries(1...3))
        rig.type("/join #dev")
        rig.joined(nil, room("dev"), number: 11)
        rig.event(.entry(entry(4, by: ann, "dana?")))
        rig.event(.entry(entry(5, by: ann, "oh")))
        #expect(rig.lobby.mentions == 1)
        rig.event(change(6, by: ann, .deletion(of: Seq(4))))
        #expect(rig.lobby.unread == 1)
        #expect(rig.lobby.mentions == 0)
    }

    @Test func anAnswerKnowsWhatItAnswers() {
        var rig = Rig.inLobby(entries(301...310))
        rig.event(change(311, by: bob, .reply(to: Seq(302), text("yes"))))
        #expect(rig.lobby.quote(of: Seq(302))?.line == "line 302")
        let effects = rig.event(change(312, by: bob, .reply(to: Seq(7), text("and this"))))
        #expect(rig.lobby.quote(of: Seq(7)) == nil)
        let tag = rig.lastTag { if case .history(let tag, _, .after(Seq(6), limit: 1)) = $0 { tag } else { nil } }
        #expect(Rig.requests(effects).count == 1)
        let page = HistoryPage(
            room: RoomNumber(10), entries: [entry(7, by: ann, "first\nsecond")], authors: [ann], more: true)
        rig.answer(.history(tag, page))
        #expect(rig.lobby.quote(of: Seq(7))?.line == "first")
        #expect(rig.lobby.quote(of: Seq(7))?.author == ann.number)
        #expect(rig.seqs == Array(301...312))
    }
}
