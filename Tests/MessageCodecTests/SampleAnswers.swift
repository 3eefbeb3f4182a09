import ChatModel

extension Sample {
    static let answers = handshakeAnswers + refusals + roomAnswers + listAnswers + events

    private static func answer(_ name: String, _ answer: Answer, _ fields: [String: Field]) -> Sample {
        Sample(name: name, value: .answer(answer), fields: fields)
    }

    private static let handshakeAnswers = [
        answer(
            "challenge",
            .challenge(
                Challenge(
                    version: 1, features: ["scram"], hubKey: Fixed.key65, nonce: Fixed.digest(129),
                    signature: Fixed.signature, name: Fixed.hubName("Third floor"))),
            [
                "version": 1, "hubKey": .hex(Fixed.key65), "nonce": .text(Fixed.digest(129).hex),
                "signature": .hex(Fixed.signature), "name": "Third floor", "features": ["scram"],
            ]),
        answer(
            "welcome", .welcome(Welcome(you: Fixed.ann, time: Fixed.time, credit: 256, people: 12, role: .owner)),
            ["you": Words.ann, "time": Words.time, "credit": 256, "people": 12, "role": "owner"]),
        answer("hub's heartbeat", .heartbeat, [:]),
        answer("hub's goodbye", .goodbye(.stopping), ["reason": "stopping"]),
        answer("hub's goodbye as asked", .goodbye(.asked), ["reason": "asked"]),
    ]

    private static func refusal(
        _ name: String, _ subject: Refusal.Subject, _ code: Refusal.Code, _ words: Field
    ) -> Sample {
        answer(
            name, .refused(Refusal(subject: subject, code: code, detail: "Not now.")),
            ["subject": words, "code": .number(UInt64(code.rawValue)), "detail": "Not now."])
    }

    private static let refusals = [
        refusal("session refused", .session, .version, "session"),
        refusal("request refused", .request(Tag(4)), .nickTaken, ["tag": 4]),
        refusal("post refused", .post(Fixed.nonce), .storageFull, ["nonce": Words.nonce]),
    ]

    private static let roomAnswers = [
        answer("done", .done(Tag(70)), ["tag": 70]),
        answer("accepted", .accepted(Fixed.nonce, Seq(42)), ["nonce": Words.nonce, "seq": 42]),
        answer(
            "joined a named room",
            .joined(
                Joined(
                    tag: Tag(1), room: Fixed.room, kind: .named(.lobby), partner: nil,
                    topic: Fixed.topic("Lunch at 12"), resume: .resumed, head: Seq(42),
                    history: [
                        Fixed.entry(41, .topic(Fixed.topic("Lunch at 12"))),
                        Fixed.entry(42, .text(Fixed.message(String(repeating: "long ", count: 20)))),
                    ], authors: [Fixed.ann],
                    roster: RosterPage(members: [Fixed.here, Fixed.gone], count: 2, more: false),
                    amendments: Fixed.amendments, floor: Seq(3), mark: Seq(41),
                    unread: Unread(messages: 1, mentions: 0),
                    mode: RoomMode(isAnnounceOnly: true, pause: 10), role: .operator)),
            [
                "tag": 1, "room": 7, "kind": "named", "name": "lobby", "partner": nil, "topic": "Lunch at 12",
                "resume": "resumed", "head": 42,
                "history": [
                    Words.entry(41, "topic", "Lunch at 12"),
                    Words.entry(42, "text", String(repeating: "long ", count: 20)),
                ], "authors": [Words.ann], "members": [Words.here, Words.gone], "count": 2, "more": false,
                "amendments": Words.amendments, "floor": 3, "mark": 41, "unread": 1, "mentions": 0,
                "invite": false, "announce": true, "pause": 10, "past": nil, "role": "operator",
            ]),
        answer(
            "opened a direct room",
            .joined(
                Joined(
                    tag: .unasked, room: RoomNumber(900), kind: .direct(DirectPair(Fixed.bobID, Fixed.annID)),
                    partner: Fixed.bob, topic: .none, resume: .fresh, head: Seq(1),
                    history: [Fixed.entry(1, .action(Fixed.message("waves")))], authors: [Fixed.ann],
                    roster: RosterPage(members: [], count: 0, more: false))),
            [
                "tag": 0, "room": 900, "kind": "direct", "low": .text(Fixed.annID.digest.hex),
                "high": .text(Fixed.bobID.digest.hex), "partner": Words.bob, "topic": "", "resume": "fresh", "head": 1,
                "history": [Words.entry(1, "action", "waves")], "authors": [Words.ann], "members": [], "count": 0,
                "more": false, "amendments": [], "floor": 0, "mark": 0, "unread": 0, "mentions": 0,
                "invite": false, "announce": false, "pause": 0, "past": nil, "role": "member",
            ]),
        answer(
            "gap", .gap(Fixed.room, after: Seq(42), before: Seq(20_000)), ["room": 7, "after": 42, "before": 20_000]),
    ]

    private static let listAnswers = [
        answer(
            "room list",
            .rooms(Tag(8), [RoomSummary(name: .lobby, topic: Fixed.topic("Lunch at 12"), people: 2)], more: true),
            ["tag": 8, "rooms": [["name": "lobby", "topic": "Lunch at 12", "people": 2]], "more": true]),
        answer(
            "roster page",
            .roster(Tag(9), Fixed.room, RosterPage(members: [Fixed.here, Fixed.gone], count: 240, more: true)),
            ["tag": 9, "room": 7, "members": [Words.here, Words.gone], "count": 240, "more": true]),
        answer(
            "people list", .people(Tag(10), [Fixed.here], more: false),
            ["tag": 10, "people": [Words.here], "more": false]),
        answer(
            "identified", .identified(Tag(11), [Fixed.ann, Fixed.bob]), ["tag": 11, "people": [Words.ann, Words.bob]]),
        answer(
            "whois answered",
            .whois(
                Tag(12),
                Whois(
                    person: Fixed.ann, online: true, away: nil, rooms: [.lobby], idle: 90_000, role: .owner,
                    addresses: ["192.168.1.20"])),
            [
                "tag": 12, "person": Words.ann, "online": true, "away": nil, "rooms": ["lobby"], "idle": 90_000,
                "role": "owner", "addresses": ["192.168.1.20"],
            ]),
        answer(
            "history page",
            .history(
                Tag(6),
                HistoryPage(
                    room: Fixed.room, entries: [Fixed.entry(41, .text(Fixed.message("hi")))], authors: [Fixed.ann],
                    more: true, amendments: Fixed.amendments)),
            [
                "tag": 6, "room": 7, "entries": [Words.entry(41, "text", "hi")], "authors": [Words.ann], "more": true,
                "amendments": Words.amendments,
            ]),
        answer(
            "pong", .pong(Tag(13), Fixed.payload([1, 2, 255]), Fixed.time),
            ["tag": 13, "payload": "0102ff", "time": Words.time]),
    ]

    private static func event(_ name: String, _ event: RoomEvent, _ fields: [String: Field]) -> Sample {
        answer(name, .event(Fixed.room, event), fields.merging(["room": 7]) { first, _ in first })
    }

    private static func entry(_ name: String, _ body: Entry.Body, _ text: String) -> Sample {
        event(
            name, .entry(Fixed.entry(42, body)),
            ["seq": 42, "time": Words.time, "author": 3, "nonce": Words.nonce, "text": .text(text)])
    }

    private static let events = [
        entry("entry: text", .text(Fixed.message("Hello, 世界 👋🏽")), "Hello, 世界 👋🏽"),
        entry("entry: action", .action(Fixed.message("waves")), "waves"),
        entry("entry: topic", .topic(Fixed.topic("Lunch at 12")), "Lunch at 12"),
        event("arrived", .arrived(Fixed.gone), ["member": Words.gone]),
        event("left", .left(Fixed.bob.number), ["user": 300]),
        event("renamed", .renamed(Fixed.bob.number, Fixed.nick("bob")), ["user": 300, "nick": "bob"]),
        event("went away", .away(Fixed.bob.number, Fixed.away("at lunch")), ["user": 300, "text": "at lunch"]),
        event("came back", .away(Fixed.bob.number, nil), ["user": 300, "text": nil]),
        event("introduced", .introduced(Fixed.bob), ["person": Words.bob]),
        event(
            "roster delta",
            .roster(RosterDelta(arrived: [Fixed.here], left: [Fixed.bob.number, UserNumber(9)], count: 240)),
            ["arrived": [Words.here], "left": [300, 9], "count": 240]),
    ]
}
