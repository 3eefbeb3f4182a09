import ChatModel
import Foundation

/// The inputs from which the doors are tried: a folder of files for each, and the protocol's golden bytes.
package struct Corpus: Sendable {
    private let root: URL

    /// - Parameter path: The top of the project's folder.
    package init(project path: String) { root = URL(fileURLWithPath: path) }

    /// The inputs for a door, in order of name.
    package func inputs(for body: FuzzBody) throws -> [[UInt8]] {
        let folder = root.appending(path: "Tests/Fuzz/Corpus/\(body.name)")
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        let files = try names.map { Array(try Data(contentsOf: folder.appending(path: $0))) }
        return files + (try vectors(for: body))
    }

    /// The golden bytes of the door's direction.
    private func vectors(for body: FuzzBody) throws -> [[UInt8]] {
        let directions = ["requests": "request", "answers": "answer", "datagrams": "datagram"]
        guard let direction = directions[body.name] else { return [] }
        let data = try Data(contentsOf: root.appending(path: "Assets/protocol-vectors.json"))
        return try JSONDecoder().decode(Vectors.self, from: data).vectors.filter { $0.direction == direction }
            .compactMap { Self.bytes($0.hex) }
    }

    private static func bytes(_ hex: String) -> [UInt8]? {
        let digits = Array(hex.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        let pairs = stride(from: 0, to: digits.count, by: 2).map {
            String(decoding: digits[$0..<$0 + 2], as: UTF8.self)
        }
        let bytes = pairs.compactMap { UInt8($0, radix: 16) }
        return bytes.count == pairs.count ? bytes : nil
    }

    private struct Vectors: Decodable {
        struct Vector: Decodable {
            let direction: String
            let hex: String
        }

        let vectors: [Vector]
    }
}
