import ChatModel
import Testing

@testable import ClientCore
@testable import ClientUI

/// People, hubs and moments as a hub would name them.
enum Sample {
    static let words = Catalogue.english

    /// Words in English, clocks in UTC, fingerprints that begin with a key's first byte.
    static let around = Surroundings(
        words: words, utcOffset: { _ in 0 }, fingerprint: { "SHA256:" + $0.hex.prefix(43) },
        ownFingerprint: "SHA256:9f3a…c1")

    /// The same for somebody who reads Chinese.
    static let chinese = Surroundings(
        words: .chinese, utcOffset: around.utcOffset, fingerprint: around.fingerprint,
        ownFingerprint: around.ownFingerprint)

    static func digest(_ byte: UInt8) throws -> Digest { try #require(Digest([UInt8](repeating: byte, count: 32))) }

    static func person(_ number: UInt32, _ nick: String) throws -> Person {
        Person(
            number: UserNumber(number), id: UserID(try digest(UInt8(truncatingIfNeeded: number))), nick: try Nick(nick))
    }

    static func member(_ number: UInt32, _ nick: String, away: String? = nil) throws -> Member {
        Member(person: try person(number, nick), away: try away.map { try AwayText($0) })
    }

    static func hub(_ byte: UInt8) throws -> HubID { HubID(try digest(byte)) }

    /// A time of day in UTC, on Friday 20 November 2026 unless another day of that month is given.
    static func time(_ hour: UInt64, _ minute: UInt64, second: UInt64 = 0, day: UInt64 = 20) -> HubTime {
        HubTime(milliseconds: (1_793_404_800 + day * 86_400 + hour * 3_600 + minute * 60 + second) * 1_000)
    }

    static let address = HubAddress.tcp(host: "10.3.0.7", port: 24822, plain: false)
}
