import Foundation
import Testing

/// A hub as a process of its own, on loopback.
final class Hub: Sendable {
    /// As it said itself: `hubbub://127.0.0.1:41233`.
    let address: String
    private let child: Child

    private init(_ child: Child, address: String) {
        self.child = child
        self.address = address
    }

    /// Starts a hub and waits until it is ready.
    /// - Parameters:
    ///   - folder: Where its journal is kept; nil to keep nothing.
    ///   - place: The host and port to listen on.
    ///   - name: What it is called.
    static func start(
        of host: Person, folder: String? = nil, at place: String = "127.0.0.1:0", called name: String = "lab"
    ) async throws -> Hub {
        let output = Pipe()
        let (program, words) = host.command(
            [Tool.hubbub.path, "host", "--name", name, "--listen", place]
                + (folder.map { ["--data", $0] } ?? ["--ephemeral"]))
        let child = try Child(program, words, environment: host.environment, output: .pipe(output))
        let line = await output.line()
        try #require(line.hasPrefix("listening "), "The hub said: \(line)")
        return Hub(child, address: line.replacing("listening ", with: ""))
    }

    /// The host and port.
    var place: String { address.replacing("hubbub://", with: "") }

    /// Sends it a signal and waits until it has ended.
    func end(_ signal: Int32 = SIGTERM) async {
        child.signal(signal)
        _ = await child.status.value
    }
}
