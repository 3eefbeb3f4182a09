import Foundation
import HubServer
import ServiceLifecycle

/// Says that the hub is ready, once the service group listens for signals too.
struct Readiness: Service {
    let lines: [String]
    /// What a person is told besides, on standard error.
    let note: String?
    /// Whether nobody will read standard output after that: the hub was started detached.
    let isDetached: Bool

    func run() async throws {
        if let note { FileHandle.standardError.write(Data((note + "\n").utf8)) }
        // Who started the hub may have stopped reading; the hub runs all the same.
        do { try Output.write(lines) } catch is Output.Closed {}
        if isDetached {
            let nothing = open("/dev/null", O_WRONLY)
            if nothing >= 0 {
                dup2(nothing, STDOUT_FILENO)
                close(nothing)
            }
        }
        try? await gracefulShutdown()
    }
}
