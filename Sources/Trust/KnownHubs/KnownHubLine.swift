import ChatModel
import Foundation

/// One line of `known_hubs`: `SHA256:… p256 FIRST-SEEN LAST-MET NAME ADDRESS,ADDRESS`, separated by spaces.
///
/// Times are RFC 3339 in UTC. In names and addresses, white space, `%` and `,` are written as `%XX`; `-` means none.
enum KnownHubLine {
    /// The one kind of key that hubs have.
    static let keyType = "p256"
    private static let nothing = "-"

    /// What stands on a line.
    enum Content: Hashable {
        case hub(KnownHub)
        /// A comment, an empty line, or a key of a kind that this version does not know.
        case other
    }

    /// Why a line can't be read: the part that is wrong.
    struct Broken: Error, Hashable {
        let part: String
    }

    static func read(_ line: String) throws(Broken) -> Content {
        let fields = line.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
            .map { String(Substring($0)) }
        guard let first = fields.first, !first.hasPrefix("#") else { return .other }
        guard fields.count > 1 else { throw Broken(part: "key type") }
        guard fields[1] == keyType else { return .other }
        guard fields.count > 5 else { throw Broken(part: "number of fields") }
        return .hub(try hub(fields))
    }

    private static func hub(_ fields: [String]) throws(Broken) -> KnownHub {
        guard let id = HubID(fingerprint: fields[0]) else { throw Broken(part: "fingerprint") }
        return KnownHub(
            hub: id, firstSeen: try date(fields[2], "first date"), lastMet: try date(fields[3], "second date"),
            name: try names(fields[4], "name").first, addresses: try names(fields[5], "addresses"),
            extra: Array(fields[6...]))
    }

    private static func date(_ field: String, _ part: String) throws(Broken) -> Date {
        guard let date = try? Date(field, strategy: .iso8601) else { throw Broken(part: part) }
        return date
    }

    private static func names(_ field: String, _ part: String) throws(Broken) -> [String] {
        if field == nothing { return [] }
        var names: [String] = []
        for piece in field.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            guard let name = String(Substring(piece)).removingPercentEncoding, !name.isEmpty else {
                throw Broken(part: part)
            }
            names.append(name)
        }
        return names
    }

    static func text(_ hub: KnownHub) -> String {
        let fields = [
            hub.hub.fingerprint, keyType, hub.firstSeen.formatted(.iso8601), hub.lastMet.formatted(.iso8601),
            hub.name.map(escape) ?? nothing,
            hub.addresses.isEmpty ? nothing : hub.addresses.map(escape).joined(separator: ","),
        ]
        return (fields + hub.extra).joined(separator: " ")
    }

    private static func escape(_ name: String) -> String {
        if name == nothing { return "%2D" }
        let bytes = name.utf8.flatMap { byte in
            switch byte {
            case 0...0x20, 0x7F, UInt8(ascii: "%"), UInt8(ascii: ","): Array("%\(Hex.encode([byte]))".utf8)
            default: [byte]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
