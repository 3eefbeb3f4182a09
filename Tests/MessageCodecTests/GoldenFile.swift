import ChatModel
import Foundation

@testable import MessageCodec

/// `Assets/protocol-vectors.json`: the bytes of every kind, by which any client or hub can test itself.
///
/// Written anew by running the tests with `HUBBUB_WRITE_VECTORS=1` in the environment. A change there is a change of
/// the protocol.
struct GoldenFile: Codable {
    /// One value and its bytes.
    struct Vector: Codable {
        let name: String
        /// `request` (client to hub), `answer` (hub to client) or `datagram`.
        let direction: String
        /// The byte of the frame's or datagram's kind, in hexadecimal.
        let kind: String
        let fields: Field
        /// All bytes of the frame, its length included, or of the datagram.
        let hex: String
        /// The numbers of field bytes after which a frame may end early: what is missing takes its default.
        let mayEndAfter: [Int]
    }

    let version: UInt32
    let vectors: [Vector]

    static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Assets/protocol-vectors.json")

    static func read() throws -> GoldenFile {
        try JSONDecoder().decode(GoldenFile.self, from: Data(contentsOf: url))
    }

    /// What the samples give now.
    static func current() throws -> GoldenFile {
        GoldenFile(version: WireVersion.current, vectors: try Sample.all.map(vector))
    }

    func write() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (encoder.encode(self) + Data("\n".utf8)).write(to: Self.url)
    }

    private static func vector(_ sample: Sample) throws -> Vector {
        let bytes = try Bytes.encode(sample.value)
        let isDatagram = sample.value.direction == "datagram"
        let kind = bytes[isDatagram ? 5 : 4]
        return Vector(
            name: sample.name, direction: sample.value.direction, kind: "0x" + Hex.encode([kind]),
            fields: .record(sample.fields), hex: Hex.encode(bytes),
            mayEndAfter: isDatagram ? [] : earlyEnds(of: bytes, direction: sample.value.direction))
    }

    /// Where the fields of a frame may end before their end.
    static func earlyEnds(of bytes: [UInt8], direction: String) -> [Int] {
        let body = bytes.dropFirst(5)
        return (0..<body.count).filter { count in
            let short = Bytes.frame(bytes[4], body.prefix(count))
            return Bytes.code { () throws(WireError) in _ = try Bytes.decode(short, as: direction) } == nil
        }
    }
}
