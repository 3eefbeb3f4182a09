import ChatModel

extension Sample {
    static let beacon = Beacon(
        hubKey: Fixed.key65, freshness: Freshness(start: 12, counter: 345), name: Fixed.hubName("Third floor"),
        port: 24_822, pingPort: 41_233, people: 17, flags: [.password, .plain], clock: Fixed.time,
        token: 0xF0E1_D2C3_B4A5_9687, waited: 12_500)

    static let people = PeopleOnline(
        hubKey: Fixed.key65, token: 0xF0E1_D2C3_B4A5_9687, total: 300,
        nicks: ["ann", "李雷", "Bøb"].map(Fixed.nick))

    static let datagrams = [
        Sample(
            name: "beacon", value: .datagram(.beacon(SignedBeacon(beacon: beacon, signature: Fixed.signature))),
            fields: [
                "hubKey": .hex(Fixed.key65), "start": 12, "counter": 345, "name": "Third floor", "port": 24_822,
                "pingPort": 41_233, "people": 17, "flags": ["password", "plain"], "clock": Words.time,
                "token": "f0e1d2c3b4a59687", "waited": 12_500, "signature": .hex(Fixed.signature),
            ]),
        Sample(
            name: "query", value: .datagram(.query(token: 0xF0E1_D2C3_B4A5_9687)), fields: ["token": "f0e1d2c3b4a59687"]
        ),
        Sample(
            name: "udp ping", value: .datagram(.ping(token: 5, Fixed.payload([7, 8, 9]))),
            fields: ["token": "0000000000000005", "payload": "070809"]),
        Sample(
            name: "udp pong", value: .datagram(.pong(token: 5, Fixed.payload([7, 8, 9]), Fixed.time)),
            fields: ["token": "0000000000000005", "payload": "070809", "time": Words.time]),
        Sample(
            name: "udp who", value: .datagram(.who(token: 0xF0E1_D2C3_B4A5_9687)), fields: ["token": "f0e1d2c3b4a59687"]
        ),
        Sample(
            name: "udp people", value: .datagram(.people(SignedPeople(people: people, signature: Fixed.signature))),
            fields: [
                "hubKey": .hex(Fixed.key65), "token": "f0e1d2c3b4a59687", "total": 300,
                "nicks": ["ann", "李雷", "Bøb"], "signature": .hex(Fixed.signature),
            ]),
    ]
}
