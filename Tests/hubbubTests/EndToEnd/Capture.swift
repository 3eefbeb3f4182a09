import Foundation
import TestKit

/// Somebody who listens on a cable: everything that goes over it, as tcpdump writes it down.
final class Capture {
    private static let tool = ["/usr/bin/tcpdump", "/usr/sbin/tcpdump"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    private let file = FileManager.default.temporaryDirectory.appendingPathComponent("hubbub-\(UUID().uuidString).pcap")
    private let process: ChildProcess

    /// Whether there is a tcpdump, and a cable that it may listen on.
    static func isPossible() async -> Bool {
        guard tool != nil else { return false }
        return await NetworkPair.isPermitted()
    }

    /// Listens on a machine's cable; everything from now on is caught.
    init(on machine: [String]) async throws {
        let errors = try StreamPair()
        process = try ChildProcess(
            machine + [
                Self.tool ?? "tcpdump", "-i", "cable", "-w", file.path, "-U", "-s", "0", "--immediate-mode", "-Z",
                "root",
            ], environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"], errors: errors.writing)
        errors.closeWriting()
        while let line = await errors.line(), !line.contains("listening on") {}
    }

    deinit {
        process.signal(SIGKILL)
        try? FileManager.default.removeItem(at: file)
    }

    /// Stops listening; what was caught, with the packets' heads.
    func end() async throws -> Data {
        process.signal(SIGINT)
        _ = await process.status
        return try Data(contentsOf: file)
    }
}
