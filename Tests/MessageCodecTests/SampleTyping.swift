import ChatModel

/// Who writes something.
extension Sample {
    static let typing: [Sample] = [
        Sample(
            name: "type", value: .request(.typing(Tag(21), Fixed.room, true)),
            fields: ["tag": 21, "room": 7, "on": true]),
        Sample(
            name: "type no longer", value: .request(.typing(Tag(22), Fixed.room, false)),
            fields: ["tag": 22, "room": 7, "on": false]),
        Sample(
            name: "somebody is typing", value: .answer(.event(Fixed.room, .typing(Fixed.bob.number, true))),
            fields: ["room": 7, "user": 300, "on": true]),
        Sample(
            name: "somebody is typing no longer", value: .answer(.event(Fixed.room, .typing(Fixed.bob.number, false))),
            fields: ["room": 7, "user": 300, "on": false]),
    ]
}
