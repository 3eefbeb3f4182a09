import ChatModel
import NIOCore
import Testing

@testable import MessageCodec

@Suite struct DatagramTests {
    private func encoded(_ datagram: Datagram) throws -> ByteBuffer {
        var buffer = ByteBuffer()
        try DatagramCodec.encode(datagram, into: &buffer)
        return buffer
    }

    private var signed: SignedBeacon { SignedBeacon(beacon: Sample.beacon, signature: Fixed.signature) }

    @Test func theLargestBeaconIsUnder512Bytes() throws {
        let beacon = Beacon(
            hubKey: Fixed.key65, freshness: Freshness(start: Varint.maximum, counter: Varint.maximum),
            name: Fixed.hubName(String(repeating: "n", count: HubName.byteLimit)), port: .max, pingPort: .max,
            people: .max, flags: Beacon.Flags(rawValue: .max), clock: HubTime(milliseconds: Varint.maximum),
            token: .max, waited: .max)
        let bytes = try encoded(.beacon(SignedBeacon(beacon: beacon, signature: Fixed.signature)))
        #expect(bytes.readableBytes <= DatagramSize.beacon)
        #expect(
            try DatagramCodec.decode(bytes).datagram
                == .beacon(SignedBeacon(beacon: beacon, signature: Fixed.signature)))
    }

    @Test func theLargestAnswerToWhoIsNoLongerThanTheQuestion() throws {
        for (length, count) in [(1, 522), (7, 130), (Nick.byteLimit, 31)] {
            let all = (0..<1_000).map { Fixed.nick(String(repeating: "n", count: length - 1) + "\($0 % 10)") }
            let nicks = DatagramSize.fitting(all)
            #expect(nicks.count == count && nicks == Array(all.prefix(count)))
            let people = PeopleOnline(hubKey: Fixed.key65, token: .max, total: .max, nicks: nicks)
            let bytes = try encoded(.people(SignedPeople(people: people, signature: Fixed.signature)))
            #expect(bytes.readableBytes <= DatagramSize.who && bytes.readableBytes > DatagramSize.who - 40)
            #expect(
                try DatagramCodec.decode(bytes).datagram
                    == .people(SignedPeople(people: people, signature: Fixed.signature)))
        }
        #expect(try encoded(.who(token: .max)).readableBytes == DatagramSize.who)
    }

    @Test func moreNicksThanFitAreNotWritten() throws {
        let nicks = Array(repeating: Fixed.nick(String(repeating: "n", count: Nick.byteLimit)), count: 33)
        let people = PeopleOnline(hubKey: Fixed.key65, token: 1, total: 33, nicks: nicks)
        #expect(
            Bytes.code { () throws(WireError) in
                _ = try Bytes.encode(.datagram(.people(SignedPeople(people: people, signature: Fixed.signature))))
            } == .tooLong)
    }

    @Test func theSignatureOfPeopleCoversAllThatStandsBeforeIt() throws {
        let bytes = try encoded(.people(SignedPeople(people: Sample.people, signature: Fixed.signature)))
        let payload = try DatagramCodec.peoplePayload(Sample.people)
        #expect(Array(bytes.readableBytesView) == payload + Fixed.signature)
        #expect(try DatagramCodec.decode(bytes).signedBytes == payload)
    }

    @Test func theSignatureCoversAllThatStandsBeforeIt() throws {
        let bytes = try encoded(.beacon(signed))
        let payload = try DatagramCodec.beaconPayload(Sample.beacon)
        #expect(Array(bytes.readableBytesView) == payload + Fixed.signature)
        #expect(try DatagramCodec.decode(bytes).signedBytes == payload)
    }

    /// Hubs of the first versions don't say for how long they waited.
    @Test func aBeaconThatEndsWithItsTokenDidNotWait() throws {
        var whole = ByteBuffer()
        try whole.write(Sample.beacon)
        var earlier = ByteBuffer(bytes: [0x48, 0x55, 0x42, 0x42, 1, 1])
        try earlier.writeRecord { (inner) throws(WireError) in
            inner.writeBytes(whole.readableBytesView.dropLast(2))
        }
        earlier.writeBytes(Fixed.signature)
        guard case .beacon(let read) = try DatagramCodec.decode(earlier).datagram else {
            Issue.record("no beacon")
            return
        }
        #expect(read.beacon.waited == 0 && read.beacon.token == Sample.beacon.token)
    }

    @Test func fieldsOfLaterVersionsStayInWhatIsVerified() throws {
        var later = ByteBuffer(bytes: [0x48, 0x55, 0x42, 0x42, 1, 1])
        try later.writeRecord { (inner) throws(WireError) in
            try inner.write(Sample.beacon)
            inner.writeString("a later field")
        }
        let payload = Array(later.readableBytesView)
        later.writeBytes(Fixed.signature)
        later.writeString("an unsigned tail")
        let received = try DatagramCodec.decode(later)
        #expect(received.datagram == .beacon(signed))
        #expect(received.signedBytes == payload)
    }

    @Test func nothingIsAmplified() throws {
        let (query, who) = (try encoded(.query(token: 1)), try encoded(.who(token: 1)))
        #expect(query.readableBytes > DatagramSize.beacon)
        for count in [0, 1, 64] {
            let payload = Fixed.payload(Array(repeating: 1, count: count))
            let ping = try encoded(.ping(token: .max, payload))
            let pong = try encoded(.pong(token: .max, payload, HubTime(milliseconds: Varint.maximum)))
            #expect(ping.readableBytes >= pong.readableBytes)
            #expect(
                Bytes.code { () throws(WireError) in
                    _ = try DatagramCodec.decode(ByteBuffer(ping.readableBytesView.dropLast()))
                } == .foreign)
        }
        for question in [query, who] {
            #expect(
                Bytes.code { () throws(WireError) in
                    _ = try DatagramCodec.decode(ByteBuffer(question.readableBytesView.dropLast()))
                } == .foreign)
        }
    }

    @Test func cutOrForeignPacketsAreRefused() throws {
        for sample in Sample.datagrams {
            let bytes = try Bytes.encode(sample.value)
            for count in 0..<bytes.count {
                #expect(
                    Bytes.code { () throws(WireError) in
                        _ = try DatagramCodec.decode(ByteBuffer(bytes: bytes.prefix(count)))
                    } != nil, "\(sample.name) cut to \(count)")
            }
            for index in 0..<5 {
                var wrong = bytes
                wrong[index] ^= 1
                #expect(
                    Bytes.code { () throws(WireError) in _ = try DatagramCodec.decode(ByteBuffer(bytes: wrong)) }
                        == .foreign)
            }
        }
        let huge = ByteBuffer(repeating: 0, count: DatagramSize.maximum + 1)
        #expect(Bytes.code { () throws(WireError) in _ = try DatagramCodec.decode(huge) } == .tooLong)
    }
}
