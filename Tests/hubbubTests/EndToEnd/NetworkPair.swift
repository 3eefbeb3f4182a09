import Foundation
import TestKit
import Testing

/// Two machines on one cable: network namespaces joined by a veth pair.
final class NetworkPair: Sendable {
    /// The command that runs a program on the one machine.
    let one: [String]
    /// The command that runs a program on the other machine.
    let other: [String]
    private let names: [String]

    private init() {
        let tag = String(UUID().uuidString.prefix(6)).lowercased()
        names = ["hub-\(tag)-a", "hub-\(tag)-b"]
        one = [Self.tool, "netns", "exec", names[0]]
        other = [Self.tool, "netns", "exec", names[1]]
    }

    /// Joins two machines for as long as a body runs.
    ///
    /// The addresses are in 10.77.0.0/25, whose broadcast address is 10.77.0.127.
    static func joined(_ body: (NetworkPair) async throws -> Void) async throws {
        let pair = NetworkPair()
        do {
            try await pair.join()
            try await body(pair)
        } catch {
            await pair.part()
            throw error
        }
        await pair.part()
    }

    private func join() async throws {
        for name in names { try await Self.ip("netns", "add", name) }
        // Each cable lies in its own namespaces, so its ends may be called the same everywhere.
        try await Self.ip(
            "link", "add", "cable", "netns", names[0], "type", "veth", "peer", "name", "cable", "netns", names[1])
        for (index, name) in names.enumerated() {
            try await Self.ip("-n", name, "addr", "add", "10.77.0.\(index + 1)/25", "dev", "cable")
            for link in ["lo", "cable"] { try await Self.ip("-n", name, "link", "set", link, "up") }
        }
    }

    private func part() async {
        for name in names { try? await Self.ip("netns", "del", name) }
    }

    /// Whether this user may make network namespaces here.
    static func isPermitted() async -> Bool {
        let name = "hub-\(UUID().uuidString.prefix(6))"
        guard (try? await ip("netns", "add", name)) != nil else { return false }
        return (try? await ip("netns", "del", name)) != nil
    }

    private static let tool =
        ["/usr/sbin/ip", "/sbin/ip", "/usr/bin/ip"].first { FileManager.default.isExecutableFile(atPath: $0) }
        ?? "/usr/sbin/ip"

    private struct Refused: Error {
        let words: [String]
    }

    private static func ip(_ words: String...) async throws {
        let process = try ChildProcess([tool] + words, environment: [:])
        guard await process.status == 0 else { throw Refused(words: words) }
    }
}
