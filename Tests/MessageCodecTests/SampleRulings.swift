import ChatModel

/// Orders, rulings, sanctions, roles and passwords.
extension Sample {
    static let rulings = credentials + orders + rulingEntries + consequences

    private static func request(_ name: String, _ request: Request, _ fields: [String: Field]) -> Sample {
        Sample(name: name, value: .request(request), fields: fields)
    }

    private static func answer(_ name: String, _ answer: Answer, _ fields: [String: Field]) -> Sample {
        Sample(name: name, value: .answer(answer), fields: fields)
    }

    private static let credentials = [
        request("credentials", .credentials("n,,n=user,r=abc"), ["message": "n,,n=user,r=abc"]),
        answer("hub's credentials", .credentials("v=abc="), ["message": "v=abc="]),
    ]

    private static func order(_ name: String, _ order: Order, _ fields: [String: Field]) -> Sample {
        let own: [String: Field] = ["tag": 16, "room": 7, "nonce": Words.nonce]
        return request(
            name, .order(Tag(16), Fixed.room, Fixed.nonce, order), own.merging(fields) { first, _ in first })
    }

    private static let orders = [
        order(
            "order to kick", Order(scope: .room, act: .kick(.nick(Fixed.nick("Bøb"))), reason: Fixed.reason("spam")),
            ["scope": "room", "act": "kick", "nick": "Bøb", "reason": "spam"]),
        order(
            "order to ban from the hub",
            Order(scope: .hub, act: .ban(.address(Fixed.address("10.0.0.7")), milliseconds: 3_600_000)),
            ["scope": "hub", "act": "ban", "address": "10.0.0.7", "milliseconds": 3_600_000, "reason": nil]),
        order(
            "order to make an operator", Order(scope: .room, act: .promote(.user(Fixed.bobID))),
            ["scope": "room", "act": "promote", "user": .text(Fixed.bobID.digest.hex), "reason": nil]),
        order(
            "order to change the mode",
            Order(scope: .room, act: .mode(ModeChange(isInviteOnly: true, pause: 30, history: RoomMode.History.none))),
            [
                "scope": "room", "act": "mode", "invite": true, "announce": nil, "pause": 30, "history": "none",
                "reason": nil,
            ]),
        request("ask for sanctions", .sanctions(Tag(17), Fixed.room, .hub), ["tag": 17, "room": 7, "scope": "hub"]),
    ]

    private static func entry(_ name: String, _ ruling: Ruling, _ fields: [String: Field]) -> Sample {
        let own: [String: Field] = ["room": 7, "seq": 42, "time": Words.time, "author": 3, "nonce": Words.nonce]
        return answer(
            name, .event(Fixed.room, .entry(Fixed.entry(42, .ruling(ruling)))),
            own.merging(fields) { first, _ in first })
    }

    private static let rulingEntries = [
        entry(
            "entry: ruling, a ban", Fixed.ban,
            [
                "scope": "room", "act": "ban", "user": .text(Fixed.bobID.digest.hex), "nick": "Bøb",
                "until": Words.time, "reason": "spam",
            ]),
        entry(
            "entry: ruling, a mode",
            Ruling(scope: .room, act: .mode(RoomMode(isInviteOnly: true, pause: 30, chosenHistory: .sinceJoin))),
            [
                "scope": "room", "act": "mode", "invite": true, "announce": false, "pause": 30,
                "history": "since-join", "reason": nil,
            ]),
    ]

    private static let consequences = [
        answer(
            "removed", .removed(Fixed.room, Removal(by: Fixed.nick("ann"), ruling: Fixed.ban)),
            [
                "room": 7, "by": "ann", "scope": "room", "act": "ban", "user": .text(Fixed.bobID.digest.hex),
                "nick": "Bøb", "until": Words.time, "reason": "spam",
            ]),
        answer(
            "sanctions",
            .sanctions(
                Tag(17),
                [
                    Sanction(
                        kind: .ban, target: .address(Fixed.address("fe80::7")), until: nil, by: Fixed.nick("ann"),
                        reason: nil)
                ], more: false),
            [
                "tag": 17,
                "sanctions": [["kind": "ban", "address": "fe80::7", "until": nil, "by": "ann", "reason": nil]],
                "more": false,
            ]),
        answer(
            "role changed", .event(Fixed.room, .role(Fixed.bob.number, .operator)),
            ["room": 7, "user": 300, "role": "operator"]),
    ]
}

extension Fixed {
    static func reason(_ text: String) -> Reason { valid(Reason.init, text) }
    static func address(_ text: String) -> BannedAddress { valid(BannedAddress.init, text) }
    static let ban = Ruling(
        scope: .room, act: .ban(.user(Subject(id: bobID, nick: nick("Bøb"))), until: time), reason: reason("spam"))
}
