import ChatModel

extension Sample {
    static let requests = handshakeRequests + postRequests + roomRequests + listRequests

    private static func request(_ name: String, _ request: Request, _ fields: [String: Field]) -> Sample {
        Sample(name: name, value: .request(request), fields: fields)
    }

    private static let handshakeRequests = [
        request(
            "hello",
            .hello(
                Hello(
                    versions: [1], features: ["scram"], software: "hubbub 0.1.0", userKey: Fixed.userKey,
                    nonce: Fixed.digest(65))),
            [
                "versions": [1], "userKey": .hex(Fixed.userKey), "nonce": .text(Fixed.digest(65).hex),
                "features": ["scram"], "software": "hubbub 0.1.0",
            ]),
        request(
            "proof", .proof(Proof(signature: Fixed.signature, nick: Fixed.nick("ann"), kind: .visitor)),
            ["signature": .hex(Fixed.signature), "nick": "ann", "kind": "visitor"]),
        request("heartbeat", .heartbeat, [:]),
        request("goodbye", .goodbye, [:]),
    ]

    private static func post(_ name: String, _ body: Entry.Body, _ text: String) -> Sample {
        request(
            name, .post(Post(room: Fixed.room, nonce: Fixed.nonce, attempt: 2, body: body)),
            ["room": 7, "nonce": Words.nonce, "attempt": 2, "text": .text(text)])
    }

    private static let postRequests = [
        post("post a text", .text(Fixed.message("Hello, 世界 👋🏽")), "Hello, 世界 👋🏽"),
        post("post an action", .action(Fixed.message("waves")), "waves"),
        post("post a topic", .topic(Fixed.topic("Lunch at 12")), "Lunch at 12"),
        post("post an empty topic", .topic(.none), ""),
    ]

    private static let roomRequests = [
        request("join afresh", .join(Tag(1), .lobby, resume: nil), ["tag": 1, "name": "lobby", "resume": nil]),
        request(
            "join and resume", .join(Tag(1), .lobby, resume: Fixed.token),
            ["tag": 1, "name": "lobby", "resume": Words.token]),
        request(
            "talk directly by nick", .direct(Tag(2), .nick(Fixed.nick("Bøb")), resume: nil),
            ["tag": 2, "nick": "Bøb", "resume": nil]),
        request(
            "talk directly by user", .direct(Tag(2), .user(Fixed.bobID), resume: Fixed.token),
            ["tag": 2, "user": .text(Fixed.bobID.digest.hex), "resume": Words.token]),
        request("leave", .leave(Tag(70), Fixed.room), ["tag": 70, "room": 7]),
        request("nick", .nick(Tag(4), Fixed.nick("Ann")), ["tag": 4, "nick": "Ann"]),
        request("away", .away(Tag(5), Fixed.away("at lunch")), ["tag": 5, "text": "at lunch"]),
        request("back", .away(Tag(5), nil), ["tag": 5, "text": nil]),
        request(
            "newest history", .history(Tag(6), Fixed.room, .before(nil, limit: 50)),
            ["tag": 6, "room": 7, "direction": "newest", "limit": 50]),
        request(
            "history before", .history(Tag(6), Fixed.room, .before(Seq(20_000), limit: 200)),
            ["tag": 6, "room": 7, "direction": "before", "limit": 200, "seq": 20_000]),
        request(
            "history after", .history(Tag(6), Fixed.room, .after(Seq(41), limit: 200)),
            ["tag": 6, "room": 7, "direction": "after", "limit": 200, "seq": 41]),
    ]

    private static let listRequests = [
        request("rooms", .rooms(Tag(8), after: nil), ["tag": 8, "after": nil]),
        request("more rooms", .rooms(Tag(8), after: .lobby), ["tag": 8, "after": "lobby"]),
        request("roster", .roster(Tag(9), Fixed.room, after: nil), ["tag": 9, "room": 7, "after": nil]),
        request(
            "more of the roster", .roster(Tag(9), Fixed.room, after: Fixed.bob.number),
            ["tag": 9, "room": 7, "after": 300]),
        request("people", .people(Tag(10), after: nil), ["tag": 10, "after": nil]),
        request("more people", .people(Tag(10), after: Fixed.ann.number), ["tag": 10, "after": 3]),
        request(
            "identify", .identify(Tag(11), [Fixed.ann.number, Fixed.bob.number]), ["tag": 11, "numbers": [3, 300]]),
        request("whois", .whois(Tag(12), Fixed.nick("ann")), ["tag": 12, "nick": "ann"]),
        request("ping", .ping(Tag(13), Fixed.payload([1, 2, 255])), ["tag": 13, "payload": "0102ff"]),
    ]
}
