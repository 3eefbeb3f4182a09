import ChatModel
import Testing

@testable import HubCore

struct SearchTests {
    /// Ann and Bob talk in a room and between themselves; Eve is in the room.
    private func talked(
        _ change: (inout Limits) -> Void = { _ in }
    ) throws -> (bench: Bench, ann: SessionID, bob: SessionID, eve: SessionID) {
        var bench = Bench(change)
        let (ann, bob, eve) = (try bench.member("ann"), try bench.member("bob"), try bench.member("eve"))
        let room = try bench.join(ann)
        try bench.join(bob)
        try bench.say("tea in public", in: room, from: ann)
        bench.wait(1_000)
        try bench.say("tea in private", in: try bench.direct(ann, with: "bob"), from: ann)
        bench.wait(1_000)
        try bench.say("more tea in public", in: room, from: bob)
        return (bench, ann, bob, eve)
    }

    private func wanted(
        _ words: String = "tea", _ scope: SearchScope = .everywhere, by author: String? = nil, since: HubTime? = nil,
        before: SearchPlace? = nil, limit: UInt32 = 10
    ) throws -> SearchRequest {
        SearchRequest(
            words: try SearchWords(words), scope: scope, author: try author.map { try Nick($0) }, since: since,
            before: before, limit: limit)
    }

    private func find(_ request: SearchRequest, _ id: SessionID, _ bench: inout Bench) throws -> SearchPage {
        try unwrap(bench.receive(.search(Tag(3), request), from: id).found(by: id).first)
    }

    @Test func everywhereIsEveryNamedRoomAndOnesOwnDirectOnes() throws {
        var (bench, ann, bob, eve) = try talked()
        let all = ["more tea in public", "tea in private", "tea in public"]
        for (id, texts) in [(ann, all), (bob, all), (eve, ["more tea in public", "tea in public"])] {
            let page = try find(try wanted(), id, &bench)
            #expect(page.hits.compactMap(\.entry.body.spoken?.text) == texts)
        }
    }

    @Test func aPageNamesItsRoomsPartnersAndAuthors() throws {
        var (bench, ann, _, _) = try talked()
        let page = try find(try wanted(), ann, &bench)
        let (me, bob) = (try bench.person("ann"), try bench.person("bob"))
        #expect(
            page.rooms == [
                SearchRoom(number: RoomNumber(1), kind: .named(.lobby), partner: nil),
                SearchRoom(number: RoomNumber(2), kind: .direct(DirectPair(me.id, bob.id)), partner: bob),
            ])
        #expect(page.authors == [me, bob])
    }

    @Test func aSearchGoesToTheStoreWithNumbers() throws {
        var (bench, ann, _, _) = try talked { $0.searchHits = 5 }
        let since = HubTime(milliseconds: 17)
        let request = try wanted("tea", .room(.lobby), by: "BOB", since: since, before: SearchPlace(9), limit: 50)
        let search = JournalSearch(
            words: try SearchWords("tea"), rooms: .one(RoomNumber(1)), author: try bench.person("bob").number,
            since: since, before: SearchPlace(9), limit: 5)
        #expect(bench.apply(.received(ann, .search(Tag(3), request))).searches == [search])
    }

    @Test func pagesFollowEachOther() throws {
        var (bench, ann, _, _) = try talked()
        var (texts, before): ([String], SearchPlace?) = ([], nil)
        repeat {
            let page = try find(try wanted(before: before, limit: 0), ann, &bench)
            #expect(page.hits.count == 1)
            texts += page.hits.compactMap(\.entry.body.spoken?.text)
            before = page.next
        } while before != nil
        #expect(texts == ["more tea in public", "tea in private", "tea in public"])
    }

    @Test func aConversationIsSearchedByItsTwo() throws {
        var (bench, ann, bob, eve) = try talked()
        let (me, partner) = (try bench.user("ann"), try bench.user("bob"))
        for (id, other) in [(ann, partner), (bob, me)] {
            let page = try find(try wanted("tea", .direct(other)), id, &bench)
            #expect(page.hits.compactMap(\.entry.body.spoken?.text) == ["tea in private"])
        }
        let peek = Request.search(Tag(3), try wanted("tea", .direct(partner)))
        #expect(bench.receive(peek, from: eve).refusals(to: eve) == [.noSuchRoom])
    }

    @Test func whatDoesNotExistIsRefusedBeforeTheStoreIsAsked() throws {
        var (bench, ann, _, _) = try talked()
        let nobody = UserID(try unwrap(Digest([UInt8](repeating: 77, count: 32))))
        let rows = [
            (try wanted("tea", .room(try RoomName("elsewhere"))), Refusal.Code.noSuchRoom),
            (try wanted("tea", .direct(nobody)), .noSuchUser),
            (try wanted("tea", .direct(try bench.user("ann"))), .noSuchRoom),
            (try wanted("tea", by: "nobody"), .noSuchUser),
        ]
        for (request, code) in rows {
            let effects = bench.receive(.search(Tag(3), request), from: ann)
            #expect(effects.refusals(to: ann) == [code])
            #expect(effects.searches == [])
        }
    }

    @Test func nothingToFindAndAFailureAreToldApart() throws {
        var (bench, ann, _, _) = try talked()
        let empty = Request.search(Tag(3), try wanted("…"))
        #expect(bench.receive(empty, from: ann).refusals(to: ann) == [.emptySearch])
        bench.searchesFail = true
        let failing = Request.search(Tag(4), try wanted())
        #expect(bench.receive(failing, from: ann).refusals(to: ann) == [.storageFailed])
        bench.searchesFail = false
        #expect(try find(try wanted(), ann, &bench).hits.count == 3)
    }

    @Test func searchesAreLimitedForEachSessionAndForAll() throws {
        var (bench, ann, bob, eve) = try talked {
            $0.searchesPerSession = 2
            $0.searches = 3
        }
        let ask = Request.search(Tag(3), try wanted())
        let flights = [ann, ann, bob].flatMap { bench.apply(.received($0, ask)) }
        #expect(flights.searches.count == 3)
        for id in [ann, bob, eve] { #expect(bench.apply(.received(id, ask)).refusals(to: id) == [.overCredit]) }
        #expect(bench.settle(flights).found(by: ann).count == 2)
        for id in [ann, bob, eve] { #expect(bench.apply(.received(id, ask)).searches.count == 1) }
    }

    @Test func anAnswerForSomebodyWhoLeftIsDropped() throws {
        var (bench, ann, _, _) = try talked { $0.searches = 1 }
        let flight = bench.apply(.received(ann, .search(Tag(3), try wanted())))
        bench.receive(.goodbye, from: ann)
        #expect(bench.settle(flight).found(by: ann) == [])
        #expect(bench.hub.searches.count == 0)
    }

    @Test func onlySoManyConversationsAreLookedThroughNewestFirst() throws {
        var (bench, ann, _, _) = try talked { $0.searchedDirects = 1 }
        bench.wait(1_000)
        let room = try bench.direct(ann, with: "eve")
        try bench.say("tea", in: room, from: ann)
        let search = try unwrap(bench.receive(.search(Tag(3), try wanted()), from: ann).searches.first)
        #expect(search.rooms == .namedAnd([room]))
    }

    @Test func whatWasTakenBackIsNotFound() throws {
        var (bench, ann, _, _) = try talked()
        bench.receive(.post(bench.post(.deletion(of: Seq(1)), in: RoomNumber(1))), from: ann)
        #expect(try find(try wanted("tea", .room(.lobby)), ann, &bench).hits.map(\.entry.seq) == [Seq(2)])
    }
}
