import ChatModel
import HubServer
import TestKit
import Testing
import Trust

@Suite(.timeLimit(.minutes(1))) struct SearchTests {
    private func request(
        _ words: String, in scope: SearchScope = .everywhere, by author: Nick? = nil, limit: UInt32 = 50,
        before: SearchPlace? = nil
    ) throws -> SearchRequest {
        SearchRequest(
            words: try SearchWords(words), scope: scope, author: author, since: nil, before: before, limit: limit)
    }

    /// Of a hub on which one may ask again and again until the index has come to everything.
    private static var limits: Limits {
        var limits = Limits()
        limits.searchRate = .any
        return limits
    }

    /// What is found once the index has come to everything.
    private func find(_ request: SearchRequest, by guest: Guest) async throws -> SearchPage {
        while true {
            try await guest.peer.send(.search(Tag(4), request))
            let page = try await guest.next { if case .found(Tag(4), let page) = $0 { page } else { nil } }
            if page.unindexed == 0 { return page }
        }
    }

    private func texts(_ page: SearchPage) -> [String] { page.hits.compactMap { $0.entry.body.spoken?.text } }

    @Test func whatWasSaidIsFoundInItsPresentWords() async throws {
        try await withHub(limits: Self.limits) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let room = try await ann.join().room
            for text in ["apples are ripe", "pears too", "我们明天去公园", "more apples"] { try await ann.say(text, in: room) }
            for _ in 0..<4 { _ = try await ann.entry() }
            try await ann.post(.edit(of: Seq(2), try MessageText("apple trees too")), in: room)
            try await ann.post(.deletion(of: Seq(4)), in: room)
            for _ in 0..<2 { _ = try await ann.entry() }
            let bob = try await Guest.enter(hub, as: "bob")
            #expect(texts(try await find(try request("apple"), by: bob)) == ["apple trees too", "apples are ripe"])
            #expect(texts(try await find(try request("明天"), by: bob)) == ["我们明天去公园"])
            #expect(try await find(try request("pears"), by: bob).hits.isEmpty)
            let page = try await find(try request("apple", by: ann.you.nick, limit: 1), by: bob)
            #expect(page.authors == [ann.you] && page.rooms.map(\.number) == [room])
            let next = try await find(try request("apple", limit: 1, before: page.next), by: bob)
            #expect(texts(next) == ["apples are ripe"])
        }
    }

    @Test func directMessagesAreFoundByTheTwoAlone() async throws {
        try await withHub(limits: Self.limits) { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            let bob = try await Guest.enter(hub, as: "bob")
            let eve = try await Guest.enter(hub, as: "eve")
            let direct = try await ann.open(with: bob.you.id)
            try await ann.say("the secret word", in: direct.room)
            _ = try await ann.entry()
            for guest in [ann, bob] {
                #expect(texts(try await find(try request("secret"), by: guest)) == ["the secret word"])
            }
            let partner = try await find(try request("secret"), by: bob).rooms.map(\.partner)
            #expect(partner == [ann.you])
            #expect(texts(try await find(try request("secret", in: .direct(ann.you.id)), by: bob)).count == 1)
            #expect(try await find(try request("secret"), by: eve).hits.isEmpty)
            try await eve.peer.send(.search(Tag(4), try request("secret", in: .direct(ann.you.id))))
            #expect(try await eve.refusal() == .noSuchRoom)
        }
    }

    @Test func aSearchWithoutAWordIsRefused() async throws {
        try await withHub { hub in
            let ann = try await Guest.enter(hub, as: "ann")
            try await ann.peer.send(.search(Tag(4), try request("…!?")))
            #expect(try await ann.refusal() == .emptySearch)
            try await ann.peer.send(.search(Tag(4), try request("tea", in: .room(try RoomName("nowhere")))))
            #expect(try await ann.refusal() == .noSuchRoom)
        }
    }
}
