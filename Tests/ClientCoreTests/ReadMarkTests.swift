import ChatModel
import Testing

@testable import ClientCore

@Suite struct ReadMarkTests {
    private func marks(_ effects: [ClientEffect]) -> [Seq] {
        Rig.requests(effects).compactMap { if case .mark(_, let seq) = $0 { seq } else { nil } }
    }

    @Test func readingIsToldAtMostOnceASecond() {
        var rig = Rig.inLobby(entries(1...5))
        #expect(marks(rig.wait(250)).isEmpty)
        rig.wait(1_000)
        for seq in 6...9 as ClosedRange<UInt64> {
            rig.time += 100
            rig.event(.entry(entry(seq, by: ann, "x")))
        }
        rig.wait(1_000)
        #expect(marks(rig.effects) == [Seq(5), Seq(6), Seq(9)])
        rig.event(.entry(entry(10, by: ann, "x")))
        #expect(marks(rig.type("/quit")) == [Seq(10)])
    }

    @Test func theHubSaysWhatIsUnreadBeforeItIsLoaded() {
        var rig = Rig()
        rig.user(.focused(false))
        rig.welcome()
        rig.joined(
            nil, .lobby, entries(401...500), mark: 100, unread: Unread(messages: 400, mentions: 7))
        #expect(rig.lobby.newLine == Seq(100))
        #expect(rig.lobby.unread == 400)
        #expect(rig.lobby.mentions == 7)
        rig.event(.entry(entry(501, by: ann, "dana")))
        #expect(rig.lobby.unread == 401)
        #expect(rig.lobby.mentions == 8)
        rig.user(.focused(true))
        #expect(rig.lobby.unread == 0)
        #expect(rig.lobby.newLine == Seq(100))
        #expect(rig.lobby.newCount == 401)
    }

    @Test func linesThatAreThereAreCountedExactly() {
        var rig = Rig()
        rig.user(.focused(false))
        rig.welcome()
        rig.joined(nil, .lobby, entries(1...10), mark: 4, unread: Unread(messages: 99, mentions: 99))
        #expect(rig.lobby.unread == 6)
        #expect(rig.lobby.mentions == 0)
    }

    @Test func whoIsNewInARoomHasMissedNothingThere() {
        var rig = Rig()
        rig.user(.focused(false))
        rig.welcome()
        rig.joined(nil, .lobby, entries(401...500), unread: Unread(messages: 500, mentions: 3))
        #expect(rig.lobby.unread == 0)
        #expect(marks(rig.wait(1_000)).isEmpty)
        #expect(marks(rig.effects) == [Seq(500)])
    }

    @Test func anotherTerminalsReadingLowersTheCountAndMovesNothingElse() {
        var rig = Rig.inLobby(entries(1...5))
        rig.type("/join #dev")
        rig.joined(nil, room("dev"), number: 11)
        for seq in 6...9 as ClosedRange<UInt64> { rig.event(.entry(entry(seq, by: ann, "dana \(seq)"))) }
        let before = rig.effects.count
        rig.answer(.mark(RoomNumber(10), Seq(8)))
        #expect(rig.lobby.unread == 1)
        #expect(rig.lobby.mentions == 1)
        rig.answer(.mark(RoomNumber(10), Seq(7)))
        #expect(rig.lobby.unread == 1)
        rig.answer(.mark(RoomNumber(10), Seq(9)))
        #expect(rig.lobby.unread == 0)
        #expect(rig.lobby.newLine == nil)
        #expect(rig.hub.active == .room(room("dev")))
        #expect(marks(Array(rig.effects.dropFirst(before))).isEmpty)
    }

    @Test func theFirstUnreadLineIsLoadedAndShown() throws {
        var rig = Rig()
        rig.user(.focused(false))
        rig.welcome()
        rig.joined(nil, .lobby, entries(99_901...100_000), mark: 50_000, unread: Unread(messages: 1_000, mentions: 0))
        let effects = rig.user(.jumpToUnread)
        let (tag, span) = try #require(
            Rig.requests(effects).compactMap {
                if case .history(let tag, _, let span) = $0 { (tag, span) } else { nil }
            }
            .first)
        #expect(span == .after(Seq(49_975), limit: ClientLimits.page))
        let page = HistoryPage(room: RoomNumber(10), entries: entries(49_976...50_175), authors: [ann], more: true)
        let shown = rig.answer(.history(tag, page))
        let reveal = Reveal(
            hub: .hub(Rig.hub), conversation: .room(.lobby), place: Seq(50_001), position: .top)
        #expect(shown.contains(.reveal(reveal)))
        #expect(rig.lobby.timeline.entry(at: Seq(50_001)) != nil)
        #expect(rig.lobby.unread == 1_000)
        rig.user(.scrolled(.newest))
        rig.wait(1)
        #expect(rig.lobby.timeline.lowest == Seq(99_901))
    }

    @Test func afterAnAbsenceOneSentenceSumsUpWhatCame() {
        var rig = Rig.inLobby(entries(1...5))
        rig.type("/join #dev")
        rig.joined(nil, room("dev"), number: 11)
        rig.type("/join #ops")
        rig.joined(nil, room("ops"), number: 12)
        rig.reconnect()
        let joins = rig.requests.suffix(6).compactMap { request -> (ChatModel.Tag, RoomName)? in
            if case .join(let tag, let name, _) = request { (tag, name) } else { nil }
        }
        for (tag, name) in joins {
            switch name {
            case .lobby: rig.joined(tag, name, resume: .resumed, [entry(6, by: ann, "dana!"), entry(7, by: ann, "x")])
            case room("dev"): rig.joined(tag, name, number: 11, [entry(1, by: bob, "y")])
            default: rig.joined(tag, name, number: 12)
            }
        }
        #expect(rig.notices.isEmpty)
        rig.answer(.directs(rig.lastTag { if case .directs(let tag) = $0 { tag } else { nil } }, []))
        #expect(rig.notices == [.missed(Missed(unread: 3, mentions: 1, conversations: 2))])
        #expect(rig.effects.filter { $0 == .bell }.count == 1)
    }

    /// What is unread when the client starts may have come while it was connected last.
    @Test func atTheStartItIsNotSaidWhenItCame() {
        var rig = Rig()
        rig.welcome(credit: 256)
        rig.joined(nil, .lobby, entries(1...5))
        rig.type("/join #dev")
        rig.joined(
            nil, room("dev"), number: 11, [entry(1, by: bob, "y")], mark: 0, unread: Unread(messages: 1, mentions: 0))
        rig.answer(.directs(rig.lastTag { if case .directs(let tag) = $0 { tag } else { nil } }, []))
        #expect(rig.notices.allSatisfy { if case .missed = $0 { false } else { true } })
    }

    @Test func directConversationsWithNewsOpenWithoutBeingShown() {
        var rig = Rig.inLobby()
        let directs = [ann, bob].map { DirectSummary(partner: $0, head: Seq(3), time: HubTime(milliseconds: 1)) }
        rig.answer(.directs(rig.lastTag { if case .directs(let tag) = $0 { tag } else { nil } }, directs))
        let asked = rig.requests.compactMap { if case .direct(_, .user(let id), nil) = $0 { id } else { nil } }
        #expect(asked == [ann.id, bob.id])
        #expect(rig.hub.active == .room(.lobby))
        rig.joinedDirectly(rig.lastDirect, with: bob, entries(1...3, by: bob), mark: 1)
        #expect(rig.conversation(.direct(bob.id))?.mentions == 2)
    }

    @Test func aClosedDirectConversationStaysClosedUntilMoreIsSaid() {
        var rig = Rig.inLobby()
        rig.joinedDirectly(.unasked, with: ann, entries(1...3))
        rig.user(.show(.direct(ann.id)))
        rig.type("/close")
        #expect(rig.hub.closedDirects == [ann.id: Seq(3)])
        for head in [UInt64(3), 4] {
            rig.reconnect()
            let directs = [DirectSummary(partner: ann, head: Seq(head), time: HubTime(milliseconds: 1))]
            rig.answer(.directs(rig.lastTag { if case .directs(let tag) = $0 { tag } else { nil } }, directs))
            #expect((rig.conversation(.direct(ann.id)) != nil) == (head == 4))
        }
        #expect(rig.hub.closedDirects.isEmpty)
    }

    @Test func roomsWithNewsComeInOrderOfWeight() {
        var rig = Rig.inLobby()
        for (index, name) in ["a", "b"].enumerated() {
            rig.type("/join #\(name)")
            rig.joined(nil, room(name), number: UInt32(11 + index))
        }
        rig.user(.show(.room(.lobby)))
        rig.event(.entry(entry(1, by: ann, "x")), in: 11)
        rig.event(.entry(entry(1, by: ann, "dana")), in: 12)
        rig.joinedDirectly(.unasked, with: ann, entries(1...1))
        let order = (0..<3).map { _ in
            rig.user(.showUnread)
            return rig.hub.active
        }
        #expect(order == [.room(room("b")), .direct(ann.id), .room(room("a"))])
    }
}
