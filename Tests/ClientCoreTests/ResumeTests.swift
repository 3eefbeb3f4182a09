import ChatModel
import Testing

@testable import ClientCore

@Suite struct ResumeTests {
    private func historyRequests(_ effects: [ClientEffect]) -> [HistorySpan] {
        Rig.requests(effects).compactMap { if case .history(_, _, let span) = $0 { span } else { nil } }
    }

    private func page(_ range: ClosedRange<UInt64>, more: Bool) -> HistoryPage {
        HistoryPage(room: RoomNumber(10), entries: entries(range), authors: [ann], more: more)
    }

    private func lastHistory(_ rig: Rig) -> ChatModel.Tag {
        rig.lastTag { if case .history(let tag, _, _) = $0 { tag } else { nil } }
    }

    @Test func theSameLineIsShownOnce() {
        var rig = Rig.inLobby(entries(1...5))
        for _ in 0..<3 { rig.event(.entry(entry(6, by: ann, "six"))) }
        rig.event(.entry(entry(3, by: ann, "line 3")))
        #expect(rig.seqs == [1, 2, 3, 4, 5, 6])
    }

    @Test func aCutGoesOnFromTheLastLine() {
        var rig = Rig.inLobby(entries(1...5))
        rig.reconnect()
        let tokens = rig.requests.compactMap { if case .join(_, .lobby, let token) = $0 { token } else { nil } }
        #expect(tokens == [ResumeToken(seq: Seq(5), nonce: Nonce(5))])
        rig.joined(resume: .resumed, entries(6...8))
        #expect(rig.seqs == Array(1...8))
        #expect(rig.lobby.newLine == Seq(5))
    }

    @Test func aHoleIsFilledPageByPage() {
        var rig = Rig.inLobby(entries(1...5))
        rig.reconnect()
        let effects = rig.joined(resume: .resumed, entries(406...500))
        #expect(historyRequests(effects) == [.after(Seq(5), limit: ClientLimits.page)])
        #expect(rig.lobby.timeline.missing(before: Seq(406)) == 400)
        let next = rig.answer(.history(lastHistory(rig), page(6...205, more: true)))
        #expect(historyRequests(next) == [.after(Seq(205), limit: ClientLimits.page)])
        let last = rig.answer(.history(lastHistory(rig), page(206...405, more: true)))
        #expect(historyRequests(last).isEmpty)
        #expect(rig.seqs == Array(1...500))
    }

    @Test func linesThatAResumeLeavesOutAreFetched() {
        var rig = Rig.inLobby(entries(1...5))
        rig.reconnect()
        let effects = rig.joined(resume: .resumed, head: 8, [])
        #expect(historyRequests(effects) == [.after(Seq(5), limit: ClientLimits.page)])
        rig.answer(.history(lastHistory(rig), page(6...8, more: false)))
        #expect(rig.seqs == Array(1...8))
    }

    @Test func aWideHoleDropsWhatIsOlder() {
        var rig = Rig.inLobby(entries(1...5))
        rig.reconnect()
        let effects = rig.joined(resume: .resumed, entries(100_000...100_100))
        #expect(historyRequests(effects).isEmpty)
        #expect(rig.seqs == Array(100_000...100_100))
        #expect(!rig.lobby.timeline.reachesBeginning)
    }

    @Test func aLiveGapBecomesAHoleAndAsksForTheRoster() {
        var rig = Rig.inLobby(entries(1...5))
        let effects = rig.answer(.gap(RoomNumber(10), after: Seq(5), before: Seq(8)))
        #expect(historyRequests(effects) == [.after(Seq(5), limit: ClientLimits.page)])
        #expect(Rig.requests(effects).contains { if case .roster = $0 { true } else { false } })
        let roster = rig.lastTag { if case .roster(let tag, _, nil) = $0 { tag } else { nil } }
        rig.answer(.roster(roster, RoomNumber(10), rosterOf([you, ann])))
        #expect(rig.lobby.roster.members == [member(ann), member(you)])
        rig.event(.entry(entry(8, by: ann, "line 8")))
        rig.answer(.history(lastHistory(rig), page(6...8, more: false)))
        #expect(rig.seqs == Array(1...8))
    }

    @Test func aResetStartsAnewAndSaysSo() {
        var rig = Rig.inLobby(entries(1...5))
        rig.reconnect()
        let stranger = person(2, "zoe")
        rig.answer(
            .joined(
                Joined(
                    tag: rig.lastJoin, room: RoomNumber(10), kind: .named(.lobby), partner: nil, topic: topic("new"),
                    resume: .reset, head: Seq(2), history: entries(1...2, by: stranger), authors: [stranger],
                    roster: rosterOf([you, stranger]))))
        #expect(rig.seqs == [1, 2])
        #expect(rig.effects.contains { if case .rescue = $0 { true } else { false } })
        #expect(rig.lobby.topic.text == "new")
        #expect(rig.hub.people[UserNumber(2)]?.nick == stranger.nick)
        #expect(rig.lobby.unread == 0)
    }

    @Test func olderPagesComeOneAtATimeUntilTheBeginning() {
        var rig = Rig.inLobby(entries(301...400))
        #expect(historyRequests(rig.user(.loadOlder)) == [.before(Seq(301), limit: ClientLimits.page)])
        #expect(historyRequests(rig.user(.loadOlder)).isEmpty)
        #expect(historyRequests(rig.answer(.history(lastHistory(rig), page(101...300, more: true)))).count == 1)
        rig.answer(.history(lastHistory(rig), page(1...100, more: false)))
        #expect(rig.lobby.timeline.reachesBeginning)
        #expect(historyRequests(rig.user(.loadOlder)).isEmpty)
        #expect(rig.seqs == Array(1...400))
    }

    @Test func scrollingNearTheTopLoadsMore() {
        var rig = Rig.inLobby(entries(301...400))
        #expect(historyRequests(rig.user(.scrolled(.older(top: Seq(380), bottom: Seq(390))))).isEmpty)
        let spans = historyRequests(rig.user(.scrolled(.older(top: Seq(320), bottom: Seq(330)))))
        #expect(spans == [.before(Seq(301), limit: ClientLimits.page)])
    }

    @Test func anEmptyPageIsTheBeginning() {
        var rig = Rig.inLobby(entries(50...60))
        rig.user(.loadOlder)
        rig.answer(.history(lastHistory(rig), HistoryPage(room: RoomNumber(10), entries: [], authors: [], more: false)))
        #expect(rig.lobby.timeline.reachesBeginning)
    }

    @Test func memoryIsBoundedWhereverOneReads() {
        var rig = Rig.inLobby()
        for seq in 1...3_000 as ClosedRange<UInt64> { rig.event(.entry(entry(seq, by: ann, "x"))) }
        let bound = ClientLimits.timelineItems + ClientLimits.timelineSlack
        #expect(rig.lobby.timeline.items.count <= bound)
        #expect(rig.seqs.last == 3_000)
        rig.user(.scrolled(.older(top: Seq(1_300), bottom: Seq(1_320))))
        for seq in 3_001...8_000 as ClosedRange<UInt64> {
            rig.event(.entry(entry(seq, by: ann, "x")))
            #expect(rig.lobby.timeline.items.count <= bound)
        }
        #expect(rig.lobby.timeline.entry(at: Seq(1_310)) != nil)
        #expect(rig.seqs.last == 8_000)
        rig.user(.scrolled(.newest))
        rig.wait(1)
        #expect(rig.lobby.timeline.holes.count <= ClientLimits.filledHole)
        #expect(rig.seqs == rig.seqs.sorted())
    }

    @Test func clearedLinesCanBeLoadedAgainAndTheCutStillResumes() {
        var rig = Rig.inLobby(entries(1...5))
        rig.type("/clear")
        #expect(rig.seqs.isEmpty)
        rig.reconnect()
        let token = rig.requests.compactMap { if case .join(_, .lobby, let token) = $0 { token } else { nil } }.last
        #expect(token == ResumeToken(seq: Seq(5), nonce: Nonce(5)))
        rig.joined(resume: .resumed, head: 5, [])
        let spans = historyRequests(rig.user(.loadOlder))
        #expect(spans == [.before(Seq(6), limit: ClientLimits.page)])
        rig.answer(.history(lastHistory(rig), page(1...5, more: false)))
        #expect(rig.seqs == Array(1...5))
    }

    @Test func linesMissedInARoomThatWasEmptyCount() {
        var rig = Rig.inLobby()
        rig.reconnect()
        rig.user(.focused(false))
        rig.joined(nil, .lobby, entries(1...3))
        #expect(rig.lobby.unread == 3)
    }

    @Test func unknownAuthorsAreAskedForOnce() {
        var rig = Rig.inLobby()
        let stranger = person(9, "zoe")
        let effects = rig.event(.entry(entry(1, by: stranger, "hi")))
        #expect(Rig.requests(effects).contains { if case .identify(_, [UserNumber(9)]) = $0 { true } else { false } })
        #expect(!Rig.requests(rig.event(.entry(entry(2, by: stranger, "hi")))).contains { $0.isIdentify })
        rig.answer(.identified(rig.lastTag { if case .identify(let tag, _) = $0 { tag } else { nil } }, []))
        #expect(!Rig.requests(rig.event(.entry(entry(3, by: stranger, "hi")))).contains { $0.isIdentify })
    }
}

extension Request {
    var isIdentify: Bool { if case .identify = self { true } else { false } }
}
