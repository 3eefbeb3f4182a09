import ChatModel

/// Replies, reactions, edits, deletions, search, read marks, direct conversations and the state of the disk.
extension Sample {
    static let changes = changePosts + changeEntries + searches + marks

    private static func post(_ name: String, _ body: Entry.Body, _ fields: [String: Field]) -> Sample {
        let own: [String: Field] = ["room": 7, "nonce": Words.nonce, "attempt": 2]
        return Sample(
            name: name, value: .request(.post(Post(room: Fixed.room, nonce: Fixed.nonce, attempt: 2, body: body))),
            fields: own.merging(fields) { first, _ in first })
    }

    private static let changePosts = [
        post("post a reply", .reply(to: Seq(41), Fixed.message("yes")), ["to": 41, "text": "yes"]),
        post("post an edit", .edit(of: Seq(41), Fixed.message("hello")), ["of": 41, "text": "hello"]),
        post(
            "post a reaction", .reaction(to: Seq(41), Fixed.reaction("👍🏽"), isOn: true),
            ["to": 41, "reaction": "👍🏽", "on": true]),
        post("post a deletion", .deletion(of: Seq(41)), ["of": 41]),
    ]

    private static func entry(_ name: String, _ body: Entry.Body, _ fields: [String: Field]) -> Sample {
        let own: [String: Field] = [
            "room": 7, "seq": 42, "time": Words.time, "author": 3, "nonce": Words.nonce,
        ]
        return Sample(
            name: name, value: .answer(.event(Fixed.room, .entry(Fixed.entry(42, body)))),
            fields: own.merging(fields) { first, _ in first })
    }

    private static let changeEntries = [
        entry("entry: reply", .reply(to: Seq(41), Fixed.message("yes")), ["to": 41, "text": "yes"]),
        entry("entry: edit", .edit(of: Seq(41), Fixed.message("hello")), ["of": 41, "text": "hello"]),
        entry(
            "entry: reaction", .reaction(to: Seq(41), Fixed.reaction("👍🏽"), isOn: false),
            ["to": 41, "reaction": "👍🏽", "on": false]),
        entry("entry: deletion", .deletion(of: Seq(41)), ["of": 41]),
        entry("entry: snapshot", .snapshot(RoomSnapshot(topic: Fixed.topic("Lunch at 12"))), ["topic": "Lunch at 12"]),
        entry("entry: deleted", .deleted, [:]),
        entry("entry: deleted edit", .deletedEdit(of: Seq(41)), ["of": 41]),
    ]

    private static func request(_ name: String, _ request: Request, _ fields: [String: Field]) -> Sample {
        Sample(name: name, value: .request(request), fields: fields)
    }

    private static func answer(_ name: String, _ answer: Answer, _ fields: [String: Field]) -> Sample {
        Sample(name: name, value: .answer(answer), fields: fields)
    }

    private static let searches = [
        request(
            "search everywhere",
            .search(
                Tag(14),
                SearchRequest(
                    words: Fixed.words("change log"), scope: .everywhere, author: nil, since: nil, before: nil,
                    limit: 50)),
            [
                "tag": 14, "words": "change log", "scope": "everywhere", "author": nil, "since": nil, "before": nil,
                "limit": 50,
            ]),
        request(
            "search a room",
            .search(
                Tag(14),
                SearchRequest(
                    words: Fixed.words("日志"), scope: .room(.lobby), author: Fixed.nick("ann"), since: Fixed.time,
                    before: SearchPlace(1_000_000), limit: 20)),
            [
                "tag": 14, "words": "日志", "scope": "room", "name": "lobby", "author": "ann", "since": Words.time,
                "before": 1_000_000, "limit": 20,
            ]),
        request(
            "search a direct conversation",
            .search(
                Tag(14),
                SearchRequest(
                    words: Fixed.words("lunch"), scope: .direct(Fixed.bobID), author: nil, since: nil, before: nil,
                    limit: 20)),
            [
                "tag": 14, "words": "lunch", "scope": "direct", "user": .text(Fixed.bobID.digest.hex), "author": nil,
                "since": nil, "before": nil, "limit": 20,
            ]),
        answer(
            "found",
            .found(
                Tag(14),
                SearchPage(
                    hits: [
                        SearchHit(room: Fixed.room, entry: Fixed.entry(42, .text(Fixed.message("hi")))),
                        SearchHit(
                            room: RoomNumber(900), entry: Fixed.entry(5, .action(Fixed.message("hides"))),
                            isPinned: true),
                    ],
                    rooms: [
                        SearchRoom(number: Fixed.room, kind: .named(.lobby), partner: nil),
                        SearchRoom(
                            number: RoomNumber(900), kind: .direct(DirectPair(Fixed.bobID, Fixed.annID)),
                            partner: Fixed.bob),
                    ], authors: [Fixed.ann], next: SearchPlace(1_000_000), unindexed: 3)),
            [
                "tag": 14,
                "hits": [
                    ["room": 7, "entry": Words.entry(42, "text", "hi"), "pinned": false],
                    ["room": 900, "entry": Words.entry(5, "action", "hides"), "pinned": true],
                ],
                "rooms": [
                    ["room": 7, "kind": "named", "name": "lobby", "partner": nil],
                    [
                        "room": 900, "kind": "direct", "low": .text(Fixed.annID.digest.hex),
                        "high": .text(Fixed.bobID.digest.hex), "partner": Words.bob,
                    ],
                ], "authors": [Words.ann], "next": 1_000_000, "unindexed": 3,
            ]),
    ]

    private static let marks = [
        request("mark as read", .mark(Fixed.room, Seq(42)), ["room": 7, "seq": 42]),
        request("direct conversations", .directs(Tag(15)), ["tag": 15]),
        answer("read on another terminal", .mark(Fixed.room, Seq(42)), ["room": 7, "seq": 42]),
        answer(
            "direct conversations listed",
            .directs(Tag(15), [DirectSummary(partner: Fixed.bob, head: Seq(42), time: Fixed.time)]),
            ["tag": 15, "directs": [["partner": Words.bob, "head": 42, "time": Words.time]]]),
        answer("the disk is full", .storage(.full), ["status": "full"]),
        answer("the disk is well again", .storage(.well), ["status": "well"]),
    ]
}
