import ChatModel
import Foundation
import NIOCore
import Testing

@testable import MessageCodec

@Suite struct GoldenTests {
    @Test func theGoldenFileHoldsWhatIsEncodedAndDecodes() throws {
        let current = try GoldenFile.current()
        if ProcessInfo.processInfo.environment["HUBBUB_WRITE_VECTORS"] == "1" { try current.write() }
        let golden = try GoldenFile.read()
        #expect(golden.version == current.version)
        #expect(golden.vectors.map(\.name) == current.vectors.map(\.name))
        for (old, new) in zip(golden.vectors, current.vectors) {
            #expect(old.hex == new.hex, "\(old.name)")
            #expect(old.kind == new.kind, "\(old.name)")
            #expect(old.fields == new.fields, "\(old.name)")
            #expect(old.mayEndAfter == new.mayEndAfter, "\(old.name)")
        }
        for (vector, sample) in zip(golden.vectors, Sample.all) {
            let bytes = try #require(Hex.decode(vector.hex))
            #expect(try Bytes.decode(bytes, as: vector.direction) == sample.value, "\(vector.name)")
        }
    }

    /// The fields that may be missing, in the order of the wire; all others are needed.
    static let defaults: [String: Int] = [
        "proof": 1, "join afresh": 1, "join and resume": 1, "talk directly by nick": 1, "talk directly by user": 1,
        "away": 1, "back": 1, "rooms": 1, "more rooms": 1, "roster": 1, "more of the roster": 1, "people": 1,
        "more people": 1, "hub's goodbye": 1, "hub's goodbye as asked": 1, "session refused": 1, "request refused": 1,
        "post refused": 1, "welcome": 1, "whois answered": 3, "arrived": 2, "went away": 1, "came back": 1,
        "joined a named room": 6, "opened a direct room": 6, "history page": 1, "order to kick": 1,
        "order to ban from the hub": 2, "order to make an operator": 1, "order to change the mode": 5,
        "entry: ruling, a ban": 2, "entry: ruling, a mode": 2, "removed": 2, "files": 1, "opened": 1,
        "opened a shared file": 1, "the newest pins": 1, "older pins": 1, "post refused: no further pin": 1,
    ]

    @Test func aFrameMayEndEarlyOnlyWhereADefaultIsDefined() throws {
        for vector in try GoldenFile.read().vectors {
            #expect(vector.mayEndAfter.count == Self.defaults[vector.name] ?? 0, "\(vector.name)")
        }
    }

    @Test func whatIsMissingTakesItsDefault() throws {
        let cut: [(Request, Request, Int)] = [
            (.join(Tag(1), .lobby, resume: Fixed.token), .join(Tag(1), .lobby, resume: nil), 10),
            (.away(Tag(5), Fixed.away("lunch")), .away(Tag(5), nil), 6),
            (.rooms(Tag(8), after: .lobby), .rooms(Tag(8), after: nil), 6),
            (.people(Tag(8), after: Fixed.bob.number), .people(Tag(8), after: nil), 3),
            (
                .proof(Proof(signature: Fixed.signature, nick: Fixed.nick("ann"), kind: .visitor)),
                .proof(Proof(signature: Fixed.signature, nick: Fixed.nick("ann"), kind: .member)), 1
            ),
        ]
        for (whole, short, count) in cut {
            let bytes = try Bytes.encode(.request(whole))
            let frame = Bytes.frame(bytes[4], bytes.dropFirst(5).dropLast(count))
            #expect(try Bytes.decode(frame, as: "request") == .request(short))
        }
    }

    @Test func fieldsOfLaterVersionsAreSkipped() throws {
        for sample in Sample.all where sample.value.direction != "datagram" {
            let bytes = try Bytes.encode(sample.value)
            let longer = Bytes.frame(bytes[4], bytes.dropFirst(5) + [0x01, 0xFF, 0x80, 0x00])
            #expect(try Bytes.decode(longer, as: sample.value.direction) == sample.value, "\(sample.name)")
        }
    }

    @Test func recordsOfLaterVersionsAreReadAsFarAsTheyAreKnown() throws {
        var body = ByteBuffer()
        try body.write(Tag(11))
        try body.writeList([Fixed.ann, Fixed.bob]) { (buffer, person) throws(WireError) in
            try buffer.writeRecord { (inner) throws(WireError) in
                try inner.write(person)
                inner.writeString("a later field")
            }
        }
        let frame = Bytes.frame(AnswerKind.identified.rawValue, body.readableBytesView)
        #expect(
            try Bytes.decode(frame, as: "answer") == .answer(.identified(Tag(11), [Fixed.ann, Fixed.bob])))
    }

    @Test func entriesOfUnknownKindsAreLeftOutOfPages() throws {
        let known = Fixed.entry(2, .text(Fixed.message("hi")))
        var body = ByteBuffer()
        try body.write(Tag(6))
        try body.write(Fixed.room)
        try body.writeList([UInt8(200), 0]) { (buffer, kind) throws(WireError) in
            try buffer.writeRecord { (inner) throws(WireError) in
                inner.writeInteger(kind)
                try inner.write(known)
            }
        }
        try body.writeRecords([Fixed.ann])
        body.writeFlag(false)
        let page = HistoryPage(room: Fixed.room, entries: [known], authors: [Fixed.ann], more: false)
        #expect(
            try Bytes.decode(Bytes.frame(AnswerKind.history.rawValue, body.readableBytesView), as: "answer")
                == .answer(.history(Tag(6), page)))
    }
}
