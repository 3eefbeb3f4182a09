import ChatModel
import Testing

@testable import ClientCore

extension Scene {
    /// In the lobby, where ann (2), bob (3) and 李雷 (4) have talked: places 1 to 6, the last of them one's own.
    static func talk(_ columns: Int, _ rows: Int) throws -> Scene {
        var scene = try lobby(columns, rows, topic: "Release day")
        try scene.say(2, "the build is green again", at: Sample.time(13, 58))
        try scene.say(3, "great, tagging 1.4 now", at: Sample.time(14, 1))
        try scene.say(4, "下午四点冻结，别忘了更新日志 👍", at: Sample.time(14, 2))
        try scene.event(
            .entry(
                scene.entry(
                    by: 2, body: .reply(to: Seq(2), MessageText("wait for the changelog, dana")),
                    at: Sample.time(14, 3))))
        try scene.event(
            .entry(scene.entry(by: 4, body: .action(MessageText("cafe\u{301} 等等")), at: Sample.time(14, 4))))
        try scene.say(1, "on it", at: Sample.time(14, 5))
        return scene
    }

    /// Somebody changes a message of a room.
    mutating func change(_ author: UInt32, _ body: Entry.Body, in room: UInt32 = 1) throws {
        try event(.entry(entry(in: room, by: author, body: body)), in: room)
    }

    /// The hub refuses the last post.
    mutating func refusePost(_ code: Refusal.Code, _ detail: String) throws {
        let post = try #require(request { if case .post(let post) = $0 { post } else { nil } })
        try answer(.refused(Refusal(subject: .post(post.nonce), code: code, detail: detail)))
    }

    /// The bodies of all posts that were sent.
    var posted: [Entry.Body] {
        effects.compactMap { if case .send(_, .post(let post)) = $0 { post.body } else { nil } }
    }

    /// The hub lists the pinned messages that it was asked for last.
    mutating func pinned(_ entries: [Entry], more: Bool = false) throws {
        let tag = try #require(request { if case .pins(let tag, _, _) = $0 { tag } else { nil } })
        let authors = try [(2, "ann"), (3, "bob"), (4, "李雷")].map { try Sample.person($0, $1) }
        try answer(.history(tag, HistoryPage(room: RoomNumber(1), entries: entries, authors: authors, more: more)))
    }

    /// The last search that the hub was asked for.
    var asked: SearchRequest? {
        request { if case .search(_, let request) = $0 { request } else { nil } }
    }

    /// The hub answers the last search.
    mutating func found(
        _ entries: [(room: UInt32, name: String, entry: Entry)], next: UInt64? = nil, unindexed: UInt64 = 0,
        pinned: Set<Seq> = []
    ) throws {
        let tag = try #require(request { if case .search(let tag, _) = $0 { tag } else { nil } })
        var rooms: [UInt32: SearchRoom] = [:]
        for hit in entries {
            rooms[hit.room] = SearchRoom(
                number: RoomNumber(hit.room), kind: .named(try RoomName(hit.name)), partner: nil)
        }
        let authors = try [(2, "ann"), (3, "bob"), (4, "李雷")].map { try Sample.person($0, $1) }
        let page = SearchPage(
            hits: entries.map {
                SearchHit(room: RoomNumber($0.room), entry: $0.entry, isPinned: pinned.contains($0.entry.seq))
            }, rooms: Array(rooms.values),
            authors: authors, next: next.map { SearchPlace($0) }, unindexed: unindexed)
        try answer(.found(tag, page))
    }

    /// What somebody said once, somewhere.
    static func said(_ author: UInt32, _ text: String, at time: HubTime, seq: UInt64) throws -> Entry {
        Entry(
            seq: Seq(seq), time: time, author: UserNumber(author), nonce: Nonce(seq), body: .text(try MessageText(text))
        )
    }
}
