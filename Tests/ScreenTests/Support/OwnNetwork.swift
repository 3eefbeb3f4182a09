import Foundation

/// A machine with nothing but loopback: a network namespace, in which no hub of anybody else is heard.
final class OwnNetwork: Sendable {
    /// The words that run a program there, in front of its own.
    let enter: String
    private let name: String

    private init(_ name: String) {
        self.name = name
        enter = "\(Self.tool) netns exec \(name)"
    }

    /// Has such a machine for as long as a body runs.
    static func lent(_ body: (OwnNetwork) async throws -> Void) async throws {
        let network = OwnNetwork("screen-\(UUID().uuidString.prefix(6).lowercased())")
        guard await network.make() else { throw Refused() }
        do { try await body(network) } catch {
            await network.remove()
            throw error
        }
        await network.remove()
    }

    /// Whether this user may make network namespaces here.
    static func isPermitted() async -> Bool {
        let network = OwnNetwork("screen-\(UUID().uuidString.prefix(6).lowercased())")
        guard await network.make() else { return false }
        await network.remove()
        return true
    }

    private struct Refused: Error {}

    private static let tool =
        ["/usr/sbin/ip", "/sbin/ip", "/usr/bin/ip"].first { FileManager.default.isExecutableFile(atPath: $0) }
        ?? "/usr/sbin/ip"

    private func make() async -> Bool {
        guard await Self.ip("netns", "add", name) else { return false }
        if await Self.ip("-n", name, "link", "set", "lo", "up") { return true }
        await remove()
        return false
    }

    private func remove() async { _ = await Self.ip("netns", "del", name) }

    private static func ip(_ words: String...) async -> Bool {
        let outcome = try? await Tool.run(URL(fileURLWithPath: tool), words, environment: [:])
        return outcome?.status == 0
    }
}
