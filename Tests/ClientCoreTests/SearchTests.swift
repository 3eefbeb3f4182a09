import ChatModel
import Testing

@testable import ClientCore

@Suite struct SearchTests {
    private func searches(_ rig: Rig) -> [SearchRequest] {
        rig.requests.compactMap { if case .search(_, let request) = $0 { request } else { nil } }
    }

    private func lastSearch(_ rig: Rig) -> ChatModel.Tag {
        rig.lastTag { if case .search(let tag, _) = $0 { tag } else { nil } }
    }

    private func page(_ seqs: [UInt64], in number: UInt32 = 10, next: UInt64? = nil) -> SearchPage {
        let rooms = [
            SearchRoom(number: RoomNumber(10), kind: .named(.lobby), partner: nil),
            SearchRoom(number: RoomNumber(11), kind: .named(room("dev")), partner: nil),
        ]
        let hits = seqs.map { SearchHit(room: RoomNumber(number), entry: entry($0, by: ann, "dana, hit \($0)")) }
        return SearchPage(hits: hits, rooms: rooms, authors: [ann], next: next.map { SearchPlace($0) }, unindexed: 0)
    }

    private func historyRequest(_ effects: [ClientEffect]) -> (ChatModel.Tag, HistorySpan)? {
        Rig.requests(effects).compactMap { if case .history(let tag, _, let span) = $0 { (tag, span) } else { nil } }
            .last
    }

    @Test(
        arguments: [
            ("release notes", SearchScope.everywhere, nil, nil),
            ("release from:bob notes", .everywhere, "bob", nil),
            ("in:#dev release notes", .room(room("dev")), nil, nil),
            ("release notes in:@ann since:2d", .direct(ann.id), nil, UInt64(2 * 86_400_000)),
            ("release FROM:@bob notes since:1h30m", .everywhere, "bob", 5_400_000),
        ] as [(String, SearchScope, String?, UInt64?)])
    func filtersAreReadFromBetweenTheWords(line: String, scope: SearchScope, author: String?, age: UInt64?) throws {
        var rig = Rig.inLobby()
        rig.type("/search \(line)")
        let request = try #require(searches(rig).last)
        #expect(request.words.text == "release notes")
        #expect(request.scope == scope)
        #expect(request.author == author.map { nick($0) })
        #expect(request.since == age.map { HubTime(milliseconds: 2_000_000 - min(2_000_000, $0)) })
        #expect(rig.hub.search?.state == .asking)
    }

    @Test(arguments: [
        ("from:ann", SearchFailure.noWords), ("x since:soon", .badSince("soon")), ("x since:0d", .badSince("0d")),
        ("x since:31000000000w", .badSince("31000000000w")),
        ("x in:@bop", .noSuchUser(nick("bop"), close: [bob.nick])),
    ])
    func whatCantBeSearchedIsSaid(line: String, failure: SearchFailure) {
        var rig = Rig.inLobby()
        rig.type("/search \(line)")
        #expect(searches(rig).isEmpty)
        #expect(rig.hub.search?.state == .failed(failure))
    }

    @Test func whatIsFoundIsListedAndPaged() {
        var rig = Rig.inLobby()
        rig.type("/search hit")
        rig.answer(.found(lastSearch(rig), page(Array((31...80).reversed()), next: 31)))
        #expect(rig.hub.search?.state == .found)
        #expect(rig.hub.search?.rows.count == 50)
        #expect(searches(rig).count == 1)
        rig.user(.search(.move(45)))
        #expect(searches(rig).last?.before == SearchPlace(31))
        #expect(rig.hub.search?.isLoadingMore == true)
        rig.user(.search(.move(1)))
        #expect(searches(rig).count == 2)
        rig.answer(.found(lastSearch(rig), page([31, 30, 29])))
        #expect(rig.hub.search?.rows.count == 52)
        #expect(rig.hub.search?.hasMore == false)
        rig.user(.search(.move(.max)))
        #expect(rig.hub.search?.chosen == 51)
    }

    @Test func nothingRefusedAndOfflineAreTold() {
        var rig = Rig.inLobby()
        rig.type("/search hit")
        let old = lastSearch(rig)
        rig.type("/search other")
        rig.answer(.found(old, page([1])))
        #expect(rig.hub.search?.state == .asking)
        rig.answer(.found(lastSearch(rig), page([])))
        #expect(rig.hub.search?.state == .nothing)
        rig.type("/search third")
        rig.answer(.refused(Refusal(subject: .request(lastSearch(rig)), code: .noSuchRoom, detail: "no")))
        #expect(rig.hub.search?.state == .failed(.refused(.noSuchRoom, detail: "no")))
        rig.type("/search fourth")
        rig.lose()
        #expect(rig.hub.search?.state == .failed(.offline))
        rig.type("/search fifth")
        #expect(rig.hub.search?.state == .failed(.offline))
    }

    @Test func aHitIsShownWithItsContextAndOneCanScrollBackToNow() throws {
        var rig = Rig.inLobby(entries(99_901...100_000))
        rig.type("/search hit")
        rig.answer(.found(lastSearch(rig), page([50_000])))
        let (tag, span) = try #require(historyRequest(rig.user(.search(.choose))))
        #expect(span == .after(Seq(49_974), limit: ClientLimits.page))
        let loaded = HistoryPage(room: RoomNumber(10), entries: entries(49_975...50_174), authors: [ann], more: true)
        let effects = rig.answer(.history(tag, loaded))
        let reveal = Reveal(hub: .hub(Rig.hub), conversation: .room(.lobby), place: Seq(50_000), position: .middle)
        #expect(effects.contains(.reveal(reveal)))
        #expect(rig.lobby.landmark == Seq(50_000))
        #expect(historyRequest(effects)?.1 == .before(Seq(49_975), limit: ClientLimits.page))
        #expect(rig.lobby.timeline.missing(before: Seq(99_901)) == 99_900 - 50_174)
        for seq in 100_001...100_050 as ClosedRange<UInt64> { rig.event(.entry(entry(seq, by: ann, "live"))) }
        #expect(rig.lobby.timeline.entry(at: Seq(50_000)) != nil)
        rig.answer(
            .history(
                historyRequest(rig.effects)?.0 ?? Tag(0),
                HistoryPage(room: RoomNumber(10), entries: entries(49_775...49_974), authors: [ann], more: true)))
        let down = historyRequest(rig.user(.scrolled(.older(top: Seq(50_150), bottom: Seq(50_170)))))
        #expect(down?.1 == .after(Seq(50_174), limit: ClientLimits.page))
    }

    @Test func escapeGoesBackToTheSearchAndThenToTheRoom() {
        var rig = Rig.inLobby(entries(1...50))
        rig.type("/search hit")
        rig.answer(.found(lastSearch(rig), page([7], in: 11)))
        rig.user(.search(.choose))
        #expect(rig.hub.active == .room(room("dev")))
        #expect(rig.hub.search?.isShown == false)
        let shown = rig.joined(nil, room("dev"), number: 11, entries(1...20))
        #expect(shown.contains { if case .reveal(let reveal) = $0 { reveal.place == Seq(7) } else { false } })
        rig.user(.scrolled(.older(top: Seq(5), bottom: Seq(9))))
        rig.user(.search(.back))
        #expect(rig.hub.search?.isShown == true)
        rig.user(.search(.close))
        #expect(rig.hub.search == nil)
        #expect(rig.hub.active == .room(.lobby))
        #expect(rig.lobby.view == .newest)
    }

    @Test func whileASearchIsShownTheRoomIsNotRead() {
        var rig = Rig.inLobby(entries(1...5))
        rig.user(.search(.open))
        rig.event(.entry(entry(6, by: ann, "dana")))
        #expect(rig.lobby.unread == 1)
        rig.user(.search(.close))
        #expect(rig.lobby.unread == 0)
    }

    @Test func mentionsAreWalkedInWhatIsLoadedAndThenLookedFor() throws {
        var rig = Rig.inLobby(
            entries(301...310) + [entry(311, by: ann, "dana 1")] + entries(312...320) + [entry(321, by: bob, "dana 2")]
                + entries(322...330))
        let places = [Direction.older, .older, .newer].map { direction -> UInt64? in
            let effects = rig.user(.jumpToMention(direction))
            guard case .reveal(let reveal)? = effects.last(where: { if case .reveal = $0 { true } else { false } })
            else {
                return nil
            }
            rig.user(.scrolled(.older(top: Seq(reveal.place.value - 3), bottom: Seq(reveal.place.value + 3))))
            return reveal.place.value
        }
        #expect(places == [321, 311, 321])
        rig.user(.jumpToMention(.newer))
        #expect(rig.notices == [.noMention(.newer)])
        rig.user(.jumpToMention(.older))
        rig.user(.jumpToMention(.older))
        let request = try #require(searches(rig).last)
        #expect(request.scope == .room(.lobby))
        #expect(request.words.text == "\"dana\"")
        let effects = rig.answer(.found(lastSearch(rig), page([321, 311, 40, 30])))
        #expect(historyRequest(effects) != nil || rig.lobby.isLoading)
        #expect(rig.lobby.view == .older(top: Seq(40), bottom: Seq(40)))
    }

    @Test func noOlderMentionIsSaid() {
        var rig = Rig.inLobby(entries(301...310))
        rig.user(.jumpToMention(.older))
        rig.answer(.found(lastSearch(rig), page([])))
        #expect(rig.notices == [.noMention(.older)])
        var small = Rig.inLobby(entries(1...3))
        small.user(.jumpToMention(.older))
        #expect(searches(small).isEmpty)
        #expect(small.notices == [.noMention(.older)])
    }
}
