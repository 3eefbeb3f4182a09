import ChatModel

/// Pinned messages.
extension Sample {
    static let pins: [Sample] = [
        post("post a pin", isOn: true), post("post that a pin is taken away", isOn: false),
        entry("entry: pin", isOn: true), entry("entry: pin taken away", isOn: false),
        Sample(
            name: "the newest pins", value: .request(.pins(Tag(23), Fixed.room, before: nil)),
            fields: ["tag": 23, "room": 7, "before": nil]),
        Sample(
            name: "older pins", value: .request(.pins(Tag(24), Fixed.room, before: Seq(41))),
            fields: ["tag": 24, "room": 7, "before": 41]),
        Sample(
            name: "post refused: no further pin",
            value: .answer(
                .refused(Refusal(subject: .post(Fixed.nonce), code: .tooManyPins, detail: "Unpin one first."))),
            fields: ["subject": "post", "nonce": Words.nonce, "code": 48, "detail": "Unpin one first."]),
    ]

    private static func post(_ name: String, isOn: Bool) -> Sample {
        Sample(
            name: name,
            value: .request(
                .post(Post(room: Fixed.room, nonce: Fixed.nonce, attempt: 2, body: .pin(of: Seq(41), isOn: isOn)))),
            fields: ["tag": 0, "room": 7, "nonce": Words.nonce, "attempt": 2, "of": 41, "on": .flag(isOn)])
    }

    private static func entry(_ name: String, isOn: Bool) -> Sample {
        Sample(
            name: name,
            value: .answer(.event(Fixed.room, .entry(Fixed.entry(42, .pin(of: Seq(41), isOn: isOn))))),
            fields: [
                "room": 7, "seq": 42, "time": Words.time, "author": 3, "nonce": Words.nonce, "of": 41,
                "on": .flag(isOn),
            ])
    }
}
